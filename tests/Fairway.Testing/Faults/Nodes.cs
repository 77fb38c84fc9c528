using System.Diagnostics;

namespace Fairway.Testing.Faults;

/// <summary>Several nodes behind a proxy on one PostgreSQL, one of which is killed over and over while people work.</summary>
public static class Nodes
{
    /// <param name="configuration">The proxy's, as shipped.</param>
    /// <param name="count">How many nodes.</param>
    /// <param name="lasting">How long.</param>
    /// <param name="pause">From one kill to the next.</param>
    /// <param name="said">Told after each kill how many there were, and how many acts have been acknowledged.</param>
    public static async Task<FaultTally> RunAsync(
        string configuration,
        int count,
        TimeSpan lasting,
        TimeSpan pause,
        Action<int, int>? said = null
    )
    {
        await using var database = await (await Remarks.On(Provider.Postgres)).WithSkills();
        var nodes = new List<NodeProcess>();
        try
        {
            for (var number = 0; number < count; number++)
            {
                nodes.Add(await NodeProcess.Start(database.ForProduct));
            }
            await using var proxy = await Proxy.Before(configuration, nodes);
            await using var load = await UnderLoad.Begin(database, proxy.Url);
            var watch = Stopwatch.StartNew();
            for (var kill = 1; watch.Elapsed < lasting; kill++)
            {
                await Task.Delay(pause);
                var node = nodes[kill % count];
                await node.KillAsync();
                await node.StartAsync();
                said?.Invoke(kill, load.Acknowledged);
            }
            return await load.EndAsync(database);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }
}
