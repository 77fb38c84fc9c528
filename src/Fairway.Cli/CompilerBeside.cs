using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Fairway.App;
using Fairway.App.Feedback;
using Microsoft.Extensions.DependencyInjection;

namespace Fairway.Cli;

/// <summary>
/// The compiler of upward feedback, started beside a demonstration so that a new user sees all of it. It is the program that others run elsewhere
/// (docs/compiler.md), with a folder and a database of its own, and ends with Fairway: its standard input is a pipe that closes with this process, however that ends.
/// Whatever is the matter with it, Fairway goes on.
/// </summary>
internal sealed class CompilerBeside : IAsyncDisposable
{
    /// <summary>Its port where none is named, above Fairway's.</summary>
    public const int PortAbove = 10;

    /// <summary>The last port that can be named: its administration takes the next.</summary>
    public const int LastPort = IPEndPoint.MaxPort - 1;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private volatile bool _stopping;

    private CompilerBeside(Process process, CompilerConnection connection)
    {
        _process = process;
        Connection = connection;
    }

    public CompilerConnection Connection { get; }

    /// <summary>Starts it and waits until it listens; null where it can't be, which has been said then.</summary>
    public static async Task<CompilerBeside?> StartAsync(string folder, int port, CancellationToken stop)
    {
        if (TakenPort(port) is { } taken)
        {
            Say($"port {taken} is taken. Choose others with --compiler-port (it takes two, one after the other)");
            return null;
        }
        if (Program() is not { } program)
        {
            Say("its program is not there; ./fairway builds it");
            return null;
        }
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (
            var argument in (string[])
                ["exec", program, "--port", $"{port}", "--administration-port", $"{port + 1}", "--data", folder, "--until-input-ends"]
        )
        {
            start.ArgumentList.Add(argument);
        }
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(s_patience);
            string? key = null;
            while (key is null && await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                key = line.StartsWith(KeyLine, StringComparison.Ordinal) ? line[KeyLine.Length..].Trim() : null;
            }
            if (key is not null)
            {
                var secret = (await File.ReadAllTextAsync(Path.Combine(folder, "administration.secret"), stop)).Trim();
                var compiler = new CompilerBeside(
                    process,
                    new CompilerConnection(new Uri($"http://127.0.0.1:{port}"), key, new Uri($"http://127.0.0.1:{port + 1}"), secret)
                );
                process = null;
                compiler.Watch();
                return compiler;
            }
            await process.WaitForExitAsync(patience.Token);
            Say($"it ended with status {process.ExitCode}; what it said stands above");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Say($"it did not listen within {s_patience.TotalSeconds:0} seconds");
        }
        catch (Exception failed) when (failed is System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
        {
            Say(failed.Message);
        }
        finally
        {
            if (process is { HasExited: false })
            {
                process.Kill(entireProcessTree: true);
            }
            process?.Dispose();
        }
        return null;
    }

    /// <summary>Opens what the demonstration shows of upward feedback, after all is served: making keys takes a second or two, for which nobody waits.</summary>
    public static async Task OpenFeedbackAsync(IServiceProvider services, CancellationToken stop)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<FairwayDb>().Asking.AsProduct();
            await Demo.Feedback.OpenFeedback.OpenAsync(scope.ServiceProvider, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped before it was open; the demonstration goes without.
        }
        catch (Exception failed)
            when (failed is Microsoft.EntityFrameworkCore.DbUpdateException or System.Data.Common.DbException or InvalidOperationException)
        {
            Screen.Say($"fairway: upward feedback of the demonstration could not be opened: {failed.Message} Everything else goes on.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        try
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(s_patience);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception late) when (late is OperationCanceledException or IOException)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    /// <summary>How the line begins in which it says its key (Fairway.Compiler's Program).</summary>
    private const string KeyLine = "Its key is ";

    /// <summary>Says when it ends before Fairway does.</summary>
    private void Watch()
    {
        _ = Task.Run(async () =>
        {
            await _process.StandardOutput.ReadToEndAsync();
            await _process.WaitForExitAsync();
            // Ctrl+C reaches both, and this one may be the slower.
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (!_stopping)
            {
                Screen.Say(
                    $"fairway: the compiler of upward feedback ended (status {_process.ExitCode}). Fairway goes on without it: answers can't be given, and reports come later. Stop and start Fairway to have it again."
                );
            }
        });
    }

    private static void Say(string why) =>
        Screen.Say($"fairway: the compiler of upward feedback does not run: {why}. Fairway goes on without it.");

    private static int? TakenPort(int port)
    {
        for (var one = port; one <= port + 1; one++)
        {
            using var listener = new TcpListener(IPAddress.Loopback, one);
            try
            {
                listener.Start();
            }
            catch (SocketException)
            {
                return one;
            }
        }
        return null;
    }

    private static string? Program() =>
        (
            (string[])
                [
                    Path.Combine(Options.Home, "src", "Fairway.Compiler", "bin", "Release", "net10.0", "fairway-compiler.dll"),
                    // A home that holds data alone: the program stands where this one was built, or in the folder of a published product.
                    Path.Combine(
                        AppContext.BaseDirectory.Replace("Fairway.Cli", "Fairway.Compiler", StringComparison.Ordinal),
                        "fairway-compiler.dll"
                    ),
                    Path.Combine(AppContext.BaseDirectory, "compiler", "fairway-compiler.dll"),
                ]
        ).FirstOrDefault(File.Exists);
}
