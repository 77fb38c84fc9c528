using System.Text.Json;

namespace Fairway.Web.Hosting.Paper;

/// <summary>
/// Prints documents of ours to PDF with a Chromium, Chrome or Edge that is on the server. One browser is kept while it is used, prints one document at a
/// time, and ends when nobody has asked for a while. Where there is none, or it fails, readers print from their own browsers.
/// </summary>
public sealed partial class PdfBrowser(FairwayWebOptions options, ILogger<PdfBrowser> log) : IAsyncDisposable
{
    // A browser that has run long grows: a fresh one now and then costs two seconds.
    private const int MostEach = 500;
    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string? program = Browsers.Find(options.Browser);
    private BrowserProcess? running;
    private Timer? idle;
    private bool ended;

    /// <summary>Whether there is a browser to print with.</summary>
    public bool IsThere => program is not null;

    /// <summary>The document as a tagged PDF; null where none could be made: then the reader prints it.</summary>
    /// <param name="html">A whole document that needs nothing beside it.</param>
    /// <param name="stop">Gives up the wait for one's turn. What is being printed is finished: others' turns come sooner than with a new browser.</param>
    public async Task<byte[]?> PrintAsync(string html, CancellationToken stop)
    {
        if (program is null || !await turn.WaitAsync(options.PdfTimeLimit, stop))
        {
            return null;
        }

        try
        {
            // The second try is for a browser that had ended since it was used last.
            var fresh = running is null;
            return await TryAsync(html) ?? (fresh ? null : await TryAsync(html));
        }
        finally
        {
            idle ??= new Timer(_ => _ = RestAsync());
            idle.Change(s_idle, Timeout.InfiniteTimeSpan);
            turn.Release();
        }
    }

    private async Task<byte[]?> TryAsync(string html)
    {
        if (ended)
        {
            return null;
        }

        try
        {
            using var limit = new CancellationTokenSource(options.PdfTimeLimit);
            running ??= BrowserProcess.Start(program!);
            var pdf = await running.PrintAsync(html, limit.Token);
            if (running.Printed >= MostEach)
            {
                await StopAsync();
            }

            return pdf;
        }
        catch (Exception failure)
            when (failure is IOException or JsonException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            Failed(failure, program!, running is null ? "" : await running.EndAsync());
            await StopAsync();
            return null;
        }
    }

    private async Task RestAsync()
    {
        // Somebody who prints now will set the clock again.
        if (await turn.WaitAsync(TimeSpan.Zero))
        {
            try
            {
                await StopAsync();
            }
            finally
            {
                turn.Release();
            }
        }
    }

    private async Task StopAsync()
    {
        if (running is not null)
        {
            await running.DisposeAsync();
            running = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (idle is not null)
        {
            await idle.DisposeAsync();
        }

        ended = true;
        // Who is printing may finish, but not hold up the end of the program for long.
        await turn.WaitAsync(TimeSpan.FromSeconds(5));
        await StopAsync();
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Program} made no PDF; it said: {Said}")]
    private partial void Failed(Exception failure, string program, string said);
}
