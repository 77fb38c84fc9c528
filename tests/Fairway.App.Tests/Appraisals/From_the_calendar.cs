using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

public sealed class From_the_calendar
{
    private static readonly SigningWords s_late = new(Whose: DelayOf.Organization, Cause: "Moved offices");

    [Theory, BothDatabases]
    public async Task Everybody_with_a_supervisor_has_the_appraisal_that_their_contract_asks_for_once(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        (await Run(scene)).Opened.ShouldBe(5);
        (await Run(scene)).ShouldBe(new(0, 0));
        var opened = await All(scene);
        opened.Keys.ShouldBe([Olu, Carla, Dov, Pia, Tim], ignoreOrder: true);
        (opened[Olu].Kind, opened[Olu].DueOn).ShouldBe((AppraisalKind.Regular, new LocalDate(2027, 12, 31)));
        (opened[Pia].Kind, opened[Pia].DueOn).ShouldBe((AppraisalKind.ProbationFirst, new LocalDate(2026, 9, 1)));
        (opened[Pia].BeginningDue, opened[Pia].MidTermDue).ShouldBe((new LocalDate(2025, 10, 1), new LocalDate(2026, 3, 1)));
        (opened[Tim].Kind, opened[Tim].CycleStart, opened[Tim].DueOn).ShouldBe(
            (AppraisalKind.TechnicalCooperation, new LocalDate(2026, 3, 1), new LocalDate(2027, 3, 1))
        );
        (opened[Tim].MidTermDue, opened[Tim].CountedFrom).ShouldBe((null, new LocalDate(2023, 9, 1)));
        var history = await scene.Read(db => db.History.Where(h => h.Act == "open").Select(h => new { h.Actor, h.Rule }).ToListAsync());
        history.ShouldAllBe(h => h.Actor == AppraisalsFromCalendar.Actor);
        history.Select(h => h.Rule).Distinct().ShouldBe(["CY-4", "PR-1", "PR-5"], ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task Ten_nodes_at_once_open_each_once(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Run(scene)));
        (await All(scene)).Count.ShouldBe(5);
        (await scene.Read(db => db.History.CountAsync(h => h.Act == "open" && h.Capability == "appraisals"))).ShouldBe(5);
    }

    [Theory, BothDatabases]
    public async Task The_second_year_of_probation_carries_on_what_was_agreed_in_the_first(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await Run(scene);
        var first = (await All(scene))[Pia].Id;
        await scene.Share(first, Pia);
        (await scene.Sign(first, Carla, s_late)).ShouldBe(ActResult.Ok);
        (await scene.Sign(first, Pia)).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2026-09-01");
        (await Run(scene)).Opened.ShouldBe(0);
        scene.Clock.Set("2026-09-02");
        (await Run(scene)).Opened.ShouldBe(1);
        var second = await scene.Read(db => db.Appraisals.SingleAsync(a => a.StaffId == Pia && a.Kind == AppraisalKind.ProbationSecond));
        (second.State, second.CycleStart, second.DueOn).ShouldBe(
            (AppraisalState.BeginningAgreed, new LocalDate(2026, 9, 1), new LocalDate(2027, 6, 1))
        );
        second.Working.ShouldBe(AppraisalStep.MidTerm);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Pia), second.Id)))!;
        view.Agreement!.Outputs.Select(o => o.Title).ShouldBe(Whole().Outputs.Select(o => o.Title));
        (await scene.Do(u => u.Days.OfAsync(scene.As(Pia))))
            .Where(d => d.AppraisalId == second.Id)
            .Select(d => d.Matter)
            .ShouldBe(["ProbationSecond.MidTerm", "ProbationSecond.EndOfCycle"]);
    }

    [Theory, BothDatabases]
    [Trait("Rule", "PR-3")]
    public async Task The_third_appraisal_begins_after_the_extended_end_of_probation(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await Run(scene);
        await scene.Read(db =>
            db.Probations.Where(c => c.StaffId == Pia)
                .ExecuteUpdateAsync(c =>
                    c.SetProperty(p => p.Decision, Recommendation.Extend).SetProperty(p => p.ExtendedTo, new LocalDate(2028, 1, 31))
                )
        );
        // By policy probation would have ended on 31 August 2027.
        (await ThirdOn("2027-09-01")).ShouldBeNull();
        (await ThirdOn("2028-01-31")).ShouldBeNull();
        var third = (await ThirdOn("2028-02-01")).ShouldNotBeNull();
        (third.CycleStart, third.DueOn).ShouldBe((new LocalDate(2028, 2, 1), new LocalDate(2029, 12, 31)));

        async Task<Appraisal?> ThirdOn(string day)
        {
            scene.Clock.Set(day);
            await Run(scene);
            return await scene.Read(db =>
                db.Appraisals.SingleOrDefaultAsync(a => a.StaffId == Pia && a.Kind == AppraisalKind.ThirdAppraisal)
            );
        }
    }

    [Theory, BothDatabases]
    public async Task The_Board_receives_the_mid_term_review_of_a_probationer_and_reads_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await Run(scene);
        var id = (await All(scene))[Pia].Id;
        await scene.Share(id, Pia);
        (await scene.Sign(id, Carla, s_late)).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, Pia)).ShouldBe(ActResult.Ok);
        await scene.Review(id, Pia, Reviewed() with { DiscussedOn = new LocalDate(2026, 3, 1) });
        (await scene.Sign(id, Carla, s_late)).ShouldBe(ActResult.Ok);
        var board = scene.As(Stranger, new HeldOffice(Office.BoardMember, null));
        (await scene.Do(u => u.Reading.LoadAsync(board, id)))!.Case.MayRead(AppraisalStep.MidTerm).ShouldBeFalse();
        (await scene.Sign(id, Pia)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Reading.LoadAsync(board, id)))!.Case.MayRead(AppraisalStep.MidTerm).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task A_change_of_funding_gives_the_appraisal_other_dates_and_what_is_signed_stays(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        var hash = await scene.Read(db => db.FormVersions.Where(v => v.AppraisalId == id).Select(v => v.Hash).SingleAsync());
        await Fund(scene, Olu, "TC", new LocalDate(2026, 6, 1));
        scene.Clock.Set("2026-05-31");
        (await Run(scene)).Corrected.ShouldBe(0);
        scene.Clock.Set("2026-06-01");
        (await Run(scene)).Corrected.ShouldBe(1);
        (await Run(scene)).Corrected.ShouldBe(0);
        var after = await scene.Read(db => db.Appraisals.SingleAsync(a => a.StaffId == Olu));
        // Entry on duty on 1 May 2015: reports on 1 November of each year.
        (after.Id, after.Kind, after.DueOn, after.MidTermDue).ShouldBe(
            (id, AppraisalKind.TechnicalCooperation, new LocalDate(2026, 11, 1), null)
        );
        (after.CycleEnd, after.BeginningDue, after.State).ShouldBe(
            (new LocalDate(2027, 12, 31), new LocalDate(2026, 4, 1), AppraisalState.BeginningAgreed)
        );
        var entry = await scene.Read(db => db.History.SingleAsync(h => h.Act == "dates-corrected"));
        entry.Detail!.ShouldContain("\"because\":\"funding\"");
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!;
        FormText.Hash(view.Appraisal, AppraisalStep.Beginning, FormText.Write(view.Agreement!)).ShouldBe(hash);
    }

    [Theory, BothDatabases]
    public async Task An_assessment_under_way_and_a_cycle_that_is_over_keep_their_dates(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.SelfAssess();
        await Fund(scene, Olu, "TC", new LocalDate(2027, 12, 11));
        scene.Clock.Set("2027-12-12");
        await Run(scene);
        (await scene.Read(db => db.Appraisals.Where(a => a.StaffId == Olu).Select(a => a.Kind).ToListAsync())).ShouldBe([
            AppraisalKind.Regular,
        ]);
        scene.Clock.Set("2028-01-02");
        await Run(scene);
        (
            await scene.Read(db => db.Appraisals.Where(a => a.StaffId == Olu).OrderBy(a => a.DueOn).Select(a => a.Kind).ToListAsync())
        ).ShouldBe([AppraisalKind.Regular, AppraisalKind.TechnicalCooperation]);
    }

    [Theory, BothDatabases]
    public async Task Of_somebody_away_nobody_is_reminded_until_HR_confirms_or_puts_off(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await Run(scene);
        var id = (await All(scene))[Olu].Id;
        await scene.Read(db =>
            db.ServicePeriods.Where(p => p.StaffId == Olu).ExecuteUpdateAsync(p => p.SetProperty(x => x.Status, "secondment"))
        );
        var hr = scene.As(Stranger, new HeldOffice(Office.HrPartner, null));
        (await Reminded(scene)).ShouldNotContain(id);
        var held = (await scene.Do(u => u.Held.ListAsync(hr)))!.Single();
        (held.Appraisal.Id, held.Step, held.Due).ShouldBe((id, AppraisalStep.Beginning, new LocalDate(2026, 4, 1)));
        (await scene.Do(u => u.Held.ListAsync(scene.As(Carla)))).ShouldBeNull();
        (await scene.Do(u => u.Held.ListAsync(scene.As(Olu, new HeldOffice(Office.HrPartner, null)))))!.ShouldBeEmpty();

        var to = new LocalDate(2026, 9, 1);
        (await Decide(scene, hr, id, null, " ")).ShouldBeOfType<ActResult.Refused>();
        (await Decide(scene, hr, id, new LocalDate(2026, 4, 1), "On loan")).ShouldBeOfType<ActResult.Refused>();
        (await Decide(scene, scene.As(Carla), id, to, "On loan")).ShouldBe(ActResult.Missing);
        (await Decide(scene, hr, id, to, "On loan")).ShouldBe(ActResult.Ok);
        (await Decide(scene, hr, id, to, "On loan")).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.HeldStepDecisions.CountAsync())).ShouldBe(1);
        (await Reminded(scene)).ShouldContain(id);
        var day = (await scene.Do(u => u.Days.OfAsync(scene.As(Olu)))).Single(d => d.Step == AppraisalStep.Beginning);
        (day.On, day.Why!.Reason).ShouldBe((to, "postponed-by-hr"));

        (await Decide(scene, hr, id, null, "It can be done from there")).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.Appraisals.Where(a => a.Id == id).Select(a => a.BeginningPostponedTo).SingleAsync())).ShouldBeNull();
    }

    private static Task<AppraisalsFromCalendar.Outcome> Run(AppraisalScene scene) => scene.Do(u => u.Calendar.RunAsync());

    private static Task<ActResult> Decide(AppraisalScene scene, Reader reader, Guid id, LocalDate? to, string reason) =>
        scene.Do(u => u.Held.DecideAsync(reader, id, AppraisalStep.Beginning, to, reason));

    private static Task<List<Guid>> Reminded(AppraisalScene scene) =>
        scene.Read(async db =>
            (await StepsDue.OpenAsync(db, scene.Clock.Now.InUtc().Date, default)).Select(s => Guid.Parse(s.Matter.Split(':')[1])).ToList()
        );

    private static Task<Dictionary<string, Appraisal>> All(AppraisalScene scene) =>
        scene.Read(db => db.Appraisals.ToDictionaryAsync(a => a.StaffId));

    private static async Task Fund(AppraisalScene scene, string staffId, string funding, LocalDate from)
    {
        await scene.Read(db =>
            db.ServicePeriods.Where(p => p.StaffId == staffId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Until, from))
        );
        await scene.Add(
            new App.Service.ServicePeriod
            {
                StaffId = staffId,
                From = from,
                Organization = "ILO",
                Status = "active",
                Category = "P",
                Grade = "P3",
                Funding = funding,
                DutyStation = "Geneva",
                UnitCode = "U",
            }
        );
    }
}
