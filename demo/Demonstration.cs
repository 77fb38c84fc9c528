using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Demo.Appraising;
using Fairway.Demo.Feedback;
using Fairway.Demo.Learning;
using Fairway.Demo.Loading;
using Fairway.Demo.Probation;
using Fairway.Demo.Promotions;
using Fairway.Demo.Reclassification;
using Fairway.Demo.Recognition;
using Fairway.Demo.Reporting;
using Fairway.Demo.Scenes;
using Fairway.Demo.Support;
using Fairway.Demo.Training;
using Fairway.Demo.Transparency;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo;

/// <summary>Puts the demonstration organization into an empty database: synthetic people over the ILO's published headcounts of 2019.</summary>
public static class Demonstration
{
    /// <summary>The seed with which a demonstration is loaded where nobody names another.</summary>
    public const int DefaultSeed = 2019;

    /// <summary>The fewest officials of a demonstration: the published headcount, which has the people of the scenes in it.</summary>
    public const int FewestOfficials = Structure.DutyStationCounts.Published;

    /// <summary>The most: beyond it staff numbers would have a digit more.</summary>
    public const int MostOfficials = 100_000;

    // People whose appraisals are written together.
    private const int TogetherWritten = 150;

    /// <summary>
    /// Loads everything in one transaction, relative to the clock's day. Refuses a database that holds an official or an account: a
    /// real one can't become a demonstration.
    /// </summary>
    /// <param name="progress">The share done, from 0 to 1, and what is being written.</param>
    /// <param name="officials">How many, from <see cref="FewestOfficials"/> to <see cref="MostOfficials"/>.</param>
    /// <exception cref="InvalidOperationException">The database is not empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">That many officials there can't be.</exception>
    public static async Task LoadAsync(
        FairwayDb db,
        IClock clock,
        PolicyLibrary policies,
        IPasswordHasher<Account> hasher,
        IProgress<(double Share, string What)>? progress,
        CancellationToken stop,
        int seed = DefaultSeed,
        int officials = FewestOfficials
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(officials, FewestOfficials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(officials, MostOfficials);
        if (await db.Officials.AnyAsync(stop) || await db.Users.AnyAsync(stop) || await db.Units.AnyAsync(stop))
        {
            throw new InvalidOperationException("The demonstration is only loaded into an empty database.");
        }

        progress?.Report((0, "people and their careers"));
        var now = clock.GetCurrentInstant();
        var organization = DemoOrganization.Build(now, policies, seed, officials);
        progress?.Report((0.06, "passwords of those who can be entered"));
        Hash(organization, hasher, stop);
        await db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                await WriteAsync(db, organization, now, seed, progress, stop);
                await new Probations(db, policies, now, Chance.Of(seed).For("probation")).TellAsync(stop);
                await new LastFeedback(db, policies, now, Chance.Of(seed).For("feedback")).TellAsync(stop);
                await new BoardYear(db, policies, now, Chance.Of(seed).For("board")).TellAsync(stop);
                await new SessionsTold(db, now, Chance.Of(seed).For("learning")).TellAsync(stop);
                await new TrainingTold(db, policies, now, Chance.Of(seed).For("training")).TellAsync(stop);
                SupportTold.Add(db);
                await db.SaveChangesAsync(stop);
                await new RecognitionsTold(db, policies, now, Chance.Of(seed).For("recognition")).TellAsync(stop);
                await new ConcernsTold(db, policies, now, Chance.Of(seed).For("concerns")).TellAsync(stop);
                await new ReclassificationTold(db, policies, now, Chance.Of(seed).For("reclassification")).TellAsync(stop);
                progress?.Report((0.97, "exercises of promotions"));
                await new ExerciseYears(db, policies, now, Chance.Of(seed).For("promotions")).TellAsync(stop);
                await new ReportTold(db, policies, now).TellAsync(stop);
                await transaction.CommitAsync(CancellationToken.None);
            });
        db.ChangeTracker.Clear();
        progress?.Report((1, "done"));
    }

    private static void Hash(DemoOrganization organization, IPasswordHasher<Account> hasher, CancellationToken stop)
    {
        var entered = DemoPeople.All.Select(p => p.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var account in organization.Offices.Accounts.Where(a => entered.Contains(a.Email!)))
        {
            stop.ThrowIfCancellationRequested();
            account.PasswordHash = hasher.HashPassword(account, DemoPeople.Password);
        }
    }

    private static async Task WriteAsync(
        FairwayDb db,
        DemoOrganization organization,
        Instant now,
        int seed,
        IProgress<(double Share, string What)>? progress,
        CancellationToken stop
    )
    {
        var people = organization.Plan.Roster.People.Count;
        await using (var bulk = new BulkRows(db))
        {
            progress?.Report((0.12, "officials"));
            await WriteOfficialsAsync(bulk, organization, stop);
            await WriteAppraisalsAsync(bulk, organization, progress, stop);
            await bulk.AddAsync(organization.Workplans.History.Concat(organization.Offices.History).OrderBy(e => e.At), stop);
        }

        await EndServiceAsync(db, stop);

        // What is few, and what has parts, goes the usual way.
        var (workplans, hierarchy) = (organization.Workplans, organization.Hierarchy);
        db.AddRange(hierarchy.HeadAlternate);
        db.AddRange(organization.Plan.Roster.People.SelectMany(p => p.Exceptions));
        db.AddRange(organization.Questions);
        db.AddRange(organization.Cases);
        db.AddRange(organization.Programme.Outcomes);
        db.AddRange(workplans.Plans);
        db.AddRange(workplans.Drafts);
        db.AddRange(organization.Offices.Accounts);
        db.AddRange(organization.Offices.Grants);
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = "demonstration",
                Capability = "service",
                Subject = "demonstration",
                Act = "loaded",
                Detail = $$"""{"officials":{{people}},"seed":{{seed}}}""",
            }
        );
        db.Settings.AddRange(
            App.Accounts.Demonstration.SettingsFor(
                DemoPeople.All.Select(p => new EnterablePerson(p.Who, p.Sentence.ByLanguage)),
                DemoPeople.Password
            )
        );
        // What marks the database as the demonstration.
        db.Settings.Add(
            new Setting { Key = Setting.Demonstration, Value = seed.ToString(System.Globalization.CultureInfo.InvariantCulture) }
        );
        await db.SaveChangesAsync(stop);
    }

    /// <summary>
    /// Whose cycle closes early leaves on that day, and the staff file says so (CY-9): else the first import, or the first chief who is named, would take
    /// the closing back.
    /// </summary>
    private static async Task EndServiceAsync(FairwayDb db, CancellationToken stop)
    {
        var leaving = await db.Appraisals.Where(a => a.ClosesOn != null).Select(a => new { a.StaffId, a.ClosesOn }).ToListAsync(stop);
        foreach (var official in leaving)
        {
            var until = official.ClosesOn!.Value.PlusDays(1);
            await db
                .ServicePeriods.Where(p => p.StaffId == official.StaffId && p.Until == null)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, until), stop);
        }
    }

    private static async Task WriteOfficialsAsync(BulkRows bulk, DemoOrganization organization, CancellationToken stop)
    {
        var hierarchy = organization.Hierarchy;
        await bulk.AddAsync(organization.Units, stop);
        foreach (var officials in organization.Officials.Chunk(500))
        {
            await bulk.AddAsync(officials, stop);
            await bulk.AddAsync(officials.SelectMany(o => o.Periods), stop);
        }

        await bulk.AddAsync(hierarchy.Chieftaincies, stop);
        await bulk.AddAsync(hierarchy.Supervisions, stop);
        await bulk.AddAsync(hierarchy.Delegations, stop);
    }

    private static async Task WriteAppraisalsAsync(
        BulkRows bulk,
        DemoOrganization organization,
        IProgress<(double Share, string What)>? progress,
        CancellationToken stop
    )
    {
        var (told, people) = (0, organization.Plan.Roster.People.Count);
        foreach (var several in organization.Cycles.Tell().Chunk(TogetherWritten))
        {
            var all = new Records();
            foreach (var records in several)
            {
                all.Add(records);
            }

            await bulk.AddAsync(all.Appraisals, stop);
            await bulk.AddAsync(all.Versions, stop);
            await bulk.AddAsync(all.Drafts, stop);
            await bulk.AddAsync(all.Outputs, stop);
            await bulk.AddAsync(all.Signatures, stop);
            await bulk.AddAsync(all.Comments, stop);
            await bulk.AddAsync(all.Statements, stop);
            await bulk.AddAsync(all.Late, stop);
            await bulk.AddAsync(all.Sheets, stop);
            await bulk.AddAsync(all.Journal, stop);
            await bulk.AddAsync(all.Evidence, stop);
            await bulk.AddAsync(all.EvidenceBytes, stop);
            await bulk.AddAsync(all.Readings, stop);
            await bulk.AddAsync(all.Received, stop);
            await bulk.AddAsync(all.Received.SelectMany(i => i.Authors), stop);
            await bulk.AddAsync(all.History, stop);
            told += several.Length;
            progress?.Report((Math.Min(0.94, 0.15 + (0.8 * told / people)), "appraisals"));
        }

        progress?.Report((0.95, "programme, workplans and offices"));
    }
}
