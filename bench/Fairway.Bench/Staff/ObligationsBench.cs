using System.Globalization;

namespace Fairway.Bench.Staff;

/// <summary>What <c>fairway obligations</c> costs for a large staff: the released command as a process, from CSV to CSV.</summary>
internal static class ObligationsBench
{
    private const string From = "2026-01-01";

    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        var (officials, years, keep) = Options(args);
        var folder = keep ?? Directory.CreateTempSubdirectory("fairway-bench-").FullName;
        try
        {
            Directory.CreateDirectory(folder);
            if (!File.Exists(Path.Combine(folder, "service.csv")))
            {
                Console.Error.WriteLine($"Making a staff folder of {officials:N0} officials …");
                LargeFolder.Write(folder, officials);
            }
            var written = Path.Combine(folder, "obligations.csv");
            var to = $"{2025 + years}-12-31";
            // Once before, so that files are where the system keeps what was read last.
            string[] command = ["obligations", "--staff", folder, "--from", From, "--to", to, "--out", written];
            await Released.Run(command);
            var (wall, cpu, memory) = await Released.Run(command);
            var megabytes = new FileInfo(written).Length / 1e6;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    officials          {Released.Lines(Path.Combine(folder, "officials.csv")) - 1:N0}
                    periods            {Released.Lines(Path.Combine(folder, "service.csv")) - 1:N0}
                    window             {From} to {to}
                    rows written       {Released.Lines(written) - 1:N0} ({megabytes:N0} MB)
                    wall time          {wall.TotalSeconds:N2} s
                    processor time     {cpu.TotalSeconds:N2} s
                    peak memory        {memory / 1e6:N0} MB
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

    private static (int Officials, int Years, string? Keep) Options(IReadOnlyList<string> args)
    {
        var (officials, years, keep) = (1_000_000, 12, (string?)null);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new ArgumentException($"{args[i]} wants a value.");
            switch (args[i])
            {
                case "--officials" when int.TryParse(value, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 9_000_000:
                    officials = n;
                    break;
                case "--years" when int.TryParse(value, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 100:
                    years = n;
                    break;
                case "--keep":
                    keep = Path.GetFullPath(value);
                    break;
                default:
                    throw new ArgumentException($"{args[i]} {value}: ./fairway bench --help says what can be asked for.");
            }
        }
        return (officials, years, keep);
    }
}
