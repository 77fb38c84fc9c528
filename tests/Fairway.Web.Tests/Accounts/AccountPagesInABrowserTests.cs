using Fairway.App.Accounts;
using Fairway.Testing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Web.Tests.Accounts;

/// <summary>Every page on accounts, offices and the demonstration in a real browser.</summary>
public sealed class AccountPagesInABrowserTests(TheBrowser browser)
{
    [Theory]
    [InlineData(1280, "en")]
    [InlineData(375, "fr")]
    [InlineData(375, "es")]
    public async Task No_page_has_a_fault_that_axe_finds_nor_scrolls_sideways(int width, string language)
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite, demonstration: true);
        await Fill(scene);
        var grants = await scene.Database.Read(db => db.OfficeGrants.OrderBy(g => g.Id).ToListAsync());
        var kept = await scene.Database.Read(db => db.KeptTexts.SingleAsync());
        var mails = await scene.Database.Read(db => db.Outbox.ToListAsync());

        await using var nobody = await browser.Open(scene.Server, true, width, language);
        await Look(
            nobody,
            language,
            width,
            "/account/sign-in",
            "/account/sign-in?kept=true",
            "/account/forgotten",
            mails.First(m => m.Kind == "Invitation").Link!,
            mails.First(m => m.Kind == "Reset").Link!,
            $"/account/reset/{Guid.NewGuid()}?code=x",
            "/demonstration/enter",
            "/demonstration/mailbox",
            $"/demonstration/mailbox/{mails[0].Id}"
        );
        await nobody.Go("/account/sign-in");
        await nobody.Page.ClickAsync("main button[type=submit]");
        (await nobody.Faults()).ShouldBeEmpty("sign-in with errors");
        nobody.Complaints.ShouldBeEmpty();

        await using var root = await browser.Open(scene.Server, true, width, language, scene.Root.Id);
        await root.Go("/language?to=" + language);
        await Look(
            root,
            language,
            width,
            "/account",
            "/account/password",
            "/account/second-factor",
            "/account/tokens",
            "/account/tokens/new",
            "/developers",
            "/account/address",
            "/account/address/confirm?to=a@new.example&code=x",
            $"/account/kept/{kept.Id}",
            "/account/kept/another",
            "/account/people",
            $"/account/people/{scene.Ada.Id}",
            "/account/invite",
            "/offices",
            "/offices/propose",
            $"/offices/{grants[0].Id}",
            $"/offices/{grants[^1].Id}",
            "/demonstration/enter"
        );
        root.Complaints.ShouldBeEmpty();
        root.Requests.ShouldAllBe(request => request.Host == scene.Server.Url.Host);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_ends_in_mid_text_gives_it_back_in_a_browser(bool scripts)
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        var code = await scene.WithFactor(scene.Root);
        await using var window = await browser.Open(scene.Server, scripts, signedIn: scene.Root.Id);
        await window.Go("/offices/propose");
        await window.Page.FillAsync("textarea", "First line\nsecond line");
        scene.Clock.Advance(Duration.FromMinutes(61));
        await window.Page.ClickAsync("main button[type=submit]");
        await window.Page.FillAsync("#Input_Who", "root@example.org");
        await window.Page.FillAsync("#Input_Password", AccountsScene.Password);
        await window.Page.ClickAsync("main button[type=submit]");
        await window.Page.FillAsync("#Input_Code", code());
        await window.Page.ClickAsync("main button[type=submit]");
        (await window.Page.TextContentAsync("h1")).ShouldBe("What you typed is here");
        (await window.Faults()).ShouldBeEmpty();
        await window.Page.ClickAsync("main form:first-of-type button");
        (await window.Page.InputValueAsync("textarea")).ShouldBe("First line\nsecond line");
    }

    [Fact]
    public async Task Over_https_all_cookies_are_secure_and_bound_to_the_host()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        scene.Server.Services.GetRequiredService<IOptions<AccountsOptions>>().Value.PublicUrl = new("https://fairway.example.org");
        var session = scene.Server.Services.GetRequiredService<IOptionsFactory<CookieAuthenticationOptions>>();
        var cookies = new[]
        {
            session.Create(IdentityConstants.ApplicationScheme).Cookie,
            scene.Server.Services.GetRequiredService<IOptionsFactory<AntiforgeryOptions>>().Create(Options.DefaultName).Cookie,
            scene.Server.Services.GetRequiredService<IOptionsFactory<CookieTempDataProviderOptions>>().Create(Options.DefaultName).Cookie,
        };
        foreach (var cookie in cookies)
        {
            cookie.Name.ShouldStartWith("__Host-");
            cookie.SecurePolicy.ShouldBe(CookieSecurePolicy.Always);
            cookie.HttpOnly.ShouldBeTrue();
            cookie.SameSite.ShouldBeOneOf(SameSiteMode.Lax, SameSiteMode.Strict);
            cookie.Path.ShouldBe("/");
            cookie.Domain.ShouldBeNull();
        }
    }

    /// <summary>One of everything that a page can show.</summary>
    private static async Task Fill(AccountsScene scene)
    {
        var sentences = new Dictionary<string, string>
        {
            ["en"] = "An official of a unit, whose beginning of cycle waits for her own signature.",
            ["fr"] = "Une fonctionnaire d’une unité, dont le début de cycle attend sa propre signature.",
            ["es"] = "Una funcionaria de una unidad, cuyo comienzo de ciclo espera su propia firma.",
        };
        await scene.Database.Add([
            .. App.Accounts.Demonstration.SettingsFor([new("1001", sentences), new("2001", sentences)], "open to all here"),
        ]);
        using var root = await scene.Server.As(scene.Root.Id);
        using var second = await scene.Server.As(scene.Second.Id);
        var form = await second.Get("/offices/propose");
        (string, object?)[] proposal =
        [
            ("Input.Who", "1001"),
            ("Input.Office", "HrPartner"),
            ("Input.UnitCode", "ENT-1"),
            ("Input.LastDay.Day", "1"),
            ("Input.LastDay.Month", "3"),
            ("Input.LastDay.Year", "2027"),
            ("Input.Reason", "She has run the regional desk for four years."),
        ];
        await second.Submit(form, "Propose somebody", proposal);
        await root.Submit(await root.Get("/account/invite"), "Send the invitation", ("Input.StaffId", "1002"));
        using var nobody = scene.Server.Visit();
        await nobody.Submit(await nobody.Get("/account/forgotten"), "Send me a link", ("Input.Who", "1001"));
        var late = await root.Get("/offices/propose");
        scene.Clock.Advance(Duration.FromMinutes(61));
        await root.Submit(late, "Propose somebody", proposal);
    }

    private static async Task Look(Window window, string language, int width, params string[] paths)
    {
        foreach (var path in paths)
        {
            var answer = await window.Go(path);
            answer!.Status.ShouldBe(200, path);
            (await window.Faults()).ShouldBeEmpty(path);
            (await window.ScrollsSideways()).ShouldBeFalse(path);
            (await window.Page.GetAttributeAsync("html", "lang")).ShouldBe(language, path);
            var name = string.Concat(path.Split('?')[0].Trim('/').Select(c => char.IsLetterOrDigit(c) ? c : '-'));
            await window.Picture($"{name[..Math.Min(name.Length, 40)]}-{language}-{width}");
        }
    }
}
