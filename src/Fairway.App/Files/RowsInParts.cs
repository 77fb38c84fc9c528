using System.Collections.Concurrent;

namespace Fairway.App.Files;

/// <summary>Rows of some officials, reckoned together and written together. It is used again for others.</summary>
internal interface IRowsOfPart
{
    /// <summary>How many rows there are.</summary>
    int Count { get; }

    ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reckons the officials from a place up to another, in place of what it held.</summary>
    void Reckon(int first, int until);
}

/// <summary>
/// Writes rows of a large staff: parts of the staff are reckoned at once, on every processor, and written in their order; what waits to be
/// written is bounded.
/// </summary>
internal static class RowsInParts
{
    private const int OfficialsAtOnce = 4096;

    /// <summary>Writes the rows of all officials; returns how many rows there were.</summary>
    /// <param name="officials">How many officials there are.</param>
    /// <param name="part">Makes an empty part; one for each processor is enough.</param>
    /// <param name="into">Takes the bytes.</param>
    /// <param name="progress">Told how much of the work is done, from 0 to 1.</param>
    /// <param name="stop">Stops between parts.</param>
    public static async Task<long> WriteAsync(
        int officials,
        Func<IRowsOfPart> part,
        Stream into,
        Action<double> progress,
        CancellationToken stop
    )
    {
        var idle = new ConcurrentBag<IRowsOfPart>();
        var ahead = new Queue<Task<IRowsOfPart>>();
        var rows = 0L;
        var next = 0;
        while (true)
        {
            while (next < officials && ahead.Count <= Environment.ProcessorCount)
            {
                var first = next;
                var until = Math.Min(first + OfficialsAtOnce, officials);
                ahead.Enqueue(Task.Run(() => Reckon(first, until), stop));
                next = until;
            }
            if (!ahead.TryDequeue(out var reckoning))
            {
                return rows;
            }
            var reckoned = await reckoning;
            await into.WriteAsync(reckoned.Bytes, stop);
            rows += reckoned.Count;
            idle.Add(reckoned);
            progress((double)(next - (ahead.Count * OfficialsAtOnce)) / officials);
        }

        IRowsOfPart Reckon(int first, int until)
        {
            var one = idle.TryTake(out var rested) ? rested : part();
            one.Reckon(first, until);
            return one;
        }
    }
}
