using System.Data;
using Fairway.App.Files;
using Fairway.App.Results;
using Fairway.App.Service.Import;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service.Files;

/// <summary>Writes the database's staff folder: what an import reads, ordered by the UTF-8 bytes of the staff id.</summary>
public static class StaffExport
{
    private const int BatchSize = 1_000;

    /// <summary>Writes all five files into a folder, which is made where it isn't there. They take their names together, when all are complete.</summary>
    /// <param name="db">The database.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="today">The day whose chiefs are written.</param>
    /// <param name="progress">How far it is.</param>
    public static async Task WriteAsync(FairwayDb db, string directory, LocalDate today, IProgress<ImportProgress>? progress = null)
    {
        Directory.CreateDirectory(directory);
        using var officials = new CsvFile(Path.Combine(directory, OfficialsFile.Name));
        using var service = new CsvFile(Path.Combine(directory, ServiceFile.Name));
        using var exceptions = new CsvFile(Path.Combine(directory, ExceptionsFile.Name));
        using var units = new CsvFile(Path.Combine(directory, UnitsFile.Name));
        using var outcomes = new CsvFile(Path.Combine(directory, OutcomesFile.Name));
        officials.Write([.. OfficialsFile.Columns.Select(c => c.Name)]);
        service.Write([.. ServiceFile.Columns.Select(c => c.Name)]);
        exceptions.Write([.. ExceptionsFile.Columns.Select(c => c.Name)]);
        // One moment of the database for all files.
        await using var snapshot = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead)
            : null;
        var ids = await db.Officials.Select(o => o.StaffId).ToListAsync();
        // Sorted here: databases sort texts by their own collations.
        ids.Sort(Utf8Order.Instance);
        var done = 0;
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await WriteBatchAsync(db, batch, officials, service, exceptions);
            done += batch.Length;
            progress?.Report(new ImportProgress(done, ids.Count));
        }
        await WriteUnitsAsync(db, units, today);
        await OutcomesFile.WriteAsync(db, outcomes);
        officials.Complete();
        service.Complete();
        exceptions.Complete();
        units.Complete();
        outcomes.Complete();
    }

    private static async Task WriteBatchAsync(FairwayDb db, string[] batch, CsvFile officials, CsvFile service, CsvFile exceptions)
    {
        var people = await db
            .Officials.AsNoTracking()
            .Include(o => o.Periods)
            .Where(o => batch.Contains(o.StaffId))
            .ToDictionaryAsync(o => o.StaffId, StringComparer.Ordinal);
        var decided = (await db.ServiceExceptions.AsNoTracking().Where(e => batch.Contains(e.StaffId)).ToListAsync()).ToLookup(e =>
            e.StaffId
        );
        foreach (var id in batch)
        {
            var official = people[id];
            officials.Write([id, .. OfficialFacts.All.Select(f => f.Get(official))]);
            foreach (var period in official.Periods.OrderBy(p => p.From))
            {
                service.Write([id, IsoDay.Text(period.From), .. PeriodFacts.All.Select(f => f.Get(period))]);
            }
            foreach (var exception in decided[id].OrderBy(e => e.DecidedOn).ThenBy(e => e.Id))
            {
                exceptions.Write(id, exception.Kind, IsoDay.Text(exception.DecidedOn), exception.DecidedBy);
            }
        }
    }

    private static async Task WriteUnitsAsync(FairwayDb db, CsvFile file, LocalDate today)
    {
        file.Write([.. UnitsFile.Columns.Select(c => c.Name)]);
        var tree = await UnitStructure.OnAsync(db, today);
        var units = await db.Units.AsNoTracking().ToListAsync();
        foreach (var unit in units.OrderBy(u => u.Code, Utf8Order.Instance))
        {
            file.Write(unit.Code, unit.ParentCode, unit.Name, unit.Kind, tree.Find(unit.Code)?.ChiefId);
        }
    }
}
