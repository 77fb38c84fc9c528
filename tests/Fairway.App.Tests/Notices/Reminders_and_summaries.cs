using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Tests.Notices;

/// <summary>
/// Two officials of one chief, with everything due on 1 April 2026: each person gets one mail a time, once, in whatever state the nodes are (NT-1).
/// </summary>
[Trait("Rule", "NT-1")]
public sealed class Reminders_and_summaries
{
    private const string Olu = "1001";
    private const string Ivo = "1002";
    private const string Carla = "2001";
    private const string Sam = "3001";
    private const string Unheard = "1003";

    [Theory, BothDatabases]
    public async Task A_chief_with_two_steps_due_gets_one_mail_and_each_official_theirs(Provider on)
    {
        await using var database = await Organization(on);
        (await Run(database, "2026-03-01")).ShouldBe(0, "the eve of the first reminder");
        (await Run(database, "2026-03-02")).ShouldBe(3);
        (await Run(database, "2026-03-02")).ShouldBe(0, "the same day");
        (await Run(database, "2026-03-03")).ShouldBe(0, "the same reminder");

        var mails = await Mails(database);
        mails
            .Select(m => (m.To, m.Kind))
            .ShouldBe(
                [
                    ("carla@example.org", "ReminderBeforeMany"),
                    ("ivo@example.org", "ReminderBeforeOne"),
                    ("olu@example.org", "ReminderBeforeOne"),
                ],
                ignoreOrder: true
            );
        mails.Single(m => m.To == "carla@example.org").Subject.ShouldBe("2 steps of appraisals will soon be due");
        mails.Single(m => m.To == "olu@example.org").Body.ShouldContain("1 April 2026");
        mails.Single(m => m.To == "ivo@example.org").Subject.ShouldContain("1 de abril de 2026", customMessage: "in the reader's language");
    }

    [Theory, BothDatabases]
    public async Task The_next_level_learns_of_it_after_two_weeks(Provider on)
    {
        await using var database = await Organization(on);
        await Run(database, "2026-04-14");
        (await Mails(database)).ShouldNotContain(m => m.To == "sam@example.org");
        (await Run(database, "2026-04-15")).ShouldBe(1);
        (await Mails(database)).Single(m => m.To == "sam@example.org").Kind.ShouldBe("ReminderAboveMany");
    }

    [Theory, BothDatabases]
    public async Task Whose_signature_stands_is_not_reminded(Provider on)
    {
        await using var database = await Organization(on);
        await using (var db = database.Open())
        {
            await db
                .Appraisals.Where(a => a.StaffId == Olu)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppraisalState.BeginningSignedBySupervisor));
        }
        (await Run(database, "2026-04-01")).ShouldBe(2);
        (await Mails(database)).Single(m => m.To == "carla@example.org").Kind.ShouldBe("ReminderTodayOne");
    }

    [Theory, BothDatabases]
    public async Task Who_is_on_unpaid_leave_is_left_in_peace(Provider on)
    {
        await using var database = await Organization(on);
        await using (var db = database.Open())
        {
            await db.ServicePeriods.Where(p => p.StaffId == Olu).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, "unpaid-leave"));
        }
        await Run(database, "2026-04-01");
        (await Mails(database)).ShouldNotContain(m => m.To == "olu@example.org");
    }

    [Theory, BothDatabases]
    public async Task Who_has_an_account_only_later_gets_the_latest_reminder_then(Provider on)
    {
        await using var database = await Organization(on);
        await Run(database, "2026-04-01");
        await database.Add((Account)An.Account(Unheard).Mail("una@example.org"));
        await Run(database, "2026-04-02");
        (await Mails(database)).Single(m => m.To == "una@example.org").Kind.ShouldBe("ReminderTodayOne");
    }

    [Theory, BothDatabases]
    public async Task Several_nodes_remind_once(Provider on)
    {
        await using var database = await Organization(on);
        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(database, "2026-03-02"))));
        written.Sum().ShouldBe(3);
        (await Mails(database)).Count.ShouldBe(3);
    }

    [Theory, BothDatabases]
    public async Task A_node_that_stops_half_way_leaves_nothing_out_and_says_nothing_twice(Provider on)
    {
        await using var database = await Organization(on);
        await Run(database, "2026-03-02");
        await using (var db = database.Open())
        {
            // As if it had been killed after the chief's mail: the day isn't noted as done, and two are still to be reminded.
            await db.Settings.Where(s => s.Key == DailyReminders.DoneFor).ExecuteDeleteAsync();
            await db.Reminded.Where(r => r.StaffId != Carla).ExecuteDeleteAsync();
            await db.Outbox.Where(m => m.To != "carla@example.org").ExecuteDeleteAsync();
        }
        (await Run(database, "2026-03-02")).ShouldBe(2);
        (await Mails(database)).Count.ShouldBe(3);
    }

    [Theory, BothDatabases]
    public async Task What_can_wait_comes_on_Monday_in_one_mail(Provider on)
    {
        await using var database = await Organization(on);
        await using (var db = database.Open())
        {
            await db.Users.Where(a => a.StaffId == Olu).ExecuteUpdateAsync(a => a.SetProperty(x => x.WeeklyNotices, true));
            // 2 March 2026 is a Monday.
            var clock = FixedClock.On("2026-03-03");
            await Mail.ToOfficialAsync(db, clock, Olu, "AppraisalShared", "/appraisals/1", default, "Carla");
            await Mail.ToOfficialAsync(db, clock, Olu, "JournalEntry", "/appraisals/1/journal", default, "Carla");
            await Mail.ToOfficialAsync(db, clock, Olu, "AppraisalToSign", "/appraisals/1", default, "Carla");
            await db.SaveChangesAsync();
        }
        (await Mails(database)).Count(m => m.Weekly).ShouldBe(2, "what waits for a signature is not held back");
        (await Gather(database, "2026-03-08")).ShouldBe(0, "the Sunday after");
        var gathered = await Task.WhenAll(Gather(database, "2026-03-09"), Gather(database, "2026-03-09"));
        gathered.Sum().ShouldBe(1);
        (await Gather(database, "2026-03-16")).ShouldBe(0);
        var summary = (await Mails(database)).Single(m => m.Kind == Mail.Summary);
        summary.Body.ShouldContain("- Carla has shared a text with you\n  /appraisals/1\n");
        summary.Body.ShouldContain("- Carla has written in the journal\n  /appraisals/1/journal");
        summary.SentAt.ShouldBeNull("it is still to be sent");
    }

    private static async Task<int> Run(TheDatabase database, string day)
    {
        await using var db = database.Open();
        return await DailyReminders.RunAsync(db, FixedClock.On(day), TheServer.Policies);
    }

    private static async Task<int> Gather(TheDatabase database, string day)
    {
        await using var db = database.Open();
        return await WeeklySummaries.RunAsync(db, FixedClock.On(day));
    }

    private static Task<List<OutboxMessage>> Mails(TheDatabase database) => database.Read(db => db.Outbox.AsNoTracking().ToListAsync());

    private static Task<TheDatabase> Organization(Provider on) =>
        TheDatabase.From(
            on,
            "reminders",
            async db =>
            {
                db.AddRange(A.Unit("TOP"), A.Unit("ENT", under: "TOP"));
                foreach (var who in (string[])[Olu, Ivo, Unheard, Carla, Sam])
                {
                    db.Add(An.Official(who).Named("Official", who).InUnit("ENT").Build());
                }
                Account ivo = An.Account(Ivo).Mail("ivo@example.org");
                ivo.Language = "es";
                db.AddRange(
                    (Account)An.Account(Olu).Mail("olu@example.org"),
                    ivo,
                    (Account)An.Account(Carla).Mail("carla@example.org"),
                    (Account)An.Account(Sam).Mail("sam@example.org")
                );
                db.AddRange(
                    An.Appraisal(Olu, Carla, Sam),
                    An.Appraisal(Ivo, Carla, Sam),
                    An.Appraisal(Unheard, by: null, secondLevel: null)
                );
                await db.SaveChangesAsync();
            }
        );
}
