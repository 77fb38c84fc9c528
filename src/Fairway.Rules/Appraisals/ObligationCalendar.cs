using System.Runtime.InteropServices;
using Fairway.Rules.Probation;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>An obligation as plain numbers (<see cref="DayNumbers"/>): of these there are millions.</summary>
/// <param name="DueOn">The day on which it is due.</param>
/// <param name="Kind">What is due.</param>
/// <param name="IsThirdAppraisal">Whether the cycle is a third appraisal (PR-3).</param>
/// <param name="CycleStart">The first day of the cycle that it belongs to.</param>
/// <param name="CycleEnd">The cycle's last day, inclusive.</param>
public readonly record struct ObligationDay(int DueOn, ObligationKind Kind, bool IsThirdAppraisal, int CycleStart, int CycleEnd);

/// <summary>
/// What falls due for an official within a window of days, from service, entry on duty and policy. Whose calendar it is, the service row
/// that covers the due date decides: technical cooperation (PR-5), or regular budget with probation (PR-1, PR-2) and regular cycles (CY-1 to
/// CY-4, PR-3). Dates come from <see cref="AppraisalCalendar"/>, <see cref="ProbationCalendar"/> and
/// <see cref="TechnicalCooperationCalendar"/>; they depend on a first day alone, so each is asked once and its answer kept, and a million
/// officials cost little more than the thousands of days on which they began. One instance serves one thread.
/// </summary>
/// <param name="policyAt">The parameters for a cycle launched on a day (J3251).</param>
/// <param name="from">The number of the window's first day.</param>
/// <param name="to">Of its last day, inclusive.</param>
public sealed class ObligationCalendar(Func<LocalDate, PolicySet> policyAt, int from, int to)
{
    private readonly Dictionary<int, int> _cycleAt = [];
    private readonly List<CycleDays> _cycles = [];
    private readonly Dictionary<int, ProbationDays> _probations = [];
    private readonly Dictionary<int, ReportDays> _reports = [];

    /// <summary>Puts what is due for one official, in order of due date and kind, in place of what the list held.</summary>
    /// <param name="entryOnDuty">The number of the day of entry on duty.</param>
    /// <param name="probation">Whether the official is on probation from that day.</param>
    /// <param name="service">The official's periods in the order of their first days; none shares a day with another.</param>
    /// <param name="into">Takes the obligations.</param>
    /// <param name="extendedUntil">The number of the first day after probation where it was extended; null: it ends as the policy has it.</param>
    public void List(
        int entryOnDuty,
        bool probation,
        ReadOnlySpan<FundedPeriod> service,
        List<ObligationDay> into,
        int? extendedUntil = null
    )
    {
        into.Clear();
        // The steps stay where they are; what comes after probation begins when it has ended (PR-3).
        int? probationEnds = probation ? extendedUntil ?? Probation(entryOnDuty).Ends : null;
        for (var i = 0; i < service.Length; )
        {
            switch (service[i].Funding)
            {
                case Funding.TC:
                    Reports(entryOnDuty, service[i].From, service[i].Until, into);
                    i++;
                    break;
                case Funding.RB:
                    var (first, until) = FundedPeriod.Stretch(service, i, out i);
                    if (probation)
                    {
                        ProbationSteps(entryOnDuty, first, until, into);
                    }
                    Cycles(first, until, probationEnds, into);
                    break;
                default:
                    i++;
                    break;
            }
        }
        Sort(CollectionsMarshal.AsSpan(into));
    }

    /// <summary>Within one stretch: cycles from its first day, or from the end of probation where that is later, one after another.</summary>
    [Rule("CY-1")]
    [Rule("PR-3")]
    private void Cycles(int first, int until, int? probationEnds, List<ObligationDay> into)
    {
        var start = AppraisalCalendar.FirstStart(first, probationEnds);
        var mayBeThird = start == probationEnds;
        for (var at = -1; start < until && start <= to; )
        {
            at = at < 0 ? CycleAt(start) : Next(at);
            ref readonly var cycle = ref CollectionsMarshal.AsSpan(_cycles)[at];
            var third = mayBeThird && cycle.IsThirdAfterProbation;
            Add(cycle.Beginning, ObligationKind.Beginning, third, cycle.Start, cycle.End, first, until, into);
            Add(cycle.MidTerm, ObligationKind.MidTerm, third, cycle.Start, cycle.End, first, until, into);
            Add(cycle.End, ObligationKind.EndOfCycle, third, cycle.Start, cycle.End, first, until, into);
            mayBeThird = false;
            start = cycle.End + 1;
        }
    }

    [Rule("PR-1")]
    [Rule("PR-2")]
    private void ProbationSteps(int entryOnDuty, int first, int until, List<ObligationDay> into)
    {
        var probation = Probation(entryOnDuty);
        foreach (var (kind, due) in probation.Dues)
        {
            Add(due, kind, false, entryOnDuty, probation.Ends - 1, first, until, into);
        }
    }

    [Rule("PR-5")]
    private void Reports(int entryOnDuty, int first, int until, List<ObligationDay> into)
    {
        var reports = Report(entryOnDuty);
        for (var i = 0; i < reports.Due.Length && reports.Due[i] < until; i++)
        {
            var start = i == 0 ? reports.FirstStart : reports.Due[i - 1];
            Add(reports.Due[i], ObligationKind.TechnicalCooperationReport, false, start, reports.Due[i], first, until, into);
        }
    }

    /// <summary>A step counts where the window and the period, or stretch, that decides both hold its day.</summary>
    private void Add(int due, ObligationKind kind, bool third, int start, int end, int first, int until, List<ObligationDay> into)
    {
        if (due >= first && due < until && due >= from && due <= to)
        {
            into.Add(new(due, kind, third, start, end));
        }
    }

    private ProbationDays Probation(int entryOnDuty)
    {
        if (!_probations.TryGetValue(entryOnDuty, out var days))
        {
            var entry = DayNumbers.Day(entryOnDuty);
            var policy = policyAt(entry).Probation;
            var ends = DayNumbers.Of(ProbationCalendar.Ends(entry, policy));
            (ObligationKind, int)[] dues =
            [
                .. ProbationCalendar.Steps.Select(step => (step.Kind(), DayNumbers.Of(ProbationCalendar.DueOn(step, entry, policy)))),
            ];
            _probations.Add(entryOnDuty, days = new(ends, dues));
        }
        return days;
    }

    /// <summary>The reports from the last one before the window to the last one in it.</summary>
    private ReportDays Report(int entryOnDuty)
    {
        if (!_reports.TryGetValue(entryOnDuty, out var days))
        {
            var entry = DayNumbers.Day(entryOnDuty);
            var policy = policyAt(entry).TechnicalCooperation;
            var firstStart = entryOnDuty;
            var dues = new List<int>();
            for (var nth = 0; ; nth++)
            {
                var due = DayNumbers.Of(TechnicalCooperationCalendar.ReportDue(nth, entry, policy));
                if (due > to)
                {
                    break;
                }
                if (due < from)
                {
                    firstStart = due;
                }
                else
                {
                    dues.Add(due);
                }
            }
            _reports.Add(entryOnDuty, days = new(firstStart, [.. dues]));
        }
        return days;
    }

    /// <summary>The place of the cycle that begins on a day.</summary>
    private int CycleAt(int start)
    {
        if (_cycleAt.TryGetValue(start, out var at))
        {
            return at;
        }
        var day = DayNumbers.Day(start);
        var policy = policyAt(day).Appraisals;
        // A regular cycle that follows another is the first of what begins with it: it is never shorter than the minimum.
        var cycle = AppraisalCalendar.First(day, policy);
        _cycleAt.Add(start, _cycles.Count);
        _cycles.Add(
            new(
                start,
                DayNumbers.Of(cycle.LastDay),
                Due(AppraisalStep.Beginning),
                Due(AppraisalStep.MidTerm),
                AppraisalCalendar.IsThirdAppraisal(day, day, policy)
            )
        );
        return _cycles.Count - 1;

        int Due(AppraisalStep step) => AppraisalCalendar.DueOn(step, cycle, policy) is { } due ? DayNumbers.Of(due) : Never;
    }

    private int Next(int at)
    {
        var next = _cycles[at].Next;
        if (next < 0)
        {
            next = CycleAt(_cycles[at].End + 1);
            _cycles[at] = _cycles[at] with { Next = next };
        }
        return next;
    }

    /// <summary>By day, then kind. A handful that are nearly in order: each moves to its place past a few.</summary>
    private static void Sort(Span<ObligationDay> days)
    {
        for (var i = 1; i < days.Length; i++)
        {
            var day = days[i];
            var at = i;
            for (; at > 0 && (days[at - 1].DueOn, days[at - 1].Kind).CompareTo((day.DueOn, day.Kind)) > 0; at--)
            {
                days[at] = days[at - 1];
            }
            days[at] = day;
        }
    }

    /// <summary>Earlier than every day that a file or a window can name.</summary>
    private const int Never = int.MinValue;

    private readonly record struct CycleDays(int Start, int End, int Beginning, int MidTerm, bool IsThirdAfterProbation)
    {
        /// <summary>The place of the cycle after it; negative until somebody asks.</summary>
        public int Next { get; init; } = -1;
    }

    private sealed record ProbationDays(int Ends, (ObligationKind Kind, int Due)[] Dues);

    private sealed record ReportDays(int FirstStart, int[] Due);
}
