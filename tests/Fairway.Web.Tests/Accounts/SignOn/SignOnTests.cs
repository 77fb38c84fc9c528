using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Accounts.SignOn;

public sealed class SignOnTests
{
    private const string FactorAndGroups =
        """, "secondFactor": { "amr": ["mfa"] }, "groups": { "offices": { "HrPartner": ["fairway-hr"] } }""";

    [Theory, BothDatabases]
    public async Task An_account_is_found_by_address_once_and_then_by_the_provider_s_name_of_the_person(Provider on)
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(on, "");
        (await Arrives(scene)).ShouldBe("/account");
        (await scene.Accounts.Mails("SignOnLinked")).ShouldHaveSingleItem();

        // The address has changed there: it is the same person.
        scene.Provider.Email = "somebody.new@example.org";
        (await Arrives(scene)).ShouldBe("/account");
        (await scene.Accounts.Mails("SignOnLinked")).ShouldHaveSingleItem();

        // The old address has been given to somebody else: it opens nothing of Ada's.
        (scene.Provider.Subject, scene.Provider.Email) = ("newcomer", "ada@example.org");
        (await Arrives(scene)).ShouldBe("/account/sign-in?trouble=SignOnOfAnother");
        // Unless who looks after accounts says that it is her.
        using var root = await scene.Accounts.Server.As(scene.Accounts.Root.Id);
        await root.Submit(await root.Get($"/account/people/{scene.Accounts.Ada.Id}"), "Remove the link");
        (await Arrives(scene)).ShouldBe("/account");
        await root.Submit(await root.Get($"/account/people/{scene.Accounts.Ada.Id}"), "Close this account");
        (await Arrives(scene)).ShouldBe("/account/sign-in?trouble=SignOnClosed");
        (await scene.Accounts.History()).ShouldBe(["SignOnLinked", "SignOnUnlinked", "SignOnLinked", "Closed"]);
    }

    [Fact]
    public async Task A_page_elsewhere_signs_nobody_on()
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(Provider.Sqlite, "");
        using var ada = scene.Accounts.Server.Visit();
        foreach (var (site, to) in new[] { ("cross-site", "/account/sign-in?back=%2Faccount"), ("same-origin", "/account") })
        {
            ada.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
            ada.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
            (await ada.Get(SignOnScene.Start)).Address.ShouldBe(to, site);
        }
    }

    [Fact]
    public async Task An_account_is_found_by_staff_id_where_the_file_says_so()
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(Provider.Sqlite, """, "staffIdClaim": "staff" """);
        (await Arrives(scene)).ShouldBe("/account/sign-in?trouble=SignOnUnknown");
        scene.Provider.Further = new() { ["staff"] = "1001" };
        scene.Provider.Email = "nobody@example.org";
        (await Arrives(scene)).ShouldBe("/account");
    }

    [Fact]
    public async Task Offices_wait_for_the_provider_s_second_factor_and_for_their_group()
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(Provider.Sqlite, FactorAndGroups);
        (scene.Provider.Subject, scene.Provider.Email) = ("hana", "hana@example.org");
        foreach (
            var (amr, groups, waits, says) in new (string, string[], bool, string)[]
            {
                ("pwd", ["fairway-hr"], true, "need a second factor: HR partner"),
                ("mfa", ["others"], true, "These offices of yours wait: HR partner"),
                ("mfa", [], true, "These offices of yours wait: HR partner"),
                ("mfa", ["others", "fairway-hr"], false, ""),
            }
        )
        {
            scene.Provider.Further = new()
            {
                ["amr"] = new JsonArray("pwd", amr),
                ["groups"] = new JsonArray([.. groups.Select(g => (JsonNode)g)]),
            };
            using var hana = scene.Accounts.Server.Visit();
            (await hana.Get(SignOnScene.Start)).Words.ShouldContain(says);
            (await hana.Get("/account/people")).Status.ShouldBe(waits ? HttpStatusCode.NotFound : HttpStatusCode.OK, says);
        }
        // A group gives no office by itself: Ada is in it and holds none.
        (scene.Provider.Subject, scene.Provider.Email) = ("ada", "ada@example.org");
        using var ada = scene.Accounts.Server.Visit();
        await ada.Get(SignOnScene.Start);
        (await ada.Get("/account/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        // A password with a code is no way around the group.
        using var local = await scene.Accounts.Server.As(scene.Accounts.HrOfUnit.Id);
        (await local.Get("/account/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        // Offices for which no group is named are as they were.
        using var root = await scene.Accounts.Server.As(scene.Accounts.Root.Id);
        (await root.Get("/account/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_has_a_second_factor_here_gives_it_where_the_provider_has_shown_none()
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(Provider.Sqlite, FactorAndGroups);
        var code = await scene.Accounts.WithFactor(scene.Accounts.Ada);
        using var ada = scene.Accounts.Server.Visit();
        var asked = await ada.Get(SignOnScene.Start);
        asked.Heading.ShouldBe("One more step");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
        (await ada.Submit(asked, "Sign in", ("Input.Code", code()))).Address.ShouldBe("/account");
        scene.Advance(Duration.FromSeconds(1));
        // The session is the provider's all the same: it ends where the provider says so.
        (await Send(scene, scene.Logout(null, "ada", "end"))).ShouldBe(HttpStatusCode.OK);
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
        scene.Advance(Duration.FromSeconds(1));
        scene.Provider.Further = new() { ["amr"] = new JsonArray("mfa") };
        (await Arrives(scene)).ShouldBe("/account");
    }

    [Fact]
    public async Task Without_local_passwords_none_opens_a_session_and_no_page_speaks_of_them()
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(Provider.Sqlite, "", localPasswords: false);
        using var ada = scene.Accounts.Server.Visit();
        var page = await ada.Get("/account/sign-in");
        page.HasLink("Sign in with Headquarters").ShouldBeTrue();
        page.HasLink("Sign in with Other").ShouldBeTrue();
        page.HasButton("Sign in").ShouldBeFalse();
        await ada.Post(
            "/account/sign-in",
            await ada.Get("/check"),
            ("Input.Who", "ada@example.org"),
            ("Input.Password", AccountsScene.Password)
        );
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
        (await ada.Get("/account/forgotten")).Words.ShouldContain("Passwords of Fairway’s own are not used here");
        await ada.Get(SignOnScene.Start);
        (await ada.Get("/account/password")).Address.ShouldBe("/account");
    }

    [Theory, BothDatabases]
    public async Task A_provider_ends_the_sessions_it_has_opened_and_no_others(Provider on)
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(on, "");
        var sessions = new Dictionary<string, Visitor>(StringComparer.Ordinal);
        foreach (var (sid, sub, email) in new[] { ("s1", "ada", "ada"), ("s2", "ada", "ada"), ("s3", "hugo", "hugo") })
        {
            (scene.Provider.Subject, scene.Provider.Email) = (sub, email + "@example.org");
            scene.Provider.Further = new() { ["sid"] = sid };
            sessions[sid] = scene.Accounts.Server.Visit();
            (await sessions[sid].Get(SignOnScene.Start)).Address.ShouldBe("/account");
        }
        using var local = await scene.Accounts.Server.As(scene.Accounts.Ada.Id);
        async Task Open(params string[] sids)
        {
            foreach (var (sid, visitor) in sessions)
            {
                (await AccountsScene.IsSignedIn(visitor)).ShouldBe(sids.Contains(sid), sid);
            }
        }

        foreach (var (what, send) in WrongLogouts(scene))
        {
            (await send()).ShouldBe(HttpStatusCode.BadRequest, what);
        }
        await Open("s1", "s2", "s3");
        (await Send(scene, scene.Logout("s1", "ada", "one"))).ShouldBe(HttpStatusCode.OK);
        await Open("s2", "s3");
        (await Send(scene, scene.Logout("s2", null, "one"))).ShouldBe(HttpStatusCode.BadRequest, "a token counts once");
        await Open("s2", "s3");
        scene.Advance(Duration.FromSeconds(1));
        (await Send(scene, scene.Logout(null, "ada", "two"))).ShouldBe(HttpStatusCode.OK);
        await Open("s3");
        (await AccountsScene.IsSignedIn(local)).ShouldBeTrue();
        // She signs on again, and what was ended stays ended.
        scene.Advance(Duration.FromSeconds(1));
        (scene.Provider.Subject, scene.Provider.Email) = ("ada", "ada@example.org");
        scene.Provider.Further = new() { ["sid"] = "s4" };
        (await Arrives(scene)).ShouldBe("/account");
        await Open("s3");
        foreach (var visitor in sessions.Values)
        {
            visitor.Dispose();
        }
    }

    [Fact]
    public async Task Signing_out_here_leads_on_to_sign_out_there()
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(Provider.Sqlite, "");
        using var ada = scene.Accounts.Server.Visit();
        var page = await ada.Submit(await ada.Get(SignOnScene.Start), "Sign out");
        page.Heading.ShouldBe("You are signed out of Fairway");
        var there = page.Link("Sign out at Headquarters").Href;
        page.Response.Headers.GetValues("Refresh").ShouldBe(["0; url=" + there]);
        there.ShouldStartWith(scene.Provider.Issuer("hq") + "/end?");
        there.ShouldContain("id_token_hint=" + scene.Provider.LastToken);
        there.ShouldContain(Uri.EscapeDataString(new Uri(scene.Accounts.Server.Url, "/account/sign-in?out=true").ToString()));
        (await AccountsScene.IsSignedIn(ada)).ShouldBeFalse();
        // The way there was kept for that one page.
        (await ada.Get("/account/signed-out")).Address.ShouldBe("/account/sign-in?out=true");
    }

    [Fact]
    public async Task What_takes_a_password_is_confirmed_at_the_provider_and_nothing_typed_is_lost()
    {
        await using var scene = new SignOnScene();
        await scene.BeginAsync(Provider.Sqlite, "");
        using var ada = scene.Accounts.Server.Visit();
        await ada.Get(SignOnScene.Start);
        var form = await ada.Get("/account/address");
        form.Document.QuerySelector("input[type=password]").ShouldBeNull();
        form.Words.ShouldContain("Headquarters asks you once more who you are");
        var between = await ada.Submit(form, "Send the link", ("Input.Email", "ada.new@example.org"));
        between.Heading.ShouldBe("Confirm that it is you");

        // The provider didn't ask again; somebody else confirmed; nobody did.
        foreach (
            var (twist, says) in new (Twist, string)[]
            {
                (new() { Claims = c => c["auth_time"] = scene.Provider.Now(Duration.FromMinutes(-30)) }, "could not be checked"),
                (new() { Claims = c => c.Remove("auth_time") }, "could not be checked"),
                (new() { Claims = c => c["sub"] = "eve" }, "Another account confirmed there"),
                (new() { Answer = a => a.Replace("code=", "error=access_denied&was=", StringComparison.Ordinal) }, "You did not finish"),
            }
        )
        {
            scene.Provider.Twist = twist;
            between = await ada.Follow(between, "Go to Headquarters");
            between.Words.ShouldContain(says);
            scene.Provider.Asked!["prompt"].ToString().ShouldBe("login");
            scene.Provider.Asked["max_age"].ToString().ShouldBe("0");
        }
        scene.Provider.Twist = new();
        (await scene.Accounts.Mails("AddressNew")).ShouldBeEmpty();

        var kept = await ada.Follow(between, "Go to Headquarters");
        kept.Words.ShouldContain("ada.new@example.org");
        (await ada.Submit(kept, "Finish it now")).Address.ShouldBe("/account");
        (await scene.Accounts.Mails("AddressNew")).ShouldHaveSingleItem();
        // It counts for five minutes.
        form = await ada.Get("/account/address");
        form.Words.ShouldContain("has just confirmed that it is you");
        scene.Advance(Duration.FromMinutes(5));
        (await ada.Submit(form, "Send the link", ("Input.Email", "ada.other@example.org"))).Heading.ShouldBe("Confirm that it is you");
        // A form that leaves the mark out gains nothing.
        var refused = await ada.Post("/account/address", form, ("Input.Email", "x@example.org"), ("Input.CurrentPassword", "provider"));
        refused.Errors.ShouldHaveSingleItem();
        (await scene.Accounts.Mails("AddressNew")).ShouldHaveSingleItem();
    }

    /// <summary>Signs on anew; where that leads.</summary>
    private static async Task<string> Arrives(SignOnScene scene)
    {
        using var visitor = scene.Accounts.Server.Visit();
        return (await visitor.Get(SignOnScene.Start)).Address;
    }

    private static async Task<HttpStatusCode> Send(SignOnScene scene, JsonObject claims, JsonObject? header = null) =>
        await SendToken(scene, scene.Provider.Sign(header ?? scene.Provider.Header(), claims));

    private static async Task<HttpStatusCode> SendToken(SignOnScene scene, string token)
    {
        using var provider = scene.Accounts.Server.Visit();
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        return (await provider.Client.PostAsync(new Uri("/account/sign-on/hq/logout", UriKind.Relative), form)).StatusCode;
    }

    private static IEnumerable<(string What, Func<Task<HttpStatusCode>> Send)> WrongLogouts(SignOnScene scene)
    {
        var number = 0;
        JsonObject Good() => scene.Logout("s1", "ada", "wrong-" + number++);
        Func<Task<HttpStatusCode>> With(Action<JsonObject> how, string? typ = null) =>
            () =>
            {
                var (claims, header) = (Good(), scene.Provider.Header());
                how(claims);
                header["typ"] = typ ?? "logout+jwt";
                return Send(scene, claims, header);
            };
        yield return ("another issuer", With(c => c["iss"] = scene.Provider.Issuer("other")));
        yield return ("another client", With(c => c["aud"] = "another"));
        yield return ("run out", With(c => c["exp"] = scene.Provider.Now(Duration.FromHours(-1))));
        yield return ("no end", With(c => c.Remove("exp")));
        yield return ("old", With(c => c["iat"] = scene.Provider.Now(Duration.FromHours(-1))));
        yield return ("no event", With(c => c.Remove("events")));
        yield return ("another event", With(c => c["events"] = new JsonObject { ["https://example.org"] = new JsonObject() }));
        yield return ("an event that is a text", With(c => c["events"] = "http://schemas.openid.net/event/backchannel-logout"));
        yield return ("a nonce", With(c => c["nonce"] = "n"));
        yield return ("no id", With(c => c.Remove("jti")));
        yield return ("of nobody", With(c => (_, _) = (c.Remove("sid"), c.Remove("sub"))));
        yield return ("another type", With(_ => { }, "at+jwt"));
        yield return ("the token of the sign-on", () => SendToken(scene, scene.Provider.LastToken!));
        yield return (
            "not signed",
            () => SendToken(scene, TheProvider.Part(new() { ["alg"] = "none" }) + "." + TheProvider.Part(Good()) + ".")
        );
        yield return (
            "another key",
            () =>
                SendToken(scene, scene.Provider.Sign(scene.Provider.Header(), Good(), b => [.. Encoding.ASCII.GetBytes("x"), .. b[..255]]))
        );
        yield return ("nothing", () => SendToken(scene, ""));
    }
}
