using System.Net;
using System.Text;
using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.Calendar;
using Fairway.Proof.Tests;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Calendar;

/// <summary>My calendar, and its feed as another program reads it (RFC 5545).</summary>
public sealed class CalendarPages
{
    private const string Olu = "1001";
    private const string Ivo = "1002";
    private const string Carla = "2001";

    [Theory, BothDatabases]
    public async Task A_page_tells_every_day_and_why_it_is_that_day(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var olu = await server.As(Olu);
        var mine = await olu.Get("/calendar");
        mine.Words.ShouldContain("1 April 2026 Your beginning of cycle is due");
        mine.Words.ShouldContain(
            "Due a fixed time after the cycle’s start. Start of the cycle 1 January 2026, and 3 months later: 1 April 2026."
        );
        mine.Words.ShouldContain("31 December 2027 Your end of cycle is due");
        mine.Words.ShouldContain("Late");
        using var carla = await server.As(Carla);
        var team = await carla.Get("/calendar");
        team.Words.ShouldContain("1er avril 2026 Début de cycle dû pour 2 personnes de votre équipe");
        team.Words.ShouldContain("Fin de cycle due pour 2 personnes de votre équipe");
    }

    [Theory, BothDatabases]
    public async Task A_calendar_program_reads_the_feed_until_its_owner_ends_it(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var carla = await server.As(Carla, "fr");
        var made = await carla.Submit((await carla.Get("/calendar")).Button("Créer une adresse"));
        var address = made.Document.GetElementById("feed")!.GetAttribute("value")!;
        using var program = server.Visit();
        var first = await Feed(program, address);
        var events = first.RootElement.GetProperty("events").EnumerateArray().ToList();
        events.Select(e => e.GetProperty("on").GetString()).ShouldBe(["2026-04-01", "2027-01-01", "2027-12-31"]);
        events[1].GetProperty("summary").GetString().ShouldBe("Examen à mi-parcours dû pour 2 personnes de votre équipe");
        events.ShouldAllBe(e => e.GetProperty("allDay").GetBoolean());
        events[0].GetProperty("until").GetString().ShouldBe("2026-04-02");
        first.RootElement.GetRawText().ShouldNotContain("Ivo", customMessage: "programs of others read it");

        // What is done stays the same entry.
        await using (var db = database.Open())
        {
            foreach (var appraisal in db.Appraisals)
            {
                appraisal.State = AppraisalState.BeginningAgreed;
            }
            await db.SaveChangesAsync();
        }
        var again = await Feed(program, address);
        Uids(again).ShouldBe(Uids(first));

        // A new address ends the one before; ending it ends all.
        var renewed = await carla.Submit(made.Button("Créer une nouvelle adresse"));
        (await program.Get(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        var second = renewed.Document.GetElementById("feed")!.GetAttribute("value")!;
        (await program.Get(second)).Status.ShouldBe(HttpStatusCode.OK);
        await carla.Submit(renewed.Button("Mettre fin à cette adresse"));
        (await program.Get(second)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_feed_of_an_account_that_was_closed_is_not_there()
    {
        await using var database = await Organization(Provider.Sqlite);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var olu = await server.As(Olu);
        var made = await olu.Submit((await olu.Get("/calendar")).Button("Make an address"));
        var address = made.Document.GetElementById("feed")!.GetAttribute("value")!;
        await using (var db = database.Open())
        {
            var account = db.Users.Single(a => a.StaffId == Olu);
            account.LockoutEnd = Account.Closed;
            await db.SaveChangesAsync();
        }
        using var program = server.Visit();
        (await program.Get(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Long_lines_are_folded_and_signs_escaped_so_that_another_reader_finds_them_as_they_were()
    {
        var summary = "Fin de cycle; équipe, à l’étranger \\ " + string.Concat(Enumerable.Repeat("été 😀 ", 30)).Trim();
        var text = ICalendar.Write(
            "Fairway",
            [new CalendarEntry("a@b", new LocalDate(2028, 2, 29), summary, "First\nSecond", new Uri("https://fairway.example.org/x?y=1"))],
            Instant.FromUtc(2026, 3, 2, 9, 0)
        );
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        using var read = JsonDocument.Parse(await Node.Run("calendar.mjs", text));
        var only = read.RootElement.GetProperty("events").EnumerateArray().Single();
        only.GetProperty("summary").GetString().ShouldBe(summary);
        only.GetProperty("description").GetString().ShouldBe("First\nSecond");
        only.GetProperty("on").GetString().ShouldBe("2028-02-29");
        only.GetProperty("until").GetString().ShouldBe("2028-03-01");
        only.GetProperty("url").GetString().ShouldBe("https://fairway.example.org/x?y=1");
    }

    private static IEnumerable<string?> Uids(JsonDocument feed) =>
        feed.RootElement.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("uid").GetString());

    private static async Task<JsonDocument> Feed(Visitor program, string address)
    {
        using var answer = await program.Client.GetAsync(new Uri(address));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        return JsonDocument.Parse(await Node.Run("calendar.mjs", await answer.Content.ReadAsStringAsync()));
    }

    private static Task<TheDatabase> Organization(Provider on) =>
        TheDatabase.From(
            on,
            "calendar",
            async db =>
            {
                db.Add(A.Unit("ENT"));
                foreach (var (who, name) in (ValueTuple<string, string>[])[(Olu, "Olu"), (Ivo, "Ivo"), (Carla, "Carla")])
                {
                    db.Add(An.Official(who).Named(name, "Official").InUnit("ENT").Build());
                }
                Account carla = An.Account(Carla).Mail("carla@example.org");
                carla.Language = "fr";
                db.AddRange((Account)An.Account(Olu).Mail("olu@example.org"), carla);
                foreach (var who in (string[])[Olu, Ivo])
                {
                    var appraisal = An.Appraisal(who, Carla, secondLevel: null);
                    appraisal.MidTermDue = new LocalDate(2027, 1, 1);
                    db.Add(appraisal);
                }
                await db.SaveChangesAsync();
            }
        );
}
