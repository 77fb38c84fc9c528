using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Rules;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Time;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training.Council;

/// <summary>What a table of the Council counts: people by the need that they asked for training for, or by what their training changed.</summary>
public enum CouncilSubject
{
    Needs = 1,
    AtOnce,
    Later,
}

/// <summary>By what a table groups people.</summary>
public enum CouncilGroup
{
    Grade = 1,
    Sex,
    Region,
}

/// <summary>A table as it was published.</summary>
/// <param name="Columns">Names of needs or of effects.</param>
public sealed record CouncilTable(CouncilSubject Subject, CouncilGroup Group, IReadOnlyList<string> Columns, IReadOnlyList<KeptRow> Rows)
{
    /// <summary>The rows of which any number is shown: of others not even their being there is.</summary>
    public IEnumerable<KeptRow> Shown => Rows.Where(row => row.IsTold);
}

/// <summary>
/// Figures for the Joint Training Council (LE-2): needs that were asked for in a half-year, and effects that officials told in it, by category and grade, sex
/// and region. Each request and each evaluation lies in one half-year alone, which is published once; within it small groups are left out over all tables
/// together (decision 15). Everybody counts once in a table, with what came last.
/// </summary>
public static class CouncilTables
{
    /// <summary>Of whom a fact is not known.</summary>
    public const string Unknown = "?";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static IReadOnlyList<CouncilTable> Read(CouncilFigures of) =>
        JsonSerializer.Deserialize<List<CouncilTable>>(of.Published, s_json)!;

    /// <summary>Publishes every half-year that is over and isn't published yet; how many there were.</summary>
    public static async Task<int> RunAsync(FairwayDb db, Instant now, PolicyLibrary policies, CancellationToken stop = default)
    {
        if (!await db.TrainingRequests.AnyAsync(stop))
        {
            return 0;
        }
        // The half-year is over everywhere (decision 9).
        var today = EndOfDay.LastDay(now);
        var since = await db.TrainingRequests.MinAsync(r => r.AskedOn, stop);
        var known = await db.CouncilFigures.Select(f => f.Until).ToListAsync(stop);
        var made = 0;
        foreach (var half in HalfYear.Over(since, today).Where(half => !known.Contains(half.End)))
        {
            var policy = policies.PolicyAt(half.End);
            db.CouncilFigures.Add(
                new CouncilFigures
                {
                    Until = half.End,
                    TakenAt = now,
                    PolicyVersion = policy.Version,
                    Published = JsonSerializer.Serialize(await OfAsync(db, half, policy, stop), s_json),
                }
            );
            db.History.Add(
                new()
                {
                    At = now,
                    Actor = "calendar",
                    Capability = "training",
                    Subject = "figures",
                    Act = "take-figures",
                    Rule = "LE-2",
                    PolicyVersion = policy.Version,
                }
            );
            try
            {
                await db.SaveChangesAsync(stop);
                made++;
            }
            catch (DbUpdateException)
            {
                // Another node was first.
                db.ChangeTracker.Clear();
            }
        }
        db.ChangeTracker.Clear();
        return made;
    }

    private static async Task<IReadOnlyList<CouncilTable>> OfAsync(FairwayDb db, HalfYear half, PolicySet policy, CancellationToken stop)
    {
        var (first, until) = (half.Start, half.End);
        var asked = (
            await db
                .TrainingRequests.AsNoTracking()
                .Where(r => first <= r.AskedOn && r.AskedOn <= until && r.State != TrainingState.Withdrawn)
                .Select(r => new
                {
                    r.StaffId,
                    r.AskedOn,
                    r.Id,
                    r.Need,
                })
                .ToListAsync(stop)
        ).Select(r => new Fact(r.StaffId, r.AskedOn, r.Id, (int)r.Need));
        var said = (
            await (
                from e in db.TrainingEvaluations.AsNoTracking()
                join r in db.TrainingRequests on e.RequestId equals r.Id
                where first <= e.Day && e.Day <= until && e.Party == TrainingParty.Official
                select new
                {
                    e.Moment,
                    r.StaffId,
                    e.Day,
                    r.Id,
                    e.Effect,
                }
            ).ToListAsync(stop)
        ).ToLookup(e => e.Moment, e => new Fact(e.StaffId, e.Day, e.Id, (int)e.Effect));
        (CouncilSubject Subject, IReadOnlyList<string> Columns, IReadOnlyList<Fact> Facts)[] subjects =
        [
            (CouncilSubject.Needs, Enum.GetNames<TrainingNeed>(), Last(asked)),
            (CouncilSubject.AtOnce, Enum.GetNames<TrainingEffect>(), Last(said[EvaluationMoment.AtOnce])),
            (CouncilSubject.Later, Enum.GetNames<TrainingEffect>(), Last(said[EvaluationMoment.Later])),
        ];
        var people = subjects.SelectMany(s => s.Facts).Select(f => f.StaffId).Distinct(StringComparer.Ordinal).ToList();
        var sexes = await db.Officials.Where(o => people.Contains(o.StaffId)).ToDictionaryAsync(o => o.StaffId, o => o.Sex, stop);
        var periods = (
            await db
                .ServicePeriods.AsNoTracking()
                .Where(p => people.Contains(p.StaffId) && p.From <= until)
                .Select(p => new
                {
                    p.StaffId,
                    p.From,
                    p.Category,
                    p.Grade,
                    p.DutyStation,
                })
                .ToListAsync(stop)
        ).GroupBy(p => p.StaffId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(p => p.From)!, StringComparer.Ordinal);
        var tables = new TablesTogether(people, policy.Board.SmallestGroup);
        return
        [
            .. from subject in subjects
            from grouping in Enum.GetValues<CouncilGroup>()
            select new CouncilTable(
                subject.Subject,
                grouping,
                subject.Columns,
                [
                    .. tables
                        .Table(
                            subject.Columns.Count,
                            subject.Facts.Select(f => new CountedPerson(f.StaffId, [.. Path(grouping, f.StaffId)], f.Column))
                        )
                        .Select(KeptRow.Of),
                ]
            ),
        ];

        string[] Path(CouncilGroup grouping, string who)
        {
            var period = periods.GetValueOrDefault(who);
            var category = period?.Category ?? Unknown;
            return grouping switch
            {
                CouncilGroup.Grade => [$"{category}:{period?.Grade ?? Unknown}", category],
                CouncilGroup.Sex => [sexes.GetValueOrDefault(who) ?? Unknown],
                _ => [policy.Service.RegionOf(period?.DutyStation) ?? Unknown],
            };
        }
    }

    private static IReadOnlyList<Fact> Last(IEnumerable<Fact> facts) =>
        [.. facts.GroupBy(f => f.StaffId, StringComparer.Ordinal).Select(g => g.OrderBy(f => f.Day).ThenBy(f => f.Request).Last())];

    /// <summary>What somebody asked for or told, as a table counts it.</summary>
    private sealed record Fact(string StaffId, LocalDate Day, Guid Request, int Column);
}
