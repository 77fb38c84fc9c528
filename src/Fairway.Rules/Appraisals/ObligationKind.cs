using System.Collections.Immutable;
using Fairway.Rules.Probation;

namespace Fairway.Rules.Appraisals;

/// <summary>
/// What falls due, with its code in <c>fairway obligations</c>. The values stand in the order of the codes' bytes, so that what is due on one
/// day is in the files' order when it is in the order of the values.
/// </summary>
public enum ObligationKind : byte
{
    /// <summary>Beginning of a regular cycle or third appraisal: <c>boc</c>.</summary>
    Beginning,

    /// <summary>End of a regular cycle or third appraisal: <c>eoc</c>.</summary>
    EndOfCycle,

    /// <summary>Mid-term review of a regular cycle or third appraisal: <c>mtr</c>.</summary>
    MidTerm,

    /// <summary>First appraisal on probation: <c>probation-appraisal-1</c>.</summary>
    ProbationAppraisal,

    /// <summary>Beginning of probation: <c>probation-boc</c>.</summary>
    ProbationBeginning,

    /// <summary>Input to the probationary report: <c>probation-input</c>.</summary>
    ProbationInput,

    /// <summary>First mid-term review on probation: <c>probation-mtr-1</c>.</summary>
    ProbationFirstMidTerm,

    /// <summary>Second mid-term review on probation: <c>probation-mtr-2</c>.</summary>
    ProbationSecondMidTerm,

    /// <summary>Probationary report: <c>probation-report</c>.</summary>
    ProbationReport,

    /// <summary>Report in technical cooperation: <c>tc-report</c>.</summary>
    TechnicalCooperationReport,
}

/// <summary>Codes of obligations, and which step each of them is.</summary>
public static class ObligationKinds
{
    /// <summary>The codes, by the kind's number.</summary>
    public static ImmutableArray<string> Codes { get; } =
    [
        "boc",
        "eoc",
        "mtr",
        "probation-appraisal-1",
        "probation-boc",
        "probation-input",
        "probation-mtr-1",
        "probation-mtr-2",
        "probation-report",
        "tc-report",
    ];

    /// <summary>The code in <c>fairway obligations</c>.</summary>
    public static string Code(this ObligationKind kind) => Codes[(int)kind];

    /// <summary>The obligation that a step of a regular cycle is.</summary>
    public static ObligationKind Kind(this AppraisalStep step) =>
        step switch
        {
            AppraisalStep.Beginning => ObligationKind.Beginning,
            AppraisalStep.MidTerm => ObligationKind.MidTerm,
            AppraisalStep.EndOfCycle => ObligationKind.EndOfCycle,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };

    /// <summary>The obligation that a step of probation is.</summary>
    public static ObligationKind Kind(this ProbationStep step) =>
        step switch
        {
            ProbationStep.Beginning => ObligationKind.ProbationBeginning,
            ProbationStep.FirstMidTerm => ObligationKind.ProbationFirstMidTerm,
            ProbationStep.Appraisal => ObligationKind.ProbationAppraisal,
            ProbationStep.SecondMidTerm => ObligationKind.ProbationSecondMidTerm,
            ProbationStep.Input => ObligationKind.ProbationInput,
            ProbationStep.Report => ObligationKind.ProbationReport,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };

    /// <summary>The step of a regular cycle that an obligation is; null if it is none.</summary>
    public static AppraisalStep? StepOfCycle(this ObligationKind kind) =>
        kind switch
        {
            ObligationKind.Beginning => AppraisalStep.Beginning,
            ObligationKind.MidTerm => AppraisalStep.MidTerm,
            ObligationKind.EndOfCycle => AppraisalStep.EndOfCycle,
            _ => null,
        };

    /// <summary>The step of probation that an obligation is; null if it is none.</summary>
    public static ProbationStep? StepOfProbation(this ObligationKind kind)
    {
        foreach (var step in ProbationCalendar.Steps)
        {
            if (step.Kind() == kind)
            {
                return step;
            }
        }
        return null;
    }
}
