using Fairway.App.ReportsBoard;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Testing;
using static Fairway.App.Tests.Appraisals.AppraisalScene;
using static Fairway.App.Tests.ReportsBoard.BoardScene;

namespace Fairway.App.Tests.ReportsBoard;

public sealed class The_Boards_work
{
    [Theory, BothDatabases]
    public async Task A_member_examines_writes_and_concludes_and_both_sides_read_what_is_for_them(Provider on)
    {
        await using var scene = await BoardScene.On(on);
        var item = await scene.Received();
        var subject = (await scene.Item(item)).SubjectId;
        (await scene.Do(e => e.AssignAsync(scene.As(Sec), item, [Ann, Bo]))).ShouldBe(ActResult.Ok);
        (await scene.Do(e => e.WriteAsync(scene.As(Ann), item, BoardNoteKind.Comment, " Clear outputs. "))).ShouldBe(ActResult.Ok);
        (await scene.Do(e => e.WriteAsync(scene.As(Ann), item, BoardNoteKind.Comment, "Clear outputs."))).ShouldBe(ActResult.Ok);
        (await scene.Do(e => e.WriteAsync(scene.As(Bo), item, BoardNoteKind.Guidance, "Agree on fewer measures."))).ShouldBe(ActResult.Ok);
        // Not Cy: nobody has asked them.
        (await scene.Do(e => e.WriteAsync(scene.As(Cy), item, BoardNoteKind.Comment, "No"))).ShouldBe(ActResult.Missing);
        (await Words(AppraisalParty.Official)).ShouldBeEmpty("before it is concluded nobody outside reads it");
        (await scene.Do(e => e.ConcludeAsync(scene.As(Ann), item))).ShouldBe(ActResult.Ok);
        (await scene.Item(item)).State.ShouldBe(BoardItemState.Concluded);
        (await Words(AppraisalParty.Official)).ShouldBe(["Clear outputs."]);
        (await Words(AppraisalParty.Supervisor)).ShouldBe(["Clear outputs.", "Agree on fewer measures."]);
        (await Words(AppraisalParty.FormerSupervisor)).ShouldBeEmpty();
        // The secretary's question to each, then one word to each side, without what it says.
        var mails = await scene.Appraisals.Read(db => Task.FromResult(db.Outbox.Where(m => m.Kind.StartsWith("Board")).ToList()));
        mails.CountBy(m => m.Kind).ToDictionary().ShouldBe(new Dictionary<string, int> { ["BoardAssigned"] = 2, ["BoardSaid"] = 2 });
        mails.ShouldAllBe(m => !m.Body.Contains("Clear", StringComparison.Ordinal));
        (
            await scene.Appraisals.Read(db =>
                Task.FromResult(db.History.Where(h => h.Capability == "reportsboard").OrderBy(h => h.Id).Select(h => h.Act).ToList())
            )
        ).ShouldBe(["assign", "write", "write", "conclude"]);

        Task<List<string>> Words(AppraisalParty party) =>
            scene.Appraisals.Read(async db =>
                (await BoardItemReading.OfSubjectAsync(db, subject, new HashSet<AppraisalParty> { party }))
                    .Lines.Select(l => l.Text)
                    .ToList()
            );
    }

    [Theory, BothDatabases]
    public async Task BD_2_who_has_a_part_is_not_asked_takes_nothing_up_and_sees_nothing_of_the_work(Provider on)
    {
        await using var scene = await BoardScene.On(on);
        var item = await scene.Received();
        var refused = (await scene.Do(e => e.AssignAsync(scene.As(Sec), item, [Ann, Sam]))).ShouldBeOfType<ActResult.Refused>();
        refused.Refusals.Single().Code.ShouldBe(nameof(BoardRefusals.BoardConflict));
        refused.Refusals.Single().Args.Single().ToString()!.ShouldContain("Family" + Sam);
        (await scene.Do(e => e.TakeUpAsync(scene.As(Sam), item))).ShouldBe(ActResult.Missing);
        (await scene.Do(e => e.TakeUpAsync(scene.As(Ann), item))).ShouldBe(ActResult.Ok);
        (await scene.Do(e => e.WriteAsync(scene.As(Ann), item, BoardNoteKind.Comment, "Between us"))).ShouldBe(ActResult.Ok);
        var view = (await scene.View(Sam, item))!;
        view.Case.Conflict.Reason.ShouldBe("conflict-second-level");
        (view.Notes.Count, view.Members.Count, view.Case.Sees).ShouldBe((0, 0, false));
        (await scene.View(Bo, item))!.Members.Single(m => m.StaffId == Sam).Conflict.Reason.ShouldBe("conflict-second-level");
        // A member who becomes the official's supervisor afterwards has a part in it from then on.
        await scene.Appraisals.Reassign(Bo);
        (await scene.View(Bo, item))!.Case.Conflict.Reason.ShouldBe("conflict-supervisor");
        (await scene.View(Olu, item)).ShouldNotBeNull("a reader of the scene who holds the office").Case.Sees.ShouldBeFalse();
        (await scene.Appraisals.Read(db => new BoardItemReading(db).LoadAsync(scene.Appraisals.As(Carla), item))).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_session_returns_a_report_and_its_new_version_takes_its_place(Provider on)
    {
        await using var scene = await BoardScene.On(on);
        var item = await scene.Received();
        var subject = (await scene.Item(item)).SubjectId;
        (await scene.Do(e => e.TakeUpAsync(scene.As(Ann), item))).ShouldBe(ActResult.Ok);
        var session = await scene.Called(Ann, Bo, Sam);
        (await scene.Do(e => e.ProposeAsync(scene.As(Ann), item, session, BoardProposal.Return, " "))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(e => e.ProposeAsync(scene.As(Ann), item, session, BoardProposal.Return, "Output 2 has no measure"))).ShouldBe(
            ActResult.Ok
        );
        var matter = await scene.Appraisals.Read(db => Task.FromResult(db.BoardMatters.Single().Id));

        // Three are present, but Sam is second level: two can vote, three are needed.
        (await Decide(2, 0))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("BoardQuorumMissing");
        (await scene.Session(s => s.AttendAsync(scene.As(Sec), session, [Ann, Bo, Cy, Sam]))).ShouldBe(ActResult.Ok);
        (await Decide(4, 0)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe("BoardVotesWrong");
        (await Decide(2, 1)).ShouldBe(ActResult.Ok);
        (await Decide(2, 1)).ShouldBe(ActResult.Ok, "recorded twice it is one decision");
        (await scene.Item(item)).State.ShouldBe(BoardItemState.Returned);
        var word = await Word();
        word.AwaitsCorrection.ShouldBeTrue();
        word.Lines.Select(l => (l.Kind, l.Text)).ShouldBe([(BoardNoteKind.Observation, "Output 2 has no measure")]);
        (await scene.Session(s => s.CloseAsync(scene.As(Sec), session, "Ended at noon"))).ShouldBe(ActResult.Ok);
        (await scene.Session(s => s.AddMatterAsync(scene.As(Sec), session, "Too late"))).ShouldBe(ActResult.Missing);

        // The Board changes no rating and no text: both sides correct, sign, and it comes back.
        (await scene.Appraisals.State(subject)).ShouldBe(AppraisalState.BeginningAgreed);
        (await scene.Appraisals.Do(u => u.Corrections.CorrectAsync(scene.Appraisals.As(Carla), subject, "As the Board asked"))).ShouldBe(
            ActResult.Ok
        );
        await scene.Appraisals.Share(subject, Olu, Whole(4));
        (await scene.Appraisals.Sign(subject, Carla)).ShouldBe(ActResult.Ok);
        (await scene.Appraisals.Sign(subject, Olu)).ShouldBe(ActResult.Ok);
        var items = await scene.Appraisals.Read(db => Task.FromResult(db.BoardItems.OrderBy(i => i.FormNumber).ToList()));
        items.Select(i => (i.FormNumber, i.State)).ShouldBe([(1, BoardItemState.Replaced), (2, BoardItemState.Received)]);
        (await Word()).AwaitsCorrection.ShouldBeFalse();
        (await scene.View(Cy, items[1].Id))!.Earlier.Select(e => (e.Item.FormNumber, e.Notes)).ShouldBe([(1, 1)]);

        Task<ActResult> Decide(int inFavour, int against) =>
            scene.Session(s => s.DecideAsync(scene.As(Sec), session, matter, new MatterDecision(false, inFavour, against, 0, "Discussed")));

        Task<BoardWord> Word() =>
            scene.Appraisals.Read(db =>
                BoardItemReading.OfSubjectAsync(db, subject, new HashSet<AppraisalParty> { AppraisalParty.Official })
            );
    }

    [Theory, BothDatabases]
    public async Task What_the_cycle_has_gone_past_is_not_returned_and_what_is_not_agreed_goes_back_to_examination(Provider on)
    {
        await using var scene = await BoardScene.On(on);
        var item = await scene.Received();
        var subject = (await scene.Item(item)).SubjectId;
        (await scene.Do(e => e.TakeUpAsync(scene.As(Ann), item))).ShouldBe(ActResult.Ok);
        var session = await scene.Called(Ann, Bo, Cy);
        (await scene.Do(e => e.ProposeAsync(scene.As(Ann), item, session, BoardProposal.Return, "Unclear"))).ShouldBe(ActResult.Ok);
        var matter = await scene.Appraisals.Read(db => Task.FromResult(db.BoardMatters.Single().Id));
        await scene.Appraisals.Review(subject, Olu, Reviewed());
        (await Decide(3, 0)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe("BoardPastCorrection");
        (await Decide(1, 2)).ShouldBe(ActResult.Ok);
        (await scene.Item(item)).State.ShouldBe(BoardItemState.UnderExamination);
        (await scene.Do(e => e.ProposeAsync(scene.As(Ann), item, session, BoardProposal.Return, "Unclear")))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe("BoardPastCorrection");

        Task<ActResult> Decide(int inFavour, int against) =>
            scene.Session(s => s.DecideAsync(scene.As(Sec), session, matter, new MatterDecision(false, inFavour, against, 0, "")));
    }

    [Theory, BothDatabases]
    public async Task Two_at_once_one_is_told_to_look_again(Provider on)
    {
        await using var scene = await BoardScene.On(on);
        var item = await scene.Received();
        (await scene.Do(e => e.TakeUpAsync(scene.As(Ann), item))).ShouldBe(ActResult.Ok);
        (
            await scene.Appraisals.Read(async db =>
            {
                // Bo's page was loaded before Ann concluded.
                await db.BoardItems.FindAsync(item);
                (await scene.Do(e => e.ConcludeAsync(scene.As(Ann), item))).ShouldBe(ActResult.Ok);
                return await new Examination(db, scene.Appraisals.Clock, BoardScene.Policies).TakeUpAsync(scene.As(Bo), item);
            })
        ).ShouldBe(ActResult.Stale);
    }
}
