using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Provisioning;

/// <summary>Groups as roles: being in one is the first of two hands, leaving it takes the office at once (decision 13).</summary>
public sealed class Groups_and_offices
{
    [Theory, BothDatabases]
    public async Task Who_comes_into_a_linked_group_is_proposed_and_who_leaves_it_loses_the_office(Provider on)
    {
        await using var scene = await DirectoryScene.On(on);
        var (ada, hana) = (scene.Accounts.Ada.Id, scene.Accounts.HrOfUnit.Id);
        var made = await scene.Post(
            "Groups",
            JsonNode.Parse(
                $$"""{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Union delegates", "externalId": "g1", "members": [{ "value": "{{hana}}" }] }"""
            )!
        );
        made.Status.ShouldBe(201);
        var group = "Groups/" + made.Id;
        (await Grants(scene, Office.Union)).ShouldBeEmpty("a group alone stands for nothing");

        using var second = await scene.Server.As(scene.Accounts.Second.Id);
        var page = await second.Get($"/provisioning/groups/{made.Id}");
        (
            await second.Submit(page, "Let this group stand for an office", ("Input.Office", "Union"), ("Input.UnitCode", "ENT"))
        ).Errors.ShouldHaveSingleItem();
        await second.Submit(page, "Let this group stand for an office", ("Input.Office", "Union"), ("Input.UnitCode", ""));
        var linked = (await Grants(scene, Office.Union)).ShouldHaveSingleItem();
        (linked.AccountId, linked.ProposedBy, linked.ConfirmedAt).ShouldBe((hana, scene.Accounts.Second.Id, null));

        // Linked to another office, its members are proposed for that one and no more for the one before.
        await second.Submit(
            await second.Get($"/provisioning/groups/{made.Id}"),
            "Let this group stand for an office",
            ("Input.Office", "HrPartner"),
            ("Input.UnitCode", "")
        );
        await second.Submit(
            await second.Get($"/provisioning/groups/{made.Id}"),
            "Let this group stand for an office",
            ("Input.Office", "HrPartner"),
            ("Input.UnitCode", "FIN")
        );
        (await Grants(scene, Office.HrPartner)).Where(g => g.GroupId is not null).ShouldHaveSingleItem().UnitCode.ShouldBe("FIN");
        await second.Submit(
            await second.Get($"/provisioning/groups/{made.Id}"),
            "Let this group stand for an office",
            ("Input.Office", "Union"),
            ("Input.UnitCode", "")
        );
        (await Grants(scene, Office.Union)).ShouldHaveSingleItem();

        // The directory adds Ada, and Robin Root, who made its token: nobody is proposed by themselves.
        await scene.Send(
            HttpMethod.Patch,
            group,
            DirectoryScene.Patch(
                $$"""{ "op": "Add", "path": "members", "value": [{ "value": "{{ada}}" }, { "value": "{{scene.Accounts.Root.Id}}" }] }"""
            )
        );
        var proposed = (await Grants(scene, Office.Union)).Single(g => g.AccountId == ada);
        proposed.Through.ShouldBe("Entra");
        (await Grants(scene, Office.Union)).Count.ShouldBe(2);
        var group2 = await second.Get($"/provisioning/groups/{made.Id}");
        group2.Words.ShouldContain("Ada Okonkwo 1001 waits for a second person");
        group2.Words.ShouldContain("Robin Root – doesn’t hold it");

        // Whoever made the token is the first hand and can't be the second; somebody else confirms.
        using var root = await scene.Server.As(scene.Accounts.Root.Id);
        var own = await root.Get($"/offices/{proposed.Id}");
        own.HasButton("Confirm").ShouldBeFalse();
        own.Words.ShouldContain("Robin Root, through the directory (Entra)");
        own.Words.ShouldContain("Member of the directory’s group “Union delegates”");
        await second.Submit(await second.Get($"/offices/{proposed.Id}"), "Confirm");
        (await Held(scene, ada)).ShouldContain(Office.Union);

        var gone = await scene.Send(
            HttpMethod.Patch,
            group,
            DirectoryScene.Patch($$"""{ "op": "remove", "path": "members[value eq \"{{ada}}\"]" }""")
        );
        gone.Body["members"]!.AsArray().Count.ShouldBe(2);
        (await Held(scene, ada)).ShouldNotContain(Office.Union);
        (await root.Get($"/offices/{proposed.Id}")).Words.ShouldContain("Ended byEntra");

        // Closing takes offices, coming back proposes them anew; a group that is gone takes what came through it.
        await scene.Change(hana.ToString(), """{ "op": "replace", "path": "active", "value": false }""");
        (await Grants(scene, Office.Union)).ShouldBeEmpty();
        await scene.Change(hana.ToString(), """{ "op": "replace", "path": "active", "value": true }""");
        (await Grants(scene, Office.Union)).ShouldHaveSingleItem().AccountId.ShouldBe(hana);
        (await scene.Get($"Users/{hana}")).Body["groups"]![0]!["display"]!.GetValue<string>().ShouldBe("Union delegates");
        (await scene.Get("Groups?filter=displayName eq \"union delegates\"&excludedAttributes=members"))
            .Resources.Single()
            .ContainsKey("members")
            .ShouldBeFalse();
        (await scene.Get($"Groups?filter=members eq \"{hana}\"")).Total.ShouldBe(1);
        (await scene.Delete(group)).Status.ShouldBe(204);
        (await Grants(scene, Office.Union)).ShouldBeEmpty();
        (await scene.Get(group)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_group_is_guarded_by_its_version_and_takes_users_alone()
    {
        await using var scene = await DirectoryScene.On(Provider.Sqlite);
        var made = await scene.Post(
            "Groups",
            JsonNode.Parse("""{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "G" }""")!
        );
        var group = "Groups/" + made.Id;
        var add = DirectoryScene.Patch($$"""{ "op": "add", "path": "members", "value": [{ "value": "{{scene.Accounts.Ada.Id}}" }] }""");
        (await scene.Send(HttpMethod.Patch, group, add, ("If-Match", made.Version))).Status.ShouldBe(200);
        (await scene.Send(HttpMethod.Patch, group, add, ("If-Match", made.Version))).Status.ShouldBe(412);
        foreach (var nobody in new[] { made.Id, "me", Guid.NewGuid().ToString() })
        {
            var refused = await scene.Send(
                HttpMethod.Patch,
                group,
                DirectoryScene.Patch($$"""{ "op": "add", "path": "members", "value": [{ "value": "{{nobody}}" }] }""")
            );
            (refused.Status, refused.Kind).ShouldBe((400, "invalidValue"));
        }
        (await scene.Get(group)).Body["members"]!.AsArray().Count.ShouldBe(1);
    }

    private static Task<List<OfficeGrant>> Grants(DirectoryScene scene, Office office) =>
        scene.Database.Read(db => db.OfficeGrants.Where(g => g.Office == office && g.EndedAt == null).ToListAsync());

    private static Task<List<Office>> Held(DirectoryScene scene, Guid account) =>
        scene.Database.Read(db =>
            db.OfficeGrants.InForce(new NodaTime.LocalDate(2026, 3, 2))
                .Where(g => g.AccountId == account)
                .Select(g => g.Office)
                .ToListAsync()
        );
}
