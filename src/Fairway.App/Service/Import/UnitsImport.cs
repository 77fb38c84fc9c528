using System.Globalization;
using Fairway.App.Service.Files;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Service.Import;

/// <summary>The units of an import and who heads them. A change of chief closes one row and opens another; nothing is overwritten.</summary>
internal static class UnitsImport
{
    public static async Task UnitsAsync(FairwayDb db, StaffFolder folder, ImportOptions options, ImportReport report)
    {
        if (folder.Units is null)
        {
            return;
        }
        var known = await db.Units.ToDictionaryAsync(u => u.Code, StringComparer.Ordinal);
        foreach (var row in folder.Units)
        {
            if (!known.Remove(row.Code, out var unit))
            {
                db.Units.Add(
                    new Unit
                    {
                        Code = row.Code,
                        ParentCode = row.Parent,
                        Name = row.Name,
                        Kind = row.Kind,
                    }
                );
                db.History.Add(ServiceHistory.Entry(options, row.Code, "unit-added"));
                report.Units.Added++;
                report.Say($"added unit {row.Code} {row.Name}");
                continue;
            }
            Change(db, row, unit, options, report);
        }
        if (known.Count > 0)
        {
            var some = string.Join(", ", known.Keys.Order(StringComparer.Ordinal).Take(10));
            report.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"left alone: {known.Count} units that the folder doesn't list ({some}{(known.Count > 10 ? ", …" : "")})"
                )
            );
        }
        await StaffImport.SaveAndForgetAsync(db);
    }

    /// <summary>Who heads each unit, once the officials are there.</summary>
    public static async Task ChiefsAsync(FairwayDb db, StaffFolder folder, ImportOptions options, ImportReport report)
    {
        if (folder.Units is null)
        {
            return;
        }
        var all = await db.Chieftaincies.AsNoTracking().ToListAsync();
        var ofUnit = all.ToLookup(c => c.UnitCode, StringComparer.Ordinal);
        var inService = (await db.ServicePeriods.Where(ServiceOn.Day(options.Today)).Select(p => p.StaffId).ToListAsync()).ToHashSet(
            StringComparer.Ordinal
        );
        foreach (var row in folder.Units.Where(u => !u.ChiefLeftOut))
        {
            var open = ofUnit[row.Code].FirstOrDefault(c => c.Until is null);
            if (open?.StaffId == row.ResponsibleChief)
            {
                continue;
            }
            if (open is { NamedByHr: true } && inService.Contains(open.StaffId))
            {
                report.Say(
                    $"kept unit {row.Code}: its chief {open.StaffId} was named by HR, the folder says {row.ResponsibleChief ?? "none"}"
                );
                continue;
            }
            var first = !ofUnit[row.Code].Any();
            await ReplaceAsync(db, row, open, first, options, report);
        }
        await StaffImport.SaveAndForgetAsync(db);
    }

    private static void Change(FairwayDb db, UnitRow row, Unit unit, ImportOptions options, ImportReport report)
    {
        var changes = new ChangeList();
        if (unit.ParentCode != row.Parent)
        {
            changes.Add("parent", unit.ParentCode, row.Parent);
            unit.ParentCode = row.Parent;
        }
        if (unit.Name != row.Name)
        {
            changes.Add("name", unit.Name, row.Name);
            unit.Name = row.Name;
        }
        if (unit.Kind != row.Kind)
        {
            changes.Add("kind", unit.Kind, row.Kind);
            unit.Kind = row.Kind;
        }
        if (changes.IsEmpty)
        {
            report.Units.Unchanged++;
            return;
        }
        db.History.Add(ServiceHistory.Entry(options, unit.Code, "unit-changed", changes.AsDetail()));
        report.Units.Changed++;
        report.Say($"changed unit {unit.Code}: {changes}");
    }

    private static async Task ReplaceAsync(
        FairwayDb db,
        UnitRow row,
        Chieftaincy? open,
        bool first,
        ImportOptions options,
        ImportReport report
    )
    {
        // The unit's first chief, as far as is known, heads it since they came to it; a later one from today.
        var from =
            first && row.ResponsibleChief is { } chief
                ? await ServiceRuns.StartInUnitAsync(db, chief, row.Code, options.Today)
                : options.Today;
        if (open is not null)
        {
            Chieftaincies.Close(db, open, from);
        }
        if (row.ResponsibleChief is { } next)
        {
            db.Chieftaincies.Add(
                new Chieftaincy
                {
                    UnitCode = row.Code,
                    StaffId = next,
                    From = from,
                }
            );
        }
        if (first)
        {
            return;
        }
        var changes = new ChangeList();
        changes.Add("responsible_chief", open?.StaffId, row.ResponsibleChief);
        db.History.Add(ServiceHistory.Entry(options, row.Code, "chief-changed", changes.AsDetail()));
        report.Units.Changed++;
        report.Say($"changed unit {row.Code} from {IsoDay.Text(from)}: {changes}");
    }
}
