using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fairway.Compiler.Closing;
using Fairway.Compiler.Databases;
using Fairway.Compiler.Groups;

namespace Fairway.Compiler.Hosting;

/// <summary>
/// What Fairway and the operator ask, on a listener of its own at the loopback address: take a list, give a report, say how many were counted, close.
/// Nothing here gives out an answer. Whoever asks shows the secret that the service wrote into its folder.
/// </summary>
internal static class Administration
{
    public static void Use(WebApplication app, string secret)
    {
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + secret));
        app.Use(
            async (http, next) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                var shown = SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()));
                if (!CryptographicOperations.FixedTimeEquals(shown, expected))
                {
                    http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    await http.Response.WriteAsync("Show the administration's secret.", http.RequestAborted);
                    return;
                }
                await next(http);
            }
        );
        app.MapPost(
            "/lists",
            async (HttpRequest request, Register register, CancellationToken stop) =>
            {
                using var reader = new StreamReader(request.Body, Encoding.UTF8);
                var text = await reader.ReadToEndAsync(stop);
                var (codes, refused) = await register.AddAsync(text, stop);
                if (refused is not null)
                {
                    return Results.Json(new { refused }, statusCode: StatusCodes.Status422UnprocessableEntity);
                }
                var signed = register.Lists.Last(list => list.ByFairway.Text == Proof.SignedDocument.Read(text)!.Text).ByCompiler;
                return Results.Json(new { compiler = JsonSerializer.Deserialize<JsonElement>(signed.Text), codes });
            }
        );
        app.MapGet(
            "/reports/{group}",
            async (string group, Store store, CancellationToken stop) =>
                await store.ReportAsync(group, stop) is { } report
                    ? Results.Text(report, "application/json")
                    : Results.Json(new { refused = "There is no report of this group yet." }, statusCode: StatusCodes.Status404NotFound)
        );
        app.MapPost(
            "/close",
            async (Close close, CancellationToken stop) =>
            {
                var closed = await close.DueAsync(stop);
                return Results.Json(new { groups = closed.Groups, left = closed.Left });
            }
        );
    }
}
