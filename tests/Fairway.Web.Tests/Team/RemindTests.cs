using System.Net;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Team;

public sealed class RemindTests
{
    [Theory, BothDatabases]
    public async Task A_chief_sees_exactly_who_gets_which_notice_before_anything_is_sent_and_a_double_click_sends_once(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada);
        await scene.Appraisal(Ben, AppraisalState.BeginningSignedBySupervisor);
        await scene.Appraisal(Tia, AppraisalState.BeginningShared);
        using var cleo = await scene.As(Cleo);
        var choose = await cleo.Follow(await cleo.Get("/team"), "Remind 2 people");
        Boxes(choose).ShouldBe(2);
        // Untick nobody: both are shown with their notice, and still nothing has gone out.
        var confirm = await cleo.Submit(choose, "See who gets which notice");
        confirm.Heading.ShouldBe("2 notices would go out");
        confirm.Words.ShouldContain("Ada Okonkwo Write the beginning of the cycle");
        confirm.Words.ShouldContain("Ben Smith Read and sign");
        confirm.Words.ShouldNotContain("Tia Torres");
        (await Sent(scene)).ShouldBe(0);

        var done = await cleo.Submit(confirm, "Send these 2 notices");
        done.Address.ShouldBe("/team");
        done.Words.ShouldContain("2 notices are sent.");
        await cleo.Submit(confirm, "Send these 2 notices");
        (await Sent(scene)).ShouldBe(2);

        // The same people chosen anew today: left out, and said so.
        var again = await cleo.Get("/team/remind");
        Boxes(again).ShouldBe(0);
        again.Words.ShouldContain("Left out: reminded today already Ada Okonkwo, Ben Smith");
    }

    [Theory, BothDatabases]
    public async Task What_a_filter_shows_is_ticked_and_nobody_ticked_is_refused(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada);
        await scene.Appraisal(Ben, AppraisalState.BeginningSignedBySupervisor);
        using var cleo = await scene.As(Cleo);
        var choose = await cleo.Get("/team/remind?show=current&turn=official");
        choose.Words.ShouldContain("Ben Smith");
        choose.Words.ShouldNotContain("Ada Okonkwo");
        var none = await cleo.Post("/team/remind?show=current", choose);
        none.Errors.ShouldBe(["Tick at least one person"]);
        // By hand, for somebody else's official and for what is none: nothing goes out.
        var zoe = await scene.Appraisal(Zoe, by: Xavi, unit: "FIN");
        var batch = Guid.NewGuid().ToString();
        var sent = await cleo.Post(
            "/team/remind?handler=Send",
            choose,
            ("Officials", zoe.ToString()),
            ("Officials", "'; --"),
            ("Batch", batch)
        );
        sent.Status.ShouldBe(HttpStatusCode.OK);
        (await cleo.Post("/team/remind?handler=Send", choose, ("Batch", "nonsense"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Sent(scene)).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task From_one_person_a_chief_goes_on_to_the_next_without_the_list(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var ada = await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        var ben = await scene.Appraisal(Ben, AppraisalState.BeginningShared);
        await scene.Appraisal(Pio);
        using var cleo = await scene.As(Cleo);
        var first = await cleo.Submit(await cleo.Get("/team?turn=me&sort=-name"), "Go through the 2 who wait for you");
        first.Address.ShouldBe($"/appraisals/{ben}");
        first.Words.ShouldContain("1 of 2");
        var second = await cleo.Follow(first, "Go on to Ada Okonkwo");
        second.Address.ShouldBe($"/appraisals/{ada}");
        second.Words.ShouldContain("2 of 2");
        second.Link("Back to the list").Href.ShouldEndWith("/team?turn=me&sort=-name");
        // Somebody who is not of the round shows nothing of it; nor does anybody else's page.
        (await cleo.Get("/team/next/" + Guid.NewGuid())).Address.ShouldBe($"/appraisals/{ben}");
        using var dora = await scene.As(Dora);
        (await dora.Get($"/appraisals/{ada}")).Words.ShouldNotContain("2 of 2");
        (await dora.Get($"/team/next/{ada}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var ended = await cleo.Submit(second, "End the round");
        ended.Address.ShouldBe("/team?turn=me&sort=-name");
        (await cleo.Get($"/appraisals/{ada}")).Words.ShouldNotContain("2 of 2");
    }

    private static int Boxes(Page page) => page.Document.QuerySelectorAll("main input[type=checkbox][checked]").Length;

    private static Task<int> Sent(HomeScene scene) => scene.Read(db => db.Outbox.CountAsync(m => m.Kind.StartsWith("Remind")));
}
