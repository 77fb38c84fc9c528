using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Home;

/// <summary>Home, the team's pages and the Board's inbox at a desk and on a phone, in three languages: axe finds nothing, nothing scrolls sideways.</summary>
public sealed class Home_in_a_browser(TheBrowser browser)
{
    [Theory]
    [InlineData("en", 1280, true)]
    [InlineData("en", 375, false)]
    [InlineData("fr", 1280, false)]
    [InlineData("fr", 320, true)]
    [InlineData("es", 1280, true)]
    [InlineData("es", 375, false)]
    public async Task Each_page_is_whole(string language, int width, bool scripts)
    {
        await using var scene = await HomeScene.On(Provider.Sqlite);
        scene.Clock.Now = Instant.FromUtc(2026, 4, 8, 9, 0);
        var ada = await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        await scene.Appraisal(Ben, AppraisalState.BeginningAgreed);
        var zoe = await scene.Appraisal(Zoe, AppraisalState.BeginningAgreed, Xavi, Dora, "FIN");
        await scene.Appraisal(Cleo, AppraisalState.BeginningSignedBySupervisor, by: Dora, second: null, unit: "TOP");
        await scene.Grant(Office.BoardMember, Cleo);
        await scene.Grant(Office.HrPartner, Cleo, "FIN");
        await scene.Add(
            new HistoryEntry
            {
                At = scene.Clock.Now + Duration.FromDays(1),
                Actor = Ada,
                Capability = "appraisals",
                Subject = ada.ToString(),
                Act = "comment",
            }
        );
        using (var first = await scene.As(Cleo))
        {
            await first.Get("/");
        }

        scene.Clock.AdvanceDays(2);
        var account = await scene.Server.AccountOf(Cleo);
        await using var window = await browser.Open(scene.Server, scripts, width, language, account);
        foreach (
            var (path, name) in new[]
            {
                ("/", "home"),
                ("/team", "team"),
                ("/team/remind", "remind"),
                ("/board", "board"),
                ("/appraisals/open", "open"),
                ("/appraisals/exclusions", "exclusions"),
                ("/appraisals/exclusions/new", "exclude"),
                ("/appraisals/criteria", "criteria"),
                ("/appraisals/criteria/new", "criterion"),
                ($"/appraisals/{zoe}/paper", "paper"),
                ($"/appraisals/{zoe}/blank?step=boc", "blank"),
            }
        )
        {
            (await window.Go(path))!.Status.ShouldBe(200, path);
            (await window.Faults()).ShouldBeEmpty(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
            await window.Picture($"{name}-{language}-{width}");
        }

        await using var dora = await browser.Open(scene.Server, scripts, width, language, await scene.Server.AccountOf(Dora));
        (await dora.Go("/team/second"))!.Status.ShouldBe(200);
        (await dora.Faults()).ShouldBeEmpty();
        (await dora.ScrollsSideways()).ShouldBeFalse();
        await dora.Picture($"second-{language}-{width}");
        await using var tia = await browser.Open(scene.Server, scripts, width, language, await scene.Server.AccountOf(Tia));
        (await tia.Go("/appraisals"))!.Status.ShouldBe(200);
        (await tia.Faults()).ShouldBeEmpty();
        await tia.Picture($"mine-{language}-{width}");
    }
}
