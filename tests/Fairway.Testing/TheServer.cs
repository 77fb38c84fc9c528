using System.Net;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.Learning;
using Fairway.App.Policies;
using Fairway.Cli;
using Fairway.Web.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Hosting.Paper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.Testing;

/// <summary>The product itself, on Kestrel at a free loopback port, put together as <c>./fairway run</c> does, on a test's database and clock.</summary>
public sealed class TheServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TheServer(WebApplication app, TheDatabase database, IClock clock, Uri url)
    {
        _app = app;
        Database = database;
        Clock = clock;
        Url = url;
    }

    public TheDatabase Database { get; }
    public IClock Clock { get; }
    public Uri Url { get; }

    /// <summary>The product's services, for what a test must look into.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Policies as they are in the repository, read once.</summary>
    public static PolicyLibrary Policies { get; } = PolicyLibrary.Load(PolicyLibrary.Shipped);

    /// <summary>The learning content of the repository, read once.</summary>
    public static LearningLibrary Learning { get; } = LearningLibrary.Load(LearningLibrary.Shipped);

    /// <param name="database">Stays the test's: it disposes of it.</param>
    /// <param name="clock">Null: the machine's.</param>
    /// <param name="compiler">Of upward feedback; most tests have none.</param>
    /// <param name="signOn">Identity providers; null: none.</param>
    /// <param name="change">What a test wants otherwise than all this.</param>
    /// <param name="browser">Prints PDF; most tests need none. Null: the first that is found.</param>
    public static async Task<TheServer> On(
        TheDatabase database,
        IClock? clock = null,
        string? browser = Browsers.None,
        CompilerConnection? compiler = null,
        SignOnSettings? signOn = null,
        Func<Parts, Parts>? change = null
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = Ports.Free();
            var parts = new Parts
            {
                Database = Cli.Database.Choose(database.ForProduct, ""),
                Policies = Policies,
                Learning = Learning,
                Host = "127.0.0.1",
                Port = port,
                PublicUrl = new Uri($"http://127.0.0.1:{port}"),
                Environment = "Test",
                Browser = browser,
                Compiler = compiler,
                SignOn = signOn ?? SignOnSettings.None,
            };
            parts = clock is null ? parts : parts with { Clock = clock };
            parts = change is null ? parts : change(parts);
            var app = Composition.Build(parts);
            try
            {
                await app.StartAsync();
                return new TheServer(app, database, parts.Clock, parts.PublicUrl);
            }
            catch (IOException) when (attempt < 5)
            {
                // Another test took the port in between.
                await app.DisposeAsync();
            }
        }
    }

    /// <summary>A scope in which the product asks in its own name, as its daily jobs do.</summary>
    public AsyncServiceScope AsProduct()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<FairwayDb>().Asking.AsProduct();
        return scope;
    }

    /// <summary>Somebody with a browser without JavaScript, signed in to nothing.</summary>
    public Visitor Visit(string language = "en") => new(Url, language);

    /// <summary>Somebody who has signed in. The sign-in page has tests of its own; this spares the others its hashing.</summary>
    public async Task<Visitor> As(Guid accountId, string language = "en")
    {
        var visitor = Visit(language);
        visitor.Cookies.Add(await SessionOf(accountId));
        return visitor;
    }

    /// <summary>Signed in as the account of an official.</summary>
    public async Task<Visitor> As(string staffId, string language = "en") => await As(await AccountOf(staffId), language);

    /// <summary>The cookie that signing in leaves.</summary>
    /// <param name="withFactor">Whether a second factor was shown; offices of trust wait without one.</param>
    public async Task<Cookie> SessionOf(Guid accountId, bool withFactor = true)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var account =
            await services.GetRequiredService<UserManager<Account>>().FindByIdAsync(accountId.ToString())
            ?? throw new InvalidOperationException($"There is no account {accountId}.");
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        if (withFactor)
        {
            principal.Identities.First().AddClaim(new(AccountPrincipal.Factor, nameof(SessionFactor.Code)));
        }
        var cookies = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = Clock.GetCurrentInstant().ToDateTimeOffset();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + cookies.ExpireTimeSpan };
        SessionTicket.Begin(properties, Clock.GetCurrentInstant());
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        return new Cookie(cookies.Cookie.Name!, cookies.TicketDataFormat.Protect(ticket), "/", Url.Host);
    }

    public async Task<Guid> AccountOf(string staffId)
    {
        await using var db = Database.Open();
        return db.Users.Single(a => a.StaffId == staffId).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
        await _app.DisposeAsync();
    }
}
