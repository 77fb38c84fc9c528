using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Training;

/// <summary>A request in a list.</summary>
/// <param name="Official">Whose it is, by name.</param>
/// <param name="IsOwn">The reader's own.</param>
/// <param name="Waits">Whether its next step is the reader's.</param>
public sealed record TrainingLine(TrainingRequest Request, string Official, bool IsOwn, bool Waits);

/// <summary>A request as one reader sees it, with everything that was said.</summary>
public sealed record TrainingView(TrainingAtHand At)
{
    /// <summary>The parameters by which it runs: those of the day of asking.</summary>
    public required TrainingPolicy Rules { get; init; }

    public required string Currency { get; init; }
    public required string FundUnit { get; init; }
    public required int Biennium { get; init; }

    /// <summary>The balance of the fund, for whoever decides within it and for HR; null for others.</summary>
    public required FundBalance? Fund { get; init; }

    public required IReadOnlyList<TrainingStep> Steps { get; init; }
    public required IReadOnlyList<TrainingEvaluation> Evaluations { get; init; }
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public TrainingRequest Request => At.Request;

    public string NameOf(string? who) => who is null ? "" : Names.GetValueOrDefault(who, who);

    /// <summary>What the reader has to evaluate now or has evaluated; null where they are neither of the two.</summary>
    public TrainingParty? Evaluates =>
        At.IsOfficial ? TrainingParty.Official
        : At.IsSupervisor ? TrainingParty.Supervisor
        : null;

    /// <summary>The evaluation that is open to the reader today; null: none.</summary>
    public EvaluationMoment? OpenEvaluation =>
        Evaluates is { } party && Request.HeldUntil is { } held && At.May(TrainingAct.EvaluateAtOnce)
            ? Enum.GetValues<EvaluationMoment>()
                .Where(m => TrainingDays.EvaluationOpens(held, m, Rules) <= At.Reader.Today)
                .Where(m => Evaluations.All(e => e.Moment != m || e.Party != party))
                .Select(m => (EvaluationMoment?)m)
                .FirstOrDefault()
            : null;
}

/// <summary>Lists of requests, and one request in full.</summary>
public sealed class TrainingReading(FairwayDb db, PolicyLibrary policies, TrainingWaiting waiting)
{
    /// <summary>The most lines of a list.</summary>
    public const int Most = 500;

    /// <summary>All requests that exist for the reader, the newest first.</summary>
    public async Task<IReadOnlyList<TrainingLine>> ListAsync(Reader reader, CancellationToken stop = default)
    {
        var access = new TrainingAccess(db, reader, policies.PolicyAt(reader.Today).Training.Holder);
        var ids = access
            .Own()
            .Select(r => r.Id)
            .Union(access.OfTeam().Select(r => r.Id))
            .Union(access.Held().Select(r => r.Id))
            .Union(access.OfHr().Select(r => r.Id));
        var rows = await db
            .TrainingRequests.AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .OrderByDescending(r => r.AskedOn)
            .ThenByDescending(r => r.Id)
            .Take(Most)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, [.. rows.Select(r => r.StaffId).Distinct(StringComparer.Ordinal)], stop);
        var waits = await waiting.OfAsync(reader, stop);
        return
        [
            .. rows.Select(r => new TrainingLine(
                r,
                names.GetValueOrDefault(r.StaffId, r.StaffId),
                r.StaffId == reader.StaffId,
                waits.Contains(r.Id)
            )),
        ];
    }

    /// <summary>Null where the request does not exist for the reader.</summary>
    public async Task<TrainingView?> FindAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await TrainingAtHand.LoadAsync(db, policies, reader, id, stop) is not { } at)
        {
            return null;
        }
        var of = at.Request;
        var fund = await db.TrainingFunds.AsNoTracking().SingleAsync(f => f.Id == of.FundId, stop);
        var seesFund = at.IsHolder || at.Parties.Contains(TrainingParty.HrPartner);
        var ledger = seesFund ? await db.FundMovements.AsNoTracking().Where(m => m.FundId == fund.Id).ToListAsync(stop) : [];
        var steps = await db
            .TrainingSteps.AsNoTracking()
            .Where(s => s.RequestId == id)
            .OrderBy(s => s.At)
            .ThenBy(s => s.Id)
            .ToListAsync(stop);
        var evaluations = await db.TrainingEvaluations.AsNoTracking().Where(e => e.RequestId == id).OrderBy(e => e.At).ToListAsync(stop);
        return new TrainingView(at)
        {
            Rules = policies.PolicyAt(of.AskedOn).Training,
            Currency = fund.Currency,
            FundUnit = await db.Units.Where(u => u.Code == fund.UnitCode).Select(u => u.Name).SingleOrDefaultAsync(stop) ?? fund.UnitCode,
            Biennium = fund.Biennium,
            Fund = seesFund ? FundAtHand.BalanceOf(ledger) : null,
            Steps = steps,
            Evaluations = evaluations,
            Names = await OfficialNames.OfActorsAsync(
                db,
                [of.StaffId, .. steps.Select(s => s.AuthorId), .. steps.Select(s => s.OnBehalfOf), .. evaluations.Select(e => e.AuthorId)],
                stop
            ),
        };
    }
}
