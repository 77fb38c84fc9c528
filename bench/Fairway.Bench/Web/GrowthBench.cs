using System.Globalization;
using Fairway.App.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Fairway.Bench.Web;

/// <summary>What pages cost the server as the organization grows: what somebody sees of themselves and their team must not cost more where others are many.</summary>
internal static class GrowthBench
{
    /// <summary>By how much a page may cost more than in the smallest organization.</summary>
    private const double Flat = 1.2;

    public static async Task<int> Run(string[] options)
    {
        var at = Array.IndexOf(options, "--sizes");
        int[] sizes =
            at < 0 ? [3_302, 20_000, 100_000] : [.. options[at + 1].Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        var kept = Array.IndexOf(options, "--keep");
        var keep = kept < 0 ? null : Path.GetFullPath(options[kept + 1]);
        var server =
            Environment.GetEnvironmentVariable("FAIRWAY_TEST_POSTGRES")
            ?? throw new InvalidOperationException("Start it with ./fairway bench growth.");
        var costs = new List<Dictionary<string, double>>();
        foreach (var size in sizes)
        {
            await using var database = await FilledDatabase.Postgres(server, keep is null ? null : Path.Combine(keep, $"{size}"), size);
            var cast = await WebBench.Choose(database, new PasswordHasher<Account>());
            await using var product = await Server.Start(database.Connection);
            using var workers = new Workers(product.Url, cast);
            var load = new Load(product, database);
            var cases = await WebBench.Cases(workers, cast, database);
            await WebBench.WarmUp(product, load, [.. cases.Select(c => c.Workers)]);
            var cost = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (name, _, each) in cases)
            {
                var measured = await load.Run(each, 800);
                cost[NameOf(name)] = measured.ServerEach + measured.DatabaseEach;
            }
            costs.Add(cost);
        }
        var bad = false;
        Console.WriteLine(
            $"{"processor time a request, ms", -34}{string.Concat(sizes.Select(size => $"{size, 10}"))}   most against the first"
        );
        foreach (var name in costs[0].Keys)
        {
            var most = costs.Max(cost => cost[name] / costs[0][name]);
            bad |= most > Flat;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -34}{string.Concat(costs.Select(cost => cost[name].ToString("F2", CultureInfo.InvariantCulture).PadLeft(10)))}   {most:F2}"
                )
            );
        }
        return bad ? 1 : 0;
    }

    /// <summary>The size of the team stands in one's name, and differs a little.</summary>
    private static string NameOf(string name) => name.StartsWith("team list", StringComparison.Ordinal) ? "team list" : name;
}
