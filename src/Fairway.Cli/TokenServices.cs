using System.Net;
using System.Text.Json;
using Fairway.App.Feedback;
using Fairway.Proof;
using Fairway.Proof.BlindTokens;

namespace Fairway.Cli;

/// <summary>A group as a signed list has it.</summary>
internal sealed record ListedGroup(TokenKey Key, string Label, string Opens, string Closes, SignedDocument List);

/// <summary>The two services as a respondent's own machine asks them. Nothing is kept between requests, and no request says which program asks.</summary>
internal sealed class TokenServices : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>
    /// A group on the list that the compiler signed. With Fairway's address, on Fairway's list: then the compiler's own is laid beside it, and a difference refuses.
    /// </summary>
    /// <param name="fairway">Null: the compiler alone is asked.</param>
    /// <returns>The group, and whether the compiler's own list was seen just now.</returns>
    public async Task<(ListedGroup Group, bool Seen)> GroupAsync(
        Uri? fairway,
        Uri compiler,
        string compilerKey,
        string group,
        CancellationToken stop
    )
    {
        var theirs = await ListsAsync(new Uri(compiler, "/keys"), stop);
        if (fairway is null)
        {
            return (Find(theirs ?? throw Away("The compiler", compiler), compilerKey, group, "the compiler"), true);
        }
        var ours = Find(
            await ListsAsync(new Uri(fairway, "/feedback/keys.json"), stop) ?? throw Away("Fairway", fairway),
            compilerKey,
            group,
            "Fairway"
        );
        if (theirs is not null && Find(theirs, compilerKey, group, "the compiler").List.Text != ours.List.Text)
        {
            throw Stop.Failure(
                "The compiler shows another list of keys than Fairway. No token was made: under a key of your own you could be recognized. Tell HR or the Staff Union."
            );
        }
        return (ours, theirs is not null);
    }

    /// <summary>Sends a form; the answer's JSON with its status.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(
        Uri to,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken stop
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
            return (answer.StatusCode, json.RootElement.Clone());
        }
        catch (Exception failure) when (CompilerSite.IsSilence(failure, stop))
        {
            throw Away("It", to);
        }
    }

    /// <summary>A page's text.</summary>
    public async Task<string> TextAsync(Uri at, CancellationToken stop)
    {
        try
        {
            return await _http.GetStringAsync(at, stop);
        }
        catch (Exception failure) when (CompilerSite.IsSilence(failure, stop))
        {
            throw Away("It", at);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<(SignedDocument Fairway, SignedDocument? Compiler)>?> ListsAsync(Uri at, CancellationToken stop)
    {
        try
        {
            using var json = JsonDocument.Parse(await _http.GetStringAsync(at, stop));
            var lists = new List<(SignedDocument, SignedDocument?)>();
            foreach (var list in json.RootElement.EnumerateArray())
            {
                if (SignedDocument.Read(list.GetProperty("fairway").GetRawText()) is { } ours)
                {
                    lists.Add((ours, SignedDocument.Read(list.GetProperty("compiler").GetRawText())));
                }
            }
            return lists;
        }
        catch (Exception failure) when (CompilerSite.IsSilence(failure, stop))
        {
            return null;
        }
    }

    private static ListedGroup Find(
        List<(SignedDocument Fairway, SignedDocument? Compiler)> lists,
        string compilerKey,
        string group,
        string where
    )
    {
        foreach (var (ours, theirs) in lists)
        {
            foreach (var one in ours.Document.GetProperty("groups").EnumerateArray())
            {
                if (
                    TokenKey.FromSpki(Convert.FromBase64String(one.GetProperty("key").GetString()!)) is not { } key
                    || !string.Equals(key.Id, group, StringComparison.Ordinal)
                )
                {
                    continue;
                }
                return theirs is not null && theirs.Key == compilerKey && theirs.SaysTheSameAs(ours)
                    ? new ListedGroup(
                        key,
                        one.GetProperty("label").GetString()!,
                        one.GetProperty("opens").GetString()!,
                        one.GetProperty("closes").GetString()!,
                        ours
                    )
                    : throw Stop.Failure(
                        $"The list of keys that {where} shows does not carry the compiler's signature. Nothing was done. Tell HR or the Staff Union."
                    );
            }
        }
        throw Stop.Failure($"The key {group} is not on the list that {where} shows. Nothing was done. Tell HR or the Staff Union.");
    }

    private static Stop Away(string who, Uri where) =>
        Stop.Failure(
            $"{who} can't be reached at {where.GetLeftPart(UriPartial.Authority)}, or gives no answer that can be read. Try again later; nothing is lost."
        );
}
