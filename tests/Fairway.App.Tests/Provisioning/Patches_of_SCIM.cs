using System.Text.Json.Nodes;
using Fairway.App.Provisioning.Scim;

namespace Fairway.App.Tests.Provisioning;

/// <summary>RFC 7644, section 3.5.2: its own examples, and how clients that are in use write them.</summary>
public sealed class Patches_of_SCIM
{
    private const string Babs = "2819c223-7f76-453a-919d-413861904646";
    private const string James = "08e1d05d-121c-4561-8b96-473d93df9210";

    [Fact]
    public void Section_3_5_2_1_a_member_is_added_and_adding_it_again_changes_nothing()
    {
        var operation =
            $$"""{ "op": "add", "path": "members", "value": [{ "display": "Babs Jensen", "$ref": "https://example.com/v2/Users/{{Babs}}", "value": "{{Babs}}" }] }""";
        var once = Group([James], operation);
        Members(once).ShouldBe([James, Babs]);
        Members(Group([James], operation, operation)).ShouldBe([James, Babs]);
    }

    [Fact]
    public void Section_3_5_2_1_without_a_path_each_attribute_of_the_value_is_added()
    {
        var user = User(
            """{ "op": "add", "value": { "emails": [{ "value": "babs@home.example", "type": "other" }], "nickname": "Babsy" } }"""
        );
        Addresses(user).ShouldBe(["bjensen@example.com", "babs@jensen.org", "babs@home.example"]);
        user["nickName"]!.GetValue<string>().ShouldBe("Babsy");
        user["userName"]!.GetValue<string>().ShouldBe("bjensen@example.com");
    }

    [Fact]
    public void Section_3_5_2_2_one_member_or_all_of_them_are_removed()
    {
        Members(Group([Babs, James], $$"""{ "op": "remove", "path": "members[value eq \"{{Babs}}\"]" }""")).ShouldBe([James]);
        Members(Group([Babs, James], """{ "op": "remove", "path": "members" }""")).ShouldBeEmpty();
        // Nobody there to remove is no mistake: a client may repeat itself.
        Members(Group([James], $$"""{ "op": "remove", "path": "members[value eq \"{{Babs}}\"]" }""")).ShouldBe([James]);
        // As some clients write it.
        Members(Group([Babs, James], $$"""{ "op": "Remove", "path": "members", "value": [{ "value": "{{Babs}}" }] }""")).ShouldBe([James]);
    }

    [Fact]
    public void Section_3_5_2_2_values_that_match_a_filter_are_removed()
    {
        var user = User("""{ "op": "remove", "path": "emails[type eq \"work\" and value ew \"example.com\"]" }""");
        Addresses(user).ShouldBe(["babs@jensen.org"]);
        // Once none is left the attribute is unassigned.
        User("""{ "op": "remove", "path": "emails[value pr]" }""").ContainsKey("emails").ShouldBeFalse();
        User("""{ "op": "remove", "path": "emails[type eq \"home\"].type" }""")["emails"]![1]!
            .ToJsonString()
            .ShouldBe("""{"value":"babs@jensen.org"}""");
    }

    [Fact]
    public void Section_3_5_2_2_one_member_leaves_and_another_comes_in_one_request()
    {
        Members(
                Group(
                    [Babs],
                    $$"""{ "op": "remove", "path": "members[value eq \"{{Babs}}\"]" }""",
                    $$"""{ "op": "add", "path": "members", "value": [{ "value": "{{James}}" }] }"""
                )
            )
            .ShouldBe([James]);
    }

    [Fact]
    public void Section_3_5_2_3_all_members_are_replaced()
    {
        Members(
                Group([Babs], $$"""{ "op": "replace", "path": "members", "value": [{ "value": "{{James}}" }, { "value": "{{James}}" }] }""")
            )
            .ShouldBe([James]);
    }

    [Fact]
    public void Section_3_5_2_3_a_work_address_is_replaced_or_a_part_of_it()
    {
        var user = User(
            """
            {
              "op": "replace",
              "path": "addresses[type eq \"work\"]",
              "value": { "type": "work", "streetAddress": "911 Universal City Plaza", "locality": "Hollywood", "region": "CA", "postalCode": "91608", "country": "US", "primary": true }
            }
            """
        );
        user["addresses"]![0]!["streetAddress"]!.GetValue<string>().ShouldBe("911 Universal City Plaza");
        user["addresses"]![1]!["streetAddress"]!.GetValue<string>().ShouldBe("456 Hollywood Blvd");
        var part = User("""{ "op": "replace", "path": "addresses[type eq \"work\"].streetAddress", "value": "1010 Broadway Ave" }""");
        part["addresses"]![0]!["streetAddress"]!.GetValue<string>().ShouldBe("1010 Broadway Ave");
        part["addresses"]![0]!["locality"]!.GetValue<string>().ShouldBe("Hollywood");
    }

    [Fact]
    public void Section_3_5_2_3_without_a_path_each_attribute_of_the_value_is_replaced()
    {
        var user = User(
            """
            {
              "op": "replace",
              "value": {
                "emails": [{ "value": "bjensen@example.org", "type": "work", "primary": true }, { "value": "babs@jensen.example", "type": "home" }],
                "nickname": "Babs"
              }
            }
            """
        );
        Addresses(user).ShouldBe(["bjensen@example.org", "babs@jensen.example"]);
    }

    [Fact]
    public void One_value_is_primary_and_a_new_one_takes_its_place()
    {
        var user = User("""{ "op": "add", "path": "emails", "value": [{ "value": "b@new.example", "type": "other", "primary": true }] }""");
        user["emails"]!.AsArray().Select(each => each!["primary"]?.GetValue<bool>() ?? false).ShouldBe([false, false, true]);
        var selected = User("""{ "op": "replace", "path": "emails[type eq \"home\"].primary", "value": true }""");
        selected["emails"]!.AsArray().Select(each => each!["primary"]?.GetValue<bool>() ?? false).ShouldBe([false, true]);
        Refused(
            "invalidValue",
            """{ "op": "replace", "path": "emails", "value": [{ "value": "a", "primary": true }, { "value": "b", "primary": true }] }"""
        );
    }

    [Fact]
    public void Parts_of_a_name_that_are_not_named_stay()
    {
        var user = User("""{ "op": "replace", "path": "name", "value": { "familyName": "Smith" } }""");
        user["name"]!.ToJsonString().ShouldBe("""{"formatted":"Ms. Barbara J Jensen, III","familyName":"Smith","givenName":"Barbara"}""");
        User("""{ "op": "add", "path": "name.givenName", "value": "Barb" }""")["name"]!["givenName"]!.GetValue<string>().ShouldBe("Barb");
        User("""{ "op": "remove", "path": "name.givenName" }""")["name"]!.AsObject().ContainsKey("givenName").ShouldBeFalse();
    }

    [Fact]
    public void Extensions_are_named_by_their_URN()
    {
        const string urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        User($$"""{ "op": "replace", "path": "{{urn}}:department", "value": "Tours" }""")[urn]!["department"]!
            .GetValue<string>()
            .ShouldBe("Tours");
        User($$"""{ "op": "add", "value": { "{{urn}}": { "department": "Tours" } } }""")[urn]!["employeeNumber"]!
            .GetValue<string>()
            .ShouldBe("701984");
        // As some clients write it: the URN within the value, an id alone as the manager.
        var odd = User(
            $$"""{ "op": "Replace", "value": { "{{urn}}:department": "Tours", "name.familyName": "Smith", "{{urn}}:manager": "1" } }"""
        );
        odd[urn]!["manager"]!["value"]!.GetValue<string>().ShouldBe("1");
        odd["name"]!["familyName"]!.GetValue<string>().ShouldBe("Smith");
        User($$"""{ "op": "remove", "path": "{{urn}}" }""").ContainsKey(urn).ShouldBeFalse();
    }

    [Fact]
    public void Adding_a_part_of_a_value_that_is_not_there_makes_the_value_and_replacing_it_finds_no_target()
    {
        var user = User("""{ "op": "Add", "path": "emails[type eq \"other\"].value", "value": "b@other.example" }""");
        user["emails"]![2]!.ToJsonString().ShouldBe("""{"type":"other","value":"b@other.example"}""");
        Refused("noTarget", """{ "op": "replace", "path": "emails[type eq \"other\"].value", "value": "b@other.example" }""");
        Refused("noTarget", """{ "op": "remove" }""");
    }

    [Fact]
    public void What_cannot_be_changed_is_refused_and_nothing_of_the_request_is_done()
    {
        Refused("mutability", """{ "op": "replace", "path": "id", "value": "1" }""");
        Refused("mutability", """{ "op": "remove", "path": "meta" }""");
        Refused("mutability", """{ "op": "remove", "path": "userName" }""");
        Refused("invalidPath", """{ "op": "add", "path": "favouriteColour", "value": "red" }""");
        Refused("invalidPath", """{ "op": "add", "path": "emails[type eq", "value": "red" }""");
        Refused("invalidSyntax", """{ "op": "move", "path": "userName", "value": "x" }""");
        Refused("invalidValue", """{ "op": "replace", "path": "active", "value": "perhaps" }""");
        Refused("invalidValue", """{ "op": "replace", "path": "userName", "value": " " }""");
        var before = Read();
        Should.Throw<ScimRefusedException>(() =>
            ScimPatch.Apply(
                RfcUsers.Type,
                before,
                Request("""{ "op": "replace", "path": "userName", "value": "x" }""", """{ "op": "remove", "path": "id" }""")
            )
        );
        before["userName"]!.GetValue<string>().ShouldBe("bjensen@example.com");
        // Read-only members of a whole value are left alone, and so is what is not kept.
        JsonNode.DeepEquals(User("""{ "op": "replace", "value": { "id": "1", "photos": [{ "value": "x" }] } }"""), Read()).ShouldBeTrue();
    }

    [Fact]
    public void Truths_are_read_as_clients_write_them()
    {
        User("""{ "op": "Replace", "path": "active", "value": "False" }""")["active"]!.GetValue<bool>().ShouldBeFalse();
        User("""{ "op": "replace", "value": { "active": false } }""")["active"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public void A_whole_resource_is_read_in_its_own_names_without_what_is_read_only_unknown_or_empty()
    {
        var read = ScimResource.Read(
            ScimSchemas.User,
            RfcUsers.Of(
                """
                {
                  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                  "USERNAME": "x@example.org", "id": "mine", "password": "secret", "title": "Boss", "name": {}, "emails": [], "groups": [{ "value": "1" }],
                  "displayName": null, "Active": "true"
                }
                """
            )
        );
        read.ToJsonString().ShouldBe("""{"userName":"x@example.org","active":true}""");
        Should
            .Throw<ScimRefusedException>(() => ScimResource.Read(ScimSchemas.User, RfcUsers.Of("""{ "userName": "x" }""")))
            .Kind.ShouldBe("invalidSyntax");
        Should
            .Throw<ScimRefusedException>(() =>
                ScimResource.Read(ScimSchemas.User, RfcUsers.Of("""{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"] }"""))
            )
            .Kind.ShouldBe("invalidValue");
    }

    private static JsonObject Read() => ScimResource.Read(RfcUsers.Type, RfcUsers.Babs);

    private static JsonObject User(params string[] operations) => ScimPatch.Apply(RfcUsers.Type, Read(), Request(operations));

    private static void Refused(string kind, params string[] operations) =>
        Should.Throw<ScimRefusedException>(() => User(operations)).Kind.ShouldBe(kind);

    private static JsonObject Group(string[] members, params string[] operations)
    {
        var group = new JsonObject
        {
            ["displayName"] = "Tour Guides",
            ["members"] = new JsonArray([.. members.Select(id => new JsonObject { ["value"] = id })]),
        };
        return ScimPatch.Apply(ScimSchemas.Group, group, Request(operations));
    }

    private static JsonObject Request(params string[] operations) =>
        RfcUsers.Of(
            $$"""{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{{string.Join(',', operations)}}] }"""
        );

    private static IEnumerable<string> Members(JsonObject group) =>
        (group["members"] as JsonArray ?? []).Select(member => member!["value"]!.GetValue<string>());

    private static IEnumerable<string> Addresses(JsonObject user) =>
        user["emails"]!.AsArray().Select(each => each!["value"]!.GetValue<string>());
}
