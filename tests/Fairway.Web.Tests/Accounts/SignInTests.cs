using System.Diagnostics;
using System.Net;
using Fairway.App.Accounts;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Accounts;

public sealed class SignInTests
{
    [Theory, BothDatabases]
    public async Task Signs_in_by_address_or_staff_id_and_goes_where_one_wanted_to(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        foreach (var who in (string[])["ada@example.org", " ADA@example.org ", "1001"])
        {
            using var visitor = scene.Server.Visit();
            var asked = await visitor.Get("/offices?x=1");
            asked.Heading.ShouldBe("Sign in");
            (await scene.SignIn(visitor, asked, who)).Address.ShouldBe("/offices?x=1");
        }
    }

    [Theory, BothDatabases]
    public async Task Five_wrong_passwords_pause_the_account_and_the_right_one_waits_too(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var visitor = scene.Server.Visit();
        for (var i = 0; i < 5; i++)
        {
            (await scene.SignIn(visitor, "1001", "wrong password " + i)).Errors.ShouldHaveSingleItem();
        }
        (await scene.SignIn(visitor, "1001")).Errors.ShouldHaveSingleItem().ShouldContain("pauses for 15 minutes");
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeFalse();
        // Somebody who guesses does not throw out who is signed in already.
        using var ada = await scene.Server.As("1001");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeTrue();
        // Nor do they pause anybody else.
        (await scene.SignIn(visitor, "2001")).Status.ShouldNotBe(HttpStatusCode.InternalServerError);
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task Too_many_wrong_ones_from_one_address_wait_whomever_they_are_meant_for_also_after_a_restart(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        var most = new AccountsOptions().AttemptLimits[AttemptKind.SignIn].Most;
        using var visitor = scene.Server.Visit();
        var page = await visitor.Get("/account/sign-in");
        for (var i = 0; i < most; i++)
        {
            (await scene.SignIn(visitor, page, $"nobody-{i}", "wrong")).Status.ShouldBe(HttpStatusCode.OK);
        }
        var refused = await scene.SignIn(visitor, page, "1001");
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Heading.ShouldBe("Too many attempts");
        refused.Response.Headers.RetryAfter!.Delta!.Value.ShouldBe(TimeSpan.FromMinutes(15));
        (await visitor.Get("/account/sign-in")).Status.ShouldBe(HttpStatusCode.OK, "the page itself can be read");

        // Another node, or the same one after a restart.
        await using var other = await TheServer.On(scene.Server.Database, scene.Clock);
        using var there = other.Visit();
        (await scene.SignIn(there, await there.Get("/account/sign-in"), "1001")).Status.ShouldBe(HttpStatusCode.TooManyRequests);

        scene.Clock.Advance(Duration.FromMinutes(15));
        (await scene.SignIn(visitor, page, "1001")).Status.ShouldBe(HttpStatusCode.OK);
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task Right_passwords_of_a_whole_office_at_one_address_are_not_counted(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        var most = new AccountsOptions().AttemptLimits[AttemptKind.SignIn].Most;
        using var visitor = scene.Server.Visit();
        var page = await visitor.Get("/account/sign-in");
        for (var i = 0; i < most - 1; i++)
        {
            await scene.SignIn(visitor, page, $"nobody-{i}", "wrong");
        }
        for (var i = 0; i < 3; i++)
        {
            using var official = scene.Server.Visit();
            await scene.SignIn(official, await official.Get("/account/sign-in"), "1001");
            (await AccountsScene.IsSignedIn(official)).ShouldBeTrue();
        }
    }

    [Theory, BothDatabases]
    public async Task A_right_password_forgets_the_wrong_ones_before_it(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        for (var round = 0; round < 2; round++)
        {
            using var visitor = scene.Server.Visit();
            for (var i = 0; i < 4; i++)
            {
                await scene.SignIn(visitor, "1001", "wrong");
            }
            await scene.SignIn(visitor, "1001");
            (await AccountsScene.IsSignedIn(visitor)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Whether_there_is_an_account_is_told_neither_by_words_nor_by_time()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var visitor = scene.Server.Visit();
        await scene.SignIn(visitor, "9999", "wrong");
        var (there, thereTook) = await Timed(scene, visitor, "2002");
        var (none, noneTook) = await Timed(scene, visitor, "nobody@example.org");
        none.Words.ShouldBe(there.Words.Replace("2002", "nobody@example.org", StringComparison.Ordinal));
        none.Errors.ShouldBe(there.Errors);
        // A password is checked in both cases: neither answer comes at once. (Tests hash with one round, the made-up account with all of them.)
        noneTook.ShouldBeGreaterThan(thereTook / 4);
    }

    [Theory, BothDatabases]
    public async Task A_link_to_another_host_leads_home_instead(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        foreach (var back in (string[])["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"])
        {
            using var visitor = scene.Server.Visit();
            var page = await visitor.Get("/account/sign-in?back=" + Uri.EscapeDataString(back));
            var after = await scene.SignIn(visitor, page, "1001");
            after
                .Response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Authority)
                .ShouldBe(scene.Server.Url.GetLeftPart(UriPartial.Authority));
            after.Address.ShouldBe("/");
        }
    }

    [Theory, BothDatabases]
    public async Task Signing_out_ends_the_session_and_a_link_alone_does_not(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        using var copied = scene.Server.Visit();
        copied.Cookies.Add(ada.Cookies.GetCookies(scene.Server.Url)["fairway-session"]!);
        using var elsewhere = await scene.Server.As("1001");
        (await AccountsScene.IsSignedIn(copied)).ShouldBeTrue();
        await ada.Get("/account/sign-out");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeTrue();
        var after = await ada.Submit(await ada.Get("/account"), "Sign out");
        after.Words.ShouldContain("You are signed out");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
        // Whoever has copied the cookie is out as well, another session of the same person is not.
        (await AccountsScene.IsSignedIn(copied)).ShouldBeFalse();
        (await AccountsScene.IsSignedIn(elsewhere)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task Signing_out_everywhere_ends_the_other_sessions_too(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var here = await scene.Server.As("1001");
        using var there = await scene.Server.As("1001");
        await here.Submit(await here.Get("/account"), "Sign out everywhere");
        (await AccountsScene.IsSignedIn(here)).ShouldBeFalse();
        (await AccountsScene.IsSignedIn(there)).ShouldBeFalse();
    }

    [Theory, BothDatabases]
    public async Task A_session_ends_an_hour_after_the_last_page_and_each_page_prolongs_it(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        for (var i = 0; i < 4; i++)
        {
            scene.Clock.Advance(Duration.FromMinutes(45));
            (await AccountsScene.IsSignedIn(ada)).ShouldBeTrue();
        }
        scene.Clock.Advance(Duration.FromMinutes(61));
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
    }

    [Theory, BothDatabases]
    public async Task A_session_ends_after_twelve_hours_however_much_it_is_used(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = scene.Server.Visit();
        await scene.SignIn(ada, "1001");
        for (var i = 0; i < 15; i++)
        {
            scene.Clock.Advance(Duration.FromMinutes(45));
            (await AccountsScene.IsSignedIn(ada)).ShouldBeTrue();
        }
        scene.Clock.Advance(Duration.FromMinutes(45));
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
    }

    [Theory, BothDatabases]
    public async Task A_closed_account_is_out_with_its_next_request_and_cannot_come_back(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var hana = await scene.Server.As(scene.HrOfUnit.Id);
        using var ada = await scene.Server.As("1001");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeTrue();
        var closed = await hana.Submit(await hana.Get($"/account/people/{scene.Ada.Id}"), "Close this account");
        closed.Words.ShouldContain("The account is closed");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
        await scene.SignIn(ada, "1001");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
        await hana.Submit(await hana.Get($"/account/people/{scene.Ada.Id}"), "Open this account");
        await scene.SignIn(ada, "1001");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeTrue();
        (await scene.History()).ShouldBe(["Closed", "Opened"]);
    }

    [Theory, BothDatabases]
    public async Task Who_looks_after_accounts_sees_those_of_their_units_only(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var hana = await scene.Server.As(scene.HrOfUnit.Id);
        (await hana.Get("/account/people")).Words.ShouldContain("1 account");
        (await hana.Get($"/account/people/{scene.Root.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var root = await scene.Server.As(scene.Root.Id);
        (await root.Get("/account/people")).Words.ShouldContain("5 accounts");
        (await root.Get("/account/people?q=okon")).Words.ShouldContain("1 account");
        using var ada = await scene.Server.As("1001");
        foreach (var path in (string[])["/account/people", "/account/invite", $"/account/people/{scene.Root.Id}", "/offices/propose"])
        {
            (await ada.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Theory, BothDatabases]
    public async Task The_language_chosen_stays_with_the_account(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        var french = await ada.Submit(await ada.Get("/account"), "Save", ("Language", "fr"));
        french.Heading.ShouldBe("Votre compte");
        using var elsewhere = await scene.Server.As("1001");
        (await elsewhere.Get("/account")).Heading.ShouldBe("Votre compte");
        await elsewhere.Get("/language?to=es&back=/account");
        (await ada.Get("/account")).Heading.ShouldBe("Su cuenta");
    }

    [Fact]
    public async Task Cookies_are_kept_from_scripts_and_other_sites()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = scene.Server.Url,
        };
        var cookies = (await client.GetAsync("/account/sign-in")).Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldNotBeEmpty();
        foreach (var cookie in cookies)
        {
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("samesite=", Case.Insensitive);
        }
    }

    private static async Task<(Page, TimeSpan)> Timed(AccountsScene scene, Visitor visitor, string who)
    {
        var page = await visitor.Get("/account/sign-in");
        var watch = Stopwatch.StartNew();
        return (await scene.SignIn(visitor, page, who, "not the password"), watch.Elapsed);
    }
}
