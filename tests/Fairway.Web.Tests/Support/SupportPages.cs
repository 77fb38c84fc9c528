using System.Net;
using Fairway.Testing;
using Fairway.Web.Tests.Learning;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Support;

/// <summary>The directory of support and requests for coaching, without JavaScript (SU-1).</summary>
[Trait("Rule", "SU-1")]
public sealed class SupportPages(TheBrowser browser)
{
    [Theory, BothDatabases]
    public async Task Hr_writes_the_directory_and_everybody_finds_who_helps_at_a_duty_station(Provider on)
    {
        await using var database = await SimulationPages.Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var hana = await server.As("h1");
        var blank = await hana.Follow(await hana.Get("/support/people"), "Add an entry");
        var wrong = await hana.Submit(blank, "Keep the entry", ("Input.Name", "Amara Diop"), ("Input.Note", "Mornings"));
        wrong.Errors.ShouldBe(["Give a telephone number or an e-mail address."]);
        wrong.Words.ShouldNotContain("The entry stands");
        await hana.Submit(wrong, "Keep the entry", ("Input.Region", "Africa"), ("Input.Email", "amara@example.org"));
        await hana.Submit(
            await hana.Get("/support/people/" + Guid.CreateVersion7()),
            "Keep the entry",
            ("Input.Kind", "ConflictResolution"),
            ("Input.Name", "Joint grievance service"),
            ("Input.Telephone", "4711")
        );

        using var ana = await server.As("a1");
        var own = await ana.Get("/support/people");
        own.Words.ShouldContain("Joint grievance service (everywhere)");
        own.Words.ShouldNotContain("Amara Diop", customMessage: "Ana serves in Geneva");
        own.Words.ShouldContain("Otto Berg", customMessage: "the HR partner of her unit");
        own.Words.ShouldNotContain("Add an entry");
        var dakar = await ana.Get("/support/people?station=Dakar");
        dakar.Words.ShouldContain("Amara Diop (Africa), amara@example.org");
        dakar.Words.ShouldContain("Mornings");

        // Two who change it; and it is taken out.
        var first = await hana.Follow(await hana.Get("/support/people"), "Change the entry: Joint grievance service");
        await hana.Submit(first, "Keep the entry", ("Input.Telephone", "4712"));
        var second = await hana.Submit(first, "Keep the entry", ("Input.Telephone", "4713"));
        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Document.QuerySelector("#Input_Telephone")!.GetAttribute("value").ShouldBe("4713");
        await hana.Submit(first, "Take it out of the directory");
        (await ana.Get("/support/people")).Words.ShouldNotContain("Joint grievance");
        (await ana.Get("/support")).Words.ShouldContain("Who can help");

        await using var window = await browser.Open(server, scripts: false, width: 375, signedIn: await server.AccountOf("h1"));
        await window.Go("/support/people?station=Dakar");
        await window.Picture("support-people");
        (await window.Faults()).ShouldBeEmpty();
        (await window.ScrollsSideways()).ShouldBeFalse();
    }

    [Theory, BothDatabases]
    public async Task Coaching_is_asked_for_and_answered_between_the_official_and_the_staff_development_unit(Provider on)
    {
        await using var database = await SimulationPages.Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var ana = await server.As("a1");
        using var hana = await server.As("h1");
        using var otto = await server.As("h2");
        var form = await ana.Get("/support/coaching");
        (await ana.Submit(form, "Send the request")).Errors.ShouldBe(["Write something here."]);
        await ana.Submit(form, "Send the request", ("Input.About", "Leading a team for the first time"));
        // The double click.
        await ana.Submit(form, "Send the request", ("Input.About", "Leading a team for the first time"));

        (await hana.Get("/")).Words.ShouldContain("Answer a request for coaching");
        (await otto.Get("/support/coaching")).Words.ShouldNotContain(
            "Leading a team",
            customMessage: "HR of a unit is not the staff development unit"
        );
        var waits = await hana.Get("/support/coaching");
        waits.Words.ShouldContain("Ana Staff");
        var empty = await hana.Submit(waits, "Arranged");
        empty.Errors.ShouldBe(["Write something here."]);
        await hana.Submit(empty, "Arranged", ("answer", "Six sessions with P. Okafor, from June"));
        var answered = await ana.Get("/support/coaching");
        answered.Words.ShouldContain("a coach is found");
        answered.Words.ShouldContain("Six sessions with P. Okafor");
        answered.HasButton("Take the request back").ShouldBeFalse();

        await using var db = database.Open();
        (await db.CoachingRequests.CountAsync()).ShouldBe(1);
        (await db.Outbox.Where(m => m.Kind.StartsWith("Coaching")).Select(m => m.Kind + " " + m.To).ToListAsync()).ShouldBe(
            ["CoachingAsked hana@example.org", "CoachingAnswered ana@example.org"],
            ignoreOrder: true
        );
        (await db.Outbox.AnyAsync(m => m.Body.Contains("team"))).ShouldBeFalse();

        await using var window = await browser.Open(server, signedIn: await server.AccountOf("a1"));
        await window.Go("/support/coaching");
        await window.Picture("support-coaching");
        (await window.Faults()).ShouldBeEmpty();
    }
}
