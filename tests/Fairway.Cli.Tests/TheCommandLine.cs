using System.Diagnostics;
using System.Text;

namespace Fairway.Cli.Tests;

/// <summary>The program itself, as a process: what it prints and how it ends.</summary>
internal sealed class TheCommandLine : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private TheCommandLine(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(_output);
    public string Errors => Read(_errors);

    /// <summary>Runs to its end.</summary>
    public static async Task<(int Status, string Output, string Errors)> Run(params string[] arguments)
    {
        await using var started = Start("", arguments);
        var status = await started.Ended();
        return (status, started.Output, started.Errors);
    }

    /// <summary>The same with a variable in its environment.</summary>
    public static async Task<(int Status, string Output, string Errors)> RunWith(string variable, string value, params string[] arguments)
    {
        await using var started = Start("", (variable, value), arguments);
        var status = await started.Ended();
        return (status, started.Output, started.Errors);
    }

    /// <summary>Starts it with a variable in its environment, and leaves it running.</summary>
    public static TheCommandLine StartWith(string variable, string value, params string[] arguments) =>
        Start("", (variable, value), arguments);

    /// <summary>The processes that it has started.</summary>
    public IReadOnlyList<int> Children =>
        [
            .. File.ReadAllText($"/proc/{_process.Id}/task/{_process.Id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)),
        ];

    /// <summary>Starts it with text piped in.</summary>
    public static TheCommandLine Start(string input, params string[] arguments) => Start(input, null, arguments);

    private static TheCommandLine Start(string input, (string Variable, string Value)? environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["exec", typeof(Composition).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment.Remove("FAIRWAY_DB");
        start.Environment.Remove("FAIRWAY_HOME");
        if (environment is { } more)
        {
            start.Environment[more.Variable] = more.Value;
        }
        var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return new TheCommandLine(process);
    }

    /// <summary>Its exit status; a program that doesn't end fails the test.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has printed something.</summary>
    public async Task Says(string text)
    {
        var waited = Stopwatch.StartNew();
        while (!Output.Contains(text, StringComparison.Ordinal) && !Errors.Contains(text, StringComparison.Ordinal))
        {
            if (_process.HasExited || waited.Elapsed > TimeSpan.FromMinutes(3))
            {
                throw new InvalidOperationException($"It did not say \"{text}\" but:\n{Output}\n{Errors}");
            }
            await Task.Delay(50);
        }
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await Ended();
    }

    /// <summary>Not asked: killed, with what it has started.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Keep(StringBuilder to, string? line)
    {
        if (line is not null)
        {
            lock (to)
            {
                to.Append(line).Append('\n');
            }
        }
    }

    private static string Read(StringBuilder from)
    {
        lock (from)
        {
            return from.ToString();
        }
    }
}
