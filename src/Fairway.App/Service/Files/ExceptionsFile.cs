using Fairway.App.Files;

namespace Fairway.App.Service.Files;

/// <summary>exceptions.csv: decided exceptions, of which several an official are possible.</summary>
internal static class ExceptionsFile
{
    public const string Name = "exceptions.csv";

    private const int StaffId = 0,
        Kind = 1,
        DecidedOn = 2,
        DecidedBy = 3;

    public static readonly IReadOnlyList<CsvColumn> Columns =
    [
        new("staff_id", Required: true),
        new("kind", Required: true),
        new("decided_on", Required: true),
        new("decided_by"),
    ];

    private static readonly string[] _kinds = ["mobility"];

    /// <summary>The name of the file; null where it can't be read as a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isKnown">Whether officials.csv has a staff id; null where that file can't be read.</param>
    /// <param name="add">Takes the good rows, each with its staff id.</param>
    /// <param name="mistakes">Where mistakes go.</param>
    public static string? Read(string path, Func<string, bool>? isKnown, Action<string, ExceptionRow> add, RowMistakes mistakes)
    {
        using var table = CsvTable.Open(path, Columns, mistakes);
        if (table is null)
        {
            return null;
        }
        var fields = new CsvFields(table, Columns);
        while (table.Read())
        {
            var id = table[StaffId];
            fields.Start(id);
            if (table.Fault is not null)
            {
                continue;
            }
            if (id.Length == 0)
            {
                fields.Bad(StaffId, "this is empty");
            }
            else if (isKnown is not null && !isKnown(id))
            {
                fields.Bad(StaffId, $"'{CsvTable.Shorten(id)}' is not in {OfficialsFile.Name}");
            }
            var kind = fields.OneOf(Kind, _kinds);
            if (kind is null && table[Kind].Length == 0)
            {
                fields.Bad(Kind, "this is empty");
            }
            var on = fields.NeededDay(DecidedOn);
            var by = fields.Text(DecidedBy);
            if (fields.Good)
            {
                add(id, new ExceptionRow(kind!, on!.Value, by));
            }
        }
        return Name;
    }
}
