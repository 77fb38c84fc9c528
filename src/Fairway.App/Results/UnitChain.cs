using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Results;

/// <summary>A unit and those above it, nearest first: results and workplans of all of them concern its officials.</summary>
public sealed record UnitInChain(string Code, string Name);

public static class UnitChain
{
    /// <summary>Empty where there is no such unit.</summary>
    public static async Task<IReadOnlyList<UnitInChain>> OfAsync(FairwayDb db, string unitCode, CancellationToken stop = default)
    {
        var units = await db
            .Units.AsNoTracking()
            .Select(unit => new
            {
                unit.Code,
                unit.ParentCode,
                unit.Name,
            })
            .ToDictionaryAsync(unit => unit.Code, StringComparer.Ordinal, stop);
        var chain = new List<UnitInChain>();
        // Imports refuse circles of units; counting steps keeps a damaged database from hanging a page.
        for (var at = unitCode; at is not null && chain.Count <= units.Count && units.TryGetValue(at, out var unit); at = unit.ParentCode)
        {
            chain.Add(new(unit.Code, unit.Name));
        }
        return chain;
    }
}
