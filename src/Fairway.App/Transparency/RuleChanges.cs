using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>A rule that was tried before a change of it held.</summary>
public sealed record TriedBefore(Guid Id, string Name, LocalDate AsOf);

/// <summary>A change of a parameter, with the trials of exactly this value that were published before it held.</summary>
/// <param name="Parameter">Which.</param>
/// <param name="Before">The value until then.</param>
/// <param name="After">The value from its day on.</param>
/// <param name="CanBeTried">Whether what-if can try this parameter at all.</param>
/// <param name="Tried">Empty: none was published with it.</param>
public sealed record RuleChange(
    PolicyParameter Parameter,
    PolicyValue Before,
    PolicyValue After,
    bool CanBeTried,
    IReadOnlyList<TriedBefore> Tried
);

/// <summary>Changes of rules with what was known of their effect beforehand (FA-1): the what-if that was published with each, or that there was none.</summary>
public sealed class RuleChanges(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>Every change in the history of the policies in force, the newest first; null for who may not enter.</summary>
    public async Task<IReadOnlyList<RuleChange>?> AllAsync(Reader reader, CancellationToken stop = default) =>
        Rooms.MayEnter(reader) ? await AllAsync(stop) : null;

    internal async Task<IReadOnlyList<RuleChange>> AllAsync(CancellationToken stop)
    {
        using var published = db.Asking.OfEverybody();
        var runs = await db
            .WhatIfRuns.AsNoTracking()
            .OrderBy(r => r.RanAt)
            .Select(r => new
            {
                r.Id,
                r.Name,
                r.AsOf,
                r.Changed,
            })
            .ToListAsync(stop);
        return Of(
            policies,
            [
                .. runs.Select(r =>
                    (
                        new TriedBefore(r.Id, r.Name, r.AsOf),
                        (IReadOnlyDictionary<string, string>)WhatIfFiles.Read<SortedDictionary<string, string>>(r.Changed)
                    )
                ),
            ]
        );
    }

    /// <summary>The same of any policies and trials.</summary>
    public static IReadOnlyList<RuleChange> Of(
        PolicyLibrary policies,
        IReadOnlyList<(TriedBefore Run, IReadOnlyDictionary<string, string> Changed)> runs
    ) =>
        [
            .. (
                from parameter in policies.Parameters
                from pair in parameter.Values.Zip(parameter.Values.Skip(1))
                select new RuleChange(
                    parameter,
                    pair.First,
                    pair.Second,
                    PromotionSettings.Keys.Contains(parameter.Key),
                    [
                        .. runs.Where(r =>
                                r.Run.AsOf < pair.Second.From
                                && r.Changed.TryGetValue(parameter.Key, out var tried)
                                && tried == pair.Second.Text
                            )
                            .Select(r => r.Run),
                    ]
                )
            )
                .OrderByDescending(c => c.After.From)
                .ThenBy(c => c.Parameter.Key, StringComparer.Ordinal),
        ];
}
