using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Tests.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.ReportsBoard;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Probation;

/// <summary>Pia entered on 1 September 2025: first appraisal on 1 September 2026, input from 1 March 2027 to 1 May, report by 1 June 2027.</summary>
public sealed class ProbationTests
{
    private static readonly HeldOffice s_hr = new(Office.HrPartner, null);
    private static readonly HeldOffice s_chair = new(Office.BoardChair, null);

    [Theory, BothDatabases]
    public async Task The_two_agree_on_three_to_five_and_whoever_declines_or_leaves_is_replaced(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await Begin(scene);
        (await Name(scene, Pia, id, Carla)).ShouldBeRefused(ProbationRefusals.NameIsParty);
        (await Name(scene, Pia, id, "nobody")).ShouldBeRefused(ProbationRefusals.NameUnknown);
        (await Name(scene, Pia, id, Olu)).ShouldBe(ActResult.Ok);
        (await Name(scene, Pia, id, Olu)).ShouldBe(ActResult.Ok);
        (await Name(scene, Dov, id, Stranger)).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Designating.AgreeAsync(scene.As(Pia), id, InputOf(scene, Olu)))).ShouldBeOfType<ActResult.Refused>();
        // To name whom the other proposed is to agree.
        (await Name(scene, Carla, id, Olu)).ShouldBe(ActResult.Ok);
        (await Name(scene, Carla, id, Dov)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Designating.AgreeAsync(scene.As(Pia), id, InputOf(scene, Dov)))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Inputs.DeclineAsync(scene.As(Dov), InputOf(scene, Dov), "No time"))).ShouldBe(ActResult.Ok);
        (
            await scene.Read(db =>
                db.ServicePeriods.Where(p => p.StaffId == Olu)
                    .ExecuteUpdateAsync(p => p.SetProperty(x => x.Until, new LocalDate(2026, 4, 1)))
            )
        ).ShouldBe(1);
        scene.Clock.Set("2026-04-02");
        (await scene.Do(u => u.ProbationDays.RunAsync())).ShouldBe(1);
        var file = (await scene.Do(u => u.Probation(scene.As(Pia), id)))!;
        file.Inputs.Select(i => i.State).ShouldBe([InputState.Left, InputState.Declined], ignoreOrder: true);
        file.NamesLeft.ShouldBe(5);
        (await scene.Read(db => db.Outbox.CountAsync(m => m.Kind == "ColleagueLeft"))).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Where_they_do_not_agree_each_names_half_and_HR_the_odd_one(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await Begin(scene);
        var hr = scene.As("9001", s_hr);
        await scene.Add(Colleague("2001"), Colleague("2002"), Colleague("2003"));
        (await Name(scene, Pia, id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Designating.NameAsync(hr, id, Dov))).ShouldBeRefused(ProbationRefusals.NameOneTooMany);
        (await scene.Do(u => u.Designating.DisagreeAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Designating.DisagreeAsync(scene.As(Pia), id))).ShouldBe(ActResult.Ok);
        foreach (var who in new[] { Olu, Dov })
        {
            (await Name(scene, Pia, id, who)).ShouldBe(ActResult.Ok);
        }
        (await Name(scene, Pia, id, Tim)).ShouldBeRefused(ProbationRefusals.NameOneTooMany);
        (await Name(scene, Carla, id, "2001")).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Designating.NameAsync(hr, id, "2002"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Designating.NameAsync(hr, id, "2003"))).ShouldBeRefused(ProbationRefusals.NameOneTooMany);
        var file = (await scene.Do(u => u.Probation(hr, id)))!;
        file.Designated.Select(i => i.StaffId).ShouldBe([Olu, Dov, "2001", "2002"], ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task Input_is_its_authors_until_it_is_given_then_read_and_commented_before_the_report_is_signed(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await Begin(scene);
        await Name(scene, Pia, id, Olu);
        await Name(scene, Carla, id, Olu);
        var input = InputOf(scene, Olu);
        var text = new InputText("Payroll", "Careful", "Ask sooner");
        scene.Clock.Set("2027-02-28");
        (await scene.Do(u => u.Inputs.SaveAsync(scene.As(Olu), input, text))).ShouldBeRefused(
            ProbationRefusals.InputNotOpen(new LocalDate(2027, 3, 1))
        );
        scene.Clock.Set("2027-03-01");
        (await scene.Do(u => u.Inputs.SaveAsync(scene.As(Dov), input, text))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Inputs.SaveAsync(scene.As(Olu), input, text))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Inputs.CommentAsync(scene.As(Pia), id, input, "So soon?"))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Inputs.GiveAsync(scene.As(Olu), input, new("", " ", "")))).ShouldBeRefused(ProbationRefusals.InputEmpty);
        (await scene.Do(u => u.Inputs.GiveAsync(scene.As(Olu), input, text))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Inputs.GiveAsync(scene.As(Olu), input, text with { Strengths = "Changed" }))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Inputs.CommentAsync(scene.As(Carla), id, input, "x"))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Inputs.CommentAsync(scene.As(Pia), id, input, "I will"))).ShouldBe(ActResult.Ok);
        var given = await scene.Read(db => db.ProbationInputs.SingleAsync());
        (given.Strengths, given.Comment, given.State).ShouldBe(("Careful", "I will", InputState.Given));
        // A colleague reads nothing of the probation itself.
        (await scene.Do(u => u.Probation(scene.As(Olu), id))).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_report_that_confirms_is_signed_goes_to_the_Board_and_is_decided(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await Assessed(scene);
        var text = new ReportText(Recommendation.Confirm, "All met", "");
        (await scene.Do(u => u.Reports.SaveAsync(scene.As(Carla), id, text))).ShouldBe(ActResult.Ok);
        (await Sign(scene, Carla, id)).ShouldBeRefused(ProbationRefusals.FewInputsUnexplained(0, 3));
        (await scene.Do(u => u.Probation(scene.As(Pia), id)))!.MayReadRecommendation.ShouldBeFalse();
        await scene.Do(u => u.Reports.SaveAsync(scene.As(Carla), id, text with { FewBecause = "Nobody worked with her" }));
        (await Sign(scene, Pia, id)).ShouldBeOfType<ActResult.Refused>();
        (await Sign(scene, Carla, id, "0000")).ShouldBe(ActResult.Stale);
        (await Sign(scene, Carla, id)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Reports.WithdrawAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);
        (await Sign(scene, Carla, id)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Probation(scene.As(Pia), id)))!.MayReadRecommendation.ShouldBeTrue();
        (await scene.Do(u => u.Probation(Member(scene), id))).ShouldBeNull();
        (await Sign(scene, Pia, id, comments: "Thank you")).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Probation(Member(scene), id))).ShouldNotBeNull();
        var item = await scene.Read(db => db.BoardItems.SingleAsync(i => i.SubjectId == id));
        (item.Kind, item.Address, item.DueOn).ShouldBe((BoardReportKind.Probation, $"/probation/{id}", new LocalDate(2027, 6, 1)));
        var hr = scene.As("9001", s_hr);
        (await Decide(scene, scene.As(Carla), id, Recommendation.Confirm)).ShouldBeOfType<ActResult.Refused>();
        (await Decide(scene, hr, id, Recommendation.Extend)).ShouldBeRefused(ProbationRefusals.ExtensionDayMissing);
        (await Decide(scene, hr, id, Recommendation.Confirm)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.Probations.Select(c => c.State).SingleAsync())).ShouldBe(ProbationState.Decided);
        (await scene.Read(db => db.History.Where(h => h.Subject == id.ToString()).Select(h => h.Act).ToListAsync())).ShouldContain(
            "decide"
        );
    }

    [Theory, BothDatabases]
    public async Task A_guard_not_met_stops_a_non_confirmation_until_two_people_of_two_offices_override(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await Assessed(scene);
        await scene.Do(u => u.Reports.SaveAsync(scene.As(Carla), id, new(Recommendation.NotConfirm, "Not met", "None worked with her")));
        (await Sign(scene, Carla, id)).ShouldBeRefused(ProbationRefusals.GuardsNotMet);
        (await scene.Do(u => u.Overrides.SayAsync(scene.As("9001", s_hr), id, true, "Why not"))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Probation(scene.As("9002", s_chair), id))).ShouldBeNull();
        (await scene.Do(u => u.Overrides.AskAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Probation(scene.As("9002", s_chair), id)))!.MayReadRecommendation.ShouldBeTrue();
        (await scene.Do(u => u.Overrides.SayAsync(scene.As("9001", s_hr), id, true, " "))).ShouldBeRefused(
            ProbationRefusals.ProbationTextMissing
        );
        (await scene.Do(u => u.Overrides.SayAsync(scene.As("9001", s_hr, s_chair), id, true, "Known to all"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Overrides.SayAsync(scene.As("9001", s_hr, s_chair), id, true, "Twice"))).ShouldBeRefused(
            ProbationRefusals.OverrideByTwo
        );
        (await Sign(scene, Carla, id)).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Overrides.SayAsync(scene.As("9002", s_chair), id, true, "She knew"))).ShouldBe(ActResult.Ok);
        (await Sign(scene, Carla, id)).ShouldBe(ActResult.Ok);
        var file = (await scene.Do(u => u.Probation(scene.As(Pia), id)))!;
        file.Overrides.Select(o => (o.Office, o.Reason))
            .ShouldBe([(ProbationParty.HrPartner, "Known to all"), (ProbationParty.BoardChair, "She knew")], ignoreOrder: true);
        file.Guards.Where(g => g.Judgement == Judgement.NotMet)
            .Select(g => g.Reason)
            .ShouldBe(
                ["objectives-were-not-set", "was-not-warned", "could-not-comment", "too-few-months-between-periods"],
                ignoreOrder: true
            );
        scene.Clock.Set("2027-06-20");
        (await scene.Do(u => u.ProbationDays.RunAsync())).ShouldBe(1);
        (await scene.Do(u => u.ProbationDays.RunAsync())).ShouldBe(0);
        (await scene.Read(db => db.Probations.Select(c => new { c.State, c.OfficialSignedAt }).SingleAsync())).ShouldBe(
            new { State = ProbationState.WithBoard, OfficialSignedAt = (Instant?)null }
        );
    }

    [Theory, BothDatabases]
    public async Task A_refused_override_gives_the_recommendation_back_and_a_warning_is_answered(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await Begin(scene);
        var warning = Guid.CreateVersion7();
        (await scene.Do(u => u.Warnings.WarnAsync(scene.As(Pia), id, warning, "x"))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Warnings.WarnAsync(scene.As(Carla), id, warning, "Late twice"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Warnings.WarnAsync(scene.As(Carla), id, warning, "Late twice"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Warnings.AnswerAsync(scene.As(Pia), id, warning, "The bank was"))).ShouldBe(ActResult.Ok);
        var file = (await scene.Do(u => u.Probation(scene.As(Sam), id)))!;
        file.Warnings.Single().Answer.ShouldBe("The bank was");
        file.Guards.Single(g => g.Reason == "was-warned-too-late").Facts["warnedOn"].ShouldBe("2026-03-02");
    }

    [Theory, BothDatabases]
    public async Task Those_whose_part_is_awaited_are_reminded_and_who_is_away_is_left_in_peace(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await Begin(scene);
        (await Open(scene)).ShouldContain(s =>
            s.Link == $"/probation/{id}/colleagues" && s.Awaited.Contains(Pia) && s.Awaited.Contains(Carla)
        );
        await Name(scene, Pia, id, Olu);
        await Name(scene, Carla, id, Olu);
        scene.Clock.Set("2027-02-28");
        (await Open(scene)).ShouldNotContain(s => s.Awaited.Contains(Olu));
        scene.Clock.Set("2027-03-01");
        (await Open(scene)).Single(s => s.Awaited.Contains(Olu)).Due.ShouldBe(new LocalDate(2027, 5, 1));
        await scene.Read(db =>
            db.ServicePeriods.Where(p => p.StaffId == Pia).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, "unpaid-leave"))
        );
        (await Open(scene)).ShouldBeEmpty();
    }

    private static Reader Member(AppraisalScene scene) => scene.As("9003", new HeldOffice(Office.BoardMember, null));

    internal static async Task<Guid> Begin(AppraisalScene scene)
    {
        await scene.Do(u => u.Calendar.RunAsync());
        return await scene.Read(db => db.Probations.Select(c => c.Id).SingleAsync());
    }

    /// <summary>Two years on, with a second yearly appraisal that the supervisor has signed, and no agreement on record.</summary>
    internal static async Task<Guid> Assessed(AppraisalScene scene)
    {
        var id = await Begin(scene);
        scene.Clock.Set("2026-09-02");
        await scene.Do(u => u.Calendar.RunAsync());
        scene.Clock.Set("2027-05-20");
        await scene.Read(db =>
            db.Appraisals.Where(a => a.StaffId == Pia).ExecuteUpdateAsync(a => a.SetProperty(x => x.State, AppraisalState.EndComplete))
        );
        return id;
    }

    internal static Task<ActResult> Name(AppraisalScene scene, string by, Guid id, string who) =>
        scene.Do(u => u.Designating.NameAsync(scene.As(by), id, who));

    internal static Guid InputOf(AppraisalScene scene, string who) =>
        scene
            .Read(db => db.ProbationInputs.Where(i => i.StaffId == who).OrderByDescending(i => i.NamedAt).Select(i => i.Id).FirstAsync())
            .GetAwaiter()
            .GetResult();

    private static Task<ActResult> Sign(AppraisalScene scene, string by, Guid id, string? hash = null, string comments = "") =>
        scene.Do(async u =>
        {
            var shown = hash ?? Reports.HashOf((await u.Probation(scene.As(by), id))!);
            return await u.Reports.SignAsync(scene.As(by), id, shown, comments);
        });

    private static Task<ActResult> Decide(AppraisalScene scene, Reader by, Guid id, Recommendation decision) =>
        scene.Do(u => u.Reports.DecideAsync(by, id, decision, null, "As the Board advised"));

    private static Task<List<OpenStep>> Open(AppraisalScene scene) =>
        scene.Read(async db =>
            (await ProbationDays.OpenAsync(db, PolicyLibrary.Load(PolicyLibrary.Shipped), scene.Clock.Now.InUtc().Date)).ToList()
        );

    internal static App.Service.Official Colleague(string id)
    {
        var official = new App.Service.Official
        {
            StaffId = id,
            FamilyName = "Colleague" + id,
            GivenNames = "Given",
            DateOfBirth = new LocalDate(1980, 1, 1),
            EntryOnDuty = new LocalDate(2012, 1, 1),
            Probation = false,
        };
        official.Periods.Add(
            new App.Service.ServicePeriod
            {
                StaffId = id,
                From = new LocalDate(2012, 1, 1),
                Organization = "ILO",
                Status = "active",
                DutyStation = "Geneva",
                UnitCode = "D",
                Funding = "RB",
            }
        );
        return official;
    }
}

internal static class ActResultAssertions
{
    public static void ShouldBeRefused(this ActResult result, Refusal refusal) =>
        result.ShouldBeOfType<ActResult.Refused>().Refusals.ShouldBe([refusal]);
}
