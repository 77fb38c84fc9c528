using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

[Trait("Rule", "CY-10")]
public sealed class JournalTests
{
    private static readonly string FirstOutput = AgreementSections.OfOutput(Whole().Outputs[0].Id);
    private static readonly string FirstCompetency = AgreementSections.OfCompetency(Whole().Competencies[0].Code);

    [Theory, BothDatabases]
    public async Task Both_sides_write_and_read_the_newest_first(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await Write(scene, id, Olu, JournalKind.Progress, FirstOutput, "Dakar is live.")).ShouldBe(ActResult.Ok);
        scene.Clock.AdvanceDays(3);
        (await Write(scene, id, Carla, JournalKind.Feedback, FirstCompetency, "The notes\r\nhelped.")).ShouldBe(ActResult.Ok);
        (await Write(scene, id, Carla, JournalKind.CheckIn, null, "We talked.")).ShouldBe(ActResult.Ok);
        foreach (var reader in new[] { Olu, Carla })
        {
            var view = await scene.Do(u => u.Journal.LoadAsync(scene.As(reader), id));
            view!.Total.ShouldBe(3);
            view.Lines.Select(l => (l.Text, l.Party, l.Mine))
                .ShouldBe(
                    [
                        ("We talked.", AppraisalParty.Supervisor, reader == Carla),
                        ("The notes\nhelped.", AppraisalParty.Supervisor, reader == Carla),
                        ("Dakar is live.", AppraisalParty.Official, reader == Olu),
                    ],
                    ignoreOrder: true
                );
            view.Lines[^1].Text.ShouldBe("Dakar is live.");
            view.Lines[^1].Author.ShouldBe("Given Family1001");
            view.Lines[^1].At.ShouldBe(Instant.FromUtc(2026, 3, 2, 9, 0));
            view.Abouts.ShouldBe([FirstOutput, FirstCompetency, JournalReading.Whole], ignoreOrder: true);
        }

        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id, FirstOutput)))!.Lines.Count.ShouldBe(1);
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id, JournalReading.Whole)))!.Lines[0].Text.ShouldBe("We talked.");
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id, by: JournalBy.SupervisorsSide)))!.Total.ShouldBe(2);
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id, by: JournalBy.Official)))!.Total.ShouldBe(1);
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id, number: 2)))!.Lines.ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task A_private_note_is_its_authors_alone_until_shared_and_dated_then(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        (await Write(scene, id, Carla, JournalKind.Difficulty, null, "He was late twice.", share: false)).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id)))!.Lines.ShouldBeEmpty();
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id)))!.Abouts.ShouldBeEmpty();
        var note = (await scene.Do(u => u.Journal.LoadAsync(scene.As(Carla), id)))!.Lines.Single();
        note.Private.ShouldBeTrue();
        (await scene.Read(db => db.Outbox.CountAsync(m => m.Kind == "JournalEntry"))).ShouldBe(0);
        (await scene.Read(db => db.History.CountAsync(h => h.Act == "journal"))).ShouldBe(0);

        scene.Clock.AdvanceDays(10);
        var changed = new JournalText(JournalKind.Difficulty, null, new LocalDate(2026, 3, 1), "Two deliveries came late.");
        (await Change(scene, id, Olu, note, changed)).ShouldBe(ActResult.Missing);
        (await Change(scene, id, Carla, note, changed, share: true)).ShouldBe(ActResult.Ok);
        var shared = (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id)))!.Lines.Single();
        (shared.Text, shared.Private, shared.Day).ShouldBe(("Two deliveries came late.", false, new LocalDate(2026, 3, 1)));
        shared.At.ShouldBe(Instant.FromUtc(2026, 3, 12, 9, 0));

        // What is shared is shared for good: the same again is done already, anything else is refused.
        (await Change(scene, id, Carla, note, changed, share: true)).ShouldBe(ActResult.Ok);
        Codes(await Change(scene, id, Carla, note with { Version = shared.Version }, changed with { Text = "No." }))
            .ShouldBe(["JournalEntryShared"]);
        Codes(await scene.Do(u => u.JournalWriting.DeleteAsync(scene.As(Carla), id, note.Id))).ShouldBe(["JournalEntryShared"]);
        (await scene.Do(u => u.JournalWriting.DeleteAsync(scene.As(Olu), id, note.Id))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id)))!.Total.ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_private_note_changed_in_two_windows_is_not_overwritten(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await Write(scene, id, Olu, JournalKind.Progress, null, "First", share: false);
        var note = (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id)))!.Lines.Single();
        (await Change(scene, id, Olu, note, new(JournalKind.Progress, null, null, "Second"))).ShouldBe(ActResult.Ok);
        (await Change(scene, id, Olu, note, new(JournalKind.Progress, null, null, "Third"))).ShouldBe(ActResult.Stale);
        (await Change(scene, id, Olu, note, new(JournalKind.Progress, null, null, "Second"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Olu), id)))!.Lines.Single().Text.ShouldBe("Second");
        (await scene.Do(u => u.JournalWriting.DeleteAsync(scene.As(Olu), id, note.Id))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.JournalWriting.DeleteAsync(scene.As(Olu), id, note.Id))).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.JournalEntries.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task The_same_form_sent_twice_makes_one_entry_and_one_notice(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(An.Account(Carla).Mail("carla@example.org").Named("Carla"));
        var id = await scene.Open();
        var form = Guid.CreateVersion7();
        var entry = new JournalText(JournalKind.Difficulty, null, null, "The vendor does not answer.");
        for (var click = 0; click < 2; click++)
        {
            (await scene.Do(u => u.JournalWriting.WriteAsync(scene.As(Olu), id, form, entry, share: true))).ShouldBe(ActResult.Ok);
            scene.Clock.AdvanceDays(1);
        }

        // Another form with the same words within a minute, as when a page was opened twice.
        await Write(scene, id, Olu, JournalKind.Feedback, null, "Thank you.");
        scene.Clock.Advance(Duration.FromSeconds(59));
        await Write(scene, id, Olu, JournalKind.Feedback, null, "Thank you.");
        (await scene.Read(db => db.JournalEntries.CountAsync())).ShouldBe(2);
        scene.Clock.Advance(Duration.FromSeconds(61));
        await Write(scene, id, Olu, JournalKind.Feedback, null, "Thank you.");
        (await scene.Read(db => db.JournalEntries.CountAsync())).ShouldBe(3);

        var mails = await scene.Read(db => db.Outbox.Where(m => m.Kind == "JournalEntry").ToListAsync());
        mails.Count.ShouldBe(3);
        mails.ShouldAllBe(m => m.To == "carla@example.org" && m.Link == $"/appraisals/{id}/journal");
        mails.ShouldAllBe(m => !m.Body.Contains("vendor") && !m.Subject.Contains("vendor"));
    }

    [Theory, BothDatabases]
    public async Task Two_clicks_at_the_same_moment_make_one_entry(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        var form = Guid.CreateVersion7();
        var entry = new JournalText(JournalKind.CheckIn, null, null, "Both at once.");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => scene.Do(u => u.JournalWriting.WriteAsync(scene.As(Olu), id, form, entry, share: true)))
        );
        answers.ShouldAllBe(a => a == ActResult.Ok);
        (await scene.Read(db => db.JournalEntries.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_form_id_that_somebody_else_used_makes_an_entry_of_ones_own(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        var form = Guid.CreateVersion7();
        var entry = new JournalText(JournalKind.CheckIn, null, null, "Mine");
        await scene.Do(u => u.JournalWriting.WriteAsync(scene.As(Olu), id, form, entry, share: false));
        (await scene.Do(u => u.JournalWriting.WriteAsync(scene.As(Carla), id, form, entry with { Text = "Hers" }, share: true))).ShouldBe(
            ActResult.Ok
        );
        var rows = await scene.Read(db => db.JournalEntries.OrderBy(e => e.AuthorId).ToListAsync());
        rows.Select(e => (e.AuthorId, e.Text, e.Id == form)).ShouldBe([(Olu, "Mine", true), (Carla, "Hers", false)]);
    }

    [Theory, BothDatabases]
    public async Task What_an_entry_lacks_is_said_and_nothing_is_kept(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        Codes(await Write(scene, id, Olu, null, null, " ")).ShouldBe(["JournalKindMissing", "JournalTextMissing"]);
        Codes(await Write(scene, id, Olu, JournalKind.Progress, AgreementSections.OfOutput(Guid.NewGuid()), "x"))
            .ShouldBe(["JournalAboutUnknown"]);
        Codes(await Write(scene, id, Olu, JournalKind.Progress, AgreementSections.Discussion, "x")).ShouldBe(["JournalAboutUnknown"]);
        Codes(await Write(scene, id, Olu, JournalKind.Progress, null, new string('x', 10_001))).ShouldBe(["TextTooLong"]);
        Codes(
                await scene.Do(u =>
                    u.JournalWriting.WriteAsync(
                        scene.As(Olu),
                        id,
                        Guid.NewGuid(),
                        new(JournalKind.Progress, null, new LocalDate(2026, 3, 3), "x"),
                        true
                    )
                )
            )
            .ShouldBe(["JournalDayInFuture"]);
        (await Write(scene, id, Olu, JournalKind.Progress, FirstOutput, new string('x', 10_000))).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.JournalEntries.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_the_two_sides_reads_or_writes(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Sign(id, Olu);
        await Write(scene, id, Carla, JournalKind.Difficulty, FirstOutput, "Between us.");
        var entry = await scene.Read(db => db.JournalEntries.SingleAsync());
        HeldOffice[] all =
        [
            new(Office.BoardMember, null),
            new(Office.BoardSecretary, null),
            new(Office.HrPartner, null),
            new(Office.Administrator, null),
            new(Office.DirectorGeneral, null),
        ];
        foreach (var reader in new[] { scene.As(Sam), scene.As(Stranger, all), scene.As(Pia), scene.As(null, all) })
        {
            (await scene.Do(u => u.Journal.LoadAsync(reader, id))).ShouldBeNull();
            (
                await scene.Do(u =>
                    u.JournalWriting.WriteAsync(reader, id, Guid.NewGuid(), new(JournalKind.CheckIn, null, null, "x"), true)
                )
            ).ShouldBe(ActResult.Missing);
            (await scene.Do(u => u.JournalWriting.DeleteAsync(reader, id, entry.Id))).ShouldBe(ActResult.Missing);
        }

        var second = await scene.Do(u => u.Reading.LoadAsync(scene.As(Sam), id));
        second!.Case.MayReadForm.ShouldBeTrue();
        (await scene.Do(u => u.Journal.NewestAsync(second.Case, 3))).ShouldBeEmpty();
        (await scene.Do(u => u.Journal.SaidAlongAsync(second.Case))).ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Decision_10_a_successor_reads_on_and_the_predecessors_word_counts(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await Write(scene, id, Carla, JournalKind.Difficulty, FirstOutput, "The migration is behind.");
        await Write(scene, id, Carla, JournalKind.Difficulty, FirstOutput, "To myself.", share: false);
        await scene.Read(db =>
            db.Appraisals.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SupervisorId, Stranger))
        );
        var view = await scene.Do(u => u.Journal.LoadAsync(scene.As(Stranger), id));
        view!.Lines.Single().Author.ShouldBe("Given Family1002");
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Carla), id))).ShouldBeNull();
        (await Facts(scene, id)).Raised.ShouldBe([new(FirstOutput, new(2026, 3, 2), RaisedIn.Journal, Carla)]);
    }

    [Theory, BothDatabases]
    public async Task Raised_is_what_the_supervisors_side_shared_about_a_part_on_the_officials_day(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        // Half past eleven at night in Geneva in winter: already the next day in Suva.
        scene.Clock.Now = Instant.FromUtc(2026, 3, 5, 22, 30);
        await Write(scene, id, Carla, JournalKind.Difficulty, FirstOutput, "Behind.");
        await Write(scene, id, Carla, JournalKind.Progress, FirstCompetency, "Moves on.");
        await Write(scene, id, Carla, JournalKind.Feedback, null, "On the whole good.");
        await Write(scene, id, Carla, JournalKind.Feedback, FirstCompetency, "Only for me.", share: false);
        await Write(scene, id, Olu, JournalKind.Difficulty, FirstCompetency, "Hard.");
        (await Facts(scene, id)).Raised.ShouldBe([new(FirstOutput, new(2026, 3, 5), RaisedIn.Journal, Carla)]);

        var suva = new DutyStationZones(station => station == "Geneva" ? "Pacific/Fiji" : null);
        var facts = await scene.Read(db => NoSurprisesFacts.OfAsync(db, suva, id, new LocalDate(2026, 3, 5)));
        facts.Raised.ShouldBe([new(FirstOutput, new(2026, 3, 6), RaisedIn.Journal, Carla)]);
        facts.Zone.Id.ShouldBe("Pacific/Fiji");
    }

    [Theory, BothDatabases]
    public async Task What_was_said_along_stands_by_the_part_it_is_about(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await Write(scene, id, Olu, JournalKind.Progress, FirstOutput, "One");
        scene.Clock.AdvanceDays(1);
        await Write(scene, id, Carla, JournalKind.Feedback, FirstOutput, "Two");
        await Write(scene, id, Carla, JournalKind.Feedback, FirstOutput, "Private", share: false);
        await Write(scene, id, Carla, JournalKind.Feedback, null, "Whole");
        var found = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!.Case;
        var said = await scene.Do(u => u.Journal.SaidAlongAsync(found));
        said.Select(g => g.Key).ShouldBe([FirstOutput]);
        said[FirstOutput].Select(l => l.Text).ShouldBe(["One", "Two"]);
        (await scene.Do(u => u.Journal.NewestAsync(found, 2))).Count.ShouldBe(2);
    }

    private static Task<NoSurprisesFacts> Facts(AppraisalScene scene, Guid id) =>
        scene.Read(db => NoSurprisesFacts.OfAsync(db, DutyStationZones.Unknown, id, scene.Clock.Now.InUtc().Date));

    private static Task<ActResult> Write(
        AppraisalScene scene,
        Guid id,
        string by,
        JournalKind? kind,
        string? about,
        string text,
        bool share = true
    ) => scene.Do(u => u.JournalWriting.WriteAsync(scene.As(by), id, Guid.CreateVersion7(), new(kind, about, null, text), share));

    private static Task<ActResult> Change(
        AppraisalScene scene,
        Guid id,
        string by,
        JournalLine note,
        JournalText text,
        bool share = false
    ) => scene.Do(u => u.JournalWriting.ChangeAsync(scene.As(by), id, note.Id, note.Version, text, share));

    private static IEnumerable<string> Codes(ActResult result) =>
        result.ShouldBeOfType<ActResult.Refused>().Refusals.Select(refusal => refusal.Code);
}
