using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.Demo.Scenes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo;

/// <summary>Puts the demonstration organization into an empty database: synthetic people over the ILO's published headcounts of 2019.</summary>
public static class Demonstration
{
    /// <summary>The seed with which a demonstration is loaded where nobody names another.</summary>
    public const int DefaultSeed = 2019;

    private const int BatchSize = 2_000;

    /// <summary>
    /// Loads everything in one transaction, relative to the clock's day. Refuses a database that holds an official or an account: a
    /// real one can't become a demonstration.
    /// </summary>
    /// <param name="progress">The share done, from 0 to 1, and what is being written.</param>
    /// <exception cref="InvalidOperationException">The database is not empty.</exception>
    public static async Task LoadAsync(
        FairwayDb db,
        IClock clock,
        PolicyLibrary policies,
        IPasswordHasher<Account> hasher,
        IProgress<(double Share, string What)>? progress,
        CancellationToken stop,
        int seed = DefaultSeed
    )
    {
        if (await db.Officials.AnyAsync(stop) || await db.Users.AnyAsync(stop) || await db.Units.AnyAsync(stop))
        {
            throw new InvalidOperationException("The demonstration is only loaded into an empty database.");
        }

        progress?.Report((0, "people and their careers"));
        var now = clock.GetCurrentInstant();
        var organization = DemoOrganization.Build(now, policies, seed);
        progress?.Report((0.12, "passwords of those who can be entered"));
        Hash(organization, hasher, stop);
        var tracked = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await db
                .Database.CreateExecutionStrategy()
                .ExecuteAsync(async () =>
                {
                    db.ChangeTracker.Clear();
                    await using var transaction = await db.Database.BeginTransactionAsync(stop);
                    await WriteAsync(db, organization, now, seed, progress, stop);
                    await transaction.CommitAsync(CancellationToken.None);
                });
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = tracked;
        }

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
        var (appraisals, workplans, hierarchy) = (organization.Appraisals, organization.Workplans, organization.Hierarchy);
        var officials = organization.Officials.ToList();
        (string What, IEnumerable<IReadOnlyList<object>> Rows)[] parts =
        [
            (
                "units",
                [
                    [.. organization.Units],
                ]
            ),
            ("officials", officials.Chunk(500)),
            ("chiefs and supervision", [hierarchy.Chieftaincies, hierarchy.Supervisions, hierarchy.Delegations, [hierarchy.HeadAlternate]]),
            (
                "exceptions",
                [
                    [.. organization.Plan.Roster.People.SelectMany(p => p.Exceptions)],
                    [.. organization.Questions],
                ]
            ),
            ("programme and workplans", [organization.Programme.Outcomes, workplans.Plans, workplans.Drafts]),
            ("accounts and offices", [organization.Offices.Accounts, organization.Offices.Grants]),
            ("appraisals", [appraisals.Appraisals]),
            ("forms", appraisals.Versions.Chunk(400)),
            ("drafts and sheets", [appraisals.Drafts, appraisals.Sheets]),
            ("outputs", appraisals.Outputs.Chunk(BatchSize)),
            ("signatures and comments", [appraisals.Signatures, appraisals.Comments, appraisals.Received, appraisals.Readings]),
            (
                "history",
                workplans.History.Concat(organization.Offices.History).Concat(appraisals.History).OrderBy(e => e.At).Chunk(BatchSize)
            ),
        ];
        for (var i = 0; i < parts.Length; i++)
        {
            progress?.Report((0.18 + (0.8 * i / parts.Length), parts[i].What));
            foreach (var rows in parts[i].Rows)
            {
                stop.ThrowIfCancellationRequested();
                db.AddRange(rows);
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
            }
        }

        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = "demonstration",
                Capability = "service",
                Subject = "demonstration",
                Act = "loaded",
                Detail = $$"""{"officials":{{officials.Count}},"seed":{{seed}}}""",
            }
        );
        db.Settings.AddRange(
            App.Accounts.Demonstration.SettingsFor(
                DemoPeople.All.Select(p => new EnterablePerson(p.Who, p.Sentence.ByLanguage)),
                DemoPeople.Password
            )
        );
        // Last: what marks the database as the demonstration.
        db.Settings.Add(
            new Setting { Key = Setting.Demonstration, Value = seed.ToString(System.Globalization.CultureInfo.InvariantCulture) }
        );
        await db.SaveChangesAsync(stop);
    }
}
