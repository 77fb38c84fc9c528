using System.Diagnostics;
using Fairway.App.Accounts.SignOn;
using Fairway.Cli;
using Fairway.Proof.Tests;
using Fairway.Testing;
using Fairway.Web.Accounts.SignOn;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Accounts.SignOn;

/// <summary>With somebody else's provider (npm oidc-provider, certified by the OpenID Foundation), as people meet it.</summary>
public sealed class SignOnInABrowserTests(TheBrowser browser)
{
    [Fact]
    public async Task Signing_on_confirming_and_signing_out_with_a_real_provider()
    {
        var port = Ports.Free();
        var settings = SignOnFile.Parse(
            $$"""
            {
              "localPasswords": false,
              "providers": [
                {
                  "id": "hq", "name": { "en": "Headquarters", "fr": "Siège", "es": "Sede" }, "authority": "http://127.0.0.1:{{port}}",
                  "clientId": "fairway", "clientSecretVariable": "SECRET", "secondFactor": { "acr": ["two-factors"] }
                }
              ]
            }
            """,
            _ => TheProvider.Secret
        );
        await using var scene = await AccountsScene.On(Testing.Provider.Sqlite, signOn: settings);
        // The provider goes by the machine's clock.
        scene.Clock.Now = Composition.MachineClock.GetCurrentInstant();
        using var provider = await StartAsync(port, scene.Server.Url);
        await using var window = await browser.Open(scene.Server);
        try
        {
            var page = window.Page;
            async Task SignOn(bool factor)
            {
                scene.Clock.Now = Composition.MachineClock.GetCurrentInstant();
                await page.GetByLabel("Name").FillAsync("hana");
                await page.GetByLabel("With a key").SetCheckedAsync(factor);
                await page.ClickAsync("text=Continue");
            }

            await window.Go("/account/people");
            (await window.Faults()).ShouldBeEmpty();
            await page.ClickAsync("text=Sign in with Headquarters");
            await SignOn(factor: false);
            await page.WaitForURLAsync("**/account/people");
            (await page.TextContentAsync("main"))!.ShouldContain("need a second factor: HR partner");

            // Out here, out there, and the provider tells it here once more by itself.
            await page.ClickAsync("text=Sign out");
            await page.ClickAsync("text=Yes, sign me out");
            await page.WaitForURLAsync("**/account/sign-in?out=true");
            (await page.TextContentAsync("main"))!.ShouldContain("You are signed out");
            (
                await scene.Database.Read(db => db.EndedSignOns.SingleAsync(e => e.Provider != EndedSignOn.Here))
            ).Session.ShouldNotBeNullOrEmpty();

            await page.ClickAsync("text=Sign in with Headquarters");
            await SignOn(factor: true);
            await page.WaitForURLAsync(scene.Server.Url.ToString());
            await window.Go("/account/people");
            (await page.TextContentAsync("h1")).ShouldBe("Accounts");

            // The provider would let her pass without a word: it is made to ask.
            await window.Go("/account/address");
            await page.FillAsync("[name='Input.Email']", "hana.new@example.org");
            await page.ClickAsync("text=Send the link");
            (await window.Faults()).ShouldBeEmpty();
            await page.ClickAsync("text=Go to Headquarters");
            await SignOn(factor: true);
            await page.ClickAsync("text=Finish it now");
            await page.WaitForURLAsync("**/account");
            (await scene.Mails("AddressNew")).ShouldHaveSingleItem();
            window.Complaints.ShouldBeEmpty();
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException(window.Page.Url + " says: " + await window.Page.InnerTextAsync("body"), late);
        }
        finally
        {
            provider.Kill();
        }
    }

    private static async Task<Process> StartAsync(int port, Uri fairway)
    {
        var folder = await Node.Installed("Fairway.Web.Tests");
        var process = Process.Start(
            new ProcessStartInfo(
                "node",
                ["provider.mjs", port.ToString(System.Globalization.CultureInfo.InvariantCulture), fairway.ToString()]
            )
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        return process;
    }
}
