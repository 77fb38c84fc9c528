using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Journeys;

/// <summary>What people do on any page of an appraisal.</summary>
internal static class Steps
{
    /// <summary>Somebody on their home page. Signing in has tests of its own, with the second factor that offices of trust wait for.</summary>
    public static async Task<Window> SignInAsync(TheBrowser browser, TheServer server, string staffId, string language, bool scripts)
    {
        var window = await browser.Open(server, scripts, language: language, signedIn: await server.AccountOf(staffId));
        await window.Go("/");
        return window;
    }

    /// <summary>Opens a page and asks axe about it.</summary>
    public static async Task OpenAsync(Window window, string path, string? picture = null)
    {
        var answer = await window.Go(path);
        answer!.Status.ShouldBe(200, path);
        (await window.Faults()).ShouldBeEmpty(path);
        if (picture is not null)
        {
            await window.Picture(picture);
        }
    }

    public static Task FillAsync(Window window, string name, string text) => window.Page.FillAsync($"main [name='{name}']", text);

    public static async Task SaveAsync(Window window)
    {
        await window.Page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
        (await window.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(0, window.Page.Url);
    }

    public static async Task SignAsync(Window window, string home, string? picture)
    {
        await OpenAsync(window, home);
        await OpenAsync(window, home + "/sign", picture);
        await FillAsync(window, "Password", AccountBuilder.Password);
        await window.Page.Locator("main form:has([name=Password]) button[type=submit]").ClickAsync();
        await window.Arrived(home);
    }

    public static async Task DateAsync(Window window, string name, LocalDate day)
    {
        await FillAsync(window, name + ".Day", day.Day.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await FillAsync(window, name + ".Month", day.Month.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await FillAsync(window, name + ".Year", day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Saves and goes back to the appraisal.</summary>
    public static async Task FinishAsync(Window window)
    {
        await window.Page.Locator("main form[method=post] button[formaction*='handler=Back']").First.ClickAsync();
        (await window.Page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(0, window.Page.Url);
    }
}
