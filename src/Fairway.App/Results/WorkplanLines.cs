using Fairway.Rules;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Results;

/// <summary>A line of a published workplan that an output can cite.</summary>
/// <param name="Id">What the output keeps.</param>
/// <param name="OutcomeKey">The result that the line serves; null: none is named.</param>
public sealed record WorkplanLineChoice(Guid Id, string Kind, string Text, string UnitCode, string UnitName, string? OutcomeKey);

/// <summary>Which lines outputs can cite (RB-3).</summary>
[Rule("RB-3")]
public static class WorkplanLines
{
    /// <summary>
    /// Lines of the published workplans of a unit and of those above it, nearest unit first, each in its plan's order; without withdrawn ones.
    /// </summary>
    /// <param name="biennium">The biennium's first year.</param>
    public static async Task<IReadOnlyList<WorkplanLineChoice>> ForUnitAsync(
        FairwayDb db,
        string unitCode,
        int biennium,
        CancellationToken stop = default
    )
    {
        var chain = await UnitChain.OfAsync(db, unitCode, stop);
        var codes = chain.Select(unit => unit.Code).ToList();
        var lines = await (
            from plan in db.Workplans.AsNoTracking()
            where plan.Biennium == biennium && plan.PublishedAt != null && codes.Contains(plan.UnitCode)
            join line in db.WorkplanLines on plan.Id equals line.WorkplanId
            where !line.Withdrawn
            select new
            {
                plan.UnitCode,
                line.Id,
                line.Order,
                line.Kind,
                line.Text,
                line.OutcomeKey,
            }
        ).ToListAsync(stop);
        return
        [
            .. chain.SelectMany(unit =>
                lines
                    .Where(line => line.UnitCode == unit.Code)
                    .OrderBy(line => line.Order)
                    .Select(line => new WorkplanLineChoice(line.Id, line.Kind, line.Text, unit.Code, unit.Name, line.OutcomeKey))
            ),
        ];
    }

    /// <summary>One line by its id, withdrawn or not; null where there is none.</summary>
    public static Task<WorkplanLineChoice?> FindAsync(FairwayDb db, Guid id, CancellationToken stop = default) =>
        (
            from line in db.WorkplanLines.AsNoTracking()
            where line.Id == id
            join plan in db.Workplans on line.WorkplanId equals plan.Id
            join named in db.Units on plan.UnitCode equals named.Code into units
            from unit in units.DefaultIfEmpty()
            select new WorkplanLineChoice(
                line.Id,
                line.Kind,
                line.Text,
                plan.UnitCode,
                unit == null ? plan.UnitCode : unit.Name,
                line.OutcomeKey
            )
        ).FirstOrDefaultAsync(stop);
}
