namespace Fairway.Testing.Faults;

/// <summary>A node killed under load, over and over.</summary>
public static class Killing
{
    /// <summary>Kills and starts anew so many times.</summary>
    /// <param name="provider">The database.</param>
    /// <param name="kills">How many times.</param>
    /// <param name="acknowledgesFirst">With the mistake that is looked for standing before the node.</param>
    /// <param name="said">Told after each kill how many there were, and how many acts have been acknowledged.</param>
    public static async Task<FaultTally> RunAsync(
        Provider provider,
        int kills,
        bool acknowledgesFirst = false,
        Action<int, int>? said = null
    )
    {
        await using var database = await (await Remarks.On(provider)).WithSkills();
        await using var node = await NodeProcess.Start(database.ForProduct);
        await using var before = acknowledgesFirst ? await AcknowledgesFirst.Before(node) : null;
        await using var load = await UnderLoad.Begin(database, before?.Url ?? node.Url);
        var random = new Random(kills);
        for (var kill = 1; kill <= kills; kill++)
        {
            // Each start has to have let something through: a node that is killed before it works proves nothing.
            await load.GoesOnAsync();
            await Task.Delay(random.Next(0, 250));
            await node.KillAsync();
            await node.StartAsync();
            said?.Invoke(kill, load.Acknowledged);
        }
        await load.GoesOnAsync();
        return await load.EndAsync(database);
    }
}
