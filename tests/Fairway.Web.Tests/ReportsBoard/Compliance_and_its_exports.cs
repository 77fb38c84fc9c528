using System.Net;
using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.ReportsBoard;
using Fairway.Proof.Tests;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.ReportsBoard;

/// <summary>What is due and done as HR reads it: by unit, as of a day, as a file (CY-8, BD-3). Yan is HR of all, Xavi of Enterprises.</summary>
public sealed class Compliance_and_its_exports
{
    [Theory, BothDatabases]
    public async Task HR_reads_the_units_that_it_serves_down_to_each_and_nobody_else_does(Provider on)
    {
        await using var scene = await Begin(on);
        using var yan = await scene.As(Yan);
        var all = await yan.Get("/compliance");
        all.Words.ShouldContain("Enterprises");
        all.Words.ShouldContain("Finance");
        var beneath = await yan.Get("/compliance?unit=ENT");
        beneath.Words.ShouldContain("Ben Smith");
        beneath.Words.ShouldNotContain("Zoe Zimmer");
        (await Rows(yan, "csv", "?unit=ENT")).Select(r => r[2]).Distinct().ShouldBe(["ENT"]);
        (await Rows(yan, "csv", "")).Select(r => r[2]).Distinct().ShouldBe(["ENT", "FIN"]);

        using var xavi = await scene.As(Xavi);
        (await xavi.Get("/compliance")).Words.ShouldNotContain("Zoe Zimmer");
        (await Rows(xavi, "csv", "")).Select(r => r[2]).Distinct().ShouldBe(["ENT"]);
        (await xavi.Get("/compliance?unit=FIN")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await xavi.Get("/compliance/export.csv?unit=FIN")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await yan.Get("/compliance/export.csv?asOf=2026-05-03")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var cleo = await scene.As(Cleo);
        (await cleo.Get("/compliance")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await cleo.Get("/compliance/export.xlsx")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task What_a_day_said_it_says_for_good(Provider on)
    {
        await using var scene = await Begin(on);
        var ben = await scene.Read(db => Task.FromResult(db.Appraisals.Single(a => a.StaffId == Ben)));
        scene.Clock.Set("2026-05-20");
        await scene.Add(
            new Signature
            {
                AppraisalId = ben.Id,
                Step = AppraisalStep.Beginning,
                FormNumber = 1,
                Party = AppraisalParty.Supervisor,
                SignerId = Cleo,
                At = scene.Clock.Now,
                Hash = "00",
                PolicyVersion = ben.PolicyVersion,
            }
        );
        scene.Clock.Set("2026-05-21");
        await Take(scene);
        using var yan = await scene.As(Yan);
        (await Of(yan, "?asOf=2026-05-04")).ShouldBe(("", "33", "Awaited"));
        (await Of(yan, "?asOf=2026-05-21")).ShouldBe(("2026-05-20", "49", "LateUnsaid"));
        (await Of(yan, "")).ShouldBe(("2026-05-20", "49", "LateUnsaid"), "the newest");

        static async Task<(string, string, string)> Of(Visitor who, string query) =>
            (await Rows(who, "csv", query)).Where(r => r[1] == Ben).Select(r => (r[7], r[8], r[9])).Single();
    }

    [Theory, BothDatabases]
    public async Task Another_program_reads_the_workbook_as_the_text_file_has_it(Provider on)
    {
        await using var scene = await Begin(on);
        using var yan = await scene.As(Yan);
        using var answer = await yan.Client.GetAsync("/compliance/export.xlsx");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var read = JsonDocument.Parse(await Node.Run("workbook.mjs", Convert.ToBase64String(bytes)));
        read.RootElement.GetProperty("name").GetString().ShouldBe("compliance");
        var rows = read.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().ToList()).ToList();
        // Days late are a number to reckon with; all else is text, staff numbers too.
        rows[1][8].ValueKind.ShouldBe(JsonValueKind.Number);
        rows[1][1].ValueKind.ShouldBe(JsonValueKind.String);
        var text = await Rows(yan, "csv", "", heading: true);
        rows.Select(r => string.Join('|', r.Select(c => c.ToString()))).ShouldBe(text.Select(r => string.Join('|', r)));
    }

    private static async Task<HomeScene> Begin(Provider on)
    {
        var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningAgreed);
        await scene.Appraisal(Ben);
        await scene.Appraisal(Zoe, AppraisalState.BeginningAgreed, Xavi, Dora, "FIN");
        await scene.Grant(Office.HrPartner, Yan);
        await scene.Grant(Office.HrPartner, Xavi, "ENT");
        scene.Clock.Set("2026-05-04");
        await Take(scene);
        return scene;
    }

    private static async Task Take(HomeScene scene)
    {
        await using var scope = scene.Server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Figures>().TakeAsync(Yan, scene.Clock.Now.InUtc().Date);
    }

    private static async Task<List<string[]>> Rows(Visitor who, string kind, string query, bool heading = false)
    {
        var text = await who.Client.GetStringAsync($"/compliance/export.{kind}{query}");
        return
        [
            .. text.TrimStart('\uFEFF')
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(heading ? 0 : 1)
                .Select(line => line.TrimEnd('\r').Split(',')),
        ];
    }
}
