namespace Fairway.Bench.Web;

/// <summary>A line of the table.</summary>
/// <param name="Most">Processor milliseconds a request that are to be reached; null where none are set.</param>
/// <param name="Checks">What checking passwords by itself cost meanwhile, where the request checks one.</param>
internal sealed record Line(string Case, int Connections, Measured Cost, double? Most, Measured? Checks = null)
{
    /// <summary>The same without the password check.</summary>
    public Line WithoutCheck =>
        Checks is null
            ? this
            : this with
            {
                Case = $"{Case}, no password check",
                Cost = Cost with
                {
                    Elapsed = Cost.Elapsed - (Cost.Count * TimeSpan.FromMilliseconds(Checks.Percentile(0.5)) / Connections),
                    Server = Cost.Server - (Cost.Count * TimeSpan.FromMilliseconds(Checks.ServerEach)),
                    Milliseconds = [.. Cost.Milliseconds.Select(m => m - Checks.Percentile(0.5))],
                },
                Checks = null,
            };
}
