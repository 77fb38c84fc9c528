using System.Text.Json.Nodes;
using Fairway.App.Provisioning.Scim;

namespace Fairway.App.Tests.Provisioning;

/// <summary>Users as the RFCs' examples have them, and the description of attributes that these need and Fairway itself does not keep.</summary>
internal static class RfcUsers
{
    public static ScimResourceType Type { get; } =
        ScimSchemas.User with
        {
            Schema = ScimSchemas.User.Schema with
            {
                Attributes =
                [
                    .. ScimSchemas.User.Schema.Attributes,
                    new("title", ScimType.String, ""),
                    new("userType", ScimType.String, ""),
                    new("nickName", ScimType.String, ""),
                    Several("ims", "value", "type"),
                    Several("phoneNumbers", "value", "type"),
                    Several("addresses", "type", "streetAddress", "locality", "region", "postalCode", "country", "formatted"),
                ],
            },
            NotKept = new HashSet<string>(["photos"], StringComparer.OrdinalIgnoreCase),
        };

    /// <summary>After RFC 7643, figure 4.</summary>
    public static JsonObject Babs =>
        Of(
            """
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
              "id": "2819c223-7f76-453a-919d-413861904646",
              "externalId": "701984",
              "userName": "bjensen@example.com",
              "name": { "formatted": "Ms. Barbara J Jensen, III", "familyName": "Jensen", "givenName": "Barbara" },
              "displayName": "Babs Jensen",
              "nickName": "Babs",
              "emails": [
                { "value": "bjensen@example.com", "type": "work", "primary": true },
                { "value": "babs@jensen.org", "type": "home" }
              ],
              "addresses": [
                { "streetAddress": "100 Universal City Plaza", "locality": "Hollywood", "region": "CA", "postalCode": "91608", "country": "USA", "type": "work", "primary": true },
                { "streetAddress": "456 Hollywood Blvd", "locality": "Hollywood", "region": "CA", "postalCode": "91608", "country": "USA", "type": "home" }
              ],
              "phoneNumbers": [{ "value": "555-555-5555", "type": "work" }, { "value": "555-555-4444", "type": "mobile" }],
              "ims": [{ "value": "someaimhandle", "type": "aim" }],
              "userType": "Employee",
              "title": "Tour Guide",
              "preferredLanguage": "en-US",
              "active": true,
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                "employeeNumber": "701984",
                "department": "Tour Operations",
                "manager": { "value": "26118915-6090-4610-87e4-49d8ca9f808d", "$ref": "../Users/26118915-6090-4610-87e4-49d8ca9f808d", "displayName": "John Smith" }
              },
              "meta": {
                "resourceType": "User",
                "created": "2010-01-23T04:56:22Z",
                "lastModified": "2011-05-13T04:42:34Z",
                "version": "W/\"a330bc54f0671c9\"",
                "location": "https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646"
              }
            }
            """
        );

    public static JsonObject John =>
        Of(
            """
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
              "id": "1",
              "userName": "john",
              "name": { "familyName": "O'Malley" },
              "userType": "Intern",
              "emails": [{ "value": "john@elsewhere.test", "type": "home" }],
              "ims": [{ "value": "john@foo.com", "type": "xmpp" }],
              "meta": { "lastModified": "2012-01-01T00:00:00Z" }
            }
            """
        );

    public static JsonObject Of(string json) => JsonNode.Parse(json)!.AsObject();

    private static ScimAttribute Several(string name, params string[] parts) =>
        new(name, ScimType.Complex, "")
        {
            MultiValued = true,
            Parts = [.. parts.Select(part => new ScimAttribute(part, ScimType.String, "")), new("primary", ScimType.Boolean, "")],
        };
}
