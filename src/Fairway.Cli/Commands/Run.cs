using System.CommandLine;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fairway.App.Notices;
using Fairway.Cli.Backups;
using Fairway.Web.Hosting.Paper;
using Microsoft.Extensions.Hosting;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway run</c>: makes or updates the database, then serves.</summary>
internal static class Run
{
    private static readonly Option<int> s_port = new("--port") { Description = "Port to listen on.", DefaultValueFactory = _ => 5080 };

    private static readonly Option<string> s_host = new("--host")
    {
        Description = "Address to listen on. Another than loopback wants TLS: --certificate, or --behind-proxy.",
        DefaultValueFactory = _ => "localhost",
    };

    private static readonly Option<FileInfo?> s_certificate = new("--certificate")
    {
        Description = "Certificate for https: a PEM file with its chain, or a PKCS#12 file (its password in FAIRWAY_CERTIFICATE_PASSWORD).",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> s_key = new("--certificate-key")
    {
        Description = "The certificate's private key, where it is a PEM file of its own.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> s_proxy = new("--behind-proxy")
    {
        Description = "Address of the proxy that does TLS in front of Fairway; only its word on caller and scheme is taken. Wants --url.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string?> s_url = new("--url")
    {
        Description = "Address under which people reach Fairway, such as https://fairway.example.org: links in mails begin with it.",
        HelpName = "URL",
    };

    private static readonly Option<string?> s_mail = new("--mail")
    {
        Description =
            "Mail server, such as smtp://fairway@mail.example.org:587 (STARTTLS; its password in FAIRWAY_MAIL_PASSWORD). Without it mails wait in the outbox.",
        HelpName = "URL",
    };

    private static readonly Option<string?> s_mailFrom = new("--mail-from")
    {
        Description = "Sender of mails, such as \"Fairway <fairway@example.org>\".",
        HelpName = "ADDRESS",
    };

    private static readonly Option<FileInfo?> s_signOn = new("--sign-on")
    {
        Description =
            "File that names the identity providers people sign in with, by OpenID Connect (docs/sign-on.md). Also FAIRWAY_SIGN_ON.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> s_empty = new("--empty")
    {
        Description = "Start without the demonstration organization; the first administrator is made here on the terminal.",
    };

    private static readonly Option<int?> s_officials = new("--officials")
    {
        Description =
            $"How many officials the demonstration has, from {Demo.Demonstration.FewestOfficials} (the published headcount, as it is without this) to {Demo.Demonstration.MostOfficials}. On a first start only.",
        HelpName = "N",
    };

    private static readonly Option<int?> s_compilerPort = new("--compiler-port")
    {
        Description =
            $"Port at 127.0.0.1 of the compiler of upward feedback that a demonstration has beside it; its administration takes the next (default: {CompilerBeside.PortAbove} above --port).",
        HelpName = "PORT",
    };

    private static readonly Option<string?> s_compiler = new("--compiler")
    {
        Description =
            "Where respondents reach the compiler that others run for you, such as https://feedback.example.org; wants --compiler-key. Or \"none\".",
        HelpName = "URL",
    };

    private static readonly Option<string?> s_compilerKey = new("--compiler-key")
    {
        Description = "That compiler's public key, as its operator tells it: by it Fairway knows its lists and reports.",
        HelpName = "KEY",
    };

    private static readonly Option<string?> s_compilerAdministration = new("--compiler-administration")
    {
        Description =
            "Its administration, as this machine reaches it, such as http://127.0.0.1:5091 through a tunnel; its secret in FAIRWAY_COMPILER_SECRET.",
        HelpName = "URL",
    };

    public static Command Command()
    {
        var command = new Command("run", "Make or update the database, then serve.")
        {
            s_port,
            s_host,
            s_empty,
            Options.ContentFolder,
            s_officials,
            s_certificate,
            s_key,
            s_proxy,
            s_url,
            s_mail,
            s_mailFrom,
            s_signOn,
            SecurityOptions.Contact,
            SecurityOptions.Policy,
            s_compilerPort,
            s_compiler,
            s_compilerKey,
            s_compilerAdministration,
        };
        BackupOptions.AddTo(command);
        NodeOptions.AddTo(command);
        command.SetAction(Serve);
        return command;
    }

    private static async Task<int> Serve(ParseResult result, CancellationToken stop)
    {
        var parts = PartsOf(result);
        var start = StartOf(result);
        NeedFreePort(parts);
        if (await BackupBeforeUpdate.ThenAsync(result, parts.Database, stop) == Versions.Change.Updated)
        {
            Screen.Say($"Updated {parts.Database.Place} to this version.");
        }
        await using var beside = await Beside(result, parts, start, stop);
        parts = parts with { Compiler = beside?.Connection ?? parts.Compiler };
        await using var app = Composition.Build(parts);
        var signIn = await Prepared(parts, app.Services, start, stop);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException taken)
        {
            throw Stop.Failure($"Port {parts.Port} can't be listened on: {taken.Message} Choose another with --port.");
        }
        Console.WriteLine();
        Console.WriteLine($"  Fairway is at {parts.PublicUrl.ToString().TrimEnd('/')}");
        Console.WriteLine($"  {signIn}");
        if (beside is not null)
        {
            Console.WriteLine(
                $"  The compiler of upward feedback is at {beside.Connection.Address.ToString().TrimEnd('/')}, its administration at {beside.Connection.Administration!.ToString().TrimEnd('/')}"
            );
        }
        Console.WriteLine($"  Database: {parts.Database.Place}. Ctrl+C stops.");
        Console.WriteLine();
        if (beside is not null)
        {
            await CompilerBeside.OpenFeedbackAsync(app.Services, stop);
        }
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    /// <summary>The compiler beside a demonstration: an organization has others run it.</summary>
    private static async Task<CompilerBeside?> Beside(ParseResult result, Parts parts, FirstStart.Wish start, CancellationToken stop)
    {
        if (parts.Compiler is not null || CompilerOptions.IsNone(result.GetValue(s_compiler)))
        {
            return null;
        }
        bool demonstrates;
        await using (var db = parts.Database.Open())
        {
            try
            {
                demonstrates = await FirstStart.Demonstrates(db, start, stop);
            }
            catch (Exception exception) when (parts.Database.TroubleOf(exception) is { } trouble)
            {
                throw Stop.Failure(Troubles.Sentence(trouble, parts.Database, exception));
            }
        }
        return demonstrates
            ? await CompilerBeside.StartAsync(
                parts.Database.CompilerFolder(Options.DataFolder(result)),
                result.GetValue(s_compilerPort) ?? Math.Min(parts.Port + CompilerBeside.PortAbove, CompilerBeside.LastPort),
                stop
            )
            : null;
    }

    private static async Task<string> Prepared(Parts parts, IServiceProvider services, FirstStart.Wish start, CancellationToken stop)
    {
        try
        {
            return await FirstStart.Prepare(parts, services, start, stop);
        }
        catch (Exception exception) when (parts.Database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, parts.Database, exception));
        }
    }

    private static FirstStart.Wish StartOf(ParseResult result)
    {
        var (empty, officials) = (result.GetValue(s_empty), result.GetValue(s_officials));
        if (empty && officials is not null)
        {
            throw Stop.Usage("--officials says how large the demonstration is; --empty starts without one. Give one of the two.");
        }
        if (officials is < Demo.Demonstration.FewestOfficials or > Demo.Demonstration.MostOfficials)
        {
            throw Stop.Usage(
                $"--officials {officials}: a demonstration has from {Demo.Demonstration.FewestOfficials} to {Demo.Demonstration.MostOfficials} officials."
            );
        }
        return new FirstStart.Wish(empty, officials);
    }

    private static Parts PartsOf(ParseResult result)
    {
        var port = result.GetValue(s_port);
        if (port is < 1 or > 65535)
        {
            throw Stop.Usage($"--port {port}: a port is a number from 1 to 65535.");
        }
        if (result.GetValue(s_compilerPort) is { } compilerPort and (< 1 or > CompilerBeside.LastPort))
        {
            throw Stop.Usage(
                $"--compiler-port {compilerPort}: a number from 1 to {CompilerBeside.LastPort}; its administration takes the next."
            );
        }
        var host = HostOf(result.GetValue(s_host)!);
        var certificate = CertificateOf(result.GetValue(s_certificate), result.GetValue(s_key));
        var proxies = (result.GetValue(s_proxy) ?? []).Select(ProxyOf).ToList();
        var url = UrlOf(result.GetValue(s_url));
        var loopback = host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        if (!loopback && certificate is null && proxies.Count == 0)
        {
            throw Stop.Usage(
                $"--host {host} is reached from other machines, and without TLS passwords and forms would pass in the clear (browsers refuse what sessions need, too). "
                    + "Name a certificate with --certificate FILE, or the proxy that does TLS with --behind-proxy ADDRESS; or leave --host out to serve this machine only."
            );
        }
        if (proxies.Count > 0 && url?.Scheme != Uri.UriSchemeHttps)
        {
            throw Stop.Usage("--behind-proxy wants --url https://…: the address under which people reach the proxy.");
        }
        if (certificate is not null && url is not null && url.Scheme != Uri.UriSchemeHttps)
        {
            throw Stop.Usage("With --certificate, --url begins with https.");
        }
        if (url is null && !loopback && host is "*" or "0.0.0.0" or "::")
        {
            throw Stop.Usage($"--host {host} listens on every address: say with --url https://… under which one people reach Fairway.");
        }
        return new Parts
        {
            Database = Options.Database(result),
            Node = NodeOptions.Of(result, port),
            Policies = Options.Policies(result),
            Learning = Options.Learning(result),
            Host = host,
            Port = port,
            Certificate = certificate,
            Proxies = proxies,
            Mail = MailOf(result.GetValue(s_mail), result.GetValue(s_mailFrom)),
            Compiler = CompilerOptions.Of(
                result.GetValue(s_compiler),
                result.GetValue(s_compilerKey),
                result.GetValue(s_compilerAdministration)
            ),
            SignOn = SignOnOptions.Of(result.GetValue(s_signOn)),
            SecurityContact = SecurityOptions.ContactOf(result),
            SecurityPolicy = SecurityOptions.PolicyOf(result),
            Browser = BrowserOf(Environment.GetEnvironmentVariable("FAIRWAY_CHROMIUM")),
            PublicUrl = url ?? new UriBuilder(certificate is null ? "http" : "https", host, port).Uri,
        };
    }

    private static string? BrowserOf(string? named) =>
        string.IsNullOrEmpty(named) || Browsers.IsNone(named) || File.Exists(named)
            ? named
            : throw Stop.Usage(
                $"FAIRWAY_CHROMIUM names {named}, which is not there. It takes the path of a browser that prints forms, or \"none\"."
            );

    private static string HostOf(string host)
    {
        host = host.Trim().Trim('[', ']');
        return host is "localhost" or "*" || IPAddress.TryParse(host, out _)
            ? host
            : throw Stop.Usage(
                $"--host {host}: name an address of this machine, such as 192.0.2.7, or 0.0.0.0 for all of them; --url takes the name."
            );
    }

    private static IPAddress ProxyOf(string text) =>
        IPAddress.TryParse(text, out var address) ? address : throw Stop.Usage($"--behind-proxy {text}: give the proxy's IP address.");

    private static Uri? UrlOf(string? text)
    {
        if (text is null)
        {
            return null;
        }
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.PathAndQuery == "/"
            ? url
            : throw Stop.Usage($"--url {text}: an address such as https://fairway.example.org, without a path.");
    }

    private static MailServer? MailOf(string? text, string? from)
    {
        if (text is null)
        {
            return from is null ? null : throw Stop.Usage("--mail-from wants --mail: the server that takes the mails.");
        }
        if (!Uri.TryCreate(text, UriKind.Absolute, out var server) || server.Scheme != "smtp" || server.Host.Length == 0)
        {
            throw Stop.Usage($"--mail {text}: an address such as smtp://fairway@mail.example.org:587.");
        }
        if (server.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            throw Stop.Usage("--mail: give the password in FAIRWAY_MAIL_PASSWORD; others on this machine can read command lines.");
        }
        if (!MailAddress.TryCreate(from, out var sender))
        {
            throw Stop.Usage($"--mail-from {from ?? "is missing"}: name the sender of mails, such as \"Fairway <fairway@example.org>\".");
        }
        return new MailServer(
            server.Host,
            server.Port > 0 ? server.Port : 25,
            sender,
            server.UserInfo.Length > 0 ? Uri.UnescapeDataString(server.UserInfo) : null,
            FromEnvironment.Secret("FAIRWAY_MAIL_PASSWORD"),
            Tls: !server.IsLoopback
        );
    }

    private static X509Certificate2? CertificateOf(FileInfo? file, FileInfo? key)
    {
        if (file is null)
        {
            return null;
        }
        try
        {
            if (file.Extension is ".pfx" or ".p12")
            {
                return X509CertificateLoader.LoadPkcs12FromFile(file.FullName, FromEnvironment.Secret("FAIRWAY_CERTIFICATE_PASSWORD"));
            }
            return X509Certificate2.CreateFromPemFile(file.FullName, key?.FullName);
        }
        catch (Exception exception)
            when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Stop.Usage($"--certificate {file}: {exception.Message}");
        }
    }

    /// <summary>Asked before the database is touched: a taken port should not cost the minute of a first start.</summary>
    private static void NeedFreePort(Parts parts)
    {
        var address = parts.Host switch
        {
            "localhost" => IPAddress.Loopback,
            "*" => IPAddress.Any,
            _ => IPAddress.Parse(parts.Host),
        };
        using var listener = new TcpListener(address, parts.Port);
        try
        {
            listener.Start();
        }
        catch (SocketException taken)
        {
            throw Stop.Failure(
                taken.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"Port {parts.Port} is taken, perhaps by another Fairway. Choose another with --port."
                    : $"{parts.Host}:{parts.Port} can't be listened on: {taken.Message}. Choose others with --host and --port."
            );
        }
    }
}
