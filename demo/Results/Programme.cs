using System.Globalization;
using Fairway.App.Results;
using Fairway.Demo.Structure;

namespace Fairway.Demo.Results;

/// <summary>The programme and budget of two bienniums, with what units are expected to achieve (RB-1).</summary>
internal sealed class Programme
{
    private readonly Dictionary<(int Biennium, string Unit, string Family), List<string>> _ofUnit = [];
    private readonly Dictionary<string, string[][]> _expected = DataFile
        .Sections("unit-outcomes.txt")
        .ToDictionary(
            s => s.Heading,
            s => s.Lines.Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToArray(),
            StringComparer.Ordinal
        );

    private Programme() { }

    public List<Outcome> Outcomes { get; } = [];

    /// <summary>
    /// What somebody's work serves: their unit's expected outcomes of their occupation, else the organization's outputs that the occupation
    /// serves anywhere.
    /// </summary>
    public IReadOnlyList<string> For(UnitSketch unit, string family, int biennium)
    {
        if (family == "administration" || (family == "management" && unit.MainFamily != "management"))
        {
            family = unit.MainFamily;
        }

        return _ofUnit.TryGetValue((biennium, unit.Code, family), out var own)
            ? own
            : [.. _expected[family].Select(row => Outcome.KeyOf(biennium, row[0])).Distinct(StringComparer.Ordinal)];
    }

    public static Programme Build(IReadOnlyList<UnitSketch> units, IReadOnlyList<int> bienniums, Chance chance)
    {
        var frame = DataFile.Table("programme.txt");
        var programme = new Programme();
        foreach (var biennium in bienniums)
        {
            programme.Outcomes.AddRange(frame.Select(row => Line(biennium, row)));
            var dice = chance.For(string.Create(CultureInfo.InvariantCulture, $"unit outcomes {biennium}"));
            foreach (var unit in units.Where(u => u.Size >= 4 || u.Kind is "region" or "field-office"))
            {
                programme.Expect(biennium, unit, dice);
            }
        }

        return programme;
    }

    private static Outcome Line(int biennium, string[] row)
    {
        var dots = row[0].Count(c => c == '.');
        return new Outcome
        {
            Key = Outcome.KeyOf(biennium, row[0]),
            Code = row[0],
            Biennium = biennium,
            ParentKey = dots == 0 ? null : Outcome.KeyOf(biennium, row[0][..row[0].LastIndexOf('.')]),
            Kind = dots switch
            {
                0 => "outcome",
                1 => "output",
                _ => "indicator",
            },
            Title = row[1],
            Target = row.Length > 2 ? row[2] : null,
        };
    }

    /// <summary>Both of the main occupation's; larger units have one of the next occupation's, too.</summary>
    private void Expect(int biennium, UnitSketch unit, Chance chance)
    {
        var families = unit.Families.Where(f => f.Family != "administration" || f == unit.Families[0]).Select(f => f.Family).ToList();
        var rows = _expected[families[0]].Select(row => (Family: families[0], Row: row)).ToList();
        if (families.Count > 1 && unit.Size >= 8)
        {
            rows.Add((families[1], chance.Of(_expected[families[1]])));
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var (family, row) = rows[i];
            var code = string.Create(CultureInfo.InvariantCulture, $"{unit.Code}-{i + 1}");
            var key = Outcome.KeyOf(biennium, code);
            Outcomes.Add(
                new Outcome
                {
                    Key = key,
                    Code = code,
                    Biennium = biennium,
                    ParentKey = Outcome.KeyOf(biennium, row[0]),
                    Kind = "unit-outcome",
                    UnitCode = unit.Code,
                    Title = row[1],
                    Target = row.Length > 2 ? row[2] : null,
                }
            );
            if (!_ofUnit.TryGetValue((biennium, unit.Code, family), out var own))
            {
                _ofUnit[(biennium, unit.Code, family)] = own = [];
            }

            own.Add(key);
        }
    }
}
