namespace Fairway.Rules.Appraisals;

/// <summary>Dialogue is continuous (CY-10): the journal is open to both sides from the opening of the cycle until its end is complete.</summary>
public static partial class AppraisalWorkflow
{
    // No fields: the table is put together before those of this file would be.
    private static AppraisalState[] JournalStates =>
        [.. EvidenceStates, AppraisalState.EndSignedBySupervisor, AppraisalState.EndObjected, AppraisalState.EndAtSecondLevel];

    /// <summary>What backs an assessment stands still once the supervisor has signed it; before that files can be added and taken away.</summary>
    private static AppraisalState[] EvidenceStates =>
        [
            AppraisalState.BeginningDraft,
            AppraisalState.BeginningShared,
            AppraisalState.BeginningSignedBySupervisor,
            AppraisalState.BeginningAgreed,
            AppraisalState.MidTermShared,
            AppraisalState.MidTermSignedBySupervisor,
            AppraisalState.MidTermAgreed,
            AppraisalState.SelfAssessed,
        ];

    private static IEnumerable<Transition> Journal() =>
        [.. RowsOf(JournalStates, AppraisalAct.WriteJournal, "CY-10"), .. RowsOf(EvidenceStates, AppraisalAct.AttachEvidence, "CY-10")];

    private static IEnumerable<Transition> RowsOf(AppraisalState[] states, AppraisalAct act, string rule) =>
        from state in states
        from writer in Writers
        select new Transition(state, act, writer, state, rule);
}
