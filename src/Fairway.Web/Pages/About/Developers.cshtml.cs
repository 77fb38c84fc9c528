using Fairway.App.Accounts;
using Fairway.Web.Api;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Fairway.Web.Pages.About;

/// <summary>The API for whoever writes a program, from the endpoints themselves.</summary>
public sealed class DevelopersModel(EndpointDataSource endpoints, IOptions<AccountsOptions> options) : PageModel
{
    public string Address => options.Value.PublicUrl.ToString().TrimEnd('/') + ApiEndpoints.Root;

    public IEnumerable<(string Verb, string Path, ApiOperation Of)> Operations =>
        from each in endpoints.Endpoints.OfType<RouteEndpoint>()
        let of = each.Metadata.GetMetadata<ApiOperation>()
        where of is not null
        select (
            each.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0],
            each.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal),
            of
        );
}
