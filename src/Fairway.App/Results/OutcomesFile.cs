using System.Globalization;
using Fairway.App.Files;
using Fairway.Rules.Results;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Results;

/// <summary>A row of outcomes.csv.</summary>
public sealed record OutcomeRow(
    string Code,
    string? Parent,
    int Biennium,
    string Kind,
    string? UnitCode,
    string Title,
    string? Target,
    int Line
)
{
    public string Key => Outcome.KeyOf(Biennium, Code);

    public string? ParentKey => Parent is null ? null : Outcome.KeyOf(Biennium, Parent);
}

/// <summary>outcomes.csv: the programme and budget's outcomes, outputs and indicators, and what units are expected to achieve (RB-1).</summary>
public static class OutcomesFile
{
    public const string Name = "outcomes.csv";

    private const int LongestTitle = 1_000;

    private const int Code = 0,
        Parent = 1,
        BienniumColumn = 2,
        Kind = 3,
        UnitColumn = 4,
        Title = 5,
        Target = 6;

    internal static readonly IReadOnlyList<CsvColumn> Columns =
    [
        new("outcome", Required: true),
        new("parent", Required: true),
        new("biennium", Required: true),
        new("kind", Required: true),
        new("unit"),
        new("title", Required: true),
        new("target"),
    ];

    private static readonly string[] _kinds = [.. Enum.GetValues<OutcomeKind>().Select(k => k.Code())];

    /// <summary>Null where the file can't be read as a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="units">The units that may be named; null: units are not asked about.</param>
    /// <param name="elsewhere">Keys of outcomes that may be parents without being listed.</param>
    /// <param name="mistakes">Where mistakes go.</param>
    public static IReadOnlyList<OutcomeRow>? Read(
        string path,
        IReadOnlySet<string>? units,
        IReadOnlySet<string> elsewhere,
        RowMistakes mistakes
    )
    {
        using var table = CsvTable.Open(path, Columns, mistakes);
        if (table is null)
        {
            return null;
        }
        var fields = new CsvFields(table, Columns);
        var rows = new Dictionary<string, OutcomeRow>(StringComparer.Ordinal);
        while (table.Read())
        {
            fields.Start(official: null);
            if (table.Fault is null && ReadRow(table, fields, units) is { } row && !rows.TryAdd(row.Key, row))
            {
                fields.Bad(Code, $"'{row.Code}' stands on line {rows[row.Key].Line} already");
            }
        }
        NameParents(rows, elsewhere, mistakes);
        return [.. rows.Values];
    }

    private static OutcomeRow? ReadRow(CsvTable table, CsvFields fields, IReadOnlySet<string>? units)
    {
        var code = fields.Needed(Code, CsvFields.LongestKey);
        var parent = fields.Text(Parent, CsvFields.LongestKey);
        var written = fields.Needed(BienniumColumn);
        var biennium = written.Length == 0 ? null : Biennium.Parse(written);
        if (biennium is null && written.Length > 0)
        {
            fields.Bad(BienniumColumn, $"'{CsvTable.Shorten(written)}' is no biennium: its first year is even, as in 2026 or 2026-27");
        }
        var kind = fields.OneOf(Kind, _kinds);
        if (kind is null && table[Kind].Length == 0)
        {
            fields.Bad(Kind, "this is empty");
        }
        var unit = fields.Text(UnitColumn, CsvFields.LongestKey);
        if (unit is not null && units is not null && !units.Contains(unit))
        {
            fields.Bad(UnitColumn, $"there is no unit '{unit}'");
        }
        if (unit is null && kind == OutcomeKind.UnitOutcome.Code())
        {
            fields.Bad(UnitColumn, "a unit's outcome names its unit");
        }
        var title = fields.Needed(Title, LongestTitle);
        var target = fields.Text(Target, LongestTitle);
        return fields.Good ? new OutcomeRow(code, parent, biennium!.Value.FirstYear, kind!, unit, title, target, table.Line) : null;
    }

    private static void NameParents(Dictionary<string, OutcomeRow> rows, IReadOnlySet<string> elsewhere, RowMistakes mistakes)
    {
        foreach (var row in rows.Values.Where(r => r.ParentKey is { } key && !rows.ContainsKey(key) && !elsewhere.Contains(key)))
        {
            mistakes.Add(new RowMistake(Name, row.Line, "parent", $"there is no outcome '{row.Parent}' in the biennium {row.Biennium}"));
        }
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in rows.Values)
        {
            var path = new List<OutcomeRow>();
            var onPath = new HashSet<string>(StringComparer.Ordinal);
            var row = start;
            while (row is not null && !settled.Contains(row.Key) && onPath.Add(row.Key))
            {
                path.Add(row);
                row = row.ParentKey is { } above ? rows.GetValueOrDefault(above) : null;
            }
            if (row is not null && onPath.Contains(row.Key))
            {
                var circle = path[path.IndexOf(row)..];
                var around = string.Join(" → ", circle.Append(row).Take(20).Select(r => $"{r.Code} (line {r.Line})"));
                mistakes.Add(
                    new RowMistake(Name, circle.Min(r => r.Line), "parent", $"these are each other's parents, in a circle: {around}")
                );
            }
            settled.UnionWith(path.Select(r => r.Key));
        }
    }

    /// <summary>Writes every outcome of the database, by biennium and code.</summary>
    internal static async Task WriteAsync(FairwayDb db, CsvFile file)
    {
        file.Write([.. Columns.Select(c => c.Name)]);
        var outcomes = await db.Outcomes.AsNoTracking().ToListAsync();
        foreach (var outcome in outcomes.OrderBy(o => o.Biennium).ThenBy(o => o.Code, Utf8Order.Instance))
        {
            file.Write(
                outcome.Code,
                outcome.ParentKey?[(outcome.ParentKey.IndexOf('/') + 1)..],
                outcome.Biennium.ToString(CultureInfo.InvariantCulture),
                outcome.Kind,
                outcome.UnitCode,
                outcome.Title,
                outcome.Target
            );
        }
    }
}
