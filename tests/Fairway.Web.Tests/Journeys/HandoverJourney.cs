using Fairway.Testing;
using Fairway.Web.Tests.Appraisals;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Appraisals.AgreedAppraisal;

namespace Fairway.Web.Tests.Journeys;

/// <summary>A handover in Chromium: asked for at home, written, read by the successor and the official, on paper; a stand-in while the successor is away.</summary>
[Trait("Rule", "CY-9")]
public sealed class HandoverJourney(TheBrowser browser)
{
    [Theory]
    [InlineData("fr", true, 1280)]
    [InlineData("en", false, 375)]
    public async Task A_part_is_handed_over_and_somebody_stands_in(string language, bool scripts, int width)
    {
        await using var site = await AgreedAppraisal.On(Provider.Sqlite);
        await HandoverPages.HandOver(site);
        var ending = $"{language}-{width}{(scripts ? "" : "-plain")}";

        await using var carla = await browser.Open(site.Server, scripts, width, language, await site.Server.AccountOf(Carla));
        await OpenAsync(carla, "/team", "team-handovers-" + ending);
        await carla.Page.Locator("#handovers ~ table a").First.ClickAsync();
        await LookAsync(carla, "handover-" + ending);
        const string note = "Dakar is paid from the new system.\nLima waits for the bank; we spoke of it in May.";
        var fill = () => carla.Page.FillAsync("textarea[name=Text]", note);
        if (scripts)
        {
            // What is typed saves itself.
            await carla.Page.RunAndWaitForResponseAsync(fill, r => r.Url.Contains("Autosave", StringComparison.Ordinal) && r.Ok);
        }
        else
        {
            await fill();
        }

        await carla.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await carla.Page.Locator("main .fw-text").First.WaitForAsync();
        await LookAsync(carla, "handover-written-" + ending);
        await OpenAsync(carla, Address, "appraisal-as-it-stood-" + ending);

        await using var olu = await browser.Open(site.Server, scripts, width, language, await site.Server.AccountOf(Olu));
        await OpenAsync(olu, Address, "appraisal-with-parts-" + ending);
        (await olu.Page.Locator("main").InnerTextAsync()).ShouldContain("Lima waits for the bank");
        await OpenAsync(olu, Address + "/print", "print-with-parts-" + ending);

        // The successor goes away for some days, and Sam, no level of this appraisal, can't be refused by mistake: Carla stands in.
        await using var xia = await browser.Open(site.Server, scripts, width, language, await site.Server.AccountOf(Xia));
        await OpenAsync(xia, "/units/stand-ins/name", "stand-in-name-" + ending);
        await Steps.FillAsync(xia, "StandInId", Carla);
        await Steps.DateAsync(xia, "Until", new(2026, 6, 30));
        await xia.Page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
        await xia.Page.Locator("main td").First.WaitForAsync();
        await LookAsync(xia, "stand-ins-" + ending);
        await OpenAsync(olu, Address);
        (await olu.Page.Locator("aside").InnerTextAsync()).ShouldContain("Carla Ibarra");
        (await site.Database.Read(db => db.StandIns.CountAsync())).ShouldBe(1);
        foreach (var window in new[] { carla, olu, xia })
        {
            window.Complaints.ShouldBeEmpty();
        }
    }

    private static async Task OpenAsync(Window window, string path, string? picture = null)
    {
        (await window.Go(path))!.Status.ShouldBe(200, path);
        await LookAsync(window, picture);
    }

    /// <summary>Nothing for axe to find, nothing wider than the window.</summary>
    private static async Task LookAsync(Window window, string? picture)
    {
        (await window.Faults()).ShouldBeEmpty(window.Page.Url);
        (await window.ScrollsSideways()).ShouldBeFalse(window.Page.Url);
        if (picture is not null)
        {
            await window.Picture(picture);
        }
    }
}
