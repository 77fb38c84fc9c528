using System.Net;
using Fairway.Testing;
using Fairway.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Units;

/// <summary>A chief hands appraisal work on, and gets it back (SV-5).</summary>
public sealed class DelegationPages
{
    [Theory, BothDatabases]
    public async Task A_chief_delegates_and_the_delegate_hands_back(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var mai = await organization.As(AnOrganization.Mai);
        using var awa = await organization.As(AnOrganization.Awa);
        var choose = await mai.Get("/units/delegations/give");
        choose
            .Document.QuerySelectorAll("select option")
            .Select(o => o.TextContent)
            .ShouldNotContain("Operations", "it has a chief of its own");
        var form = await mai.Submit(choose, "Continue", ("Unit", "DEV"));
        var otherWindow = await mai.Submit(choose, "Continue", ("Unit", "DEV"));
        var given = await mai.Submit(
            form,
            "Delegate",
            ("DelegateId", AnOrganization.Awa),
            ("DelegateSigns", "true"),
            ("Until.Day", "31"),
            ("Until.Month", "12"),
            ("Until.Year", "2026")
        );
        given.Words.ShouldContain("2 March 2026 – 31 December 2026");
        given.Words.ShouldContain("The delegate signs");
        (await organization.Database.Read(db => db.Outbox.SingleAsync(m => m.Kind == "DelegationGiven"))).To.ShouldBe("1004@example.org");
        (await mai.Submit(form, "Delegate", ("DelegateId", AnOrganization.Awa))).Words.ShouldContain("Nothing was done twice.");
        var again = await mai.Submit(otherWindow, "Delegate", ("DelegateId", AnOrganization.Awa));
        again.Errors.ShouldHaveSingleItem().ShouldContain("already delegated");

        var mine = await awa.Get("/units/delegations");
        var back = await awa.Submit(mine, "Hand back (Development)");
        back.Words.ShouldContain("over");
        var row = await organization.Database.Read(db => db.Delegations.SingleAsync());
        (row.EndedBy, row.Until).ShouldBe((AnOrganization.Awa, AnOrganization.Today));
        (await organization.Database.Read(db => db.History.Where(h => h.Rule == "SV-5").Select(h => h.Act).ToListAsync())).ShouldBe(
            ["delegated", "delegation-handed-back"],
            ignoreOrder: true
        );
    }

    [Theory, BothDatabases]
    public async Task What_the_rule_refuses_is_said_and_kept_out(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var mai = await organization.As(AnOrganization.Mai);
        using var ana = await organization.As(AnOrganization.Ana);
        var form = await mai.Get("/units/delegations/give?Unit=DEV");
        (await mai.Submit(form, "Delegate")).Errors.ShouldHaveSingleItem().ShouldBe("Say who it is: enter a staff number.");
        (await mai.Submit(form, "Delegate", ("DelegateId", AnOrganization.Awa), ("From.Day", "1")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("before today");
        var token = await mai.Get("/units/delegations/give?Unit=DEV");
        (await mai.Post("/units/delegations/give", token, ("Unit", "OPS"), ("DelegateId", AnOrganization.Ana))).Errors.ShouldNotBeEmpty();
        (await mai.Post("/units/delegations/give", token, ("Unit", "DEV"), ("DelegateId", AnOrganization.Mai))).Errors.ShouldNotBeEmpty();
        (await mai.Post("/units/delegations/give", token, ("Unit", "DEV"), ("DelegateId", AnOrganization.Ana))).Errors.ShouldNotBeEmpty();
        (await ana.Get("/units/delegations/give")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await organization.Database.Read(db => db.Delegations.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Nobody_ends_the_delegation_of_others_and_nobody_ends_it_twice(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        await organization.Database.Add(A.Delegation(AnOrganization.Mai, AnOrganization.Awa, "DEV"));
        var row = await organization.Database.Read(db => db.Delegations.SingleAsync());
        using var mai = await organization.As(AnOrganization.Mai);
        using var ana = await organization.As(AnOrganization.Ana);
        var anaForm = await ana.Get("/people/1003/facts/email/question");
        (await ana.Post("/units/delegations", anaForm, ("Id", row.Id.ToString()), ("Version", row.Version.ToString()))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        var stale = await mai.Get("/units/delegations");
        (await mai.Submit(await mai.Get("/units/delegations"), "Take back (Development)")).Words.ShouldContain("The delegation has ended");
        (await mai.Submit(stale, "Take back (Development)")).Errors.ShouldBe(["This delegation ended on 1 March 2026."]);
    }

    [Theory, BothDatabases]
    public async Task A_delegation_lapses_when_the_unit_gets_a_chief_of_its_own(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        await organization.Database.Add(A.Delegation(AnOrganization.Mai, AnOrganization.Awa, "DEV"));
        using var noor = await organization.As(AnOrganization.Noor);
        await noor.Submit(await noor.Get("/units/chief/DEV"), "Name the chief", ("StaffId", AnOrganization.Otto));
        var row = await organization.Database.Read(db => db.Delegations.SingleAsync());
        row.Until.ShouldBe(AnOrganization.Today);
    }
}
