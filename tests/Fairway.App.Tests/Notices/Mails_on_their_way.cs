using System.Net.Mail;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Tests.Notices;

/// <summary>From the outbox to a real SMTP server: once each, later where the server is out, never for a demonstration.</summary>
public sealed class Mails_on_their_way
{
    private static readonly FixedClock Clock = FixedClock.On("2026-03-02");

    [Theory, BothDatabases]
    public async Task A_mail_is_sent_once_with_its_link_in_full(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await using var mails = new TheMailServer();
        var letter = Letter("Début de cycle à signer");
        await database.Add(letter);
        (await Deliver(database, mails.Port)).ShouldBe(1);
        (await Deliver(database, mails.Port)).ShouldBe(0);

        var text = mails.Messages.ShouldHaveSingleItem();
        text.ShouldContain($"Message-ID: <{letter.Id:N}@fairway.example.org>");
        text.ShouldContain("Auto-Submitted: auto-generated");
        // Quoted-printable folds long lines.
        text.Replace("=\n", "", StringComparison.Ordinal).ShouldContain("https://fairway.example.org/appraisals/7");
        text.ShouldContain("Subject: =?utf-8?");
        (await database.Read(db => db.Outbox.SingleAsync())).SentAt.ShouldBe(Clock.Now);
    }

    [Theory, BothDatabases]
    public async Task A_server_that_is_out_is_asked_again_later(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await database.Add(Letter());
        var clock = FixedClock.On("2026-03-02");
        (await Deliver(database, port: 1, clock)).ShouldBe(0);
        await using var mails = new TheMailServer();
        (await Deliver(database, mails.Port, clock)).ShouldBe(0, "not at once");
        clock.Advance(Duration.FromMinutes(1));
        (await Deliver(database, mails.Port, clock)).ShouldBe(1);
        (await database.Read(db => db.Outbox.SingleAsync())).Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_is_not_asked_again()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await database.Add(Letter());
        var clock = FixedClock.On("2026-03-02");
        await using var mails = new TheMailServer { RefusesRecipients = "550 no such mailbox" };
        (await Deliver(database, mails.Port, clock)).ShouldBe(0);
        clock.AdvanceDays(9);
        mails.RefusesRecipients = null;
        (await Deliver(database, mails.Port, clock)).ShouldBe(0);
        (await database.Read(db => db.Outbox.SingleAsync())).SentAt.ShouldBeNull();
    }

    [Fact]
    public async Task Two_nodes_send_it_once()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await database.Add([.. Enumerable.Range(0, 20).Select(_ => Letter())]);
        await using var mails = new TheMailServer();
        var sent = await Task.WhenAll(Deliver(database, mails.Port), Deliver(database, mails.Port));
        sent.Sum().ShouldBe(20);
        mails.Messages.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_demonstration_sends_nothing()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await database.Add(Letter(), new Setting { Key = Setting.Demonstration, Value = "1" });
        await using var mails = new TheMailServer();
        (await Deliver(database, mails.Port)).ShouldBe(0);
        mails.Messages.ShouldBeEmpty();
    }

    private static OutboxMessage Letter(string subject = "Something waits") =>
        new()
        {
            To = "ada@example.org",
            Kind = "AppraisalToSign",
            Language = "fr",
            Subject = subject,
            Body = "Quelque chose vous attend.",
            Link = "/appraisals/7",
            WrittenAt = Clock.Now,
        };

    private static async Task<int> Deliver(TheDatabase database, int port, IClock? clock = null)
    {
        await using var services = new ServiceCollection().AddScoped(_ => database.Open()).BuildServiceProvider();
        using var delivery = new Delivery(
            services.GetRequiredService<IServiceScopeFactory>(),
            clock ?? Clock,
            new MailServer("127.0.0.1", port, new MailAddress("fairway@fairway.example.org", "Fairway"), Tls: false),
            Options.Create(new AccountsOptions { PublicUrl = new Uri("https://fairway.example.org") }),
            new Demonstration(),
            NullLogger<Delivery>.Instance
        );
        return await delivery.DeliverDueAsync(CancellationToken.None);
    }
}
