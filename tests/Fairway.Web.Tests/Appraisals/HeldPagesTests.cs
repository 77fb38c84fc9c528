using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Appraisals;

public sealed class HeldPagesTests
{
    [Theory, BothDatabases]
    public async Task HR_puts_a_step_of_somebody_away_off_with_a_reason_and_it_falls_due_then(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Grant(Office.HrPartner, Xavi, "ENT");
        var open = await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        await scene.Read(db =>
            db.ServicePeriods.Where(p => p.StaffId == Ada).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, "unpaid-leave"))
        );
        using var hr = await scene.As(Xavi);
        var list = await hr.Get("/appraisals/held");
        list.Words.ShouldContain("To decide: reminders are held");
        var one = await hr.Follow(list, "Ada Okonkwo");
        (await hr.Submit(one, "Decide")).Errors.ShouldBe(["Choose what is to happen."]);
        (await hr.Submit(one, "Decide", ("Act", "postpone"), ("Reason", "Away"))).Errors.ShouldBe(["Give the day to which it is put off."]);
        var done = await hr.Submit(
            one,
            "Decide",
            ("Act", "postpone"),
            ("To.Day", "1"),
            ("To.Month", "12"),
            ("To.Year", "2026"),
            ("Reason", "On leave until November")
        );
        done.Words.ShouldContain("Put off to 1 December 2026");
        using var ada = await scene.As(Ada);
        (await ada.Get("/calendar")).Words.ShouldContain("1 December 2026");
        (await ada.Get("/appraisals/held")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await ada.Get($"/appraisals/held/{open}")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
