using System.Diagnostics;
using System.Globalization;

namespace Fairway.Bench.Staff;

/// <summary>What <c>fairway eligibility</c> costs for a large staff, from CSV to CSV, and beside it the time to merely parse the same files.</summary>
internal static class EligibilityBench
{
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        var (officials, keep) = Options(args);
        var folder = keep ?? Directory.CreateTempSubdirectory("fairway-bench-").FullName;
        try
        {
            Directory.CreateDirectory(folder);
            var (people, service) = (Path.Combine(folder, "officials.csv"), Path.Combine(folder, "service.csv"));
            if (!File.Exists(service))
            {
                Console.Error.WriteLine($"Making a staff folder of {officials:N0} officials …");
                LargeFolder.Write(folder, officials);
            }
            var written = Path.Combine(folder, "eligibility.csv");
            string[] command = ["eligibility", "--staff", folder, "--as-of", "2025-12-31", "--out", written];
            // Each once before, so that files are where the system keeps what was read last, and the loop is compiled for good.
            Parse(people, service);
            await Released.Run(command);
            var parsing = Parse(people, service);
            var (wall, cpu, memory) = await Released.Run(command);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    officials          {Released.Lines(people) - 1:N0}
                    periods            {Released.Lines(service) - 1:N0}
                    read               {(new FileInfo(people).Length + new FileInfo(service).Length) / 1e6:N0} MB
                    rows written       {Released.Lines(written) - 1:N0} ({new FileInfo(written).Length / 1e6:N0} MB)
                    wall time          {wall.TotalSeconds:N2} s
                    processor time     {cpu.TotalSeconds:N2} s
                    peak memory        {memory / 1e6:N0} MB
                    mere parsing       {parsing.TotalSeconds:N2} s on one processor; the command takes {wall / parsing:N1} times as long
                    """
                )
            );
            File.Delete(written);
            return 0;
        }
        finally
        {
            if (keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static TimeSpan Parse(params string[] files)
    {
        var watch = Stopwatch.StartNew();
        var dates = files.Sum(file => MereParsing.Of(file).Dates);
        return dates > 0 ? watch.Elapsed : throw new InvalidOperationException("there are no dates in the files.");
    }

    private static (int Officials, string? Keep) Options(IReadOnlyList<string> args)
    {
        var (officials, keep) = (1_000_000, (string?)null);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new ArgumentException($"{args[i]} wants a value.");
            switch (args[i])
            {
                case "--officials" when int.TryParse(value, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 9_000_000:
                    officials = n;
                    break;
                case "--keep":
                    keep = Path.GetFullPath(value);
                    break;
                default:
                    throw new ArgumentException($"{args[i]} {value}: ./fairway bench --help says what can be asked for.");
            }
        }
        return (officials, keep);
    }
}
