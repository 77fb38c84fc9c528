using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Transparency;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>
/// Takes and reads figures (BD-3). Ratings count each report once, as it was first counted: a later date adds a table of the reports that came since, with the
/// same suppression. Of each step of a cycle compliance is published once, some time after the last due date. Units are published down to those beneath
/// departments, compliance by department; HR reads the rest from the lines.
/// </summary>
public sealed class Figures(FairwayDb db, IClock clock, PolicyLibrary policies, DutyStationZones zones)
{
    /// <summary>Who reads what is published: the Board, HR, the head, the Union and the auditor (FA-1).</summary>
    public static bool MayRead(Reader reader) =>
        BoardInbox.IsOfBoard(reader) || reader.Holds(Office.HrPartner) || reader.Holds(Office.DirectorGeneral) || Rooms.MayEnter(reader);

    /// <summary>Who takes a snapshot: the Board's secretary, and HR of the whole organization.</summary>
    public static bool MayTake(Reader reader) => reader.Holds(Office.BoardSecretary) || reader.HrUnits is null;

    /// <summary>Takes the figures as of today; taken twice on a day they are one.</summary>
    public async Task<ActResult> TakeAsync(Reader reader, CancellationToken stop = default) =>
        MayTake(reader) ? await TakeAsync(reader.Actor, reader.Today, stop) : ActResult.Missing;

    /// <summary>The same as of a day; one before the last snapshot's is refused by its own order.</summary>
    public async Task<ActResult> TakeAsync(string by, LocalDate asOf, CancellationToken stop = default)
    {
        var earlier = await db.FigureSnapshots.AsNoTracking().OrderBy(s => s.AsOf).ToListAsync(stop);
        if (earlier.Exists(s => s.AsOf >= asOf))
        {
            return ActResult.Ok;
        }

        var policy = policies.PolicyAt(asOf);
        var units = await db.Units.AsNoTracking().ToListAsync(stop);
        var places = new FigurePlaces(
            new UnitTree([.. units.Select(u => new UnitNode(u.Code, u.ParentCode, null))]),
            units.ToDictionary(u => u.Code, u => u.Name, StringComparer.Ordinal),
            policy.Service
        );
        var facts = new FigureFacts(db, zones, policies);
        var steps = await facts.StepsAsync(asOf, stop);
        var counted = earlier.SelectMany(s => Read<List<Guid>>(s.Counted)).ToHashSet();
        var everybody = await facts.RatedAsync(asOf, stop);
        var rated = everybody.Where(r => !counted.Contains(r.AppraisalId)).ToList();
        var known = earlier.SelectMany(s => Read<List<PublishedTable>>(s.Published)).Select(t => (t.Kind, t.CycleStart)).ToHashSet();
        var tables = FigureTables
            .OfRatings(rated, policy, places)
            .Concat(
                FigureTables
                    .OfSteps(steps, everybody, asOf, policy.Appraisals, policy.Board, places)
                    .Where(t => !known.Contains((t.Kind, t.CycleStart)))
            );
        var now = clock.GetCurrentInstant();
        var snapshot = new FigureSnapshot
        {
            AsOf = asOf,
            TakenAt = now,
            TakenBy = by,
            Published = Write(tables.ToList()),
            Counted = Write(rated.Select(r => r.AppraisalId).ToList()),
            Steps = Write(steps),
        };
        db.FigureSnapshots.Add(snapshot);
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = by,
                Capability = "reportsboard",
                Subject = snapshot.Id.ToString(),
                Act = "take-figures",
                Rule = "BD-3",
                PolicyVersion = policy.Version,
            }
        );
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two at the same moment: the other one has taken them.
            db.ChangeTracker.Clear();
            return ActResult.Ok;
        }
    }

    /// <summary>The days of all snapshots, the newest first.</summary>
    public static Task<List<LocalDate>> DaysAsync(FairwayDb db, CancellationToken stop = default) =>
        db.FigureSnapshots.OrderByDescending(s => s.AsOf).Select(s => s.AsOf).ToListAsync(stop);

    /// <summary>What is known on a day from everything published up to it; null for who may not read it, or where there is no such snapshot.</summary>
    public async Task<IReadOnlyList<KnownTable>?> KnownAsync(Reader reader, LocalDate asOf, CancellationToken stop = default) =>
        MayRead(reader) && await db.FigureSnapshots.AnyAsync(s => s.AsOf == asOf, stop) ? await KnownAsync(asOf, stop) : null;

    internal async Task<IReadOnlyList<KnownTable>> KnownAsync(LocalDate asOf, CancellationToken stop)
    {
        var published = await db
            .FigureSnapshots.AsNoTracking()
            .Where(s => s.AsOf <= asOf)
            .OrderBy(s => s.AsOf)
            .Select(s => s.Published)
            .ToListAsync(stop);
        return
        [
            .. published
                .SelectMany(Read<List<PublishedTable>>)
                .GroupBy(t => (t.Kind, t.CycleStart))
                .OrderByDescending(g => g.Key.CycleStart)
                .ThenBy(g => g.Key.Kind)
                .Select(g => new KnownTable(
                    g.Key.Kind,
                    new Cycle(g.Key.CycleStart, g.First().CycleEnd),
                    g.First().Columns,
                    // Of a row of which no number is shown not even its being there is.
                    [
                        .. FiguresOverTime
                            .Together([
                                .. g.Select(t =>
                                    System.Collections.Immutable.ImmutableArray.CreateRange(
                                        t.Rows.Select(r => new ShownRow(r.Key, r.Parent, [.. r.Counts]))
                                    )
                                ),
                            ])
                            .Where(r => r.Counts.Any(c => c.Count is not null)),
                    ],
                    g.SelectMany(t => t.Rows).GroupBy(r => r.Key).ToDictionary(r => r.Key, r => r.Last().Name, StringComparer.Ordinal)
                )),
        ];
    }

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new DayAsIso() },
    };

    /// <summary>A part of a snapshot from its JSON.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, s_json)!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, s_json);
}

/// <summary>A table as it is known on a day.</summary>
/// <param name="Names">Of the rows, by key.</param>
public sealed record KnownTable(
    FigureKind Kind,
    Cycle Cycle,
    IReadOnlyList<string> Columns,
    System.Collections.Immutable.ImmutableArray<KnownRow> Rows,
    IReadOnlyDictionary<string, string> Names
)
{
    public bool IsOfRatings => Kind < FigureKind.Beginnings;
}
