using System.Globalization;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Underperformance;

/// <summary>How the clock of a plan stands (UP-2).</summary>
/// <param name="From">The first day that counts: that on which the plan was signed.</param>
/// <param name="Nominal">The day of the review if no leave came between.</param>
/// <param name="DueOn">The first day on which the review can find progress insufficient; null while a leave without an end stops the clock.</param>
/// <param name="Needed">The days that have to run.</param>
/// <param name="Stops">The days on which it stands still, in order, none touching another; the last may be open.</param>
/// <param name="Short">Leaves that are too short to stop it.</param>
public sealed record ClockReading(
    LocalDate From,
    LocalDate Nominal,
    LocalDate? DueOn,
    int Needed,
    IReadOnlyList<Span> Stops,
    IReadOnlyList<Span> Short
)
{
    /// <summary>Whether it stands still on a day.</summary>
    public bool IsStoppedOn(LocalDate day) => Stops.Any(stop => stop.Contains(day));

    /// <summary>How many days have run before a day, never more than needed.</summary>
    public int RunBefore(LocalDate day) => Math.Min(Needed, RunningDays(From, day));

    /// <summary>The days between two on which it ran; 0 where the second is not later.</summary>
    public int RunningDays(LocalDate from, LocalDate until)
    {
        if (until <= from)
        {
            return 0;
        }
        var span = new Span(from, until);
        return span.Days!.Value - Stops.Sum(stop => stop.Intersect(span)?.Days ?? 0);
    }
}

/// <summary>
/// When the review of a plan falls due (UP-2): so many months from its signing, in which long leave doesn't count. As many days have to run as lie in
/// the months from the day of signing; each day of long leave among them is added, and a review that would fall into a leave waits for its end.
/// </summary>
[Rule("UP-2")]
public static class ReviewClock
{
    /// <summary>The clock of a plan, or of further monitoring.</summary>
    /// <param name="from">The day of signing.</param>
    /// <param name="length">How long it runs.</param>
    /// <param name="leaves">Approved leave, in any order, as far as it is known; an open one has no end yet.</param>
    /// <param name="policy">The policy of the case.</param>
    public static ClockReading Of(LocalDate from, Period length, IEnumerable<Span> leaves, UnderperformancePolicy policy)
    {
        var nominal = Months.Add(from, length);
        var needed = Period.DaysBetween(from, nominal);
        var (stops, brief) = Sorted(leaves, policy);
        LocalDate? due = nominal;
        foreach (var stop in stops)
        {
            if (due is not { } day || stop.From > day || stop.Until <= from)
            {
                continue;
            }
            // What lies before the signing has stopped nothing.
            var begins = stop.From > from ? stop.From : from;
            due = stop.Until is { } until ? day.PlusDays(Period.DaysBetween(begins, until)) : null;
        }
        return new ClockReading(
            from,
            nominal,
            due,
            needed,
            [.. stops.Where(stop => (stop.Until is null || stop.Until > from) && (due is null || stop.From < due))],
            brief
        );
    }

    /// <summary>Why the review falls due when it does: the day of signing, the period, the days of leave, the result.</summary>
    public static Finding WhyDue(ClockReading clock, Period length)
    {
        (string, string)[] facts =
        [
            ("signed", IsoDay.Text(clock.From)),
            ("parameter", "underperformance.review.after"),
            ("period", PeriodPattern.Roundtrip.Format(length)),
            ("leave", string.Join(", ", clock.Stops.Select(stop => stop.ToString()))),
            ("leaveDays", StoppedDays(clock).ToString(CultureInfo.InvariantCulture)),
            ("result", clock.DueOn is { } due ? IsoDay.Text(due) : ""),
        ];
        return clock.DueOn is null
            ? Finding.NotMet(Citations.UP2, "clock-stopped", facts)
            : Finding.Met(Citations.UP2, clock.Stops.Count == 0 ? "review-after-signing" : "review-after-leave", facts);
    }

    /// <summary>Whether a review on a day can find progress insufficient: the time has run.</summary>
    public static Finding IsOver(ClockReading clock, LocalDate day)
    {
        (string, string)[] facts =
        [
            ("from", IsoDay.Text(clock.From)),
            ("ran", clock.RunBefore(day).ToString(CultureInfo.InvariantCulture)),
            ("needed", clock.Needed.ToString(CultureInfo.InvariantCulture)),
            ("due", clock.DueOn is { } due ? IsoDay.Text(due) : ""),
        ];
        return clock.DueOn <= day
            ? Finding.Met(Citations.UP2, "time-has-run", facts)
            : Finding.NotMet(Citations.UP2, "time-has-not-run", facts);
    }

    private static int StoppedDays(ClockReading clock) => clock.DueOn is { } due ? Period.DaysBetween(clock.Nominal, due) : 0;

    /// <summary>Leaves that touch or overlap are one; that one is long or short as a whole, also where part of it lies outside the plan.</summary>
    private static (IReadOnlyList<Span> Long, IReadOnlyList<Span> Brief) Sorted(IEnumerable<Span> leaves, UnderperformancePolicy policy)
    {
        var joined = new List<Span>();
        foreach (var leave in leaves.Where(leave => !leave.IsEmpty).OrderBy(leave => leave.From))
        {
            if (joined.Count > 0 && (joined[^1].Until is not { } end || leave.From <= end))
            {
                var before = joined[^1];
                joined[^1] = new Span(
                    before.From,
                    before.Until is null || leave.Until is null ? null : Later(before.Until.Value, leave.Until.Value)
                );
            }
            else
            {
                joined.Add(leave);
            }
        }
        return ([.. joined.Where(IsLong)], [.. joined.Where(leave => !IsLong(leave))]);

        bool IsLong(Span leave) => leave.Until is null || Months.Add(leave.From, policy.LongLeave) <= leave.Until;

        static LocalDate Later(LocalDate one, LocalDate other) => one > other ? one : other;
    }
}
