using System.Diagnostics;
using System.Text.Json.Nodes;

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
        string? session = null;
        // A context of its own: nothing of one form is there while the next is printed.
        var context = (await CallAsync("Target.createBrowserContext", [])).GetProperty("browserContextId").GetString()!;
        var target = await CallAsync("Target.createTarget", new() { ["url"] = "about:blank", ["browserContextId"] = context });
        var attached = await CallAsync(
            "Target.attachToTarget",
            new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }
        );
        session = attached.GetProperty("sessionId").GetString()!;
        await CallAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        var frame = (await CallAsync("Page.getFrameTree", [])).GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString();
        await CallAsync("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html });
        var pdf = await CallAsync(
            "Page.printToPDF",
            new()
            {
                ["preferCSSPageSize"] = true,
                ["printBackground"] = true,
                ["displayHeaderFooter"] = false,
                ["generateTaggedPDF"] = true,
                ["generateDocumentOutline"] = true,
            }
        );
        session = null;
        await CallAsync("Target.disposeBrowserContext", new() { ["browserContextId"] = context });
        Printed++;
        return pdf.GetProperty("data").GetBytesFromBase64();

        Task<System.Text.Json.JsonElement> CallAsync(string method, JsonObject parameters) =>
            devTools.CallAsync(method, parameters, session, stop);
    }

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
