using System.Globalization;
using System.Net;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Promotions.Exercise;
using Fairway.App.ReportsBoard;
using Fairway.App.Transparency;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Promotions;
using Fairway.Rules.Transparency;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Transparency;

/// <summary>One server for all pages of concerns and rooms: Ana raises, Una is the Union, Hana HR of the whole, Aude the auditor.</summary>
public sealed class TransparencySite : IAsyncLifetime
{
    public const string Secret = "Zephyrine Quillfeather wrote nine chapters";
    private TheDatabase? _database;
    private TheServer? _server;

    public TheDatabase Database => _database!;
    public TheServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _database = await TheDatabase.From(Provider.Sqlite, "transparency", FillAsync);
        _server = await TheServer.On(_database, FixedClock.On("2026-05-04"));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }

    internal static async Task FillAsync(FairwayDb db)
    {
        db.AddRange(A.Unit("ENT"), A.Chief("ENT", is_: "c1"), A.Supervision("a1", "c1"));
        foreach (
            var (id, name) in (ValueTuple<string, string>[])
                [("a1", "Ana Staff"), ("c1", "Carla Silva"), ("h1", "Hana Ito"), ("u1", "Una Mwangi"), ("x1", "Aude Renard")]
        )
        {
            var parts = name.Split(' ');
            db.Add(An.Official(id).Named(parts[0], parts[1]).InUnit("ENT").Build());
            Account account = An.Account(id).Named(name).Mail($"{id}@example.org");
            db.Add(account);
            Office? office = id switch
            {
                "h1" => Office.HrPartner,
                "u1" => Office.Union,
                "x1" => Office.Auditor,
                _ => null,
            };
            if (office is { } held)
            {
                db.Add(An.Office(held, account.Id));
            }
        }
        var appraisal = An.Appraisal("a1", "c1", null, "ENT");
        var content = $$"""{"text":"{{Secret}}"}""";
        db.AddRange(
            appraisal,
            A.Form(appraisal, content, "c1", Instant.FromUtc(2026, 4, 1, 9, 0)),
            new FormReading
            {
                AppraisalId = appraisal.Id,
                ReaderId = "c1",
                Step = AppraisalStep.Beginning,
                FormNumber = 1,
                Day = new LocalDate(2026, 4, 2),
                At = Instant.FromUtc(2026, 4, 2, 9, 0),
                As = "Supervisor",
            }
        );
        db.AddRange(OfLastYear());
        await db.SaveChangesAsync();
    }

    /// <summary>What the report on last year quotes: the Board's own report, an exercise that was closed, a concern that was answered.</summary>
    private static IEnumerable<object> OfLastYear() =>
        [
            new BoardPaper
            {
                Kind = BoardPaperKind.YearlyReport,
                Number = 2025,
                From = new LocalDate(2026, 1, 20),
                TextEn = "x",
                TextFr = "x",
                TextEs = "x",
                Figures = """{"sessions":4,"received":812}""",
                PublishedBy = "h1",
                PublishedAt = Instant.FromUtc(2026, 1, 20, 9, 0),
            },
            new CareerExercise
            {
                Kind = ExerciseKind.MeritIncrement,
                Year = 2025,
                AsOf = new LocalDate(2024, 12, 31),
                PolicyVersion = "v",
                LaunchedOn = new LocalDate(2025, 1, 6),
                OpenedBy = "h1",
                State = ExerciseState.Closed,
                ClosedOn = new LocalDate(2025, 11, 3),
                Figures = """
                    {"candidates":1400,"withdrawn":null,"promoted":1313,"departures":null,"contests":9,"contestsUpheld":2,"lateFacts":1,"listVersions":2,
                    "agreementPairs":8,"agreementClose":7,"stations":[],"tables":[{"kind":"ByRatingAndSex","rows":[{"key":"","parent":null,
                    "counts":[1313,87,1400]},{"key":"fully-meets","parent":"","counts":[1300,null,null]},{"key":"fully-meets:F","parent":"fully-meets",
                    "counts":[700,null,null]}]}]}
                    """,
            },
            new Concern
            {
                Id = Guid.CreateVersion7(),
                RaisedBy = "c1",
                Naming = ConcernNaming.ByUnion,
                Process = ProcessKind.Probation,
                Which = "",
                Title = "Old",
                Text = "x",
                Language = "en",
                State = ConcernState.Closed,
                Body = ConcernBody.HumanResources,
                RaisedAt = Instant.FromUtc(2025, 3, 3, 9, 0),
                RaisedOn = new LocalDate(2025, 3, 3),
                ShownOn = new LocalDate(2025, 3, 3),
                AnsweredOn = new LocalDate(2025, 3, 20),
                Outcome = ConcernOutcome.Followed,
                ClosedOn = new LocalDate(2025, 5, 3),
                PolicyVersion = "v",
            },
        ];
}

/// <summary>The register of concerns and the rooms, without JavaScript (FA-1, FA-2).</summary>
[Trait("Rule", "FA-2")]
public sealed class TransparencyPages(TransparencySite site) : IClassFixture<TransparencySite>
{
    [Fact]
    public async Task A_concern_is_raised_answered_and_found_by_everybody()
    {
        using var ana = await site.Server.As("a1");
        var form = await ana.Get("/transparency/concerns/raise?rule=CY-2");
        form.Words.ShouldContain("Nothing here about a named colleague");
        (await ana.Submit(form, "Raise it")).Errors.ShouldBe(
            ["Write something here: “In a few words”.", "Write something here: “The concern”.", "Choose under whose name it is raised."],
            ignoreOrder: true
        );
        var raised = await ana.Submit(
            form,
            "Raise it",
            ("Input.Title", "Forms are long"),
            ("Input.Text", "They take a day"),
            ("Input.Naming", "ByName")
        );
        raised.Heading.ShouldBe("Forms are long");
        raised.Words.ShouldContain("Ana Staff");
        raised.Words.ShouldContain("CY-2");

        using var hana = await site.Server.As("h1");
        (await hana.Get("/")).Words.ShouldContain("in the register wait");
        var answer = await hana.Get(raised.Address);
        (await hana.Submit(answer, "Give the answer")).Errors.ShouldBe(["Say what becomes of it."]);
        var done = await hana.Submit(answer, "Give the answer", ("Outcome", "InPart"), ("Text", "Two pages go"));
        done.Words.ShouldContain("Two pages go");
        done.HasButton("Close it").ShouldBeFalse();

        using var carla = await site.Server.As("c1", "fr");
        (await carla.Get("/transparency/concerns?Q=forms")).Words.ShouldContain("Forms are long");
        (await carla.Get("/transparency/concerns?show=open")).Words.ShouldNotContain("Forms are long");
        var again = await ana.Submit(await ana.Get(raised.Address), "Ask again", ("Again", "And in the field?"));
        again.Words.ShouldContain("asked again");
    }

    [Fact]
    public async Task The_Union_shows_a_concern_in_words_that_give_nobody_away()
    {
        using var ana = await site.Server.As("a1");
        var raised = await ana.Submit(
            await ana.Get("/transparency/concerns/raise"),
            "Raise it",
            ("Input.Process", "Probation"),
            ("Input.Title", "I sat alone"),
            ("Input.Text", "In my unit in Lima"),
            ("Input.Naming", "ThroughUnion")
        );
        using var carla = await site.Server.As("c1");
        (await carla.Get(raised.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var una = await site.Server.As("u1");
        (await una.Get("/")).Words.ShouldContain("concern in the register waits for you");
        var shown = await una.Submit(
            await una.Get(raised.Address),
            "Show it in the register",
            ("Title", "Who is on probation sits alone"),
            ("Text", "Nobody names colleagues")
        );
        shown.Words.ShouldContain("In my unit in Lima", customMessage: "the Union goes on seeing what it received");
        var read = await carla.Get(raised.Address);
        read.Text.ShouldNotContain("Lima");
        read.Words.ShouldNotContain("Ana Staff");
        read.Words.ShouldContain("through the Staff Union");
    }

    [Fact]
    [Trait("Rule", "FA-1")]
    public async Task Neither_room_tells_anything_of_an_individual()
    {
        using var una = await site.Server.As("u1");
        using var aude = await site.Server.As("x1");
        using var ana = await site.Server.As("a1");
        var appraisal = await site.Database.Read(db => db.Appraisals.Select(a => a.Id).SingleAsync());
        foreach (
            var path in (string[])
                [
                    "/transparency/processes",
                    "/transparency/rules?On=2020-01-01",
                    "/transparency/contests",
                    "/board/figures",
                    "/transparency",
                ]
        )
        {
            foreach (var reader in new[] { una, aude })
            {
                var page = await reader.Get(path);
                page.Status.ShouldBe(HttpStatusCode.OK, path);
                page.Text.ShouldNotContain("Quillfeather");
                page.Words.ShouldNotContain("Ana Staff", customMessage: path);
            }
            if (path is not ("/transparency"))
            {
                (await ana.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            }
        }
        (await una.Get("/transparency/audit")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (
            var path in (string[])
                [
                    $"/appraisals/{appraisal}",
                    $"/appraisals/{appraisal}/print",
                    $"/appraisals/{appraisal}/record.json",
                    $"/appraisals/{appraisal}/print.pdf",
                ]
        )
        {
            (await una.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await aude.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        var audit = await aude.Submit(await aude.Get("/transparency/audit"), "Verify everything now");
        audit.Words.ShouldContain("Everything was whole");
        audit.Words.ShouldContain("Carla Silva", customMessage: "who read, and how much");
        audit.Words.ShouldContain("Una Mwangi", customMessage: "who holds which office");
        audit.Text.ShouldNotContain("Quillfeather");
        audit
            .Document.QuerySelectorAll("h2#readings ~ table")
            .First()
            .TextContent.ShouldNotContain("Ana Staff", customMessage: "never whose");
    }

    [Fact]
    [Trait("Rule", "FA-1")]
    public async Task Every_process_stands_in_the_room_and_in_the_register()
    {
        using var una = await site.Server.As("u1");
        var (room, form) = (await una.Get("/transparency/processes"), await una.Get("/transparency/concerns/raise"));
        foreach (var kind in Enum.GetValues<ProcessKind>())
        {
            room.Document.GetElementById("process-" + kind).ShouldNotBeNull();
            form.Document.QuerySelector($"option[value={kind}]").ShouldNotBeNull();
        }
        (await una.Get("/transparency/rules")).Words.ShouldContain("No parameter has changed since");
    }

    [Fact]
    [Trait("Rule", "FA-1")]
    public async Task The_yearly_report_is_drawn_up_published_and_read_by_everybody_with_a_file_behind_each_figure()
    {
        using var hana = await site.Server.As("h1");
        using var una = await site.Server.As("u1");
        using var ana = await site.Server.As("a1", "fr");
        (await ana.Get("/transparency/report")).HasButton("L’établir").ShouldBeFalse();
        var list = await hana.Get("/transparency/report");
        (await hana.Submit(list, "Draw it up", ("Of", "2026"))).Errors.ShouldBe(["Choose a year from 2009 to 2025: one that is over."]);
        var draft = await hana.Submit(list, "Draw it up", ("Of", "2025"));
        draft.Words.ShouldContain("Transparency report 2025");
        (await una.Get(draft.Address)).HasButton("Publish").ShouldBeFalse();
        (await ana.Get(draft.Address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ana.Get("/transparency/report/2025")).Status.ShouldBe(HttpStatusCode.NotFound, "not yet");
        var read = await hana.Submit(draft, "Publish");
        read.Address.ShouldBe("/transparency/report/2025");
        read.Words.ShouldNotContain("Ana Staff");

        // The same facts in the reader's language; every number of a figure stands in its file, and nothing else.
        var french = await ana.Get("/transparency/report/2025");
        french.Words.ShouldContain("Rapport de transparence 2025");
        french.Words.ShouldContain("Comité des rapports");
        var files = french.Document.QuerySelectorAll("article a[href*='.csv']").Select(a => a.GetAttribute("href")!).ToList();
        files.Count.ShouldBeGreaterThan(4);
        foreach (var file in files)
        {
            var code = file.Split('/')[^1].Split('.')[0];
            var shown = read
                .Document.QuerySelectorAll($"section[aria-labelledby='figure-{code}'] tbody td.n")
                .Select(td => td.TextContent.Replace(",", "", StringComparison.Ordinal).Trim())
                .Where(text => text.Length > 0 && char.IsAsciiDigit(text[0]))
                .Select(text => decimal.Parse(text, CultureInfo.InvariantCulture));
            var rows = Rows((await ana.Get(file)).Text);
            rows.Select(r => r.Split(',')[^1])
                .Where(value => decimal.TryParse(value, CultureInfo.InvariantCulture, out _))
                .Select(value => decimal.Parse(value, CultureInfo.InvariantCulture))
                .ShouldBe(shown, code);
        }
        read.Document.QuerySelectorAll("section[aria-labelledby='figure-exercise-groups'] tbody td.n")
            .Select(td => td.TextContent)
            .ShouldBe(["1,313", "87", "1,400", "1,300", "·", "·", "700", "·", "·"]);

        // A correction says why, and the version before it stays and says that it was corrected.
        list = await hana.Get(list.Address);
        (await hana.Submit(list, "Draw it up", ("Of", "2025"))).Errors.ShouldBe(["Say why what was published is corrected."]);
        await hana.Submit(await hana.Submit(list, "Draw it up", ("Of", "2025"), ("Reason", "A session was missing")), "Publish");
        (await ana.Get("/transparency/report/2025")).Words.ShouldContain("A session was missing");
        var before = await ana.Get("/transparency/report/2025?edition=1");
        before.Words.ShouldContain("Cette version a été corrigée depuis");
        before.Document.QuerySelector(".fw-check")!.TextContent.ShouldBe(french.Document.QuerySelector(".fw-check")!.TextContent);
        (await una.Get("/transparency/report/2025?edition=3")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await una.Get("/transparency/report/2025/salaries.csv")).Status.ShouldBe(HttpStatusCode.NotFound);

        static string[] Rows(string csv) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }
}
