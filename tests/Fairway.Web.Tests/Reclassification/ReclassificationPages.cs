using Fairway.App;
using Fairway.App.Accounts;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Reclassification;

/// <summary>One server for all pages of the room: Ana holds a job under Carla, Hana and Ines are HR, Gita is in the Independent Review Group, Dora the Director-General. Ana's appraisal and person have facts that no page here may tell.</summary>
public sealed class ReclassificationSite : IAsyncLifetime
{
    public const string Secret = "Zephyrine Quillfeather wrote nine chapters";
    public const string Nation = "Ruritania";
    private TheDatabase? _database;
    private TheServer? _server;

    public TheDatabase Database => _database!;
    public TheServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _database = await TheDatabase.From(Provider.Sqlite, "reclassification-pages", FillAsync);
        _server = await TheServer.On(_database, FixedClock.On("2026-05-04"));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }

    internal static async Task FillAsync(FairwayDb db)
    {
        db.AddRange(A.Unit("ENT"), A.Unit("HRD"), A.Chief("ENT", is_: "c1"), A.Supervision("a1", "c1"));
        foreach (
            var (id, name, unit) in (ValueTuple<string, string, string>[])
                [
                    ("a1", "Ana Staff", "ENT"),
                    ("c1", "Carla Silva", "ENT"),
                    ("h1", "Hana Ito", "HRD"),
                    ("h2", "Ines Roy", "HRD"),
                    ("g1", "Gita Rao", "HRD"),
                    ("d1", "Dora Berg", "HRD"),
                ]
        )
        {
            var parts = name.Split(' ');
            var official = An.Official(id).Named(parts[0], parts[1]).InUnit(unit).InGrade("G5").Build();
            official.Periods.ForEach(p => p.Post = id == "a1" ? "Programme Assistant" : "Another");
            (official.Nationality, official.DateOfBirth) = (Nation, new LocalDate(1971, 7, 13));
            db.Add(official);
            Account account = An.Account(id).Named(name).Mail($"{id}@example.org");
            db.Add(account);
            Office? office = id switch
            {
                "h1" or "h2" => Office.HrPartner,
                "g1" => Office.ReviewGroup,
                "d1" => Office.DirectorGeneral,
                _ => null,
            };
            if (office is { } held)
            {
                db.Add(An.Office(held, account.Id));
            }
        }
        var appraisal = An.Appraisal("a1", "c1", null, "ENT");
        var content = $$"""{"text":"{{Secret}}"}""";
        db.AddRange(appraisal, A.Form(appraisal, content, "c1", Instant.FromUtc(2026, 4, 1, 9, 0)));
        await db.SaveChangesAsync();
    }
}

/// <summary>Job descriptions and reclassification over HTTP, without JavaScript (RG-1).</summary>
[Trait("Rule", "RG-1")]
public sealed class ReclassificationPages(ReclassificationSite site) : IClassFixture<ReclassificationSite>
{
    /// <summary>The grade belongs to the job (J2851): on the way of a request to its result no page tells what somebody's work was rated, or who they are.</summary>
    [Fact]
    public async Task A_request_reaches_its_result_and_no_page_tells_of_the_person()
    {
        using var carla = await site.Server.As("c1");
        using var ana = await site.Server.As("a1");
        using var hana = await site.Server.As("h1");
        using var ines = await site.Server.As("h2");
        // A description comes into force over a comment and its answer.
        (await carla.Get("/jobs")).Words.ShouldContain("Programme Assistant");
        var proposed = await carla.Submit(
            await carla.Get("/jobs/propose?unit=ENT&post=Programme%20Assistant"),
            "Show it to those in the job",
            ("Job.Purpose", "Keeps the files of the unit"),
            ("Job.Duties[0].Text", "Files"),
            ("Job.Duties[0].Share", "100"),
            ("Job.Reporting", "To the head"),
            ("Job.Qualifications", "Secondary education")
        );
        proposed.Heading.ShouldBe("Programme Assistant");
        var comment = await ana.Get(proposed.Address);
        (await ana.Submit(comment, "Send the comment")).Errors.ShouldHaveSingleItem();
        (await ana.Submit(comment, "Send the comment", ("Text", "Letters are missing"))).Words.ShouldContain("Letters are missing");
        (await carla.Get(proposed.Address)).Words.ShouldContain("Comments without an answer: 1.");

        // The request: what is missing is named, and what was written is kept.
        var form = await ana.Submit(await ana.Get("/reclassification"), "Begin", ("Who", "a1"));
        form.Heading.ShouldBe("The job as it is");
        var refused = await ana.Submit(form, "Send the request", ("Job.Purpose", "Runs the files of the unit"));
        refused.Errors.Count.ShouldBeGreaterThan(6);
        var sent = await ana.Submit(
            await ana.Get(form.Address),
            "Send the request",
            [
                .. Enumerable.Range(0, 6).Select(i => ($"Answers[{i}]", (object?)"The budget is new")),
                ("Job.Duties[0].Text", "Files and budget"),
                ("Job.Duties[0].Share", "100"),
                ("Job.Reporting", "To the head"),
                ("Job.Qualifications", "Secondary education"),
            ]
        );
        sent.Words.ShouldContain("Runs the files of the unit");
        var at = sent.Address;

        // Neither party evaluates; who takes it on does.
        (await carla.Get(at))
            .HasButton("Take the evaluation on")
            .ShouldBeFalse();
        (await hana.Get("/")).Words.ShouldContain("request for reclassification waits for you");
        var taken = await hana.Submit(await hana.Get(at), "Take the evaluation on");
        var result = await hana.Submit(
            taken,
            "Give the result",
            [.. Enumerable.Range(0, 5).Select(i => ($"Levels[{i}]", (object?)"3")), ("Reasons", "The budget is new")]
        );
        result.Words.ShouldContain("The grade G5 fits the job and stays.");

        // Ana appeals; the group recommends; the Director-General decides, and the upgrade counts from the day of the request.
        var appeal = await ana.Get(at);
        appeal.Words.ShouldContain("Independent Review Group");
        (await ana.Submit(appeal, "Appeal")).Errors.ShouldHaveSingleItem();
        (await ana.Submit(appeal, "Appeal", ("Grounds", "The budget was not weighed"))).Words.ShouldContain("Gita Rao");
        using var gita = await site.Server.As("g1");
        (await gita.Get("/")).Words.ShouldContain("request for reclassification waits for you");
        var reported = await gita.Submit(await gita.Get(at), "Take the appeal up");
        (await gita.Submit(reported, "Give the recommendation", ("Reasons", "The budget weighs"))).Errors.ShouldBe([
            "Choose one of the grades.",
        ]);
        (await gita.Submit(reported, "Give the recommendation", ("Grade", "G6"), ("Reasons", "The budget weighs"))).Words.ShouldContain(
            "Recommended grade: G6."
        );
        using var dora = await site.Server.As("d1");
        var decided = await dora.Submit(await dora.Get(at), "Decide", ("Grade", "G6"), ("Reasons", "As recommended"));
        decided.Words.ShouldContain("The grade of the job is G6.");
        var told = await ana.Get(at);
        told.Words.ShouldContain("The grade of the post is G6 from 4 May 2026 on.");
        told.Words.ShouldContain("Administrative Tribunal");
        (await ana.Get(at + "/case.json")).Text.ShouldContain("As recommended");
        (await carla.Get(at + "/case.json")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        foreach (var reader in (Visitor[])[ana, carla, hana, ines, gita, dora])
        {
            foreach (var page in (string[])["/jobs", proposed.Address, "/reclassification", at, at + "/bundle", at + "/case.json"])
            {
                var html = (await reader.Get(page)).Text;
                html.ShouldNotContain("Quillfeather");
                html.ShouldNotContain(ReclassificationSite.Nation);
                html.ShouldNotContain("July 1971");
                html.ShouldNotContain("1971-07-13");
            }
        }
    }
}
