using System.Text.Json.Nodes;
using Fairway.Testing;
using Fairway.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Provisioning;

/// <summary>Users over SCIM (RFC 7644) and what becomes of their accounts: decision 8 on who owns which fact.</summary>
public sealed class Users_of_the_directory
{
    [Theory, BothDatabases]
    public async Task A_leaver_loses_access_at_once_keeps_the_file_and_comes_back_to_it(Provider on)
    {
        await using var scene = await DirectoryScene.On(on);
        var made = await scene.Post("Users", DirectoryScene.Person("bo", "1002"));
        made.Status.ShouldBe(201);
        made.Location.ShouldBe($"{scene.Server.Url}scim/v2/Users/{made.Id}");
        made.Version.ShouldBe(made.Body["meta"]!["version"]!.GetValue<string>());
        var invitation = (await scene.Accounts.Mails("Invitation")).ShouldHaveSingleItem();
        invitation.To.ShouldBe("bo@example.org");
        using var bo = scene.Server.Visit();
        await bo.Submit(await bo.Get(invitation.Link!), "Set this password", ("Input.Password", "four walls of quartz"));
        (await AccountsScene.IsSignedIn(bo)).ShouldBeTrue();

        // Away for a while, then gone, then back: each time one request.
        (
            await scene.Change(made.Id, """{ "op": "replace", "value": { "active": false } }""")
        ).Body["active"]!.GetValue<bool>().ShouldBeFalse();
        (await AccountsScene.IsSignedIn(bo)).ShouldBeFalse();
        (await scene.Accounts.SignIn(bo, "1002", "four walls of quartz")).Errors.ShouldNotBeEmpty();
        (await scene.Change(made.Id, """{ "op": "Replace", "path": "active", "value": "True" }""")).Status.ShouldBe(200);
        await scene.Accounts.SignIn(bo, "1002", "four walls of quartz");
        (await AccountsScene.IsSignedIn(bo)).ShouldBeTrue();
        (await scene.Delete($"Users/{made.Id}")).Status.ShouldBe(204);
        (await AccountsScene.IsSignedIn(bo)).ShouldBeFalse();
        (await scene.Get($"Users/{made.Id}")).Status.ShouldBe(404);
        (await scene.Delete($"Users/{made.Id}")).Status.ShouldBe(404);
        (await scene.Get("Users?filter=userName eq \"bo@example.org\"")).Total.ShouldBe(0);
        (await scene.Account(made.Id)).StaffId.ShouldBe("1002", "the account stays, and so does the file");

        // Another key of the directory, the same staff number: the same account.
        var again = DirectoryScene.Person("bo.lindgren", "1002");
        var back = await scene.Post("Users", again);
        (back.Status, back.Id).ShouldBe((201, made.Id));
        await scene.Accounts.SignIn(bo, "1002", "four walls of quartz");
        (await AccountsScene.IsSignedIn(bo)).ShouldBeTrue();
        (await scene.Post("Users", again)).Kind.ShouldBe("uniqueness");

        var history = await scene.Database.Read(db => db.History.Where(h => h.Subject == "1002").OrderBy(h => h.Id).ToListAsync());
        history
            .Where(h => h.Actor == "token Entra")
            .Select(h => h.Act)
            .ShouldBe(
                [
                    "AddedByDirectory",
                    "Closed",
                    "ChangedByDirectory",
                    "Opened",
                    "ChangedByDirectory",
                    "RemovedByDirectory",
                    "Closed",
                    "AddressChanged",
                    "Opened",
                    "AddedByDirectory",
                ],
                ignoreOrder: true
            );
    }

    [Theory, BothDatabases]
    public async Task What_the_staff_file_owns_is_answered_as_it_is_held_and_what_differs_is_shown(Provider on)
    {
        await using var scene = await DirectoryScene.On(on);
        await scene.Database.Add(A.Supervision(of: "1002", by: "1001"));
        var person = DirectoryScene.Person("bo", "1002", family: "LINDGREN-SMITH", given: "BO");
        person["displayName"] = "The Boss";
        person["title"] = "Boss";
        person[DirectoryScene.Enterprise]!["department"] = "Somewhere else";
        person[DirectoryScene.Enterprise]!["manager"] = new JsonObject { ["value"] = scene.Accounts.HrOfAll.Id.ToString() };
        var made = await scene.Post("Users", person);
        made.Body["displayName"]!.GetValue<string>().ShouldBe("Bo Lindgren");
        made.Body["name"]!["familyName"]!.GetValue<string>().ShouldBe("Lindgren");
        made.Enterprise["department"]!.GetValue<string>().ShouldBe("Unit ENT-1");
        made.Enterprise["manager"]!["value"]!.GetValue<string>().ShouldBe(scene.Accounts.Ada.Id.ToString());
        made.Body.ContainsKey("title").ShouldBeFalse();
        (await scene.Database.Read(db => db.Officials.SingleAsync(o => o.StaffId == "1002"))).FamilyName.ShouldBe("Lindgren");

        using var root = await scene.Server.As(scene.Accounts.Root.Id);
        var page = await root.Get("/provisioning/differences");
        page.Words.ShouldContain("They differ about 1 person.");
        page.Words.ShouldContain("Bo Lindgren (1002) Family name LINDGREN-SMITH Lindgren the staff file");
        page.Words.ShouldContain("Unit Somewhere else Unit ENT-1 the staff file");
        page.Words.ShouldContain("Supervisor Hugo All Ada Okonkwo Fairway: units and their chiefs");
        page.Words.ShouldNotContain("Given names");

        // A patch of something else doesn't make the staff file's facts the directory's own.
        await scene.Change(made.Id, """{ "op": "replace", "path": "preferredLanguage", "value": "fr-CH" }""");
        (await root.Get("/provisioning/differences")).Words.ShouldContain("LINDGREN-SMITH");
        // Whoever chose a language since keeps it.
        (await scene.Account(made.Id)).Language.ShouldBe("fr");
        await scene.Database.Read(db =>
            db.Users.Where(a => a.StaffId == "1002").ExecuteUpdateAsync(a => a.SetProperty(x => x.Language, "es"))
        );
        (await scene.Change(made.Id, """{ "op": "replace", "path": "preferredLanguage", "value": "en-GB" }""")).Body["preferredLanguage"]!
            .GetValue<string>()
            .ShouldBe("es");

        // The unit by its code is the same unit, and is called as the directory calls it.
        var agreed = await scene.Change(
            made.Id,
            $$"""{ "op": "replace", "value": { "name": { "familyName": "lindgren" }, "{{DirectoryScene.Enterprise}}:department": "ent-1" } }""",
            $$"""{ "op": "remove", "path": "{{DirectoryScene.Enterprise}}:manager" }"""
        );
        agreed.Enterprise["department"]!.GetValue<string>().ShouldBe("ent-1");
        (await root.Get("/provisioning/differences")).Words.ShouldContain("agree about everybody");
    }

    [Fact]
    public async Task An_account_belongs_to_one_file_for_good_and_what_a_person_closed_stays_closed()
    {
        await using var scene = await DirectoryScene.On(Provider.Sqlite);
        // An account that human resources opened is found by its address, and by its staff number.
        var ada = (await scene.Get("Users?filter=userName eq \"ADA@example.org\"")).Resources.ShouldHaveSingleItem();
        ada["id"]!.GetValue<string>().ShouldBe(scene.Accounts.Ada.Id.ToString());
        var taken = DirectoryScene.Person("ada.o", "1001", "Okonkwo", "Ada");
        (await scene.Post("Users", taken)).Id.ShouldBe(scene.Accounts.Ada.Id.ToString());
        (await scene.Accounts.Mails("AddressByDirectory")).ShouldHaveSingleItem().To.ShouldBe("ada@example.org");
        (
            await scene.Change(
                scene.Accounts.Ada.Id.ToString(),
                $$"""{ "op": "replace", "path": "{{DirectoryScene.Enterprise}}:employeeNumber", "value": "1002" }"""
            )
        ).Kind.ShouldBe("mutability");
        (await scene.Post("Users", DirectoryScene.Person("somebody", "1001"))).Kind.ShouldBe("uniqueness");
        (await scene.Post("Users", DirectoryScene.Person("hana"))).Id.ShouldBe(scene.Accounts.HrOfUnit.Id.ToString());
        (
            await scene.Change(
                scene.Accounts.Ada.Id.ToString(),
                """{ "op": "replace", "path": "emails", "value": [{ "value": "hana@example.org" }] }"""
            )
        ).Kind.ShouldBe("uniqueness");
        var noAddress = DirectoryScene.Person("x");
        noAddress["emails"] = new JsonArray(new JsonObject { ["value"] = "nobody" });
        (await scene.Post("Users", noAddress)).Kind.ShouldBe("invalidValue");

        // Their own wish for another address leads to the directory.
        using var visitor = await scene.Server.As("1001");
        (await visitor.Get("/account/address")).Words.ShouldContain("Your organization’s directory keeps your address");

        using var root = await scene.Server.As(scene.Accounts.Root.Id);
        var person = await root.Get($"/account/people/{scene.Accounts.Ada.Id}");
        person.Words.ShouldContain("keeps this account since 2 March 2026; last changed on 2 March 2026 with the token Entra");
        await root.Submit(person, "Close this account");
        var kept = await scene.Put($"Users/{scene.Accounts.Ada.Id}", taken);
        (kept.Status, kept.Body["active"]!.GetValue<bool>()).ShouldBe((200, false));
        (await root.Get("/provisioning/differences")).Words.ShouldContain(
            "Ada Okonkwo (1001) Access open closed a person closed or opened"
        );
        (await scene.Account(scene.Accounts.Ada.Id.ToString())).IsClosed.ShouldBeTrue();

        // Somebody else gets the address of who has gone; the file of who has gone is not theirs.
        await scene.Delete($"Users/{scene.Accounts.Ada.Id}");
        var other = DirectoryScene.Person("ada.o", "1003", "Reyes", "Carla");
        (await scene.Made(other)).ShouldNotBe(scene.Accounts.Ada.Id.ToString());
        (await scene.Account(scene.Accounts.Ada.Id.ToString())).Email!.ShouldEndWith("@former.invalid");
    }

    [Fact]
    public async Task Somebody_whom_the_staff_file_does_not_know_yet_has_an_account_and_later_a_file()
    {
        await using var scene = await DirectoryScene.On(Provider.Sqlite);
        var id = await scene.Made(DirectoryScene.Person("new", "7001", "Nova", "Nia", active: false));
        (await scene.Account(id)).StaffId.ShouldBeNull();
        (await scene.Accounts.Mails("Invitation")).ShouldBeEmpty("closed: no invitation yet");
        using var root = await scene.Server.As(scene.Accounts.Root.Id);
        (await root.Get("/provisioning/differences")).Words.ShouldContain(
            "Nia Nova Staff number 7001 nothing the staff file, which has no such number yet"
        );
        (await scene.Change(id, """{ "op": "replace", "path": "active", "value": true }""")).Status.ShouldBe(200);
        (await scene.Accounts.Mails("Invitation")).ShouldHaveSingleItem();

        await scene.Database.Add(An.Official("7001").Named("Nia", "Nova-Diaz").InUnit("FIN"));
        (await scene.Change(id, """{ "op": "replace", "path": "externalId", "value": "x" }""")).Body["displayName"]!
            .GetValue<string>()
            .ShouldBe("Nia Nova-Diaz");
        (await scene.Account(id)).StaffId.ShouldBe("7001");
    }

    [Fact]
    public async Task Pages_filters_versions_and_mistakes_are_answered_as_the_RFC_says()
    {
        await using var scene = await DirectoryScene.On(Provider.Sqlite);
        var ids = new List<string>();
        foreach (var i in Enumerable.Range(0, 5))
        {
            ids.Add(await scene.Made(DirectoryScene.Person($"p{i}", family: $"Family {i}")));
        }
        var all = await scene.Get("Users?count=3&startIndex=6");
        (all.Total, all.Body["startIndex"]!.GetValue<int>(), all.Body["itemsPerPage"]!.GetValue<int>()).ShouldBe((10, 6, 3));
        all.Resources.Select(r => r["userName"]!.GetValue<string>()).ShouldBe(["p0@example.org", "p1@example.org", "p2@example.org"]);
        (await scene.Get("Users?count=0")).Resources.ShouldBeEmpty();
        (await scene.Get("Users?count=x")).Kind.ShouldBe("invalidValue");
        var some = await scene.Get(
            "Users?filter=name.familyName sw \"family\" and not (externalId eq \"ext-p1\")&startIndex=2&count=2&attributes=userName"
        );
        some.Total.ShouldBe(4);
        some.Resources.Select(r => r.ToJsonString()).ShouldAllBe(json => !json.Contains("emails"));
        some.Resources.Select(r => r["userName"]!.GetValue<string>()).ShouldBe(["p2@example.org", "p3@example.org"]);
        (await scene.Get("Users?filter=userName is \"x\"")).Kind.ShouldBe("invalidFilter");
        var search = JsonNode.Parse(
            """{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "userName sw \"p\"", "attributes": ["emails.value"], "count": 1 }"""
        )!;
        var searched = await scene.Post("Users/.search", search);
        (searched.Total, searched.Resources.Single()["emails"]!.ToJsonString()).ShouldBe((5, """[{"value":"p0@example.org"}]"""));
        (
            await scene.Post(
                "Groups",
                JsonNode.Parse("""{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "P" }""")!
            )
        ).Status.ShouldBe(201);
        search["filter"] = "displayName pr";
        search["count"] = 100;
        (await scene.Post(".search", search)).Total.ShouldBe(11);

        var one = await scene.Get("Users/" + ids[0]);
        (await scene.Get("Users/" + ids[0], one.Version)).Status.ShouldBe(304);
        (
            await scene.Send(
                HttpMethod.Patch,
                "Users/" + ids[0],
                DirectoryScene.Patch("""{ "op": "add", "path": "displayName", "value": "P Zero" }"""),
                ("If-Match", one.Version)
            )
        ).Body["displayName"]!
            .GetValue<string>()
            .ShouldBe("P Zero");
        (await scene.Send(HttpMethod.Delete, "Users/" + ids[0], null, ("If-Match", one.Version))).Status.ShouldBe(412);
        var unchanged = await scene.Get("Users/" + ids[1]);
        (await scene.Put("Users/" + ids[1], DirectoryScene.Person("p1", family: "Family 1"))).Version.ShouldBe(unchanged.Version);

        (await scene.Post("Users", JsonNode.Parse("""{ "userName": "x" }""")!)).Kind.ShouldBe("invalidSyntax");
        (await scene.Get("Users/nobody")).Status.ShouldBe(404);
        (await scene.Get("Printers")).Status.ShouldBe(404);
        (await scene.Post("Bulk", new JsonObject())).Status.ShouldBe(501);
        using var text = new StringContent("{}");
        using var refused = await scene.Client.PostAsync(new Uri("Users", UriKind.Relative), text);
        ((int)refused.StatusCode).ShouldBe(415);
        using var broken = new StringContent("{ \"userName\": \"a\", \"userName\": \"b\" }", null, "application/json");
        using var syntax = await scene.Client.PostAsync(new Uri("Users", UriKind.Relative), broken);
        (await syntax.Content.ReadAsStringAsync()).ShouldContain("invalidSyntax");

        var config = await scene.Get("ServiceProviderConfig");
        config.Body["patch"]!["supported"]!.GetValue<bool>().ShouldBeTrue();
        config.Body["bulk"]!["supported"]!.GetValue<bool>().ShouldBeFalse();
        config.Body["meta"]!["location"]!.GetValue<string>().ShouldBe($"{scene.Server.Url}scim/v2/ServiceProviderConfig");
        var schema = await scene.Get("Schemas/" + DirectoryScene.Enterprise);
        schema.Body["attributes"]!
            .AsArray()
            .Select(a => a!["name"]!.GetValue<string>())
            .ShouldBe(["employeeNumber", "department", "manager"]);
        (await scene.Get("ResourceTypes/User")).Body["endpoint"]!.GetValue<string>().ShouldBe("/Users");
        (await scene.Get("Schemas?filter=id pr")).Status.ShouldBe(403);
        (await scene.Get("Schemas")).Total.ShouldBe(3);
    }
}
