using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fairway.Proof;

namespace Fairway.App.Feedback;

/// <summary>A list as the compiler publishes it: with Fairway's signature and its own.</summary>
public sealed record PublishedList(SignedDocument ByFairway, SignedDocument ByCompiler);

/// <summary>The compiler as Fairway asks it over HTTP. Whether it can be reached is never Fairway's to count on: each question has its answer "not now".</summary>
public sealed class CompilerSite(CompilerConnection? connection = null) : IDisposable
{
    private const int MostBytes = 16 * 1024 * 1024;

    // No cookie and no redirect: what answers under another address is not the compiler.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <summary>Where respondents reach it; null: none is named.</summary>
    public Uri? Address => connection?.Address;

    /// <summary>Whether Fairway hands its lists over itself.</summary>
    public bool HasAdministration => connection?.Administration is not null;

    /// <summary>Whether the compiler named to Fairway signed a document.</summary>
    public bool Signed(SignedDocument document) => document.Key == connection?.Key;

    /// <summary>All lists that it publishes; null where it can't be reached or answers in no form that can be read.</summary>
    public async Task<IReadOnlyList<PublishedList>?> ListsAsync(CancellationToken stop = default)
    {
        if (Address is null)
        {
            return null;
        }
        try
        {
            return Read(await _http.GetStringAsync(new Uri(Address, "/keys"), stop));
        }
        catch (Exception failure) when (IsSilence(failure, stop))
        {
            return null;
        }
    }

    /// <summary>A group's signed report; null where there is none yet, or the compiler can't be reached now.</summary>
    /// <param name="keyId">The id of the group's key.</param>
    /// <param name="stop">Heeded.</param>
    public async Task<string?> ReportAsync(string keyId, CancellationToken stop = default)
    {
        if (connection?.Administration is not { } administration)
        {
            return null;
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(administration, "/reports/" + Uri.EscapeDataString(keyId)));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connection.Secret);
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync(stop) : null;
        }
        catch (Exception failure) when (IsSilence(failure, stop))
        {
            return null;
        }
    }

    /// <summary>Hands over a signed list.</summary>
    /// <returns>Its answer; null where it can't be reached now, or there is no administration to reach.</returns>
    public async Task<HandedOver?> HandOverAsync(string signedList, CancellationToken stop = default)
    {
        if (connection?.Administration is not { } administration)
        {
            return null;
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(administration, "/lists"))
        {
            Content = new StringContent(signedList, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", connection.Secret);
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity ? HandedOver.Read(text) : null;
        }
        catch (Exception failure) when (IsSilence(failure, stop))
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private static List<PublishedList>? Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        var lists = new List<PublishedList>();
        foreach (var list in json.RootElement.EnumerateArray())
        {
            var (ours, theirs) = (
                SignedDocument.Read(list.GetProperty("fairway").GetRawText()),
                SignedDocument.Read(list.GetProperty("compiler").GetRawText())
            );
            if (ours is null || theirs is null)
            {
                return null;
            }
            lists.Add(new PublishedList(ours, theirs));
        }
        return lists;
    }

    /// <summary>Whether a question to a service failed because it is away or gives no answer that can be read, and not because it was stopped.</summary>
    public static bool IsSilence(Exception failure, CancellationToken stop) =>
        failure is HttpRequestException or IOException or JsonException or KeyNotFoundException or InvalidOperationException
        || (failure is OperationCanceledException && !stop.IsCancellationRequested);
}

/// <summary>The compiler's answer to a list: its own signature and the codes of each group by key, or why it refuses.</summary>
public sealed record HandedOver(string? SignedByCompiler, IReadOnlyDictionary<string, string[]> Codes, string? Refused)
{
    /// <summary>Reads the answer as the compiler's administration gives it; null where it is none.</summary>
    public static HandedOver? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("refused", out var refused)
                ? new HandedOver(null, new Dictionary<string, string[]>(), refused.GetString())
                : new HandedOver(
                    json.RootElement.GetProperty("compiler").GetRawText(),
                    json.RootElement.GetProperty("codes").Deserialize<Dictionary<string, string[]>>()!,
                    null
                );
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
