using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Recognition;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Recognition;

/// <summary>Supervisors propose rewards for a recognised work; whoever approves the kind decides, with an approval of its own (RC-1).</summary>
public sealed class Rewards(FairwayDb db, IClock clock, PolicyLibrary policies, Recognitions recognitions)
{
    /// <summary>Whether the reader supervises somebody whom it recognises. One for them alone has no reward: whoever approves would have to read it.</summary>
    public async Task<bool> MayProposeAsync(Reader reader, RecognitionGiven of, CancellationToken stop = default)
    {
        var receivers = of.Receivers.Select(r => r.StaffId).ToList();
        var (me, today) = (reader.StaffId, reader.Today);
        return of.WithdrawnAt is null
            && of.Audience == RecognitionAudience.Everybody
            && me is not null
            && !receivers.Contains(me)
            && await db.Supervisions.AnyAsync(
                s => receivers.Contains(s.StaffId) && s.SupervisorId == me && s.From <= today && (s.Until == null || today < s.Until),
                stop
            );
    }

    public async Task<ActResult> ProposeAsync(Reader reader, Guid id, Guid form, string? type, string why, CancellationToken stop = default)
    {
        if (await recognitions.LoadAsync(reader, id, stop) is not { } of || !await MayProposeAsync(reader, of, stop))
        {
            return ActResult.Missing;
        }
        if (await db.Rewards.AnyAsync(r => r.Id == form || (r.RecognitionId == id && r.Type == type), stop))
        {
            return ActResult.Ok;
        }
        var row = RewardWorkflow.Find(RewardState.NotProposed, RewardAct.Propose, RewardParty.Supervisor)!;
        var refusals = new List<Refusal>();
        var kind = policies.PolicyAt(of.GivenOn).Recognition.Rewards.FirstOrDefault(t => t.Code == type);
        if (kind is null)
        {
            refusals.Add(Refusal.Of(RefusalCodes.RewardTypeMissing, "Type", row.Rule));
        }
        if (string.IsNullOrWhiteSpace(why))
        {
            refusals.Add(Refusal.Of(RefusalCodes.RecognitionTextMissing, "Why", row.Rule));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        db.Rewards.Add(
            new Reward
            {
                Id = form,
                RecognitionId = id,
                Type = kind!.Code,
                State = row.To,
                ProposedBy = reader.Actor,
                Why = why.Trim(),
                ProposedAt = now,
            }
        );
        db.History.Add(Recognitions.EntryOf(reader, of, "reward-proposed", now, row.Rule));
        foreach (var who in await ApproversAsync(of, kind, reader, stop))
        {
            await Mail.ToOfficialAsync(db, now, who, "RewardToDecide", Recognitions.LinkOf(id), stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Approves a reward, or refuses it with reasons.</summary>
    public async Task<ActResult> DecideAsync(
        Reader reader,
        Guid id,
        Guid reward,
        bool approves,
        string because,
        CancellationToken stop = default
    )
    {
        if (
            await recognitions.LoadAsync(reader, id, stop) is not { } of
            || await db.Rewards.SingleOrDefaultAsync(r => r.Id == reward && r.RecognitionId == id, stop) is not { } proposed
            || policies.PolicyAt(of.GivenOn).Recognition.Rewards.FirstOrDefault(t => t.Code == proposed.Type) is not { } type
            || !RecognitionAccess.Approves(reader, of, type, proposed.ProposedBy)
        )
        {
            return ActResult.Missing;
        }
        if (RewardWorkflow.Find(proposed.State, approves ? RewardAct.Approve : RewardAct.Refuse, RewardParty.Approver) is not { } row)
        {
            return ActResult.Stale;
        }
        if (!approves && string.IsNullOrWhiteSpace(because))
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.RecognitionTextMissing, "Because", row.Rule));
        }
        var now = clock.GetCurrentInstant();
        (proposed.State, proposed.DecidedBy, proposed.Because, proposed.DecidedAt) = (row.To, reader.Actor, because.Trim(), now);
        db.History.Add(Recognitions.EntryOf(reader, of, approves ? "reward-approved" : "reward-refused", now, row.Rule));
        var to = approves ? of.Receivers.Select(r => r.StaffId).Append(proposed.ProposedBy) : [proposed.ProposedBy];
        foreach (var who in to.Distinct(StringComparer.Ordinal))
        {
            await Mail.ToOfficialAsync(db, now, who, approves ? "RewardApproved" : "RewardRefused", Recognitions.LinkOf(id), stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task<IReadOnlyList<string>> ApproversAsync(RecognitionGiven of, RewardType type, Reader reader, CancellationToken stop)
    {
        IEnumerable<string?> who =
            type.Approver == RewardApprover.DirectorGeneral
                ? await OfficesHeld.HoldersOf(db, Office.DirectorGeneral, reader.Today).Select(a => a.StaffId).ToListAsync(stop)
                : (await HrPartners.OfAsync(db, of.Receivers[0].UnitCode, reader.Today, stop)).Select(p => p.StaffId);
        return [.. who.OfType<string>().Where(one => one != reader.StaffId && of.Receivers.TrueForAll(r => r.StaffId != one))];
    }
}
