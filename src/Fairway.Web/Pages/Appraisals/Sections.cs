using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>A form to be shown, with what its labels and links need.</summary>
public sealed record FormModel(AgreementForm Form, AppraisalView View);

/// <summary>One part of a form to be shown.</summary>
public sealed record SectionModel(string Section, AgreementForm Form, AppraisalView View);

/// <summary>Changes to be listed, each with both texts.</summary>
/// <param name="Form">The form after the changes: it numbers the outputs.</param>
public sealed record ChangesModel(IReadOnlyList<AgreementChange> Changes, AppraisalView View, AgreementForm Form);

/// <summary>Names and addresses of the parts of a form.</summary>
public static class Sections
{
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
            _ when policy.Catalogue.All.FirstOrDefault(c => AgreementSections.OfCompetency(c.Code) == section) is { } competency =>
                competency.Name.In(t.Language),
            _ when policy.Accountabilities.All.FirstOrDefault(q => AgreementSections.OfAccountability(q.Code) == section) is { } question =>
                question.Text.In(t.Language),
            _ => t["Appraisals.OutputGone"],
        };
    }

    /// <summary>What a path of <see cref="AgreementChanges"/> is about: "Output 2: measure".</summary>
    public static string OfChange(Words t, AppraisalPolicy policy, AgreementChange change, AgreementForm form)
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

    private static string Lower(string text) =>
        text.Length == 0 ? text : char.ToLower(text[0], System.Globalization.CultureInfo.CurrentUICulture) + text[1..];
}
