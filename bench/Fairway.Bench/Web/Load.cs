using System.Diagnostics;

namespace Fairway.Bench.Web;

/// <summary>Sends requests and measures what they cost the server.</summary>
internal sealed class Load(Server server, FilledDatabase database)
{
    private int requests;

    /// <summary>How many were sent so far.</summary>
    public int Requests => requests;

    /// <summary>So many requests, each worker on a connection of its own and as fast as the answers come.</summary>
    public Task<Measured> Run(IReadOnlyList<Func<Task>> workers, int count)
    {
        var each = count / workers.Count;
        return RunEach(workers.Select((worker, i) => Enumerable.Repeat(worker, each + (i < count % workers.Count ? 1 : 0))));
    }

    /// <summary>Every queue at the same time, each in its order.</summary>
    public async Task<Measured> RunEach(IEnumerable<IEnumerable<Func<Task>>> queues)
    {
        await database.CpuSinceLast();
        var (cpu, watch) = (server.Cpu, Stopwatch.StartNew());
        var times = await Task.WhenAll(queues.Select(queue => Task.Run(() => InOrder(queue))));
        var (elapsed, used) = (watch.Elapsed, server.Cpu - cpu);
        return new Measured(elapsed, used, await database.CpuSinceLast(), [.. times.SelectMany(t => t)]);
    }

    private async Task<List<double>> InOrder(IEnumerable<Func<Task>> queue)
    {
        var times = new List<double>();
        foreach (var request in queue)
        {
            var start = Stopwatch.GetTimestamp();
            await request();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Interlocked.Increment(ref requests);
        }
        return times;
    }
}
