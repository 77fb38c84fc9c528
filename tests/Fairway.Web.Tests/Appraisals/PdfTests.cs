using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Fairway.Testing;
using Fairway.Web.Hosting;
using Fairway.Web.Hosting.Paper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Appraisals;

/// <summary>Forms as PDF, printed by a real browser; one class, since each counts what the browser leaves behind.</summary>
[Trait("Rule", "CY-12")]
public sealed partial class PdfTests
{
    [Fact]
    public async Task A_form_is_a_tagged_PDF_in_the_readers_language_with_its_headings()
    {
        var before = Folders();
        var (scene, id) = await CopiesScene.On(Provider.Sqlite, browser: null);
        await using (scene)
        {
            scene.Server.Services.GetRequiredService<FairwayWebOptions>().PdfTimeLimit = TimeSpan.FromMinutes(2);
            using var ada = await scene.As(Ada, "fr");
            ada.Client.Timeout = TimeSpan.FromMinutes(5);
            using var answer = await ada.Client.GetAsync(new Uri($"/appraisals/{id}/print.pdf?step=boc&version=1", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
            answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("appraisal-1001-2026-boc-1.pdf");
            var pdf = await answer.Content.ReadAsByteArrayAsync();
            await Keep("form", pdf);

            var text = Encoding.Latin1.GetString(pdf);
            text.ShouldStartWith("%PDF-");
            text.TrimEnd().ShouldEndWith("%%EOF");
            text.ShouldContain("/StructTreeRoot");
            text.ShouldContain("/MarkInfo");
            text.ShouldContain("/Lang (fr)");
            text.ShouldNotContain("127.0.0.1:9", Case.Sensitive, "no address of ours or of the browser's");
            Pages(text).ShouldBeInRange(2, 4);
            var titles = Titles(text);
            titles[0]
                .ShouldBe(
                    "Évaluation de la performance : Début de cycle · Ada Okonkwo · 2026–27".Replace(
                        " :",
                        "\u00A0:",
                        StringComparison.Ordinal
                    )
                );
            titles.ShouldContain("Signatures");
            titles.ShouldContain("Objectif de développement");

            (await scene.Read(db => db.FormReadings.SingleAsync())).ReaderId.ShouldBe(Ada);
        }

        Folders().Except(before).ShouldBeEmpty("the browser's folder goes with the server");
    }

    [Fact]
    public async Task Without_a_browser_the_reader_gets_the_print_view_and_how_to_save_it()
    {
        var (scene, id) = await CopiesScene.On(Provider.Sqlite);
        await using var _ = scene;
        using var ada = await scene.As(Ada);
        var page = await ada.Get($"/appraisals/{id}/print.pdf?version=1");
        page.Address.ShouldBe($"/appraisals/{id}/print?step=boc&version=1&instead=pdf");
        page.Words.ShouldContain("Fairway can’t make PDF files here");
        page.Words.ShouldContain("Guide for small enterprises");
    }

    [Fact]
    public async Task A_browser_that_fails_gets_nothing_of_our_environment_and_the_reader_the_print_view()
    {
        var folder = Directory.CreateTempSubdirectory("fairway-fake-");
        try
        {
            var saw = Path.Combine(folder.FullName, "saw");
            Environment.SetEnvironmentVariable("FAIRWAY_SECRET_OF_A_TEST", "hunter2");
            var (scene, id) = await CopiesScene.On(Provider.Sqlite, browser: Script(folder, $"env > {saw}; echo \"$@\" >> {saw}; exit 3"));
            await using var _ = scene;
            using var ada = await scene.As(Ada);
            var page = await ada.Get($"/appraisals/{id}/print.pdf");
            page.Words.ShouldContain("could not be made just now");
            page.Words.ShouldContain("Guide for small enterprises");
            var seen = await File.ReadAllTextAsync(saw);
            seen.ShouldNotContain("hunter2");
            seen.ShouldNotContain("FAIRWAY", Case.Sensitive);
            seen.ShouldNotContain("Okonkwo");
            seen.ShouldContain("--headless");
        }
        finally
        {
            Environment.SetEnvironmentVariable("FAIRWAY_SECRET_OF_A_TEST", null);
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_browser_that_hangs_is_ended_after_its_time()
    {
        var folder = Directory.CreateTempSubdirectory("fairway-fake-");
        try
        {
            var pid = Path.Combine(folder.FullName, "pid");
            var options = new FairwayWebOptions
            {
                Browser = Script(folder, $"sleep 600 & echo $! > {pid}; wait"),
                PdfTimeLimit = TimeSpan.FromSeconds(2),
            };
            await using var hanging = new PdfBrowser(options, NullLogger<PdfBrowser>.Instance);
            (await hanging.PrintAsync("<p>x</p>", TestContext.Current.CancellationToken)).ShouldBeNull();
            var child = int.Parse(await File.ReadAllTextAsync(pid), System.Globalization.CultureInfo.InvariantCulture);
            Alive(child).ShouldBeFalse("what it had started has ended with it");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_is_printed_fetches_nothing_and_several_at_once_do_not_mix()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var printing = new PdfBrowser(
            new FairwayWebOptions { PdfTimeLimit = TimeSpan.FromMinutes(2) },
            NullLogger<PdfBrowser>.Instance
        );
        printing.IsThere.ShouldBeTrue("these tests need a Chromium");
        var all = await Task.WhenAll(
            Enumerable
                .Range(1, 3)
                .Select(async n =>
                {
                    // No content policy here: the browser itself must not reach anything.
                    var html =
                        $"<!doctype html><html lang=en><title>Form {n}</title><link rel=stylesheet href=http://127.0.0.1:{port}/a.css>"
                        + $"<h1>Heading {n}</h1><img src=http://127.0.0.1:{port}/a.png><img src=http://localhost:{port}/b.png>"
                        + $"<script>document.title = 'Scripted'</script>";
                    return await printing.PrintAsync(html, TestContext.Current.CancellationToken);
                })
        );
        for (var n = 1; n <= all.Length; n++)
        {
            var titles = Titles(Encoding.Latin1.GetString(all[n - 1].ShouldNotBeNull()));
            titles.ShouldContain($"Form {n}");
            titles.ShouldContain($"Heading {n}");
        }

        listener.Pending().ShouldBeFalse("nothing was asked of this machine");
    }

    [Fact]
    public async Task A_browser_that_has_ended_in_between_is_started_again()
    {
        await using var printing = new PdfBrowser(
            new FairwayWebOptions { PdfTimeLimit = TimeSpan.FromMinutes(2) },
            NullLogger<PdfBrowser>.Instance
        );
        (await printing.PrintAsync("<title>One</title>", TestContext.Current.CancellationToken)).ShouldNotBeNull();
        var killed = Printers();
        killed.ShouldNotBeEmpty();
        foreach (var process in killed)
        {
            process.Kill(entireProcessTree: true);
        }

        (await printing.PrintAsync("<title>Two</title>", TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    /// <summary>Browsers that print, by the folder that each is given: those of other tests have another.</summary>
    private static List<Process> Printers() =>
        [.. Process.GetProcesses().Where(p => CommandOf(p.Id).Contains("fairway-pdf-", StringComparison.Ordinal))];

    private static string CommandOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static bool Alive(int id) =>
        File.Exists($"/proc/{id}/stat") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static string Script(DirectoryInfo folder, string does)
    {
        var path = Path.Combine(folder.FullName, "browser");
        File.WriteAllText(path, "#!/bin/sh\n" + does + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static List<string> Folders() => [.. Directory.GetDirectories(Path.GetTempPath(), "fairway-pdf-*")];

    private static int Pages(string pdf) => LeafPage().Count(pdf);

    /// <summary>The title of the document and those of its outline, as PDF writes texts: in brackets, or in UTF-16.</summary>
    private static List<string> Titles(string pdf) =>
        [
            .. TitleEntry()
                .Matches(pdf)
                .Select(m =>
                    m.Groups["hex"].Success
                        ? Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups["hex"].Value)).TrimStart('\uFEFF')
                        : Unescaped(m.Groups["text"].Value)
                ),
        ];

    private static string Unescaped(string text)
    {
        var plain = Regex.Replace(
            text,
            @"\\(?:([0-7]{3})|(.))",
            m => m.Groups[1].Success ? ((char)Convert.ToInt32(m.Groups[1].Value, 8)).ToString() : m.Groups[2].Value,
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(1)
        );
        return plain.StartsWith("þÿ", StringComparison.Ordinal)
            ? Encoding.BigEndianUnicode.GetString(Encoding.Latin1.GetBytes(plain[2..]))
            : plain;
    }

    private static async Task Keep(string name, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable("FAIRWAY_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf);
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 5000)]
    private static partial Regex LeafPage();

    [GeneratedRegex(@"/Title\s*(?:<(?<hex>[0-9A-Fa-f]+)>|\((?<text>(?:\\.|[^\\)])*)\))", RegexOptions.Singleline, 5000)]
    private static partial Regex TitleEntry();
}
