using System.Diagnostics;
using System.Globalization;

namespace Fairway.Bench.Web;

/// <summary>
/// Two states of the product beside each other: each has a process of this program with a server and a database of its own, and they are measured in turn, part
/// by part, so that both meet the machine in the same moods. What counts is the ratio.
/// </summary>
internal static class SideBySide
{
    private const int Rounds = 10;

    /// <summary>A case may cost a tenth more than in the other state.</summary>
    private const double Most = 1.1;

    /// <summary>Status 1: a case costs more than that.</summary>
    public static async Task<int> Run(WebOptions options, string other)
    {
        var slower = 0;
        foreach (
            var database in (string[])
                [.. options.Sqlite ? ["sqlite"] : Array.Empty<string>(), .. options.Postgres ? ["postgres"] : Array.Empty<string>()]
        )
        {
            using var here = Side.Start(
                AppContext.BaseDirectory,
                Environment.GetEnvironmentVariable("FAIRWAY_CLI")!,
                database,
                options,
                "here"
            );
            using var there = Side.Start(
                Path.Combine(other, "bench/Fairway.Bench/bin/Release/net10.0"),
                Path.Combine(other, "src/Fairway.Cli/bin/Release/net10.0/fairway.dll"),
                database,
                options,
                "there"
            );
            var cases = await here.CasesAsync();
            var both = await there.CasesAsync();
            Console.WriteLine();
            Console.WriteLine($"{database}: processor time in ms a request; signing includes the check of the password");
            Console.WriteLine("case                                         connections     here    there    ratio");
            foreach (var connections in (int[])[1, Cast.Connections])
            {
                foreach (var (place, name) in cases.Index())
                {
                    // The team that is nearest to the size wanted need not have the same size in both.
                    if (place >= both.Count)
                    {
                        break;
                    }
                    var (mine, theirs) = (0.0, 0.0);
                    for (var round = 0; round < Rounds; round++)
                    {
                        var requests = Math.Max(connections, options.Requests / Rounds);
                        // Here, there; there, here: a drift of the machine falls on both.
                        if (round % 2 == 0)
                        {
                            mine += await here.CostAsync(name, connections, requests);
                        }
                        theirs += await there.CostAsync(both[place], connections, requests);
                        if (round % 2 == 1)
                        {
                            mine += await here.CostAsync(name, connections, requests);
                        }
                    }
                    var ratio = mine / theirs;
                    slower += ratio > Most ? 1 : 0;
                    var called = name == both[place] ? name : $"{name} | {both[place]}";
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{called, -45}{connections, 11}{mine / Rounds, 9:0.00}{theirs / Rounds, 9:0.00}{ratio, 9:0.00}{(ratio > Most ? "   slower" : "")}"
                        )
                    );
                }
            }
        }
        return slower == 0 ? 0 : 1;
    }

    /// <summary>Tells what can be measured, and measures what is asked for, line by line, until nothing more is.</summary>
    public static async Task AnswerAsync(IReadOnlyDictionary<string, Func<int, int, Task<Measured>>> cases)
    {
        Console.WriteLine(string.Join('\t', cases.Keys));
        while (Console.ReadLine() is { Length: > 0 } line)
        {
            var asked = line.Split('\t');
            var cost = await cases[asked[0]]
                (int.Parse(asked[1], CultureInfo.InvariantCulture), int.Parse(asked[2], CultureInfo.InvariantCulture));
            Console.WriteLine((cost.ServerEach + cost.DatabaseEach).ToString("R", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>One state, in a process that answers <see cref="CostAsync"/>.</summary>
    private sealed class Side : IDisposable
    {
        private readonly Process process;

        private Side(Process process) => this.process = process;

        public static Side Start(string programs, string cli, string database, WebOptions options, string name)
        {
            if (!File.Exists(cli))
            {
                throw new ArgumentException($"there is no {cli}: build the other state with ./fairway bench web --help.");
            }
            var start = new ProcessStartInfo(
                "dotnet",
                ["exec", Path.Combine(programs, "Fairway.Bench.dll"), "web-in-turn", "--db", database, "--requests", $"{options.Requests}"]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            start.Environment["FAIRWAY_CLI"] = cli;
            start.Environment["FAIRWAY_HOME"] = Directory
                .CreateDirectory(Path.Combine(Path.GetTempPath(), $"fairway-bench-{name}"))
                .FullName;
            if (options.Only is { } only)
            {
                start.ArgumentList.Add("--only");
                start.ArgumentList.Add(only);
            }
            if (options.Keep is { } keep)
            {
                start.ArgumentList.Add("--keep");
                start.ArgumentList.Add(Path.Combine(keep, name));
            }
            return new Side(Process.Start(start)!);
        }

        public async Task<IReadOnlyList<string>> CasesAsync() => (await LineAsync()).Split('\t');

        public async Task<double> CostAsync(string name, int connections, int requests)
        {
            await process.StandardInput.WriteLineAsync($"{name}\t{connections}\t{requests}");
            await process.StandardInput.FlushAsync();
            return double.Parse(await LineAsync(), CultureInfo.InvariantCulture);
        }

        public void Dispose()
        {
            // Nothing more is asked: it takes its database away and ends.
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }

        private async Task<string> LineAsync() =>
            await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("one of the two ended before it had measured.");
    }
}
