using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>An entry to be shown, with the name of what it is about.</summary>
/// <param name="About">Null where the place it stands at says it.</param>
/// <param name="Home">The appraisal's address.</param>
/// <param name="MayAttach">Whether files can be attached now.</param>
public sealed record JournalLineModel(JournalLine Line, string? About, string Home, bool MayAttach);

/// <summary>What was said along the way about one part of the form, beside the field in which it is assessed.</summary>
public sealed record SaidAlongModel(IEnumerable<JournalLine> Lines, string Home);

/// <summary>How pages name what an entry is about.</summary>
public static class JournalWords
{
    /// <summary>"Output 2: Payroll migration", "Communication", "Developmental objective", "The whole appraisal".</summary>
    public static string About(Words t, AppraisalPolicy policy, IReadOnlyList<FormPart> parts, string? section)
    {
        if (section is null)
        {
            return t["Journal.Whole"];
        }

        return parts.FirstOrDefault(p => p.Section == section) is { } part ? Name(t, policy, part) : t["Journal.Gone"];
    }

    public static string Name(Words t, AppraisalPolicy policy, FormPart part) =>
        part.Number > 0 ? OutputName(t, part)
        : part.Section == AgreementSections.Objective ? t["Appraisals.Objective"]
        : policy.Catalogue.Find(part.Title)?.Name.In(t.Language) ?? part.Title;

    /// <summary>What an entry can be about, to choose from.</summary>
    public static IEnumerable<Choice> Abouts(Words t, AppraisalPolicy policy, IReadOnlyList<FormPart> parts) =>
        parts.Select(part => new Choice(part.Section, Name(t, policy, part)));

    public static string OutputName(Words t, FormPart part) =>
        string.IsNullOrWhiteSpace(part.Title) ? t["Appraisals.OutputNumber", part.Number] : t["Journal.Output", part.Number, part.Title];
}
