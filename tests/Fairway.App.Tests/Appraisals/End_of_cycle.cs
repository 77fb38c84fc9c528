using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Testing;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

/// <summary>From the agreed beginning over the mid-term review to the end, and what happens where somebody disagrees, keeps silent or is late.</summary>
[Trait("Rule", "CY-3")]
[Trait("Rule", "CY-4")]
[Trait("Rule", "CY-6")]
[Trait("Rule", "CY-7")]
public sealed class End_of_cycle
{
    [Theory, BothDatabases]
    public async Task CY_3_what_is_adjusted_at_mid_term_is_what_is_assessed_at_the_end(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        scene.Clock.Set("2026-12-15");
        var withdrawn = Whole().Outputs[2];
        await scene.Review(
            id,
            Carla,
            Reviewed() with
            {
                Outputs =
                [
                    Said(0) with
                    {
                        Fate = OutputFate.Adjusted,
                        Now = Whole().Outputs[0] with { Title = "Two offices" },
                        Reason = "The bank",
                    },
                    Said(1),
                    Said(2) with
                    {
                        Fate = OutputFate.Withdrawn,
                        Reason = "Dropped",
                    },
                ],
                CountReason = "The unit lost two posts",
            }
        );
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.MidTermAgreed);

        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!;
        view.Assessed.Outputs.Select(o => o.Now.Title).ShouldBe(["Two offices", Whole().Outputs[1].Title]);
        view.Assessed.Outputs[0].Original!.Title.ShouldBe(Whole().Outputs[0].Title);
        (await scene.Read(db => Task.FromResult(db.AppraisalOutputs.Where(o => o.AppraisalId == id).OrderBy(o => o.Order).ToList())))
            .Select(o => (o.Title, o.Agreed))
            .ShouldBe([("Two offices", true), (Whole().Outputs[1].Title, true)]);
        withdrawn.Title.ShouldBe(view.Agreement!.Outputs[2].Title);
        // Only the beginning went to the Board: a regular mid-term review doesn't (CY-3).
        (await scene.Read(db => Task.FromResult(db.BoardItems.Select(i => i.Kind).ToList()))).ShouldBe([BoardReportKind.Beginning]);
    }

    [Theory, BothDatabases]
    public async Task Decision_1_the_assessment_is_hidden_until_the_supervisor_signs(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SelfAssess();
        await scene.Assess(id, Carla);
        var official = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!;
        official.End!.Assessment.ShouldBe(Assessment.Empty);
        official.Writable.Assessment.ShouldBeNull();
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Sam), id)))!.End.ShouldBeNull();

        (await scene.SignEnd(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!.End!.Assessment.ShouldBe(Assessed());

        // A withdrawn signature takes the assessment back, and nothing has to be typed twice.
        (await scene.Do(u => u.Signing.WithdrawAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!.End!.Assessment.ShouldBe(Assessment.Empty);
        (await scene.Do(u => u.Assessments.LoadAsync(scene.As(Carla), id)))!.Form.ShouldBe(Assessed());
    }

    [Theory, BothDatabases]
    public async Task The_delegate_writes_in_the_chiefs_assessment_and_the_official_sees_nothing_of_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SelfAssess(withDelegate: true);
        await scene.Assess(id, Dov, Assessed() with { Career = "Dov's word" });
        (await scene.Do(u => u.Assessments.LoadAsync(scene.As(Carla), id)))!.Form.Career.ShouldBe("Dov's word");
        (await scene.SignEnd(id, Dov)).ShouldBeOfType<ActResult.Refused>();
        (await scene.SignEnd(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.EndSignedBySupervisor);
    }

    [Theory, BothDatabases]
    public async Task CY_7_where_nothing_asks_for_the_second_level_the_second_signature_completes_the_report(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SignedBySupervisor();
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.EndComplete);
        (await scene.Read(db => Task.FromResult(db.BoardItems.OrderBy(i => i.ReceivedAt).Select(i => i.Kind).ToList()))).ShouldBe([
            BoardReportKind.Beginning,
            BoardReportKind.EndOfCycle,
        ]);
    }

    [Theory, BothDatabases]
    public async Task CY_6_an_objection_is_answered_before_the_second_level_comments(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SignedBySupervisor();
        (await scene.Do(u => u.Statements.ReviewAsync(scene.As(Sam), id, "Too early"))).ShouldNotBe(ActResult.Ok);
        (await scene.Do(u => u.Statements.ObjectAsync(scene.As(Olu), id, " "))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Statements.ObjectAsync(scene.As(Olu), id, "Lima was on time"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Statements.ObjectAsync(scene.As(Olu), id, "Lima was on time"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Statements.ReviewAsync(scene.As(Sam), id, "Before the answer"))).ShouldNotBe(ActResult.Ok);
        // Signing is not agreeing: the signature can stand beside the objection, and the Board receives it then.
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.EndObjected);
        (await scene.Do(u => u.Statements.AnswerAsync(scene.As(Carla), id, "It was, and I have said so"))).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.EndAtSecondLevel);
        (await scene.Do(u => u.Statements.ReviewAsync(scene.As(Sam), id, "The rating stands"))).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.EndComplete);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!
            .Statements.Select(s => s.Kind)
            .ShouldBe([StatementKind.Objection, StatementKind.Answer, StatementKind.SecondLevel]);
    }

    [Theory, BothDatabases]
    public async Task CY_6_silence_after_the_window_does_not_block_the_report(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SignedBySupervisor();
        scene.Clock.Set("2027-12-18");
        (await scene.Do(u => u.DailyAsync())).ShouldBe(0);
        (await scene.Do(u => u.Statements.ObjectAsync(scene.As(Olu), id, "Kept for later"))).ShouldBe(ActResult.Ok);

        await using var silent = await AppraisalScene.On(on);
        id = await silent.SignedBySupervisor();
        silent.Clock.Set("2027-12-20");
        (await silent.Do(u => u.Statements.ObjectAsync(silent.As(Olu), id, "Too late"))).ShouldBeOfType<ActResult.Refused>();
        (await silent.Do(u => u.DailyAsync())).ShouldBe(1);
        (await silent.Do(u => u.DailyAsync())).ShouldBe(0);
        // A missing signature is for the second level (CY-7); the Board has received it.
        (await silent.State(id)).ShouldBe(AppraisalState.EndAtSecondLevel);
        var view = (await silent.Do(u => u.Reading.LoadAsync(silent.As(Olu), id)))!;
        view.Statements.Single().Kind.ShouldBe(StatementKind.Unsigned);
        view.Appraisal.EndReceivedByBoardAt.ShouldNotBeNull();
    }

    [Theory, BothDatabases]
    public async Task CY_6_the_beginning_goes_on_unsigned_as_well(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2026-03-12");
        (await scene.Do(u => u.DailyAsync())).ShouldBe(1);
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningAgreed);
        (await scene.Read(db => Task.FromResult(db.Appraisals.Single(a => a.Id == id).AgreedVersion))).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task CY_6_the_supervisor_completes_the_report_of_an_official_who_takes_no_part(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        scene.Clock.Set("2027-12-10");
        await scene.Assess(id, Carla);
        (await scene.SignEnd(id, Carla)).ShouldNotBe(ActResult.Ok);
        (await scene.SignEnd(id, Carla, new SigningWords(NoPart: " "))).ShouldBeOfType<ActResult.Refused>();
        (await scene.SignEnd(id, Carla, new SigningWords(NoPart: "Asked on 1 and 8 December, no answer"))).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.EndSignedBySupervisor);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!.Statements.Single().Kind.ShouldBe(StatementKind.TookNoPart);
    }

    [Theory, BothDatabases]
    public async Task CY_4_nothing_is_submitted_or_signed_before_the_end_opens(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        scene.Clock.Set("2027-09-29");
        await scene.WriteSelf(id);
        var refused = (await scene.Do(u => u.Submitting.SubmitAsync(scene.As(Olu), id))).ShouldBeOfType<ActResult.Refused>();
        refused.Refusals.Single().Code.ShouldBe(RefusalCodes.EndNotOpen);
        scene.Clock.Set("2027-09-30");
        (await scene.Do(u => u.Submitting.SubmitAsync(scene.As(Olu), id))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Submitting.SubmitAsync(scene.As(Olu), id))).ShouldBe(ActResult.Ok);
        (
            await scene.Read(db => Task.FromResult(db.FormVersions.Count(v => v.AppraisalId == id && v.Step == AppraisalStep.EndOfCycle)))
        ).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task CY_8_a_late_step_says_why_and_whose_delay_it_was(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SelfAssess();
        await scene.Assess(id, Carla);
        scene.Clock.Set("2028-01-03");
        (await scene.SignEnd(id, Carla)).ShouldBeOfType<ActResult.Refused>();
        (await scene.SignEnd(id, Carla, new SigningWords(Whose: DelayOf.Supervisor, Cause: "On mission in December"))).ShouldBe(
            ActResult.Ok
        );
        var late = await scene.Read(db => Task.FromResult(db.LateSteps.Single()));
        (late.DueOn, late.SignedOn, late.Whose).ShouldBe((new(2027, 12, 31), new(2028, 1, 3), DelayOf.Supervisor));
    }

    [Theory, BothDatabases]
    public async Task CY_11_a_correction_is_a_new_version_and_the_signed_one_stays_readable(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SignedBySupervisor();
        await scene.Sign(id, Olu);
        (await scene.Do(u => u.Corrections.CorrectAsync(scene.As(Olu), id, "Mine to correct?"))).ShouldNotBe(ActResult.Ok);
        (await scene.Do(u => u.Corrections.CorrectAsync(scene.As(Carla), id, ""))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Corrections.CorrectAsync(scene.As(Carla), id, "The rating of output 2 was a slip"))).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.SelfAssessed);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id, (AppraisalStep.EndOfCycle, 2))))!.End!.Assessment.ShouldBe(Assessed());
        (await scene.SignEnd(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.EndComplete);
        (await scene.Read(db => Task.FromResult(db.BoardItems.Count(i => i.Kind == BoardReportKind.EndOfCycle)))).ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task Decision_2_a_text_that_changed_since_it_was_shown_is_not_signed(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SelfAssess();
        await scene.Assess(id, Carla);
        var shown = await scene.ToSign(id, Carla);
        await scene.Assess(id, Carla, Assessed() with { Career = "Changed in the other window" });
        (await scene.Do(u => u.Signing.SignAsync(scene.As(Carla), id, shown))).ShouldBe(ActResult.Stale);
    }

    private static OutputReview Said(int index) => new(Whole().Outputs[index].Id, "Half done", "", OutputFate.Kept, null, "");
}
