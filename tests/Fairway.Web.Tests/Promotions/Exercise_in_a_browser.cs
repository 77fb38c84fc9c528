using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.Web.Tests.Promotions;

/// <summary>
/// A whole exercise in Chromium, from the quotas to the published names, every act of it clicked: a contest is upheld, a member steps aside, the head departs from
/// a panel, a refusal is explained. Each page at its station is whole: axe finds nothing, nothing scrolls sideways.
/// </summary>
[Trait("Rule", "PP-7")]
public sealed class Exercise_in_a_browser(TheBrowser browser)
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;
    private static readonly string s_home = $"/promotions/{Year}";

    [Fact]
    public async Task From_the_quotas_to_the_published_names_every_act_is_clicked()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "exercise", Fill);
        var clock = FixedClock.On("2026-02-02");
        await using var server = await TheServer.On(database, clock);
        await using var people = new Visitors(browser, server, "en", 1280, scripts: true);

        // Opened with one number, corrected by the head's sheet, which departs from what was computed.
        var hana = await people.As(Hana);
        await hana.See("/promotions", "index");
        await hana.Put(("Posts", "40"), ("Source", "P&B 2026–27, table 3"));
        await hana.Press("form[method=post] button");
        var dana = await people.As(Dana);
        await dana.See(s_home + "/quotas", "quotas");
        await dana.Put(("GeneralService", "2"), ("Professionals", "1"), ("Reason", "General Service waited longer"));
        await dana.Press("form[action$='handler=Set'] button");
        await hana.See(s_home, "hr-quotas-set");
        await hana.Press("form[action$='handler=Compute'] button");
        await hana.Go(s_home);
        await hana.Press("form[action$='handler=Publish'] button");

        var gia = await people.As(Gia);
        await gia.See(s_home, "candidate");
        await gia.Check("Choice", "Both");
        await gia.Press("form[action$='handler=Choose'] button");
        await gia.See(s_home + "/list", "list");
        await gia.See(s_home + "/own", "own");

        // Gem was left off by a day; the file is put right, and the contest upheld.
        var gem = await people.As(Gem);
        await gem.See(s_home + "/contests", "contest");
        await gem.Check("Kind", "LeftOff");
        await gem.Put(("Text", "I was in the grade on 1 January 2013"));
        await gem.Press("form[action$='/contests'] button");
        await using (var db = database.Open())
        {
            (await db.ServicePeriods.SingleAsync(p => p.StaffId == Gem && p.Until != null)).Grade = "G5";
            await db.SaveChangesAsync();
        }
        await hana.See(s_home + "/contests", "contests-hr");
        await hana.Page.Locator("main a[href*='/contests/']").First.ClickAsync();
        await hana.See(null, "answer");
        await hana.Check("Upheld", "True");
        await hana.Page.Locator("main select[name=Condition]").SelectOptionAsync("grade-service");
        await hana.Put(("Reply", "The file had the wrong day"));
        await hana.Press("form button");
        (await database.Read(db => db.Candidacies.SingleAsync(c => c.StaffId == Gem))).ListedFrom.ShouldBe(2);
        await (await people.As(Una)).See(s_home + "/contests", "tracker");
        await gem.Go(s_home);
        await gem.Page.Locator("main details:has(form[action$='handler=Withdraw']) summary").ClickAsync();
        await gem.Press("form[action$='handler=Withdraw'] button");

        // Two weeks later everybody signs in anew.
        clock.Set("2026-02-18");
        await people.CloseAsync();
        (hana, dana) = (await people.As(Hana), await people.As(Dana));
        await hana.Go(s_home);
        await hana.Press("form[action$='handler=CloseList'] button");
        var carla = await people.As(Carla);
        await carla.See(s_home, "chief");
        foreach (var id in new[] { Gia, Gil, Gus, Pia })
        {
            var own = await people.As(id);
            await own.See(s_home + "/form", "form", look: id == Gia);
            await own.Put([.. Enumerable.Range(0, 4).Select(i => ($"Answers[{i}]", $"What {id} did, {i}"))]);
            await own.Page.Locator("main input[type=checkbox][name=Consent]").CheckAsync();
            await own.Press("form[data-autosave] button");
            await carla.See($"{s_home}/form/{id}", "chief-form", look: id == Gia);
            await carla.Put([.. Enumerable.Range(0, 4).Select(i => ($"Answers[{i}]", $"What {id} is worth, {i}"))]);
            await carla.Check("Satisfactory", "True");
            await carla.Press("form[data-autosave] button");
        }

        var una = await people.As(Una);
        await hana.See(s_home + "/panels", "panels");
        foreach (var group in new[] { "GS", "NPO-P" })
        {
            await Name(hana, group, Sec, secretary: true);
            await Name(hana, group, Ann);
            await Name(hana, group, Bo);
            await Name(una, group, Cy);
        }
        await Name(una, "GS", Zoe);
        await hana.See(s_home, "hr");
        await hana.Press("form[action$='handler=Convene'] button");

        // Zoe steps aside from Gia, and the Union lets her go.
        var zoe = await people.As(Zoe);
        await zoe.See(s_home + "/panels/GS", "member");
        var card = zoe.Page.Locator($"#c-{Gia}");
        await card.Locator("details summary").Last.ClickAsync();
        await card.Locator("textarea[name=Reason]").FillAsync("A cousin");
        await zoe.Press($"#c-{Gia} form[action$='handler=Aside'] button");
        (await database.Read(db => db.PanelConflicts.SingleAsync())).MemberId.ShouldBe(Zoe);
        await zoe.Go(s_home + "/panels/GS");
        (await zoe.Page.Locator($"#c-{Gia} a").CountAsync()).ShouldBe(0, "the file of whom one stepped aside from is shut");
        await una.Go(s_home + "/panels");
        await una.Page.Locator("main li", new() { HasText = "Zoe" }).Locator("form button").ClickAsync();

        var sec = await people.As(Sec);
        foreach (var (group, track1, track2) in new[] { ("GS", new[] { Gia, Gil, Gus }, new[] { Gia, Gil }), ("NPO-P", [Pia], [Pia]) })
        {
            var panel = $"{s_home}/panels/{group}";
            await sec.See(panel, "secretary-begin", look: group == "GS");
            await sec.Press("form[action$='handler=Begin'] button");
            foreach (var (track, candidates) in new[] { (1, track1), (2, track2) })
            {
                foreach (var member in new[] { Ann, Bo, Cy })
                {
                    var judge = await people.As(member);
                    foreach (var one in candidates)
                    {
                        await judge.See($"{panel}/score/{one}", $"score-{track}", look: member == Ann && one == Gia);
                        if (track == 2)
                        {
                            await judge.Check("Satisfactory", "True");
                        }
                        else
                        {
                            var points = (
                                one == Gil ? 5
                                : one == Gia ? 4
                                : 3
                            ).ToString();
                            foreach (var i in Enumerable.Range(0, 4))
                            {
                                await judge.Check($"Points[{i}]", points);
                            }
                        }
                        await judge.Press("form.fw-measure button");
                    }
                    await judge.See($"{s_home}/file/{Gia}", "file", look: member == Ann && track == 1 && group == "GS");
                }
                await sec.Go(panel);
                await sec.Press("form[action$='handler=Open'] button");
                await sec.See(panel, $"secretary-{track}", look: group == "GS");
                foreach (var one in candidates)
                {
                    await sec.Go(panel);
                    var yes = track == 2 || one is Gil or Pia;
                    var said = sec.Page.Locator($"#c-{one}");
                    await said.Locator("textarea[name=Discussion]").FillAsync("Discussed at length");
                    await said.Locator("textarea[name=Reason]").FillAsync(yes ? "" : "Less than the first");
                    await sec.Press($"#c-{one} button[name=Recommended][value={(yes ? "true" : "false")}]");
                }
                await sec.Go(panel);
                if (track == 1)
                {
                    await sec.Press("form[action$='handler=GoOn'] button");
                }
                else
                {
                    await sec.Put(("Remarks", "Ended at noon"));
                    await sec.Press("form[action$='handler=Close'] button");
                }
            }
        }
        await sec.See(s_home + "/panels/GS/minutes", "minutes");

        // The panel recommends Pia on track 1; the head departs from it, with a reason.
        await dana.See(s_home + "/decisions", "decisions");
        await Decide(Pia, 1, yes: false, "Good, and not especially so");
        await Decide(Pia, 2, yes: true, "");
        await Decide(Gil, 1, yes: true, "");
        await Decide(Gia, 1, yes: false, "Less than the first");
        await Decide(Gia, 2, yes: true, "");
        await Decide(Gus, 1, yes: false, "The place went to others with more");
        await dana.See(s_home + "/decisions/sheet", "sheet");
        await dana.Go(s_home + "/decisions");
        await dana.Press("form[action$='handler=Close'] button");
        var decided = await database.Read(db => db.CareerExercises.SingleAsync());
        (decided.State, decided.EffectiveOn).ShouldBe((ExerciseState.Decided, new LocalDate(2026, 1, 1)));

        await carla.See(s_home, "to-inform");
        for (var i = 0; i < 4; i++)
        {
            await carla.Go(s_home);
            await carla.Press("form[action$='handler=Inform'] button");
        }
        await hana.See(s_home + "/decisions", "told");
        var gus = await people.As(Gus);
        await gus.See(s_home + "/case", "case");
        (await gus.Said()).ShouldContain("The place went to others with more");
        await hana.Go(s_home);
        await hana.Press("form[action$='handler=Names'] button");
        await zoe.See(s_home + "/result", "result");
        var result = await zoe.Said();
        result.ShouldContain("Gil Baum");
        result.ShouldContain("Gia Baum");
        result.ShouldContain("Pia Baum");
        result.ShouldNotContain("Gus Baum");
        (await database.Read(db => db.ServicePeriods.SingleAsync(p => p.StaffId == Gil && p.Until == null))).Grade.ShouldBe("G6");
        await people.CloseAsync();

        async Task Name(Clicking by, string group, string who, bool secretary = false)
        {
            await by.Go(s_home + "/panels");
            await by.Page.Locator($"main input[name=Group][value={(group == "GS" ? "GeneralService" : "Professionals")}]").CheckAsync();
            await by.Put(("Who", who));
            if (secretary)
            {
                await by.Page.Locator("main input[type=checkbox][name=IsSecretary]").CheckAsync();
            }
            await by.Press("form[action$='handler=Name'] button");
        }

        async Task Decide(string candidate, int track, bool yes, string reason)
        {
            await dana.Go(s_home + "/decisions");
            var form = $"#c-{candidate} form:has(#r-{candidate}-{track})";
            await dana.Page.Locator($"#r-{candidate}-{track}").FillAsync(reason);
            await dana.Press($"{form} button[value={(yes ? "Promoted" : "Refused")}]");
        }
    }

    /// <summary>What candidates do themselves, without scripts and on a phone; the stations between are taken by the acts themselves.</summary>
    [Fact]
    public async Task Without_scripts_a_candidate_contests_chooses_and_fills_the_form()
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "exercise", Fill);
        var clock = FixedClock.On("2026-02-02");
        await using var server = await TheServer.On(database, clock);
        await using var people = new Visitors(browser, server, "fr", 375, scripts: false);
        var scene = Over(database, clock);

        await scene.Publish();
        var gem = await people.As(Gem);
        await gem.See(s_home + "/contests", "contest");
        await gem.Check("Kind", "LeftOff");
        await gem.Put(("Text", "J’étais dans le grade le 1er janvier 2013"));
        await gem.Press("form[action$='/contests'] button");
        var contest = await scene.Read(db => db.ExerciseContests.SingleAsync());
        (contest.ById, contest.AboutId).ShouldBe((Gem, Gem));
        await scene.Done(u => u.Contests.AnswerAsync(scene.As(Hana), Key, contest.Id, false, "grade-service", "Un jour manque"));
        var gia = await people.As(Gia);
        await gia.See(s_home, "candidate");
        await gia.Check("Choice", "TwoOnly");
        await gia.Press("form[action$='handler=Choose'] button");
        (await scene.Of(Gia)).Choice.ShouldBe(TrackChoice.TwoOnly);
        await gia.Go(s_home);
        await gia.Check("Choice", "Both");
        await gia.Press("form[action$='handler=Choose'] button");
        await gia.See(s_home + "/list", "list");
        await gia.See(s_home + "/own", "own");

        clock.Set("2026-02-18");
        await people.CloseAsync();
        await scene.Done(u => u.Lists.CloseAsync(scene.As(Hana), Key));
        gia = await people.As(Gia);
        await gia.See(s_home + "/form", "form");
        // Kept as a draft first; without the consent it can't be submitted, and what was written is there.
        await gia.Put([.. Enumerable.Range(0, 4).Select(i => ($"Answers[{i}]", $"Réponse {i}"))]);
        await gia.Press("form[data-autosave] button[formaction*='Keep'], form[data-autosave] button.govuk-button--secondary");
        await gia.Go(s_home + "/form");
        await gia.Page.Locator("main form[data-autosave] button").First.ClickAsync();
        (await gia.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(1);
        await gia.See(null, "form-refused");
        await gia.Page.Locator("main input[type=checkbox][name=Consent]").CheckAsync();
        await gia.Press("form[data-autosave] button");
        (await scene.Read(db => db.CandidateForms.SingleAsync())).SubmittedAt.ShouldNotBeNull();
        (await scene.Of(Gia)).ConsentedAt.ShouldNotBeNull();

        foreach (var who in new[] { Gia, Gil, Gus, Pia })
        {
            if (who != Gia)
            {
                await scene.Form(who, who);
            }
            await scene.Form(Carla, who);
        }
        await scene.NameMembers();
        await scene.Done(u => u.Panels.ConveneAsync(scene.As(Hana), Key));
        await scene.Done(u => u.Work.BeginAsync(scene.As(Sec), Key, Gs));
        await (await people.As(Ann)).See($"{s_home}/panels/GS/score/{Gia}", "score");
        await scene.Score(Gs, PromotionTrack.One);
        await (await people.As(Sec)).See(s_home + "/panels/GS", "secretary");
        await (await people.As(Una)).See(s_home + "/panels", "panels");
        await people.CloseAsync();
    }
}
