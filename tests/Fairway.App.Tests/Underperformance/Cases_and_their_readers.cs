using Fairway.App.Accounts;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.App.Tests.Underperformance.CaseScene;

namespace Fairway.App.Tests.Underperformance;

[Trait("Rule", "UP-1")]
[Trait("Rule", "UP-3")]
public sealed class Cases_and_their_readers
{
    [Theory, BothDatabases]
    public async Task A_case_exists_for_its_people_and_for_nobody_else(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Open();
        foreach (var who in (string[])[Olu, Carla, Sam, Hana])
        {
            (await Sees(scene, who, id)).ShouldBeTrue(who);
        }
        foreach (var who in (string[])[Mia, Bao, Nia, Stranger])
        {
            (await Sees(scene, who, id)).ShouldBeFalse(who);
        }
        // Offices that read other things read nothing here.
        foreach (var office in (Office[])[Office.Administrator, Office.Union, Office.Mediator, Office.DirectorGeneral])
        {
            (await Sees(scene, Stranger, id, new HeldOffice(office, null))).ShouldBeFalse(office.ToString());
        }
        (await Sees(scene, Stranger, id, new HeldOffice(Office.HrPartner, new HashSet<string> { "V" }))).ShouldBeFalse();
        (await Sees(scene, Stranger, id, new HeldOffice(Office.HrPartner, null))).ShouldBeTrue();
        // Who stands in for the supervisor has no part in it.
        var standIn = scene.As(Stranger) with
        {
            StandsInFor = new HashSet<string> { Carla },
        };
        (await scene.Do(u => u.AtHand(standIn, id))).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task The_board_reads_from_the_result_on_and_never_in_its_members_own_matter(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Reviewed(false);
        (await Sees(scene, Bao, id)).ShouldBeFalse();
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await Sees(scene, Bao, id)).ShouldBeTrue();
        (await Sees(scene, Mia, id)).ShouldBeTrue();
        var member = new HeldOffice(Office.BoardMember, null);
        (await scene.Do(u => u.AtHand(scene.As(Carla, member), id)))!.Parties.ShouldBe([CaseParty.Supervisor]);
        (await scene.Do(u => u.AtHand(scene.As(Olu, member, new HeldOffice(Office.HrPartner, null)), id)))!.Parties.ShouldBe([
            CaseParty.Official,
        ]);
    }

    [Theory, BothDatabases]
    public async Task A_new_supervisor_takes_over_and_the_former_one_is_cut_off(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Running();
        scene.Clock.Set("2026-05-04");
        await scene.Reassign();
        (await Sees(scene, Carla, id)).ShouldBeFalse();
        (await scene.Do(u => u.AtHand(scene.As(Nia), id)))!.IsSupervisor.ShouldBeTrue();
        // No office brings who had a part back into it (BD-2).
        (await Sees(scene, Carla, id, new HeldOffice(Office.HrPartner, null))).ShouldBeFalse();
        (await Sees(scene, Carla, id, new HeldOffice(Office.BoardSecretary, null))).ShouldBeFalse();
        (await scene.Read(db => db.Outbox.CountAsync(m => m.Kind == "CaseTakenOver"))).ShouldBe(1);

        scene.Clock.Set("2026-06-01");
        var form = Guid.CreateVersion7();
        (await scene.Do(u => u.Dialogue.NoteAsync(scene.As(Nia), id, form, true, null, null, "The course was given"))).ShouldBe(
            ActResult.Ok
        );
        (await scene.Do(u => u.Dialogue.NoteAsync(scene.As(Carla), id, Guid.CreateVersion7(), true, null, null, "Late"))).ShouldBe(
            ActResult.Missing
        );
    }

    [Theory, BothDatabases]
    public async Task A_closed_case_does_not_pass_on_to_a_new_supervisor(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Reviewed(true, on: "2026-08-03");
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(CaseState.ClosedSufficient);
        (await Sees(scene, Carla, id)).ShouldBeTrue();
        scene.Clock.Set("2026-10-05");
        await scene.Reassign();
        (await Sees(scene, Carla, id)).ShouldBeFalse();
        (await Sees(scene, Nia, id)).ShouldBeFalse();
        (await Sees(scene, Olu, id)).ShouldBeTrue();
        (await Sees(scene, Hana, id)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task A_proposal_is_the_officials_to_read_once_it_is_answered(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var form = Guid.CreateVersion7();
        (await scene.Do(u => u.Openings.ProposeAsync(scene.As(Bao), Olu, form, "Three reports in a row"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Openings.ProposeAsync(scene.As(Bao), Olu, form, "Three reports in a row"))).ShouldBe(ActResult.Ok);
        (await Sees(scene, Carla, form)).ShouldBeTrue();
        (await Sees(scene, Olu, form)).ShouldBeFalse();
        (await Sees(scene, Bao, form)).ShouldBeFalse();
        (await scene.Read(db => db.Outbox.Select(m => m.To).ToListAsync())).ShouldBe([$"{Carla}@example.org"]);

        var version = await scene.Version(form);
        (await scene.Do(u => u.Openings.EndAsync(scene.As(Carla), form, version, " "))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Openings.EndAsync(scene.As(Carla), form, version, "The data came late, not the tables"))).ShouldBe(
            ActResult.Ok
        );
        var view = await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), form));
        view!
            .Said(CaseWord.Proposal, CaseWord.Ending)
            .Select(s => s.Text)
            .ShouldBe(["Three reports in a row", "The data came late, not the tables"]);
        // Then another can be proposed, and is taken up by opening it.
        var again = Guid.CreateVersion7();
        (await scene.Do(u => u.Openings.ProposeAsync(scene.As(Hana), Olu, again, "Again"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Openings.OpenAsync(scene.As(Carla), Olu, Guid.CreateVersion7(), Opening))).ShouldBe(ActResult.Ok);
        (await scene.State(again)).ShouldBe(CaseState.Opened);
        (await scene.Read(db => db.UnderperformanceCases.CountAsync())).ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task What_is_held_in_confidence_is_read_by_hr_alone(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.Open();
        var form = Guid.CreateVersion7();
        const string secret = "Words for HR alone";
        for (var twice = 0; twice < 2; twice++)
        {
            (await scene.Do(u => u.Dialogue.LeaveNoteAsync(scene.As(Olu), id, form, secret))).ShouldBe(ActResult.Ok);
        }
        foreach (var who in (string[])[Olu, Carla, Sam, Mia, Bao, Stranger])
        {
            (await scene.Do(u => u.Reading.NotesAsync(scene.As(who), id))).ShouldBeNull(who);
        }
        var notes = await scene.Do(u => u.Reading.NotesAsync(scene.As(Hana), id));
        notes!.Value.Notes.Select(n => n.Text).ShouldBe([secret]);
        // Neither history nor mails nor anything that others read holds a word of it.
        (await scene.Read(db => db.History.AnyAsync(h => h.Detail != null && h.Detail.Contains("HR alone")))).ShouldBeFalse();
        (await scene.Read(db => db.Outbox.AnyAsync(m => m.Body.Contains("HR alone")))).ShouldBeFalse();
        (await scene.Read(db => db.CaseStatements.AnyAsync(s => s.Text.Contains("HR alone")))).ShouldBeFalse();
        (await scene.Do(u => u.Dialogue.LeaveNoteAsync(scene.As(Sam), id, Guid.CreateVersion7(), "x"))).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task Lists_show_what_single_pages_show(Provider on)
    {
        await using var scene = await CaseScene.On(on);
        var id = await scene.AtBoard();
        foreach (var who in (string[])[Olu, Carla, Sam, Hana, Mia, Bao, Nia, Stranger])
        {
            var listed = await scene.Do(u => u.List.OfAsync(scene.As(who)));
            (listed.Count == 1).ShouldBe(await Sees(scene, who, id), who);
        }
    }

    private static async Task<bool> Sees(CaseScene scene, string who, Guid id, params HeldOffice[] offices)
    {
        var reader = scene.As(who, offices);
        var found = await scene.Do(u => u.AtHand(reader, id));
        // The predicate of one record and the filter of lists never differ.
        (found is { Parties.Count: 0 }).ShouldBeFalse();
        return found is not null;
    }
}
