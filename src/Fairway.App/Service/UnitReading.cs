using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A unit in the tree, with who heads it and how many serve in it.</summary>
/// <param name="Depth">0 at the top.</param>
/// <param name="People">In this unit itself.</param>
/// <param name="PeopleWithin">With everything beneath it.</param>
public sealed record UnitLine(
    string Code,
    string Name,
    string Kind,
    int Depth,
    NamedPerson? Chief,
    int People,
    int PeopleWithin,
    IReadOnlyList<UnitLine> Beneath
);

/// <summary>Somebody who headed a unit.</summary>
public sealed record ChiefLine(NamedPerson Person, LocalDate From, LocalDate? Until);

/// <summary>A unit as everybody sees it.</summary>
/// <param name="Above">The units above it, the top first.</param>
/// <param name="Chief">Who heads it today; null while the place is vacant.</param>
/// <param name="CoveredBy">Where it is vacant, the chief of the nearest unit above that has one (SV-4).</param>
public sealed record UnitView(
    string Code,
    string Name,
    string Kind,
    IReadOnlyList<(string Code, string Name)> Above,
    ChiefLine? Chief,
    NamedPerson? CoveredBy,
    IReadOnlyList<ChiefLine> EarlierChiefs,
    IReadOnlyList<UnitLine> Beneath,
    IReadOnlyList<PersonLine> People,
    int PeopleTotal
);

/// <summary>The units for who browses them.</summary>
public static class UnitReading
{
    public const int PageSize = 50;

    /// <summary>The names of several units by their codes, to tell them apart; of one alone there is nothing to tell.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        FairwayDb db,
        IEnumerable<string?> codes,
        CancellationToken stop = default
    )
    {
        var wanted = codes.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return wanted.Count < 2
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : await db
                .Units.Where(u => wanted.Contains(u.Code))
                .Select(u => new { u.Code, u.Name })
                .ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, stop);
    }

    /// <summary>The units at the top, each with those beneath it, by name.</summary>
    public static async Task<IReadOnlyList<UnitLine>> TreeAsync(FairwayDb db, LocalDate today, CancellationToken stop = default)
    {
        var units = await db.Units.AsNoTracking().ToListAsync(stop);
        var tree = await UnitStructure.OnAsync(db, today);
        var names = await OfficialNames.OfAsync(db, tree.Units.Select(u => u.ChiefId), stop);
        var people = await db
            .ServicePeriods.Where(ServiceOn.Day(today))
            .Where(p => p.UnitCode != null)
            .GroupBy(p => p.UnitCode!)
            .Select(g => new { Code = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Code, g => g.Count, StringComparer.Ordinal, stop);
        var beneath = units
            .OrderBy(u => u.Name, StringComparer.CurrentCultureIgnoreCase)
            .ToLookup(u => u.ParentCode, StringComparer.Ordinal);
        return Lines(null, 0);

        IReadOnlyList<UnitLine> Lines(string? parent, int depth) =>
            [
                .. beneath[parent]
                    .Select(u =>
                    {
                        var chief = tree.Find(u.Code)?.ChiefId;
                        var own = people.GetValueOrDefault(u.Code);
                        var lines = Lines(u.Code, depth + 1);
                        return new UnitLine(
                            u.Code,
                            u.Name,
                            u.Kind,
                            depth,
                            chief is null ? null : new NamedPerson(chief, names[chief]),
                            own,
                            own + lines.Sum(l => l.PeopleWithin),
                            lines
                        );
                    }),
            ];
    }

    /// <summary>One unit; null where there is none of that code.</summary>
    /// <param name="page">Of the people who serve in it, from 1.</param>
    public static async Task<UnitView?> OneAsync(FairwayDb db, string code, LocalDate today, int page, CancellationToken stop = default)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code, stop);
        if (unit is null)
        {
            return null;
        }
        var tree = await UnitStructure.OnAsync(db, today);
        var path = tree.PathUp(code).ToList();
        var above = path.Skip(1).Select(u => u.Code).ToList();
        var names = await db
            .Units.Where(u => above.Contains(u.Code))
            .ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, stop);
        var chiefs = await db
            .Chieftaincies.AsNoTracking()
            .Where(c => c.UnitCode == code && c.From <= today)
            .OrderByDescending(c => c.From)
            .ToListAsync(stop);
        var covering = path[0].ChiefId is null ? path.Skip(1).Select(u => u.ChiefId).FirstOrDefault(c => c is not null) : null;
        var people = await OfficialNames.OfAsync(db, [.. chiefs.Select(c => c.StaffId), covering], stop);
        ChiefLine Line(Chieftaincy c) => new(new NamedPerson(c.StaffId, people[c.StaffId]), c.From, c.Until);
        var current = chiefs.Find(c => c.StaffId == path[0].ChiefId && (c.Until is null || c.Until > today));
        var (serving, total) = await PeopleAsync(db, code, today, page, stop);
        return new UnitView(
            unit.Code,
            unit.Name,
            unit.Kind,
            [.. above.AsEnumerable().Reverse().Select(c => (c, names[c]))],
            current is null ? null : Line(current),
            covering is null ? null : new NamedPerson(covering, people[covering]),
            [.. chiefs.Where(c => c != current).Select(Line)],
            Find(await TreeAsync(db, today, stop), code)?.Beneath ?? [],
            serving,
            total
        );
    }

    private static UnitLine? Find(IReadOnlyList<UnitLine> lines, string code) =>
        lines.Select(l => l.Code == code ? l : Find(l.Beneath, code)).FirstOrDefault(l => l is not null);

    private static async Task<(IReadOnlyList<PersonLine>, int)> PeopleAsync(
        FairwayDb db,
        string code,
        LocalDate today,
        int page,
        CancellationToken stop
    )
    {
        var query =
            from period in db.ServicePeriods.AsNoTracking().Where(ServiceOn.Day(today))
            join official in db.Officials on period.StaffId equals official.StaffId
            where period.UnitCode == code
            orderby official.SearchName, official.StaffId
            select new
            {
                official.StaffId,
                official.FamilyName,
                official.GivenNames,
                period.Grade,
                period.DutyStation,
            };
        var total = await query.CountAsync(stop);
        var rows = await query.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        return (
            [
                .. rows.Select(r => new PersonLine(
                    r.StaffId,
                    PeopleSearch.NameOf(r.StaffId, r.FamilyName, r.GivenNames),
                    r.Grade,
                    code,
                    null,
                    r.DutyStation
                )),
            ],
            total
        );
    }
}
