using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Appraisals;

/// <summary>From when the end of a cycle can be written and signed (CY-4). A result can't be assessed long before it is due.</summary>
[Rule("CY-4")]
public static class EndOpening
{
    /// <summary>The first day on which the self-assessment can be submitted and the assessment signed.</summary>
    public static LocalDate FirstDay(Cycle cycle, AppraisalPolicy policy) => Months.Subtract(cycle.LastDay, policy.EndOpensBefore);

    /// <summary>Met from that day on; before it, not met, with the arithmetic.</summary>
    public static Finding Check(Cycle cycle, LocalDate today, AppraisalPolicy policy)
    {
        var first = FirstDay(cycle, policy);
        (string, string)[] facts =
        [
            ("cycleEnd", IsoDay.Text(cycle.LastDay)),
            ("parameter", "eoc.opensBefore"),
            ("period", PeriodPattern.Roundtrip.Format(policy.EndOpensBefore)),
            ("result", IsoDay.Text(first)),
        ];
        return today >= first ? Finding.Met(Citations.CY4, "end-is-open", facts) : Finding.NotMet(Citations.CY4, "end-not-open", facts);
    }
}
