using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Probation;

/// <summary>A station of probation's channel.</summary>
/// <param name="Step">The step; null: the Board, at the end.</param>
/// <param name="Status">How it stands.</param>
/// <param name="DueOn">Its day, inclusive; null: none is fixed.</param>
/// <param name="Why">How the day follows; null where there is none.</param>
public sealed record ProbationStation(ProbationStep? Step, StationStatus Status, LocalDate? DueOn, Finding? Why);

/// <summary>The channel of probation: beginning · mid-term · appraisal · mid-term · input · report · Board, drawn as an appraisal's is.</summary>
[Rule("PR-1"), Rule("PR-2"), Rule("BD-1")]
public static class ProbationStations
{
    /// <summary>The stations on a day, in order.</summary>
    /// <param name="entryOnDuty">The first day of probation.</param>
    /// <param name="done">The steps that are done.</param>
    /// <param name="received">Whether the Board has received the report.</param>
    /// <param name="today">The day at the official's duty station.</param>
    /// <param name="policy">The policy of probation.</param>
    /// <param name="dueSoon">How long before its day a step is due soon.</param>
    public static IReadOnlyList<ProbationStation> Of(
        LocalDate entryOnDuty,
        IReadOnlySet<ProbationStep> done,
        bool received,
        LocalDate today,
        ProbationPolicy policy,
        Period dueSoon
    )
    {
        var current = true;
        var stations = new List<ProbationStation>();
        foreach (var step in ProbationCalendar.Steps)
        {
            var due = ProbationCalendar.DueOn(step, entryOnDuty, policy);
            var isDone = done.Contains(step);
            var status =
                isDone ? StationStatus.Done
                : today > due ? StationStatus.Late
                : Months.Add(today, dueSoon) >= due ? StationStatus.Due
                : current ? StationStatus.Current
                : StationStatus.Future;
            current &= isDone;
            stations.Add(new(step, status, due, ProbationCalendar.WhyDue(step, entryOnDuty, policy)));
        }
        stations.Add(new(null, received ? StationStatus.Done : StationStatus.Future, null, null));
        return stations;
    }
}
