using System.Net;
using Fairway.App.Accounts;
using Fairway.Testing;
using Fairway.Web.Tests.Learning;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Pages;

/// <summary>The room of the Joint Training Council, and its priorities where training is asked for (LE-2).</summary>
[Trait("Rule", "LE-2")]
public sealed class TrainingCouncilPages
{
    [Fact]
    public async Task A_member_sets_a_priority_and_writes_minutes_and_who_asks_for_training_reads_the_priority()
    {
        await using var database = await SimulationPages.Organization(Provider.Sqlite);
        await database.Read(async db =>
        {
            var hana = await db.Users.SingleAsync(u => u.StaffId == "h1");
            db.Add(An.Office(Office.TrainingCouncil, hana.Id));
            return await db.SaveChangesAsync();
        });
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var member = await server.As("h1");
        var room = await member.Follow(await member.Get("/training"), "Joint Training Council");
        room.Words.ShouldContain("No fund is open yet.");
        var set = await member.Submit(room, "Set the priority", ("Priority", "Languages first"), ("Area", "languages"));
        set.Words.ShouldContain("Languages first");

        using var ana = await server.As("a1");
        (await ana.Get("/training")).Document.QuerySelector("a[href='/training/council']").ShouldBeNull();
        (await ana.Get("/training/council")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ana.Get("/training/ask")).Words.ShouldContain("Languages first (Languages)");

        var blank = await member.Get("/training/council/minutes");
        var wrong = await member.Submit(blank, "Keep these minutes", ("MetOn.Day", "3"), ("MetOn.Month", "5"), ("MetOn.Year", "2026"));
        wrong.Errors.Count.ShouldBe(1);
        var kept = await member.Submit(
            wrong,
            "Keep these minutes",
            ("MetOn.Day", "3"),
            ("MetOn.Month", "5"),
            ("MetOn.Year", "2026"),
            ("Text", "We looked at the funds"),
            ("Recommendations", "More languages")
        );
        kept.Words.ShouldContain("We looked at the funds");
        var second = await member.Submit(kept, "Keep these minutes", ("Text", "We looked at the funds twice"));
        second.Words.ShouldContain("Version 2");
        second.Words.ShouldContain("We looked at the funds twice");
        var stale = await member.Submit(kept, "Keep these minutes", ("Text", "Something else"));
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Document.QuerySelector("#Text")!.TextContent.Trim().ShouldBe("Something else");
        (await member.Get("/training/council")).Words.ShouldContain("More languages");
        (await member.Get("/training/council/use.csv")).Status.ShouldBe(HttpStatusCode.OK);

        await member.Submit(await member.Get("/training/council"), "End it");
        (await ana.Get("/training/ask")).Words.ShouldNotContain("Languages first");

        // What is typed into a request is kept as it is, by the window or by a button, for its writer alone.
        var ask = await ana.Get("/training/ask");
        (
            await ana.Post("/training/ask?handler=Autosave", ask, ("Draft", "0"), ("Input.Title", "Statist"), ("Input.Cost", "ab"))
        ).Text.ShouldContain("\"Draft\":1");
        (await ana.Post("/training/ask?handler=Autosave", ask, ("Draft", "0"), ("Input.Title", "Other"))).Status.ShouldBe(
            HttpStatusCode.Conflict
        );
        var again = await ana.Get("/training/ask");
        again.Document.QuerySelector("#Input_Cost")!.GetAttribute("value").ShouldBe("ab");
        var later = await ana.Submit(again, "Keep it for later", ("Input.Title", "Statistics"));
        later.Document.QuerySelector("#Input_Title")!.GetAttribute("value").ShouldBe("Statistics");
        (await member.Get("/training/ask")).Text.ShouldNotContain("Statistics");
        await ana.Submit(later, "Put the draft aside");
        (await database.Read(db => db.TrainingDrafts.CountAsync())).ShouldBe(0);
    }
}
