using Fairway.App.Files;
using Fairway.Rules.Service;
using Fairway.Rules.Time;

namespace Fairway.App.Service.Files;

/// <summary>units.csv: the tree of units with their responsible chiefs.</summary>
internal static class UnitsFile
{
    public const string Name = "units.csv";

    private const int UnitColumn = 0,
        Parent = 1,
        NameColumn = 2,
        Kind = 3,
        ResponsibleChief = 4;

    public static readonly IReadOnlyList<CsvColumn> Columns =
    [
        new("unit", Required: true),
        new("parent", Required: true),
        new("name", Required: true),
        new("kind", Required: true),
        new("responsible_chief", Required: true),
    ];

    private static readonly string[] _kinds = [.. Codes.All<UnitKind>()];

    /// <summary>Null where the file can't be read as a table.</summary>
    public static IReadOnlyList<UnitRow>? Read(string path, OfficialsRead? officials, StaffFolderOptions options, RowMistakes mistakes)
    {
        using var table = CsvTable.Open(path, Columns, mistakes);
        if (table is null)
        {
            return null;
        }
        var fields = new CsvFields(table, Columns);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<UnitRow>();
        var parents = new List<UnitNode>();
        while (table.Read())
        {
            fields.Start(official: null);
            if (table.Fault is null && ReadRow(table, fields, lines, parents) is { } row)
            {
                rows.Add(WithChief(row, table.File, officials, options, mistakes));
            }
        }
        NameProblems(parents, lines, options, mistakes);
        return rows;
    }

    private static UnitRow? ReadRow(CsvTable table, CsvFields fields, Dictionary<string, int> lines, List<UnitNode> parents)
    {
        var code = fields.Needed(UnitColumn, CsvFields.LongestKey);
        var parent = fields.Text(Parent, CsvFields.LongestKey);
        if (code.Length > 0)
        {
            if (lines.TryAdd(code, table.Line))
            {
                parents.Add(new UnitNode(code, parent, null));
            }
            else
            {
                fields.Bad(UnitColumn, $"'{CsvTable.Shorten(code)}' stands on line {lines[code]} already");
            }
        }
        var kind = fields.OneOf(Kind, _kinds);
        if (kind is null && table[Kind].Length == 0)
        {
            fields.Bad(Kind, "this is empty");
        }
        var row = new UnitRow
        {
            Code = code,
            Parent = parent,
            Name = fields.Text(NameColumn) ?? code,
            Kind = kind ?? "",
            ResponsibleChief = fields.Text(ResponsibleChief, CsvFields.LongestKey),
            Line = table.Line,
        };
        return fields.Good ? row : null;
    }

    /// <summary>The chief has to be somebody in service. One who was left out with their bad rows leaves the unit's chief as it was.</summary>
    private static UnitRow WithChief(UnitRow row, string file, OfficialsRead? officials, StaffFolderOptions options, RowMistakes mistakes)
    {
        if (row.ResponsibleChief is not { } chief || options.Today is not { } today || officials is null)
        {
            return row;
        }
        var listed = officials.Rows.GetValueOrDefault(chief);
        if (listed is null && officials.Known.ContainsKey(chief))
        {
            // Their own rows are among the mistakes already.
            return LeftOut(row);
        }
        if (listed?.InServiceOn(today) is not null || (listed is null && options.InServiceElsewhere.Contains(chief)))
        {
            return mistakes.Officials.Contains(chief) ? LeftOut(row) : row;
        }
        var mistake = new RowMistake(file, row.Line, Columns[ResponsibleChief].Name, WhyNot(chief, listed, today));
        if (mistakes.Officials.Contains(chief))
        {
            // A bad service row may be why they seem out of service; it is named itself.
            return LeftOut(row);
        }
        mistakes.Add(mistake);
        return row;
    }

    private static UnitRow LeftOut(UnitRow row) =>
        new()
        {
            Code = row.Code,
            Parent = row.Parent,
            Name = row.Name,
            Kind = row.Kind,
            ChiefLeftOut = true,
            Line = row.Line,
        };

    private static string WhyNot(string chief, OfficialRow? listed, NodaTime.LocalDate today)
    {
        var shown = CsvTable.Shorten(chief);
        if (listed is null)
        {
            return $"'{shown}' is no official that is known";
        }
        var served = listed.Service.Where(p => p.IsInService).ToList();
        if (served.LastOrDefault(p => p.Until <= today) is { } last)
        {
            return $"{shown} left: their service ended on {IsoDay.Text(last.Until!.Value.PlusDays(-1))}; name another chief, or none while the place is vacant";
        }
        return served.FirstOrDefault() is { } first
            ? $"{shown} is not in service yet: their service begins on {IsoDay.Text(first.From)}"
            : $"{shown} is not in service: no row of {ServiceFile.Name} says so";
    }

    private static void NameProblems(List<UnitNode> listed, Dictionary<string, int> lines, StaffFolderOptions options, RowMistakes mistakes)
    {
        var elsewhere = options.UnitsElsewhere.Where(u => !lines.ContainsKey(u.Key)).Select(u => new UnitNode(u.Key, u.Value, null));
        foreach (var problem in UnitTree.Check([.. listed, .. elsewhere]))
        {
            if (problem.Mistake == UnitTreeMistake.UnknownParent && lines.TryGetValue(problem.Unit, out var line))
            {
                mistakes.Add(new RowMistake(Name, line, "parent", $"there is no unit '{problem.Units[0]}'"));
            }
            else if (problem.Mistake == UnitTreeMistake.Circle)
            {
                var first = problem.Units.Where(lines.ContainsKey).Select(u => lines[u]).Min();
                mistakes.Add(
                    new RowMistake(Name, first, "parent", $"these units are each other's parents, in a circle: {Circle(problem, lines)}")
                );
            }
        }
    }

    private static string Circle(UnitTreeProblem problem, Dictionary<string, int> lines)
    {
        var around = problem.Units.Append(problem.Units[0]).Select(u => lines.TryGetValue(u, out var line) ? $"{u} (line {line})" : u);
        return problem.Units.Length <= 20 ? string.Join(" → ", around) : string.Join(" → ", around.Take(20)) + " → …";
    }
}
