using System.Globalization;
using Fairway.App.Reclassification;
using Fairway.Rules.Reclassification;
using Fairway.Web.Components;
using NodaTime;
// How stations are drawn is the same everywhere; of appraisals this room knows nothing.
using StationStatus = Fairway.Rules.Appraisals.StationStatus;

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
                ReclassificationState.Kept
                or ReclassificationState.Raised
                or ReclassificationState.Lowered
                or ReclassificationState.Confirmed
                or ReclassificationState.Changed => "done",
                ReclassificationState.Draft => "due",
                ReclassificationState.Withdrawn or ReclassificationState.Unchanged or ReclassificationState.Lapsed => "quiet",
                _ => "info",
            },
            t["Reclassification.State." + state]
        );

    public static string LevelName(this Words t, int level) => t["Reclassification.Level", level.ToString(CultureInfo.InvariantCulture)];

    /// <summary>The way of a request: received, result, and where it was appealed against recommendation and decision.</summary>
    public static IReadOnlyList<Station> Stations(this Words t, ReclassificationView view)
    {
        var (of, today) = (view.Case, view.At.Reader.Today);
        List<Station> stations =
        [
            new(t["Reclassification.Station.Received"], t.DayAndMonth(of.ReceivedOn!.Value), StationStatus.Done),
            Of("Result", of.ResultOn, view.ResultDue),
        ];
        if (of.AppealedOn is { } appealed)
        {
            stations.Add(new(t["Reclassification.Station.Appeal"], t.DayAndMonth(appealed), StationStatus.Done));
            stations.Add(Of("Recommendation", of.RecommendedOn, view.ReviewDue));
            stations.Add(Of("Decision", of.DecidedOn, view.DecisionDue));
        }
        return stations;

        Station Of(string name, LocalDate? done, LocalDate? due) =>
            new(
                t["Reclassification.Station." + name],
                (done ?? due) is { } day ? t.DayAndMonth(day) : null,
                done is not null ? StationStatus.Done
                    : due is null ? StationStatus.Future
                    : due < today ? StationStatus.Late
                    : StationStatus.Current
            );
    }
}
