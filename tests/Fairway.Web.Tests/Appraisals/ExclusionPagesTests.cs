using System.Net;
using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Appraisals;

public sealed class ExclusionPagesTests
{
    [Theory, BothDatabases]
    public async Task Hr_sees_everybody_by_name_before_they_are_left_out_and_those_concerned_read_why(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Grant(Office.HrPartner, Xavi, "ENT");
        var open = await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        using var hr = await scene.As(Xavi);
        var choose = await hr.Follow(await hr.Get("/appraisals/exclusions"), "Leave people out of a cycle");
        // Only those of the partner's own units.
        choose.Words.ShouldNotContain("Zoe Zimmer");
        var none = await hr.Submit(choose, "See who would be left out");
        none.Errors.ShouldBe(["Tick at least one person who can be left out.", "Say why. Those concerned read it."]);
        var confirm = await hr.Submit(
            none,
            "See who would be left out",
            ("Officials", new[] { Ada, Ben }),
            ("Reason", "Seconded to <another> agency.")
        );
        confirm.Heading.ShouldBe("2 people would be left out of the cycle 2026–27");
        confirm.Words.ShouldContain("Ada Okonkwo P3 · their cycle is open and would stand still");
        (await scene.Read(db => db.CycleExclusions.CountAsync())).ShouldBe(0);
        var done = await hr.Submit(confirm, "Leave these 2 people out");
        done.Words.ShouldContain("2 people are left out and have been told.");
        await hr.Submit(confirm, "Leave these 2 people out");
        (await scene.Read(db => db.CycleExclusions.CountAsync())).ShouldBe(2);

        using var ada = await scene.As(Ada);
        var hers = await ada.Get($"/appraisals/{open}");
        hers.Words.ShouldContain("HR has left this official out of the cycle 2026–27 Seconded to <another> agency.");
        hers.HasButton("Read and sign").ShouldBeFalse();
        using var ben = await scene.As(Ben);
        (await ben.Get("/appraisals")).Words.ShouldContain("HR has left you out of this cycle.");
        using var cleo = await scene.As(Cleo);
        (await cleo.Get("/appraisals/open")).Words.ShouldContain("Left out of the cycle by HR Ben Smith (Seconded to <another> agency.)");
        (await cleo.Get("/team?show=excluded")).Words.ShouldContain("Ada Okonkwo");

        var one = await hr.Follow(done, "Ben Smith");
        (await hr.Submit(one, "Take them in again")).Errors.ShouldBe(["Say why. Those concerned read it."]);
        var back = await hr.Submit(one, "Take them in again", ("Reason", "The secondment was called off."));
        back.Words.ShouldContain("They are taken in again and have been told.");
        back.Words.ShouldContain("The secondment was called off.");
        (await ben.Get("/appraisals")).HasButton("Open my cycle 2026–27").ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task What_is_sent_by_hand_leaves_nobody_out(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Grant(Office.HrPartner, Xavi, "ENT");
        using var hr = await scene.As(Xavi);
        var page = await hr.Get("/appraisals/exclusions/new?until=nonsense&unit=%00&category=%27");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var batch = ("Batch", Guid.NewGuid().ToString());
        var answer = await hr.Post("/appraisals/exclusions/new?handler=Confirm", page, ("Officials", Zoe), ("Reason", "x"), batch);
        answer.Errors.ShouldBe(["Tick at least one person who can be left out."]);
        (await hr.Post("/appraisals/exclusions/new?handler=Confirm", page, ("Officials", Ada), ("Reason", "x"))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await scene.Read(db => db.CycleExclusions.CountAsync())).ShouldBe(0);
    }
}
