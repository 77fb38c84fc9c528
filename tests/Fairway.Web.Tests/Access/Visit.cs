using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Fairway.Web.Tests.Access;

/// <summary>A browser that follows no redirect: the first answer is what counts.</summary>
internal sealed class Visit : IDisposable
{
    private readonly HttpClient client;
    private string? token;

    public Visit(Uri url, Cookie? session)
    {
        var cookies = new CookieContainer();
        if (session is not null)
        {
            cookies.Add(session);
        }

        client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = cookies,
                UseProxy = false,
                // A browser would send ASCII alone; what asks here is no browser.
                RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
            }
        )
        {
            BaseAddress = url,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    /// <summary>What is answered; the page itself is read by <see cref="PageAsync"/>, since most questions are whether there is one.</summary>
    public async Task<(HttpStatusCode Status, string Location)> GetAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
    }

    /// <summary>What is answered, with its text.</summary>
    public async Task<(HttpStatusCode Status, string Text)> AnswerAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<IHtmlDocument> PageAsync(string path)
    {
        var page = new HtmlParser().ParseDocument(await TextAsync(path));
        token ??= page.QuerySelector<IHtmlInputElement>("input[name=__form]")?.Value;
        return page;
    }

    /// <param name="file">With a small text file, as the form of the files sends it.</param>
    public async Task<(HttpStatusCode Status, string Location)> PostAsync(
        string path,
        IEnumerable<KeyValuePair<string, string>> fields,
        bool file = false
    )
    {
        var whole = fields.Append(KeyValuePair.Create("__form", await TokenAsync()));
        using HttpContent body = file ? await WithFile(whole) : new FormUrlEncodedContent(whole);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
    }

    /// <summary>The token that a form of this reader carries.</summary>
    public async Task<string> TokenAsync()
    {
        if (token is null)
        {
            await PageAsync("/accessibility");
        }
        return token ?? "";
    }

    /// <summary>What is answered to a request that no page makes.</summary>
    public async Task<HttpStatusCode> StatusAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    public void Dispose() => client.Dispose();

    public async Task<string> TextAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<MultipartFormDataContent> WithFile(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var body = new MultipartFormDataContent { { new ByteArrayContent([.. "A note"u8]), "Upload", "note.txt" } };
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), name);
        }

        await body.LoadIntoBufferAsync();
        return body;
    }
}
