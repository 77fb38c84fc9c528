using System.Net;
using Fairway.App.Accounts;
using Fairway.Testing;
using Fairway.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Offices;

public sealed class OfficesTests
{
    [Theory, BothDatabases]
    public async Task An_office_counts_once_a_second_person_has_confirmed_it(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var root = await scene.Server.As(scene.Root.Id);
        using var second = await scene.Server.As(scene.Second.Id);
        using var ada = await scene.Server.As("1001");
        (await Propose(root, "1001", "Administrator")).Words.ShouldContain("Proposed");
        var id = await Granted(scene, Office.Administrator);

        // It waits: shown to everybody, without effect, and not for the proposer or the holder to confirm.
        (await ada.Get("/offices")).Words.ShouldContain("Waiting for a second person");
        (await ada.Get("/account/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await root.Get($"/offices/{id}")).HasButton("Confirm").ShouldBeFalse();
        (await root.Post($"/offices/{id}?handler=Confirm", await root.Get($"/offices/{id}")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("You proposed this");
        (await ada.Post($"/offices/{id}?handler=Confirm", await ada.Get($"/offices/{id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ada.Get("/account/people")).Status.ShouldBe(HttpStatusCode.NotFound);

        await second.Submit(await second.Get($"/offices/{id}"), "Confirm");
        (await ada.Get("/account/people")).Status.ShouldBe(HttpStatusCode.OK);
        var shown = (await ada.Get($"/offices/{id}")).Words;
        shown.ShouldContain("Robin Root");
        shown.ShouldContain("Sam Second");
        shown.ShouldContain("For the new desk");

        // Ended: from the next request.
        await root.Submit(await root.Get($"/offices/{id}"), "End this office now");
        (await ada.Get("/account/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await scene.History()).ShouldBe(["OfficeProposed", "OfficeGranted", "OfficeEnded"]);
        (await scene.Mails("OfficeProposed")).ShouldHaveSingleItem().To.ShouldBe("ada@example.org");
        (await scene.Mails("OfficeWaits")).Select(m => m.To).ShouldBe(["second@example.org", "hugo@example.org"], ignoreOrder: true);
        (await scene.Mails("OfficeGranted")).ShouldHaveSingleItem();
        (await scene.Mails("OfficeEnded")).ShouldHaveSingleItem();
    }

    [Theory, BothDatabases]
    public async Task Nobody_grants_an_office_to_themselves(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var root = await scene.Server.As(scene.Root.Id);
        (await Propose(root, "root@example.org", "BoardMember")).Errors.ShouldHaveSingleItem().ShouldContain("can’t propose yourself");
        // Proposed by another, but confirmed by the holder.
        using var second = await scene.Server.As(scene.Second.Id);
        await Propose(second, "root@example.org", "BoardMember");
        var id = await Granted(scene, Office.BoardMember);
        (await root.Get($"/offices/{id}")).HasButton("Confirm").ShouldBeFalse();
        (await root.Post($"/offices/{id}?handler=Confirm", await root.Get($"/offices/{id}")))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("would be yours");
        // The holder may decline what they do not want.
        await root.Submit(await root.Get($"/offices/{id}"), "Decline");
        (await scene.Mails("OfficeDeclined")).ShouldHaveSingleItem().To.ShouldBe("second@example.org");
        (await second.Post($"/offices/{id}?handler=Confirm", await second.Get($"/offices/{id}"))).Errors.ShouldHaveSingleItem();
    }

    [Theory, BothDatabases]
    public async Task Who_may_grant_are_administrators_and_hr_of_the_whole_organization(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var unit = await scene.Server.As(scene.HrOfUnit.Id);
        (await unit.Get("/offices/propose")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await unit.Post("/offices/propose", await unit.Get("/offices"))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var all = await scene.Server.As(scene.HrOfAll.Id);
        await Propose(all, "1001", "BoardSecretary");
        using var root = await scene.Server.As(scene.Root.Id);
        await root.Submit(await root.Get($"/offices/{await Granted(scene, Office.BoardSecretary)}"), "Confirm");
        (await root.Get("/offices")).Words.ShouldContain("Hugo All and Robin Root");
    }

    [Theory, BothDatabases]
    public async Task A_proposal_says_what_is_wrong_with_it(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var root = await scene.Server.As(scene.Root.Id);
        (await Propose(root, "4711", "BoardMember")).Errors.ShouldHaveSingleItem().ShouldContain("invite the person first");
        (await Propose(root, "1001", "BoardMember", unit: "ENT")).Errors.ShouldHaveSingleItem().ShouldContain("Only HR partners");
        (await Propose(root, "1001", "BoardMember", lastYear: "2028")).Errors.ShouldBeEmpty();
        (await Propose(root, "1001", "BoardMember", lastYear: "2028")).Errors.ShouldHaveSingleItem().ShouldContain("already");
        (await Propose(root, "1001", "Union", lastYear: "2029")).Errors.ShouldHaveSingleItem().ShouldContain("at most 24 months");
        (await Propose(root, "1001", "Union", lastYear: "2025")).Errors.ShouldHaveSingleItem().ShouldContain("before the first");
        (await Propose(root, "1001", "Union", lastYear: "9999")).Errors.ShouldNotBeEmpty();
        (await Propose(root, "1001", "HrPartner", unit: "ENT-1")).Errors.ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task An_office_ends_with_its_last_day_at_the_holders_duty_station(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        using var root = await scene.Server.As(scene.Root.Id);
        using var second = await scene.Server.As(scene.Second.Id);
        await Propose(root, "1001", "Administrator");
        await second.Submit(await second.Get($"/offices/{await Granted(scene, Office.Administrator)}"), "Confirm");
        // The last day is 1 March 2027; Ada is in Geneva, an hour before UTC.
        scene.Clock.Now = NodaTime.Instant.FromUtc(2027, 3, 1, 22, 30);
        using var before = await scene.Server.As("1001");
        (await before.Get("/account/people")).Status.ShouldBe(HttpStatusCode.OK);
        scene.Clock.Now = NodaTime.Instant.FromUtc(2027, 3, 1, 23, 30);
        (await before.Get("/account/people")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Page> Propose(Visitor by, string who, string office, string? unit = null, string lastYear = "2027") =>
        await by.Submit(
            await by.Get("/offices/propose"),
            "Propose somebody",
            ("Input.Who", who),
            ("Input.Office", office),
            ("Input.UnitCode", unit ?? ""),
            ("Input.LastDay.Day", "1"),
            ("Input.LastDay.Month", "3"),
            ("Input.LastDay.Year", lastYear),
            ("Input.Reason", "For the new desk")
        );

    private static Task<Guid> Granted(AccountsScene scene, Office office) =>
        scene.Database.Read(db =>
            db.OfficeGrants.Where(g => g.Office == office && g.Reason == "For the new desk").Select(g => g.Id).SingleAsync()
        );
}
