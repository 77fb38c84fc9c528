namespace Fairway.Rules.Appraisals;

/// <summary>What an appraisal is in the calendar of obligations. A stored name never changes.</summary>
public enum AppraisalKind
{
    /// <summary>A regular cycle (CY-1).</summary>
    Regular = 0,

    /// <summary>The appraisal after probation, of whatever length (PR-3).</summary>
    ThirdAppraisal,

    /// <summary>The first yearly appraisal on probation (PR-1).</summary>
    ProbationFirst,

    /// <summary>The second yearly appraisal on probation, which is the assessment in the probationary report (PR-1).</summary>
    ProbationSecond,

    /// <summary>A report in technical cooperation (PR-5).</summary>
    TechnicalCooperation,
}

/// <summary>What kinds of appraisal say about their steps.</summary>
[Rule("PR-1"), Rule("PR-3"), Rule("PR-5")]
public static class AppraisalKinds
{
    /// <summary>Whether it is one of the two appraisals on probation.</summary>
    public static bool IsProbation(this AppraisalKind kind) => kind is AppraisalKind.ProbationFirst or AppraisalKind.ProbationSecond;

    /// <summary>Whether its mid-term review goes to the Board: on probation alone (CY-3, PR-1).</summary>
    [Rule("CY-3")]
    public static bool MidTermGoesToBoard(this AppraisalKind kind) => kind.IsProbation();

    /// <summary>
    /// The obligation that a step is. The calendar has no beginning for the second year of probation, where the first one's outputs carry over,
    /// nor for a report in technical cooperation, which is null: these are due with the next step (interpretation 41).
    /// </summary>
    public static ObligationKind? Obligation(this AppraisalKind kind, AppraisalStep step) =>
        (kind, step) switch
        {
            (AppraisalKind.Regular or AppraisalKind.ThirdAppraisal, _) => step.Kind(),
            (AppraisalKind.ProbationFirst, AppraisalStep.Beginning) => ObligationKind.ProbationBeginning,
            (AppraisalKind.ProbationFirst, AppraisalStep.MidTerm) => ObligationKind.ProbationFirstMidTerm,
            (AppraisalKind.ProbationFirst, AppraisalStep.EndOfCycle) => ObligationKind.ProbationAppraisal,
            (AppraisalKind.ProbationSecond, AppraisalStep.MidTerm) => ObligationKind.ProbationSecondMidTerm,
            (AppraisalKind.ProbationSecond, AppraisalStep.EndOfCycle) => ObligationKind.ProbationReport,
            (AppraisalKind.TechnicalCooperation, AppraisalStep.EndOfCycle) => ObligationKind.TechnicalCooperationReport,
            _ => null,
        };

    /// <summary>The appraisal that an obligation is the end of; null: it is no end.</summary>
    public static AppraisalKind? EndsAppraisal(this ObligationKind kind, bool isThirdAppraisal) =>
        kind switch
        {
            ObligationKind.EndOfCycle => isThirdAppraisal ? AppraisalKind.ThirdAppraisal : AppraisalKind.Regular,
            ObligationKind.ProbationAppraisal => AppraisalKind.ProbationFirst,
            ObligationKind.ProbationReport => AppraisalKind.ProbationSecond,
            ObligationKind.TechnicalCooperationReport => AppraisalKind.TechnicalCooperation,
            _ => null,
        };
}
