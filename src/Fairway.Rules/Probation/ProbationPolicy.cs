using System.Collections.Immutable;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Rules.Probation;

/// <summary>Parameters of probation (PR-1, PR-2), as they stand on one day; all are counted from entry on duty.</summary>
[Rule("PR-1")]
public sealed record ProbationPolicy
{
    /// <summary>How long probation lasts (<c>probation.length</c>).</summary>
    public required Period Length { get; init; }

    /// <summary>To the beginning-of-cycle discussion (<c>probation.boc.dueAfterEntry</c>).</summary>
    public required Period BeginningDueAfterEntry { get; init; }

    /// <summary>To the first mid-term review (<c>probation.firstMtr.dueAfterEntry</c>).</summary>
    public required Period FirstMidTermDueAfterEntry { get; init; }

    /// <summary>To the first appraisal (<c>probation.appraisal.dueAfterEntry</c>).</summary>
    public required Period AppraisalDueAfterEntry { get; init; }

    /// <summary>To the second mid-term review (<c>probation.secondMtr.dueAfterEntry</c>).</summary>
    public required Period SecondMidTermDueAfterEntry { get; init; }

    /// <summary>To the last day for the input of colleagues and service recipients (PR-2, <c>probation.input.dueAfterEntry</c>).</summary>
    public required Period InputDueAfterEntry { get; init; }

    /// <summary>To the probationary report (<c>probation.report.dueAfterEntry</c>).</summary>
    public required Period ReportDueAfterEntry { get; init; }

    /// <summary>To the day on which colleagues' input can be given (PR-2, <c>probation.input.opensAfterEntry</c>).</summary>
    public required Period InputOpensAfterEntry { get; init; }

    /// <summary>The fewest who give input, short of which the report says why (PR-2, <c>probation.inputs.minimum</c>).</summary>
    public required int InputsMinimum { get; init; }

    /// <summary>The most who are designated (PR-2, <c>probation.inputs.maximum</c>).</summary>
    public required int InputsMaximum { get; init; }

    /// <summary>Between the ends of the periods of the two reports, before a non-confirmation (PR-4, <c>probation.betweenReports.minimum</c>).</summary>
    public required Period BetweenReports { get; init; }

    /// <summary>From the first warning to a recommendation not to confirm (PR-4, <c>probation.warning.lead</c>).</summary>
    public required Period WarningLead { get; init; }

    /// <summary>What the report can recommend, by code and name (PR-1, <c>probation.recommendations</c>).</summary>
    public required ImmutableArray<Rating> Recommendations { get; init; }

    /// <summary>From entry on duty to a step's day.</summary>
    public Period DueAfterEntry(ProbationStep step) =>
        step switch
        {
            ProbationStep.Beginning => BeginningDueAfterEntry,
            ProbationStep.FirstMidTerm => FirstMidTermDueAfterEntry,
            ProbationStep.Appraisal => AppraisalDueAfterEntry,
            ProbationStep.SecondMidTerm => SecondMidTermDueAfterEntry,
            ProbationStep.Input => InputDueAfterEntry,
            ProbationStep.Report => ReportDueAfterEntry,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };
}

/// <summary>Parameters of appraisal in technical cooperation (PR-5), as they stand on one day.</summary>
/// <param name="FirstReportDueAfterEntry">From entry on duty to the first report (<c>tc.firstReport.dueAfterEntry</c>).</param>
/// <param name="ReportInterval">From one report to the next, in whole months (<c>tc.report.interval</c>).</param>
[Rule("PR-5")]
public sealed record TechnicalCooperationPolicy(Period FirstReportDueAfterEntry, Period ReportInterval);
