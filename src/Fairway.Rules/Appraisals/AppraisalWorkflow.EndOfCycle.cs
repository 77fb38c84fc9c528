namespace Fairway.Rules.Appraisals;

/// <content>The end of the cycle (CY-4, CY-6, CY-7) and handing over (CY-9).</content>
public static partial class AppraisalWorkflow
{
    private static IEnumerable<Transition> EndOfCycle()
    {
        const AppraisalState self = AppraisalState.SelfAssessed;
        const AppraisalState signed = AppraisalState.EndSignedBySupervisor;
        const AppraisalState objected = AppraisalState.EndObjected;
        const AppraisalState second = AppraisalState.EndAtSecondLevel;
        const AppraisalState complete = AppraisalState.EndComplete;
        const AppraisalParty official = AppraisalParty.Official;

        // A mid-term review that was not held doesn't keep the cycle from its end (CY-8); when the end opens is a question of the calendar.
        foreach (var before in (AppraisalState[])[AppraisalState.BeginningAgreed, AppraisalState.MidTermAgreed])
        {
            yield return new(before, AppraisalAct.SaveSelfAssessment, official, before, "CY-4");
            yield return new(before, AppraisalAct.SubmitSelfAssessment, official, self, "CY-4");
            foreach (var writer in SupervisorsSide)
            {
                yield return new(before, AppraisalAct.SaveAssessment, writer, before, "CY-4");
            }
            foreach (var signer in Signers)
            {
                yield return new(before, AppraisalAct.CompleteWithoutOfficial, signer, signed, "CY-6");
            }
        }
        foreach (var writer in Writers)
        {
            yield return new(AppraisalState.MidTermAgreed, AppraisalAct.Prepare, writer, AppraisalState.MidTermAgreed, "CY-2a");
            yield return new(self, AppraisalAct.Prepare, writer, self, "CY-2a");
            yield return new(self, AppraisalAct.Comment, writer, self, "CY-4");
            foreach (var state in (AppraisalState[])[self, signed, objected, second, complete])
            {
                yield return new(state, AppraisalAct.Read, writer, state, state == complete ? "CY-12" : "CY-4");
            }
        }
        yield return new(self, AppraisalAct.SaveSelfAssessment, official, self, "CY-4");
        yield return new(self, AppraisalAct.SubmitSelfAssessment, official, self, "CY-4");
        foreach (var writer in SupervisorsSide)
        {
            yield return new(self, AppraisalAct.SaveAssessment, writer, self, "CY-4");
        }
        foreach (var signer in Signers)
        {
            yield return new(self, AppraisalAct.SignAsSupervisor, signer, signed, "CY-2b");
            yield return new(signed, AppraisalAct.WithdrawSignature, signer, self, "CY-2");
            yield return new(objected, AppraisalAct.AnswerObjection, signer, second, "CY-6");
            yield return new(complete, AppraisalAct.Correct, signer, self, "CY-11");
        }

        // Signing is not agreeing: the official can object and sign, in either order, while the report is on its way.
        yield return new(signed, AppraisalAct.SignAsOfficial, official, second, "CY-6");
        yield return new(signed, AppraisalAct.Object, official, objected, "CY-6");
        yield return new(objected, AppraisalAct.SignAsOfficial, official, objected, "CY-6");
        yield return new(second, AppraisalAct.SignAsOfficial, official, second, "CY-6");
        yield return new(signed, AppraisalAct.ProceedUnsigned, AppraisalParty.Calendar, second, "CY-6");

        yield return new(second, AppraisalAct.ReviewAsSecondLevel, AppraisalParty.SecondLevel, complete, "CY-7");
        yield return new(second, AppraisalAct.PassOn, AppraisalParty.Calendar, complete, "CY-7");
        foreach (var state in (AppraisalState[])[signed, objected, second, complete])
        {
            yield return new(state, AppraisalAct.Read, AppraisalParty.SecondLevel, state, "CY-7");
        }

        // The Board receives it on the second signature or when the window ends (decision 2), whatever is still awaited.
        foreach (var party in (AppraisalParty[])[AppraisalParty.BoardMember, AppraisalParty.BoardSecretary])
        {
            yield return new(objected, AppraisalAct.Read, party, objected, "BD-1");
            yield return new(second, AppraisalAct.Read, party, second, "BD-1");
            yield return new(complete, AppraisalAct.Read, party, complete, "BD-1");
        }
        yield return new(complete, AppraisalAct.Read, AppraisalParty.HrPartner, complete, "CY-12");
    }

    /// <summary>A supervisor whose part has ended reads what stood in it and leaves the handover note, as long as the cycle runs.</summary>
    private static IEnumerable<Transition> Handover()
    {
        foreach (var state in Enum.GetValues<AppraisalState>().Where(state => state != AppraisalState.NotOpened))
        {
            yield return new(state, AppraisalAct.Read, AppraisalParty.FormerSupervisor, state, "CY-9");
            if (state != AppraisalState.EndComplete)
            {
                yield return new(state, AppraisalAct.HandOver, AppraisalParty.FormerSupervisor, state, "CY-9");
            }
            if (state.IsSettled())
            {
                // Earlier cycles stay closed to a new supervisor unless the official shares them (decision 10).
                yield return new(state, AppraisalAct.Read, AppraisalParty.LaterSupervisor, state, "CY-9");
            }
        }
    }
}
