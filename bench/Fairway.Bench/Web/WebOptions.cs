using System.Globalization;

namespace Fairway.Bench.Web;

/// <summary>What <c>./fairway bench web</c> was asked for.</summary>
/// <param name="Requests">Measured requests of each case, for each number of connections.</param>
/// <param name="Keep">A folder with databases filled by an earlier run; null fills new ones.</param>
/// <param name="Only">Cases whose name contains this alone, without the memory; null measures all.</param>
/// <param name="Beside">A checkout of another state of the product, built, that is measured in turn with this one; null measures this one alone.</param>
internal sealed record WebOptions(int Requests, bool Sqlite, bool Postgres, string? Keep, string? Only, string? Beside)
{
    public bool Asks(string name) => Only is null || name.Contains(Only, StringComparison.OrdinalIgnoreCase);

    public static WebOptions Of(IReadOnlyList<string> args)
    {
        var options = new WebOptions(1000, true, true, null, null, null);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : throw new ArgumentException($"{args[i]} wants a value.");
            options = args[i] switch
            {
                "--requests" when int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 => options with
                {
                    Requests = number,
                },
                "--db" when value is "sqlite" or "postgres" or "both" => options with
                {
                    Sqlite = value != "postgres",
                    Postgres = value != "sqlite",
                },
                "--keep" => options with { Keep = Path.GetFullPath(value) },
                "--only" => options with { Only = value },
                "--beside" => options with { Beside = Path.GetFullPath(value) },
                _ => throw new ArgumentException($"{args[i]} {value}: ./fairway bench --help says what can be asked for."),
            };
        }
        return options;
    }
}
