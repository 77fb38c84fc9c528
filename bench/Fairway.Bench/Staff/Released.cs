using System.Diagnostics;

namespace Fairway.Bench.Staff;

/// <summary>The released command as a process, measured from outside.</summary>
internal static class Released
{
    /// <summary>Runs it to its end; another end than a good one is a failure.</summary>
    public static async Task<(TimeSpan Wall, TimeSpan Cpu, long Memory)> Run(IReadOnlyList<string> arguments)
    {
        var program =
            Environment.GetEnvironmentVariable("FAIRWAY_CLI") ?? throw new InvalidOperationException("Start it with ./fairway bench.");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", program, .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                // As ./fairway starts it.
                Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_QuickJitForLoops"] = "0" },
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var (cpu, memory) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(10))
        {
            try
            {
                process.Refresh();
                (cpu, memory) = (process.TotalProcessorTime, Math.Max(memory, process.PeakWorkingSet64));
            }
            catch (InvalidOperationException)
            {
                // It ended between the two.
                break;
            }
        }
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (watch.Elapsed, cpu, memory)
            : throw new InvalidOperationException($"the command ended with status {process.ExitCode}: {await errors}");
    }

    /// <summary>How many lines a file has.</summary>
    public static long Lines(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        var lines = 0L;
        for (int read; (read = file.Read(buffer)) > 0; )
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }
        return lines;
    }
}
