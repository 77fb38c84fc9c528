using System.Security.Cryptography;
using System.Text.Json;
using Fairway.Web.Components;
using Microsoft.Net.Http.Headers;

namespace Fairway.Web.Api;

/// <summary>A part of a list.</summary>
/// <param name="Items">What stands on this page of it.</param>
/// <param name="Page">Which page it is, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Total">How many the whole list has.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, int Page, int Pages, int Total)
{
    /// <summary>The page of a whole list; one that is not there is the nearest that is.</summary>
    public static ApiPage<T> Of(IReadOnlyList<T> all, int asked, int size)
    {
        var number = Paging.Nearest(asked, size, all.Count);
        return new([.. all.Skip((number - 1) * size).Take(size)], number, Paging.Last(size, all.Count), all.Count);
    }
}

/// <summary>An answer with its version, so that a program that asks again is told in a few bytes that nothing has changed.</summary>
public sealed class ApiAnswer<T>(T value) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options);
        // Weak: what is compressed on the way has the same.
        var version = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"", isWeak: true);
        var answer = httpContext.Response;
        answer.Headers.ETag = version.ToString();
        answer.Headers.CacheControl = "private, no-cache";
        answer.Headers.Vary = "Authorization, Accept-Language";
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(version, useStrongComparison: false)))
        {
            answer.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        answer.ContentType = "application/json; charset=utf-8";
        await answer.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}

internal static class ApiAnswers
{
    /// <summary>What an address calls the page of a list.</summary>
    private const string PageName = "page";

    public static IResult Of<T>(T value) => new ApiAnswer<T>(value);

    /// <summary>A page, with the addresses of those around it (RFC 8288).</summary>
    public static IResult Of<T>(HttpContext http, ApiPage<T> page)
    {
        var links = new List<string>();
        foreach (var (number, relation) in new[] { (1, "first"), (page.Page - 1, "prev"), (page.Page + 1, "next"), (page.Pages, "last") })
        {
            if (number >= 1 && number <= page.Pages)
            {
                var query = http
                    .Request.Query.Where(part => part.Key != PageName)
                    .SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value))
                    .Append(KeyValuePair.Create(PageName, (string?)number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                links.Add($"<{http.Request.PathBase}{http.Request.Path}{QueryString.Create(query)}>; rel=\"{relation}\"");
            }
        }
        http.Response.Headers.Link = string.Join(", ", links);
        return new ApiAnswer<ApiPage<T>>(page);
    }
}
