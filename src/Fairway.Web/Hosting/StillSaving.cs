using System.Text;
using System.Text.Encodings.Web;
using Fairway.App.Accounts;
using Fairway.Web.Accounts;
using Fairway.Web.Components;

namespace Fairway.Web.Hosting;

/// <summary>
/// A commit has no time limit, since one that is given up stands or not (ADR 32). Whoever waits long for one, because a standby is waited for, is shown the first half of a
/// page that says so, with what they typed; its other half comes when the commit does, and leads on.
/// </summary>
internal sealed class StillSaving(HttpContext http, FormAnswered form)
{
    /// <summary>Where the view is cut in two.</summary>
    public const string Cut = "<!-- saving -->";

    /// <summary>How long nothing is said.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(8);

    /// <summary>How often it is looked whether it is committing, later.</summary>
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Proxies give up an answer of which nothing comes: so often something does, which nobody sees.</summary>
    private const int LooksBetweenSigns = 15;

    private string? _rest;

    /// <summary>Whether the first half was sent: then nothing else can be answered.</summary>
    public bool HasBegun => _rest is not null;

    /// <summary>Waits for the act, and says so where its commit lasts.</summary>
    public async Task WatchAsync(Task act)
    {
        var patience = s_patience;
        // Twice in turn, so that an act that commits just now goes on as usual.
        for (var (look, looksCommitting) = (1, 0); !await EndsWithinAsync(act, patience); look++)
        {
            patience = s_betweenLooks;
            looksCommitting = form.IsCommitting ? looksCommitting + 1 : 0;
            if (looksCommitting == 2 && !HasBegun)
            {
                await BeginAsync();
            }
            else if (HasBegun && look % LooksBetweenSigns == 0)
            {
                await WriteAsync("<!-- -->");
            }
        }
    }

    /// <summary>The other half of the page.</summary>
    /// <param name="location">Where the act leads; null: nobody knows whether it was saved.</param>
    public Task EndAsync(string? location)
    {
        var (words, html) = (new Words(), HtmlEncoder.Default);
        var end = location is null
            ? $"""
                <h2>{html.Encode(words["Errors.Saving.Unknown"])}</h2><p>{html.Encode(words["Errors.Saving.UnknownNext"])}</p>
                <p><a class="govuk-button" href="{html.Encode(
                    http.Request.PathBase + http.Request.Path + http.Request.QueryString
                )}">{html.Encode(words["Errors.Again"])}</a></p>
                """
            : $"""
                <h2>{html.Encode(words["Errors.Saving.Done"])}</h2>
                <p><a class="govuk-button" href="{html.Encode(location)}">{html.Encode(words["Errors.Saving.GoOn"])}</a></p>
                <meta http-equiv="refresh" content="0; url={html.Encode(location)}">
                """;
        return WriteAsync(end + _rest);
    }

    private async Task BeginAsync()
    {
        var services = http.RequestServices;
        // Drawn without the database, which is being waited for.
        services.GetRequiredService<Frame>().Bare = true;
        services.GetRequiredService<PageParts>().Clear();
        var (body, drawn) = (http.Response.Body, new MemoryStream());
        http.Response.Body = drawn;
        try
        {
            await ErrorPages.DrawAsync(http, "/Pages/Errors/Saving.cshtml", KeptForms.TextsIn(http.Request.Form));
        }
        finally
        {
            http.Response.Body = body;
        }
        var page = Encoding.UTF8.GetString(drawn.ToArray());
        var cut = page.IndexOf(Cut, StringComparison.Ordinal);
        _rest = page[(cut + Cut.Length)..];
        await WriteAsync(page[..cut]);
    }

    private async Task WriteAsync(string text)
    {
        try
        {
            await http.Response.WriteAsync(text, CancellationToken.None);
            await http.Response.Body.FlushAsync(CancellationToken.None);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Whoever asked has left; the act goes on, and is found when they send its form again.
        }
    }

    /// <summary>Whether it ends in this time, with whatever: the failure is the caller's.</summary>
    private static async Task<bool> EndsWithinAsync(Task act, TimeSpan time)
    {
        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(act, Task.Delay(time, waiting.Token));
        await waiting.CancelAsync();
        return act.IsCompleted;
    }
}
