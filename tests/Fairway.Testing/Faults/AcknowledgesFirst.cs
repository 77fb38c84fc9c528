using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fairway.Testing.Faults;

/// <summary>
/// The mistake that is looked for, made on purpose: stands in front of a server, tells whoever sends a form that it is done, and sends it on only then. A measurement that
/// doesn't see it lose would see nothing.
/// </summary>
public sealed class AcknowledgesFirst : IAsyncDisposable
{
    private static readonly TimeSpan s_late = TimeSpan.FromMilliseconds(30);

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private AcknowledgesFirst(WebApplication app, HttpClient client, Uri url) => (_app, _client, Url) = (app, client, url);

    public Uri Url { get; }

    public static async Task<AcknowledgesFirst> Before(NodeProcess node)
    {
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
            }
        )
        {
            BaseAddress = node.Url,
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = Ports.Free();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.Run(http => AnswerAsync(http, client));
        await app.StartAsync();
        return new(app, client, new Uri($"http://127.0.0.1:{port}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private static async Task AnswerAsync(HttpContext http, HttpClient client)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var (method, address, cookie, type) = (
            http.Request.Method,
            http.Request.Path + http.Request.QueryString,
            http.Request.Headers.Cookie.ToString(),
            http.Request.ContentType
        );
        if (HttpMethods.IsPost(method))
        {
            http.Response.Redirect("/done");
            await http.Response.CompleteAsync();
            await Task.Delay(s_late);
        }
        try
        {
            using var request = new HttpRequestMessage(new(method), address)
            {
                Content = HttpMethods.IsPost(method) ? new ByteArrayContent(body.ToArray()) : null,
            };
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
            request.Content?.Headers.TryAddWithoutValidation("Content-Type", type);
            using var answer = await client.SendAsync(request);
            if (HttpMethods.IsPost(method))
            {
                return;
            }
            http.Response.StatusCode = (int)answer.StatusCode;
            foreach (var name in (string[])["Set-Cookie", "Location"])
            {
                if (answer.Headers.TryGetValues(name, out var values))
                {
                    http.Response.Headers[name] = values.ToArray();
                }
            }
            await http.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
        }
        catch (HttpRequestException) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
        catch (HttpRequestException)
        {
            // Whoever sent it was told that it is done.
        }
    }
}
