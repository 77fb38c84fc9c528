namespace Fairway.Web.Tests.Access;

/// <content>The organization's directory: tokens, groups, and SCIM, which no person opens.</content>
internal static partial class OtherEndpoints
{
    private const string OfProvisioning = """
        # Administrators and HR of the whole organization, who may grant offices; tokens are the administrator's to make and to end.
        GET  /provisioning                                       AW
        POST /provisioning?handler=Revoke                        A
        POST /provisioning?handler=Confirm                       AW
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
        # The API opens with a token alone, too; what a token opens to each kind of person stands in What_a_token_opens.
        GET  /developers                                         public
        GET  /api/v1/openapi.json                                public
        GET  /api/{**rest}                                       -
        GET  /api/v1/token                                       token
        GET  /api/v1/record                                      token
        GET  /api/v1/record/appraisals                           token
        GET  /api/v1/record/signed                               token
        GET  /api/v1/calendar                                    token
        GET  /api/v1/obligations                                 token
        GET  /api/v1/team                                        token
        GET  /api/v1/team/second-level                           token
        GET  /api/v1/appraisals/{id:guid}/journal                token
        POST /api/v1/appraisals/{id:guid}/journal                token
        GET  /api/v1/exercises/{kind}                            token
        GET  /api/v1/exercises/{kind}/{year:int}                 token
        GET  /api/v1/exercises/{kind}/{year:int}/list            token
        GET  /api/v1/exercises/{kind}/{year:int}/result          token
        GET  /api/v1/reports                                     token
        GET  /api/v1/reports/{year:int}                          token
        POST /api/v1/imports                                     token
        """;

    private static string OfDirectory(string path) =>
        path.Replace("/provisioning/groups/{id:guid}", $"/provisioning/groups/{DirectoryGroup}", StringComparison.Ordinal)
            .Replace("/scim/v2/Schemas/{urn}", "/scim/v2/Schemas/urn:x", StringComparison.Ordinal)
            .Replace("/exercises/{kind}", "/exercises/promotions", StringComparison.Ordinal)
            .Replace("/api/v1/reports/{year:int}", "/api/v1/reports/2025", StringComparison.Ordinal)
            .Replace("/api/v1/exercises/promotions/{year:int}", "/api/v1/exercises/promotions/2026", StringComparison.Ordinal)
            .Replace("/api/{**rest}", "/api/v1/nothing", StringComparison.Ordinal)
            .Replace("/ResourceTypes/{name}", "/ResourceTypes/User", StringComparison.Ordinal)
            .Replace("/scim/v2/{**rest}", "/scim/v2/Me", StringComparison.Ordinal)
            .Replace("{id}", Nothing.ToString(), StringComparison.Ordinal);

    /// <summary>A group that the directory has brought.</summary>
    public static readonly Guid DirectoryGroup = new("0197a000-0000-7000-8000-0000000000d1");
}
