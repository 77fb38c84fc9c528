using System.Net;
using Fairway.Testing;
using Fairway.Web.Tests.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Workplans;

public sealed class WorkplanPages
{
    private const string Edit = "/workplans/edit/2026/GOV";

    [Theory, BothDatabases]
    public async Task A_chief_writes_a_workplan_row_by_row_and_publishes_it(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var chief = await site.Server.As("ana");

        var view = await chief.Get("/workplans/2026/GOV");
        view.Words.ShouldContain("is not published yet");
        var form = await chief.Follow(view, "Write");
        form = await chief.Submit(
            form,
            "Add a line",
            ("Input.BigPicture", "Inspectors everywhere.\r\nEvery year."),
            ("Input.Lines[0].Text", "Ten inspections"),
            ("Input.Lines[0].Outcome", "2026/B.1")
        );
        form = await chief.Submit(form, "Add a line", ("Input.Lines[1].Text", "Train inspectors"), ("Input.Lines[1].Kind", "priority"));
        form = await chief.Submit(form, "Do=up:1");
        form.Document.QuerySelector("textarea[name='Input.Lines[0].Text']")!.TextContent.Trim().ShouldBe("Train inspectors");

        using var colleague = await site.Server.As("cem");
        (await colleague.Get("/workplans/2026/GOV")).Words.ShouldNotContain("inspectors", Case.Insensitive);

        var published = await chief.Submit(form, "Publish the workplan");
        published.Address.ShouldBe("/workplans/2026/GOV");
        var read = await colleague.Get("/workplans/2026/GOV");
        read.Words.ShouldContain("Inspectors everywhere.");
        read.Words.ShouldContain("Train inspectors");
        read.Words.ShouldContain("Serves B.1 Ratifications");
        read.HasLink("Write").ShouldBeFalse();
        // From the outcome to the workplan, too.
        (await colleague.Get("/outcomes/2026/B.1")).Words.ShouldContain("Ten inspections");
        // The blank third row went.
        (await site.Database.Read(db => db.WorkplanLines.CountAsync(line => line.Text == ""))).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Who_is_overtaken_sees_both_texts_and_loses_nothing(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var chief = await site.Server.As("ben");
        using var other = await site.Server.As("dora");
        var chiefs = await chief.Get("/workplans/edit/2026/ENT");
        var others = await other.Get("/workplans/edit/2026/ENT");

        (await other.Submit(others, "Save the draft", ("Input.BigPicture", "Dora's big picture"))).Words.ShouldContain(
            "The draft is saved."
        );
        var both = await chief.Submit(chiefs, "Save the draft", ("Input.BigPicture", "Ben's big picture"));
        both.Status.ShouldBe(HttpStatusCode.Conflict);
        both.Words.ShouldContain("Dora Lind saved another text");
        both.Words.ShouldContain("Dora's big picture");
        both.Document.QuerySelector("textarea[name='Input.BigPicture']")!.TextContent.Trim().ShouldBe("Ben's big picture");

        // Having seen it, Ben's may take its place.
        (await chief.Submit(both, "Save the draft")).Status.ShouldBe(HttpStatusCode.OK);
        (await other.Get("/workplans/edit/2026/ENT")).Text.ShouldContain("Ben&#x27;s big picture");
    }

    [Theory, BothDatabases]
    public async Task A_draft_saves_itself_and_says_which_text_it_has_seen(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var chief = await site.Server.As("ana");
        var form = await chief.Get(Edit);
        var first = await chief.Post($"{Edit}?handler=Autosave", form, ("Input.Seen", "0"), ("Input.BigPicture", "Half a sen"));
        (first.Status, first.Text).ShouldBe((HttpStatusCode.OK, """{"Seen":1}"""));
        var stale = await chief.Post($"{Edit}?handler=Autosave", form, ("Input.Seen", "0"), ("Input.BigPicture", "Another"));
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        var tooLong = await chief.Post(
            $"{Edit}?handler=Autosave",
            form,
            ("Input.Seen", "1"),
            ("Input.BigPicture", new string('x', 100_001))
        );
        tooLong.Status.ShouldBe(HttpStatusCode.BadRequest);
        tooLong.Text.ShouldContain("100,001");
        (await chief.Get(Edit)).Text.ShouldContain("Half a sen");
    }

    [Theory, BothDatabases]
    public async Task What_is_missing_is_said_at_its_field_and_the_text_is_kept(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var chief = await site.Server.As("ana");
        var form = await chief.Get(Edit);
        var refused = await chief.Submit(form, "Publish the workplan", ("Input.Lines[0].Outcome", "2026/B"));
        refused.Errors.Count.ShouldBe(2);
        refused.Errors[0].ShouldStartWith("The big picture is missing.");
        refused.Errors[1].ShouldStartWith("Line 1 names an outcome");
        refused.Document.QuerySelector("a[href='#Input_Lines_0__Text']").ShouldNotBeNull();
        (await chief.Get("/workplans/2026/GOV")).Words.ShouldContain("is not published yet");

        var tooLong = await chief.Submit(await chief.Get(Edit), "Save the draft", ("Input.BigPicture", new string('y', 100_000)));
        tooLong.Errors.ShouldHaveSingleItem().ShouldContain("100,000");
        tooLong.Text.ShouldContain(new string('y', 100_000));
    }

    [Theory, BothDatabases]
    public async Task Script_in_a_workplan_is_text(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var chief = await site.Server.As("ana");
        const string evil = "<script>alert(1)</script>";
        await chief.Submit(await chief.Get(Edit), "Publish the workplan", ("Input.BigPicture", evil), ("Input.Lines[0].Text", evil));
        var page = await chief.Get("/workplans/2026/GOV");
        page.Words.ShouldContain(evil);
        page.Text.ShouldNotContain(evil);
    }

    [Theory, BothDatabases]
    public async Task Withdrawing_a_cited_line_keeps_it_in_sight_and_it_can_be_put_back(Provider on)
    {
        await using var site = await ResultsSite.On(on);
        using var chief = await site.Server.As("ben");
        var form = await chief.Submit(await chief.Get("/workplans/edit/2026/ENT"), "Do=remove:0");
        form.Words.ShouldContain("Withdrawn lines");
        var view = await chief.Submit(form, "Publish the changes");
        view.Words.ShouldContain("Withdrawn");
        view.Words.ShouldContain("1 agreed output cites this line");
        view.Words.ShouldContain("Guide translated · Enterprises · Cem Kaya");
        view.Words.ShouldContain("Withdrawn: “A guide in three languages”");

        form = await chief.Submit(await chief.Get("/workplans/edit/2026/ENT"), "Put back");
        view = await chief.Submit(form, "Publish the changes");
        view.Words.ShouldContain("Added: “A guide in three languages”");
    }

    [Fact]
    public async Task Others_cannot_even_open_the_form()
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var colleague = await site.Server.As("cem");
        (await colleague.Get("/workplans/edit/2026/ENT")).Status.ShouldBe(HttpStatusCode.NotFound);

        // The chief of the unit above writes another unit's plan, whose form carries a good token.
        using var above = await site.Server.As("ana");
        (await above.Get("/workplans/edit/2026/ENT")).Status.ShouldBe(HttpStatusCode.NotFound);
        var tokenFrom = await above.Get(Edit);
        foreach (var address in (string[])["/workplans/edit/2026/ENT", "/workplans/edit/2026/ENT?handler=Autosave"])
        {
            (await above.Post(address, tokenFrom, ("Do", "publish"), ("Input.Seen", "1"), ("Input.BigPicture", "Mine"))).Status.ShouldBe(
                HttpStatusCode.NotFound
            );
        }
        (await site.Database.Read(db => db.Workplans.SingleAsync())).BigPicture.ShouldBe("Small enterprises find us first.");
    }

    [Fact]
    public async Task A_delegate_drafts_and_only_the_chief_publishes()
    {
        await using var site = await ResultsSite.On(Provider.Sqlite);
        using var visitor = await site.Server.As("dora");
        var form = await visitor.Get("/workplans/edit/2026/ENT");
        form.HasButton("Publish the changes").ShouldBeFalse();
        var refused = await visitor.Post(
            "/workplans/edit/2026/ENT",
            form,
            ("Do", "publish"),
            ("Input.Seen", "1"),
            ("Input.BigPicture", "By hand"),
            ("Input.Lines[0].Text", "x"),
            ("Input.Lines[0].Kind", "deliverable")
        );
        refused.Errors.ShouldHaveSingleItem().ShouldStartWith("Only the responsible chief publishes");
    }
}
