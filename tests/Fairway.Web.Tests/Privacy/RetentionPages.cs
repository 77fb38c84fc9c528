using System.Net;
using Fairway.App.Accounts;
using Fairway.App.Privacy;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Privacy;

[Trait("Rule", "CY-12")]
public sealed class RetentionPages
{
    private const string Lea = "1900";

    [Theory, BothDatabases]
    public async Task HR_holds_lifts_and_deletes_what_is_due_once(Provider on)
    {
        await using var scene = await Scene(on);
        using var hr = await scene.As(Dora);
        var page = await hr.Follow(await hr.Get("/"), "Keeping and deleting records");
        page.Heading.ShouldBe("Keeping and deleting records");
        page.Words.ShouldContain("10 years after the last day of service");
        page.Words.ShouldContain("file.retention");
        page.Words.ShouldContain("Nothing has been deleted yet");
        var row = page.Document.QuerySelectorAll("#due ~ table tbody tr").First(r => r.TextContent.Contains("Lea Leaver"));
        row.TextContent.ShouldContain("29 February 2016");
        row.TextContent.ShouldContain("Appraisals");

        page = await hr.Submit(page, "Put the hold", ("Input.StaffId", Lea), ("Input.Reason", "Before the Tribunal"));
        page.Words.ShouldContain("The hold is put");
        page.Words.ShouldContain("Before the Tribunal");
        var file = await hr.Get("/privacy/retention/" + Lea);
        file.Heading.ShouldBe("Records of Lea Leaver (1900)");
        file.Words.ShouldContain("It is held, and not deleted");
        file.Document.QuerySelectorAll("form[action*='handler=Delete']").ShouldBeEmpty();
        file = await hr.Submit(file, "Lift the hold", ("LiftReason", ""));
        file.Words.ShouldContain("Say why.");
        file = await hr.Submit(file, "Lift the hold", ("LiftReason", "Judgment given"));
        file.Words.ShouldContain("Judgment given");

        // As it was opened; meanwhile another appraisal of hers turns up.
        var before = await hr.Get("/privacy/retention/" + Lea);
        before.Words.ShouldContain("appraisals_appraisals 1");
        await scene.Add(An.Appraisal(Lea, Cleo, Dora, cycle: 2012));
        var answer = await hr.Submit(before, "Delete what is due", ("Confirmed", "true"));
        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Words.ShouldContain("This has changed meanwhile");
        answer.Words.ShouldContain("appraisals_appraisals 2");
        answer = await hr.Submit(answer, "Delete what is due");
        answer.Words.ShouldContain("Confirm that you have looked");
        (await scene.Read(db => db.Appraisals.CountAsync(a => a.StaffId == Lea))).ShouldBe(2);

        var done = await hr.Submit(answer, "Delete what is due", ("Confirmed", "true"));
        done.Words.ShouldContain("What was due is deleted");
        done.Words.ShouldContain("The database of declared skills could not be reached", customMessage: "this scene has none");
        done.Words.ShouldContain("Nothing of this file is due");
        (await scene.Read(db => db.Appraisals.CountAsync(a => a.StaffId == Lea))).ShouldBe(0);
        var log = await scene.Read(db => db.Set<RetentionDeletion>().CountAsync());
        (await hr.Submit(answer, "Delete what is due", ("Confirmed", "true"))).Words.ShouldContain("Nothing was done twice.");
        (await scene.Read(db => db.Set<RetentionDeletion>().CountAsync())).ShouldBe(log, "the same form sent twice");
        page = await hr.Get("/privacy/retention");
        page.Document.QuerySelector("#deletions ~ table")!.TextContent.ShouldContain("Lea Leaver (1900)");
        page.Words.ShouldContain("Nothing is due");
    }

    [Theory, BothDatabases]
    public async Task Officials_read_how_long_each_kind_is_kept_and_that_their_file_is_held_but_not_why(Provider on)
    {
        await using var scene = await Scene(on);
        using var ada = await scene.As(Ada, "fr");
        var own = await ada.Get("/appraisals/file");
        var kinds = own
            .Document.QuerySelectorAll("#kept ~ table tbody tr")
            .Take(14)
            .Select(r => r.QuerySelector("th")!.TextContent)
            .ToList();
        kinds.ShouldContain("Évaluations");
        kinds.ShouldContain("Compétences déclarées");
        own.Words.ShouldNotContain("retenu :");
        await scene.Add(
            new RetentionHold
            {
                Id = Guid.CreateVersion7(),
                StaffId = Ada,
                Reason = "Secret inquiry",
                From = new(2026, 3, 1),
                PutBy = Dora,
                PutAt = NodaTime.Instant.FromUtc(2026, 3, 1, 9, 0),
            }
        );
        own = await ada.Get("/appraisals/file");
        own.Words.ShouldContain("Votre dossier est retenu");
        own.Words.ShouldNotContain("Secret inquiry");
        (await ada.Get("/privacy/retention")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ada.Get("/privacy/retention/" + Ada)).Status.ShouldBe(HttpStatusCode.NotFound);

        await scene.Grant(Office.Auditor, Yan);
        using var auditor = await scene.As(Yan, "es");
        var read = await auditor.Get("/privacy/retention");
        read.Words.ShouldContain("Secret inquiry");
        read.Document.QuerySelectorAll("form[action*='handler=Hold']").ShouldBeEmpty();
        read = await auditor.Get("/privacy/retention/" + Lea);
        read.Words.ShouldContain("Lo que se borraría hoy");
        read.Document.QuerySelectorAll("form[action*='/privacy/retention']").ShouldBeEmpty();
    }

    /// <summary>Lea left on 29 February 2016; it is 2 March 2026.</summary>
    private static async Task<HomeScene> Scene(Provider on)
    {
        var scene = await HomeScene.On(on);
        await scene.Add(
            An.Official(Lea).Named("Lea", "Leaver").Since("2009-09-01").Left("2016-03-01"),
            An.Appraisal(Lea, Cleo, Dora, cycle: 2014)
        );
        await scene.Grant(Office.HrPartner, Dora);
        return scene;
    }
}
