using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Fairway.Postgres.Backups;

/// <summary>PostgreSQL's own programs can't be used; the message is a sentence for the person at the terminal.</summary>
public sealed class PostgresToolsException(string sentence) : Exception(sentence);

/// <summary>PostgreSQL's own pg_dump and pg_restore, of the server's version or a later one.</summary>
public sealed partial class PostgresTools
{
    private readonly string programs;

    private PostgresTools(string programs) => this.programs = programs;

    /// <param name="named">The folder that was named; null: the path, then where packages put them.</param>
    /// <param name="server">The server's major version.</param>
    /// <exception cref="PostgresToolsException">There are none, or only older ones.</exception>
    public static PostgresTools Find(string? named, int server)
    {
        var newest = 0;
        foreach (var folder in named is null ? Usual() : [named])
        {
            if (!File.Exists(Program(folder, "pg_dump")) || !File.Exists(Program(folder, "pg_restore")))
            {
                continue;
            }
            var version = VersionOf(folder);
            if (version >= server)
            {
                return new PostgresTools(folder);
            }
            newest = Math.Max(newest, version);
        }
        var where = named is null ? "on the path" : $"in {named}";
        throw new PostgresToolsException(
            newest == 0
                ? $"pg_dump and pg_restore are not {where}. Install PostgreSQL's client programs, version {server} or later (on Debian: postgresql-client-{server}), or name their folder with --pg-tools."
                : $"pg_dump {where} is of version {newest}, the server of {server}: an older one can't be trusted with a newer server. Install postgresql-client-{server} or later, or name its folder with --pg-tools."
        );
    }

    /// <summary>Writes a database into a file, in PostgreSQL's custom format, as a snapshot shows it that another session holds.</summary>
    public Task DumpAsync(string connection, string snapshot, string to, CancellationToken stop) =>
        // Owners and grants belong to a server, not to the data: a restore sets them as its own command line says.
        RunAsync(
            "pg_dump",
            connection,
            ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--no-password", $"--snapshot={snapshot}", $"--file={to}"],
            stop
        );

    /// <summary>Fills an empty database from such a file, all of it or nothing.</summary>
    public Task RestoreAsync(string connection, string from, CancellationToken stop)
    {
        var name = new NpgsqlConnectionStringBuilder(connection).Database!;
        var quoted = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return RunAsync(
            "pg_restore",
            connection,
            [
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                $"--dbname=dbname='{quoted}'",
                from,
            ],
            stop
        );
    }

    /// <summary>The way in stands in the environment: command lines can be read by others.</summary>
    private async Task RunAsync(string program, string connection, string[] arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Program(programs, program), arguments) { UseShellExecute = false, RedirectStandardError = true };
        foreach (var (variable, value) in WayIn(new NpgsqlConnectionStringBuilder(connection)))
        {
            start.Environment[variable] = value;
        }
        using var process = Process.Start(start)!;
        try
        {
            var said = await process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0)
            {
                var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                throw new PostgresToolsException($"{program} ended with status {process.ExitCode}: {string.Join(' ', lines.Take(3))}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>A connection string as libpq's programs read it from their environment.</summary>
    private static IEnumerable<(string Variable, string Value)> WayIn(NpgsqlConnectionStringBuilder to)
    {
        var servers = (to.Host ?? "").Split(',').Select(server => ServerOf(server.Trim(), to.Port)).ToList();
        (string, string?)[] all =
        [
            ("PGHOST", string.Join(',', servers.Select(server => server.Host))),
            ("PGPORT", string.Join(',', servers.Select(server => server.Port))),
            // Of several servers the one that leads: a snapshot is known to it alone.
            ("PGTARGETSESSIONATTRS", servers.Count > 1 ? "primary" : null),
            ("PGUSER", to.Username),
            ("PGPASSWORD", to.Password),
            ("PGPASSFILE", to.Passfile),
            ("PGDATABASE", to.Database ?? to.Username),
            ("PGSSLROOTCERT", to.RootCertificate),
            ("PGSSLCERT", to.SslCertificate),
            ("PGSSLKEY", to.SslKey),
            (
                "PGSSLMODE",
                to.SslMode switch
                {
                    SslMode.VerifyCA => "verify-ca",
                    SslMode.VerifyFull => "verify-full",
                    var mode => mode.ToString().ToLowerInvariant(),
                }
            ),
            ("PGAPPNAME", "fairway backup"),
        ];
        return all.Where(v => !string.IsNullOrEmpty(v.Item2)).Select(v => (v.Item1, v.Item2!));
    }

    /// <summary>Npgsql takes <c>host</c>, <c>host:port</c> and <c>[address]:port</c>; libpq wants hosts and ports apart, and no brackets.</summary>
    private static (string Host, string Port) ServerOf(string server, int port)
    {
        var colon = server.LastIndexOf(':');
        var hasPort = colon > 0 && (server[colon - 1] == ']' || server.IndexOf(':') == colon);
        return (
            (hasPort ? server[..colon] : server).Trim('[', ']'),
            hasPort ? server[(colon + 1)..] : port.ToString(CultureInfo.InvariantCulture)
        );
    }

    private static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static int VersionOf(string folder)
    {
        var start = new ProcessStartInfo(Program(folder, "pg_dump"), ["--version"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return Major().Match(said) is { Success: true } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    /// <summary>The path first, then where packages keep each version beside the others, the newest first.</summary>
    private static IEnumerable<string> Usual()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] kept = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", @"C:\Program Files\PostgreSQL"];
        var beside = kept.Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Concat(Directory.Exists("/usr") ? Directory.EnumerateDirectories("/usr", "pgsql-*") : [])
            .Select(folder => Path.Combine(folder, "bin"))
            .OrderByDescending(folder =>
                Major().Match(folder) is { Success: true } m ? int.Parse(m.Value, CultureInfo.InvariantCulture) : 0
            );
        return path.Concat(beside);
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Major();
}
