using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>What is signed is frozen: a later change is a new version with a reason, and the signed one stays readable (CY-11).</summary>
public sealed class Corrections(FairwayDb db, IClock clock, PolicyLibrary policies, Signing signing)
{
    /// <summary>Takes up the step at hand once more. Its signatures end; both sign the new version, which then goes its way again.</summary>
    public async Task<ActResult> CorrectAsync(Reader reader, Guid id, string reason, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (found.Transition(AppraisalAct.Correct) is not { } transition)
        {
            return found.NotNow(AppraisalAct.Correct);
        }

        var appraisal = found.Appraisal;
        var longest = policies.PolicyAt(appraisal.OpenedOn).Appraisals.TextMaximum;
        reason = reason.Trim();
        if (reason.Length == 0)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.CorrectionReasonMissing, "Reason", transition.Rule));
        }

        if (reason.Length > longest)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.TextTooLong, "Reason", transition.Rule, reason.Length, longest));
        }

        var now = clock.GetCurrentInstant();
        if (appraisal.Step == AppraisalStep.EndOfCycle)
        {
            await signing.AssessmentBackAsync(found, now, stop);
            appraisal.EndReceivedByBoardAt = null;
        }

        await StandingSignatures.EndAsync(db, appraisal, appraisal.Step, now, "corrected", stop);
        db.ReportStatements.Add(
            new ReportStatement
            {
                AppraisalId = id,
                Step = appraisal.Step,
                FormNumber = appraisal.SharedVersion,
                Kind = StatementKind.Correction,
                AuthorId = reader.StaffId,
                OnBehalfOf = found.OnBehalfOf,
                Text = reason,
                At = now,
            }
        );
        appraisal.SupervisorSignedAt = null;
        appraisal.OfficialSignedAt = null;
        appraisal.State = transition.To;
        db.History.Add(found.Entry(now, "correct", transition.Rule));
        foreach (var other in found.OtherSide)
        {
            await Mail.ToOfficialAsync(db, clock, other, "CorrectionBegun", $"/appraisals/{id}", stop, reader.DisplayName);
        }

        return await db.SaveOrStaleAsync(stop);
    }
}
