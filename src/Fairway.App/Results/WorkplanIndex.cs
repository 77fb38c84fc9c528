using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Results;

/// <summary>A unit in the list of workplans.</summary>
/// <param name="Depth">0 at the top of the tree.</param>
/// <param name="PublishedAt">Null while nothing is published.</param>
/// <param name="Lines">How many lines the published plan has.</param>
public sealed record UnitPlan(string UnitCode, string UnitName, int Depth, Instant? PublishedAt, int Lines);

/// <summary>Which units have published their workplan (RB-3).</summary>
[Rule("RB-3")]
public static class WorkplanIndex
{
    /// <summary>All units in the order of the tree, siblings by name.</summary>
    public static async Task<IReadOnlyList<UnitPlan>> InAsync(FairwayDb db, int biennium, CancellationToken stop = default)
    {
        var units = await db
            .Units.AsNoTracking()
            .Select(unit => new
            {
                unit.Code,
                unit.ParentCode,
                unit.Name,
            })
            .ToListAsync(stop);
        var plans = await db
            .Workplans.AsNoTracking()
            .Where(plan => plan.Biennium == biennium && plan.PublishedAt != null)
            .Select(plan => new
            {
                plan.UnitCode,
                plan.PublishedAt,
                Lines = plan.Lines.Count(line => !line.Withdrawn),
            })
            .ToDictionaryAsync(plan => plan.UnitCode, StringComparer.Ordinal, stop);
        var children = units.ToLookup(unit => unit.ParentCode, StringComparer.Ordinal);
        return [.. Beneath(null, 0)];

        IEnumerable<UnitPlan> Beneath(string? parent, int depth) =>
            children[parent]
                .OrderBy(unit => unit.Name, StringComparer.Ordinal)
                .ThenBy(unit => unit.Code, StringComparer.Ordinal)
                .SelectMany(unit =>
                {
                    var plan = plans.GetValueOrDefault(unit.Code);
                    return Beneath(unit.Code, depth + 1)
                        .Prepend(new UnitPlan(unit.Code, unit.Name, depth, plan?.PublishedAt, plan?.Lines ?? 0));
                });
    }
}
