namespace Fairway.Bench.Web;

/// <summary>A line of the table.</summary>
/// <param name="Most">Processor milliseconds a request that are to be reached; null where none are set.</param>
internal sealed record Line(string Case, int Connections, Measured Cost, double? Most, bool ChecksPassword = false)
{
    /// <summary>The same without the password check, whose cost is known.</summary>
    public Line Without(double milliseconds) =>
        this with
        {
            Cost = Cost with
            {
                Elapsed = Cost.Elapsed - (Cost.Count * TimeSpan.FromMilliseconds(milliseconds) / Connections),
                Server = Cost.Server - (Cost.Count * TimeSpan.FromMilliseconds(milliseconds)),
                Milliseconds = [.. Cost.Milliseconds.Select(m => Math.Max(0, m - milliseconds))],
            },
        };
}
