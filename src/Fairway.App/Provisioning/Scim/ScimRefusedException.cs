namespace Fairway.App.Provisioning.Scim;

/// <summary>Why a request is not done, in the words of RFC 7644, section 3.12.</summary>
/// <remarks>
/// Thrown and not returned, since the mistake is found deep within a filter or a patch: whoever answers the request catches it. The detail is for who configures a
/// client, in English as the protocol's other words; it repeats no value that was sent, only names of attributes.
/// </remarks>
/// <param name="status">The status of the answer.</param>
/// <param name="kind">The RFC's scimType; null where it has none for the status.</param>
public sealed class ScimRefusedException(int status, string? kind, string detail) : Exception(detail)
{
    public int Status => status;

    public string? Kind => kind;

    public static ScimRefusedException Filter(string detail) => new(400, "invalidFilter", detail);

    public static ScimRefusedException Path(string detail) => new(400, "invalidPath", detail);

    public static ScimRefusedException Syntax(string detail) => new(400, "invalidSyntax", detail);

    public static ScimRefusedException Value(string detail) => new(400, "invalidValue", detail);

    public static ScimRefusedException Target(string detail) => new(400, "noTarget", detail);

    public static ScimRefusedException Mutability(string detail) => new(400, "mutability", detail);

    public static ScimRefusedException Taken(string detail) => new(409, "uniqueness", detail);

    public static ScimRefusedException NotFound() => new(404, null, "There is no such resource.");

    /// <summary>The resource is no longer as the client knew it.</summary>
    public static ScimRefusedException Changed() =>
        new(412, null, "The resource has changed: its version is not the one that If-Match names.");
}
