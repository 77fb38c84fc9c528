using System.Text.Json.Nodes;

namespace Fairway.App.Provisioning.Scim;

/// <summary>The types of RFC 7643, section 2.3, that attributes here have.</summary>
public enum ScimType
{
    String = 1,
    Boolean,
    DateTime,
    Reference,
    Complex,
}

/// <summary>Who may change an attribute (RFC 7643, section 7).</summary>
public enum ScimMutability
{
    ReadWrite = 1,
    ReadOnly,
    Immutable,
}

/// <summary>One attribute as RFC 7643, section 7, describes it: by this requests are read, filtered, patched and answered, and /Schemas tells it.</summary>
/// <param name="Name">As it is written; clients may write it in any case.</param>
public sealed record ScimAttribute(string Name, ScimType Type, string Description)
{
    public bool MultiValued { get; init; }
    public bool Required { get; init; }

    /// <summary>Whether capitals make a difference when values are compared.</summary>
    public bool CaseExact { get; init; }

    public ScimMutability Mutability { get; init; } = ScimMutability.ReadWrite;

    /// <summary>Whether it is answered also where a client names other attributes.</summary>
    public bool Always { get; init; }

    /// <summary>Whether no two resources have the same value.</summary>
    public bool Unique { get; init; }

    public IReadOnlyList<string> CanonicalValues { get; init; } = [];

    /// <summary>For references: kinds of resources, or "uri".</summary>
    public IReadOnlyList<string> ReferenceTypes { get; init; } = [];

    public IReadOnlyList<ScimAttribute> Parts { get; init; } = [];

    /// <summary>A part by its name in any case; null: there is none.</summary>
    public ScimAttribute? Part(string name) => ScimSchema.Named(Parts, name);

    /// <summary>As /Schemas tells it.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["name"] = Name,
            ["type"] = Camel(Type.ToString()),
            ["multiValued"] = MultiValued,
            ["description"] = Description,
            ["required"] = Required,
            ["caseExact"] = CaseExact,
            ["mutability"] = Camel(Mutability.ToString()),
            ["returned"] = Always ? "always" : "default",
            ["uniqueness"] = Unique ? "server" : "none",
        };
        Add("canonicalValues", CanonicalValues.Select(value => (JsonNode)value));
        Add("referenceTypes", ReferenceTypes.Select(value => (JsonNode)value));
        Add("subAttributes", Parts.Select(part => (JsonNode)part.ToJson()));
        return json;

        void Add(string name, IEnumerable<JsonNode> values)
        {
            var list = new JsonArray([.. values]);
            if (list.Count > 0)
            {
                json[name] = list;
            }
        }
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>A set of attributes under a URN.</summary>
public sealed record ScimSchema(string Id, string Name, string Description, IReadOnlyList<ScimAttribute> Attributes)
{
    public JsonObject ToJson() =>
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Schema"),
            ["id"] = Id,
            ["name"] = Name,
            ["description"] = Description,
            ["attributes"] = new JsonArray([.. Attributes.Select(attribute => attribute.ToJson())]),
        };

    internal static ScimAttribute? Named(IReadOnlyList<ScimAttribute> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A kind of resource: its own schema and those that extend it.</summary>
/// <param name="Name">User or Group.</param>
/// <param name="Endpoint">/Users or /Groups.</param>
public sealed record ScimResourceType(
    string Name,
    string Endpoint,
    string Description,
    ScimSchema Schema,
    IReadOnlyList<ScimSchema> Extensions
)
{
    /// <summary>What every resource has, whatever its schema (RFC 7643, section 3.1).</summary>
    private static readonly ScimAttribute[] Common =
    [
        new("schemas", ScimType.Reference, "The URNs of its schemas.")
        {
            MultiValued = true,
            CaseExact = true,
            Mutability = ScimMutability.ReadOnly,
            Always = true,
        },
        new("id", ScimType.String, "Fairway’s own key.")
        {
            CaseExact = true,
            Mutability = ScimMutability.ReadOnly,
            Always = true,
            Unique = true,
        },
        new("externalId", ScimType.String, "The client’s own key.") { CaseExact = true },
        new("meta", ScimType.Complex, "When it was made and changed, where it is, which version it has.")
        {
            Mutability = ScimMutability.ReadOnly,
            Parts =
            [
                new("resourceType", ScimType.String, "User or Group.") { CaseExact = true, Mutability = ScimMutability.ReadOnly },
                new("created", ScimType.DateTime, "When it was made.") { Mutability = ScimMutability.ReadOnly },
                new("lastModified", ScimType.DateTime, "When a client last changed it.") { Mutability = ScimMutability.ReadOnly },
                new("location", ScimType.Reference, "Its address.") { CaseExact = true, Mutability = ScimMutability.ReadOnly },
                new("version", ScimType.String, "Its version, as in the header ETag.")
                {
                    CaseExact = true,
                    Mutability = ScimMutability.ReadOnly,
                },
            ],
        },
    ];

    /// <summary>
    /// Attributes that the RFC knows and Fairway does not keep, by name or as "name.part": a client that sends them is not refused, and nothing of them is kept.
    /// </summary>
    public IReadOnlySet<string> NotKept { get; init; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ScimSchema> Schemas => Extensions.Prepend(Schema);

    /// <summary>An extension by its URN; null: there is none.</summary>
    public ScimSchema? Extension(string urn) =>
        Extensions.FirstOrDefault(extension => extension.Id.Equals(urn, StringComparison.OrdinalIgnoreCase));

    /// <summary>An attribute of the resource itself, by its name in any case.</summary>
    public ScimAttribute? Attribute(string name) => ScimSchema.Named(Schema.Attributes, name) ?? ScimSchema.Named(Common, name);

    /// <summary>All that a client may set, in the order in which it is kept and answered.</summary>
    public IEnumerable<ScimAttribute> Settable =>
        Common.Concat(Schema.Attributes).Where(attribute => attribute.Mutability != ScimMutability.ReadOnly);

    public JsonObject ToJson() =>
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ResourceType"),
            ["id"] = Name,
            ["name"] = Name,
            ["endpoint"] = Endpoint,
            ["description"] = Description,
            ["schema"] = Schema.Id,
            ["schemaExtensions"] = new JsonArray([
                .. Extensions.Select(extension => new JsonObject { ["schema"] = extension.Id, ["required"] = false }),
            ]),
        };
}
