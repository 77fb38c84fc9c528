using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.Web.Tests.Promotions;

/// <summary>
/// Titularization and merit increments in Chromium, from the opening to the publication, every act of it clicked: a contest is answered, a refusal explained.
/// Each page at its station is whole: axe finds nothing, nothing scrolls sideways.
/// </summary>
[Trait("Rule", "TI-1")]
[Trait("Rule", "MI-1")]
public sealed class Other_exercises_in_a_browser(TheBrowser browser)
{
    [Theory]
    [InlineData(ExerciseKind.Titularization)]
    [InlineData(ExerciseKind.MeritIncrement)]
    public async Task From_the_opening_to_the_publication_every_act_is_clicked(ExerciseKind kind)
    {
        var (root, titularizes) = ("/" + kind.Code(), kind == ExerciseKind.Titularization);
        var home = $"{root}/{Year}";
        await using var database = await TheDatabase.From(Provider.Sqlite, "career", CareerScene.FillCareers);
        var clock = FixedClock.On("2026-02-02");
        await using var server = await TheServer.On(database, clock);
        await using var people = new Visitors(browser, server, "en", 1280, scripts: true, kind.Code());

        var hana = await people.As(Hana);
        await hana.See(root, "index");
        await hana.Press("form[method=post] button");
        await hana.See(home, "opened");
        await hana.Press("form[action$='handler=Compute'] button");
        await hana.See(home + "/list", "list");
        await hana.Go(home);
        await hana.Press("form[action$='handler=Publish'] button");

        // Left off by a day, or by the rating: each reads why and when, and contests.
        var left = titularizes ? Gem : Gil;
        var contests = await people.As(left);
        await contests.See(home + "/own", "own");
        await contests.See(root + "/me", "me");
        await contests.See(home + "/contests", "contest");
        await contests.Check("Kind", "LeftOff");
        await contests.Put(("Text", "I think that I belong on it"));
        await contests.Press("form[action$='/contests'] button");
        await hana.See(home + "/contests", "contests-hr");
        await hana.Page.Locator("main a[href*='/contests/']").First.ClickAsync();
        await hana.See(null, "answer");
        await hana.Check("Upheld", "False");
        await hana.Page.Locator("main select[name=Condition]").SelectOptionAsync(titularizes ? "ti-service" : "mi-rating");
        await hana.Put(("Reply", "The condition is not met, as your own page says"));
        await hana.Press("form button");
        await contests.Go(home + "/contests");
        (await contests.Said()).ShouldContain("as your own page says");
        await (await people.As(Una)).See(home + "/contests", "tracker");
        (await (await people.As(Una)).Page.Locator("main").InnerTextAsync()).ShouldNotContain("Baum");

        foreach (var who in new[] { Gia, Pia })
        {
            var own = await people.As(who);
            await own.See(home, "candidate", look: who == Gia);
            await own.Press("form[action$='handler=Consent'] button");
        }

        // Two weeks later everybody signs in anew.
        clock.Set("2026-02-18");
        await people.CloseAsync();
        hana = await people.As(Hana);
        await hana.Go(home);
        await hana.Press("form[action$='handler=CloseList'] button");
        var una = await people.As(Una);
        foreach (var group in new[] { "GS", "NPO-P" })
        {
            await Name(hana, group, Sec, secretary: true);
            await Name(hana, group, Ann);
            await Name(hana, group, Bo);
            await Name(una, group, Cy);
        }
        await hana.See(home, "convene");
        await hana.Press("form[action$='handler=Convene'] button");

        var sec = await people.As(Sec);
        foreach (var (group, candidates) in new[] { ("GS", titularizes ? new[] { Gia, Gil } : [Gia]), ("NPO-P", [Pia]) })
        {
            var panel = $"{home}/panels/{group}";
            await sec.Go(panel);
            await sec.Press("form[action$='handler=Begin'] button");
            foreach (var member in new[] { Ann, Bo, Cy })
            {
                var judge = await people.As(member);
                foreach (var one in candidates)
                {
                    await judge.See($"{panel}/score/{one}", "judge", look: member == Ann && one == Gia);
                    await judge.Check("Satisfactory", one == Pia ? "False" : "True");
                    await judge.Press("form[method=post] button");
                }
            }
            await (await people.As(Ann)).See($"{home}/file/{candidates[0]}", "file", look: group == "GS");
            await sec.Go(panel);
            await sec.Press("form[action$='handler=Open'] button");
            await sec.See(panel, "panel-open", look: group == "GS");
            foreach (var one in candidates)
            {
                await sec.Go(panel);
                await sec.Page.Locator($"#r-{one}").FillAsync(one == Pia ? "The project work is not done yet" : "");
                await sec.Press($"#c-{one} button[name=Recommended][value={(one == Pia ? "false" : "true")}]");
            }
            await sec.Go(panel);
            await sec.Press("form[action$='handler=Close'] button");
            await sec.See(panel + "/minutes", "minutes", look: group == "GS");
        }

        var dana = await people.As(Dana);
        await dana.See(home + "/decisions", "decisions");
        foreach (var one in titularizes ? new[] { Gia, Gil, Pia } : [Gia, Pia])
        {
            await dana.Go(home + "/decisions");
            await dana.Page.Locator($"#r-{one}-2").FillAsync(one == Pia ? "As the panel says: the project work is not done yet" : "");
            await dana.Press($"#c-{one} form:has(#r-{one}-2) button[value={(one == Pia ? "Refused" : "Promoted")}]");
        }
        await dana.Go(home + "/decisions");
        await dana.Press("form[action$='handler=Close'] button");
        var carla = await people.As(Carla);
        await carla.See(home, "chief");
        while (await carla.Page.Locator("main form[action$='handler=Inform'] button").CountAsync() > 0)
        {
            await carla.Press("form[action$='handler=Inform'] button");
            await carla.Go(home);
        }

        var pia = await people.As(Pia);
        await pia.See(home + "/case", "case");
        (await pia.Said()).ShouldContain("the project work is not done yet");
        (await pia.Said()).ShouldContain("Until ", customMessage: "the remedies with their last day (FA-3)");
        await hana.Go(home);
        await hana.Press("form[action$='handler=Names'] button");
        var zoe = await people.As(Zoe);
        await zoe.See(home + "/result", "result");
        var result = await zoe.Said();
        result
            .Contains("Gia Baum", StringComparison.Ordinal)
            .ShouldBe(titularizes, "names tell ratings of increments, and are published of titularization");
        result.ShouldNotContain("Pia Baum");
        (await database.Read(db => db.ServicePeriods.AnyAsync(p => p.StaffId == Gia && p.Contract == "WLT"))).ShouldBe(titularizes);
        await people.CloseAsync();

        async Task Name(Clicking by, string group, string who, bool secretary = false)
        {
            await by.Go(home + "/panels");
            await by.Page.Locator($"main input[name=Group][value={(group == "GS" ? "GeneralService" : "Professionals")}]").CheckAsync();
            await by.Put(("Who", who));
            if (secretary)
            {
                await by.Page.Locator("main input[type=checkbox][name=IsSecretary]").CheckAsync();
            }
            await by.Press("form[action$='handler=Name'] button");
        }
    }

    /// <summary>What officials do themselves, without scripts and on a phone, in another language.</summary>
    [Theory]
    [InlineData(ExerciseKind.Titularization)]
    [InlineData(ExerciseKind.MeritIncrement)]
    public async Task Without_scripts_one_reads_contests_and_consents(ExerciseKind kind)
    {
        var (root, titularizes) = ("/" + kind.Code(), kind == ExerciseKind.Titularization);
        var home = $"{root}/{Year}";
        await using var database = await TheDatabase.From(Provider.Sqlite, "career", CareerScene.FillCareers);
        var clock = FixedClock.On("2026-02-02");
        await using var server = await TheServer.On(database, clock);
        await using var people = new Visitors(browser, server, "fr", 375, scripts: false, kind.Code());
        var scene = new CareerScene(Over(database, clock), kind);
        await scene.Publish();

        var gil = await people.As(titularizes ? Gem : Gil);
        await gil.See(root, "index");
        await gil.See(home, "exercise");
        await gil.See(home + "/own", "own");
        await gil.See(root + "/me", "me");
        await gil.See(home + "/contests", "contest");
        await gil.Check("Kind", "LeftOff");
        await gil.Put(("Text", "Je pense y figurer"));
        await gil.Press("form[action$='/contests'] button");
        (await database.Read(db => db.ExerciseContests.CountAsync())).ShouldBe(1);
        var gia = await people.As(Gia);
        await gia.See(home, "candidate");
        await gia.Press("form[action$='handler=Consent'] button");
        (await database.Read(db => db.Candidacies.SingleAsync(c => c.StaffId == Gia))).ConsentedAt.ShouldNotBeNull();
        await gia.Go(home);
        await gia.Press("form[action$='handler=Consent'] button");
        (await database.Read(db => db.Candidacies.SingleAsync(c => c.StaffId == Gia))).ConsentedAt.ShouldBeNull();
        await people.CloseAsync();
    }
}
