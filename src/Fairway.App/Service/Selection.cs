using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>By what officials are selected.</summary>
public enum SelectedBy
{
    /// <summary>All of them.</summary>
    Everybody = 1,

    /// <summary>Who works in a unit or beneath it.</summary>
    Unit,

    /// <summary>Who works at a duty station.</summary>
    DutyStation,

    /// <summary>Who serves in a category: GS, NPO, P or D.</summary>
    Category,

    /// <summary>The responsible chiefs of units.</summary>
    Chiefs,
}

/// <summary>Officials in service on a day, selected by a fact of theirs.</summary>
public static class Selection
{
    /// <summary>The staff ids, each once, in their order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="by">By what.</param>
    /// <param name="of">The unit's code, the duty station or the category; null where none is asked for.</param>
    /// <param name="within">Only of these units; null = of all.</param>
    /// <param name="day">The day.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<IReadOnlyList<string>> InServiceAsync(
        FairwayDb db,
        SelectedBy by,
        string? of,
        IReadOnlySet<string>? within,
        LocalDate day,
        CancellationToken stop = default
    )
    {
        var periods = await db
            .ServicePeriods.AsNoTracking()
            .Where(ServiceOn.Day(day))
            .Select(p => new
            {
                p.StaffId,
                p.UnitCode,
                p.DutyStation,
                p.Category,
            })
            .ToListAsync(stop);
        var tree = by is SelectedBy.Unit or SelectedBy.Chiefs ? await UnitStructure.OnAsync(db, day) : null;
        var beneath =
            by == SelectedBy.Unit && of is not null ? tree!.Within(of).Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal) : null;
        var chiefs =
            by == SelectedBy.Chiefs
                ? tree!
                    .Units.Where(unit => within is null || within.Contains(unit.Code))
                    .Select(unit => unit.ChiefId)
                    .OfType<string>()
                    .ToHashSet(StringComparer.Ordinal)
                : null;
        return
        [
            .. periods
                .Where(p =>
                    by switch
                    {
                        SelectedBy.Everybody => true,
                        SelectedBy.Unit => p.UnitCode is not null && beneath!.Contains(p.UnitCode),
                        SelectedBy.DutyStation => p.DutyStation == of,
                        SelectedBy.Category => p.Category == of,
                        _ => chiefs!.Contains(p.StaffId),
                    }
                )
                // A chief is selected by the unit that they head, everybody else by the one in which they work.
                .Where(p => chiefs is not null || within is null || (p.UnitCode is not null && within.Contains(p.UnitCode)))
                .Select(p => p.StaffId)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a selection names something that there is, within the units that are allowed.</summary>
    public static async Task<bool> IsKnownAsync(
        FairwayDb db,
        SelectedBy by,
        string? of,
        IReadOnlySet<string>? within,
        ServicePolicy policy,
        CancellationToken stop = default
    ) =>
        by switch
        {
            SelectedBy.Unit => of is not null && (within?.Contains(of) ?? true) && await db.Units.AnyAsync(u => u.Code == of, stop),
            SelectedBy.DutyStation => of is not null && policy.Station(of) is not null,
            SelectedBy.Category => of is not null && Codes.Parse<Category>(of) is not null,
            _ => string.IsNullOrEmpty(of),
        };
}
