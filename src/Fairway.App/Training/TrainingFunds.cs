using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Time;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>A fund with what its ledger comes to.</summary>
public sealed record FundLine(TrainingFund Fund, string Unit, FundBalance Balance, bool MayChange);

/// <summary>A movement with who made it and for which request.</summary>
/// <param name="Title">Of the request; null: for none.</param>
/// <param name="Official">Whose request, by name.</param>
/// <param name="After">What was available after it.</param>
public sealed record LedgerLine(FundMovement Movement, string By, string? Title, string? Official, decimal After);

/// <summary>A request that waits, as a fund's page shows it.</summary>
/// <param name="Stopped">Whether a cut that is looked at would stop it.</param>
public sealed record WaitingLine(TrainingRequest Request, string Official, bool Stopped);

/// <summary>A fund in full.</summary>
public sealed record FundView(FundLine Line, IReadOnlyList<LedgerLine> Ledger, IReadOnlyList<WaitingLine> Waiting);

/// <summary>HR opens, raises and cuts funds; whoever holds one reads it with its ledger (LE-2).</summary>
public sealed class TrainingFunds(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>How many bienniums before and after this one a fund can be opened for.</summary>
    private const int Around = 1;

    /// <summary>Whether the reader opens funds for some unit.</summary>
    public static bool MayOpen(Reader reader) => reader.HrUnits is null or { Count: > 0 };

    /// <summary>Whether the reader sees any fund, or can open one.</summary>
    public async Task<bool> AnyAsync(Reader reader, CancellationToken stop = default) =>
        MayOpen(reader) || await Access(reader).Funds().AnyAsync(stop);

    public async Task<IReadOnlyList<FundLine>> ListAsync(Reader reader, CancellationToken stop = default) =>
        await LinesAsync(reader, Access(reader).Funds(), stop);

    /// <summary>The units for which the reader can open a fund: those of their office, by name.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> UnitsAsync(Reader reader, CancellationToken stop = default)
    {
        var units = await db.Units.AsNoTracking().Select(u => new { u.Code, u.Name }).ToListAsync(stop);
        return
        [
            .. units
                .Where(u => TrainingAccess.MayChange(reader, u.Code))
                .OrderBy(u => u.Name, StringComparer.CurrentCulture)
                .Select(u => (u.Code, u.Name)),
        ];
    }

    /// <summary>The bienniums for which a fund can be opened today.</summary>
    public static IReadOnlyList<Biennium> Bienniums(LocalDate today)
    {
        var first = Biennium.Of(today).FirstYear - (2 * Around);
        return [.. Enumerable.Range(0, (2 * Around) + 1).Select(i => Biennium.Beginning(first + (2 * i)))];
    }

    /// <summary>Null where the fund does not exist for the reader.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="id">Which.</param>
    /// <param name="cut">A cut to look at; null: none.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<FundView?> FindAsync(Reader reader, Guid id, decimal? cut = null, CancellationToken stop = default)
    {
        var found = await LinesAsync(reader, Access(reader).Funds().Where(f => f.Id == id), stop);
        if (found.Count == 0)
        {
            return null;
        }
        var ledger = await db.FundMovements.AsNoTracking().Where(m => m.FundId == id).OrderBy(m => m.Number).ToListAsync(stop);
        var requests = await db.TrainingRequests.AsNoTracking().Where(r => r.FundId == id).ToListAsync(stop);
        var names = await OfficialNames.OfActorsAsync(db, [.. ledger.Select(m => m.By), .. requests.Select(r => r.StaffId)], stop);
        var byId = requests.ToDictionary(r => r.Id);
        var after = 0m;
        var lines = new List<LedgerLine>();
        foreach (var movement in ledger)
        {
            after += movement.Amount;
            var request = movement.RequestId is { } of ? byId.GetValueOrDefault(of) : null;
            lines.Add(
                new LedgerLine(
                    movement,
                    names.GetValueOrDefault(movement.By, movement.By),
                    request?.Title,
                    request is null ? null : names.GetValueOrDefault(request.StaffId, request.StaffId),
                    after
                )
            );
        }
        var waiting = requests.Where(r => r.State.IsOpen()).OrderBy(r => r.AskedOn).ThenBy(r => r.Id).ToList();
        var stopped = cut is { } by
            ? FundLedger.StoppedBy(found[0].Balance, by, [.. waiting.Select(r => new WaitingCost(r.Id, r.Cost))])
            : [];
        return new FundView(
            found[0],
            lines,
            [.. waiting.Select(r => new WaitingLine(r, names.GetValueOrDefault(r.StaffId, r.StaffId), stopped.Contains(r.Id)))]
        );
    }

    /// <summary>Opens the fund of a unit for a biennium: one each.</summary>
    public async Task<ActResult> OpenAsync(
        Reader reader,
        Guid form,
        string? unit,
        int? biennium,
        decimal? amount,
        string reason,
        CancellationToken stop = default
    )
    {
        if (!MayOpen(reader))
        {
            return ActResult.Missing;
        }
        if (await db.TrainingFunds.AnyAsync(f => f.Id == form, stop))
        {
            return ActResult.Ok;
        }
        var refusals = AmountAndReason(amount, reason);
        if (unit is null || !TrainingAccess.MayChange(reader, unit) || !await db.Units.AnyAsync(u => u.Code == unit, stop))
        {
            refusals.Add(TrainingRefusals.FundUnitUnknown);
        }
        if (Bienniums(reader.Today).All(b => b.FirstYear != biennium))
        {
            refusals.Add(TrainingRefusals.FundBienniumWrong);
        }
        else if (await db.TrainingFunds.AnyAsync(f => f.UnitCode == unit && f.Biennium == biennium, stop))
        {
            refusals.Add(TrainingRefusals.FundOpenAlready(Biennium.Beginning(biennium!.Value).Label));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var (set, now) = (policies.PolicyAt(reader.Today), clock.GetCurrentInstant());
        var fund = new TrainingFund
        {
            Id = form,
            UnitCode = unit!,
            Biennium = biennium!.Value,
            Currency = set.Training.Currency,
            OpenedOn = reader.Today,
            PolicyVersion = set.Version,
        };
        db.TrainingFunds.Add(fund);
        db.FundMovements.Add(
            new FundMovement
            {
                FundId = form,
                Number = 1,
                Kind = MovementKind.Opened,
                Amount = amount!.Value,
                Reason = reason.Trim(),
                By = reader.Actor,
                At = now,
            }
        );
        Write(reader, fund, "fund-opened", now);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Raises a fund; under the form's own id, once however often it is sent.</summary>
    public Task<ActResult> RaiseAsync(
        Reader reader,
        Guid id,
        Guid form,
        decimal? amount,
        string reason,
        CancellationToken stop = default
    ) => ChangeAsync(reader, id, form, amount, reason, null, "fund-raised", (_, by) => (new Movement(MovementKind.Raised, by), null), stop);

    /// <summary>Cuts a fund, by no more than what is promised to nobody.</summary>
    /// <param name="reader">HR of the unit.</param>
    /// <param name="id">Which fund.</param>
    /// <param name="form">The form's own id.</param>
    /// <param name="amount">By how much.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seen">The fund's version when it was shown what the cut stops: where money moved since, it is looked at again.</param>
    /// <param name="stop">The request's end.</param>
    public Task<ActResult> CutAsync(
        Reader reader,
        Guid id,
        Guid form,
        decimal? amount,
        string reason,
        int seen,
        CancellationToken stop = default
    ) => ChangeAsync(reader, id, form, amount, reason, seen, "fund-cut", FundLedger.Cut, stop);

    private async Task<ActResult> ChangeAsync(
        Reader reader,
        Guid id,
        Guid form,
        decimal? amount,
        string reason,
        int? seen,
        string act,
        Func<FundBalance, decimal, (Movement? Made, Refusal? Refused)> change,
        CancellationToken stop
    )
    {
        var unit = await Access(reader).Funds().Where(f => f.Id == id).Select(f => f.UnitCode).SingleOrDefaultAsync(stop);
        if (unit is null || !TrainingAccess.MayChange(reader, unit))
        {
            return ActResult.Missing;
        }
        var refusals = AmountAndReason(amount, reason);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        return await FundAtHand.RunAsync(
            db,
            id,
            async fund =>
            {
                if (await db.FundMovements.AnyAsync(m => m.Id == form, stop))
                {
                    return ActResult.Ok;
                }
                // This act has counted one up already.
                if (seen is { } shown && fund.Fund.Version != shown + 1)
                {
                    return ActResult.Stale;
                }
                var (made, refused) = change(fund.Balance, amount!.Value);
                if (refused is not null)
                {
                    return new ActResult.Refused(refused);
                }
                var now = clock.GetCurrentInstant();
                fund.Append([made!.Value], reader.Actor, now, reason: reason.Trim(), form: form);
                Write(reader, fund.Fund, act, now);
                return ActResult.Ok;
            },
            stop
        );
    }

    private static List<Refusal> AmountAndReason(decimal? amount, string reason)
    {
        var refusals = new List<Refusal>();
        if (!FundLedger.IsAmount(amount))
        {
            refusals.Add(Refusal.Of(RefusalCodes.TrainingAmountWrong, "Amount", "LE-2"));
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(Refusal.Of(RefusalCodes.TrainingTextMissing, "Reason", "LE-2"));
        }
        return refusals;
    }

    private TrainingAccess Access(Reader reader) => new(db, reader, policies.PolicyAt(reader.Today).Training.Holder);

    private async Task<IReadOnlyList<FundLine>> LinesAsync(Reader reader, IQueryable<TrainingFund> of, CancellationToken stop)
    {
        var funds = await of.AsNoTracking().ToListAsync(stop);
        var (ids, codes) = (funds.Select(f => f.Id).ToList(), funds.Select(f => f.UnitCode).ToList());
        var ledger = (await db.FundMovements.AsNoTracking().Where(m => ids.Contains(m.FundId)).ToListAsync(stop)).ToLookup(m => m.FundId);
        var names = await db.Units.Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, stop);
        return
        [
            .. funds
                .Select(f => new FundLine(
                    f,
                    names.GetValueOrDefault(f.UnitCode, f.UnitCode),
                    FundAtHand.BalanceOf(ledger[f.Id]),
                    TrainingAccess.MayChange(reader, f.UnitCode)
                ))
                .OrderByDescending(l => l.Fund.Biennium)
                .ThenBy(l => l.Unit, StringComparer.CurrentCulture),
        ];
    }

    private void Write(Reader reader, TrainingFund fund, string act, Instant now) =>
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = reader.Actor,
                Capability = "training",
                Subject = fund.Id.ToString(),
                Act = act,
                Rule = "LE-2",
                PolicyVersion = fund.PolicyVersion,
            }
        );
}
