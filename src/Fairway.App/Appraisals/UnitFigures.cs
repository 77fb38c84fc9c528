using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Figures of the unit that a manager heads, beside the managerial questions (CY-4).</summary>
/// <param name="Staff">Who works in the unit and those beneath it today, the manager left out.</param>
/// <param name="Women">Null where women or men are fewer than five (decision 15).</param>
/// <param name="Nationalities">How many different ones; null where the staff are fewer than five.</param>
/// <param name="Appraisals">Cycles of this period in the team.</param>
/// <param name="Agreed">How many of them have an agreed beginning.</param>
/// <param name="Late">How many steps of them were signed late.</param>
public sealed record FiguresOfUnit(string Unit, int Staff, int? Women, int? Nationalities, int Appraisals, int Agreed, int Late);

/// <summary>Counts what an assessment of managerial accountabilities is read beside. Groups of fewer than five are not counted out.</summary>
public sealed class UnitFigures(FairwayDb db)
{
    private const int Smallest = 5;

    /// <summary>Null where the official heads no unit on the cycle's last day, or today while it runs.</summary>
    public async Task<FiguresOfUnit?> OfAsync(Appraisal appraisal, LocalDate today, CancellationToken stop = default)
    {
        var day = today > appraisal.CycleEnd ? appraisal.CycleEnd : today;
        var unit = await (
            from c in db.Chieftaincies.AsNoTracking()
            join u in db.Units on c.UnitCode equals u.Code
            where c.StaffId == appraisal.StaffId && c.From <= day && (c.Until == null || c.Until > day)
            orderby c.From
            select new { u.Code, u.Name }
        ).FirstOrDefaultAsync(stop);
        if (unit is null)
        {
            return null;
        }

        var nodes = await db.Units.AsNoTracking().Select(u => new { u.Code, u.ParentCode }).ToListAsync(stop);
        var codes = new UnitTree([.. nodes.Select(u => new UnitNode(u.Code, u.ParentCode, null))])
            .Within(unit.Code)
            .Select(u => u.Code)
            .ToList();
        var staff = await (
            from p in db.ServicePeriods.Where(ServiceOn.Day(day))
            join o in db.Officials on p.StaffId equals o.StaffId
            where codes.Contains(p.UnitCode!) && p.StaffId != appraisal.StaffId
            select new { o.Sex, o.Nationality }
        ).ToListAsync(stop);
        var women = staff.Count(s => s.Sex == "F");
        // Counts of a team, for whoever reads its head's appraisal.
        using var counted = db.Asking.OfEverybody();
        var team = db.Appraisals.Where(a =>
            codes.Contains(a.UnitCode)
            && a.StaffId != appraisal.StaffId
            && a.CycleEnd >= appraisal.CycleStart
            && a.CycleStart <= appraisal.CycleEnd
        );
        return new FiguresOfUnit(
            unit.Name,
            staff.Count,
            women >= Smallest && staff.Count - women >= Smallest ? women : null,
            staff.Count >= Smallest ? staff.Select(s => s.Nationality).OfType<string>().Distinct(StringComparer.Ordinal).Count() : null,
            await team.CountAsync(stop),
            await team.CountAsync(a => AppraisalStates.WithSettledBeginning.Contains(a.State), stop),
            await db.LateSteps.CountAsync(l => team.Any(a => a.Id == l.AppraisalId), stop)
        );
    }
}
