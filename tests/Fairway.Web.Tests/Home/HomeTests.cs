using System.Net;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using NodaTime;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Home;

/// <summary>Home answers: what is due from me, by when, and what happened since I was last here?</summary>
public sealed class HomeTests
{
    [Theory, BothDatabases]
    public async Task An_official_whose_cycle_is_not_open_is_asked_to_open_it_and_told_why_that_date(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        using var ada = await scene.As(Ada);
        var home = await ada.Get("/");
        home.Heading.ShouldBe("Good morning, Ada");
        home.Words.ShouldContain("One thing is waiting for you.");
        home.Words.ShouldContain("Open your cycle 2026–27 Due 1 April 2026, in 30 days.");
        home.Words.ShouldContain("due 3 months after the cycle starts: the cycle starts on 1 January 2026, so it is due on 1 April 2026");
    }

    [Theory]
    [BothDatabases(AppraisalState.BeginningDraft, null, Ada, "Prepare the beginning of your cycle")]
    [BothDatabases(AppraisalState.BeginningShared, Cleo, Ada, "Read what Cleo Martin shared")]
    [BothDatabases(AppraisalState.BeginningShared, Ada, Ada, null)]
    [BothDatabases(AppraisalState.BeginningSignedBySupervisor, Cleo, Ada, "Sign the beginning of your cycle")]
    [BothDatabases(AppraisalState.BeginningAgreed, Cleo, Ada, null)]
    [BothDatabases(AppraisalState.BeginningDraft, null, Cleo, "Begin with Ada Okonkwo")]
    [BothDatabases(AppraisalState.BeginningShared, Ada, Cleo, "Sign the beginning of cycle of Ada Okonkwo")]
    [BothDatabases(AppraisalState.BeginningShared, Cleo, Cleo, null)]
    [BothDatabases(AppraisalState.BeginningSignedBySupervisor, Ada, Cleo, null)]
    [BothDatabases(AppraisalState.BeginningAgreed, Ada, Cleo, null)]
    [BothDatabases(AppraisalState.BeginningShared, Ada, Dora, null)]
    [BothDatabases(AppraisalState.BeginningShared, Ada, Zoe, null)]
    public async Task Each_state_asks_each_side_for_what_is_theirs(
        Provider on,
        AppraisalState state,
        string? sharedBy,
        string reader,
        string? asked
    )
    {
        await using var scene = await HomeScene.On(on);
        var id = await scene.Appraisal(Ada, state, sharedBy: sharedBy);
        using var visitor = await scene.As(reader);
        var home = await visitor.Get("/");
        home.Status.ShouldBe(HttpStatusCode.OK);
        var cards = home
            .Document.QuerySelectorAll(".fw-next")
            .Where(c => c.InnerHtml.Contains(id.ToString(), StringComparison.Ordinal))
            .ToList();
        cards.Count.ShouldBe(asked is null ? 0 : 1, home.Words);
        if (asked is not null)
        {
            cards[0].QuerySelector("h2")!.TextContent.ShouldBe(asked);
        }
    }

    [Theory, BothDatabases]
    public async Task What_the_official_has_read_waits_for_the_supervisors_signature(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningShared, sharedBy: Cleo);
        using var ada = await scene.As(Ada);
        using var cleo = await scene.As(Cleo);
        (await cleo.Get("/")).Words.ShouldNotContain("Sign the beginning of cycle of Ada");
        await ada.Follow(await ada.Get("/"), "Read: Read what Cleo Martin shared");
        (await ada.Get("/")).Words.ShouldNotContain("Read what Cleo");
        var home = await cleo.Get("/");
        home.Words.ShouldContain("Sign the beginning of cycle of Ada Okonkwo");
        home.Words.ShouldContain("Ada Okonkwo has read what you shared.");
    }

    [Theory, BothDatabases]
    public async Task Ones_own_draft_waits_to_be_shared_and_nobody_else_hears_of_it(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var id = await scene.Appraisal(Ada);
        await scene.Add(
            new FormDraft
            {
                AppraisalId = id,
                AuthorId = Cleo,
                Step = AppraisalStep.Beginning,
                Content = FormText.Write(AgreementForm.Empty),
                BasedOn = 0,
                SavedAt = scene.Clock.Now,
            }
        );
        using var cleo = await scene.As(Cleo);
        (await cleo.Get("/")).Words.ShouldContain("Finish and share your draft for Ada Okonkwo");
        using var ada = await scene.As(Ada);
        var home = await ada.Get("/");
        home.Words.ShouldContain("Prepare the beginning of your cycle");
        home.Words.ShouldNotContain("draft");
    }

    [Theory, BothDatabases]
    public async Task Late_comes_first_and_says_by_how_much(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        scene.Clock.Now = Instant.FromUtc(2026, 4, 8, 9, 0);
        await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        await scene.Appraisal(Cleo, AppraisalState.BeginningSignedBySupervisor, by: Dora, second: null, unit: "TOP");
        using var cleo = await scene.As(Cleo);
        var cards = (await cleo.Get("/")).Document.QuerySelectorAll(".fw-next");
        cards[0].ClassList.ShouldContain("fw-next--late");
        cards[0].TextContent.ShouldContain("Due 1 April 2026, 7 days ago.");
        cards.Last().TextContent.ShouldContain("Sign the beginning of your cycle");
    }

    [Theory, BothDatabases]
    public async Task News_since_the_last_visit_stay_for_the_visit_and_tell_nobody_elses(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var id = await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        var others = await scene.Appraisal(Zoe, AppraisalState.BeginningShared, Xavi, Dora, "FIN");
        using var cleo = await scene.As(Cleo);
        var first = await cleo.Get("/");
        first.Words.ShouldNotContain("Since you were last here");
        scene.Clock.AdvanceDays(1);
        await scene.Add(
            Act(id, "comment", Ada, scene.Clock.Now),
            Act(others, "comment", Zoe, scene.Clock.Now),
            Act(id, "sign", Cleo, scene.Clock.Now)
        );
        scene.Clock.Advance(Duration.FromHours(1));
        using var again = await scene.As(Cleo);
        for (var visit = 0; visit < 2; visit++)
        {
            var home = await again.Get("/");
            home.Words.ShouldContain("Since you were last here on 2 March, one thing happened.");
            home.Words.ShouldContain("Ada Okonkwo wrote a remark on the beginning of their cycle.");
            home.Words.ShouldNotContain("Zoe");
            scene.Clock.Advance(Duration.FromMinutes(5));
        }

        // The second level is not told of what two people still write.
        using var dora = await scene.As(Dora);
        (await dora.Get("/")).Words.ShouldNotContain("remark");
    }

    [Theory, BothDatabases]
    public async Task Offices_are_told_what_waits_for_them_and_others_are_not(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningAgreed);
        await scene.Add(
            new FactQuestion
            {
                StaffId = Ada,
                Field = "grade",
                Says = "I am a P4",
                RaisedAt = scene.Clock.Now,
            }
        );
        await scene.Grant(Office.HrPartner, Zoe, "ENT");
        await scene.Grant(Office.HrPartner, Yan, "FIN");
        await scene.Grant(Office.BoardSecretary, Xavi);
        using var zoe = await scene.As(Zoe);
        (await zoe.Get("/")).Words.ShouldContain("Answer one question about a fact");
        using var yan = await scene.As(Yan);
        (await yan.Get("/")).Words.ShouldNotContain("question about a fact");
        using var xavi = await scene.As(Xavi);
        var home = await xavi.Get("/");
        home.Words.ShouldContain("One report has come to the Reports Board");
        home.Words.ShouldContain("Secretary of the Reports Board: until 31 December 2029");
        home.HasLink("Reports Board").ShouldBeTrue();
        using var ben = await scene.As(Ben);
        var bens = await ben.Get("/");
        bens.HasLink("Reports Board").ShouldBeFalse();
        bens.Words.ShouldNotContain("Ada");
    }

    [Theory, BothDatabases]
    public async Task The_page_speaks_all_three_languages_and_who_is_not_in_the_staff_file_has_one_too(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Appraisal(Ada, AppraisalState.BeginningShared);
        var system = An.Account().Named("Sys Admin").Build();
        await scene.Add(system, An.Office(Office.Administrator, system.Id));
        foreach (var (language, words) in new[] { ("fr", "Signer le début de cycle"), ("es", "Firme el comienzo de ciclo") })
        {
            using var cleo = await scene.As(Cleo, language);
            (await cleo.Get("/")).Words.ShouldContain(words);
        }

        using var admin = await scene.Server.As(system.Id);
        var home = await admin.Get("/");
        home.Heading.ShouldBe("Good morning, Sys Admin");
        home.Words.ShouldContain("Nothing is waiting for you.");
        home.HasLink("My appraisal").ShouldBeFalse();
        (await admin.Get("/appraisals")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static HistoryEntry Act(Guid on, string act, string by, Instant at) =>
        new()
        {
            At = at,
            Actor = by,
            Capability = "appraisals",
            Subject = on.ToString(),
            Act = act,
        };
}
