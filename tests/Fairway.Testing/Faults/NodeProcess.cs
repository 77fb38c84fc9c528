using System.Diagnostics;
using System.Globalization;
using Fairway.Cli;

namespace Fairway.Testing.Faults;

/// <summary>The product as a process that is killed and started anew at the same address. Whoever was signed in stays so: what sessions need is in the database.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private readonly string[] _more;
    private readonly string _database;
    private Process? _process;

    private NodeProcess(string database, int port, string[] more) => (_database, Port, _more) = (database, port, more);

    public int Port { get; }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>Processor time of the process that runs now.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="database">As <c>--db</c> takes it.</param>
    /// <param name="more">Further arguments of <c>run</c>.</param>
    public static async Task<NodeProcess> Start(string database, params string[] more)
    {
        var node = new NodeProcess(database, Ports.Free(), more);
        await node.StartAsync();
        return node;
    }

    /// <summary>Ends it in the middle of whatever it does: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it, and waits until it serves.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec",
                typeof(Composition).Assembly.Location,
                "run",
                "--host",
                "127.0.0.1",
                "--port",
                Port.ToString(CultureInfo.InvariantCulture),
                "--compiler",
                "none",
                .. _more,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["FAIRWAY_DB"] = _database;
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment.Remove("FAIRWAY_HOME");
        _process?.Dispose();
        _process = Process.Start(start)!;
        var errors = new List<string>();
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                lock (errors)
                {
                    errors.Add(text);
                }
            }
        };
        _process.BeginErrorReadLine();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ctrl+C", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }
        await _process.WaitForExitAsync();
        lock (errors)
        {
            throw new InvalidOperationException($"The node ended with status {_process.ExitCode}:\n{string.Join('\n', errors)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }
        _process?.Dispose();
    }
}
