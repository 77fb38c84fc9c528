using System.Security.Cryptography;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

[Trait("Rule", "CY-10")]
public sealed class EvidenceTests
{
    private static readonly string FirstOutput = AgreementSections.OfOutput(Whole().Outputs[0].Id);

    [Theory, BothDatabases]
    public async Task A_file_is_kept_as_sent_and_goes_with_the_output_it_backs(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await AgreedAsync(scene);
        (await Attach(scene, id, Olu, FirstOutput, @"C:\tmp\Dakar report.pdf", SampleFiles.Pdf)).ShouldBe(ActResult.Ok);
        var row = await scene.Read(db => db.Evidence.SingleAsync());
        (row.Name, row.Type, row.Size, row.Party).ShouldBe(
            ("Dakar report.pdf", EvidenceType.Pdf, SampleFiles.Pdf.Length, AppraisalParty.Official)
        );
        row.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf)));

        var board = new HeldOffice(Office.BoardMember, null);
        foreach (var reader in new[] { scene.As(Olu), scene.As(Carla), scene.As(Sam), scene.As(Stranger, board) })
        {
            var view = await scene.Do(u => u.Evidence.LoadAsync(reader, id));
            view!.Files.Single().Name.ShouldBe("Dakar report.pdf");
            view.MayRemove(view.Files[0]).ShouldBe(reader.StaffId == Olu);
            var sent = await scene.Do(u => u.Evidence.OpenAsync(reader, id, row.Id));
            sent!.Content.ShouldBe(SampleFiles.Pdf);
        }

        foreach (var reader in new[] { scene.As(Stranger), scene.As(Pia), scene.As(null, new HeldOffice(Office.Administrator, null)) })
        {
            (await scene.Do(u => u.Evidence.LoadAsync(reader, id))).ShouldBeNull();
            (await scene.Do(u => u.Evidence.OpenAsync(reader, id, row.Id))).ShouldBeNull();
            (await scene.Do(u => u.EvidenceKeeping.RemoveAsync(reader, id, row.Id))).ShouldBe(ActResult.Missing);
        }
    }

    [Theory, BothDatabases]
    public async Task CY12_who_opened_a_file_is_on_record_once_a_day(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await AgreedAsync(scene);
        await Attach(scene, id, Olu, FirstOutput, "a.pdf", SampleFiles.Pdf);
        var file = await scene.Read(db => db.Evidence.Select(e => e.Id).SingleAsync());
        foreach (var reader in new[] { Olu, Carla, Carla, Sam })
        {
            await scene.Do(u => u.Evidence.OpenAsync(scene.As(reader), id, file));
        }

        scene.Clock.AdvanceDays(1);
        await scene.Do(u => u.Evidence.OpenAsync(scene.As(Carla), id, file));
        (
            await scene.Read(db => db.History.Where(h => h.Act == "read-evidence").OrderBy(h => h.At).Select(h => h.Actor).ToListAsync())
        ).ShouldBe([Carla, Sam, Carla], ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task A_private_notes_file_is_its_authors_alone_and_goes_with_the_note(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await AgreedAsync(scene);
        var note = await NoteAsync(scene, id, Carla, share: false);
        (await Attach(scene, id, Carla, EvidenceKeeping.PlaceOf(note), "a.pdf", SampleFiles.Pdf)).ShouldBe(ActResult.Ok);
        var file = await scene.Read(db => db.Evidence.Select(e => e.Id).SingleAsync());
        foreach (var reader in new[] { Olu, Sam })
        {
            (await scene.Do(u => u.Evidence.LoadAsync(scene.As(reader), id)))!.Files.ShouldBeEmpty();
            (await scene.Do(u => u.Evidence.OpenAsync(scene.As(reader), id, file))).ShouldBeNull();
        }

        (await scene.Do(u => u.Evidence.LoadAsync(scene.As(Carla), id)))!.Files.Single().EntryId.ShouldBe(note);
        (await scene.Do(u => u.Journal.LoadAsync(scene.As(Carla), id)))!.Lines.Single().Files.Single().Name.ShouldBe("a.pdf");
        (await scene.Read(db => db.History.CountAsync(h => h.Act == "attach-evidence"))).ShouldBe(0);

        // Once the note is shared the other side reads both; nobody beyond the two.
        var shared = new JournalText(JournalKind.Feedback, null, null, "See the file.");
        var version = await scene.Read(db => db.JournalEntries.Select(e => e.Version).SingleAsync());
        await scene.Do(u => u.JournalWriting.ChangeAsync(scene.As(Carla), id, note, version, shared, share: true));
        (await scene.Do(u => u.Evidence.OpenAsync(scene.As(Olu), id, file))).ShouldNotBeNull();
        (await scene.Do(u => u.Evidence.OpenAsync(scene.As(Sam), id, file))).ShouldBeNull();

        var other = await NoteAsync(scene, id, Carla, share: false);
        await Attach(scene, id, Carla, EvidenceKeeping.PlaceOf(other), "b.pdf", SampleFiles.Pdf);
        (await scene.Do(u => u.JournalWriting.DeleteAsync(scene.As(Carla), id, other))).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.Evidence.Select(e => e.Name).ToListAsync())).ShouldBe(["a.pdf"]);
        (await scene.Read(db => db.EvidenceBytes.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task What_others_could_see_stays_on_record_by_name_and_hash_when_it_is_removed(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await AgreedAsync(scene);
        await Attach(scene, id, Olu, FirstOutput, "a.pdf", SampleFiles.Pdf);
        var file = await scene.Read(db => db.Evidence.Select(e => e.Id).SingleAsync());
        (await scene.Do(u => u.EvidenceKeeping.RemoveAsync(scene.As(Carla), id, file))).ShouldBe(ActResult.Missing);
        (await scene.Do(u => u.EvidenceKeeping.RemoveAsync(scene.As(Olu), id, file))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.EvidenceKeeping.RemoveAsync(scene.As(Olu), id, file))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Evidence.OpenAsync(scene.As(Olu), id, file))).ShouldBeNull();
        (await scene.Read(db => db.EvidenceBytes.CountAsync())).ShouldBe(0);
        var view = await scene.Do(u => u.Evidence.LoadAsync(scene.As(Carla), id));
        view!.Files.Single().RemovedAt.ShouldBe(scene.Clock.Now);
        view.Files[0].Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf)));
        (await scene.Read(db => db.History.CountAsync(h => h.Act == "remove-evidence"))).ShouldBe(1);
        // It can be attached again.
        (await Attach(scene, id, Olu, FirstOutput, "a.pdf", SampleFiles.Pdf)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.EvidenceBytes.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_private_notes_file_leaves_nothing_behind(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await AgreedAsync(scene);
        var note = await NoteAsync(scene, id, Olu, share: false);
        await Attach(scene, id, Olu, EvidenceKeeping.PlaceOf(note), "a.pdf", SampleFiles.Pdf);
        var file = await scene.Read(db => db.Evidence.Select(e => e.Id).SingleAsync());
        (await scene.Do(u => u.EvidenceKeeping.RemoveAsync(scene.As(Olu), id, file))).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.Evidence.CountAsync())).ShouldBe(0);
        (await scene.Read(db => db.History.CountAsync(h => h.Act == "remove-evidence"))).ShouldBe(0);
        (await scene.Do(u => u.EvidenceKeeping.RemoveAsync(scene.As(Olu), id, file))).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task It_hangs_on_an_agreed_output_or_an_entry_of_ones_own_and_on_nothing_else(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        // Shared, not agreed: it can still change.
        Codes(await Attach(scene, id, Olu, FirstOutput, "a.pdf", SampleFiles.Pdf)).ShouldBe(["EvidencePlaceMissing"]);
        await scene.Sign(id, Carla);
        await scene.Sign(id, Olu);
        var hers = await NoteAsync(scene, id, Carla, share: true);
        var private_ = await NoteAsync(scene, id, Carla, share: false);
        var other = await scene.Open(Dov);
        var elsewhere = await NoteAsync(scene, other, Carla, share: true);
        foreach (
            var place in new[]
            {
                null,
                "",
                "outputs/x",
                AgreementSections.OfOutput(Guid.NewGuid()),
                AgreementSections.OfCompetency(Whole().Competencies[0].Code),
                AgreementSections.Objective,
                EvidenceKeeping.PlaceOf(hers),
                EvidenceKeeping.PlaceOf(private_),
                EvidenceKeeping.PlaceOf(Guid.NewGuid()),
                "entries/",
            }
        )
        {
            Codes(await Attach(scene, id, Olu, place, "a.pdf", SampleFiles.Pdf)).ShouldBe(["EvidencePlaceMissing"], place);
        }

        Codes(await Attach(scene, id, Carla, EvidenceKeeping.PlaceOf(elsewhere), "a.pdf", SampleFiles.Pdf))
            .ShouldBe(["EvidencePlaceMissing"]);
        (await Attach(scene, id, Sam, FirstOutput, "a.pdf", SampleFiles.Pdf)).ShouldBe(ActResult.Missing);
        (await scene.Read(db => db.Evidence.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task The_same_form_or_file_sent_twice_is_attached_once_and_the_eleventh_is_refused(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await AgreedAsync(scene);
        var form = Guid.CreateVersion7();
        for (var click = 0; click < 2; click++)
        {
            (
                await scene.Do(u =>
                    u.EvidenceKeeping.AttachAsync(scene.As(Olu), id, form, FirstOutput, $"{click}.txt", [(byte)('a' + click)])
                )
            ).ShouldBe(ActResult.Ok);
        }

        (await Attach(scene, id, Olu, FirstOutput, "0.txt", [(byte)'a'])).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.Evidence.CountAsync())).ShouldBe(1);
        for (var n = 1; n < 10; n++)
        {
            (await Attach(scene, id, Olu, FirstOutput, $"{n}.txt", [(byte)('a' + n)])).ShouldBe(ActResult.Ok);
        }

        (await scene.Do(u => u.Evidence.LoadAsync(scene.As(Olu), id)))!.Left.ShouldBe(0);
        Codes(await Attach(scene, id, Olu, FirstOutput, "more.txt", [(byte)'z'])).ShouldBe(["EvidenceTooMany"]);
        // One person's files are not another's, and one taken away makes room.
        (await Attach(scene, id, Carla, FirstOutput, "hers.txt", [(byte)'c'])).ShouldBe(ActResult.Ok);
        var first = await scene.Read(db => db.Evidence.Where(e => e.AttachedBy == Olu).Select(e => e.Id).FirstAsync());
        await scene.Do(u => u.EvidenceKeeping.RemoveAsync(scene.As(Olu), id, first));
        (await Attach(scene, id, Olu, FirstOutput, "more.txt", [(byte)'z'])).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task What_is_refused_is_not_kept(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await AgreedAsync(scene);
        Codes(await Attach(scene, id, Olu, FirstOutput, "", [])).ShouldBe(["EvidenceMissing"]);
        Codes(await Attach(scene, id, Olu, FirstOutput, "a.pdf", SampleFiles.Program)).ShouldBe(["EvidenceNotWhatItSays"]);
        Codes(await Attach(scene, id, Olu, FirstOutput, "a\u202Efdp.exe", SampleFiles.Program)).ShouldBe(["EvidenceNotTaken"]);
        (await scene.Read(db => db.Evidence.CountAsync())).ShouldBe(0);
        (await scene.Read(db => db.EvidenceBytes.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Five_megabytes_come_back_as_they_went_in(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await AgreedAsync(scene);
        var content = new byte[5 * 1024 * 1024];
        new Random(1).NextBytes(content);
        SampleFiles.Pdf.CopyTo(content, 0);
        (await Attach(scene, id, Olu, FirstOutput, "large.pdf", content)).ShouldBe(ActResult.Ok);
        var file = await scene.Read(db => db.Evidence.Select(e => e.Id).SingleAsync());
        var sent = await scene.Do(u => u.Evidence.OpenAsync(scene.As(Carla), id, file));
        sent!.Content.AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    private static async Task<Guid> AgreedAsync(AppraisalScene scene)
    {
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Sign(id, Olu);
        return id;
    }

    private static async Task<Guid> NoteAsync(AppraisalScene scene, Guid id, string by, bool share)
    {
        var note = Guid.CreateVersion7();
        var text = new JournalText(JournalKind.Feedback, null, null, $"Note {note}");
        (await scene.Do(u => u.JournalWriting.WriteAsync(scene.As(by), id, note, text, share))).ShouldBe(ActResult.Ok);
        return note;
    }

    private static Task<ActResult> Attach(AppraisalScene scene, Guid id, string by, string? place, string name, byte[] content) =>
        scene.Do(u => u.EvidenceKeeping.AttachAsync(scene.As(by), id, Guid.CreateVersion7(), place, name, content));

    private static IEnumerable<string> Codes(ActResult result) =>
        result.ShouldBeOfType<ActResult.Refused>().Refusals.Select(refusal => refusal.Code);
}
