using System.Net;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.History;
using Fairway.Demo.Feedback;
using Fairway.Demo.Scenes;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Compiler.Tests;

/// <summary>Whoever starts the demonstration, on whatever day, finds upward feedback in both its times.</summary>
public sealed class The_open_round_of_the_demonstration
{
    private const string Chief = "7";

    private static readonly string s_respondent = DemoPeople.Of("agreed").StaffId!;

    [Theory]
    [InlineData(Provider.Sqlite, "2026-11-29")]
    [InlineData(Provider.Postgres, "2028-02-29")]
    public async Task A_token_can_be_fetched_and_answers_are_taken_with_tokens_that_lie_on_the_page(Provider on, string day)
    {
        Assert.SkipUnless(on == Provider.Sqlite || TheDatabase.HasPostgres, "There is no PostgreSQL to test on.");
        var clock = FixedClock.On(day);
        await using var database = await TheDatabase.On(on);
        await FillAsync(database);
        await using var compiler = await TheCompiler.On(on, clock);
        await using var server = await TheServer.On(database, clock, compiler: compiler.Connection);
        (await OpenAsync(server)).ShouldBeTrue();
        (await OpenAsync(server)).ShouldBeFalse("once");

        var groups = await database.Read(db => db.FeedbackGroups.OrderBy(g => g.ChiefId == null).ToListAsync());
        groups.Select(g => (g.ChiefId, g.UnitCode, g.Size)).ShouldBe([(Chief, null, 6), (null, "DEP", 6)]);
        groups.Select(g => g.PrivateKey is null).ShouldBe([false, true], "nobody makes a token any more whose time of fetching is over");
        (await database.Read(db => db.FeedbackRounds.CountAsync(r => r.CompilerList == null))).ShouldBe(0);

        // What is to be done stands on the respondent's pages, and the background leaves it as it is.
        using var person = await server.As(s_respondent);
        await using (var scope = server.AsProduct())
        {
            await DailyFeedback.RunAsync(scope.ServiceProvider);
        }
        var page = await person.Get("/feedback/upward");
        page.Words.ShouldContain("About Person 7 (UNI)");
        page.Words.ShouldContain("About Unit DEP: leadership");
        (await person.Submit(page, "Draw a code: Person 7 (UNI)")).Document.QuerySelector("#code").ShouldNotBeNull();

        using var visitor = server.Visit();
        var entrance = await visitor.Get("/demonstration/enter");
        entrance.Words.ShouldContain("enter to fetch a token about Person 7 (UNI)");
        var link = new Uri(entrance.Link("Answer with one of them").Href);
        link.AbsolutePath.ShouldBe($"/answer/{groups[1].KeyId}");
        using var form = Personnel.Form(link.Fragment["#token=".Length..]);
        (await compiler.Respondent.PostAsync(link.AbsolutePath, form)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Each language says it, and once all is over nobody is sent anywhere.
        foreach (var language in (string[])["fr", "es"])
        {
            using var reader = server.Visit(language);
            (await reader.Get("/demonstration/enter")).Document.QuerySelectorAll("a[href*='#token=']").ShouldHaveSingleItem();
        }
        clock.AdvanceDays(400);
        (await visitor.Get("/demonstration/enter")).Document.QuerySelectorAll("a[href*='#token=']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_opened_in_an_organizations_own_database()
    {
        await using var database = await TheDatabase.On(Provider.Sqlite);
        await FillAsync(database, demonstrates: false);
        await using var server = await TheServer.On(database, FixedClock.On("2026-11-29"));
        (await OpenAsync(server)).ShouldBeFalse();
        (await database.Read(db => db.FeedbackRounds.CountAsync())).ShouldBe(0);
    }

    private static async Task<bool> OpenAsync(TheServer server)
    {
        await using var scope = server.AsProduct();
        return await OpenFeedback.OpenAsync(scope.ServiceProvider, CancellationToken.None);
    }

    private static async Task FillAsync(TheDatabase database, bool demonstrates = true)
    {
        await database.Add(A.Unit("DEP", null, name: "Unit DEP"), A.Unit("UNI", "DEP"), A.Chief(of: "UNI", is_: Chief));
        foreach (var who in (string[])[Chief, s_respondent, "101", "102", "103", "104", "105"])
        {
            await database.Add(An.Official(who).Named("Person", who).InUnit("UNI").Build(), ((IBuilds)An.Account(who)).Built);
            if (who != Chief)
            {
                await database.Add(A.Supervision(of: who, by: Chief));
            }
        }
        if (demonstrates)
        {
            await database.Add([
                new Setting { Key = Setting.Demonstration, Value = "1" },
                .. Demonstration.SettingsFor(
                    [new EnterablePerson(s_respondent, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Somebody." })],
                    "open to all here"
                ),
            ]);
        }
    }
}
