using System.IO.Compression;
using Fairway.App.Learning;
using Fairway.Testing;
using Fairway.Web.Pages.Learning;
using Microsoft.Playwright;

namespace Fairway.Web.Tests.Learning;

/// <summary>The offline bundle: opened from a disk by a browser without a network and without scripts (LE-1).</summary>
[Trait("Rule", "LE-1")]
public sealed class OfflineBundle(TheBrowser browser)
{
    [Fact]
    public void The_same_content_gives_the_same_bytes_and_every_link_leads_to_a_page_of_it()
    {
        var bundle = new LearningBundle(TheServer.Learning);
        var again = new LearningBundle(LearningLibrary.Load(LearningLibrary.Shipped));
        again.Sum.ShouldBe(bundle.Sum);
        again.Bytes.ShouldBe(bundle.Bytes);
        using var zip = new ZipArchive(new MemoryStream(bundle.Bytes));
        var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
        names.Count.ShouldBeGreaterThan(75);
        zip.Entries.ShouldAllBe(e => e.LastWriteTime.Year == 1980);
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".html", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            text.ShouldNotContain("<script");
            text.ShouldNotContain("http:");
            text.ShouldNotContain("https:");
            var folder = entry.FullName[..(entry.FullName.LastIndexOf('/') + 1)];
            foreach (
                System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(
                    text,
                    "(?:href)=\"([^\"#]+)",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(5)
                )
            )
            {
                var path = new Uri(new Uri("file:///" + folder), link.Groups[1].Value).AbsolutePath.TrimStart('/');
                names.ShouldContain(path, $"{entry.FullName} → {link.Groups[1].Value}");
            }
        }
    }

    [Fact]
    public async Task A_simulation_is_played_to_two_ends_from_a_disk_without_network_and_scripts()
    {
        var folder = Directory.CreateTempSubdirectory("fairway-bundle");
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(new LearningBundle(TheServer.Learning).Bytes)))
            {
                zip.ExtractToDirectory(folder.FullName);
            }

            await using var window = await browser.Open(new Uri("http://127.0.0.1:9"), scripts: false, width: 375);
            await window.Page.Context.SetOfflineAsync(true);
            await window.Page.GotoAsync(new Uri(Path.Combine(folder.FullName, "fairway-learning", "index.html")).AbsoluteUri);
            await window.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
            await window.Page.GetByRole(AriaRole.Link, new() { Name = "Three late reports and a complaint" }).ClickAsync();
            await window.Picture("bundle-begin");

            // The careful way, with a plan.
            await Choose(
                window,
                "before--a",
                "invite--a",
                "open--a",
                "reaction--a",
                "home--a",
                "system--a",
                "complaint--a",
                "mirror--a",
                "way--a",
                "measure--a",
                "record--a",
                "autumn--a",
                "christmas--a"
            );
            (await Visible(window, "#better")).ShouldBeTrue();
            (await Visible(window, "#not-yet")).ShouldBeFalse();
            (await Visible(window, "#mondays")).ShouldBeFalse("the way that was not taken");
            (await window.Page.Locator("#better").InnerTextAsync()).ShouldContain("The result of the plan goes to the Reports Board");
            (await window.Page.Locator("#better").InnerTextAsync()).ShouldNotContain("There never was a plan");
            (await window.Page.Locator("#christmas").InnerTextAsync()).ShouldContain("The complaint has long been answered.");
            await window.Picture("bundle-better");

            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Begin again" }).ClickAsync();
            (await Visible(window, "#invite")).ShouldBeFalse();
            await Choose(
                window,
                "before--c",
                "invite--b",
                "open--b",
                "reaction--b",
                "home--b",
                "system--b",
                "complaint--b",
                "mirror--b",
                "way--b",
                "mondays--b",
                "record--b",
                "autumn--b",
                "christmas--b"
            );
            (await Visible(window, "#no-ground")).ShouldBeTrue();
            (await window.Page.Locator("#no-ground").InnerTextAsync()).ShouldContain("There is none.");
            (await Visible(window, "#better")).ShouldBeFalse();
            window.Requests.ShouldAllBe(request => request.IsFile);
            window.Complaints.ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Choose(Window window, params string[] boxes)
    {
        foreach (var box in boxes)
        {
            await window.Page.Locator("#" + box).CheckAsync(new() { Force = true });
        }
    }

    private static Task<bool> Visible(Window window, string selector) => window.Page.Locator(selector).IsVisibleAsync();
}
