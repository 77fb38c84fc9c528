using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Recognition;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Recognition;

/// <summary>A recognition as lists and records show it.</summary>
/// <param name="Author">By name.</param>
/// <param name="For">The person, or the team's unit, by name.</param>
/// <param name="About">The outcome's code and title; null: a competency, which the policy words.</param>
public sealed record RecognitionLine(RecognitionGiven Given, string Author, string For, string? About);

/// <summary>A reward with who proposed and decided it.</summary>
public sealed record RewardLine(Reward Reward, RewardType? Type, string ProposedBy, string DecidedBy, bool MayDecide);

/// <summary>A recognition in full.</summary>
public sealed record RecognitionView(RecognitionLine Line)
{
    public required IReadOnlyList<string> Receivers { get; init; }
    public required bool MayWithdraw { get; init; }

    /// <summary>The reader's own cycle in whose record it can stand; null: it recognises somebody else, or there is none.</summary>
    public required Guid? Cycle { get; init; }

    /// <summary>Whether the record can still be changed.</summary>
    public required bool RecordIsOpen { get; init; }

    public required bool IsKept { get; init; }
    public required bool MayPropose { get; init; }
    public required IReadOnlyList<RewardLine> Rewards { get; init; }
    public required IReadOnlyList<RewardType> Types { get; init; }

    /// <summary>Who withdrew it, by name; empty: nobody.</summary>
    public required string WithdrawnBy { get; init; }
}

/// <summary>Lists of recognitions, one in full, and those of a cycle's record.</summary>
public sealed class RecognitionReading(FairwayDb db, PolicyLibrary policies, Recognitions recognitions, Rewards rewards)
{
    public const int Most = 200;

    /// <summary>The newest that exist for the reader.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="unit">Only those of somebody who served in this unit, or of its team; null: all.</param>
    /// <param name="mine">received, given, or null for all.</param>
    /// <param name="stop">The request's end.</param>
    public async Task<IReadOnlyList<RecognitionLine>> ListAsync(Reader reader, string? unit, string? mine, CancellationToken stop = default)
    {
        var me = reader.StaffId ?? "";
        var rows = db.Recognitions.AsNoTracking().Include(r => r.Receivers).Where(RecognitionAccess.Exists(reader));
        rows = mine switch
        {
            "received" => rows.Where(r => r.Receivers.Any(x => x.StaffId == me)),
            "given" => rows.Where(r => r.AuthorId == me),
            _ => rows.Where(r => r.WithdrawnAt == null),
        };
        if (!string.IsNullOrEmpty(unit))
        {
            rows = rows.Where(r => r.TeamUnit == unit || r.Receivers.Any(x => x.UnitCode == unit));
        }
        return await LinesAsync(db, await rows.OrderByDescending(r => r.At).Take(Most).ToListAsync(stop), stop);
    }

    /// <summary>Units of which somebody was recognised openly, by name.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> UnitsAsync(Reader reader, CancellationToken stop = default)
    {
        var codes = db.Recognitions.Where(RecognitionAccess.Exists(reader)).SelectMany(r => r.Receivers).Select(r => r.UnitCode).Distinct();
        var units = await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).Select(u => new { u.Code, u.Name }).ToListAsync(stop);
        return [.. units.OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => (u.Code, u.Name))];
    }

    public async Task<RecognitionView?> FindAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await recognitions.LoadAsync(reader, id, stop) is not { } of)
        {
            return null;
        }
        var own = of.Receivers.Find(r => r.StaffId == reader.StaffId);
        var cycle = own is null ? null : await recognitions.CycleAsync(reader, of, stop);
        var types = policies.PolicyAt(of.GivenOn).Recognition.Rewards;
        var proposed = await db.Rewards.AsNoTracking().Where(r => r.RecognitionId == id).OrderBy(r => r.ProposedAt).ToListAsync(stop);
        var mayPropose = await rewards.MayProposeAsync(reader, of, stop);
        var names = await OfficialNames.OfActorsAsync(
            db,
            [
                .. of.Receivers.Select(r => r.StaffId),
                of.WithdrawnBy,
                .. proposed.Select(r => r.ProposedBy),
                .. proposed.Select(r => r.DecidedBy),
            ],
            stop
        );
        string Name(string? who) => who is null ? "" : names.GetValueOrDefault(who, who);
        var lines = proposed
            .Select(r => (Reward: r, Type: types.FirstOrDefault(t => t.Code == r.Type)))
            .Select(r =>
                (r.Reward, r.Type, Decides: r.Type is { } type && RecognitionAccess.Approves(reader, of, type, r.Reward.ProposedBy))
            )
            // A reward is between those whom it concerns; one that is not approved is not its receivers' to read.
            .Where(r =>
                r.Decides
                || mayPropose
                || r.Reward.ProposedBy == reader.Actor
                || (own is not null && r.Reward.State == RewardState.Approved)
            )
            .Select(r => new RewardLine(
                r.Reward,
                r.Type,
                Name(r.Reward.ProposedBy),
                Name(r.Reward.DecidedBy),
                r.Decides && r.Reward.State == RewardState.Proposed
            ))
            .ToList();
        return new RecognitionView((await LinesAsync(db, [of], stop))[0])
        {
            Receivers = [.. of.Receivers.Select(r => Name(r.StaffId)).Order(StringComparer.CurrentCulture)],
            MayWithdraw = RecognitionAccess.MayWithdraw(reader, of),
            Cycle = own?.AppraisalId ?? cycle?.Id,
            RecordIsOpen = cycle is not null && RecognitionCheck.RecordIsOpen(cycle.State),
            IsKept = own?.AppraisalId is not null,
            MayPropose = mayPropose,
            Rewards = lines,
            Types = [.. types.Where(t => proposed.TrueForAll(r => r.Type != t.Code))],
            WithdrawnBy = Name(of.WithdrawnBy),
        };
    }

    /// <summary>What the official keeps in the record of an appraisal, for whoever reads that; the earliest first.</summary>
    [Rule("RC-1")]
    public static async Task<IReadOnlyList<RecognitionLine>> OfRecordAsync(
        FairwayDb db,
        Guid appraisal,
        CancellationToken stop = default
    ) =>
        await OncePerModel<Queries>.Of(db).IsThere(db, appraisal, stop)
            ? await LinesAsync(
                db,
                await db
                    .Recognitions.AsNoTracking()
                    .Include(r => r.Receivers)
                    .Where(r => r.Receivers.Any(x => x.AppraisalId == appraisal))
                    .OrderBy(r => r.At)
                    .ToListAsync(stop),
                stop
            )
            : [];

    /// <summary>Most records keep none, and their pages are the most read: this is translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, Guid, CancellationToken, Task<bool>> IsThere = EF.CompileAsyncQuery(
            (FairwayDb db, Guid appraisal, CancellationToken stop) =>
                db.Recognitions.SelectMany(r => r.Receivers).Any(x => x.AppraisalId == appraisal)
        );
    }

    private static async Task<IReadOnlyList<RecognitionLine>> LinesAsync(
        FairwayDb db,
        IReadOnlyList<RecognitionGiven> rows,
        CancellationToken stop
    )
    {
        if (rows.Count == 0)
        {
            return [];
        }
        var names = await OfficialNames.OfActorsAsync(
            db,
            [.. rows.Select(r => r.AuthorId), .. rows.Where(r => r.TeamUnit is null).SelectMany(r => r.Receivers).Select(r => r.StaffId)],
            stop
        );
        var codes = rows.Select(r => r.TeamUnit).OfType<string>().ToList();
        var units = await db.Units.Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, stop);
        var keys = rows.Where(r => r.Tie == RecognitionTie.Outcome).Select(r => r.About).ToList();
        var outcomes = await db.Outcomes.Where(o => keys.Contains(o.Key)).ToDictionaryAsync(o => o.Key, o => o.Code + " " + o.Title, stop);
        return
        [
            .. rows.Select(r => new RecognitionLine(
                r,
                names.GetValueOrDefault(r.AuthorId, r.AuthorId),
                r.TeamUnit is { } unit
                    ? units.GetValueOrDefault(unit, unit)
                    : string.Join(", ", r.Receivers.Select(x => names.GetValueOrDefault(x.StaffId, x.StaffId))),
                r.Tie == RecognitionTie.Outcome ? outcomes.GetValueOrDefault(r.About, r.About) : null
            )),
        ];
    }
}
