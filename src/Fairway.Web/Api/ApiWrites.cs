using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fairway.App.Api;
using Microsoft.AspNetCore.Http.Features;

namespace Fairway.Web.Api;

/// <summary>How writes are read, done once, and answered.</summary>
internal static class ApiWrites
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Says of an answer that it was given before.</summary>
    public const string AgainHeader = "Idempotent-Replayed";

    public const string Json = "application/json";
    public const string Zip = "application/zip";

    /// <summary>Bytes of a body in JSON.</summary>
    public const long LargestJson = 64 * 1024;

    /// <summary>Bytes of a zip.</summary>
    public const long LargestZip = 64 * 1024 * 1024;

    /// <summary>What is answered where something was made.</summary>
    public static WriteAnswer Made<T>(T value, string? location) =>
        new(StatusCodes.Status201Created, JsonSerializer.Serialize(value, ApiJson.Options), location);

    public static WriteAnswer Done<T>(T value) => new(StatusCodes.Status200OK, JsonSerializer.Serialize(value, ApiJson.Options));

    /// <summary>A write whose body is JSON.</summary>
    /// <param name="act">What came of it, or why it isn't done.</param>
    public static async Task<IResult> JsonAsync<T>(
        HttpContext http,
        OnceOnly once,
        Func<T, Task<(WriteAnswer? Answer, ApiProblemAnswer? Problem)>> act,
        CancellationToken stop
    )
        where T : class
    {
        if (Misses(http, Json, LargestJson) is { } problem)
        {
            return problem;
        }
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, stop);
        T? read;
        try
        {
            read = JsonSerializer.Deserialize<T>(body.ToArray(), ApiJson.Options);
        }
        catch (JsonException wrong)
        {
            return ApiProblems.Of(ApiProblems.Body, new ApiMistake(wrong.Path ?? "$", wrong.Path?.TrimStart('$', '.')));
        }
        return read is null
            ? ApiProblems.Of(ApiProblems.Body)
            : await OnceAsync(http, once, Convert.ToHexStringLower(SHA256.HashData(body.ToArray())), () => act(read), stop);
    }

    /// <summary>Does a write once for its key.</summary>
    /// <param name="content">Names what was sent.</param>
    public static async Task<IResult> OnceAsync(
        HttpContext http,
        OnceOnly once,
        string content,
        Func<Task<(WriteAnswer? Answer, ApiProblemAnswer? Problem)>> act,
        CancellationToken stop
    )
    {
        var key = http.Request.Headers[KeyHeader].ToString();
        if (!OnceOnly.IsKey(key))
        {
            return ApiProblems.Of(ApiProblems.KeyMissing);
        }
        var asked = $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n{content}";
        ApiProblemAnswer? problem = null;
        var (answer, again, other) = await once.DoAsync(
            ApiTokenHandler.CallerOf(http).Id,
            key,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked))),
            async () =>
            {
                (var done, problem) = await act();
                return done;
            },
            stop
        );
        if (other)
        {
            return ApiProblems.Of(ApiProblems.KeyReused);
        }
        if (answer is null)
        {
            return problem!;
        }
        http.Response.Headers.Location = answer.Location;
        if (again)
        {
            http.Response.Headers[AgainHeader] = "true";
        }
        return Results.Text(answer.Body, "application/json", Encoding.UTF8, answer.Status);
    }

    /// <summary>What is wrong with a body before it is read; null: nothing.</summary>
    public static ApiProblemAnswer? Misses(HttpContext http, string contentType, long largest)
    {
        if (!contentType.Equals(http.Request.ContentType?.Split(';')[0].Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return ApiProblems.Of(ApiProblems.ContentKind);
        }
        if (http.Request.ContentLength > largest)
        {
            return ApiProblems.Of(ApiProblems.TooLarge);
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // What comes without a length is cut off where it grows too large.
            size.MaxRequestBodySize = largest;
        }
        return null;
    }
}
