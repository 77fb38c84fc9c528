using System.Net;
using System.Security.Cryptography.X509Certificates;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.Learning;
using Fairway.App.Notices;
using Fairway.App.Operations;
using Fairway.App.Policies;
using Fairway.App.Skills;
using Fairway.Web.Accounts;
using Fairway.Web.Accounts.SignOn;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.Cli;

/// <summary>What the product is put together from. <c>run</c> fills it from the command line, tests with theirs.</summary>
public sealed record Parts
{
    public required Database Database { get; init; }

    public required PolicyLibrary Policies { get; init; }

    /// <summary>Guidance, courses and simulations.</summary>
    public required LearningLibrary Learning { get; init; }

    public IClock Clock { get; init; } = Composition.MachineClock;

    /// <summary>Where people reach it: links in mails begin with it.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Where it listens; "localhost" is both loopback addresses.</summary>
    public string Host { get; init; } = "localhost";

    public required int Port { get; init; }

    /// <summary>For https without a proxy in front; null: plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Proxies whose word on the caller's address and scheme is taken.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>Takes the outbox's mails; null: they wait there.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>Compiles upward feedback; null: nobody does.</summary>
    public CompilerConnection? Compiler { get; init; }

    /// <summary>Identity providers, and whether passwords count beside them.</summary>
    public SignOnSettings SignOn { get; init; } = SignOnSettings.None;

    /// <summary>Whom somebody tells who has found a weakness, and what they can count on; null: nobody is named.</summary>
    public Uri? SecurityContact { get; init; }

    /// <inheritdoc cref="SecurityContact"/>
    public Uri? SecurityPolicy { get; init; }

    /// <summary>Prints forms to PDF: a path or "none"; null: the first browser that is found.</summary>
    public string? Browser { get; init; }

    /// <summary>Which node this is among others, and how it is seen; null: the only one.</summary>
    public NodeOptions? Node { get; init; }

    /// <summary>Production, or Test: there a text that is missing in a language is an error.</summary>
    public string Environment { get; init; } = Environments.Production;
}

/// <summary>The composition root: which database, which clock, which policies; the rest of the product names none of them.</summary>
public static class Composition
{
    /// <summary>The machine's clock, named here and nowhere else.</summary>
#pragma warning disable RS0030 // This is the composition root.
    public static IClock MachineClock { get; } = SystemClock.Instance;
#pragma warning restore RS0030

    /// <summary>The product, ready to be started. The database has this version's tables already (<see cref="Versions"/>).</summary>
    public static WebApplication Build(Parts parts)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(FairwayWeb).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = parts.Environment,
            }
        );
        builder.Logging.ClearProviders();
        var node = parts.Node ?? new NodeOptions(NodeOptions.NameAt(parts.Port));
        if (node.LogsJson)
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            });
        }
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Standard output is for the address; what goes wrong is said on standard error.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        // Every failed command is logged again by whoever handles it, with what was being done.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        // Keys stand in the database like everything else (decision 22); who guards the one guards the other.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It warns on every form that it made the answer uncacheable, which all our answers are anyway.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, parts, node));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10) + node.Drain);
        AddParts(builder.Services, parts, node);
        Telemetry.Add(builder.Services, node);

        var app = builder.Build();
        if (parts.Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }
        Telemetry.Use(app, node);
        app.UseHostFiltering();
        app.UseFairwayWeb();
        return app;
    }

    private static void AddParts(IServiceCollection services, Parts parts, NodeOptions node)
    {
        services.AddSingleton(new Node(node.Name, Node.Only.Version));
        services.AddScoped(scope =>
        {
            var (main, skills) = (scope.GetRequiredService<FairwayDb>(), scope.GetRequiredService<SkillsDb>());
            return new DatabasesInUse(
                new("Main", main, stop => parts.Database.FactsAsync(main, stop)),
                new("Skills", skills, stop => parts.Database.Skills.FactsAsync(skills, stop))
            );
        });
        services.AddSingleton(parts.Clock);
        services.AddSingleton(parts.Policies);
        services.AddSingleton(parts.Learning);
        services.AddSingleton(parts.Database.TroubleOf);
        services.AddPooledDbContextFactory<FairwayDb>(options => parts.Database.Configure(options));
        services.AddScoped(scope =>
            parts.Database.Leased(scope.GetRequiredService<IDbContextFactory<FairwayDb>>(), scope.GetRequiredService<Asking>())
        );
        services.AddDbContextPool<SkillsDb>(options => parts.Database.Skills.Configure(options));
        services.AddFairwayApp();
        services.AddFairwayWeb(web =>
        {
            web.Browser = parts.Browser;
            web.Drain = node.Drain;
            web.SecurityContact = parts.SecurityContact;
            web.SecurityPolicy = parts.SecurityPolicy;
        });
        services.AddFairwayAccounts(accounts => accounts.PublicUrl = parts.PublicUrl, parts.SignOn);

        if (parts.Compiler is { } compiler)
        {
            services.AddSingleton(compiler);
        }
        if (parts.Mail is { } mail)
        {
            services.AddSingleton(mail);
            services.AddHostedService<Delivery>();
        }
        if (parts.Proxies.Count > 0)
        {
            services.Configure<ForwardedHeadersOptions>(forwarded =>
            {
                forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                forwarded.KnownProxies.Clear();
                forwarded.KnownIPNetworks.Clear();
                foreach (var proxy in parts.Proxies)
                {
                    forwarded.KnownProxies.Add(proxy);
                }
            });
        }
        // Under another name than its own it answers nobody: a page elsewhere can't make its name point here and read as the reader.
        services.AddHostFiltering(hosts =>
            hosts.AllowedHosts = parts.PublicUrl.IsLoopback ? ["localhost", "127.0.0.1", "[::1]"] : [parts.PublicUrl.Host]
        );
    }

    private static void Listen(KestrelServerOptions kestrel, Parts parts, NodeOptions node)
    {
        kestrel.AddServerHeader = false;
        if (node.Metrics is { } metrics)
        {
            kestrel.Listen(metrics);
        }
        void Secure(ListenOptions listen)
        {
            if (parts.Certificate is not null)
            {
                listen.UseHttps(parts.Certificate);
            }
        }
        if (parts.Host == "localhost")
        {
            kestrel.ListenLocalhost(parts.Port, Secure);
        }
        else if (parts.Host is "*" or "0.0.0.0" or "::" or "[::]")
        {
            kestrel.ListenAnyIP(parts.Port, Secure);
        }
        else
        {
            kestrel.Listen(IPAddress.Parse(parts.Host.Trim('[', ']')), parts.Port, Secure);
        }
    }
}
