using System.Globalization;
using Fairway.Rules.Reclassification;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Reclassification;

/// <summary>A part of a description beside the same part of another.</summary>
/// <param name="Label">What the part is called.</param>
/// <param name="Runs">The words that stay, go and come.</param>
public sealed record JobDifference(string Label, IReadOnlyList<WordRun> Runs);

/// <summary>Two descriptions beside each other, for the partial page that shows them.</summary>
/// <param name="Parts">Each part.</param>
/// <param name="Language">The language of the later one.</param>
/// <param name="Compared">Whether there was another to compare with.</param>
public sealed record JobDifferences(IReadOnlyList<JobDifference> Parts, string Language, bool Compared)
{
    public static JobDifferences Between(Words t, JobText? before, JobText after, string language)
    {
        return new(
            [
                Part("Purpose", text => text.Purpose),
                Part("Duties", text => Duties(t, text)),
                Part("Reporting", text => text.Reporting),
                Part("Qualifications", text => text.Qualifications),
            ],
            language,
            before is not null
        );

        // Without another to compare with it is shown as it is, and not as if everything were new.
        JobDifference Part(string name, Func<JobText, string> of) =>
            new(t["Reclassification." + name], [.. WordDifferences.Between(of(before ?? after), of(after))]);
    }

    private static string Duties(Words t, JobText text) =>
        string.Join("\n", text.Said.Select(duty => t["Reclassification.DutyLine", duty.Share ?? 0, duty.Text]));
}

/// <summary>How states of descriptions and requests are said.</summary>
public static class JobWords
{
    public static (string Kind, string Word) State(this Words t, JobState state) =>
        (
            state switch
            {
                JobState.InForce => "done",
                JobState.Proposed => "info",
                _ => "quiet",
            },
            t["Reclassification.Job." + state]
        );

    public static (string Kind, string Word) State(this Words t, ReclassificationState state) =>
        (
            state switch
            {
                ReclassificationState.Kept or ReclassificationState.Raised or ReclassificationState.Lowered => "done",
                ReclassificationState.Draft => "due",
                ReclassificationState.Withdrawn => "quiet",
                _ => "info",
            },
            t["Reclassification.State." + state]
        );

    public static string LevelName(this Words t, int level) => t["Reclassification.Level", level.ToString(CultureInfo.InvariantCulture)];
}
