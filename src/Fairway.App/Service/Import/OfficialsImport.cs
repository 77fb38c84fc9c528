using System.Globalization;
using Fairway.App.Service.Files;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service.Import;

/// <summary>The officials of an import with their periods of service and exceptions.</summary>
internal static class OfficialsImport
{
    private const int BatchSize = 500;

    public static async Task RunAsync(
        FairwayDb db,
        StaffFolder folder,
        ImportOptions options,
        ImportReport report,
        IProgress<ImportProgress>? progress
    )
    {
        var done = 0;
        foreach (var batch in folder.Officials.Chunk(BatchSize))
        {
            await ImportAsync(db, batch, folder, options, report);
            await StaffImport.SaveAndForgetAsync(db);
            done += batch.Length;
            progress?.Report(new ImportProgress(done, folder.Officials.Count));
        }
        await NotListedAsync(db, folder, options, report);
    }

    private static async Task ImportAsync(FairwayDb db, OfficialRow[] batch, StaffFolder folder, ImportOptions options, ImportReport report)
    {
        var ids = batch.Select(r => r.StaffId).ToList();
        var known = await db
            .Officials.Include(o => o.Periods)
            .Where(o => ids.Contains(o.StaffId))
            .ToDictionaryAsync(o => o.StaffId, StringComparer.Ordinal);
        var owned = (await db.FactOwners.AsNoTracking().Where(o => ids.Contains(o.StaffId)).ToListAsync()).ToLookup(o => o.StaffId);
        var exceptions = (await db.ServiceExceptions.Where(e => ids.Contains(e.StaffId)).ToListAsync()).ToLookup(e => e.StaffId);
        foreach (var row in batch)
        {
            if (known.TryGetValue(row.StaffId, out var official))
            {
                Change(db, row, official, owned[row.StaffId], [.. exceptions[row.StaffId]], folder, options, report);
            }
            else
            {
                Add(db, row, options, report);
            }
        }
    }

    private static void Add(FairwayDb db, OfficialRow row, ImportOptions options, ImportReport report)
    {
        var official = row.ToOfficial();
        official.Periods.AddRange(row.Service.Select(p => p.ToPeriod(row.StaffId)));
        db.Officials.Add(official);
        db.ServiceExceptions.AddRange(row.Exceptions.Select(e => Exception(row.StaffId, e)));
        db.History.Add(ServiceHistory.Entry(options, row.StaffId, "official-added", new { periods = row.Service.Count }));
        report.Officials.Added++;
        report.Say($"added {Named(official)}");
    }

    private static void Change(
        FairwayDb db,
        OfficialRow row,
        Official official,
        IEnumerable<FactOwner> owned,
        List<ServiceException> exceptions,
        StaffFolder folder,
        ImportOptions options,
        ImportReport report
    )
    {
        var wasInService = InService(official, options.Today);
        var changes = new ChangeList();
        TakeFacts(row, official, owned, folder, report, changes);
        TakePeriods(db, row, official, owned, folder, report, changes);
        if (folder.HasExceptions)
        {
            TakeExceptions(db, row, exceptions, changes);
        }
        if (changes.IsEmpty)
        {
            report.Officials.Unchanged++;
            return;
        }
        // A change of periods alone changes the official too, for whoever has them open.
        db.Entry(official).State = EntityState.Modified;
        var left = wasInService && !InService(official, options.Today);
        db.History.Add(ServiceHistory.Entry(options, official.StaffId, left ? "official-ended" : "official-changed", changes.AsDetail()));
        _ = left ? report.Officials.Ended++ : report.Officials.Changed++;
        report.Say($"{(left ? "ended" : "changed")} {Named(official)}: {changes}");
    }

    private static void TakeFacts(
        OfficialRow row,
        Official official,
        IEnumerable<FactOwner> owned,
        StaffFolder folder,
        ImportReport report,
        ChangeList changes
    )
    {
        var said = row.ToOfficial();
        var owners = owned.ToDictionary(o => o.Field, o => o.Owner, StringComparer.Ordinal);
        foreach (var fact in OfficialFacts.All.Where(f => folder.OfficialColumns.Contains(f.Name)))
        {
            var (before, after) = (fact.Get(official), fact.Get(said));
            if (before == after)
            {
                continue;
            }
            if (owners.TryGetValue(fact.Name, out var owner))
            {
                report.Say($"kept {official.StaffId}: {fact.Name} is owned by {owner}, the folder says otherwise");
                continue;
            }
            fact.Set(official, after);
            changes.Add(fact.Name, before, after);
        }
        official.FoldName();
    }

    private static void TakePeriods(
        FairwayDb db,
        OfficialRow row,
        Official official,
        IEnumerable<FactOwner> owned,
        StaffFolder folder,
        ImportReport report,
        ChangeList changes
    )
    {
        var kept = official.Periods.ToDictionary(p => p.From);
        var periods = row.Service.Select(p => p.ToPeriod(row.StaffId)).ToList();
        if (
            owned.Any(o => o is { Field: PersonalGrades.Grade, Owner: PersonalGrades.Owner })
            && PersonalGrades.Keep(official, periods) is { } old
        )
        {
            var day = IsoDay.Text(official.PersonalPromotionOn!.Value);
            report.Say($"kept {official.StaffId}: grade from {day} is owned by {PersonalGrades.Owner}, the folder says {old}");
        }
        if (owned.Any(o => o is { Field: ReclassifiedGrades.Field, Owner: ReclassifiedGrades.Owner }))
        {
            foreach (var day in ReclassifiedGrades.Keep(official, periods))
            {
                report.Say($"kept {official.StaffId}: grade from {IsoDay.Text(day)} is owned by {ReclassifiedGrades.Owner}");
            }
        }
        if (
            owned.Any(o => o is { Field: TitularizedContracts.Contract, Owner: TitularizedContracts.Owner })
            && TitularizedContracts.Keep(official, periods) is { } titularized
        )
        {
            report.Say($"kept {official.StaffId}: contract from {IsoDay.Text(titularized)} is owned by {TitularizedContracts.Owner}");
        }
        foreach (var said in periods)
        {
            var since = $"period from {IsoDay.Text(said.From)}";
            if (!kept.Remove(said.From, out var period))
            {
                official.Periods.Add(said);
                db.ServicePeriods.Add(said);
                changes.Add(since, null, Told(said));
                continue;
            }
            foreach (var fact in PeriodFacts.All.Where(f => folder.ServiceColumns.Contains(f.Name)))
            {
                var (before, after) = (fact.Get(period), fact.Get(said));
                if (before != after)
                {
                    fact.Copy(said, period);
                    changes.Add($"{since}: {fact.Name}", before, after);
                }
            }
        }
        foreach (var gone in kept.Values)
        {
            changes.Add($"period from {IsoDay.Text(gone.From)}", Told(gone), null);
            official.Periods.Remove(gone);
            db.ServicePeriods.Remove(gone);
        }
    }

    private static void TakeExceptions(FairwayDb db, OfficialRow row, List<ServiceException> exceptions, ChangeList changes)
    {
        foreach (var said in row.Exceptions)
        {
            var same = exceptions.FindIndex(e => e.Kind == said.Kind && e.DecidedOn == said.DecidedOn && e.DecidedBy == said.DecidedBy);
            if (same >= 0)
            {
                exceptions.RemoveAt(same);
                continue;
            }
            db.ServiceExceptions.Add(Exception(row.StaffId, said));
            changes.Add($"exception {said.Kind}", null, IsoDay.Text(said.DecidedOn));
        }
        foreach (var gone in exceptions)
        {
            db.ServiceExceptions.Remove(gone);
            changes.Add($"exception {gone.Kind}", IsoDay.Text(gone.DecidedOn), null);
        }
    }

    /// <summary>Officials in service whom the folder doesn't list.</summary>
    private static async Task NotListedAsync(FairwayDb db, StaffFolder folder, ImportOptions options, ImportReport report)
    {
        var listed = folder.Officials.Select(o => o.StaffId).Concat(folder.LeftOut).ToHashSet(StringComparer.Ordinal);
        var today = options.Today;
        var serving = await db
            .ServicePeriods.Where(p => p.Until == null || p.Until > today)
            .Select(p => p.StaffId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync();
        var others = serving.Where(id => !listed.Contains(id)).ToList();
        report.NotListed = others.Count;
        if (others.Count == 0)
        {
            return;
        }
        if (!options.Complete)
        {
            report.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"left alone: {others.Count} officials in service whom the folder doesn't list ({string.Join(", ", others.Take(10))}{(others.Count > 10 ? ", …" : "")})"
                )
            );
            return;
        }
        foreach (var batch in others.Chunk(BatchSize))
        {
            foreach (var official in await db.Officials.Include(o => o.Periods).Where(o => batch.Contains(o.StaffId)).ToListAsync())
            {
                End(db, official, options, report);
            }
            await StaffImport.SaveAndForgetAsync(db);
        }
    }

    private static void End(FairwayDb db, Official official, ImportOptions options, ImportReport report)
    {
        var changes = new ChangeList();
        foreach (var period in official.Periods.Where(p => p.Until is null || p.Until > options.Today).ToList())
        {
            var since = $"period from {IsoDay.Text(period.From)}";
            if (period.From >= options.Today)
            {
                changes.Add(since, Told(period), null);
                official.Periods.Remove(period);
                db.ServicePeriods.Remove(period);
                continue;
            }
            var before = period.Until is { } until ? IsoDay.Text(until.PlusDays(-1)) : null;
            period.Until = options.Today;
            changes.Add($"{since}: to", before, IsoDay.Text(options.Today.PlusDays(-1)));
        }
        db.Entry(official).State = EntityState.Modified;
        db.History.Add(ServiceHistory.Entry(options, official.StaffId, "official-ended", changes.AsDetail()));
        report.Officials.Ended++;
        report.Say($"ended {Named(official)}: not in the folder, which was said to be complete");
    }

    private static bool InService(Official official, LocalDate day) => ServiceOn.On(official.Periods, day) is not null;

    private static ServiceException Exception(string staffId, ExceptionRow row) =>
        new()
        {
            StaffId = staffId,
            Kind = row.Kind,
            DecidedOn = row.DecidedOn,
            DecidedBy = row.DecidedBy,
        };

    private static string Named(Official official) =>
        official.FullName == official.StaffId ? official.StaffId : $"{official.StaffId} {official.FullName}";

    private static string Told(ServicePeriod period) =>
        string.Join(
            ' ',
            new[] { period.Organization, period.Status, period.Grade, period.DutyStation, period.UnitCode }.Where(t => t is not null)
        );
}
