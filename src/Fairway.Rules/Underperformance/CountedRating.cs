using Fairway.Rules.Appraisals;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Underperformance;

/// <summary>An overall rating that stands.</summary>
/// <param name="PeriodEnd">The last day that the report covers.</param>
/// <param name="Rating">Its code in the overall scale.</param>
public sealed record StandingRating(LocalDate PeriodEnd, string Rating);

/// <summary>
/// Which rating counts where something hangs on one, such as a merit increment (UP-4): that of the period; where the Office failed to appraise, the
/// last report before it, or "fully meets". Nobody loses by a report that was never written.
/// </summary>
[Rule("UP-4")]
public static class CountedRating
{
    /// <summary>The step of the overall scale that counts where there is no report at all.</summary>
    public const string FullyMeets = "fully-meets";

    /// <summary>The rating that counts, and why.</summary>
    /// <param name="reports">Every report on the official that stands, in any order.</param>
    /// <param name="period">The period for which a rating is asked.</param>
    public static (string Rating, Finding Why) For(IEnumerable<StandingRating> reports, Cycle period)
    {
        var last = reports.Where(report => report.PeriodEnd <= period.LastDay).MaxBy(report => report.PeriodEnd);
        (string, string)[] facts = [("from", IsoDay.Text(period.Start)), ("to", IsoDay.Text(period.LastDay))];
        return last is null ? (FullyMeets, Finding.Met(Citations.UP4, "no-report-fully-meets", [.. facts, ("rating", FullyMeets)]))
            : last.PeriodEnd >= period.Start ? (last.Rating, Finding.Met(Citations.UP4, "report-of-the-period", [.. facts, .. Of(last)]))
            : (last.Rating, Finding.Met(Citations.UP4, "last-report-counts", [.. facts, .. Of(last)]));

        static (string, string)[] Of(StandingRating report) => [("report", IsoDay.Text(report.PeriodEnd)), ("rating", report.Rating)];
    }
}
