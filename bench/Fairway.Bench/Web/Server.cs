using System.Diagnostics;
using System.Globalization;
using Fairway.Testing;

namespace Fairway.Bench.Web;

/// <summary>The product as it runs in production, in a process of its own, on a database that is filled already.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;

    private Server(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Processor time that it has used since its start.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it occupies, in bytes (resident set).</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>
    /// That part of it which the runtime has spent on compiling anew, in the background, what runs often. Where the system doesn't tell threads apart, nothing.
    /// </summary>
    public TimeSpan Compiling
    {
        get
        {
            var threads = $"/proc/{process.Id}/task";
            return Directory.Exists(threads)
                ? Directory
                    .EnumerateDirectories(threads)
                    .Where(thread => File.ReadAllText($"{thread}/comm").StartsWith(".NET Tiered", StringComparison.Ordinal))
                    .Aggregate(TimeSpan.Zero, (sum, thread) => sum + CpuOf(File.ReadAllText($"{thread}/stat")))
                : TimeSpan.Zero;
        }
    }

    /// <summary>Processor time as a line of /proc has it: fields 14 and 15, in hundredths of a second, counted after the name, which ends with the last bracket.</summary>
    internal static TimeSpan CpuOf(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(
            10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture))
        );
    }

    public static async Task<Server> Start(string database)
    {
        var program =
            Environment.GetEnvironmentVariable("FAIRWAY_CLI") ?? throw new InvalidOperationException("Start it with ./fairway bench web.");
        var port = Ports.Free();
        var start = new ProcessStartInfo("dotnet", ["exec", program, "run", "--port", $"{port}", "--compiler", "none"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // As ./fairway starts it; what a developer's shell says about environments doesn't reach the measurement.
        start.Environment["FAIRWAY_DB"] = database;
        start.Environment["DOTNET_GCgen0size"] = "0x1000000";
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        var started = Process.Start(start)!;
        var server = new Server(started, new Uri($"http://localhost:{port}"));
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ctrl+C", StringComparison.Ordinal))
            {
                return server;
            }
        }
        await started.WaitForExitAsync();
        throw new InvalidOperationException($"the server ended with status {started.ExitCode} before it served.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }
}
