using System.Net;
using Fairway.Rules.Learning;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Learning;

/// <summary>Simulated discussions, guidance, courses and search, without JavaScript (LE-1).</summary>
[Trait("Rule", "LE-1")]
public sealed class SimulationPages(TheBrowser browser)
{
    private const string Ana = "a1";
    private const string Ben = "b1";

    [Theory, BothDatabases]
    public async Task A_simulation_is_played_to_two_ends_and_nobody_else_learns_of_it(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var ana = await server.As(Ana);
        var begin = await ana.Follow(await ana.Get("/learning"), "The rating that was not expected");
        begin.Words.ShouldContain("You are the responsible chief.");
        begin.Words.ShouldContain("is kept for you alone");
        var page = await ana.Follow(begin, "Begin");
        page.Heading.ShouldBe("Turn 1");
        (await ana.Submit(page, "Continue")).Errors.ShouldBe(["Choose what you say or do."]);

        // The careful way: prepared, listening, by the measure, weighed, raised, exact, a pause, new facts, own terms, rights, the future, an answer, the file.
        var good = await Play(ana, page, "aaaaaaaaaaaaa");
        good.Heading.ShouldBe("How it ended");
        good.Words.ShouldContain("Settled by the facts");
        good.Words.ShouldContain("In autumn she leads her first team for three months.", customMessage: "what was chosen comes back");
        good.Words.ShouldContain("CY-10: ");
        good.Words.ShouldContain("IGDS 100 Q3: how performance is measured");
        (await ana.Get("/learning/simulations/disputed-rating")).Words.ShouldContain("1 of 3");

        // Another way, to another end; a way in the middle is kept.
        var half = await Play(ana, await ana.Get("/learning/simulations/disputed-rating/play"), "bbb");
        var onward = await ana.Follow(await ana.Get("/learning/simulations/disputed-rating"), "Go on where you stopped");
        onward.Heading.ShouldBe(half.Heading);
        // Without having prepared the second of the three is offered in place of the first.
        var bad = await Play(ana, onward, "bcbbcbbbbb");
        bad.Words.ShouldContain("Returned for correction");
        bad.Words.ShouldContain("The framework knows no quota of ratings.");
        (await ana.Get("/learning/simulations/disputed-rating")).Words.ShouldContain("2 of 3");

        // One turn back, and otherwise.
        (await ana.Follow(bad, "One turn back")).Heading.ShouldBe("Turn 13");
        // A way that nobody can go, a turn that was not offered, a scenario that is not there.
        (await ana.Get("/learning/simulations/disputed-rating/play?p=zz")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ana.Get("/learning/simulations/other/play")).Status.ShouldBe(HttpStatusCode.NotFound);

        // Somebody else sees their own, which is nothing; the history, which others read, says nothing.
        using var ben = await server.As(Ben);
        (await ben.Get("/learning/simulations/disputed-rating")).Words.ShouldNotContain("of 3");
        await using (var db = database.Open())
        {
            (await db.History.AnyAsync(h => h.Capability == "learning")).ShouldBeFalse();
            (await db.SimulationPlays.CountAsync()).ShouldBe(2);
        }

        var forgotten = await ana.Submit(await ana.Get("/learning/simulations/disputed-rating"), "Forget all that I have played");
        forgotten.Words.ShouldContain("All that you have played is forgotten.");
        await using var after = database.Open();
        (await after.SimulationPlays.CountAsync()).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_course_is_read_and_checked(Provider on)
    {
        await using var database = await Organization(on);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var ana = await server.As(Ana);
        var course = server
            .Services.GetService(typeof(App.Learning.LearningLibrary))
            .ShouldBeOfType<App.Learning.LearningLibrary>()
            .CourseOf("basics", "en")!;
        var page = await ana.Get("/learning/courses/basics/1");
        page = await ana.Submit(page, "Read: to the next chapter");
        page = await ana.Submit(page, "Read: to the next chapter");
        page = await ana.Submit(page, "Read: to the check");
        (await ana.Submit(page, "Check my answers")).Errors.Count.ShouldBe(course.Questions.Length);
        var wrong = await ana.Submit(
            page,
            "Check my answers",
            [.. course.Questions.Select((q, n) => ($"Answers[{n}]", (object?)$"{(n == 0 ? (q.Right + 1) % q.Answers.Length : q.Right)}"))]
        );
        wrong.Words.ShouldContain($"{course.Questions.Length - 1} of {course.Questions.Length} answers were right.");
        wrong.Words.ShouldContain("The right answer is: Three to five");
        (await ana.Get("/learning")).Words.ShouldContain("3 of 3 chapters read");
        await ana.Submit(page, "Check my answers", [.. course.Questions.Select((q, n) => ($"Answers[{n}]", (object?)$"{q.Right}"))]);
        (await ana.Get("/learning")).Words.ShouldContain("About 15 minutes · done");
        using var ben = await server.As(Ben);
        (await ben.Get("/learning")).Words.ShouldNotContain("done");
        (await ana.Get("/learning/courses/basics/4")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_is_found_without_accents_and_from_the_pages_where_the_question_arises()
    {
        await using var database = await Organization(Provider.Sqlite);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        using var ana = await server.As(Ana, "fr");
        var found = await ana.Submit(await ana.Get("/learning"), "Chercher", ("q", "OBJECTION delai"));
        found.Words.ShouldContain("Quand vous contestez un rapport");
        (await ana.Get("/learning/search?q=xyzzy")).Words.ShouldContain("Rien ne contient tous les mots de «\u00a0xyzzy\u00a0»");
        (await ana.Get("/learning/search?q=%3Cscript%3E")).Text.ShouldNotContain("<script>");
        var help = await ana.Get("/promotions/me");
        (await ana.Follow(help, "Conseils et exercices\u00a0: les promotions personnelles")).Words.ShouldContain(
            "Les promotions personnelles en mots simples"
        );
        (await ana.Get("/learning/topics/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        // Every link of the content leads somewhere.
        using var english = await server.As(Ana);
        var library = (App.Learning.LearningLibrary)server.Services.GetService(typeof(App.Learning.LearningLibrary))!;
        foreach (var article in library.Guidance("en"))
        {
            var page = await english.Get("/learning/guidance/" + article.Code);
            page.Heading.ShouldBe(article.Title);
            foreach (var link in page.Document.QuerySelectorAll(".fw-prose a").Select(a => a.GetAttribute("href")!))
            {
                var answer = await english.Get(link);
                answer.Status.ShouldBe(HttpStatusCode.OK, $"{article.Code}: {link}");
                var hash = link.IndexOf('#', StringComparison.Ordinal);
                (hash < 0 || answer.Document.GetElementById(link[(hash + 1)..]) is not null).ShouldBeTrue(link);
            }
        }

        foreach (var topic in LearningTopics.All)
        {
            (await english.Get("/learning/topics/" + topic)).Document.QuerySelectorAll("main li").Length.ShouldBeGreaterThan(0, topic);
        }
    }

    [Theory]
    [InlineData(true, 1280, "en")]
    [InlineData(false, 375, "fr")]
    [InlineData(true, 375, "es")]
    public async Task The_room_has_no_fault_that_axe_finds(bool scripts, int width, string language)
    {
        await using var database = await Organization(Provider.Sqlite);
        await using var server = await TheServer.On(database, FixedClock.On("2026-05-04"));
        await using var window = await browser.Open(server, scripts, width, language, await server.AccountOf(Ana));
        foreach (
            var path in (string[])
                [
                    "/learning",
                    "/learning/search?q=a",
                    "/learning/topics/mid-term",
                    "/learning/guidance/end-of-cycle",
                    "/learning/questions",
                    "/learning/forms/outputs-on-one-page",
                    "/learning/simulations/first-talk",
                    "/learning/simulations/first-talk/play?p=aa",
                    "/learning/simulations/disputed-rating/play?p=aaaaaaaaaaaaa",
                    "/learning/courses/basics",
                    "/learning/courses/basics/1",
                    "/learning/courses/basics/check",
                    "/learning/sessions",
                    "/learning/offline",
                ]
        )
        {
            await window.Go(path);
            (await window.Faults()).ShouldBeEmpty(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
            await window.Picture($"{path.Trim('/').Replace('/', '-').Split('?')[0]}-{language}-{width}");
        }

        window.Complaints.ShouldBeEmpty();
    }

    /// <summary>Makes choices by their letters.</summary>
    private static async Task<Page> Play(Visitor visitor, Page page, string letters)
    {
        foreach (var letter in letters)
        {
            page = await visitor.Submit(
                page,
                page.Document.DocumentElement.GetAttribute("lang") == "en" ? "Continue" : "Continuer",
                ("Choice", $"{letter}")
            );
            page.Errors.ShouldBeEmpty(page.Address);
        }

        return page;
    }

    internal static Task<TheDatabase> Organization(Provider on) => TheDatabase.From(on, "learning", Fill);

    internal static async Task Fill(App.FairwayDb db)
    {
        db.Add(A.Unit("ENT"));
        foreach (
            var (id, name) in (ValueTuple<string, string>[])[(Ana, "Ana"), (Ben, "Ben"), ("c1", "Carla"), ("h1", "Hana"), ("h2", "Otto")]
        )
        {
            db.Add(An.Official(id).Named(name, "Staff").InUnit("ENT").Build());
        }

        App.Accounts.Account hana = An.Account("h1").Named("Hana Ito").Mail("hana@example.org");
        App.Accounts.Account otto = An.Account("h2").Named("Otto Berg").Mail("otto@example.org");
        db.AddRange(
            hana,
            otto,
            (App.Accounts.Account)An.Account(Ana).Named("Ana Muñoz").Mail("ana@example.org"),
            (App.Accounts.Account)An.Account(Ben).Named("Ben Okoro").Mail("ben@example.org"),
            (App.Accounts.Account)An.Account("c1").Named("Carla Silva").Mail("carla@example.org")
        );
        db.OfficeGrants.AddRange(
            An.Office(App.Accounts.Office.HrPartner, hana.Id),
            An.Office(App.Accounts.Office.HrPartner, otto.Id, unit: "ENT")
        );
        await db.SaveChangesAsync();
    }
}
