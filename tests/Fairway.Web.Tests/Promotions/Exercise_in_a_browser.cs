using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.Testing.ExerciseScene;

namespace Fairway.Web.Tests.Promotions;

/// <summary>
/// A whole exercise in Chromium, from the quotas to the published names: a contest is upheld, a member steps aside, the head departs from a panel, a refusal is
/// explained. Each page at its station is whole: axe finds nothing, nothing scrolls sideways.
/// </summary>
[Trait("Rule", "PP-7")]
public sealed class Exercise_in_a_browser(TheBrowser browser)
{
    private const PromotionGroup Gs = PromotionGroup.GeneralService;
    private static readonly string s_home = $"/promotions/{Year}";

    [Theory]
    [InlineData("en", 1280, true)]
    [InlineData("fr", 375, false)]
    public async Task From_the_quotas_to_the_published_names(string language, int width, bool scripts)
    {
        await using var database = await TheDatabase.From(Provider.Sqlite, "exercise", Fill);
        var clock = FixedClock.On("2026-02-02");
        await using var server = await TheServer.On(database, clock);
        var scene = Over(database, clock);

        await Look(Hana, ("/promotions", "index"));
        await scene.Open();
        await Act(
            Dana,
            s_home + "/quotas",
            async window =>
            {
                await Put(window, "GeneralService", "2");
                await Put(window, "Reason", "General Service waited longer");
                await Press(window, "form[action$='handler=Set'] button");
            },
            "quotas"
        );
        await scene.Done(u => u.Lists.ComputeAsync(scene.As(Hana), Year));
        await scene.Done(u => u.Lists.PublishAsync(scene.As(Hana), Year));
        await Look(Gia, (s_home, "candidate"), (s_home + "/list", "list"), (s_home + "/own", "own"));

        // Gem was left off by a day; the file is put right, and the contest upheld.
        await Act(
            Gem,
            s_home + "/contests",
            async window =>
            {
                await window.Page.Locator("main input[name=Kind][value=LeftOff]").CheckAsync();
                await Put(window, "Text", "I was in the grade on 1 January 2013");
                await Press(window, "form[action$='/contests'] button");
            },
            "contest"
        );
        var contest = await scene.Read(db => db.ExerciseContests.Select(c => c.Id).SingleAsync());
        await scene.Read(async db =>
        {
            (await db.ServicePeriods.SingleAsync(p => p.StaffId == Gem && p.Until != null)).Grade = "G5";
            return await db.SaveChangesAsync();
        });
        await Act(
            Hana,
            $"{s_home}/contests/{contest}",
            async window =>
            {
                await window.Page.Locator("main input[name=Upheld][value=True]").CheckAsync();
                await window.Page.Locator("main select[name=Condition]").SelectOptionAsync("grade-service");
                await Put(window, "Reply", "The file had the wrong day");
                await Press(window, "form button");
            },
            "answer"
        );
        (await scene.Of(Gem)).ListedFrom.ShouldBe(2);
        await Look(Una, (s_home + "/contests", "tracker"));

        clock.Set("2026-02-18");
        await scene.Done(u => u.Candidacies.WithdrawAsync(scene.As(Gem), Year));
        await scene.Done(u => u.Lists.CloseAsync(scene.As(Hana), Year));
        await Look(Gia, (s_home + "/form", "form"));
        await Look(Carla, (s_home, "chief"), ($"{s_home}/form/{Gia}", "chief-form"));
        foreach (var who in new[] { Gia, Gil, Gus, Pia })
        {
            await scene.Form(who, who);
            await scene.Form(Carla, who);
        }
        await scene.NameMembers();
        await scene.Done(u => u.Panels.NameAsync(scene.As(Una), Year, Gs, Zoe, false));
        await Look(Hana, (s_home, "hr"), (s_home + "/panels", "panels"));
        await scene.Done(u => u.Panels.ConveneAsync(scene.As(Hana), Year));
        await scene.Done(u => u.Work.BeginAsync(scene.As(Sec), Year, Gs));
        await scene.Done(u => u.Work.BeginAsync(scene.As(Sec), Year, PromotionGroup.Professionals));
        await Act(
            Zoe,
            s_home + "/panels/GS",
            async window =>
            {
                // Without scripts a closed part is opened as with them: by its summary.
                var card = window.Page.Locator($"#c-{Gia}");
                await card.Locator("details summary").Last.ClickAsync();
                await card.Locator("textarea[name=Reason]").FillAsync("A cousin");
                await card.Locator("form[action$='handler=Aside'] button").ClickAsync();
            },
            "member"
        );
        (await scene.Read(db => db.PanelConflicts.Select(c => c.MemberId).SingleAsync())).ShouldBe(Zoe);
        await scene.Read(async db =>
        {
            // Zoe can't go on: the Union lets its own go.
            (await db.PanelMembers.SingleAsync(m => m.StaffId == Zoe)).EndedAt = clock.Now;
            return await db.SaveChangesAsync();
        });
        await Look(Ann, ($"{s_home}/panels/GS/score/{Gia}", "score"), ($"{s_home}/file/{Gia}", "file"));
        await scene.Score(Gs, PromotionTrack.One);
        await Look(Sec, (s_home + "/panels/GS", "secretary"));
        await scene.Say(Gs, Gil, true);
        await scene.Say(Gs, Gia, false);
        await scene.Say(Gs, Gus, false);
        await scene.Done(u => u.Work.GoOnAsync(scene.As(Sec), Year, Gs));
        await scene.Score(Gs, PromotionTrack.Two);
        await scene.Say(Gs, Gia, true);
        await scene.Say(Gs, Gil, true);
        await scene.Done(u => u.Work.CloseAsync(scene.As(Sec), Year, Gs, "Ended at noon"));
        await scene.Score(PromotionGroup.Professionals, PromotionTrack.One);
        await scene.Say(PromotionGroup.Professionals, Pia, true);
        await scene.Done(u => u.Work.GoOnAsync(scene.As(Sec), Year, PromotionGroup.Professionals));
        await scene.Score(PromotionGroup.Professionals, PromotionTrack.Two);
        await scene.Say(PromotionGroup.Professionals, Pia, true);
        await scene.Done(u => u.Work.CloseAsync(scene.As(Sec), Year, PromotionGroup.Professionals, ""));
        await Look(Sec, (s_home + "/panels/GS/minutes", "minutes"));

        // The panel recommends Pia on track 1; the head departs from it, with a reason.
        await Act(
            Dana,
            s_home + "/decisions",
            async window =>
            {
                var card = window.Page.Locator($"#c-{Pia}");
                await card.Locator("textarea[name=Reason]").First.FillAsync("Good, and not especially so");
                await card.Locator("button[value=Refused]").First.ClickAsync();
            },
            "decisions"
        );
        (await scene.Of(Pia)).DecisionOne.ShouldBe(TrackDecision.Refused);
        await scene.Decide(Pia, PromotionTrack.Two, TrackDecision.Promoted);
        await scene.Decide(Gil, PromotionTrack.One, TrackDecision.Promoted);
        await scene.Decide(Gia, PromotionTrack.One, TrackDecision.Refused, "Less than the first");
        await scene.Decide(Gia, PromotionTrack.Two, TrackDecision.Promoted);
        await scene.Decide(Gus, PromotionTrack.One, TrackDecision.Refused, "The place went to others with more");
        await scene.Done(u => u.Decisions.CloseAsync(scene.As(Dana), Year, new LocalDate(2026, 1, 1)));
        await Look(Carla, (s_home, "to-inform"));
        foreach (var who in new[] { Gia, Gil, Gus, Pia })
        {
            await scene.Done(u => u.Decisions.InformAsync(scene.As(Carla), Year, who));
        }
        await Look(Hana, (s_home + "/decisions", "told"));
        await using (var gus = await Window(Gus))
        {
            await See(gus, s_home + "/case", "case");
            (await gus.Page.Locator("main").InnerTextAsync()).ShouldContain("The place went to others with more");
        }
        await Act(Hana, s_home, window => Press(window, "form[action$='handler=Names'] button"), "names");
        await using var last = await Window(Zoe);
        await See(last, s_home + "/result", "result");
        var said = await last.Page.Locator("main").InnerTextAsync();
        said.ShouldContain("Gil Baum");
        said.ShouldContain("Pia Baum");
        said.ShouldNotContain("Gus Baum");

        async Task<Window> Window(string who) => await browser.Open(server, scripts, width, language, await server.AccountOf(who));

        async Task See(Window window, string path, string name)
        {
            (await window.Go(path))!.Status.ShouldBe(200, path);
            (await window.Faults()).ShouldBeEmpty(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
            await window.Picture($"exercise-{name}-{language}-{width}");
        }

        async Task Look(string who, params (string Path, string Name)[] pages)
        {
            await using var window = await Window(who);
            foreach (var (path, name) in pages)
            {
                await See(window, path, name);
            }
        }

        async Task Act(string who, string path, Func<Window, Task> act, string name)
        {
            await using var window = await Window(who);
            await See(window, path, name);
            await act(window);
            (await window.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(0, window.Page.Url);
        }

        static Task Put(Window window, string field, string text) => window.Page.FillAsync($"main [name='{field}']", text);

        static Task Press(Window window, string button) => window.Page.Locator("main " + button).First.ClickAsync();
    }
}
