using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>A form to be shown, with what its labels and links need.</summary>
public sealed record FormModel(AgreementForm Form, AppraisalView View);

/// <summary>One part of a form to be shown.</summary>
public sealed record SectionModel(string Section, AgreementForm Form, AppraisalView View);

/// <summary>A mid-term review to be shown; outputs that stay as agreed read as the agreement has them.</summary>
public sealed record ReviewModel(ReviewForm Form, AppraisalView View)
{
    public IReadOnlyList<StandingOutput> Outputs => StandingOutput.After(View.Agreement ?? AgreementForm.Empty, Form);
}

/// <summary>What is said of one output at mid-term, to be shown.</summary>
public sealed record OutputReviewModel(OutputReview? Said, StandingOutput Output, AppraisalView View);

/// <summary>An output's measure, timeline, resources and what it serves.</summary>
public sealed record OutputTextsModel(Output Output, AppraisalView View);

/// <summary>One part of a mid-term review, to be shown beside another version of it.</summary>
public sealed record ReviewPartModel(string Part, ReviewForm Form, AppraisalView View);

/// <summary>An end of cycle to be shown.</summary>
public sealed record EndModel(EndForm Form, AppraisalView View);

/// <summary>Changes to be listed, each with both texts.</summary>
/// <param name="Form">The form after the changes: it numbers the outputs.</param>
public sealed record ChangesModel(IReadOnlyList<FormChange> Changes, AppraisalView View, AgreementForm Form);

/// <summary>Names and addresses of the parts of a form.</summary>
public static class Sections
{
    /// <summary>The outputs as both forms number them: those agreed on, then those that a mid-term review adds.</summary>
    public static AgreementForm Numbering(AppraisalView view, ReviewForm review)
    {
        var agreed = view.Agreement ?? AgreementForm.Empty;
        return agreed with { Outputs = [.. StandingOutput.After(agreed, review).Select(o => o.Now)] };
    }

    /// <summary>"Output 2", "Communication", "Developmental objective", as the reader calls the part.</summary>
    public static string Name(Words t, AppraisalPolicy policy, string section, params AgreementForm[] forms)
    {
        foreach (var form in forms)
        {
            for (var i = 0; i < form.Outputs.Length; i++)
            {
                if (AgreementSections.OfOutput(form.Outputs[i].Id) == section)
                {
                    return t["Appraisals.OutputNumber", i + 1];
                }
            }
        }

        return section switch
        {
            AgreementSections.Objective => t["Appraisals.Objective"],
            AgreementSections.Discussion => t["Appraisals.Discussion"],
            ReviewSections.CountReason => t["Appraisals.Part.countReason"],
            _ when policy.Catalogue.All.FirstOrDefault(c => AgreementSections.OfCompetency(c.Code) == section) is { } competency =>
                competency.Name.In(t.Language),
            _ when policy.Accountabilities.All.FirstOrDefault(q => AgreementSections.OfAccountability(q.Code) == section) is { } question =>
                question.Text.In(t.Language),
            _ => t["Appraisals.OutputGone"],
        };
    }

    /// <summary>What a path of <see cref="AgreementChanges"/> is about: "Output 2: measure".</summary>
    public static string OfChange(Words t, AppraisalPolicy policy, FormChange change, AgreementForm form)
    {
        var path = change.Path;
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            var parts = path.Split('.');
            return parts.Length == 1
                ? t["Appraisals.Part." + path]
                : $"{t["Appraisals.Objective"]}: {Lower(t["Appraisals.Field." + parts[1]])}";
        }

        var close = path.IndexOf(']', StringComparison.Ordinal);
        var key = path[(open + 1)..close];
        var name = Name(t, policy, $"{path[..open]}/{key}", form);
        return close + 1 < path.Length ? $"{name}: {Lower(t["Appraisals.Field." + path[(close + 2)..]])}" : name;
    }

    /// <summary>Where what a refusal asks for can be put right.</summary>
    public static string Href(string home, AgreementForm form, Refusal refusal)
    {
        if (refusal.Field is not { } field)
        {
            return refusal.Code == RefusalCodes.DraftNotShared ? $"{home}/share" : home;
        }

        if (Keyed(home, field) is { } part)
        {
            return part;
        }

        var index = field.IndexOf('[', StringComparison.Ordinal);
        var list = index < 0 ? field.Split('.')[0] : field[..index];
        var at = index >= 0 && int.TryParse(field[(index + 1)..field.IndexOf(']', StringComparison.Ordinal)], out var n) ? n : -1;
        return list switch
        {
            "Outputs" when at >= 0 && at < form.Outputs.Length => $"{home}/outputs/{form.Outputs[at].Id}",
            "Competencies" when at >= 0 && at < form.Competencies.Length => $"{home}/competencies/{form.Competencies[at].Code}",
            "Competencies" => $"{home}/competencies",
            "Objective" => $"{home}/objective",
            "Accountabilities" => $"{home}/accountabilities",
            "DiscussedOn" => $"{home}/discussion",
            _ => home,
        };
    }

    /// <summary>Fields of forms whose lists go by key: "Outputs[&lt;id&gt;].Progress", and the parts of an end of cycle.</summary>
    private static string? Keyed(string home, string field)
    {
        var open = field.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return field.Split('.')[0] switch
            {
                "CountReason" => $"{home}/number",
                "Career" => $"{home}/career",
                "Overall" => $"{home}/overall",
                _ => null,
            };
        }

        var key = field[(open + 1)..field.IndexOf(']', StringComparison.Ordinal)];
        return field[..open] switch
        {
            _ when int.TryParse(key, out _) => null,
            "Outputs" => $"{home}/outputs/{key}",
            "Competencies" => $"{home}/competencies/{key}",
            "Accountabilities" => $"{home}/accountabilities",
            "Criteria" => $"{home}/criteria",
            _ => null,
        };
    }

    private static string Lower(string text) =>
        text.Length == 0 ? text : char.ToLower(text[0], System.Globalization.CultureInfo.CurrentUICulture) + text[1..];
}
