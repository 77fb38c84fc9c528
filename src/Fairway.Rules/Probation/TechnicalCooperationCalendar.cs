using System.Globalization;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Rules.Probation;

/// <summary>When reports on officials in technical cooperation are due (PR-5): some months after entry on duty, then at intervals.</summary>
[Rule("PR-5")]
public static class TechnicalCooperationCalendar
{
    /// <summary>The day on which a report is due; counted from entry on duty, not from the report before (interpretation 29).</summary>
    /// <param name="nth">0 for the first.</param>
    /// <param name="entryOnDuty">The official's entry on duty.</param>
    /// <param name="policy">The policy in force on entry on duty.</param>
    public static LocalDate ReportDue(int nth, LocalDate entryOnDuty, TechnicalCooperationPolicy policy) =>
        Months.Add(entryOnDuty, MonthsAfterEntry(nth, policy));

    /// <summary>What a report covers: from entry on duty, or the day on which the one before was due, to its own day.</summary>
    public static Cycle ReportCycle(int nth, LocalDate entryOnDuty, TechnicalCooperationPolicy policy) =>
        new(nth == 0 ? entryOnDuty : ReportDue(nth - 1, entryOnDuty, policy), ReportDue(nth, entryOnDuty, policy));

    /// <summary>Why a report is due when it is: entry on duty, which report, months, result.</summary>
    public static Finding WhyDue(int nth, LocalDate entryOnDuty, TechnicalCooperationPolicy policy) =>
        Finding.Met(
            Citations.PR5,
            nth == 0 ? "first-report-after-entry" : "yearly-report-after-entry",
            ("entryOnDuty", IsoDay.Text(entryOnDuty)),
            ("report", (nth + 1).ToString(CultureInfo.InvariantCulture)),
            ("parameter", nth == 0 ? "tc.firstReport.dueAfterEntry" : "tc.report.interval"),
            ("period", PeriodPattern.Roundtrip.Format(Period.FromMonths(MonthsAfterEntry(nth, policy)))),
            ("result", IsoDay.Text(ReportDue(nth, entryOnDuty, policy)))
        );

    /// <summary>Which report is due on a day, or is the next one due after it.</summary>
    public static int Nth(LocalDate day, LocalDate entryOnDuty, TechnicalCooperationPolicy policy)
    {
        var nth = 0;
        while (ReportDue(nth, entryOnDuty, policy) < day)
        {
            nth++;
        }
        return nth;
    }

    private static int MonthsAfterEntry(int nth, TechnicalCooperationPolicy policy) =>
        InMonths(policy.FirstReportDueAfterEntry) + (nth * InMonths(policy.ReportInterval));

    private static int InMonths(Period period) => (period.Years * 12) + period.Months;
}
