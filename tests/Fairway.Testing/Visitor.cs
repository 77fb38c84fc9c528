using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Fairway.Testing;

/// <summary>Somebody with a browser without JavaScript: follows links, fills in forms, keeps cookies.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;

    internal Visitor(Uri url, string language)
    {
        var handler = new SocketsHttpHandler
        {
            CookieContainer = Cookies,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
        };
        _client = new HttpClient(handler) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(100) };
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>For requests that no page makes.</summary>
    public HttpClient Client => _client;

    /// <summary>Opens an address; redirects are followed.</summary>
    public async Task<Page> Get(string path) => await Page.Of(await _client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Follows the link with this text.</summary>
    public async Task<Page> Follow(Page page, string text) => await Get(page.Link(text).Href);

    /// <summary>Fills in fields of a form and presses one of its buttons, as a browser would: the other fields go as they stand.</summary>
    /// <param name="page">The page that the form is on.</param>
    /// <param name="button">The button's text; where several carry it, their name=value tells them apart.</param>
    /// <param name="values">Field names and what to put: a text; true or false for a lone checkbox; an array for several; null leaves it empty.</param>
    public Task<Page> Submit(Page page, string button, params (string Field, object? Value)[] values) =>
        Submit(page.Button(button), values);

    /// <summary>As the other, for a button found in another way.</summary>
    public async Task<Page> Submit(IHtmlElement button, params (string Field, object? Value)[] values)
    {
        var form =
            (button as IHtmlButtonElement)?.Form
            ?? (button as IHtmlInputElement)?.Form
            ?? throw new InvalidOperationException("The button is in no form.");
        foreach (var (field, value) in values)
        {
            Fields.Fill(form, field, value);
        }
        var wanted = form.GetSubmission(button) ?? throw new InvalidOperationException("The form can't be submitted.");
        if (wanted.Method == AngleSharp.Io.HttpMethod.Get)
        {
            return await Get(wanted.Target.Href);
        }
        using var body = new StreamContent(wanted.Body);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(wanted.MimeType!);
        return await Page.Of(await _client.PostAsync(new Uri(wanted.Target.Href), body));
    }

    /// <summary>Sends fields by hand, with the form token of a page that was opened: what no form of ours would send.</summary>
    public async Task<Page> Post(string path, Page tokenFrom, params (string Field, string Value)[] fields)
    {
        var token = tokenFrom.Document.QuerySelector<IHtmlInputElement>("input[name=__form]")?.Value;
        var all = fields.Select(f => KeyValuePair.Create(f.Field, f.Value));
        if (token is not null)
        {
            all = all.Append(KeyValuePair.Create("__form", token));
        }
        using var body = new FormUrlEncodedContent(all);
        return await Page.Of(await _client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), body));
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>An answer, as a reader has it before them.</summary>
public sealed class Page
{
    private Page(HttpResponseMessage response, string text, IHtmlDocument document)
    {
        Response = response;
        Text = text;
        Document = document;
    }

    public HttpResponseMessage Response { get; }
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>The body as sent.</summary>
    public string Text { get; }

    public IHtmlDocument Document { get; }

    /// <summary>Path and query of the address that the redirects ended at.</summary>
    public string Address => Response.RequestMessage!.RequestUri!.PathAndQuery;

    /// <summary>The text of the one h1; empty where there is none.</summary>
    public string Heading => Plain(Document.QuerySelector("h1"));

    /// <summary>The words of the page's main part, white space folded: for looking for sentences.</summary>
    public string Words => Plain(Document.QuerySelector("main") ?? Document.Body);

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".govuk-error-summary__list li, [role=alert] li").Select(Plain)];

    public IHtmlAnchorElement Link(string text) =>
        Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(a => Plain(a) == text)
        ?? Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(a => Plain(a).Contains(text, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{Address} has no link \"{text}\", only: {Shown(Document.QuerySelectorAll("a[href]"))}");

    /// <summary>A submit button by its text, or by name=value.</summary>
    public IHtmlElement Button(string text)
    {
        var all = Document
            .QuerySelectorAll("button:not([type=button]):not([type=reset]), input[type=submit]")
            .OfType<IHtmlElement>()
            .ToList();
        return all.FirstOrDefault(b => Plain(b) == text || b.GetAttribute("value") == text && b is IHtmlInputElement)
            ?? all.FirstOrDefault(b => $"{b.GetAttribute("name")}={b.GetAttribute("value")}" == text)
            ?? throw new InvalidOperationException($"{Address} ({(int)Status}) has no button \"{text}\", only: {Shown(all)}");
    }

    public bool HasButton(string text) => Document.QuerySelectorAll("button, input[type=submit]").Any(b => Plain(b) == text);

    public bool HasLink(string text) => Document.QuerySelectorAll("a[href]").Any(a => Plain(a) == text);

    /// <summary>The answer to a request of a test's own.</summary>
    public static async Task<Page> Of(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!;
        var context = AngleSharp.BrowsingContext.New();
        var document = (IHtmlDocument)
            await AngleSharp.BrowsingContextExtensions.OpenAsync(context, answer => answer.Address(address.ToString()).Content(text));
        return new Page(response, text, document);
    }

    private static string Plain(IElement? element) =>
        element is null
            ? ""
            : string.Join(' ', element.TextContent.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string Shown(IEnumerable<IElement> elements) =>
        string.Join(", ", elements.Select(e => $"\"{(Plain(e).Length > 0 ? Plain(e) : e.GetAttribute("value"))}\""));
}
