using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Accounts;

public sealed class InvitationTests
{
    private const string NewPassword = "four walls of quartz";

    [Theory, BothDatabases]
    public async Task Somebody_invited_sets_a_password_by_the_link_once(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var hana = await scene.Server.As(scene.HrOfUnit.Id);
        await hana.Submit(await hana.Get("/account/invite"), "Send the invitation", ("Input.StaffId", "1002"));
        var mail = (await scene.Mails("Invitation")).ShouldHaveSingleItem();
        mail.To.ShouldBe("1002@example.org");
        mail.Body.ShouldNotContain("Lindgren");

        using var bo = scene.Server.Visit();
        (await scene.SignIn(bo, "1002", NewPassword)).Errors.ShouldHaveSingleItem();
        var welcome = await bo.Get(mail.Link!);
        welcome.Heading.ShouldBe("Welcome to Fairway");
        (await bo.Submit(welcome, "Set this password", ("Input.Password", "short")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("at least 12");
        (await bo.Submit(welcome, "Set this password", ("Input.Password", "lindgren1002")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("not made of your name");
        foreach (var used in (string[])["1qaz2wsx3edc", "FinalFantasy", "Unbelievable"])
        {
            (await bo.Submit(welcome, "Set this password", ("Input.Password", used)))
                .Errors.ShouldHaveSingleItem(used)
                .ShouldContain("among the 10,000 most used");
        }
        await bo.Submit(welcome, "Set this password", ("Input.Password", NewPassword));
        (await AccountsScene.IsSignedIn(bo)).ShouldBeTrue();

        using var later = scene.Server.Visit();
        (await later.Get(mail.Link!)).Heading.ShouldBe("This link doesn’t work any more");
        await scene.SignIn(later, "1002", NewPassword);
        (await AccountsScene.IsSignedIn(later)).ShouldBeTrue();
        (await scene.History()).ShouldBe(["Invited", "InvitationAccepted"]);
    }

    [Theory, BothDatabases]
    public async Task Invites_only_whom_one_looks_after_and_nobody_twice(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var hana = await scene.Server.As(scene.HrOfUnit.Id);
        foreach (var staffId in (string[])["1003", "4711", "", "1001"])
        {
            var answer = await hana.Submit(
                await hana.Get("/account/invite"),
                "Send the invitation",
                ("Input.StaffId", staffId),
                ("Input.Email", "x@example.org")
            );
            answer.Errors.ShouldHaveSingleItem(staffId);
        }
        (await scene.Mails("Invitation")).ShouldBeEmpty();

        using var root = await scene.Server.As(scene.Root.Id);
        var form = await root.Get("/account/invite");
        (await root.Submit(form, "Send the invitation", ("Input.Name", "Guest"), ("Input.Email", "ADA@example.org")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("Another account");
        await root.Submit(
            form,
            "Send the invitation",
            ("Input.Name", "Guest"),
            ("Input.Email", "guest@example.org"),
            ("Input.Language", "fr")
        );
        var mail = (await scene.Mails("Invitation")).ShouldHaveSingleItem();
        mail.Language.ShouldBe("fr");
        mail.Subject.ShouldBe("Votre compte dans Fairway");
    }

    [Theory, BothDatabases]
    public async Task A_whole_unit_is_invited_but_for_those_who_have_an_account(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var hana = await scene.Server.As(scene.HrOfUnit.Id);
        var done = await hana.Submit(await hana.Get("/account/invite"), "Invite them", ("Unit", "ENT"));
        done.Words.ShouldContain("1 invitation is on its way");
        (await scene.Mails("Invitation")).ShouldHaveSingleItem().To.ShouldBe("1002@example.org");
        var forged = await hana.Post("/account/invite?handler=Unit", await hana.Get("/account/invite"), ("Unit", "FIN"));
        forged.Errors.ShouldHaveSingleItem();
        (await scene.Mails("Invitation")).ShouldHaveSingleItem();
    }

    [Theory, BothDatabases]
    public async Task A_forgotten_password_is_set_anew_by_mail_and_other_sessions_end(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var thief = await scene.Server.As("1001");
        using var ada = scene.Server.Visit();
        foreach (var _ in Enumerable.Range(0, 6))
        {
            await scene.SignIn(ada, "1001", "wrong");
        }
        await ada.Submit(await ada.Get("/account/forgotten"), "Send me a link", ("Input.Who", "1001"));
        var mail = (await scene.Mails("Reset")).ShouldHaveSingleItem();
        mail.To.ShouldBe("ada@example.org");
        var page = await ada.Get(mail.Link!);
        await ada.Submit(page, "Set this password", ("Input.Password", NewPassword));
        (await AccountsScene.IsSignedIn(ada)).ShouldBeTrue();
        (await AccountsScene.IsSignedIn(thief)).ShouldBeFalse();
        (await ada.Get(mail.Link!)).Heading.ShouldBe("This link doesn’t work any more");
        (await scene.Mails("PasswordChanged")).ShouldHaveSingleItem();
        (await scene.History()).ShouldBe(["ResetAsked", "PasswordReset"]);
    }

    [Theory, BothDatabases]
    public async Task Asking_for_a_link_answers_alike_for_everybody_and_floods_nobody(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var visitor = scene.Server.Visit();
        var answers = new List<string>();
        foreach (var who in (string[])["1001", "nobody@example.org", "1001", "1001", "1001", "1001"])
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            answers.Add((await visitor.Submit(await visitor.Get("/account/forgotten"), "Send me a link", ("Input.Who", who))).Words);
            watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(390));
        }
        answers.Distinct().ShouldHaveSingleItem();
        (await scene.Mails("Reset")).Count.ShouldBe(3);
    }

    [Theory, BothDatabases]
    public async Task Another_address_counts_once_its_owner_opens_the_link_signed_in(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        var form = await ada.Get("/account/address");
        (await ada.Submit(form, "Send the link", ("Input.Email", "a@new.example"), ("Input.CurrentPassword", "wrong")))
            .Errors.ShouldHaveSingleItem()
            .ShouldBe("This is not your password");
        await ada.Submit(form, "Send the link", ("Input.Email", "a@new.example"), ("Input.CurrentPassword", AccountsScene.Password));
        var link = (await scene.Mails("AddressNew")).ShouldHaveSingleItem();
        link.To.ShouldBe("a@new.example");
        (await scene.Mails("AddressOld")).ShouldHaveSingleItem().To.ShouldBe("ada@example.org");
        (await Address(scene)).ShouldBe("ada@example.org");

        // Somebody else who got the mail by a slip of the pen can do nothing with it.
        using var second = await scene.Server.As(scene.Second.Id);
        var theirs = await second.Submit(await second.Get(link.Link!), "Confirm the new address");
        theirs.Errors.ShouldHaveSingleItem();
        (await Address(scene)).ShouldBe("ada@example.org");

        var done = await ada.Submit(await ada.Get(link.Link!), "Confirm the new address");
        done.Words.ShouldContain("a@new.example");
        (await Address(scene)).ShouldBe("a@new.example");
        using var again = scene.Server.Visit();
        await scene.SignIn(again, "a@new.example");
        (await AccountsScene.IsSignedIn(again)).ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task A_taken_address_gets_no_mail_and_a_new_password_undoes_the_wish(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        var form = await ada.Get("/account/address");
        var taken = await ada.Submit(
            form,
            "Send the link",
            ("Input.Email", "hana@example.org"),
            ("Input.CurrentPassword", AccountsScene.Password)
        );
        taken.Errors.ShouldBeEmpty();
        (await scene.Mails("AddressNew")).ShouldBeEmpty();
        await ada.Submit(form, "Send the link", ("Input.Email", "a@new.example"), ("Input.CurrentPassword", AccountsScene.Password));
        var link = (await scene.Mails("AddressNew")).ShouldHaveSingleItem().Link!;
        var changed = await ada.Submit(
            await ada.Get("/account/password"),
            "Change your password",
            ("Input.CurrentPassword", AccountsScene.Password),
            ("Input.Password", NewPassword)
        );
        changed.Words.ShouldContain("Your password is changed");
        (await ada.Submit(await ada.Get(link), "Confirm the new address")).Errors.ShouldHaveSingleItem();
        (await Address(scene)).ShouldBe("ada@example.org");
    }

    [Theory, BothDatabases]
    public async Task Guessing_the_password_in_an_open_session_pauses_the_account_too(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var ada = await scene.Server.As("1001");
        var form = await ada.Get("/account/password");
        Page answer = form;
        for (var i = 0; i < 5; i++)
        {
            answer = await ada.Submit(
                form,
                "Change your password",
                ("Input.CurrentPassword", "guess " + i),
                ("Input.Password", NewPassword)
            );
        }
        answer.Errors.ShouldHaveSingleItem().ShouldContain("pauses for 15 minutes");
        answer = await ada.Submit(
            form,
            "Change your password",
            ("Input.CurrentPassword", AccountsScene.Password),
            ("Input.Password", NewPassword)
        );
        answer.Errors.ShouldHaveSingleItem().ShouldContain("pauses");
    }

    private static Task<string?> Address(AccountsScene scene) =>
        scene.Database.Read(db => db.Users.Where(a => a.Id == scene.Ada.Id).Select(a => a.Email).SingleAsync());
}
