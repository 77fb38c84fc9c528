using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Fairway.Web.Components;
using Fairway.Web.Hosting;

namespace Fairway.Web.Tests.Components;

/// <summary>A real host on a free port that serves the sample pages with the product's pipeline, without accounts or a database.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    private WebApplication? app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Set by a test that wants another frame.</summary>
    public Action<Frame> Frame { get; set; } = _ => { };

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:" + (Environment.GetEnvironmentVariable("FAIRWAY_SAMPLE_PORT") ?? "0"));
        builder.Services.AddFairwayWeb();
        builder.Services.AddSingleton<Fairway.Web.Accounts.Typing>();
        builder.Services.AddSingleton<Fairway.App.DatabaseTroubleOf>(failure =>
            failure is TimeoutException ? Fairway.App.DatabaseTrouble.Unreachable : null
        );
        builder.Services.AddFrame(
            (http, frame) =>
            {
                frame.DisplayName = "Amina Okafor";
                frame.IsChief = true;
                frame.Demonstration = true;
                frame.Waiting = 3;
                frame.PolicyVersion = "ILO PMF, 22 July 2009 · 1 January 2026";
                Frame(frame);
                return ValueTask.CompletedTask;
            }
        );
        builder.Services.AddRazorPages().AddApplicationPart(typeof(SampleHost).Assembly);
        app = builder.Build();
        app.UseFairwayWeb();
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    public HttpClient Browser(string language = "en", bool followRedirects = true)
    {
        var client = new HttpClient(
            new HttpClientHandler
            {
                AllowAutoRedirect = followRedirects,
                CookieContainer = new CookieContainer(),
                UseCookies = true,
            }
        )
        {
            BaseAddress = Address,
        };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    public static async Task<IHtmlDocument> Page(HttpResponseMessage answer)
    {
        var context = BrowsingContext.New(Configuration.Default);
        var html = await answer.Content.ReadAsStringAsync();
        return (IHtmlDocument)await context.OpenAsync(request => request.Content(html));
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
