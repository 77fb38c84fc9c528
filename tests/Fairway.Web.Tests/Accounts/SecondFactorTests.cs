using System.Net;
using Fairway.App.Accounts.SecondFactor;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Accounts;

public sealed class SecondFactorTests
{
    [Theory, BothDatabases]
    public async Task Offices_wait_until_a_second_factor_is_set_up_and_shown(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var hana = scene.Server.Visit();
        var home = await scene.SignIn(hana, "hana@example.org");
        home.Words.ShouldContain("these offices of yours need a second factor: HR partner");
        (await hana.Get("/account/people")).Status.ShouldBe(HttpStatusCode.NotFound);

        var (secret, codes) = await SetUp(scene, hana);
        codes.Count.ShouldBe(SecondFactors.RecoveryCodes);
        (await hana.Get("/account/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await scene.Mails("SecondFactorSet")).ShouldHaveSingleItem();

        // From now on the password alone opens nothing.
        using var again = scene.Server.Visit();
        var asked = await scene.SignIn(again, await again.Get("/account/people"), "2001");
        asked.Heading.ShouldBe("One more step");
        (await AccountsScene.IsSignedIn(again)).ShouldBeFalse();
        // The code that set it up doesn't count twice.
        (await Give(again, asked, Totp.Code(secret, Step(scene)))).Errors.ShouldHaveSingleItem();
        scene.Clock.Advance(Duration.FromSeconds(Totp.Step));
        (await Give(again, asked, Totp.Code(secret, Step(scene)))).Address.ShouldBe("/account/people");
        (await scene.History()).ShouldBe(["SecondFactorSet"]);
    }

    [Theory, BothDatabases]
    public async Task A_recovery_code_opens_once_in_any_spelling_and_is_told_by_mail(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        var (_, codes) = await SetUp(scene, ada);
        foreach (var (typed, opens) in new[] { (codes[0].ToLowerInvariant().Replace('-', ' '), true), (codes[0], false), (codes[1], true) })
        {
            using var visitor = scene.Server.Visit();
            await Give(visitor, await scene.SignIn(visitor, "1001"), typed);
            (await AccountsScene.IsSignedIn(visitor)).ShouldBe(opens, typed);
        }
        (await scene.Mails("RecoveryCodeUsed")).Count.ShouldBe(2);
        (await ada.Get("/account/second-factor")).Words.ShouldContain("8 recovery codes are left");
    }

    [Fact]
    public async Task Wrong_codes_pause_the_account_as_wrong_passwords_do()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var ada = await scene.Server.As("1001");
        var (_, codes) = await SetUp(scene, ada);
        using var visitor = scene.Server.Visit();
        var asked = await scene.SignIn(visitor, "1001");
        for (var i = 0; i < 5; i++)
        {
            asked = await Give(visitor, asked, "000000");
        }
        asked.Errors.ShouldHaveSingleItem().ShouldContain("pauses for 15 minutes");
        (await Give(visitor, asked, codes[0])).Errors.ShouldHaveSingleItem().ShouldContain("pauses");
        scene.Clock.Advance(Duration.FromMinutes(16));
        // Half a sign-in is over by then: it begins with the password again.
        (await visitor.Get("/account/code")).Heading.ShouldBe("Sign in");
        // The framework's pause ends by the machine's clock.
        await scene.Database.Read(db => db.Users.ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null)));
        await Give(visitor, await scene.SignIn(visitor, "1001"), codes[0]);
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_to_a_new_password_does_not_pass_by_the_second_factor()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var ada = await scene.Server.As("1001");
        await SetUp(scene, ada);
        using var visitor = scene.Server.Visit();
        await visitor.Submit(await visitor.Get("/account/forgotten"), "Send me a link", ("Input.Who", "1001"));
        var link = (await scene.Mails("Reset")).ShouldHaveSingleItem().Link!;
        var after = await visitor.Submit(await visitor.Get(link), "Set this password", ("Input.Password", "a quite different password"));
        after.Heading.ShouldBe("One more step");
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeFalse();
    }

    [Fact]
    public async Task Setting_up_takes_the_password_and_a_code_that_fits_and_ends_other_sessions()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var ada = await scene.Server.As("1001");
        using var elsewhere = await scene.Server.As("1001");
        var page = await ada.Get("/account/second-factor");
        var secret = SecretOn(page);
        var code = Totp.Code(secret, Step(scene));
        foreach (
            var (given, password, error) in new[]
            {
                ("000000", AccountsScene.Password, "This code doesn’t count"),
                ("", AccountsScene.Password, "Type the code"),
                (code, "not the password", "This is not your password"),
            }
        )
        {
            page = await ada.Submit(page, "Set up a second factor", ("Input.Code", given), ("Input.CurrentPassword", password));
            page.Errors.ShouldHaveSingleItem().ShouldContain(error);
            // It may have been scanned already: the key stays the same.
            SecretOn(page).ShouldBe(secret);
        }
        (
            await ada.Submit(page, "Set up a second factor", ("Input.Code", code), ("Input.CurrentPassword", AccountsScene.Password))
        ).Heading.ShouldBe("Your recovery codes");
        (await AccountsScene.IsSignedIn(ada)).ShouldBeTrue();
        (await AccountsScene.IsSignedIn(elsewhere)).ShouldBeFalse();
        // Neither key nor codes can be read from the database.
        var (cipher, hashes) = await scene.Database.Read(async db =>
            (await db.AuthenticatorKeys.Select(k => k.Cipher).SingleAsync(), await db.RecoveryCodes.Select(c => c.Hash).ToListAsync())
        );
        cipher.AsSpan().IndexOf(secret).ShouldBe(-1);
        hashes.ShouldAllBe(h => h.Length == 32);
    }

    [Theory, BothDatabases]
    public async Task Who_lost_both_gets_it_removed_by_who_looks_after_accounts_and_offices_wait_again(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var hana = await scene.Server.As(scene.HrOfUnit.Id);
        await SetUp(scene, hana);
        using var root = await scene.Server.As(scene.Root.Id);
        await root.Submit(await root.Get($"/account/people/{scene.HrOfUnit.Id}"), "Remove the second factor");
        (await AccountsScene.IsSignedIn(hana)).ShouldBeFalse();
        (await scene.Mails("SecondFactorGone")).ShouldHaveSingleItem();
        await scene.SignIn(hana, "2001");
        (await hana.Get("/account/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        // Ada is looked after by Hana alone, and nobody removes their own this way.
        using var ada = await scene.Server.As("1001");
        (await ada.Get($"/account/people/{scene.Ada.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await scene.History()).ShouldBe(["SecondFactorSet", "SecondFactorGone"]);
    }

    [Fact]
    public async Task One_s_own_is_renewed_and_removed_with_the_password()
    {
        await using var scene = await AccountsScene.On(Provider.Sqlite);
        using var ada = await scene.Server.As("1001");
        var (_, old) = await SetUp(scene, ada);
        var page = await ada.Get("/account/second-factor");
        (await ada.Submit(page, "Remove the program", ("Input.CurrentPassword", "wrong"))).Errors.ShouldHaveSingleItem();
        var fresh = CodesOn(await ada.Submit(page, "Make new recovery codes", ("Input.CurrentPassword", AccountsScene.Password)));
        fresh.Intersect(old).ShouldBeEmpty();
        using var visitor = scene.Server.Visit();
        var asked = await scene.SignIn(visitor, "1001");
        (await Give(visitor, asked, old[3])).Errors.ShouldHaveSingleItem();
        await Give(visitor, asked, fresh[3]);
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeTrue();
        await visitor.Submit(
            await visitor.Get("/account/second-factor"),
            "Remove the program",
            ("Input.CurrentPassword", AccountsScene.Password)
        );
        (await AccountsScene.IsSignedIn(visitor)).ShouldBeTrue();
        using var plain = scene.Server.Visit();
        await scene.SignIn(plain, "1001");
        (await AccountsScene.IsSignedIn(plain)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_give_the_same_code_at_once_one_comes_in(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        var (secret, codes) = await SetUp(scene, ada);
        scene.Clock.Advance(Duration.FromSeconds(2 * Totp.Step));
        foreach (var code in (string[])[Totp.Code(secret, Step(scene)), codes[0]])
        {
            var visitors = Enumerable.Range(0, 4).Select(_ => scene.Server.Visit()).ToList();
            var asked = new List<Page>();
            foreach (var visitor in visitors)
            {
                asked.Add(await scene.SignIn(visitor, "1001"));
            }
            await Task.WhenAll(visitors.Zip(asked, (visitor, page) => Give(visitor, page, code)));
            var inside = 0;
            foreach (var visitor in visitors)
            {
                inside += await AccountsScene.IsSignedIn(visitor) ? 1 : 0;
                visitor.Dispose();
            }
            inside.ShouldBe(1);
            await scene.Database.Read(db => db.Users.ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, 0)));
        }
    }

    private static long Step(AccountsScene scene) => Totp.StepAt(scene.Clock.GetCurrentInstant());

    private static Task<Page> Give(Visitor visitor, Page asked, string code) => visitor.Submit(asked, "Sign in", ("Input.Code", code));

    /// <summary>Sets up a second factor as the pages have it done.</summary>
    private static async Task<(byte[] Secret, IReadOnlyList<string> Codes)> SetUp(AccountsScene scene, Visitor visitor)
    {
        var page = await visitor.Get("/account/second-factor");
        var secret = SecretOn(page);
        var done = await visitor.Submit(
            page,
            "Set up a second factor",
            ("Input.Code", Totp.Code(secret, Step(scene))),
            ("Input.CurrentPassword", AccountsScene.Password)
        );
        done.Heading.ShouldBe("Your recovery codes");
        return (secret, CodesOn(done));
    }

    private static byte[] SecretOn(Page page)
    {
        var text = page.Document.QuerySelector("p.fw-code")!.TextContent.Replace(" ", "", StringComparison.Ordinal).Trim();
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    private static List<string> CodesOn(Page page) =>
        [.. page.Document.QuerySelectorAll(".fw-codes li").Select(li => li.TextContent.Trim())];
}
