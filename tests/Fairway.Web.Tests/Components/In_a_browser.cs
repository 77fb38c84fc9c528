using Fairway.Testing;
using Microsoft.Playwright;

namespace Fairway.Web.Tests.Components;

public sealed class In_a_browser(SampleHost host, TheBrowser browser) : IClassFixture<SampleHost>
{
    [Theory]
    [InlineData("/sample", "en", 1280)]
    [InlineData("/sample", "fr", 375)]
    [InlineData("/lists", "es", 320)]
    [InlineData("/no-such-page", "fr", 320)]
    public async Task Axe_finds_nothing_and_nothing_needs_scrolling_sideways(string path, string language, int width)
    {
        await using var window = await browser.Open(host.Address, width: width, language: language);
        var page = window.Page;
        await page.GotoAsync(path);
        (await window.Faults()).ShouldBeEmpty();
        (await window.ScrollsSideways()).ShouldBeFalse();
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Errors_get_the_focus_and_their_links_lead_into_the_fields()
    {
        await using var window = await browser.Open(host.Address);
        var page = window.Page;
        await page.GotoAsync("/sample");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#errors")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Fill in “Title”" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Title")).ToBeFocusedAsync();
        (await window.Faults()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_is_saved_while_typing()
    {
        await using var window = await browser.Open(host.Address);
        var page = window.Page;
        await page.GotoAsync("/sample");
        await page.GetByLabel("Title").FillAsync("Payroll");
        await Assertions.Expect(page.Locator(".fw-saved")).ToHaveTextAsync("Not saved yet");
        await Assertions.Expect(page.Locator(".fw-saved[data-state=saved]")).ToContainTextAsync("Saved ");
        (await page.Locator("#Input_Version").InputValueAsync()).ShouldBe("4", "the next saving starts from the version just stored");
        await page.GetByLabel("Title").FillAsync("Payroll migration");
        await Assertions.Expect(page.Locator("#Input_Version")).ToHaveValueAsync("5");
    }

    [Fact]
    public async Task A_text_that_could_not_be_saved_is_offered_back()
    {
        await using var window = await browser.Open(host.Address);
        var page = window.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync("/sample");
        await page.RouteAsync("**/sample?handler=Autosave", route => route.AbortAsync());
        await page.GetByLabel("Measure").FillAsync("A long text,\nwritten on a train");
        await Assertions.Expect(page.Locator(".fw-saved[data-state=failed]")).ToContainTextAsync("no connection");
        await page.UnrouteAllAsync();
        await page.GotoAsync("/sample");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Measure")).ToHaveValueAsync("A long text,\nwritten on a train");
        await Assertions.Expect(page.Locator(".fw-saved[data-state=saved]")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Put it back" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_ended_session_keeps_the_text_and_opens_sign_in_beside_it()
    {
        await using var window = await browser.Open(host.Address);
        var page = window.Page;
        await page.GotoAsync("/sample");
        await page.RouteAsync("**/sample?handler=Autosave", route => route.FulfillAsync(new() { Status = 401 }));
        await page.GetByLabel("Title").FillAsync("Payroll");
        await Assertions.Expect(page.Locator(".fw-saved[data-state=failed]")).ToContainTextAsync("your session has ended");
        var link = page.Locator(".fw-saved a");
        (await link.GetAttributeAsync("href")).ShouldBe("/account/sign-in?back=%2Fsample");
        (await link.GetAttributeAsync("target")).ShouldBe("_blank");
        await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("Payroll");
        await page.UnrouteAllAsync();
        await page.GetByLabel("Title").FillAsync("Payroll, again");
        await Assertions.Expect(page.Locator(".fw-saved[data-state=saved]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_with_unsaved_text_is_not_left_without_asking()
    {
        await using var window = await browser.Open(host.Address);
        var page = window.Page;
        await page.GotoAsync("/sample");
        await page.RouteAsync("**/sample?handler=Autosave", route => route.AbortAsync());
        await page.GetByLabel("Title").PressSequentiallyAsync("Payroll");
        var asked = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.AcceptAsync();
        };
        await page.GotoAsync("/lists");
        (await asked.Task.WaitAsync(TimeSpan.FromSeconds(5))).ShouldBe("beforeunload");
    }

    [Fact]
    public async Task Somebody_elses_text_is_not_offered_on_a_shared_computer()
    {
        await using var window = await browser.Open(host.Address);
        var page = window.Page;
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync("/sample");
        await page.EvaluateAsync(
            "sessionStorage.setItem('fairway:other-person:/sample?handler=Autosave', JSON.stringify({ at: '10:42', fields: [['Input.Title', 'Not yours', 0]] }))"
        );
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Put it back" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        (await page.EvaluateAsync<int>("Object.keys(sessionStorage).length")).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_is_sent_once()
    {
        await using var window = await browser.Open(host.Address);
        var page = window.Page;
        await page.GotoAsync("/sample");
        var sent = 0;
        await page.RouteAsync(
            "**/sample",
            async route =>
            {
                sent += route.Request.Method == "POST" ? 1 : 0;
                await Task.Delay(300);
                await route.ContinueAsync();
            }
        );
        await page.EvaluateAsync("const b = document.querySelector('main .govuk-button'); b.click(); b.click(); b.click()");
        await Assertions.Expect(page.Locator("#errors")).ToBeVisibleAsync();
        sent.ShouldBe(1);
    }

    [Fact]
    public async Task Characters_left_are_counted()
    {
        await using var window = await browser.Open(host.Address, language: "fr");
        var page = window.Page;
        await page.GotoAsync("/sample");
        await page.GetByLabel("Measure").FillAsync(new string('a', 990));
        await Assertions.Expect(page.Locator("#Input_Measure-limit")).ToHaveTextAsync("Encore 10 caractères");
        await page.GetByLabel("Measure").FillAsync(new string('a', 1003));
        await Assertions.Expect(page.Locator("#Input_Measure-limit")).ToHaveTextAsync("3 caractères de trop");
    }

    [Fact]
    public async Task Without_JavaScript_the_form_works_and_is_sent()
    {
        await using var window = await browser.Open(host.Address, scripts: false);
        var page = window.Page;
        await page.GotoAsync("/sample");
        await page.GetByLabel("Title").FillAsync("Payroll");
        await page.GetByLabel("Outcome it serves").SelectOptionAsync("C");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".fw-note--done")).ToContainTextAsync("Payroll communication");
    }
}
