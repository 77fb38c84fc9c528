using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Fairway.Testing;

/// <summary>One Chromium for a test run: <c>[assembly: AssemblyFixture(typeof(TheBrowser))]</c>, then a parameter of the constructor.</summary>
public sealed class TheBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("FAIRWAY_CHROMIUM") is { Length: > 0 } path
                    ? path
                    : "/usr/bin/chromium",
                Headless = true,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                ],
            }
        );
    }

    /// <summary>A window of its own: no cookies or storage of another.</summary>
    /// <param name="server">The server that addresses are relative to.</param>
    /// <param name="scripts">False: JavaScript is off.</param>
    /// <param name="width">In CSS pixels: 1280 for a desk, 375 for a phone.</param>
    /// <param name="language">What the browser prefers: en, fr or es.</param>
    /// <param name="signedIn">The account that has signed in already.</param>
    public async Task<Window> Open(TheServer server, bool scripts = true, int width = 1280, string language = "en", Guid? signedIn = null)
    {
        var window = await Open(server.Url, scripts, width, language);
        if (signedIn is { } account)
        {
            var session = await server.SessionOf(account);
            await window.Page.Context.AddCookiesAsync([
                new()
                {
                    Name = session.Name,
                    Value = session.Value,
                    Url = server.Url.ToString(),
                },
            ]);
        }
        return window;
    }

    /// <summary>The same for a server that isn't the whole product.</summary>
    public async Task<Window> Open(Uri server, bool scripts = true, int width = 1280, string language = "en")
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                BaseURL = server.ToString(),
                JavaScriptEnabled = scripts,
                ViewportSize = new() { Width = width, Height = width < 600 ? 800 : 900 },
                Locale = language switch
                {
                    "fr" => "fr-FR",
                    "es" => "es-ES",
                    _ => "en-GB",
                },
                ReducedMotion = ReducedMotion.Reduce,
                ServiceWorkers = ServiceWorkerPolicy.Block,
            }
        );
        context.SetDefaultTimeout(15_000);
        return new Window(_browser!, context, await context.NewPageAsync(), scripts);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }
        _playwright?.Dispose();
    }
}

/// <summary>A browser window in which a test acts as a person does.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<string>>>> Judged = new(StringComparer.Ordinal);
    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly bool _scripts;
    private readonly List<string> _complaints = [];
    private readonly List<Uri> _requests = [];
    private IPage? _copy;
    private (string Address, string Html) _copied;

    internal Window(IBrowser browser, IBrowserContext context, IPage page, bool scripts)
    {
        _browser = browser;
        _context = context;
        _scripts = scripts;
        Page = page;
        page.Console += (_, message) =>
        {
            // Chromium also reports the status of pages that are meant to be 4xx; the test looks at those itself.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) => _requests.Add(new Uri(request.Url));
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about: script errors, violations of the content policy.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Everything that was asked of any host.</summary>
    public IReadOnlyList<Uri> Requests => _requests;

    /// <summary>Opens an address and waits until it is drawn.</summary>
    public async Task<IResponse?> Go(string path) => await Page.GotoAsync(path);

    /// <summary>
    /// Waits until the window stands at an address whose path and query end as asked. It doesn't wait for the page's load event, which may have
    /// been before the waiting began: what is asked of the page next waits for what it needs.
    /// </summary>
    public Task Arrived(string end) => Page.WaitForURLAsync("**" + end, new() { WaitUntil = WaitUntilState.Commit });

    /// <summary>
    /// What axe finds wrong on the page as it stands, one line each: nothing, on a good page. A page whose structure was judged in this run
    /// already, in a window as wide, is not judged again (<see cref="Structure"/>).
    /// </summary>
    public async Task<IReadOnlyList<string>> Faults()
    {
        var html = await Page.ContentAsync();
        return await Judged
            .GetOrAdd(
                $"{Page.ViewportSize!.Width} {Structure.Of(html)}",
                _ => new Lazy<Task<IReadOnlyList<string>>>(async () =>
                    Lines(_scripts ? await Page.RunAxe() : await AxeWithoutScripts(html))
                )
            )
            .Value;
    }

    /// <summary>
    /// Whether the page is wider than the window: then a reader on a phone, or at 400%, must scroll sideways. A table's own scrolling
    /// box may be wider.
    /// </summary>
    public async Task<bool> ScrollsSideways() =>
        await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");

    /// <summary>Keeps a picture where FAIRWAY_SCREENSHOTS names a folder, for somebody to look at; else does nothing.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("FAIRWAY_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.Context.CloseAsync();
        }
        await _context.CloseAsync();
    }

    /// <summary>
    /// axe waits for timers, which don't run in a window without scripts (it hangs). The page's HTML is shown in a window with scripts
    /// in which the site's own are blocked: the same document, the same styles.
    /// </summary>
    private async Task<AxeResult> AxeWithoutScripts(string html)
    {
        _copied = (Page.Url, html);
        _copy ??= await CopyAsync();
        await _copy.Context.AddCookiesAsync(
            (await _context.CookiesAsync()).Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Domain = c.Domain,
                Path = c.Path,
            })
        );
        await _copy.SetViewportSizeAsync(Page.ViewportSize!.Width, Page.ViewportSize.Height);
        await _copy.GotoAsync(_copied.Address);
        return await _copy.RunAxe();
    }

    /// <summary>The window in which copies are looked at: one for all of a person's pages.</summary>
    private async Task<IPage> CopyAsync()
    {
        var context = await _browser.NewContextAsync(new() { BypassCSP = true });
        var copy = await context.NewPageAsync();
        await copy.RouteAsync(
            "**/*",
            async route =>
            {
                if (route.Request.ResourceType == "document")
                {
                    await route.FulfillAsync(new() { Body = _copied.Html, ContentType = "text/html; charset=utf-8" });
                }
                else if (route.Request.ResourceType == "script")
                {
                    await route.AbortAsync();
                }
                else
                {
                    await route.ContinueAsync();
                }
            }
        );
        return copy;
    }

    private static IReadOnlyList<string> Lines(AxeResult result) =>
        [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help} — {n.Html}"))];
}
