namespace Fairway.Web.Tests.Access;

/// <content>The organization's directory: tokens, groups, and SCIM, which no person opens.</content>
internal static partial class OtherEndpoints
{
    private const string OfProvisioning = """
        # Administrators and HR of the whole organization, who may grant offices; tokens are the administrator's to make and to end.
        GET  /provisioning                                       AW
        POST /provisioning?handler=Revoke                        A
        GET  /provisioning/tokens/new                            A
        POST /provisioning/tokens/new                            A
        GET  /provisioning/differences                           AW
        GET  /provisioning/groups                                AW
        GET  /provisioning/groups/{id:guid}                      AW
        POST /provisioning/groups/{id:guid}?handler=Link         AW
        POST /provisioning/groups/{id:guid}?handler=Unlink       AW
        # SCIM (RFC 7644) opens with a token alone: whoever is signed in gets nothing by that.
        GET  /scim/v2/ServiceProviderConfig                      token
        GET  /scim/v2/ResourceTypes                              token
        GET  /scim/v2/ResourceTypes/{name}                       token
        GET  /scim/v2/Schemas                                    token
        GET  /scim/v2/Schemas/{urn}                              token
        GET  /scim/v2/Users                                      token
        POST /scim/v2/Users                                      token
        POST /scim/v2/Users/.search                              token
        GET  /scim/v2/Users/{id}                                 token
        PUT  /scim/v2/Users/{id}                                 token
        PATCH /scim/v2/Users/{id}                                token
        DELETE /scim/v2/Users/{id}                               token
        GET  /scim/v2/Groups                                     token
        POST /scim/v2/Groups                                     token
        POST /scim/v2/Groups/.search                             token
        GET  /scim/v2/Groups/{id}                                token
        PUT  /scim/v2/Groups/{id}                                token
        PATCH /scim/v2/Groups/{id}                               token
        DELETE /scim/v2/Groups/{id}                              token
        POST /scim/v2/.search                                    token
        GET  /scim/v2/{**rest}                                   token
        """;

    private static string OfDirectory(string path) =>
        path.Replace("/provisioning/groups/{id:guid}", $"/provisioning/groups/{DirectoryGroup}", StringComparison.Ordinal)
            .Replace("/scim/v2/Schemas/{urn}", "/scim/v2/Schemas/urn:x", StringComparison.Ordinal)
            .Replace("/ResourceTypes/{name}", "/ResourceTypes/User", StringComparison.Ordinal)
            .Replace("/scim/v2/{**rest}", "/scim/v2/Me", StringComparison.Ordinal)
            .Replace("{id}", Nothing.ToString(), StringComparison.Ordinal);

    /// <summary>A group that the directory has brought.</summary>
    public static readonly Guid DirectoryGroup = new("0197a000-0000-7000-8000-0000000000d1");
}
