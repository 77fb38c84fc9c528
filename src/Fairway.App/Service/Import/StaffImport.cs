using Fairway.App.Provisioning;
using Fairway.App.Results;
using Fairway.App.Service.Files;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service.Import;

/// <summary>
/// Brings the database in line with a staff folder: all of it or nothing, and a second time nothing (decision 8). The folder is
/// complete for each official it lists; officials it doesn't list are left alone and counted, or end their service where the
/// import was said to be complete. What another than the import owns is kept.
/// </summary>
public static class StaffImport
{
    /// <summary>What reading the folder needs to know of this database: whom and what the folder may name without listing them.</summary>
    public static async Task<StaffFolderOptions> ReadingOptionsAsync(
        FairwayDb db,
        GradeScale grades,
        LocalDate today,
        bool skipInvalid = false,
        bool complete = false
    )
    {
        var inService = complete ? [] : await db.ServicePeriods.Where(ServiceOn.Day(today)).Select(p => p.StaffId).ToListAsync();
        var units = await db.Units.Select(u => new { u.Code, u.ParentCode }).ToListAsync();
        return new StaffFolderOptions
        {
            Grades = grades,
            Today = today,
            SkipInvalid = skipInvalid,
            InServiceElsewhere = inService.ToHashSet(StringComparer.Ordinal),
            UnitsElsewhere = units.ToDictionary(u => u.Code, u => u.ParentCode, StringComparer.Ordinal),
            OutcomesElsewhere = await OutcomesImport.KnownKeysAsync(db),
        };
    }

    /// <summary>Imports. The context should be fresh: what it tracks is let go of on the way.</summary>
    public static async Task<ImportReport> RunAsync(
        FairwayDb db,
        StaffFolder folder,
        ImportOptions options,
        IProgress<ImportProgress>? progress = null
    )
    {
        if (db.Database.CurrentTransaction is not null)
        {
            return options.DryRun
                ? throw new InvalidOperationException("A dry run takes back what it did, and so needs a transaction of its own.")
                : await ApplyAsync(db, folder, options, progress);
        }
        var strategy = db.Database.CreateExecutionStrategy();
        return await strategy.ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            // A dry run does everything and takes it back: so it says exactly what the import would do.
            await using var transaction = await db.Database.BeginTransactionAsync();
            var report = await ApplyAsync(db, folder, options, progress);
            if (!options.DryRun)
            {
                await transaction.CommitAsync();
            }
            return report;
        });
    }

    private static async Task<ImportReport> ApplyAsync(
        FairwayDb db,
        StaffFolder folder,
        ImportOptions options,
        IProgress<ImportProgress>? progress
    )
    {
        var report = new ImportReport();
        var detecting = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            // Units come first, since officials are told of by them; their chiefs last, since they are officials.
            await UnitsImport.UnitsAsync(db, folder, options, report);
            await OfficialsImport.RunAsync(db, folder, options, report, progress);
            await UnitsImport.ChiefsAsync(db, folder, options, report);
            await SupervisionBuilder.RebuildAsync(db, options, report);
            await OutcomesImport.RunAsync(db, folder.Outcomes, options, report);
            // The directory may have brought an account before the staff file brought its official.
            foreach (var tied in await DirectoryEntries.TieAsync(db, options.At, options.Actor, CancellationToken.None))
            {
                report.Say($"tied the account of {tied}, whom the directory had brought before");
            }
            await SaveAndForgetAsync(db);
            return report;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detecting;
        }
    }

    /// <summary>Saves what is tracked and lets go of it, so that a large folder needs no more memory than a small one.</summary>
    internal static async Task SaveAndForgetAsync(FairwayDb db)
    {
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
