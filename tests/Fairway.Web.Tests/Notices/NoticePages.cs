using System.Net;
using Fairway.App.Notices;
using Fairway.Testing;
using Fairway.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Notices;

/// <summary>Notices to many, from the form over the preview to who reads them; the rhythm of mails; mails that could not be sent.</summary>
public sealed class NoticePages
{
    [Theory, BothDatabases]
    public async Task HR_sees_the_count_first_then_publishes_and_those_addressed_read_it_in_their_language(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var hr = await scene.Server.As(scene.HrOfUnit.Id);
        var form = await hr.Get("/notices/write");
        var incomplete = await hr.Submit(
            form,
            "Look at it before it goes",
            ("Input.To", "Everybody"),
            ("Input.TitleEn", "The cycle begins")
        );
        incomplete.Errors.Count.ShouldBe(5, "a text in each language");
        var preview = await hr.Submit(
            incomplete,
            "Look at it before it goes",
            ("Input.TextEn", "Open your appraisal.\n<script>alert(1)</script>"),
            ("Input.TitleFr", "Le cycle commence"),
            ("Input.TextFr", "Ouvrez votre évaluation."),
            ("Input.TitleEs", "El ciclo empieza"),
            ("Input.TextEs", "Abra su evaluación.")
        );
        preview.Words.ShouldContain("It is addressed to 2 officials. One of them has an account and gets a mail.");
        preview.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        var changed = await hr.Submit(preview, "Change it");
        changed.Document.QuerySelector("[name='Input.TextFr']")!.TextContent.Trim().ShouldBe("Ouvrez votre évaluation.");
        preview = await hr.Submit(changed, "Look at it before it goes");
        (await hr.Submit(preview, "Publish it")).Words.ShouldContain("The notice is published.");
        await hr.Submit(preview, "Publish it");
        (await scene.Database.Read(db => db.Broadcasts.CountAsync())).ShouldBe(1, "a second click is the same notice");

        using var ada = await scene.Server.As("1001", "fr");
        var list = await ada.Get("/notices");
        var read = await ada.Follow(list, "Le cycle commence");
        read.Words.ShouldContain("Ouvrez votre évaluation.");
        (await scene.Mails("Broadcast")).ShouldHaveSingleItem().To.ShouldBe("ada@example.org");
    }

    [Fact]
    public async Task Who_is_not_HR_writes_none_and_nobody_else_reads_one_that_is_not_theirs()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var ada = await scene.Server.As("1001");
        (await ada.Get("/notices/write")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ada.Post("/notices/write?handler=Publish", await ada.Get("/notices"), ("Input.To", "Everybody"))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await ada.Get($"/notices/{Guid.CreateVersion7()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_reader_chooses_one_mail_a_week()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var ada = await scene.Server.As("1001");
        var account = await ada.Get("/account");
        var button = account
            .Document.QuerySelectorAll("form:has([name=Weekly]) button")
            .OfType<AngleSharp.Html.Dom.IHtmlElement>()
            .Single();
        (await ada.Submit(button, ("Weekly", "True"))).Words.ShouldContain("Your choice is saved.");
        (await scene.Database.Read(db => db.Users.SingleAsync(a => a.StaffId == "1001"))).WeeklyNotices.ShouldBeTrue();
        (await ada.Get("/account")).Document.QuerySelector("[name=Weekly][value=True]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task The_administrator_sees_to_whom_a_mail_could_not_be_sent_and_not_what_it_says()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        await scene.Database.Add(
            new OutboxMessage
            {
                To = "gone@example.org",
                Kind = "Opened",
                Language = "en",
                Subject = "A secret subject",
                Body = "A secret text",
                WrittenAt = scene.Clock.Now,
                Attempts = Delivery.MostAttempts,
            }
        );
        using var root = await scene.Server.As(scene.Root.Id);
        (await root.Get("/notices")).Words.ShouldContain("One mail could not be sent.");
        var page = await root.Get("/notices/unsent");
        page.Words.ShouldContain("gone@example.org");
        page.Text.ShouldNotContain("secret");
        (await root.Submit(page, "Try again")).Words.ShouldContain("Every mail has been sent, or will be tried again by itself.");
        (await scene.Database.Read(db => db.Outbox.SingleAsync())).Attempts.ShouldBe(0);
        using var hr = await scene.Server.As(scene.HrOfAll.Id);
        (await hr.Get("/notices/unsent")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
