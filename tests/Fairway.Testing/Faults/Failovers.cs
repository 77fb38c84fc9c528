using System.Diagnostics;
using Npgsql;

namespace Fairway.Testing.Faults;

/// <summary>Two PostgreSQL servers, one following the other synchronously, that change places over and over while people work: each time the one that leads is killed.</summary>
public static class Failovers
{
    /// <param name="change">A command that lets the servers change places, and ends when one follows the other again.</param>
    /// <param name="count">How many times.</param>
    /// <param name="said">Told after each how many there were, and how many acts have been acknowledged.</param>
    public static async Task<FaultTally> RunAsync(IReadOnlyList<string> change, int count, Action<int, int>? said = null)
    {
        await using var database = await (await Remarks.On(Provider.Postgres)).WithSkills();
        await using var node = await NodeProcess.Start(database.ForProduct);
        await using var load = await UnderLoad.Begin(database, node.Url);
        var random = new Random(count);
        for (var number = 1; number <= count; number++)
        {
            await load.GoesOnAsync();
            await Task.Delay(random.Next(0, 1500));
            using var process = Process.Start(change[0], change.Skip(1));
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{string.Join(' ', change)} ended with status {process.ExitCode}.");
            }
            said?.Invoke(number, load.Acknowledged);
        }
        await load.GoesOnAsync();
        // This process's own connections, to a server that was killed.
        NpgsqlConnection.ClearAllPools();
        return await load.EndAsync(database);
    }
}
