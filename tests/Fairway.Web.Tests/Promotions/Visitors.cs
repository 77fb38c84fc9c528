using Fairway.Testing;

namespace Fairway.Web.Tests.Promotions;

/// <summary>Those who click, each in a window of their own that stays open.</summary>
internal sealed class Visitors(TheBrowser browser, TheServer server, string language, int width, bool scripts, string of = "exercise")
    : IAsyncDisposable
{
    private readonly Dictionary<string, Window> _windows = [];

    public async Task<Clicking> As(string who)
    {
        if (!_windows.TryGetValue(who, out var window))
        {
            _windows[who] = window = await browser.Open(server, scripts, width, language, await server.AccountOf(who));
        }
        return new(window, $"{language}-{width}", of);
    }

    /// <summary>Closes all windows, after looking at what the browser had to complain about.</summary>
    public async Task CloseAsync()
    {
        var windows = _windows.Values.ToList();
        _windows.Clear();
        foreach (var window in windows)
        {
            await window.DisposeAsync();
        }
        windows.SelectMany(w => w.Complaints).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows.Values)
        {
            await window.DisposeAsync();
        }
    }
}

internal sealed record Clicking(Window Window, string Name, string Of)
{
    public Microsoft.Playwright.IPage Page => Window.Page;

    public async Task Go(string path) => (await Window.Go(path))!.Status.ShouldBe(200, path);

    /// <summary>Goes to a page and looks whether it is whole; null: the page at hand.</summary>
    /// <param name="look">Whether it is worth a look: not every one of the same kind is.</param>
    public async Task See(string? path, string name, bool look = true)
    {
        if (path is not null)
        {
            await Go(path);
        }
        if (look)
        {
            (await Window.Faults()).ShouldBeEmpty(Page.Url);
            (await Window.ScrollsSideways()).ShouldBeFalse(Page.Url);
            await Window.Picture($"{Of}-{name}-{Name}");
        }
    }

    public async Task Put(params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
        {
            await Page.FillAsync($"main [name='{field}']", text);
        }
    }

    public Task Check(string field, string value) => Page.Locator($"main input[name='{field}'][value='{value}']").CheckAsync();

    /// <summary>Presses a button; nothing is refused.</summary>
    public async Task Press(string button)
    {
        await Page.Locator("main " + button).First.ClickAsync();
        var refused = Page.Locator(".govuk-error-summary");
        (await refused.CountAsync()).ShouldBe(0, $"{Page.Url}: {string.Join(' ', await refused.AllInnerTextsAsync())}");
    }

    public Task<string> Said() => Page.Locator("main").InnerTextAsync();
}
