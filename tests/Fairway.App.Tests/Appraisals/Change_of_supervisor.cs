using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

/// <summary>A change of supervisor inside a cycle (CY-9): Stranger takes over from Carla on 1 June 2026.</summary>
[Trait("Rule", "CY-9")]
public sealed class Change_of_supervisor
{
    private const string Note = "The bank is slow; part 2 needs help.";

    [Theory, BothDatabases]
    public async Task CY_9_the_part_that_ended_is_recorded_and_outputs_carry_over(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await HandOver(scene);
        var (appraisal, part) = await scene.Read(async db => (await db.Appraisals.SingleAsync(), await db.AppraisalParts.SingleAsync()));
        (appraisal.SupervisorId, appraisal.SecondLevelId, appraisal.PartFrom).ShouldBe((Stranger, null, new LocalDate(2026, 6, 1)));
        (part.SupervisorId, part.UnitCode, part.From, part.Until).ShouldBe(
            (Carla, "U", new LocalDate(2026, 1, 1), new LocalDate(2026, 6, 1))
        );
        (part.Because, part.State, part.AgreedVersion, part.NoteAsked).ShouldBe(
            (PartEnd.Supervisor, AppraisalState.BeginningAgreed, 1, true)
        );
        var view = await scene.Do(u => u.Reading.LoadAsync(scene.As(Stranger), id));
        view!.Agreement!.Outputs.Length.ShouldBe(3);
        view.Parts.Select(p => (p.SupervisorId, p.From, p.LastDay))
            .ShouldBe([(Carla, new LocalDate(2026, 1, 1), new LocalDate(2026, 5, 31)), (Stranger, new LocalDate(2026, 6, 1), null)]);
        (await scene.Read(db => db.Outbox.CountAsync(m => m.Kind == "HandoverAsked"))).ShouldBe(0, "nobody here has an account");
        (await scene.Read(db => db.History.Where(h => h.Rule == "CY-9").Select(h => h.Act).Order().ToListAsync())).ShouldBe([
            "part-ended",
            "supervisor-changed",
        ]);
    }

    [Theory, BothDatabases]
    public async Task CY_9_following_the_facts_twice_ends_a_part_once(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await HandOver(scene);
        (await scene.Do(u => u.FollowAsync())).ShouldBe(0);
        (await scene.Read(db => db.AppraisalParts.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task CY_9_the_leaving_supervisor_reads_what_stood_in_their_part_and_nothing_later(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Agree();
        await Write(scene, id, Carla, "Raised in my time");
        scene.Clock.Set("2026-06-01");
        await scene.Reassign(Stranger);
        // What follows is the successor's.
        scene.Clock.Set("2026-06-20");
        await Write(scene, id, Stranger, "Raised later");
        scene.Clock.Set("2026-12-14");
        await scene.Review(id, Olu, Reviewed());
        (await scene.Sign(id, Stranger)).ShouldBe(ActResult.Ok);

        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!;
        view.Case.Parties.ShouldBe([AppraisalParty.FormerSupervisor]);
        view.Appraisal.State.ShouldBe(AppraisalState.BeginningAgreed);
        view.Agreement.ShouldNotBeNull();
        view.Review.ShouldBeNull();
        view.Versions.Select(v => v.Step).Distinct().ShouldBe([AppraisalStep.Beginning]);
        view.Signatures.Select(s => s.SignerId).ShouldBe([Carla, Olu], ignoreOrder: true);
        view.Parts.Select(p => p.SupervisorId).ShouldBe([Carla]);
        var journal = (await scene.Do(u => u.Journal.LoadAsync(scene.As(Carla), id)))!;
        journal.Lines.Select(l => l.Text).ShouldBe(["Raised in my time"]);
        (await scene.Do(u => u.Copies.LoadAsync(scene.As(Carla), id, AppraisalStep.MidTerm, 1))).ShouldBeNull();
        var copy = (await scene.Do(u => u.Copies.LoadAsync(scene.As(Carla), id, null, null)))!;
        (copy.Step, copy.Line.Number, copy.IsWhole).ShouldBe((AppraisalStep.Beginning, 1, true));
        // Nothing is theirs to do any more, by whatever request.
        (await scene.Do(u => u.ReviewSharing.ShareAsync(scene.As(Carla), id))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Comments.CommentAsync(scene.As(Carla), id, null, "x"))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Signing.WithdrawAsync(scene.As(Carla), id))).ShouldBe(ActResult.Missing);
    }

    [Theory, BothDatabases]
    public async Task CY_9_a_signature_that_ended_later_stands_for_the_leaving_supervisor_as_it_stood(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await HandOver(scene);
        scene.Clock.Set("2026-06-20");
        (await scene.Do(u => u.Corrections.CorrectAsync(scene.As(Stranger), id, "A slip"))).ShouldBe(ActResult.Ok);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!;
        view.Standing(AppraisalStep.Beginning).Count().ShouldBe(2);
        view.Statements.ShouldBeEmpty();
        var copy = (await scene.Do(u => u.Copies.LoadAsync(scene.As(Carla), id, null, null)))!;
        copy.Signed!.Standing.ShouldBe(VersionStanding.Stands);
        // For the successor it ended.
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Stranger), id)))!
            .Standing(AppraisalStep.Beginning)
            .ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task CY_9_the_note_is_its_writers_alone_until_it_is_handed_over_and_then_both_sides_read_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(An.Account(Stranger), An.Account(Olu));
        var id = await HandOver(scene);
        var line = (await scene.Do(u => u.Handovers.AskedOfAsync(scene.As(Carla)))).ShouldHaveSingleItem();
        line.Due.ShouldBe(new LocalDate(2026, 6, 15));
        var waits = (await scene.Do(u => u.Waiting.ForAsync(scene.As(Carla)))).Where(w => w.What == AppraisalWaits.HandOver);
        waits.ShouldHaveSingleItem().Due.ShouldBe(line.Due);

        (await Keep(scene, id, line.PartId, 1, Note)).ShouldBe(ActResult.Ok);
        (await Notes(scene, id, Olu)).ShouldBe([null, null]);
        (await scene.Do(u => u.Handovers.HandOverAsync(scene.As(Carla), id, line.PartId, 2, Note))).ShouldBe(ActResult.Ok);
        // Sent twice it is handed over once; afterwards it stands.
        (await scene.Do(u => u.Handovers.HandOverAsync(scene.As(Carla), id, line.PartId, 2, Note))).ShouldBe(ActResult.Ok);
        (await Keep(scene, id, line.PartId, 3, "Other words")).ShouldBeOfType<ActResult.Refused>();
        (await Notes(scene, id, Olu)).ShouldBe([Note, null]);
        (await Notes(scene, id, Stranger)).ShouldBe([Note, null]);
        (await Notes(scene, id, Carla)).ShouldBe([Note]);
        (await scene.Do(u => u.Handovers.AskedOfAsync(scene.As(Carla)))).ShouldBeEmpty();
        (await scene.Read(db => db.Outbox.Where(m => m.Kind == "HandoverWritten").CountAsync())).ShouldBe(2);
        // HR sees that there is one, and not what it says.
        var hr = await scene.Do(u => u.Reading.LoadAsync(scene.As(null, new HeldOffice(Office.HrPartner, null)), id));
        (hr!.Parts[0].HasNote, hr.Parts[0].Note).ShouldBe((true, null));
    }

    [Theory, BothDatabases]
    public async Task CY_9_nobody_but_whose_part_it_was_writes_the_note(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await HandOver(scene);
        var part = await scene.Read(db => db.AppraisalParts.Select(p => p.Id).SingleAsync());
        foreach (var who in new[] { Olu, Stranger, Sam, Pia })
        {
            (await scene.Do(u => u.Handovers.LoadAsync(scene.As(who), id, part))).ShouldBeNull();
            (await scene.Do(u => u.Handovers.HandOverAsync(scene.As(who), id, part, 1, "x"))).ShouldBe(ActResult.Missing);
        }

        (await scene.Do(u => u.Handovers.HandOverAsync(scene.As(Carla), id, part, 1, " ")))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.ShouldBe([Refusal.Of(RefusalCodes.HandoverMissing, "Text", "CY-9")]);
        // From two windows: the second sees both.
        (await Keep(scene, id, part, 1, "In one window")).ShouldBe(ActResult.Ok);
        (await Keep(scene, id, part, 1, "In the other")).ShouldBe(ActResult.Stale);
    }

    [Theory, BothDatabases]
    public async Task CY_9_a_note_that_is_missing_is_asked_for_once_more_three_days_before_it_is_due(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(An.Account(Carla));
        await HandOver(scene);
        (await scene.Do(u => u.Handovers.RemindAsync(new LocalDate(2026, 6, 11)))).ShouldBe(0);
        (await scene.Do(u => u.Handovers.RemindAsync(new LocalDate(2026, 6, 12)))).ShouldBe(1);
        (await scene.Do(u => u.Handovers.RemindAsync(new LocalDate(2026, 6, 13)))).ShouldBe(0);
        var kinds = await scene.Read(db => db.Outbox.OrderBy(m => m.WrittenAt).Select(m => m.Kind).ToListAsync());
        kinds.Count(k => k == "HandoverAsked").ShouldBe(1);
        kinds.Count(k => k == "HandoverReminder").ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task CY_9_a_supervisor_removed_before_signing_signs_nothing(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        var hash = await scene.ToSign(id, Carla);
        scene.Clock.Set("2026-03-10");
        await scene.Reassign(Stranger);
        (await scene.Do(u => u.Signing.SignAsync(scene.As(Carla), id, hash))).ShouldBe(ActResult.Missing);
        (await scene.Read(db => db.Signatures.CountAsync())).ShouldBe(0);
        (await scene.Sign(id, Stranger)).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task CY_9_an_assessment_that_a_predecessor_began_is_not_the_successors(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SelfAssess();
        await scene.Assess(id, Carla);
        scene.Clock.Set("2027-12-12");
        await scene.Reassign(Stranger);
        var theirs = (await scene.Do(u => u.Assessments.LoadAsync(scene.As(Stranger), id)))!;
        (theirs.HasDraft, theirs.Form).ShouldBe((false, Assessment.Empty));
        // What they sign says who supervised which part.
        await scene.Assess(id, Stranger);
        (await scene.SignEnd(id, Stranger)).ShouldBe(ActResult.Ok);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!;
        view.End!.Parts!.ShouldBe([
            new SupervisedPart(Carla, "U", new(2026, 1, 1), new(2027, 12, 11)),
            new SupervisedPart(Stranger, "U", new(2027, 12, 12), new(2027, 12, 31)),
        ]);
    }

    [Theory, BothDatabases]
    public async Task CY_9_a_signed_assessment_stays_with_who_signed_it_and_an_earlier_cycle_with_who_supervised_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SignedBySupervisor();
        await scene.Reassign(Stranger);
        (await Supervisor(scene)).ShouldBe(Carla);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Stranger), id))).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task CY_9_a_cycle_that_was_over_stays_until_its_supervisor_leaves_the_service(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.SelfAssess();
        scene.Clock.Set("2028-01-15");
        await scene.Reassign(Stranger);
        (await Supervisor(scene)).ShouldBe(Carla);
        await scene.Do(async u =>
        {
            await Leaves(scene, Carla, new LocalDate(2028, 1, 20));
            return true;
        });
        scene.Clock.Set("2028-02-01");
        await scene.Do(u => u.FollowAsync());
        (await Supervisor(scene)).ShouldBe(Stranger);
    }

    [Theory, BothDatabases]
    public async Task CY_9_an_earlier_cycle_is_closed_to_a_new_supervisor_until_the_official_shares_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SelfAssess();
        await scene.Read(db => db.Appraisals.ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AppraisalState.EndComplete)));
        scene.Clock.Set("2028-01-15");
        await scene.Reassign(Stranger);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Stranger), id))).ShouldBeNull();
        var (with, cycles) = await scene.Do(u => u.CycleSharing.OfAsync(scene.As(Olu)));
        (with!.StaffId, cycles.ShouldHaveSingleItem().With).ShouldBe((Stranger, null));
        // Nobody else shares it for them.
        (await scene.Do(u => u.CycleSharing.ShareAsync(scene.As(Pia), id))).ShouldBe(ActResult.Missing);

        (await scene.Do(u => u.CycleSharing.ShareAsync(scene.As(Olu), id))).ShouldBe(ActResult.Ok);
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Stranger), id)))!;
        (view.Case.Parties.Single(), view.Agreement is not null).ShouldBe((AppraisalParty.LaterSupervisor, true));
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Stranger), id))).ShouldBeNull();
        (await scene.Do(u => u.CycleSharing.TakeBackAsync(scene.As(Olu), id))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Stranger), id))).ShouldBeNull();

        // It ends with the supervision too.
        (await scene.Do(u => u.CycleSharing.ShareAsync(scene.As(Olu), id))).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2028-03-01");
        await scene.Reassign(Carla);
        (await scene.Read(db => db.Appraisals.Select(a => a.SharedWithId).SingleAsync())).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task CY_9_a_delegate_who_signed_is_asked_for_the_note_and_loses_the_part_with_the_chief(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(A.Delegation(Carla, Dov, of: "U", signs: true));
        var id = await scene.Open();
        scene.Clock.Set("2026-06-01");
        await scene.Reassign(Stranger);
        (await scene.Do(u => u.Handovers.AskedOfAsync(scene.As(Dov)))).Count.ShouldBe(1);
        (await scene.Do(u => u.Handovers.AskedOfAsync(scene.As(Carla)))).ShouldBeEmpty();
        foreach (var who in new[] { Dov, Carla })
        {
            (await scene.Do(u => u.Reading.LoadAsync(scene.As(who), id)))!.Case.Parties.ShouldBe([AppraisalParty.FormerSupervisor]);
        }
    }

    private static async Task<Guid> HandOver(AppraisalScene scene)
    {
        var id = await scene.Agree();
        scene.Clock.Set("2026-06-01");
        await scene.Reassign(Stranger);
        return id;
    }

    private static Task<ActResult> Keep(AppraisalScene scene, Guid id, Guid part, int version, string text) =>
        scene.Do(u => u.Handovers.KeepAsync(scene.As(Carla), id, part, version, text));

    private static async Task<IEnumerable<string?>> Notes(AppraisalScene scene, Guid id, string who) =>
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(who), id)))!.Parts.Select(p => p.Note);

    private static Task<string?> Supervisor(AppraisalScene scene) =>
        scene.Read(db => db.Appraisals.Select(a => a.SupervisorId).SingleAsync());

    private static Task Write(AppraisalScene scene, Guid id, string by, string text) =>
        scene.Do(u =>
            u.JournalWriting.WriteAsync(
                scene.As(by),
                id,
                Guid.CreateVersion7(),
                new JournalText(JournalKind.Feedback, null, null, text),
                share: true
            )
        );

    internal static Task Leaves(AppraisalScene scene, string staffId, LocalDate until) =>
        scene.Read(db =>
            db.ServicePeriods.Where(p => p.StaffId == staffId && p.Until == null)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, until))
        );
}
