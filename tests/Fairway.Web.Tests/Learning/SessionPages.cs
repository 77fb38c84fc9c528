using System.Net;
using System.Text.Json;
using Fairway.App.Learning;
using Fairway.Proof.Tests;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Learning;

/// <summary>Sessions and workshops: announced, signed up for, waited for, entered into calendars, attended (LE-1).</summary>
[Trait("Rule", "LE-1")]
public sealed class SessionPages(TheBrowser browser)
{
    [Theory, BothDatabases]
    public async Task Who_steps_back_lets_the_next_in_line_move_up_who_is_told(Provider on)
    {
        await using var database = await SimulationPages.Organization(on);
        var clock = FixedClock.On("2026-05-04");
        await using var server = await TheServer.On(database, clock);
        using var hana = await server.As("h1");
        var session = await Announce(hana, places: "1");
        session.Heading.ShouldBe("Agreeing on outputs");
        session.Words.ShouldContain("1 June 2026, 10:00–12:00 (Geneva)");

        using var ana = await server.As("a1");
        using var ben = await server.As("b1");
        using var carla = await server.As("c1");
        (await ana.Submit(await ana.Get(session.Address), "Sign up")).Words.ShouldContain("You take part");
        (await ben.Submit(await ben.Get(session.Address), "Join the line")).Words.ShouldContain("You are number 1 in line");
        (await carla.Submit(await carla.Get(session.Address), "Join the line")).Words.ShouldContain("You are number 2 in line");
        (await ana.Get(session.Address)).Words.ShouldNotContain("Ben", customMessage: "who takes part is the organizer's to read");
        var list = await hana.Get(session.Address);
        list.Words.ShouldContain("Ben Okoro");

        // In the own calendar, as another program reads it.
        var entry = await Node.Run(
            "calendar.mjs",
            await ana.Client.GetStringAsync(new Uri(session.Address + "/calendar.ics", UriKind.Relative))
        );
        using (var read = JsonDocument.Parse(entry))
        {
            var only = read.RootElement.GetProperty("events").EnumerateArray().Single();
            only.GetProperty("summary").GetString().ShouldBe("Agreeing on outputs");
            only.GetProperty("allDay").GetBoolean().ShouldBeFalse();
        }

        await ana.Submit(await ana.Get(session.Address), "Step back");
        (await ben.Get(session.Address)).Words.ShouldContain("You take part");
        (await carla.Get(session.Address)).Words.ShouldContain("You are number 1 in line");
        await using (var db = database.Open())
        {
            var mail = await db.Outbox.SingleAsync(m => m.Kind == "SessionPlaceFree");
            (mail.To, mail.Link).ShouldBe(("ben@example.org", session.Address));
            mail.Body.ShouldContain("1 June 2026");
        }

        // More places: the line moves up. Fewer than are taken: refused.
        var change = await hana.Follow(await hana.Get(session.Address), "Change the session");
        await hana.Submit(change, "Keep the change", ("Input.Places", "2"));
        (await carla.Get(session.Address)).Words.ShouldContain("You take part");
        (
            await hana.Submit(
                await hana.Follow(await hana.Get(session.Address), "Change the session"),
                "Keep the change",
                ("Input.Places", "1")
            )
        ).Errors.ShouldBe(["2 people have a place already: there can’t be fewer."]);
        // A page that was opened before somebody else changed the session changes nothing.
        (await hana.Submit(change, "Keep the change", ("Input.Title", "Other"))).Status.ShouldBe(HttpStatusCode.Conflict);

        // Another HR partner reads it as everybody does; HR of a unit announces their own.
        using var otto = await server.As("h2");
        (await otto.Get(session.Address)).Words.ShouldNotContain("Ben Okoro");
        (await ana.Get("/learning/sessions/write/" + Guid.NewGuid())).Status.ShouldBe(HttpStatusCode.NotFound);

        // Afterwards: who was there.
        await using (var db = database.Open())
        {
            await db.LearningSessions.ExecuteUpdateAsync(s =>
                s.SetProperty(x => x.StartsAt, clock.GetCurrentInstant() - NodaTime.Duration.FromHours(1))
            );
        }

        var begun = await hana.Get(session.Address);
        begun.HasButton("Cancel the session").ShouldBeFalse();
        var ticked = begun.Document.QuerySelectorAll("input[name=Was]").Select(b => b.GetAttribute("value")).First();
        await hana.Submit(begun, "Keep who was there", ("Was", new[] { ticked! }));
        (await ben.Get(session.Address)).Words.ShouldContain("You were there");
        (await ben.Get(session.Address)).HasButton("Step back").ShouldBeFalse();
        await using var after = database.Open();
        (await after.History.Where(h => h.Capability == "learning").Select(h => h.Act).Distinct().ToListAsync()).ShouldBe(
            ["session-announced", "signed-up", "stepped-back", "session-changed", "attendance"],
            ignoreOrder: true
        );
    }

    [Theory, BothDatabases]
    public async Task Of_many_who_want_the_last_places_at_once_as_many_get_one_as_there_are(Provider on)
    {
        await using var database = await SimulationPages.Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var hana = await server.As("h1");
        var address = (await Announce(hana, places: "2")).Address;
        await Task.WhenAll(
            ((string[])["a1", "b1", "c1", "h2"]).Select(async who =>
            {
                using var visitor = await server.As(who);
                var page = await visitor.Get(address);
                (await visitor.Submit(page, page.HasButton("Sign up") ? "Sign up" : "Join the line")).Status.ShouldBe(HttpStatusCode.OK);
            })
        );
        await using var db = database.Open();
        var signups = await db.SessionSignups.ToListAsync();
        signups.Count.ShouldBe(4);
        signups.Count(s => s.HasPlace).ShouldBe(2);
    }

    [Fact]
    public async Task A_session_that_is_cancelled_is_told_to_all_and_what_is_missing_is_said()
    {
        await using var database = await SimulationPages.Organization(Provider.Sqlite);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var hana = await server.As("h1");
        var form = await hana.Follow(await hana.Get("/learning/sessions"), "Announce a session");
        (await hana.Submit(form, "Announce a session", ("Input.Places", "0"))).Errors.Count.ShouldBe(7);
        var session = await Announce(hana, places: "5");
        using var ana = await server.As("a1");
        await ana.Submit(await ana.Get(session.Address), "Sign up");
        await hana.Submit(await hana.Get(session.Address), "Cancel the session");
        (await ana.Get(session.Address)).Words.ShouldContain("Cancelled");
        (await ana.Get(session.Address + "/calendar.ics")).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var db = database.Open();
        (await db.Outbox.SingleAsync()).Kind.ShouldBe("SessionCancelled");
    }

    [Theory]
    [InlineData(true, 1280, "en")]
    [InlineData(false, 375, "fr")]
    public async Task Its_pages_have_no_fault_that_axe_finds(bool scripts, int width, string language)
    {
        await using var database = await SimulationPages.Organization(Provider.Sqlite);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        string address;
        using (var hana = await server.As("h1"))
        {
            address = (await Announce(hana, places: "1")).Address;
        }

        using (var ana = await server.As("a1"))
        {
            await ana.Submit(await ana.Get(address), "Sign up");
        }

        await using var window = await browser.Open(server, scripts, width, language, await server.AccountOf("h1"));
        foreach (
            var path in (string[])
                ["/learning/sessions", address, address.Replace("/sessions/", "/sessions/write/", StringComparison.Ordinal)]
        )
        {
            await window.Go(path);
            (await window.Faults()).ShouldBeEmpty(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
            await window.Picture(
                $"session{(path.Contains("write", StringComparison.Ordinal) ? "-write" : path == address ? "" : "s")}-{language}-{width}"
            );
        }
    }

    private static async Task<Page> Announce(Visitor hana, string places)
    {
        var form = await hana.Follow(await hana.Get("/learning/sessions"), "Announce a session");
        var page = await hana.Submit(
            form,
            "Announce a session",
            ("Input.Kind", nameof(SessionKind.Workshop)),
            ("Input.Title", "Agreeing on outputs"),
            ("Input.Text", "Bring a draft. <b>No</b> slides."),
            ("Input.DutyStation", "Geneva"),
            ("Input.Place", "Room 4"),
            ("Input.On.Day", "1"),
            ("Input.On.Month", "6"),
            ("Input.On.Year", "2026"),
            ("Input.From", "10:00"),
            ("Input.Until", "12:00"),
            ("Input.Places", places)
        );
        page.Errors.ShouldBeEmpty();
        page.Text.ShouldContain("&lt;b&gt;No&lt;/b&gt; slides");
        return page;
    }
}
