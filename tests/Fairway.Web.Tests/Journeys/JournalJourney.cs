using Fairway.Testing;
using Fairway.Web.Tests.Appraisals;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Appraisals.AgreedAppraisal;

namespace Fairway.Web.Tests.Journeys;

/// <summary>The dialogue between the steps in Chromium: an entry, a private note that is shared later, a file beside it (CY-10).</summary>
[Trait("Rule", "CY-10")]
public sealed class JournalJourney(TheBrowser browser)
{
    [Theory]
    [InlineData("en", true, 1280)]
    [InlineData("fr", false, 375)]
    public async Task The_two_sides_write_share_and_attach(string language, bool scripts, int width)
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        var ending = $"{language}-{width}{(scripts ? "" : "-plain")}";

        // The chief writes down what stands in the way, about the first output.
        await using var chief = await browser.Open(site.Server, scripts, width, language, await site.Server.AccountOf(Carla));
        await OpenAsync(chief, Address);
        await chief.Page.Locator("aside a[href$='/journal/write']").ClickAsync();
        await LookAsync(chief, "journal-write-" + ending);
        // Sent empty, it says what is missing and is found by a keyboard.
        await chief.Page.Locator("main form button[type=submit]").First.ClickAsync();
        (await chief.Page.Locator(".govuk-error-summary li").CountAsync()).ShouldBe(2);
        await LookAsync(chief, "journal-errors-" + ending);
        await WriteAsync(chief, "Difficulty", First, "The vendor for Lima is two months behind.\nWe agreed on a fallback for May.");
        await chief.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await InJournalAsync(chief);
        (await chief.Page.Locator("article").InnerTextAsync()).ShouldContain("two months behind");

        // And a note of her own, which nobody else sees.
        await chief.Go($"{Address}/journal/write");
        await WriteAsync(chief, "Feedback", "", "To say in July: the handbook reads well.");
        await chief.Page.Locator("main form button[formaction*=Keep]").ClickAsync();
        await InJournalAsync(chief);
        await LookAsync(chief, "journal-" + ending);

        // The official reads, answers, and attaches a file to the answer and to the output.
        await using var official = await browser.Open(site.Server, scripts, width, language, await site.Server.AccountOf(Olu));
        await OpenAsync(official, Address, "appraisal-with-journal-" + ending);
        await OpenAsync(official, $"{Address}/journal");
        (await official.Page.Locator("main").InnerTextAsync()).ShouldNotContain("handbook reads well");
        await official.Go($"{Address}/journal/write?about={Uri.EscapeDataString(First)}");
        (await official.Page.Locator("select[name='Input.About']").InputValueAsync()).ShouldBe(First);
        await WriteAsync(official, "Progress", First, "Dakar was paid from the new system in May.");
        await official.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await InJournalAsync(official);
        await official.Page.Locator("article a[href*='evidence?entry=']").First.ClickAsync();
        await AttachAsync(official, null, "Payslips Dakar.csv", "office,paid\nDakar,41\n"u8.ToArray());
        await AttachAsync(official, First, "report.pdf", "MZ"u8.ToArray(), refused: true);
        (await official.Page.Locator(".govuk-error-summary li").CountAsync()).ShouldBe(1);
        await LookAsync(official, "evidence-refused-" + ending);
        await AttachAsync(official, First, "Report on Dakar.pdf", "%PDF-1.7\n%%EOF\n"u8.ToArray());
        await LookAsync(official, "evidence-" + ending);

        // The browser saves the file; it never opens it.
        var saved = await official.Page.RunAndWaitForDownloadAsync(() =>
            official.Page.Locator("main a", new() { HasText = "Report on Dakar.pdf" }).ClickAsync()
        );
        saved.SuggestedFilename.ShouldBe("Report on Dakar.pdf");

        // The private note is shared after all: now the official reads it.
        await chief.Go($"{Address}/journal");
        await chief.Page.Locator("article a[href*='/journal/']").ClickAsync();
        await LookAsync(chief, "journal-note-" + ending);
        await chief.Page.Locator("main form button[formaction*=Share]").ClickAsync();
        await InJournalAsync(chief);
        await OpenAsync(official, $"{Address}/journal", "journal-both-" + ending);
        (await official.Page.Locator("main").InnerTextAsync()).ShouldContain("handbook reads well");
        (await site.Database.Read(db => db.JournalEntries.CountAsync(e => !e.Private))).ShouldBe(3);

        foreach (var window in new[] { chief, official })
        {
            window.Complaints.ShouldBeEmpty();
            window.Requests.ShouldAllBe(r => r.Host == site.Server.Url.Host);
        }
    }

    [Fact]
    public async Task A_file_of_thirty_megabytes_shows_a_page_and_not_a_broken_connection()
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        await using var official = await browser.Open(site.Server, scripts: false, signedIn: await site.Server.AccountOf(Olu));
        await official.Go($"{Address}/evidence");
        var folder = Directory.CreateTempSubdirectory("fairway-large-");
        try
        {
            var file = Path.Combine(folder.FullName, "large.pdf");
            await File.WriteAllBytesAsync(file, new byte[30 * 1024 * 1024]);
            await official.Page.SelectOptionAsync("select[name=Place]", First);
            await official.Page.SetInputFilesAsync("input[name=Upload]", file);
            await official.Page.Locator("main form[enctype] button[type=submit]").ClickAsync();
            await official.Page.Locator("main p", new() { HasText = "larger than the 5 MB" }).WaitForAsync();
            await LookAsync(official, "evidence-too-large");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Back in the journal, where the entry just written stands.</summary>
    private static async Task InJournalAsync(Window window)
    {
        await window.Page.Locator("main nav .fw-filters").First.WaitForAsync();
        new Uri(window.Page.Url).AbsolutePath.ShouldBe($"{Address}/journal");
    }

    private static async Task WriteAsync(Window window, string kind, string about, string text)
    {
        await window.Page.CheckAsync($"input[name='Input.Kind'][value='{kind}']");
        await window.Page.SelectOptionAsync("select[name='Input.About']", about);
        await window.Page.FillAsync("textarea[name='Input.Text']", text);
    }

    private static async Task AttachAsync(Window window, string? place, string name, byte[] content, bool refused = false)
    {
        if (place is not null)
        {
            await window.Page.SelectOptionAsync("select[name=Place]", place);
        }

        await window.Page.SetInputFilesAsync(
            "input[name=Upload]",
            new Microsoft.Playwright.FilePayload
            {
                Name = name,
                MimeType = "application/octet-stream",
                Buffer = content,
            }
        );
        await window.Page.Locator("main form[enctype] button[type=submit]").ClickAsync();
        await window.Page.Locator(refused ? ".govuk-error-summary" : "main td a", new() { HasText = refused ? null : name }).WaitForAsync();
    }

    private static async Task OpenAsync(Window window, string path, string? picture = null)
    {
        (await window.Go(path))!.Status.ShouldBe(200, path);
        await LookAsync(window, picture);
    }

    /// <summary>Nothing for axe to find, nothing wider than the window.</summary>
    private static async Task LookAsync(Window window, string? picture)
    {
        (await window.Faults()).ShouldBeEmpty(window.Page.Url);
        (await window.ScrollsSideways()).ShouldBeFalse(window.Page.Url);
        if (picture is not null)
        {
            await window.Picture(picture);
        }
    }
}
