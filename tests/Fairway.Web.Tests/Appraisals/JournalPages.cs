using System.Net;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Appraisals.AgreedAppraisal;

namespace Fairway.Web.Tests.Appraisals;

[Trait("Rule", "CY-10")]
public sealed class JournalPages
{
    [Theory, BothDatabases]
    public async Task An_entry_is_written_shared_and_read_by_the_other_side(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        await site.VisitBefore(Olu);
        using var olu = await site.As(Olu, "fr");
        using var carla = await site.As(Carla);
        var appraisal = await carla.Get(Address);
        appraisal.Words.ShouldContain("There is nothing in the journal yet.");
        var write = await carla.Follow(appraisal, "Write an entry");
        var journal = await carla.Submit(
            write,
            "Share with Olu Adeyemi",
            ("Input.Kind", "Difficulty"),
            ("Input.About", First),
            ("Input.Text", "The vendor for Lima is two months behind."),
            ("Input.Day.Day", "8"),
            ("Input.Day.Month", "6"),
            ("Input.Day.Year", "2026")
        );
        journal.Address.ShouldBe($"{Address}/journal");
        journal.Text.ShouldContain("Your entry is shared.");

        (await olu.Get(Address)).Words.ShouldContain("Difficulté · The vendor for Lima is two months behind.");
        var read = await olu.Get($"{Address}/journal");
        read.Words.ShouldContain("Difficulté · Produit 1\u00A0: Payroll migration in Dakar, Lima and Bangkok");
        read.Words.ShouldContain("concerne le 8 juin 2026");
        read.Document.QuerySelector("article [lang=en]")!.TextContent.ShouldBe("The vendor for Lima is two months behind.");
        // What is shared has no way to be changed.
        read.Document.QuerySelectorAll("article a").ShouldBeEmpty();

        var mail = await site.Database.Read(db => db.Outbox.SingleAsync(m => m.Kind == "JournalEntry"));
        mail.To.ShouldBe("olu@example.org");
        mail.Body.ShouldNotContain("vendor");
        (await olu.Get("/")).Words.ShouldContain("Carla Ibarra a écrit dans le journal de votre évaluation.");
    }

    [Theory, BothDatabases]
    public async Task A_private_note_is_kept_changed_shared_or_deleted(Provider on)
    {
        await using var site = await AgreedAppraisal.On(on);
        using var olu = await site.As(Olu);
        using var carla = await site.As(Carla);
        foreach (var text in new[] { "One for me", "One to delete" })
        {
            await olu.Submit(
                await olu.Get($"{Address}/journal/write"),
                "Keep as a private note",
                ("Input.Kind", "Feedback"),
                ("Input.Text", text)
            );
        }

        var journal = await olu.Get($"{Address}/journal");
        journal.Words.ShouldContain("Only you can read it.");
        (await carla.Get($"{Address}/journal")).Words.ShouldNotContain("One for me");
        (await carla.Get(Address)).Words.ShouldNotContain("One for me");
        var note = journal.Document.QuerySelectorAll("article").Single(a => a.TextContent.Contains("One for me", StringComparison.Ordinal));
        var address = note.QuerySelector("a[href*='/journal/']")!.GetAttribute("href")!;
        (await carla.Get(address)).Status.ShouldBe(HttpStatusCode.NotFound);

        var page = await olu.Get(address);
        await olu.Submit(page, "Save the note", ("Input.Text", "One for me, better said"));
        // The first page again, as it stands in another window: nothing is overwritten, and both texts are there.
        var conflict = await olu.Submit(page, "Save the note", ("Input.Text", "Something else"));
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Words.ShouldContain("One for me, better said");
        conflict.Text.ShouldContain("Something else");

        site.Clock.Advance(NodaTime.Duration.FromMinutes(10));
        await olu.Submit(await olu.Get(address), "Share with Carla Ibarra");
        (await carla.Get($"{Address}/journal")).Words.ShouldContain("Olu Adeyemi, official, 10 June 2026, 11:10");
        (await olu.Get(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        // The conflict page, still open: it is shared now, and what was typed can be copied.
        var late = await olu.Submit(conflict, "Save the note");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Errors.ShouldHaveSingleItem().ShouldStartWith("This entry is shared and stays as it is.");
        late.Text.ShouldContain("Something else");

        var other = (await olu.Get($"{Address}/journal")).Document.QuerySelector("article a[href*='/journal/']")!.GetAttribute("href")!;
        var gone = await olu.Submit(await olu.Get(other), "Delete the note");
        gone.Text.ShouldContain("The note is deleted.");
        gone.Words.ShouldNotContain("One to delete");
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_what_was_typed_stays()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        var write = await olu.Get($"{Address}/journal/write");
        var wrong = await olu.Submit(
            write,
            "Keep as a private note",
            ("Input.Text", "Kept while I choose"),
            ("Input.Day.Day", "11"),
            ("Input.Day.Month", "6"),
            ("Input.Day.Year", "2026")
        );
        wrong.Errors.ShouldBe([
            "Choose what kind of entry this is.",
            "11 June 2026 lies ahead: today is 10 June 2026. Give the day on which it happened, or leave it blank.",
        ]);
        wrong.Text.ShouldContain("Kept while I choose");
        // Pressed after a refused “keep”, “share” still shares.
        var shared = await olu.Submit(wrong, "Share with Carla Ibarra", ("Input.Kind", "Progress"), ("Input.Day.Day", "10"));
        shared.Text.ShouldContain("Your entry is shared.");

        var tooLong = await olu.Submit(
            await olu.Get($"{Address}/journal/write"),
            "Share with Carla Ibarra",
            ("Input.Kind", "Progress"),
            ("Input.Text", new string('x', 10_001))
        );
        tooLong.Errors.ShouldHaveSingleItem().ShouldStartWith("This text has 10,001 characters.");
        tooLong.Text.ShouldContain(new string('x', 10_001));
        // Sent by hand: a part that the form doesn't have, a kind that there isn't.
        var byHand = await olu.Post(
            $"{Address}/journal/write",
            write,
            ("Input.Kind", "7"),
            ("Input.About", "outputs/../../x"),
            ("Input.Text", "x")
        );
        byHand.Errors.ShouldBe(
            ["Choose what kind of entry this is.", "The form has no such part any more. Choose what the entry is about."],
            ignoreOrder: true
        );
        (await site.Database.Read(db => db.JournalEntries.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task The_form_sent_twice_makes_one_entry()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        var write = await olu.Get($"{Address}/journal/write");
        for (var click = 0; click < 2; click++)
        {
            var done = await olu.Submit(write, "Share with Carla Ibarra", ("Input.Kind", "CheckIn"), ("Input.Text", "We talked."));
            done.Address.ShouldBe($"{Address}/journal");
        }

        (await site.Database.Read(db => db.JournalEntries.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_filtered_by_side_and_by_what_it_is_about()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        using var carla = await site.As(Carla);
        await Write(olu, "Share with Carla Ibarra", First, "Dakar is live.");
        await Write(carla, "Share with Olu Adeyemi", First, "Well done in Dakar.");
        await Write(carla, "Share with Olu Adeyemi", "", "A good month.");
        await Write(olu, "Keep as a private note", "", "For me.");
        var all = await olu.Get($"{Address}/journal");
        Texts(all).Count.ShouldBe(4);
        Texts(await olu.Get($"{Address}/journal?by=official")).ShouldBe(["Dakar is live."]);
        Texts(await olu.Follow(all, "The supervisor’s side")).ShouldBe(["A good month.", "Well done in Dakar."], ignoreOrder: true);
        Texts(await olu.Follow(all, "My private notes")).ShouldBe(["For me."]);
        Texts(await olu.Follow(all, "The whole appraisal")).ShouldBe(["A good month.", "For me."], ignoreOrder: true);
        var output = await olu.Follow(all, "Output 1: Payroll migration in Dakar, Lima and Bangkok");
        Texts(output).ShouldBe(["Dakar is live.", "Well done in Dakar."], ignoreOrder: true);
        Texts(await olu.Follow(output, "The supervisor’s side")).ShouldBe(["Well done in Dakar."]);
        (await olu.Get($"{Address}/journal?about=nonsense&by=nobody&p=99")).Words.ShouldContain("There is no such entry.");
    }

    [Fact]
    public async Task Nobody_but_the_two_sides_finds_a_journal()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var carla = await site.As(Carla);
        await Write(carla, "Share with Olu Adeyemi", First, "Between us.");
        foreach (var who in new[] { Sam, Xia })
        {
            using var visitor = await site.As(who);
            (await visitor.Get($"{Address}/journal")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await visitor.Get($"{Address}/journal/write")).Status.ShouldBe(HttpStatusCode.NotFound);
            var page = await visitor.Get("/account");
            var posted = await visitor.Post($"{Address}/journal/write", page, ("Input.Kind", "CheckIn"), ("Input.Text", "x"));
            posted.Status.ShouldBe(HttpStatusCode.NotFound);
        }

        using var sam = await site.As(Sam);
        var appraisal = await sam.Get(Address);
        appraisal.Status.ShouldBe(HttpStatusCode.OK);
        appraisal.Text.ShouldNotContain("Between us.");
        appraisal.Text.ShouldNotContain("/journal");
        (await site.Database.Read(db => db.JournalEntries.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Text_is_shown_as_text()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        using var olu = await site.As(Olu);
        await Write(olu, "Share with Carla Ibarra", "", "<script>alert(1)</script> & “so”\n=1+1");
        using var carla = await site.As(Carla);
        foreach (var path in new[] { Address, $"{Address}/journal" })
        {
            var page = await carla.Get(path);
            page.Words.ShouldContain("<script>alert(1)</script> & “so”");
            page.Document.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        }
    }

    private static async Task Write(Visitor visitor, string button, string about, string text) =>
        (
            await visitor.Submit(
                await visitor.Get($"{Address}/journal/write"),
                button,
                ("Input.Kind", "Feedback"),
                ("Input.About", about),
                ("Input.Text", text)
            )
        ).Errors.ShouldBeEmpty();

    private static IReadOnlyList<string> Texts(Page page) =>
        [.. page.Document.QuerySelectorAll("article .fw-text").Select(e => e.TextContent)];
}
