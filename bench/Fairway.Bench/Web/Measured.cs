namespace Fairway.Bench.Web;

/// <summary>What requests of one kind cost.</summary>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Server">Processor time of the server's process meanwhile.</param>
/// <param name="Database">That of the database's processes, where it has its own.</param>
/// <param name="Milliseconds">How long each answer took, as the caller saw it.</param>
internal sealed record Measured(TimeSpan Elapsed, TimeSpan Server, TimeSpan Database, IReadOnlyList<double> Milliseconds)
{
    public static readonly Measured Nothing = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, []);

    public int Count => Milliseconds.Count;
    public double PerSecond => Count / Elapsed.TotalSeconds;
    public double ServerEach => Server.TotalMilliseconds / Count;
    public double DatabaseEach => Database.TotalMilliseconds / Count;

    /// <summary>The smallest time within which this share of the answers came (nearest rank).</summary>
    public double Percentile(double share)
    {
        var sorted = Milliseconds.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    public static Measured operator +(Measured one, Measured other) =>
        new(
            one.Elapsed + other.Elapsed,
            one.Server + other.Server,
            one.Database + other.Database,
            [.. one.Milliseconds, .. other.Milliseconds]
        );
}
