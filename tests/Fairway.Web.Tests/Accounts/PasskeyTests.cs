using System.Net;
using Fairway.App.Accounts;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Fairway.Web.Tests.Accounts;

/// <summary>Passkeys of Chromium's own virtual authenticator, which follows the same standard as a phone or a key.</summary>
public sealed class PasskeyTests(TheBrowser browser)
{
    [Theory, BothDatabases]
    public async Task A_passkey_is_made_opens_the_account_with_its_offices_and_can_be_removed(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        var address = Bind(scene);
        await using var window = await browser.Open(address);
        var device = await Device.Of(window);

        await SignIn(window);
        (await window.Page.TextContentAsync("main"))!.ShouldContain("need a second factor");
        await window.Go("/account/second-factor");
        await window.Page.FillAsync("#Passkey_Name", "Key of Hana");
        await window.Page.FillAsync("#Passkey_Password", "not the password");
        await window.Page.ClickAsync("form[data-passkey] button");
        await window.Page.GetByText("This is not your password").WaitForAsync();
        await window.Page.FillAsync("#Passkey_Password", AccountsScene.Password);
        await window.Page.ClickAsync("form[data-passkey] button");
        await window.Page.WaitForSelectorAsync(".fw-codes");
        (await window.Page.Locator(".fw-codes li").CountAsync()).ShouldBe(10);
        (await window.Faults()).ShouldBeEmpty();
        (await scene.Mails("PasskeyAdded")).ShouldHaveSingleItem();
        await window.Go("/account/people");
        (await window.Page.TextContentAsync("h1")).ShouldBe("Accounts");

        // The password alone opens nothing now, and the passkey everything.
        await SignOut(window);
        await SignIn(window);
        (await window.Page.TextContentAsync("h1")).ShouldBe("One more step");
        await window.Page.ClickAsync("form[data-passkey] button");
        await window.Page.WaitForURLAsync(address.ToString());
        await SignOut(window);
        await window.Go("/account/people");
        await window.Page.ClickAsync("form[data-passkey] button");
        await window.Page.WaitForURLAsync(address + "account/people");
        (await device.Uses()).ShouldBe(2);

        // A copy of it, left behind by two uses, is refused: somebody else has been using the key.
        await SignOut(window);
        await device.GoBack();
        await window.Go("/account/sign-in");
        await window.Page.ClickAsync("form[data-passkey] button");
        await window.Page.GetByText("This passkey is not known here").WaitForAsync();

        // By a recovery code it is removed, and the offices wait again.
        await device.GoOn();
        await window.Page.ClickAsync("form[data-passkey] button");
        await window.Page.WaitForURLAsync(address.ToString());
        await window.Go("/account/second-factor");
        await window.Page.CheckAsync("input[name=Which]");
        await window.Page.FillAsync("#Input_CurrentPassword", AccountsScene.Password);
        await window.Page.ClickAsync("text=Remove this passkey");
        await window.Page.GetByText("The passkey is removed").WaitForAsync();
        (await window.Page.TextContentAsync("main"))!.ShouldContain("wait until you have set one up");
        (await scene.Database.Read(db => db.RecoveryCodes.CountAsync())).ShouldBe(0);
        (await scene.History()).ShouldBe(["PasskeyAdded", "PasskeyRemoved"]);
    }

    [Fact]
    public async Task Of_a_closed_account_and_at_another_address_no_passkey_counts()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        var address = Bind(scene);
        await using var window = await browser.Open(address);
        await Device.Of(window);
        await SignIn(window);
        await window.Go("/account/second-factor");
        await window.Page.FillAsync("#Passkey_Name", "Key of Hana");
        await window.Page.FillAsync("#Passkey_Password", AccountsScene.Password);
        await window.Page.ClickAsync("form[data-passkey] button");
        await window.Page.WaitForSelectorAsync(".fw-codes");
        await SignOut(window);

        // The organization says that it is reached elsewhere: what a page at this address got is worth nothing.
        Options(scene).PublicUrl = new Uri("http://localhost:1");
        await TryPasskey(window);
        Options(scene).PublicUrl = address;
        await scene.Database.Read(db =>
            db.Users.Where(a => a.Id == scene.HrOfUnit.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, Account.Closed))
        );
        await TryPasskey(window);

        // What a program makes up is no passkey either.
        using var visitor = scene.Server.Visit();
        var page = await visitor.Get("/account/sign-in");
        foreach (
            var credential in (string[])
                ["", "{}", "not json", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}"]
        )
        {
            await visitor.Post("/account/passkey?handler=Options", page);
            var answer = await visitor.Post("/account/passkey", page, ("Credential", credential));
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.Words.ShouldContain("This passkey is not known here");
        }
    }

    private static async Task TryPasskey(Window window)
    {
        await window.Go("/account/sign-in");
        await window.Page.ClickAsync("form[data-passkey] button");
        await window.Page.GetByText("This passkey is not known here").WaitForAsync();
    }

    private static async Task SignIn(Window window)
    {
        await window.Go("/account/sign-in");
        await window.Page.FillAsync("#Input_Who", "2001");
        await window.Page.FillAsync("#Input_Password", AccountsScene.Password);
        await window.Page.Locator("main form").First.Locator("button").ClickAsync();
    }

    private static async Task SignOut(Window window)
    {
        await window.Page.Context.ClearCookiesAsync();
        await window.Go("/account/sign-in");
    }

    private static AccountsOptions Options(AccountsScene scene) =>
        scene.Server.Services.GetRequiredService<IOptions<AccountsOptions>>().Value;

    /// <summary>Passkeys belong to a name, which an address of numbers is not.</summary>
    private static Uri Bind(AccountsScene scene) => Options(scene).PublicUrl = new Uri($"http://localhost:{scene.Server.Url.Port}/");

    private sealed class Device(ICDPSession session, string id)
    {
        private Dictionary<string, object> kept = [];

        public static async Task<Device> Of(Window window)
        {
            var session = await window.Page.Context.NewCDPSessionAsync(window.Page);
            await session.SendAsync("WebAuthn.enable");
            var added = await session.SendAsync(
                "WebAuthn.addVirtualAuthenticator",
                new()
                {
                    ["options"] = new
                    {
                        protocol = "ctap2",
                        transport = "internal",
                        hasResidentKey = true,
                        hasUserVerification = true,
                        isUserVerified = true,
                        automaticPresenceSimulation = true,
                    },
                }
            );
            return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
        }

        /// <summary>How often it was used, as the key itself counts.</summary>
        public async Task<int> Uses() => (await Credential()).GetProperty("signCount").GetInt32() - 1;

        /// <summary>Puts a copy of the key in its place that has not seen its last uses.</summary>
        public Task GoBack() => Replace(1);

        /// <summary>Puts the key itself back.</summary>
        public Task GoOn() => Replace(50);

        private async Task Replace(int signCount)
        {
            var credential = await Credential();
            kept = credential.EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
            kept["signCount"] = signCount;
            await session.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = id });
            await session.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = id, ["credential"] = kept });
        }

        private async Task<System.Text.Json.JsonElement> Credential() =>
            (await session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id }))!.Value.GetProperty("credentials")[0];
    }
}
