using Fairway.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Fairway.Web.Tests.Access;

/// <summary>Everything that the product answers to: each page's handlers and each other endpoint, as "GET /appraisals/{id:guid}".</summary>
internal static class Routes
{
    public static async Task<IReadOnlyList<string>> OfAsync(TheServer server)
    {
        var routes = new SortedSet<string>(StringComparer.Ordinal);
        var loader = server.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                foreach (var handler in compiled.HandlerMethods)
                {
                    routes.Add($"{handler.HttpMethod.ToUpperInvariant()} {path}{(handler.Name is null ? "" : "?handler=" + handler.Name)}");
                }

                // A page without a model has no handler method and is read all the same.
                if (compiled.HandlerMethods.Count == 0)
                {
                    routes.Add("GET " + path);
                }
            }
            else
            {
                foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                {
                    routes.Add($"{method} {path}");
                }
            }
        }

        return [.. routes];
    }
}
