using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Privacy;
using Fairway.App.Support;
using Fairway.App.Transparency;
using Fairway.Demo.Tests;
using Fairway.Rules.Privacy;
using Fairway.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Privacy;

/// <summary>
/// People of the demonstration, with something of every kind between them, leave; ten years later all of theirs goes. What is there afterwards is compared table by
/// table with what the register says, and everything that is verified is whole.
/// </summary>
[Trait("Rule", "CY-12")]
public sealed class Leavers_of_the_demonstration
{
    private static readonly LocalDate s_left = new(2026, 12, 1);
    private static readonly LocalDate s_asOf = new(2037, 6, 1);

    [Theory, BothDatabases]
    public async Task All_of_theirs_goes_and_what_others_rely_on_is_whole(Provider on)
    {
        await using var database = await TheDatabase.From(
            on,
            "demonstration",
            db =>
                Demo.Demonstration.LoadAsync(
                    db,
                    TheDemonstration.Clock,
                    TheDemonstration.Policies,
                    new PasswordHasher<Account>(),
                    null,
                    CancellationToken.None
                )
        );
        await using var db = database.Open();
        var leavers = await LeaversAsync(db);
        await db.ServicePeriods.Where(p => leavers.Contains(p.StaffId) && p.From >= s_left).ExecuteDeleteAsync();
        await db
            .ServicePeriods.Where(p => leavers.Contains(p.StaffId) && (p.Until == null || p.Until > s_left))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Until, (LocalDate?)s_left));

        // The demonstration sends no mails, and nobody in it asked for a coach.
        var at = Instant.FromUtc(2026, 11, 1, 9, 0);
        var account = await db.Users.Where(a => a.StaffId != null && leavers.Contains(a.StaffId)).FirstAsync();
        db.AddRange(
            new CoachingRequest
            {
                Id = Guid.CreateVersion7(),
                StaffId = account.StaffId!,
                About = "Speaking before many",
                Language = "en",
                AskedAt = at,
            },
            new OutboxMessage
            {
                To = account.Email!,
                AccountId = account.Id,
                Kind = "k",
                Language = "en",
                Subject = "s",
                Body = "b",
                WrittenAt = at,
                SentAt = at,
            }
        );
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var clock = new FixedClock(s_asOf.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(9));
        var reading = new RetentionReading(db, TheDemonstration.Policies);
        var deleting = new RetentionDeleting(db, reading, TheDemonstration.Policies, clock);
        var before = await CountsAsync(db);
        var (gone, kinds) = (new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<RetentionKind>());
        var emptied = 0;
        foreach (var leaver in leavers)
        {
            var file = (await reading.OfAsync(leaver, s_asOf))!;
            file.LastDay.ShouldBe(s_left.PlusDays(-1));
            var result = await deleting.DeleteAsync("terminal", leaver, s_asOf, Guid.CreateVersion7(), file.Seen);
            if (file.Held.Count > 0)
            {
                result.ShouldBeOfType<ActResult.Refused>();
                continue;
            }
            result.ShouldBe(ActResult.Ok, leaver);
            var log = await db.Set<RetentionDeletion>().AsNoTracking().Where(d => d.StaffId == leaver && d.Rows > 0).ToListAsync();
            log.Sum(d => d.Rows).ShouldBe(file.Due.Sum(d => d.Rows), $"the dry run of {leaver} said what was deleted");
            foreach (var (table, rows) in log.SelectMany(d => JsonSerializer.Deserialize<Dictionary<string, int>>(d.Tables)!))
            {
                gone[table] = gone.GetValueOrDefault(table) + rows;
            }
            kinds.UnionWith(log.Select(d => d.Kind));
            emptied += await db.Users.CountAsync(a => a.DisplayName == leaver && a.StaffId == null);
            (await reading.OfAsync(leaver, s_asOf))!.Due.ShouldBeEmpty(leaver);
        }
        kinds.ShouldBe(Enum.GetValues<RetentionKind>().Where(k => k != RetentionKind.Skills), ignoreOrder: true, "every kind was there");

        // What was made nobody's is still there; the register and its history are new.
        gone["feedback_respondents"] = 0;
        gone["accounts_accounts"] -= emptied;
        var after = await CountsAsync(db);
        foreach (var (table, rows) in before.Where(t => t.Key is not ("privacy_deletions" or "history_entries")))
        {
            after[table].ShouldBe(rows - gone.GetValueOrDefault(table), table);
        }
        (await db.FeedbackRespondents.CountAsync(r => r.StaffId.StartsWith("-"))).ShouldBeGreaterThan(0);

        var verified = await new Integrity(db, clock).VerifyAsync("test");
        verified.Whole.ShouldBeTrue(verified.Results);
        Integrity.Read(verified).Where(r => r.Check != IntegrityCheck.Papers).ShouldAllBe(r => r.Looked > 0);
    }

    /// <summary>For each table with records of a kind, two people who have some, and nothing that is open.</summary>
    private static async Task<List<string>> LeaversAsync(FairwayDb db)
    {
        var officials = (await db.Officials.Select(o => o.StaffId).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var accounts = await db.Users.Where(a => a.StaffId != null).ToDictionaryAsync(a => a.Id, a => a.StaffId!);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var held = await RetentionHolds.OfAsync(db, officials, default);
        foreach (var table in HeldTables.All.Where(t => t.Going.Count > 0))
        {
            var model = db.Model.FindEntityType(table.Row)!;
            var rows = await (
                (IQueryable<object>)
                    typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(table.Row).Invoke(db, null)!
            )
                .AsNoTracking()
                .ToListAsync();
            foreach (var name in table.Mine.Append("CandidateId").Append("Subject").Where(n => model.FindProperty(n) is not null))
            {
                var getter = model.FindProperty(name)!.GetGetter();
                found.UnionWith(
                    rows.Select(r =>
                            getter.GetClrValue(r) switch
                            {
                                string id => id,
                                Guid id => accounts.GetValueOrDefault(id),
                                _ => null,
                            }
                        )
                        .OfType<string>()
                        .Where(id => officials.Contains(id) && !held.Contains(id))
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                        .Take(2)
                );
            }
        }
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static async Task<Dictionary<string, int>> CountsAsync(FairwayDb db)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Where(t => !t.IsOwned()))
        {
            var rows =
                (IQueryable<object>)
                    typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(table.ClrType).Invoke(db, null)!;
            counts[table.GetTableName()!] = await rows.CountAsync();
        }
        return counts;
    }
}
