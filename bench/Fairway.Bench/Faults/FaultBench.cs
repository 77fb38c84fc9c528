using System.Diagnostics;
using System.Globalization;
using Fairway.Testing;
using Fairway.Testing.Faults;

namespace Fairway.Bench.Faults;

/// <summary>What comes of servers that are killed while people work: nothing acknowledged may be lost, half-done or doubled.</summary>
internal static class FaultBench
{
    /// <summary><c>kill [--sqlite N] [--postgres N]</c>: one server, killed so many times on each database; then the control, which has to lose.</summary>
    public static async Task<int> Kill(string[] options)
    {
        var bad = false;
        foreach (
            var (provider, kills) in new[]
            {
                (Provider.Sqlite, Options.Number(options, "--sqlite", 500)),
                (Provider.Postgres, Options.Number(options, "--postgres", 200)),
            }
        )
        {
            if (kills > 0)
            {
                var tally = await Killing.RunAsync(provider, kills, said: Said);
                Console.WriteLine($"{provider, -10} killed {kills, 4}: {tally}");
                bad |= IsBad(tally);
            }
        }
        var control = await Killing.RunAsync(Provider.Sqlite, kills: 10, acknowledgesFirst: true, Said);
        Console.WriteLine($"control, which acknowledges before it saves, killed 10: {control}");
        return bad || control.Lost == 0 ? 1 : 0;
    }

    /// <summary><c>nodes [--seconds N] [--every N] [--nodes N]</c>: nodes behind HAProxy on one PostgreSQL, one killed over and over.</summary>
    public static async Task<int> Nodes(string[] options)
    {
        var root =
            Environment.GetEnvironmentVariable("FAIRWAY_HOME")
            ?? throw new InvalidOperationException("Start it with ./fairway bench nodes.");
        var (seconds, every, nodes) = (
            Options.Number(options, "--seconds", 300),
            Options.Number(options, "--every", 5),
            Options.Number(options, "--nodes", 3)
        );
        var watch = Stopwatch.StartNew();
        var tally = await Testing.Faults.Nodes.RunAsync(
            Path.Combine(root, "deploy", "haproxy.cfg"),
            nodes,
            TimeSpan.FromSeconds(seconds),
            TimeSpan.FromSeconds(every),
            Said
        );
        var share = 100.0 * tally.Failed / Math.Max(1, tally.Acknowledged + tally.Failed);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{nodes} nodes behind HAProxy, one killed every {every} s for {watch.Elapsed.TotalSeconds:F0} s: {tally}; failed after one retry {share:F3}%"
            )
        );
        return IsBad(tally) || share >= 0.1 ? 1 : 0;
    }

    /// <summary><c>failovers [--times N]</c>: two PostgreSQL servers that change places, the one that leads killed each time.</summary>
    public static async Task<int> Failovers(string[] options)
    {
        var (script, folder) = (
            Environment.GetEnvironmentVariable("FAIRWAY_CLUSTER_SCRIPT"),
            Environment.GetEnvironmentVariable("FAIRWAY_CLUSTER")
        );
        if (script is null || folder is null)
        {
            throw new InvalidOperationException("Start it with ./fairway bench failovers.");
        }
        var (times, watch) = (Options.Number(options, "--times", 20), Stopwatch.StartNew());
        var tally = await Testing.Faults.Failovers.RunAsync(["bash", script, "fail-over", folder], times, Said);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"two PostgreSQL servers, {times} failovers in {watch.Elapsed.TotalSeconds:F0} s: {tally}"
            )
        );
        return IsBad(tally) ? 1 : 0;
    }

    private static bool IsBad(FaultTally tally) => tally.Lost + tally.Halves + tally.Doubled > 0 || tally.Acknowledged == 0;

    private static void Said(int kills, int acknowledged)
    {
        if (kills % 20 == 0)
        {
            Console.Error.WriteLine($"  {kills} kills, {acknowledged} acts acknowledged");
        }
    }
}
