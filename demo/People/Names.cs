namespace Fairway.Demo.People;

/// <summary>The names of one tradition.</summary>
internal sealed record NameStock(
    IReadOnlyList<string> Women,
    IReadOnlyList<string> Men,
    IReadOnlyList<string> Families,
    bool TwoFamilyNames
);

/// <summary>Names by nationality.</summary>
internal static class Names
{
    private static readonly Dictionary<string, List<NameStock>> _byCountry = Read();

    /// <summary>All nationalities that names are known for.</summary>
    public static IReadOnlyCollection<string> Nationalities => _byCountry.Keys;

    public static (string Given, string Family) Draw(string nationality, string sex, Chance chance)
    {
        var stock = chance.Of(_byCountry[nationality]);
        var given = chance.Of(sex == "F" ? stock.Women : stock.Men);
        var family = Form(chance.Of(stock.Families), sex);
        if (stock.TwoFamilyNames)
        {
            var second = Form(chance.Of(stock.Families), sex);
            family = second == family ? family : $"{family} {second}";
        }

        return (given, family);
    }

    private static string Form(string name, string sex) => name.Split('/') is [var man, var woman] ? (sex == "F" ? woman : man) : name;

    private static Dictionary<string, List<NameStock>> Read()
    {
        var byCountry = new Dictionary<string, List<NameStock>>(StringComparer.Ordinal);
        foreach (var (heading, lines) in DataFile.Sections("names.txt"))
        {
            var words = heading.Split(' ');
            var stock = new NameStock(
                List(lines, "F:"),
                List(lines, "M:"),
                List(lines, "N:"),
                words.Contains("double", StringComparer.Ordinal)
            );
            foreach (var country in words.Skip(1).Where(w => w != "double"))
            {
                if (!byCountry.TryGetValue(country, out var stocks))
                {
                    byCountry[country] = stocks = [];
                }

                stocks.Add(stock);
            }
        }

        return byCountry;
    }

    private static string[] List(IReadOnlyList<string> lines, string mark) =>
        lines.Single(l => l.StartsWith(mark, StringComparison.Ordinal))[2..].Split(',', StringSplitOptions.TrimEntries);
}
