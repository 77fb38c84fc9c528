using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Fairway.Bench.Web;

/// <summary>A form as its page holds it: where it goes and what its fields say.</summary>
internal sealed record FormOnPage(string Address, Dictionary<string, string> Fields);

/// <summary>Somebody signed in, on one connection of their own.</summary>
internal sealed class Session : IDisposable
{
    private static long s_sent;
    private readonly HttpClient client;

    private Session(Uri url)
    {
        client = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                CookieContainer = new CookieContainer(),
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = 1,
            }
        )
        {
            BaseAddress = url,
        };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public static async Task<Session> SignIn(Uri url, string staffId)
    {
        var session = new Session(url);
        var form = (await session.Form("/account/sign-in", "form[method=post]:has(input[type=password])"))!;
        form.Fields["Input.Who"] = staffId;
        form.Fields["Input.Password"] = Cast.Password;
        await session.Post(form);
        return session;
    }

    /// <summary>Asks for a page as a browser does and takes all of the answer, compressed as it comes.</summary>
    public async Task<int> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var answer = await client.SendAsync(request);
        Expect(answer, HttpStatusCode.OK);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>A page to read here, not measured; null where it isn't there for this reader.</summary>
    public async Task<IHtmlDocument?> Page(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        Expect(answer, HttpStatusCode.OK);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A form of a page with what its fields hold; null where the page has none such.</summary>
    public async Task<FormOnPage?> Form(string path, string selector)
    {
        if ((await Page(path))?.QuerySelector<IHtmlFormElement>(selector) is not { } form)
        {
            return null;
        }
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.QuerySelectorAll("[name]"))
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
            {
                fields[field.GetAttribute("name")!] = value;
            }
        }
        return new FormOnPage(form.GetAttribute("action") is { Length: > 0 } action ? action : path, fields);
    }

    /// <summary>Sends a form; it has to be done, which the server says by leading elsewhere.</summary>
    public async Task Post(FormOnPage form)
    {
        // A form is done once: what is measured again and again is another each time, as it is where people open its page anew.
        using var body = new FormUrlEncodedContent(form.Fields.Append(new("measured", $"{Interlocked.Increment(ref s_sent)}")));
        using var answer = await client.PostAsync(new Uri(form.Address, UriKind.Relative), body);
        Expect(answer, HttpStatusCode.Redirect);
        if (answer.Headers.Location?.ToString().Contains("/account/sign-in", StringComparison.Ordinal) == true)
        {
            throw new InvalidOperationException($"{form.Address} led back to the sign-in page.");
        }
    }

    /// <summary>Saves a form as the script does while somebody types, and takes over what the answer says the next save has to carry.</summary>
    public async Task Autosave(string address, Dictionary<string, string> fields)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value) { Headers = { ContentType = null } }, name);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Add("X-Requested-With", "fairway");
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var answer = await client.SendAsync(request);
        Expect(answer, HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentEncoding.Count > 0)
        {
            using var plain = new MemoryStream();
            await using var unzip = answer.Content.Headers.ContentEncoding.Contains("br")
                ? (Stream)new System.IO.Compression.BrotliStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress)
                : new System.IO.Compression.GZipStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress);
            await unzip.CopyToAsync(plain);
            bytes = plain.ToArray();
        }
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(bytes)!)
        {
            fields[name] = value;
        }
    }

    public void Dispose() => client.Dispose();

    private static void Expect(HttpResponseMessage answer, HttpStatusCode status)
    {
        if (answer.StatusCode != status)
        {
            var request = answer.RequestMessage!;
            throw new InvalidOperationException(
                $"{request.Method} {request.RequestUri!.PathAndQuery} was answered with {(int)answer.StatusCode} instead of {(int)status}."
            );
        }
    }
}
