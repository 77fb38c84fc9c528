using System.Text.Json.Nodes;
using Fairway.App.Provisioning.Scim;

namespace Fairway.App.Tests.Provisioning;

/// <summary>RFC 7644, section 3.4.2.2: its own examples, and what is not written as it says.</summary>
public sealed class Filters_of_SCIM
{
    [Theory]
    // Figures 1 and 2 of the section: each with whom it finds here.
    [InlineData("userName eq \"bjensen@example.com\"", "babs")]
    [InlineData("Username Eq \"JOHN\"", "john")]
    [InlineData("name.familyName co \"O'Malley\"", "john")]
    [InlineData("userName sw \"J\"", "john")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"", "john")]
    [InlineData("title pr", "babs")]
    [InlineData("meta.lastModified gt \"2011-05-13T04:42:34Z\"", "john")]
    [InlineData("meta.lastModified ge \"2011-05-13T04:42:34Z\"", "babs john")]
    [InlineData("meta.lastModified lt \"2011-05-13T04:42:34Z\"", "")]
    [InlineData("meta.lastModified le \"2011-05-13T06:42:34+02:00\"", "babs")]
    [InlineData("title pr and userType eq \"Employee\"", "babs")]
    [InlineData("title pr or userType eq \"Intern\"", "babs john")]
    [InlineData("schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"", "babs")]
    [InlineData("userType eq \"Employee\" and (emails co \"example.com\" or emails.value co \"example.org\")", "babs")]
    [InlineData("userType ne \"Employee\" and not (emails co \"example.com\" or emails.value co \"example.org\")", "john")]
    [InlineData("userType eq \"Employee\" and (emails.type eq \"work\")", "babs")]
    [InlineData("userType eq \"Employee\" and emails[type eq \"work\" and value co \"@example.com\"]", "babs")]
    [InlineData("emails[type eq \"work\" and value co \"@example.com\"] or ims[type eq \"xmpp\" and value co \"@foo.com\"]", "babs john")]
    // One value must match all that stands in brackets; without them each may be another value.
    [InlineData("emails[type eq \"home\" and value co \"@example.com\"]", "")]
    [InlineData("emails.type eq \"home\" and emails.value co \"@example.com\"", "babs")]
    // "and" binds closer than "or", "not" closer than both (table 5).
    [InlineData("userType eq \"Intern\" or title pr and userName eq \"nobody\"", "john")]
    [InlineData("(userType eq \"Intern\" or title pr) and userName eq \"nobody\"", "")]
    [InlineData("not (title pr) or title pr", "babs john")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"701984\"", "babs")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"26118915-6090-4610-87e4-49d8ca9f808d\"", "babs")]
    [InlineData("active eq true", "babs")]
    [InlineData("active eq \"True\"", "babs")]
    [InlineData("emails[primary eq true]", "babs")]
    [InlineData("title eq null", "john")]
    [InlineData("title ne null", "babs")]
    [InlineData("name pr and emails pr", "babs john")]
    [InlineData("userName ew \"EXAMPLE.COM\"", "babs")]
    [InlineData("externalId eq \"701984\"", "babs")]
    [InlineData("id eq \"2819C223-7f76-453a-919d-413861904646\"", "")]
    [InlineData("userName eq \"\\u006aohn\"", "john")]
    [InlineData("favouriteColour eq \"red\"", "")]
    [InlineData("favouriteColour ne \"red\" and urn:other:User:x ne \"red\"", "babs john")]
    [InlineData("photos[type eq \"photo\"]", "")]
    public void Finds_whom_it_says(string filter, string expected)
    {
        var read = ScimFilterReader.Read(RfcUsers.Type, filter);
        var found = new[] { ("babs", RfcUsers.Babs), ("john", RfcUsers.John) }
            .Where(user => read.Matches(user.Item2))
            .Select(user => user.Item1);
        string.Join(' ', found).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("userName")]
    [InlineData("userName is \"x\"")]
    [InlineData("userName 1 \"x\"")]
    [InlineData("userName eq x")]
    [InlineData("userName eq 'x'")]
    [InlineData("userName eq \"x")]
    [InlineData("userName eq \"\\x\"")]
    [InlineData("userName eq \"x\" and")]
    [InlineData("userName eq \"x\" userName eq \"x\"")]
    [InlineData("(userName eq \"x\"")]
    [InlineData("userName eq \"x\")")]
    [InlineData("not userName eq \"x\"")]
    [InlineData("emails[type eq \"work\"")]
    [InlineData("emails[emails[type pr]]")]
    [InlineData("userName[type eq \"work\"]")]
    [InlineData("active gt true")]
    [InlineData("user+name pr")]
    [InlineData("a.b.c pr")]
    public void What_is_not_written_as_the_RFC_says_is_refused_as_invalidFilter(string filter) =>
        Should.Throw<ScimRefusedException>(() => ScimFilterReader.Read(RfcUsers.Type, filter)).Kind.ShouldBe("invalidFilter");

    [Fact]
    public void A_filter_that_would_take_the_server_down_is_refused()
    {
        var deep = new string('(', 200_000) + "title pr" + new string(')', 200_000);
        Should.Throw<ScimRefusedException>(() => ScimFilterReader.Read(RfcUsers.Type, deep)).Kind.ShouldBe("invalidFilter");
        var nested = string.Concat(Enumerable.Repeat("not (", 300)) + "title pr" + new string(')', 300);
        Should.Throw<ScimRefusedException>(() => ScimFilterReader.Read(RfcUsers.Type, nested)).Message.ShouldContain("deeply");
    }

    [Theory]
    [InlineData("userName,emails.value", null, "schemas id userName emails")]
    [InlineData(
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        null,
        "schemas id urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    )]
    [InlineData("nothing", null, "schemas id")]
    [InlineData(
        null,
        "emails,name,meta,id,addresses,phoneNumbers,ims,active",
        "schemas id externalId userName displayName nickName userType title preferredLanguage urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    )]
    public void Attributes_are_those_that_are_named_and_what_is_always_answered(string? attributes, string? excluded, string expected)
    {
        var answer = new ScimProjection(RfcUsers.Type, attributes, excluded).Of(RfcUsers.Babs);
        string.Join(' ', answer.Select(member => member.Key)).ShouldBe(expected);
    }

    [Fact]
    public void Parts_are_answered_alone()
    {
        var answer = new ScimProjection(RfcUsers.Type, "name.familyName,emails.value,emails.type", null).Of(RfcUsers.Babs);
        answer["name"]!.ToJsonString().ShouldBe("""{"familyName":"Jensen"}""");
        JsonNode
            .DeepEquals(
                answer["emails"],
                JsonNode.Parse("""[{"value":"bjensen@example.com","type":"work"},{"value":"babs@jensen.org","type":"home"}]""")
            )
            .ShouldBeTrue();
        var without = new ScimProjection(RfcUsers.Type, null, "emails.value,name.formatted").Of(RfcUsers.Babs);
        without["emails"]![1]!.ToJsonString().ShouldBe("""{"type":"home"}""");
        without["name"]!["formatted"].ShouldBeNull();
    }
}
