using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Fairway.Bench;

/// <summary>
/// What a browser with an empty cache transfers for the main pages, compressed with gzip as the server sends it: for everybody who can be
/// entered, since pages differ in length, and of each page the heaviest is shown.
/// </summary>
internal static partial class Weight
{
    private const int MostBytes = 40_000;
    private const int MostRequests = 4;

    public static async Task<int> Measure(Uri url)
    {
        var found = new List<PageWeight>();
        using (var anybody = Client(url))
        {
            found.Add(await Of(anybody, "sign-in", "nobody", "/account/sign-in"));
            foreach (var who in await People(anybody))
            {
                using var client = Client(url);
                await Enter(client, who);
                found.Add(await Of(client, "home", who, "/"));
                found.Add(await Of(client, "team", who, "/team"));
                if ((await AppraisalFrom(client)) is { } appraisal)
                {
                    found.Add(await Of(client, "appraisal", who, appraisal));
                }
            }
        }
        return Report(found.Where(p => p.Html > 0).ToList());
    }

    private static int Report(List<PageWeight> found)
    {
        Console.WriteLine("page       HTML     CSS      both     limit    script   icons    requests  hosts  seen as");
        var over = 0;
        foreach (var page in found.GroupBy(p => p.Page).Select(g => g.MaxBy(p => p.Html)!))
        {
            Console.WriteLine(
                $"{page.Page, -10} {page.Html, -8} {page.Css, -8} {page.Html + page.Css, -8} {MostBytes, -8} {page.Script, -8} {page.Image, -8} {page.Requests, -9} {page.Hosts, -6} {page.Who}"
            );
            over += page.Html + page.Css > MostBytes || page.Requests > MostRequests || page.Hosts > 1 ? 1 : 0;
        }
        Console.WriteLine($"Bytes as transferred (gzip), nothing cached; {found.Count} pages asked for, of each kind the heaviest.");
        if (over > 0)
        {
            Console.WriteLine($"{over} over the limit ({MostBytes} bytes of HTML and CSS, {MostRequests} requests, one host).");
        }
        return over > 0 ? 1 : 0;
    }

    private static HttpClient Client(Uri url)
    {
        // Not decompressed: what counts is what comes over the line.
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = url,
        };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    private static async Task<List<string>> People(HttpClient client)
    {
        var people = (await Page(client, "/demonstration/enter"))
            .Document?.QuerySelectorAll<IHtmlInputElement>("input[name=who]")
            .Select(i => i.Value)
            .ToList();
        return people is { Count: > 0 } ? people : throw new HttpRequestException("it holds no demonstration");
    }

    private static async Task Enter(HttpClient client, string who)
    {
        var (_, page) = await Page(client, "/demonstration/enter");
        var token = page!.QuerySelector<IHtmlInputElement>("input[name=__form]")!.Value;
        using var form = new FormUrlEncodedContent([new("who", who), new("__form", token)]);
        using var answer = await client.PostAsync(new Uri("/demonstration/enter", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string?> AppraisalFrom(HttpClient client)
    {
        foreach (var path in (string[])["/", "/team", "/appraisals"])
        {
            var links = (await Page(client, path)).Document?.QuerySelectorAll<IHtmlAnchorElement>("a[href^='/appraisals/']");
            if (links?.Select(a => a.GetAttribute("href")!).FirstOrDefault(href => Appraisal().IsMatch(href)) is { } href)
            {
                return Appraisal().Match(href).Value;
            }
        }
        return null;
    }

    private static async Task<PageWeight> Of(HttpClient client, string page, string who, string path)
    {
        var (html, document) = await Page(client, path);
        var weight = new PageWeight(page, who) { Requests = 1 };
        if (document is null)
        {
            return weight;
        }
        weight.Html = html;
        var address = new Uri(client.BaseAddress!, path);
        var hosts = new HashSet<string>(StringComparer.Ordinal) { address.Host };
        foreach (var (kind, uri) in Parts(document, address).Distinct())
        {
            weight.Requests++;
            hosts.Add(uri.Host);
            var (bytes, text) = await Load(client, uri);
            switch (kind)
            {
                case "css":
                    weight.Css += bytes;
                    foreach (
                        Match inner in CssUrl().Matches(text).Where(m => !m.Groups[1].Value.StartsWith("data:", StringComparison.Ordinal))
                    )
                    {
                        weight.Requests++;
                        hosts.Add(new Uri(uri, inner.Groups[1].Value).Host);
                    }
                    break;
                case "script":
                    weight.Script += bytes;
                    break;
                default:
                    weight.Image += bytes;
                    break;
            }
        }
        weight.Hosts = hosts.Count;
        return weight;
    }

    private static IEnumerable<(string Kind, Uri Uri)> Parts(IHtmlDocument document, Uri page)
    {
        foreach (var link in document.QuerySelectorAll("link[rel~=stylesheet], link[rel~=icon], link[rel~=preload]"))
        {
            var kind = link.GetAttribute("rel")!.Contains("stylesheet", StringComparison.Ordinal) ? "css" : "image";
            yield return (kind, new Uri(page, link.GetAttribute("href")));
        }
        foreach (var element in document.QuerySelectorAll("script[src], img[src], iframe[src], source[src]"))
        {
            var src = element.GetAttribute("src")!;
            if (!src.StartsWith("data:", StringComparison.Ordinal))
            {
                yield return (element.LocalName == "script" ? "script" : "image", new Uri(page, src));
            }
        }
    }

    private static async Task<(int Bytes, IHtmlDocument? Document)> Page(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return (0, null);
        }
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var document = await new HtmlParser().ParseDocumentAsync(Plain(answer, bytes));
        return (bytes.Length, document);
    }

    private static async Task<(int Bytes, string Text)> Load(HttpClient client, Uri uri)
    {
        using var answer = await client.GetAsync(uri);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return (bytes.Length, Plain(answer, bytes));
    }

    private static string Plain(HttpResponseMessage answer, byte[] bytes)
    {
        if (!answer.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            return Encoding.UTF8.GetString(bytes);
        }
        using var unzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(unzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^/appraisals/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex Appraisal();

    [GeneratedRegex(@"url\(\s*['""]?([^'"")]+)", RegexOptions.None, 1000)]
    private static partial Regex CssUrl();

    private sealed class PageWeight(string page, string who)
    {
        public string Page { get; } = page;
        public string Who { get; } = who;
        public int Html { get; set; }
        public int Css { get; set; }
        public int Script { get; set; }
        public int Image { get; set; }
        public int Requests { get; set; }
        public int Hosts { get; set; }
    }
}
