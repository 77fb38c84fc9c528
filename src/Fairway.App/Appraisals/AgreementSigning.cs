using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.ReportsBoard;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>The two signatures under a beginning of cycle (CY-2, decisions 2 and 3): supervisor first, then the official.</summary>
public sealed class AgreementSigning(FairwayDb db, IClock clock, AgreementDrafts drafts)
{
    /// <summary>What still stands in the way of a signature on what is shared now; empty where nothing does.</summary>
    public async Task<IReadOnlyList<Refusal>> MissingAsync(AppraisalCase found, CancellationToken stop = default)
    {
        var editable = await drafts.LoadAsync(found, stop);
        var missing = AgreementCheck.ForSigning(editable.Shared, editable.Policy, found.Appraisal.OfManager, found.Reader.Today).ToList();
        if (editable.HasDraft)
        {
            missing.Insert(0, Refusal.Of(RefusalCodes.DraftNotShared, null, "CY-2"));
        }

        return missing;
    }

    /// <summary>
    /// Signs the shared version whose hash was shown. The caller has asked for the password again (decision 3). Signing what one has
    /// signed already is done already; a text that changed since it was shown is <see cref="ActResult.Overtaken"/>.
    /// </summary>
    public async Task<ActResult> SignAsync(Reader reader, Guid id, string hashShown, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        var appraisal = found.Appraisal;
        var standing = await StandingAsync(id, stop);
        if (standing.Any(s => s.SignerId == reader.StaffId && s.Hash == hashShown))
        {
            return ActResult.Ok;
        }

        var transition = found.Transition(AppraisalAct.SignAsSupervisor) ?? found.Transition(AppraisalAct.SignAsOfficial);
        if (transition is null)
        {
            return found.NotNow(
                found.Parties.Contains(AppraisalParty.Official) ? AppraisalAct.SignAsOfficial : AppraisalAct.SignAsSupervisor
            );
        }

        var version = await db.FormVersions.SingleAsync(
            v => v.AppraisalId == id && v.Step == AppraisalStep.Beginning && v.Number == appraisal.SharedVersion,
            stop
        );
        if (version.Hash != hashShown)
        {
            return ActResult.Stale;
        }

        var missing = await MissingAsync(found, stop);
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var now = clock.GetCurrentInstant();
        db.Signatures.Add(
            new Signature
            {
                AppraisalId = id,
                Step = AppraisalStep.Beginning,
                FormNumber = version.Number,
                Party = transition.Party,
                SignerId = reader.StaffId!,
                At = now,
                Hash = version.Hash,
                PolicyVersion = appraisal.PolicyVersion,
            }
        );
        appraisal.State = transition.To;
        db.History.Add(found.Entry(now, "sign", transition.Rule, $$"""{"version":{{version.Number}},"hash":"{{version.Hash}}"}"""));
        if (transition.To == AppraisalState.BeginningAgreed)
        {
            await ReceiveAtBoardAsync(found, version.Number, now, stop);
        }
        else
        {
            await Mail.ToOfficialAsync(db, clock, appraisal.StaffId, "AppraisalToSign", $"/appraisals/{id}", stop, reader.DisplayName);
        }

        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes a mistaken signature back, as long as the other has not signed (decision 2).</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (found.Transition(AppraisalAct.WithdrawSignature) is not { } transition)
        {
            return found.NotNow(AppraisalAct.WithdrawSignature);
        }

        var now = clock.GetCurrentInstant();
        foreach (var own in (await StandingAsync(id, stop)).Where(s => s.SignerId == reader.StaffId))
        {
            own.EndedAt = now;
            own.EndedBecause = "withdrawn";
        }

        found.Appraisal.State = transition.To;
        db.History.Add(found.Entry(now, "withdraw-signature", transition.Rule));
        return await db.SaveOrStaleAsync(stop);
    }

    private Task<List<Signature>> StandingAsync(Guid id, CancellationToken stop) =>
        db.Signatures.Where(s => s.AppraisalId == id && s.Step == AppraisalStep.Beginning && s.EndedAt == null).ToListAsync(stop);

    /// <summary>The second signature sends it to the Reports Board in the same transaction (CY-2, BD-1).</summary>
    private async Task ReceiveAtBoardAsync(AppraisalCase found, int number, Instant now, CancellationToken stop)
    {
        var appraisal = found.Appraisal;
        appraisal.ReceivedByBoardAt = now;
        db.BoardItems.Add(
            new BoardItem
            {
                AppraisalId = appraisal.Id,
                Step = AppraisalStep.Beginning,
                FormNumber = number,
                ReceivedAt = now,
            }
        );
        foreach (var output in await db.AppraisalOutputs.Where(o => o.AppraisalId == appraisal.Id).ToListAsync(stop))
        {
            output.Agreed = true;
        }

        foreach (var who in new[] { appraisal.StaffId, appraisal.SupervisorId, appraisal.DelegateId }.OfType<string>())
        {
            await Mail.ToOfficialAsync(db, clock, who, "AppraisalAgreed", $"/appraisals/{appraisal.Id}", stop, found.Reader.DisplayName);
        }
    }
}
