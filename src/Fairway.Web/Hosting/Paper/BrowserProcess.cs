using System.Diagnostics;
using System.Text.Json;

namespace Fairway.Web.Hosting.Paper;

/// <summary>
/// One headless browser that prints what it is given and fetches nothing: no network, no scripts, a folder of its own that goes with it, and none of
/// our environment, in which a database's password may stand. It is talked to through its own pipes, so that no port is open to others on the
/// machine, and the text of a form is in no file and on no command line.
/// </summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private static readonly string[] s_flags =
    [
        "--headless",
        "--remote-debugging-pipe",
        "--no-startup-window",
        // A process kept ready for another site, which there is none of here.
        "--disable-features=SpareRendererForSitePerProcess",
        "--disable-gpu",
        "--disable-extensions",
        "--disable-sync",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-breakpad",
        "--no-first-run",
        "--no-default-browser-check",
        "--no-pings",
        // Whatever a page might ask for: no name is known, and every address goes through a proxy that isn't there.
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--proxy-server=127.0.0.1:9",
        "--proxy-bypass-list=<-loopback>",
    ];

    private readonly Process process;
    private readonly DevTools devTools;
    private readonly DirectoryInfo folder;
    private readonly Task<string> complaints;
    private OpenPage? page;

    private BrowserProcess(Process process, DirectoryInfo folder)
    {
        this.process = process;
        this.folder = folder;
        devTools = new DevTools(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        complaints = LastWordsAsync(process.StandardError);
    }

    /// <summary>How many forms it has printed.</summary>
    public int Printed { get; private set; }

    public static BrowserProcess Start(string program)
    {
        // On Unix the folder is its owner's alone from the first moment.
        var room = Directory.CreateTempSubdirectory("fairway-pdf-");
        try
        {
            // The protocol wants descriptors 3 and 4; a child process is given only 0, 1 and 2.
            var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>&2", "sh", program, .. s_flags])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = room.FullName,
            };
            start.ArgumentList.Add("--user-data-dir=" + room.FullName);
            if (Environment.IsPrivilegedProcess)
            {
                // The browser refuses to sandbox for root.
                start.ArgumentList.Add("--no-sandbox");
            }

            start.Environment.Clear();
            start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
            start.Environment["LANG"] = "C.UTF-8";
            start.Environment["HOME"] = room.FullName;
            start.Environment["TMPDIR"] = room.FullName;
            return new BrowserProcess(Process.Start(start)!, room);
        }
        catch
        {
            room.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The document as a tagged PDF. An <see cref="IOException"/> where the browser doesn't do it.</summary>
    public async Task<byte[]> PrintAsync(string html, CancellationToken stop)
    {
        page ??= await OpenAsync(stop);
        await WriteAsync(page, html, stop);
        var pdf = await devTools.CallAsync(
            "Page.printToPDF",
            new()
            {
                ["preferCSSPageSize"] = true,
                ["printBackground"] = true,
                ["displayHeaderFooter"] = false,
                ["generateTaggedPDF"] = true,
                ["generateDocumentOutline"] = true,
            },
            page.Session,
            stop
        );
        // Nothing of one form is there while the browser waits for the next.
        await WriteAsync(page, "", stop);
        Printed++;
        return pdf.GetProperty("data").GetBytesFromBase64();
    }

    /// <summary>A page without scripts, in a context that keeps nothing. It is written anew for each document: a new page for each costs five times as much.</summary>
    private async Task<OpenPage> OpenAsync(CancellationToken stop)
    {
        var context = await devTools.CallAsync("Target.createBrowserContext", [], null, stop);
        var target = await devTools.CallAsync(
            "Target.createTarget",
            new() { ["url"] = "about:blank", ["browserContextId"] = context.GetProperty("browserContextId").GetString() },
            null,
            stop
        );
        var attached = await devTools.CallAsync(
            "Target.attachToTarget",
            new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true },
            null,
            stop
        );
        var session = attached.GetProperty("sessionId").GetString()!;
        await devTools.CallAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true }, session, stop);
        var tree = await devTools.CallAsync("Page.getFrameTree", [], session, stop);
        return new OpenPage(session, tree.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!);
    }

    private Task<JsonElement> WriteAsync(OpenPage on, string html, CancellationToken stop) =>
        devTools.CallAsync("Page.setDocumentContent", new() { ["frameId"] = on.Frame, ["html"] = html }, on.Session, stop);

    /// <summary>Ends it, at once, with all that it started.</summary>
    /// <returns>What it said last, for the log.</returns>
    public async Task<string> EndAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await process.WaitForExitAsync(limit.Token);
            return await complaints.WaitAsync(limit.Token);
        }
        catch (Exception gone)
            when (gone is InvalidOperationException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself, or is not in a hurry to.
            return "";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        process.Dispose();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // A file of its still open somewhere; it holds no form, and the system empties its temporary folder.
        }
    }

    private sealed record OpenPage(string Session, string Frame);

    /// <summary>Reads on, so that it never waits for a reader, and keeps the end.</summary>
    private static async Task<string> LastWordsAsync(StreamReader errors)
    {
        var last = "";
        while (await errors.ReadLineAsync() is { } line)
        {
            last = line.Length == 0 ? last : line;
        }

        return last.Length > 300 ? last[..300] : last;
    }
}
