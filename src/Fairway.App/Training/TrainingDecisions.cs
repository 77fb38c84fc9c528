using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>Everything that moves a fund's money for a request: each act reads the balance and changes it in one transaction (LE-2).</summary>
public sealed class TrainingDecisions(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Approves within the fund, or refuses with reasons (FA-3).</summary>
    public Task<ActResult> DecideAsync(Reader reader, Guid id, int version, bool approves, string text, CancellationToken stop = default)
    {
        return ActAsync(reader, id, approves ? TrainingAct.Approve : TrainingAct.Refuse, version, Decide, stop);

        async Task<ActResult> Decide(FundAtHand fund, TrainingAtHand at, TrainingTransition row, Instant now)
        {
            if (!approves && string.IsNullOrWhiteSpace(text))
            {
                return Missing("Text", row);
            }
            if (approves)
            {
                var (made, refused) = FundLedger.Commit(fund.Balance, at.Request.Cost);
                if (refused is not null)
                {
                    return new ActResult.Refused(refused);
                }
                fund.Append([made!.Value], reader.Actor, now, id);
            }
            await at.MoveAsync(db, row, text, now, stop);
            at.Request.DecidedOn = reader.Today;
            await TrainingAtHand.TellAsync(
                db,
                now,
                [at.Request.StaffId, await SupervisorAsync(at, stop)],
                approves ? "TrainingApproved" : "TrainingRefused",
                id,
                stop
            );
            return ActResult.Ok;
        }
    }

    /// <summary>An approved training is not held: what was committed goes back to the fund.</summary>
    public Task<ActResult> CancelAsync(Reader reader, Guid id, int version, string text, CancellationToken stop = default)
    {
        return ActAsync(reader, id, TrainingAct.Cancel, version, Cancel, stop);

        async Task<ActResult> Cancel(FundAtHand fund, TrainingAtHand at, TrainingTransition row, Instant now)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return Missing("Text", row);
            }
            fund.Append([new(MovementKind.Released, at.Request.Cost)], reader.Actor, now, id);
            await at.MoveAsync(db, row, text, now, stop);
            await TellOthersAsync(at, now, stop);
            return ActResult.Ok;
        }
    }

    /// <summary>It took place: what is left of the commitment goes back; what goes beyond waits for an approval of its own.</summary>
    public async Task<ActResult> CompleteAsync(
        Reader reader,
        Guid id,
        int version,
        decimal? actual,
        LocalDate? heldUntil,
        CancellationToken stop = default
    )
    {
        var cost = await db.TrainingRequests.Where(r => r.Id == id).Select(r => (decimal?)r.Cost).SingleOrDefaultAsync(stop);
        var act = actual > cost ? TrainingAct.CompleteOver : TrainingAct.CompleteWithin;
        return await ActAsync(reader, id, act, version, Complete, stop);

        async Task<ActResult> Complete(FundAtHand fund, TrainingAtHand at, TrainingTransition row, Instant now)
        {
            var refusals = TrainingCheck.Completion(actual, heldUntil, reader.Today);
            if (refusals.Count > 0)
            {
                return new ActResult.Refused(refusals);
            }
            fund.Append(FundLedger.Settle(at.Request.Cost, actual!.Value), reader.Actor, now, id);
            await at.MoveAsync(db, row, "", now, stop);
            at.Request.Actual = actual;
            at.Request.HeldUntil = heldUntil;
            if (row.To == TrainingState.OverRun)
            {
                await TrainingAtHand.TellAsync(
                    db,
                    now,
                    (await HoldersAsync(at, stop)).Where(w => w != reader.StaffId),
                    "TrainingToDecide",
                    id,
                    stop
                );
            }
            await TrainingAtHand.TellAsync(db, now, [at.Request.StaffId, await SupervisorAsync(at, stop)], "TrainingToEvaluate", id, stop);
            return ActResult.Ok;
        }
    }

    /// <summary>Whether what goes beyond the approved is the fund's too.</summary>
    public Task<ActResult> BeyondAsync(Reader reader, Guid id, int version, bool approves, string text, CancellationToken stop = default)
    {
        return ActAsync(reader, id, approves ? TrainingAct.ApproveOverRun : TrainingAct.RefuseOverRun, version, Decide, stop);

        async Task<ActResult> Decide(FundAtHand fund, TrainingAtHand at, TrainingTransition row, Instant now)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return Missing("Text", row);
            }
            if (approves)
            {
                var (made, refused) = FundLedger.PayBeyond(fund.Balance, at.Request.Cost, at.Request.Actual!.Value);
                if (refused is not null)
                {
                    return new ActResult.Refused(refused);
                }
                fund.Append([made!.Value], reader.Actor, now, id);
            }
            await at.MoveAsync(db, row, text, now, stop);
            at.Request.BeyondApproved = approves;
            await TellOthersAsync(at, now, stop);
            return ActResult.Ok;
        }
    }

    private async Task<ActResult> ActAsync(
        Reader reader,
        Guid id,
        TrainingAct act,
        int version,
        Func<FundAtHand, TrainingAtHand, TrainingTransition, Instant, Task<ActResult>> decide,
        CancellationToken stop
    )
    {
        var fundId = await db.TrainingRequests.Where(r => r.Id == id).Select(r => (Guid?)r.FundId).SingleOrDefaultAsync(stop);
        if (fundId is null)
        {
            return ActResult.Missing;
        }
        // Who may not act doesn't get as far as the fund.
        return await CheckAsync() is { } wrong
            ? wrong
            : await FundAtHand.RunAsync(
                db,
                fundId.Value,
                async fund =>
                    await CheckAsync() is { } meanwhile ? meanwhile
                    : await TrainingAtHand.LoadAsync(db, policies, reader, id, stop) is { } at
                        ? await decide(fund, at, at.Transition(act)!, clock.GetCurrentInstant())
                    : ActResult.Missing,
                stop
            );

        async Task<ActResult?> CheckAsync() =>
            await TrainingAtHand.LoadAsync(db, policies, reader, id, stop) is { } at ? at.Against(act, version) : ActResult.Missing;
    }

    private static ActResult Missing(string field, TrainingTransition row) =>
        new ActResult.Refused(Refusal.Of(RefusalCodes.TrainingTextMissing, field, row.Rule));

    private async Task<string?> SupervisorAsync(TrainingAtHand at, CancellationToken stop) =>
        (await AppraisalFacts.OfAsync(db, [at.Request.StaffId], at.Reader.Today, stop)).FirstOrDefault()?.SupervisorId;

    private Task<IReadOnlyList<string>> HoldersAsync(TrainingAtHand at, CancellationToken stop) =>
        TrainingAtHand.HoldersAsync(db, at.Request, policies.PolicyAt(at.Reader.Today).Training.Holder, at.Reader.Today, stop);

    private async Task TellOthersAsync(TrainingAtHand at, Instant now, CancellationToken stop) =>
        await TrainingAtHand.TellAsync(
            db,
            now,
            ((IEnumerable<string?>)[at.Request.StaffId, await SupervisorAsync(at, stop), .. await HoldersAsync(at, stop)]).Where(who =>
                who != at.Reader.StaffId
            ),
            "TrainingNews",
            at.Request.Id,
            stop
        );
}
