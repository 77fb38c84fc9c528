using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Service;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Notices;

/// <summary>HR sees the count first and publishes once; who was addressed reads it, nobody else (NT-1).</summary>
[Trait("Rule", "NT-1")]
public sealed class Notices_to_many
{
    private static readonly FixedClock Clock = FixedClock.On("2026-03-02");
    private static readonly BroadcastText ToAll = new(
        SelectedBy.Everybody,
        null,
        "The cycle begins",
        "Open your appraisal.",
        "Le cycle commence",
        "Ouvrez votre évaluation.",
        "El ciclo empieza",
        "Abra su evaluación."
    );

    [Theory, BothDatabases]
    public async Task It_goes_once_to_everybody_with_an_account_in_their_language(Provider on)
    {
        await using var database = await Organization(on);
        var (hr, form) = (Hr(), Guid.CreateVersion7());
        await Do(database, async b => (await b.PreviewAsync(hr, ToAll))!.Value.Reach.ShouldBe(new Reach(4, 3)));
        await Do(database, async b => (await b.PublishAsync(hr, form, ToAll, 4)).ShouldBe(ActResult.Ok));
        await Do(database, async b => (await b.PublishAsync(hr, form, ToAll, 4)).ShouldBe(ActResult.Ok));
        var mails = await database.Read(db => db.Outbox.AsNoTracking().ToListAsync());
        mails.Select(m => m.Subject).Order().ShouldBe(["Le cycle commence", "The cycle begins", "The cycle begins"]);
        (await database.Read(db => db.Broadcasts.SingleAsync())).Officials.ShouldBe(4);
    }

    [Theory, BothDatabases]
    public async Task A_partner_of_some_units_reaches_those_alone(Provider on)
    {
        await using var database = await Organization(on);
        await Do(
            database,
            async b =>
            {
                (await b.PreviewAsync(Hr("FIELD"), ToAll))!.Value.Reach.Officials.ShouldBe(1);
                var elsewhere = await b.PreviewAsync(Hr("FIELD"), ToAll with { To = SelectedBy.Unit, Of = "ENT" });
                elsewhere!.Value.Refusals.ShouldHaveSingleItem().Code.ShouldBe(nameof(NoticeRefusals.BroadcastOfUnknown));
                (await b.PreviewAsync(Somebody("1001"), ToAll)).ShouldBeNull();
                (await b.PublishAsync(Somebody("1001"), Guid.CreateVersion7(), ToAll, 4)).ShouldBe(ActResult.Missing);
            }
        );
    }

    [Theory, BothDatabases]
    public async Task A_selection_counts_units_beneath_categories_and_chiefs(Provider on)
    {
        await using var database = await Organization(on);
        await Do(
            database,
            async b =>
            {
                (await Reached(SelectedBy.Unit, "TOP")).ShouldBe(4);
                (await Reached(SelectedBy.Unit, "ENT")).ShouldBe(3);
                (await Reached(SelectedBy.Category, "P")).ShouldBe(4);
                (await Reached(SelectedBy.DutyStation, "Geneva")).ShouldBe(4);
                (await Reached(SelectedBy.Chiefs, null)).ShouldBe(1);

                async Task<int> Reached(SelectedBy to, string? of) =>
                    (await b.PreviewAsync(Hr(), ToAll with { To = to, Of = of }))!.Value.Reach.Officials;
            }
        );
    }

    [Theory, BothDatabases]
    public async Task What_is_missing_is_named_and_a_changed_count_is_shown_again(Provider on)
    {
        await using var database = await Organization(on);
        await Do(
            database,
            async b =>
            {
                var preview = await b.PreviewAsync(Hr(), ToAll with { TextFr = " ", To = SelectedBy.Category, Of = "GS" });
                preview!
                    .Value.Refusals.Select(r => (r.Code, r.Field))
                    .ShouldBe([(nameof(NoticeRefusals.BroadcastToNobody), "To"), (nameof(NoticeRefusals.BroadcastTextMissing), "TextFr")]);
                (await b.PublishAsync(Hr(), Guid.CreateVersion7(), ToAll, 3)).ShouldBeOfType<ActResult.Refused>();
            }
        );
        (await database.Read(db => db.Outbox.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task It_is_read_by_those_addressed_its_author_and_HR_of_all(Provider on)
    {
        await using var database = await Organization(on);
        var form = Guid.CreateVersion7();
        var author = Hr("FIELD");
        await Do(database, async b => (await b.PublishAsync(author, form, ToAll, 1)).ShouldBe(ActResult.Ok));
        await Do(
            database,
            async b =>
            {
                (await b.FindAsync(author, form)).ShouldNotBeNull();
                (await b.FindAsync(Hr(), form)).ShouldNotBeNull();
                (await b.FindAsync(await Owner(database, "1004"), form)).ShouldNotBeNull();
                (await b.FindAsync(await Owner(database, "1001"), form)).ShouldBeNull();
                (await b.FindAsync(Hr("ENT"), form)).ShouldBeNull();
            }
        );
    }

    [Theory, BothDatabases]
    public async Task A_mail_that_could_not_be_sent_is_tried_again_or_given_up_by_the_administrator(Provider on)
    {
        await using var database = await Organization(on);
        var (one, other) = (Lost("a@example.org"), Lost("b@example.org"));
        await database.Add(one, other);
        var administrator = Somebody(null, new HeldOffice(Office.Administrator, null));
        await using var db = database.Open();
        var unsent = new UnsentMails(db, Clock);
        (await unsent.PageAsync(Hr(), 1)).ShouldBeNull();
        (await unsent.TryAgainAsync(Hr(), one.Id)).ShouldBe(ActResult.Missing);
        (await unsent.PageAsync(administrator, 1))!.Value.Total.ShouldBe(2);
        (await unsent.TryAgainAsync(administrator, one.Id)).ShouldBe(ActResult.Ok);
        (await unsent.GiveUpAsync(administrator, other.Id)).ShouldBe(ActResult.Ok);
        (await unsent.GiveUpAsync(administrator, other.Id)).ShouldBe(ActResult.Ok, "twice");
        (await unsent.PageAsync(administrator, 1))!.Value.Total.ShouldBe(0);
        (await database.Read(d => d.Outbox.SingleAsync(m => m.Id == one.Id))).Attempts.ShouldBe(0);
        (await database.Read(d => d.History.CountAsync(h => h.Capability == "notices"))).ShouldBe(2);
    }

    private static OutboxMessage Lost(string to) =>
        new()
        {
            To = to,
            Kind = "Opened",
            Language = "en",
            Subject = "s",
            Body = "b",
            WrittenAt = Clock.Now,
            Attempts = Delivery.MostAttempts,
        };

    private static async Task Do(TheDatabase database, Func<Broadcasts, Task> act)
    {
        await using var db = database.Open();
        await act(new Broadcasts(db, Clock, TheServer.Policies));
    }

    private static Reader Hr(string? unit = null) =>
        Somebody(null, new HeldOffice(Office.HrPartner, unit is null ? null : new HashSet<string>(StringComparer.Ordinal) { unit }));

    private static Reader Somebody(string? staffId, params HeldOffice[] offices) =>
        new(Guid.CreateVersion7(), staffId, staffId ?? "", "en", DateTimeZone.Utc, Clock.Now.InUtc().Date, offices);

    private static async Task<Reader> Owner(TheDatabase database, string staffId) =>
        Somebody(staffId) with
        {
            AccountId = await database.Read(db => db.Users.Where(a => a.StaffId == staffId).Select(a => a.Id).SingleAsync()),
        };

    private static Task<TheDatabase> Organization(Provider on) =>
        TheDatabase.From(
            on,
            "notices",
            async db =>
            {
                db.AddRange(A.Unit("TOP"), A.Unit("ENT", under: "TOP"), A.Unit("FIELD", under: "TOP"), A.Chief("ENT", is_: "1002"));
                foreach (var who in (string[])["1001", "1002", "1003"])
                {
                    db.Add(An.Official(who).Named("Official", who).InUnit("ENT").Build());
                }
                db.Add(An.Official("1004").Named("Official", "1004").InUnit("FIELD").Build());
                Account french = An.Account("1002").Mail("two@example.org");
                french.Language = "fr";
                db.AddRange(
                    (Account)An.Account("1001").Mail("one@example.org"),
                    french,
                    (Account)An.Account("1004").Mail("four@example.org")
                );
                await db.SaveChangesAsync();
            }
        );
}
