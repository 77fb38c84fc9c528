namespace Fairway.Rules.Appraisals;

/// <content>
/// The paper route (decision 6): for those without access HR enters a signed copy, with the scan. HR signs for nobody: what the supervisor has signed
/// here stays as it is and gets the official's signature on paper; a text typed from paper carries both signatures there, and is entered only where
/// nobody has signed here.
/// </content>
public static partial class AppraisalWorkflow
{
    private static IEnumerable<Transition> Paper()
    {
        const AppraisalParty hr = AppraisalParty.HrPartner;
        foreach (
            var state in (AppraisalState[])
                [AppraisalState.BeginningDraft, AppraisalState.BeginningShared, AppraisalState.BeginningSignedBySupervisor]
        )
        {
            yield return new(state, AppraisalAct.EnterBeginningFromPaper, hr, AppraisalState.BeginningAgreed, "CY-2");
        }
        foreach (
            var state in (AppraisalState[])
                [AppraisalState.BeginningAgreed, AppraisalState.MidTermShared, AppraisalState.MidTermSignedBySupervisor]
        )
        {
            yield return new(state, AppraisalAct.EnterReviewFromPaper, hr, AppraisalState.MidTermAgreed, "CY-3");
        }
        foreach (
            var state in (AppraisalState[])
                [AppraisalState.BeginningAgreed, AppraisalState.MidTermAgreed, AppraisalState.EndSignedBySupervisor]
        )
        {
            yield return new(state, AppraisalAct.EnterEndFromPaper, hr, AppraisalState.EndAtSecondLevel, "CY-4");
            yield return new(state, AppraisalAct.EnterObjectionFromPaper, hr, AppraisalState.EndObjected, "CY-6");
        }
    }
}
