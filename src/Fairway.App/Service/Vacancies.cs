using Fairway.App.Accounts;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A unit whose chief's place is vacant.</summary>
/// <param name="Since">The first day without a chief; null where it never had one.</param>
/// <param name="People">How many serve in it.</param>
/// <param name="CoveredBy">The chief of the nearest unit above that has one; null where none has.</param>
public sealed record VacantUnit(string Code, string Name, LocalDate? Since, NamedPerson? Last, int People, NamedPerson? CoveredBy);

/// <summary>An official whom nobody supervises.</summary>
/// <param name="Left">The supervisor who left; null where there is none on record.</param>
public sealed record Unsupervised(string StaffId, string Name, string? UnitCode, string? UnitName, NamedPerson? Left);

/// <summary>HR's queue (decision 12): vacant chiefs, and officials without a supervisor, in the units that the reader serves.</summary>
public sealed record Vacancies(
    IReadOnlyList<VacantUnit> Units,
    IReadOnlyList<Unsupervised> Officials,
    NamedPerson? Head,
    NamedPerson? Alternate
)
{
    /// <summary>Null where the reader is no HR partner: for them there is no queue.</summary>
    public static async Task<Vacancies?> LoadAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHr(reader))
        {
            return null;
        }
        var today = reader.Today;
        var tree = await UnitStructure.OnAsync(db, today);
        var head = await UnitStructure.HeadAsync(db, tree, today);
        var alternate = await UnitStructure.AlternateAsync(db, today);
        var units = await VacantUnitsAsync(db, reader, tree, stop);
        var officials = await UnsupervisedAsync(db, reader, head, stop);
        var names = await OfficialNames.OfAsync(db, [head, alternate], stop);
        return new Vacancies(units, officials, Named(names, head), Named(names, alternate));
    }

    /// <summary>How many things wait in the queue.</summary>
    public static async Task<int> CountAsync(FairwayDb db, Reader reader, CancellationToken stop = default) =>
        await LoadAsync(db, reader, stop) is { } queue ? queue.Units.Count + queue.Officials.Count : 0;

    private static async Task<IReadOnlyList<VacantUnit>> VacantUnitsAsync(
        FairwayDb db,
        Reader reader,
        UnitTree tree,
        CancellationToken stop
    )
    {
        var today = reader.Today;
        var vacant = tree.Units.Where(u => u.ChiefId is null && ServiceAccess.IsHrOf(reader, u.Code)).Select(u => u.Code).ToList();
        if (vacant.Count == 0)
        {
            return [];
        }
        var units = await db.Units.AsNoTracking().Where(u => vacant.Contains(u.Code)).ToListAsync(stop);
        var last = (await db.Chieftaincies.AsNoTracking().Where(c => vacant.Contains(c.UnitCode)).ToListAsync(stop))
            .GroupBy(c => c.UnitCode, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(c => c.From)!, StringComparer.Ordinal);
        var people = await db
            .ServicePeriods.Where(ServiceOn.Day(today))
            .Where(p => vacant.Contains(p.UnitCode!))
            .GroupBy(p => p.UnitCode!)
            .Select(g => new { Code = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Code, g => g.Count, StringComparer.Ordinal, stop);
        var covering = vacant.ToDictionary(
            c => c,
            c => tree.PathUp(c).Select(u => u.ChiefId).FirstOrDefault(id => id is not null),
            StringComparer.Ordinal
        );
        var names = await OfficialNames.OfAsync(db, [.. last.Values.Select(c => c.StaffId), .. covering.Values], stop);
        return
        [
            .. units
                .Select(u => new VacantUnit(
                    u.Code,
                    u.Name,
                    last.GetValueOrDefault(u.Code)?.Until,
                    Named(names, last.GetValueOrDefault(u.Code)?.StaffId),
                    people.GetValueOrDefault(u.Code),
                    Named(names, covering[u.Code])
                ))
                .OrderByDescending(u => u.People)
                .ThenBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    private static async Task<IReadOnlyList<Unsupervised>> UnsupervisedAsync(
        FairwayDb db,
        Reader reader,
        string? head,
        CancellationToken stop
    )
    {
        var today = reader.Today;
        var serving = db.ServicePeriods.Where(ServiceOn.Day(today));
        var rows = await (
            from period in serving.AsNoTracking()
            join official in db.Officials on period.StaffId equals official.StaffId
            let supervisor = db
                .Supervisions.Where(s => s.StaffId == period.StaffId && s.From <= today && (s.Until == null || s.Until > today))
                .Select(s => s.SupervisorId)
                .FirstOrDefault()
            where period.StaffId != head && (supervisor == null || !serving.Any(p => p.StaffId == supervisor))
            orderby official.SearchName, official.StaffId
            select new
            {
                official.StaffId,
                official.FamilyName,
                official.GivenNames,
                period.UnitCode,
                UnitName = db.Units.Where(u => u.Code == period.UnitCode).Select(u => u.Name).FirstOrDefault(),
                Supervisor = supervisor,
            }
        ).ToListAsync(stop);
        var mine = rows.Where(r => ServiceAccess.ActsAsHrOn(reader, r.StaffId, r.UnitCode)).ToList();
        var names = await OfficialNames.OfAsync(db, mine.Select(r => r.Supervisor), stop);
        return
        [
            .. mine.Select(r => new Unsupervised(
                r.StaffId,
                PeopleSearch.NameOf(r.StaffId, r.FamilyName, r.GivenNames),
                r.UnitCode,
                r.UnitName,
                Named(names, r.Supervisor)
            )),
        ];
    }

    private static NamedPerson? Named(IReadOnlyDictionary<string, string> names, string? id) =>
        id is null ? null : new NamedPerson(id, names[id]);
}
