using System.Globalization;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Appraisals;

/// <summary>An appraisal cycle.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="LastDay">Its last day, inclusive.</param>
public readonly record struct Cycle(LocalDate Start, LocalDate LastDay)
{
    /// <summary>Its days as a half-open span.</summary>
    public Span Span => Span.Through(Start, LastDay);

    /// <summary>The biennium's label where it is one (<c>2026–27</c>), else both years (<c>2027–2029</c>), or the one year.</summary>
    public string Label =>
        Biennium.Of(Start) is var biennium && biennium.Start == Start && biennium.End == LastDay ? biennium.Label
        : Start.Year == LastDay.Year ? string.Create(CultureInfo.InvariantCulture, $"{Start.Year}")
        : string.Create(CultureInfo.InvariantCulture, $"{Start.Year}–{LastDay.Year}");
}

/// <summary>The recorded steps of a regular cycle, with their codes in <c>fairway obligations</c>.</summary>
public enum AppraisalStep
{
    /// <summary>Beginning of cycle: <c>boc</c>. What is due is the supervisor's signature (CY-2b).</summary>
    Beginning,

    /// <summary>Mid-term review: <c>mtr</c>.</summary>
    MidTerm,

    /// <summary>End of cycle: <c>eoc</c>.</summary>
    EndOfCycle,
}

/// <summary>A day on which a step is due, and how it follows.</summary>
/// <param name="Step">The step.</param>
/// <param name="On">The day, inclusive: a signature on it is in time.</param>
/// <param name="Why">Rule, base date, parameter, period and result.</param>
public sealed record Due(AppraisalStep Step, LocalDate On, Finding Why);

/// <summary>When regular cycles begin and end and what is due in them (CY-1 to CY-4). All days are calendar days.</summary>
[Rule("CY-1")]
public static class AppraisalCalendar
{
    /// <summary>The step's code in <c>fairway obligations</c>.</summary>
    public static string Code(this AppraisalStep step) =>
        step switch
        {
            AppraisalStep.Beginning => "boc",
            AppraisalStep.MidTerm => "mtr",
            AppraisalStep.EndOfCycle => "eoc",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };

    /// <summary>The policy's regular cycle that a day lies in: for the ILO the biennium; elsewhere as length and anchor say.</summary>
    public static Cycle Regular(LocalDate day, AppraisalPolicy policy)
    {
        var length = (policy.CycleLength.Years * 12) + policy.CycleLength.Months;
        var months = ((day.Year - policy.CycleAnchor.Year) * 12) + day.Month - policy.CycleAnchor.Month;
        var nth = (int)Math.Floor((double)months / length);
        // Counting months passes over the day of the month, so the first guess can be one cycle late.
        while (Begin(nth) > day)
        {
            nth--;
        }
        while (Begin(nth + 1) <= day)
        {
            nth++;
        }
        return new(Begin(nth), Begin(nth + 1).PlusDays(-1));

        LocalDate Begin(int n) => Months.Add(policy.CycleAnchor, n * length);
    }

    /// <summary>
    /// The first cycle of a stretch of regular-budget service: from its first day (or the end of probation) to the end of the regular cycle
    /// that the day lies in; where that leaves less than the minimum, to the end of the next.
    /// </summary>
    [Rule("CY-2")]
    public static Cycle First(LocalDate start, AppraisalPolicy policy)
    {
        var regular = Regular(start, policy);
        return Months.Add(start, policy.CycleMinimum) > regular.LastDay.PlusDays(1)
            ? new(start, Regular(regular.LastDay.PlusDays(1), policy).LastDay)
            : new(start, regular.LastDay);
    }

    /// <summary>Why a first cycle ends when it does.</summary>
    [Rule("CY-2")]
    public static Finding WhyItEnds(Cycle first, AppraisalPolicy policy)
    {
        var regular = Regular(first.Start, policy);
        (string, string)[] facts =
        [
            ("start", IsoDay.Text(first.Start)),
            ("regularEnd", IsoDay.Text(regular.LastDay)),
            ("parameter", "cycle.minimum"),
            ("period", PeriodPattern.Roundtrip.Format(policy.CycleMinimum)),
            ("result", IsoDay.Text(first.LastDay)),
        ];
        return Finding.Met(Citations.CY2, first.LastDay > regular.LastDay ? "merged-into-next-cycle" : "ends-with-regular-cycle", facts);
    }

    /// <summary>The cycle that a day lies in, within a stretch that began on a day; null before the stretch.</summary>
    public static Cycle? At(LocalDate day, LocalDate stretchStart, AppraisalPolicy policy)
    {
        if (day < stretchStart)
        {
            return null;
        }
        var first = First(stretchStart, policy);
        return day <= first.LastDay ? first : Regular(day, policy);
    }

    /// <summary>The day on which the first cycle of a stretch begins: its first day, or the end of probation where that is later (PR-3).</summary>
    /// <param name="stretchStart">The first day of regular-budget service.</param>
    /// <param name="probationEnds">The first day after probation; null where there is none.</param>
    /// <typeparam name="TDay">A day, or a day's number.</typeparam>
    [Rule("PR-3")]
    public static TDay FirstStart<TDay>(TDay stretchStart, TDay? probationEnds)
        where TDay : struct, IComparable<TDay> => probationEnds is { } ends && ends.CompareTo(stretchStart) > 0 ? ends : stretchStart;

    /// <summary>
    /// Whether the cycle that begins on a day is a third appraisal: the one after probation, of whatever length, unless it begins with a
    /// regular cycle and so is one (interpretation 27).
    /// </summary>
    [Rule("PR-3")]
    public static bool IsThirdAppraisal(LocalDate cycleStart, LocalDate? probationEnds, AppraisalPolicy policy) =>
        cycleStart == probationEnds && Regular(cycleStart, policy).Start != cycleStart;

    /// <summary>
    /// The day on which a step is due in a cycle. A beginning or mid-term that would fall on or after the last day is left out, which is
    /// null; the end of the cycle is due on its last day.
    /// </summary>
    [Rule("CY-2")]
    [Rule("CY-3")]
    [Rule("CY-4")]
    public static LocalDate? DueOn(AppraisalStep step, Cycle cycle, AppraisalPolicy policy)
    {
        if (step == AppraisalStep.EndOfCycle)
        {
            return cycle.LastDay;
        }
        var on = Months.Add(cycle.Start, DueAfterStart(step, policy));
        return on < cycle.LastDay ? on : null;
    }

    /// <summary>The rule that a step rests on.</summary>
    public static Citation Citation(this AppraisalStep step) =>
        step switch
        {
            AppraisalStep.Beginning => Citations.CY2,
            AppraisalStep.MidTerm => Citations.CY3,
            _ => Citations.CY4,
        };

    /// <summary>What is due in a cycle, in order, and how it follows.</summary>
    /// <param name="cycleStart">The cycle's first day.</param>
    /// <param name="cycleEnd">The cycle's last day, inclusive.</param>
    /// <param name="policy">The policy that the cycle was launched under.</param>
    public static IReadOnlyList<Due> Dues(LocalDate cycleStart, LocalDate cycleEnd, AppraisalPolicy policy)
    {
        var dues = new List<Due>();
        foreach (var step in (ReadOnlySpan<AppraisalStep>)[AppraisalStep.Beginning, AppraisalStep.MidTerm, AppraisalStep.EndOfCycle])
        {
            if (DueOn(step, new(cycleStart, cycleEnd), policy) is { } on)
            {
                dues.Add(new(step, on, WhyDue(step, cycleStart, on, policy)));
            }
        }
        return dues;
    }

    private static Period DueAfterStart(AppraisalStep step, AppraisalPolicy policy) =>
        step == AppraisalStep.Beginning ? policy.BeginningDueAfterStart : policy.MidTermDueAfterStart;

    private static Finding WhyDue(AppraisalStep step, LocalDate cycleStart, LocalDate on, AppraisalPolicy policy) =>
        step == AppraisalStep.EndOfCycle
            ? Finding.Met(step.Citation(), "due-on-last-day", ("cycleEnd", IsoDay.Text(on)), ("result", IsoDay.Text(on)))
            : Finding.Met(
                step.Citation(),
                "due-after-start",
                ("cycleStart", IsoDay.Text(cycleStart)),
                ("parameter", step == AppraisalStep.Beginning ? "boc.dueAfterStart" : "mtr.dueAfterStart"),
                ("period", PeriodPattern.Roundtrip.Format(DueAfterStart(step, policy))),
                ("result", IsoDay.Text(on))
            );
}
