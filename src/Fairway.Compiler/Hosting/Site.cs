using System.Collections.Frozen;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Fairway.Compiler.Groups;

namespace Fairway.Compiler.Hosting;

/// <summary>The site for respondents: what every answer says to the browser, assets, and the published lists of keys.</summary>
internal static class Site
{
    /// <summary>Where the number of this answer's script stands.</summary>
    public const string Nonce = "nonce";

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
                // Only the script that this very answer names runs, and it writes no text into the page as markup.
                var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
                http.Items[Nonce] = nonce;
                headers.ContentSecurityPolicy =
                    $"default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";
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
