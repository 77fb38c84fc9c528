using Fairway.App.Notices;
using Fairway.App.Skills;
using Fairway.Rules;
using Fairway.Rules.Skills;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Tests.Skills;

[Trait("Rule", "LE-3")]
public sealed class Skills_and_who_finds_them
{
    [Theory, BothDatabases]
    public async Task Found_is_only_who_consents_to_the_purpose_from_that_moment_until_it_is_taken_back(Provider on)
    {
        await using var scene = await SkillsScene.On(on);
        await scene.Declares(SkillsScene.Olu, "surveys", evidence: "Labour force survey, 2024");
        await scene.Speaks(SkillsScene.Olu, "fr", LanguageLevel.B1);
        await scene.Declares(SkillsScene.Pat, "writing");
        var vacancy = await scene.Opened();
        var mobility = await scene.Opened(SkillsPurpose.Mobility, "Dakar");
        (await scene.Found(vacancy)).ShouldBeEmpty();

        await scene.Consents(SkillsScene.Olu);
        (await scene.Found(vacancy)).ShouldBe([SkillsScene.Olu]);
        (await scene.Found(mobility)).ShouldBeEmpty("another purpose wants another consent");
        await scene.Consents(SkillsScene.Olu, SkillsPurpose.Mobility);
        (await scene.Found(mobility)).ShouldBeEmpty("they have said nothing of moving");
        await scene.WouldMove(SkillsScene.Olu, "Dakar");
        (await scene.Found(mobility)).ShouldBe([SkillsScene.Olu]);
        await scene.Consents(SkillsScene.Pat);
        (await scene.Found(vacancy)).ShouldBe([SkillsScene.Olu, SkillsScene.Pat], "all that is essential comes first");

        var view = (await scene.Do(u => u.Search.FindAsync(scene.As(SkillsScene.Hana), vacancy, 1)))!;
        view.Found[0].Match.Lines.Select(l => l.Points).ShouldBe([2, 0, 1]);
        view.Found[0].Skills["surveys"].Evidence.ShouldBe("Labour force survey, 2024");
        view.Found[0].Place.Unit.ShouldBe("Employment");
        view.Found[0].Mobility.ShouldBeNull("a vacancy says nothing of an interest in moving");

        (await scene.Do(u => u.Consents.WithdrawAsync(scene.As(SkillsScene.Olu), SkillsPurpose.Vacancy))).ShouldBe(ActResult.Ok);
        (await scene.Found(vacancy)).ShouldBe([SkillsScene.Pat]);
        (await scene.Found(mobility)).ShouldBe([SkillsScene.Olu]);
        var own = (await scene.Do(u => u.Own.ViewAsync(scene.As(SkillsScene.Olu))))!;
        own.Consents.Count.ShouldBe(2);
        own.Consents.Single(c => c.Purpose == SkillsPurpose.Vacancy).WithdrawnAt.ShouldNotBeNull();

        // The log: once for each opening, reader and day, and to nobody else.
        var seen = (await scene.Do(u => u.Consents.SeenAsync(scene.As(SkillsScene.Olu))))!;
        seen.Select(s => s.Opening.Id).ShouldBe([vacancy, mobility], ignoreOrder: true);
        seen.ShouldAllBe(s => s.By == "Person Hana");
        (await scene.Do(u => u.Consents.SeenAsync(scene.As(SkillsScene.Ines))))!.ShouldBeEmpty();
        (await scene.Do(u => u.Integrity.VerifyAsync())).ShouldAllBe(v => v.Broken.Count == 0);

        (await scene.Do(u => u.Openings.CloseAsync(scene.As(SkillsScene.Hana), vacancy))).ShouldBe(ActResult.Ok);
        (await scene.Found(vacancy)).ShouldBeEmpty("nobody is looked for after it is closed");
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_opens_looks_reads_or_writes(Provider on)
    {
        await using var scene = await SkillsScene.On(on);
        var skill = await scene.Declares(SkillsScene.Olu, "surveys");
        await scene.Consents(SkillsScene.Olu);
        var opening = await scene.Opened();
        foreach (var who in (string[])[SkillsScene.Pat, SkillsScene.Ines])
        {
            (await scene.Do(u => u.Search.FindAsync(scene.As(who), opening, 1))).ShouldBeNull();
            (await scene.Do(u => u.Openings.CloseAsync(scene.As(who), opening))).ShouldBe(ActResult.Missing);
            (await scene.Do(u => u.Forms.SkillAsync(scene.As(who), skill))).ShouldBeNull();
            (await scene.Do(u => u.Own.RemoveSkillAsync(scene.As(who), skill))).ShouldBe(ActResult.Missing);
        }
        (await scene.Do(u => u.Forms.SkillAsync(scene.As(SkillsScene.Hana), skill))).ShouldBeNull("who finds it doesn't open it");
        var elsewhere = new OpeningForm(SkillsPurpose.Vacancy, "Clerk", "E", null, [new("surveys", SkillLevel.Basic, false)], []);
        (await scene.Do(u => u.Openings.OpenAsync(scene.As(SkillsScene.Hana), Guid.CreateVersion7(), elsewhere)))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe(RefusalCodes.SkillsUnitMissing);
        (await scene.Do(u => u.Consents.SeenAsync(scene.As(SkillsScene.Olu))))!.ShouldBeEmpty("none of these was shown anything");
    }

    [Theory, BothDatabases]
    public async Task What_is_typed_is_kept_for_its_owner_and_found_by_nobody_until_it_is_kept(Provider on)
    {
        await using var scene = await SkillsScene.On(on);
        var (olu, id) = (scene.As(SkillsScene.Olu), Guid.CreateVersion7());
        await scene.Consents(SkillsScene.Olu);
        var opening = await scene.Opened();
        var begun = new SkillForm("surveys", null, SkillLevel.Expert, null, null, "half a li");
        var seen = (await scene.Do(u => u.Forms.SkillAsync(olu, id)))!.Seen;
        (await scene.Do(u => u.Forms.DraftAsync(olu, id, seen, begun))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Forms.DraftAsync(olu, id, seen, begun))).ShouldBe(ActResult.Ok, "sent twice");
        (await scene.Do(u => u.Forms.DraftAsync(olu, id, seen, begun with { Evidence = "another" }))).ShouldBe(ActResult.Stale);
        (await scene.Found(opening)).ShouldBeEmpty();
        (await scene.Do(u => u.Forms.SkillAsync(scene.As(SkillsScene.Pat), id)))!.Form.Evidence.ShouldBeEmpty(
            "each has drafts of their own"
        );

        var again = (await scene.Do(u => u.Forms.SkillAsync(olu, id)))!;
        again.Form.ShouldBe(begun);
        (await scene.Do(u => u.Forms.KeepAsync(olu, id, again.Seen, begun)))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Select(r => r.Field)
            .ShouldBe(["Years", "LastUsed"]);
        var whole = begun with { Years = 4, LastUsed = 2025, Evidence = "A line" };
        (await scene.Do(u => u.Forms.KeepAsync(olu, id, again.Seen, whole))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Forms.KeepAsync(olu, id, again.Seen, whole))).ShouldBe(ActResult.Ok, "sent twice");
        (await scene.Found(opening)).ShouldBe([SkillsScene.Olu]);
        (await scene.Do(u => u.Own.ViewAsync(olu)))!.Unfinished.ShouldBeEmpty();
        var other = Guid.CreateVersion7();
        var blank = (await scene.Do(u => u.Forms.SkillAsync(olu, other)))!.Seen;
        (await scene.Do(u => u.Forms.KeepAsync(olu, other, blank, whole)))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe(RefusalCodes.SkillsTwice);
    }

    [Theory, BothDatabases]
    public async Task All_of_it_can_be_taken_along_and_erased_and_nothing_is_left(Provider on)
    {
        await using var scene = await SkillsScene.On(on);
        var olu = scene.As(SkillsScene.Olu);
        var skill = await scene.Declares(SkillsScene.Olu, "", evidence: "Canary, in a cage", text: "Weaving of carpets");
        await scene.Declares(SkillsScene.Olu, "surveys");
        await scene.Declares(SkillsScene.Pat, "surveys");
        await scene.Speaks(SkillsScene.Olu, "wo", LanguageLevel.C2);
        await scene.WouldMove(SkillsScene.Olu, "Dakar", "Lima");
        await scene.Consents(SkillsScene.Olu);
        await scene.Consents(SkillsScene.Pat);
        var opening = await scene.Opened();
        (await scene.Found(opening)).Count.ShouldBe(2);
        var file = Guid.CreateVersion7();
        byte[] text = [.. "A certificate"u8];
        (await scene.Do(u => u.Files.AttachAsync(olu, skill, file, "certificate.txt", text))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Files.AttachAsync(olu, skill, file, "certificate.txt", text))).ShouldBe(ActResult.Ok, "sent twice");
        (await scene.Do(u => u.Files.AttachAsync(olu, skill, Guid.NewGuid(), "program.exe", text))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Files.OpenAsync(scene.As(SkillsScene.Hana), file))).ShouldBeNull("who finds it asks for it");
        (await scene.Do(u => u.Files.OpenAsync(olu, file)))!.Value.Content.ShouldBe(text);
        (await scene.Do(u => u.Integrity.VerifyAsync())).ShouldAllBe(v => v.Looked > 0 && v.Broken.Count == 0);

        var csv = (await scene.Do(u => u.Export.CsvAsync(olu)))!;
        foreach (
            var one in (string[])
                [
                    "Weaving of carpets",
                    "Canary, in a cage",
                    "Wolof",
                    "Dakar; Lima",
                    "certificate.txt",
                    "consent,Vacancy",
                    "seen,Vacancy,Statistician",
                ]
        )
        {
            csv.ShouldContain(one);
        }

        (await scene.Do(u => u.Own.EraseAsync(olu))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Own.ViewAsync(olu)))!.IsEmpty.ShouldBeTrue();
        (await scene.Found(opening)).ShouldBe([SkillsScene.Pat]);
        await using var db = scene.Database.Skills.Open();
        (await db.Declared.CountAsync()).ShouldBe(1);
        (await db.Files.CountAsync() + await db.FileBytes.CountAsync()).ShouldBe(0);
        (
            await db.Seen.CountAsync(s => s.StaffId == SkillsScene.Olu) + await db.Consents.CountAsync(c => c.StaffId == SkillsScene.Olu)
        ).ShouldBe(0);
        (await db.History.CountAsync(e => e.Subject == SkillsScene.Olu || e.Actor == SkillsScene.Olu)).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task What_was_written_freely_is_folded_and_then_found(Provider on)
    {
        await using var scene = await SkillsScene.On(on);
        await scene.Declares(SkillsScene.Olu, "", text: "Household  surveys");
        await scene.Declares(SkillsScene.Pat, "", text: "household surveys");
        await scene.Declares(SkillsScene.Pat, "", text: "Beekeeping");
        await scene.Consents(SkillsScene.Olu);
        var opening = await scene.Opened();
        (await scene.Found(opening)).ShouldBeEmpty();
        (await scene.Do(u => u.Catalogue.FreeAsync(scene.As(SkillsScene.Olu)))).ShouldBeNull();
        var hana = scene.As(SkillsScene.Hana);
        var free = (await scene.Do(u => u.Catalogue.FreeAsync(hana)))!;
        free.Select(f => f.People).ShouldBe([2, 1]);
        var none = new Wording("", "", "");
        (await scene.Do(u => u.Catalogue.FoldAsync(hana, free[0].Folded, "surveys", null, none))).ShouldBe(ActResult.Ok);
        (await scene.Found(opening)).ShouldBe([SkillsScene.Olu]);
        (await scene.Do(u => u.Own.ViewAsync(scene.As(SkillsScene.Olu))))!.Skills.Single().Text.ShouldBe("Household  surveys");
        (await scene.Do(u => u.Catalogue.FoldAsync(hana, free[0].Folded, "surveys", null, none))).ShouldBe(ActResult.Stale);
        (
            await scene.Do(u => u.Catalogue.FoldAsync(hana, free[1].Folded, null, "administration", new("Bees", "", "Abejas")))
        ).ShouldBeOfType<ActResult.Refused>();
        (
            await scene.Do(u => u.Catalogue.FoldAsync(hana, free[1].Folded, null, "administration", new("Bees", "Abeilles", "Abejas")))
        ).ShouldBe(ActResult.Ok);
        var pat = (await scene.Do(u => u.Own.ViewAsync(scene.As(SkillsScene.Pat))))!;
        pat.Skills.Select(s => pat.NameOf(s, "fr")).ShouldContain("Abeilles");
    }

    [Theory, BothDatabases]
    public async Task Once_a_year_its_owner_is_asked_whether_it_holds(Provider on)
    {
        await using var scene = await SkillsScene.On(on);
        await scene.Declares(SkillsScene.Olu, "surveys", evidence: "Canary");
        scene.Clock.Set("2027-03-01");
        (await Reminded()).ShouldBe(0);
        scene.Clock.Set("2027-03-02");
        (await Reminded()).ShouldBe(1);
        (await Reminded()).ShouldBe(0, "once");
        var mail = (await scene.Database.Read(db => db.Outbox.ToListAsync())).ShouldHaveSingleItem();
        mail.Link.ShouldBe("/skills");
        (mail.Subject + mail.Body).ShouldNotContain("urvey");
        (await scene.Do(u => u.Own.ConfirmAsync(scene.As(SkillsScene.Olu)))).ShouldBe(ActResult.Ok);
        scene.Clock.Set("2028-03-01");
        (await Reminded()).ShouldBe(0);
        scene.Clock.Set("2028-03-02");
        (await Reminded()).ShouldBe(1);

        Task<int> Reminded() => scene.Do(u => SkillsReminders.RunAsync(u.Db, u.Due, u.Places, scene.Clock));
    }
}
