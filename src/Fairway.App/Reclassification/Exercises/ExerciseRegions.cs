using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Reclassification.Exercises;

/// <summary>The regions of the field as the units have them, and in which each unit lies.</summary>
public sealed class ExerciseRegions
{
    private static readonly string s_region = UnitKind.Region.Code();
    private readonly Dictionary<string, string?> _parents;
    private readonly HashSet<string> _regions;

    private ExerciseRegions(Dictionary<string, string?> parents, IReadOnlyList<(string Code, string Name)> regions)
    {
        _parents = parents;
        Fields = regions;
        _regions = regions.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Every region of the field, by name.</summary>
    public IReadOnlyList<(string Code, string Name)> Fields { get; }

    /// <summary>The region's name; null: headquarters, or none of today.</summary>
    public string? NameOf(string code) => Fields.Where(r => r.Code == code).Select(r => r.Name).FirstOrDefault();

    /// <summary>Whether an exercise can cover it.</summary>
    public bool Has(string code) => code == ReclassificationScope.Headquarters || _regions.Contains(code);

    public string Of(string unit) => ReclassificationScope.RegionOf(unit, _parents, _regions);

    public static async Task<ExerciseRegions> LoadAsync(FairwayDb db, CancellationToken stop)
    {
        var units = await db
            .Units.Select(u => new
            {
                u.Code,
                u.ParentCode,
                u.Name,
                u.Kind,
            })
            .ToListAsync(stop);
        return new(
            units.ToDictionary(u => u.Code, u => u.ParentCode, StringComparer.Ordinal),
            [.. units.Where(u => u.Kind == s_region).OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => (u.Code, u.Name))]
        );
    }
}
