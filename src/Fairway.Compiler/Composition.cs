using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Unicode;
using Fairway.Compiler.Answers;
using Fairway.Compiler.Closing;
using Fairway.Compiler.Databases;
using Fairway.Compiler.Groups;
using Fairway.Compiler.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;
using NodaTime;

namespace Fairway.Compiler;

/// <summary>What the compiler is put together from.</summary>
/// <param name="Generations">Its database.</param>
/// <param name="Host">The address to listen on for respondents.</param>
/// <param name="Port">The port for respondents.</param>
/// <param name="AdministrationPort">The port for Fairway and the operator, always at 127.0.0.1.</param>
/// <param name="SecretFile">Where the administration's secret stands; made at a first start, readable by its owner alone.</param>
public sealed record Parts(Generations Generations, IPAddress Host, int Port, int AdministrationPort, string SecretFile)
{
    public IClock Clock { get; init; } = Composition.MachineClock;

    /// <summary>For https without a proxy in front.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The name under which respondents reach it, where it is not this machine's loopback address.</summary>
    public string? PublicHost { get; init; }
}

/// <summary>The composition root: database, clock, and two listeners that share them.</summary>
public sealed class Composition : IAsyncDisposable
{
    private const int LargestForm = 64 * 1024;
    private const int LargestList = 8 * 1024 * 1024;

    private readonly Store _store;
    private readonly Register _register;
    private readonly WebApplication _site;
    private readonly WebApplication _administration;

    /// <summary>The machine's clock, named here and nowhere else in this service.</summary>
#pragma warning disable RS0030 // This is the composition root.
    public static IClock MachineClock { get; } = SystemClock.Instance;
#pragma warning restore RS0030

    private Composition(Store store, Register register, WebApplication site, WebApplication administration)
    {
        _store = store;
        _register = register;
        _site = site;
        _administration = administration;
    }

    /// <summary>Prepares the database and listens.</summary>
    /// <exception cref="StoreException">The database can't be used as it is set up.</exception>
    public static async Task<Composition> StartAsync(Parts parts, CancellationToken stop)
    {
        var store = new Store(parts.Generations);
        var register = new Register(store, parts.Clock);
        await store.PrepareAsync(stop);
        await register.LoadAsync(stop);

        var site = Site(parts, store, register);
        var administration = Administration(parts, store, register);
        var composition = new Composition(store, register, site, administration);
        await site.StartAsync(stop);
        await administration.StartAsync(stop);
        return composition;
    }

    /// <summary>The public key by which its signatures are known (SubjectPublicKeyInfo in base64).</summary>
    public string Key => _register.PublicKey;

    public Task WaitAsync() => _site.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _administration.DisposeAsync();
        _register.Dispose();
        _store.Dispose();
    }

    private static WebApplication Site(Parts parts, Store store, Register register)
    {
        var builder = Builder(parts, store, register);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            Limit(kestrel, LargestForm);
            kestrel.Listen(
                parts.Host,
                parts.Port,
                listen =>
                {
                    if (parts.Certificate is not null)
                    {
                        listen.UseHttps(parts.Certificate);
                    }
                }
            );
        });
        builder.Services.Configure<HostFilteringOptions>(hosts =>
            hosts.AllowedHosts = parts.PublicHost is { } name ? [name] : ["localhost", "127.0.0.1", "[::1]"]
        );
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Words>();
        builder.Services.AddSingleton<Answering>();
        builder.Services.AddHostedService<CloseWhenDue>();
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddRazorPages().AddApplicationPart(typeof(Composition).Assembly);
        var app = builder.Build();
        app.UseHostFiltering();
        Hosting.Site.Use(app);
        return app;
    }

    private static WebApplication Administration(Parts parts, Store store, Register register)
    {
        var builder = Builder(parts, store, register);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            Limit(kestrel, LargestList);
            kestrel.Listen(IPAddress.Loopback, parts.AdministrationPort);
        });
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["127.0.0.1", "localhost"]);
        var app = builder.Build();
        app.UseHostFiltering();
        Hosting.Administration.Use(app, Secret(parts.SecretFile));
        return app;
    }

    private static WebApplicationBuilder Builder(Parts parts, Store store, Register register)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Composition).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Production,
            }
        );
        // No line for a request, and none with a time: only what the operator must do.
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Logging.AddFilter("Fairway.Compiler", LogLevel.Warning);
        // A request that broke was not kept; what broke, the operator has to know.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddSingleton(parts.Clock);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(register);
        builder.Services.AddSingleton<Close>();
        return builder;
    }

    private static void Limit(KestrelServerOptions kestrel, long largest)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = largest;
    }

    private static string Secret(string file)
    {
        if (!File.Exists(file))
        {
            OwnFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using var stream = new StreamWriter(file, options);
            stream.WriteLine(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        }
        return File.ReadAllText(file).Trim();
    }
}
