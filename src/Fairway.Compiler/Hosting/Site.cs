using System.Collections.Frozen;
using System.Data.Common;
using System.Text.Json;
using Fairway.Compiler.Groups;

namespace Fairway.Compiler.Hosting;

/// <summary>The site for respondents: what every answer says to the browser, assets, and the published lists of keys.</summary>
internal static class Site
{
    private static readonly FrozenDictionary<string, (string Type, byte[] Bytes)> s_assets = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["fairway.css"] = "text/css; charset=utf-8",
        ["mark.svg"] = "image/svg+xml",
        ["answer.js"] = "text/javascript; charset=utf-8",
    }.ToFrozenDictionary(asset => "/assets/" + asset.Key, asset => (asset.Value, Embedded(asset.Key)), StringComparer.Ordinal);

    public static void Use(WebApplication app)
    {
        app.Use(
            async (http, next) =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy =
                    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                headers.CacheControl = "no-store";
                if (http.Request.IsHttps)
                {
                    headers.StrictTransportSecurity = "max-age=31536000";
                }
                if (s_assets.TryGetValue(http.Request.Path.Value ?? "", out var asset))
                {
                    headers.CacheControl = "public, max-age=3600";
                    http.Response.ContentType = asset.Type;
                    await http.Response.Body.WriteAsync(asset.Bytes, http.RequestAborted);
                    return;
                }
                try
                {
                    await next(http);
                }
                catch (DbException) when (!http.Response.HasStarted)
                {
                    http.Response.Clear();
                    http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    http.Response.ContentType = "text/plain; charset=utf-8";
                    await http.Response.WriteAsync(
                        http.RequestServices.GetRequiredService<Words>()["Refused.Unavailable"],
                        http.RequestAborted
                    );
                }
            }
        );
        app.UseRouting();
        app.MapRazorPages();
        // Each list with both signatures: whoever makes a token compares with what Fairway shows.
        app.MapGet(
            "/keys",
            (HttpResponse response, Register register) =>
            {
                // Public, and asked without any cookie: Fairway's page may compare it in the respondent's browser.
                response.Headers.AccessControlAllowOrigin = "*";
                return Results.Json(
                    register.Lists.Select(list => new
                    {
                        fairway = JsonSerializer.Deserialize<JsonElement>(list.ByFairway.Text),
                        compiler = JsonSerializer.Deserialize<JsonElement>(list.ByCompiler.Text),
                    })
                );
            }
        );
        app.MapGet("/health", () => Results.Text("ok"));
    }

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(Site).Assembly.GetManifestResourceStream("wwwroot/" + name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
