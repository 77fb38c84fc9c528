using System.Collections.Concurrent;
using System.Text;
using Fairway.App.Accounts;
using Fairway.Testing;
using Fairway.Web.Tests.Learning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fairway.Web.Tests.Support;

/// <summary>A request to the Mediator that only the Mediator's key opens (SU-1).</summary>
[Trait("Rule", "SU-1")]
public sealed class ConfidentialMessages(TheBrowser browser)
{
    private const string Secret = "My chief Odalys Quintero rates by who lunches with her";
    private const string Reply = "Come on Thursday, room R-417, and bring nothing";

    [Theory, BothDatabases]
    public async Task What_is_written_is_opened_by_the_mediators_key_and_stands_nowhere_else(Provider on)
    {
        await using var database = await WithMediator(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        var logs = new Logs();
        server.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        var (ana, hana) = (await server.AccountOf("a1"), await server.AccountOf("h1"));

        // Before there is a key nobody can write; the Mediator says how to be reached, and makes one.
        await using var room = await browser.Open(server, signedIn: hana);
        await using var desk = await browser.Open(server, signedIn: ana);
        await desk.Go("/support/mediator");
        (await desk.Page.Locator("main").InnerTextAsync()).ShouldContain("the Mediator has not made a key");
        await room.Go("/support/mediator/room");
        await Field(room.Page, "Telephone").FillAsync("+41 22 799 0000");
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await room.Page.Locator("#made").FillAsync("short");
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        (await Alert(room)).ShouldContain("at least 12 characters");
        await room.Page.Locator("#made").FillAsync("four quiet green herons");
        (await room.Faults()).ShouldBeEmpty();
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        await room.Page.Locator("[data-step=print]").WaitForAsync();
        var share = await room.Page.Locator("[data-share]").InnerTextAsync();
        share.ShouldStartWith("share1");
        await room.Picture($"mediator-print-{on}");
        (await room.Faults()).ShouldBeEmpty();
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "It is on paper" }).ClickAsync();
        (await Shown(room, "Nobody has written.")).ShouldBeTrue();

        // The official writes; the page says what it does first.
        await desk.Go("/support/mediator");
        (await desk.Page.Locator("main").InnerTextAsync()).ShouldContain("+41 22 799 0000");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Encrypt and send" }).ClickAsync();
        (await Alert(desk)).ShouldContain("Write something first.");
        await desk.Page.Locator("#message").FillAsync(Secret);
        await desk.Page.Locator("#tell").CheckAsync();
        await desk.Picture($"mediator-write-{on}");
        (await desk.Faults()).ShouldBeEmpty();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Encrypt and send" }).First.ClickAsync();
        (await Shown(desk, "Your message has arrived, encrypted.")).ShouldBeTrue();
        (await desk.Page.Locator("[data-threads]").InnerTextAsync()).ShouldContain(Secret);
        (await desk.Page.Locator("#message").InputValueAsync()).ShouldBeEmpty();

        // The Mediator is told that something waits, comes back, and opens their key.
        await room.Go("/");
        (await room.Page.Locator("main").InnerTextAsync()).ShouldContain("Answer a confidential conversation");
        await room.Go("/support/mediator/room");
        await room.Page.Locator("#unlock").FillAsync("four quiet green penguins");
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        (await Alert(room)).ShouldContain("doesn’t open the key");
        await room.Page.Locator("#unlock").FillAsync("four quiet green herons");
        await room.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        (await Shown(room, Secret)).ShouldBeTrue();
        (await room.Page.Locator("[data-threads] h3").InnerTextAsync()).ShouldBe("Ana Muñoz");
        await room.Page.GetByLabel("Go on writing").FillAsync(Reply);
        await room.Picture($"mediator-room-{on}");
        (await room.Faults()).ShouldBeEmpty();
        await room.Page.Locator("[data-reply] button").ClickAsync();
        await room.Page.GetByText(Reply).WaitForAsync();

        // The answer is read on another device with the conversation's code.
        await desk.Page.GetByText("Open it on another device").ClickAsync();
        var code = await desk.Page.Locator("[data-code]").InnerTextAsync();
        await using var phone = await browser.Open(server, width: 375, signedIn: ana);
        await phone.Go("/support/mediator");
        await phone.Page.GetByText("Open a conversation that you began on another device").ClickAsync();
        await phone.Page.Locator("#code").FillAsync(code[..^3]);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        (await Alert(phone)).ShouldContain("not a code of a conversation");
        await phone.Page.Locator("#code").FillAsync(code);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Open", Exact = true }).ClickAsync();
        (await Shown(phone, Reply)).ShouldBeTrue();
        (await phone.Page.Locator("[data-unsigned]:visible").CountAsync()).ShouldBe(0);
        (await phone.ScrollsSideways()).ShouldBeFalse();
        await phone.Picture($"mediator-phone-{on}");
        (await phone.Faults()).ShouldBeEmpty();

        // A machine that is lost: the printed share and Fairway's make the key again, for whoever holds the office.
        await using var other = await browser.Open(server, signedIn: hana);
        await other.Go("/support/mediator/room");
        await other.Page.Locator("#share").FillAsync(share[..^1] + (share[^1] == 'q' ? 'p' : 'q'));
        await other.Page.Locator("#recovered").FillAsync("three loud white storks");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Put the key together" }).ClickAsync();
        (await Alert(other)).ShouldContain("That share belongs to no key");
        await other.Page.Locator("#share").FillAsync(share.ToUpperInvariant());
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Put the key together" }).ClickAsync();
        (await Shown(other, Secret)).ShouldBeTrue();

        // What somebody else put into the conversation is opened, and said not to be of the two.
        await using (var db = database.Open())
        {
            var conversation = await db.MediatorConversations.SingleAsync();
            conversation.TellAccountId.ShouldBe(ana, "who asked to be told, and only then");
            (await db.Outbox.SingleAsync(m => m.Kind == "MediatorAnswered")).To.ShouldBe("ana@example.org");
            db.MediatorMessages.Add(
                new App.Support.MediatorMessage
                {
                    ConversationId = conversation.Id,
                    Number = 3,
                    FromMediator = true,
                    Sealed = await phone.Page.EvaluateAsync<string>(ForgedFor, conversation.ReplyTo),
                    On = new NodaTime.LocalDate(2026, 5, 4),
                }
            );
            await db.SaveChangesAsync();
        }
        await phone.Go("/support/mediator");
        (await Shown(phone, "This message doesn’t carry what only the two of you know")).ShouldBeTrue();

        // Nowhere: neither the texts, nor the names in them, nor the printed share; not in tables, files, mails or logs.
        var everything = await EverythingIn(database) + string.Concat(logs.Lines);
        everything.ShouldContain("age1", customMessage: "the search sees the tables");
        foreach (var text in new[] { Secret, Reply, "Odalys", "Quintero", "R-417", share, "AGE-SECRET-KEY", "herons" })
        {
            everything.Contains(text, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(text);
        }

        foreach (var text in new[] { Secret, Reply })
        {
            everything.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))[..16], StringComparison.Ordinal).ShouldBeFalse(text);
        }

        // Deleted for both.
        await phone.Page.GetByText("Delete the conversation").ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for both" }).ClickAsync();
        await phone.Page.Locator("[data-threads]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await using (var db = database.Open())
        {
            (await db.MediatorMessages.AnyAsync()).ShouldBeFalse();
            (await db.History.Where(h => h.Capability == "support").Select(h => h.Act).ToListAsync()).ShouldBe(
                ["mediator-channels", "mediator-key"],
                ignoreOrder: true,
                "that somebody wrote stands in no history"
            );
        }
        desk.Complaints.Concat(room.Complaints).Concat(phone.Complaints).Concat(other.Complaints).ShouldBeEmpty();
        desk.Requests.ShouldAllBe(r => r.Host == "127.0.0.1");
    }

    [Fact]
    public async Task Without_scripts_there_is_no_form_to_write_in_and_the_other_ways_are_named()
    {
        await using var database = await WithMediator(Provider.Sqlite);
        await database.Add(
            new App.Support.MediatorKey
            {
                Recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
                Share = Convert.ToBase64String(new byte[32]),
                MadeBy = Guid.NewGuid(),
                MadeAt = NodaTime.Instant.FromUtc(2026, 5, 1, 0, 0),
            },
            new App.Support.MediatorChannels { Telephone = "+41 22 799 0000", Hours = "Tuesdays" }
        );
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        await using var window = await browser.Open(server, scripts: false, width: 375, signedIn: await server.AccountOf("a1"));
        await window.Go("/support/mediator");
        (await window.Page.Locator("textarea:visible").CountAsync()).ShouldBe(0);
        var words = await window.Page.Locator("main").InnerTextAsync();
        words.ShouldContain("A page without scripts can’t encrypt");
        words.ShouldContain("+41 22 799 0000");
        words.ShouldContain("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj");
        (await window.Page.Locator("[data-field][name]").CountAsync()).ShouldBe(0, "a field with a name could be sent as it is");
        await window.Picture("mediator-without-scripts");
        (await window.Faults()).ShouldBeEmpty();
        (await window.ScrollsSideways()).ShouldBeFalse();
    }

    /// <summary>Encrypts, as somebody who knows the public key but no conversation could.</summary>
    private const string ForgedFor = """
        async (replyTo) => {
          const address = document.querySelector('script[src*="mediator.js"]').src;
          const library = await import(address);
          return library.seal({ from: "Hana Ito", text: "Tell me more", secret: "guessed" }, [replyTo]);
        }
        """;

    private static ILocator Field(IPage page, string name) => page.Locator("#Input_" + name);

    private static async Task<string> Alert(Window window)
    {
        var alert = window.Page.Locator("[data-mediator] [role=alert] [data-say]:visible");
        await alert.WaitForAsync();
        return await alert.InnerTextAsync();
    }

    private static async Task<bool> Shown(Window window, string text)
    {
        await window.Page.GetByText(text).Filter(new() { Visible = true }).First.WaitForAsync();
        return true;
    }

    private static Task<TheDatabase> WithMediator(Provider on) =>
        TheDatabase.From(
            on,
            "support",
            async db =>
            {
                await SimulationPages.Fill(db);
                var hana = await db.Users.SingleAsync(a => a.StaffId == "h1");
                db.OfficeGrants.Add(An.Office(Office.Mediator, hana.Id));
                await db.SaveChangesAsync();
            }
        );

    /// <summary>All rows of all tables as text, and on SQLite the file and its log as they lie on the disk.</summary>
    internal static async Task<string> EverythingIn(TheDatabase database)
    {
        var all = new StringBuilder();
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal);
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the model's own tables.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    var value = rows.GetValue(i);
                    all.Append(value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value).Append('\n');
                }
            }
        }
        if (database.Provider == Provider.Sqlite)
        {
            foreach (
                var file in Directory.GetFiles(Path.GetDirectoryName(connection.DataSource)!, Path.GetFileName(connection.DataSource) + "*")
            )
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                all.Append(await reader.ReadToEndAsync());
            }
        }
        return all.ToString();
    }

    /// <summary>Everything that the server logs.</summary>
    private sealed class Logs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() { }
    }
}
