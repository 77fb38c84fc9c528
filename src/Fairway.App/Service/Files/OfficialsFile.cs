using Fairway.App.Accounts;
using Fairway.App.Files;

namespace Fairway.App.Service.Files;

/// <summary>The officials of a folder while it is read.</summary>
/// <param name="Rows">The good rows by staff id.</param>
/// <param name="Known">Every staff id that has a row, good or bad: other files may name them.</param>
/// <param name="Columns">The columns that the file has.</param>
internal sealed record OfficialsRead(Dictionary<string, OfficialRow> Rows, Dictionary<string, int> Known, IReadOnlySet<string> Columns);

/// <summary>officials.csv.</summary>
internal static class OfficialsFile
{
    public const string Name = "officials.csv";

    public const int StaffId = 0,
        FamilyName = 1,
        GivenNames = 2,
        Email = 3,
        Sex = 4,
        DateOfBirth = 5,
        Nationality = 6,
        Language = 7,
        EntryOnDuty = 8,
        Probation = 9,
        PersonalPromotionOn = 10;

    public static readonly IReadOnlyList<CsvColumn> Columns =
    [
        new("staff_id", Required: true),
        new("family_name"),
        new("given_names"),
        new("email"),
        new("sex"),
        new("date_of_birth", Required: true),
        new("nationality"),
        new("language"),
        new("entry_on_duty", Required: true),
        new("probation"),
        new("personal_promotion_on"),
    ];

    /// <summary>Null where the file can't be read as a table.</summary>
    public static OfficialsRead? Read(string path, RowMistakes mistakes)
    {
        using var table = CsvTable.Open(path, Columns, mistakes);
        if (table is null)
        {
            return null;
        }
        var columns = Enumerable.Range(0, Columns.Count).Where(table.Has).Select(c => Columns[c].Name).ToHashSet(StringComparer.Ordinal);
        var read = new OfficialsRead(new(StringComparer.Ordinal), new(StringComparer.Ordinal), columns);
        var fields = new CsvFields(table, Columns);
        while (table.Read())
        {
            if (ReadRow(table, fields, (id, line) => read.Known.TryAdd(id, line) ? null : read.Known[id]) is { } row)
            {
                read.Rows[row.StaffId] = row;
            }
        }
        return read;
    }

    /// <summary>Looks whether the current row is good, and says what is not; null where something is wrong.</summary>
    /// <param name="table">The file, at the row.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="know">Notes a staff id with its line; returns the line on which it stood before, null where it is new.</param>
    public static OfficialRow? ReadRow(CsvTable table, CsvFields fields, Func<string, int, int?> know)
    {
        var id = table[StaffId];
        fields.Start(id);
        if (table.Fault is not null)
        {
            // Fields may have slipped into each other: the id is believed, the rest is not.
            if (id.Length > 0)
            {
                know(id, table.Line);
            }
            return null;
        }
        fields.Needed(StaffId, CsvFields.LongestKey);
        if (id.Length > 0 && know(id, table.Line) is { } line)
        {
            fields.Bad(StaffId, $"'{CsvTable.Shorten(id)}' stands on line {line} already");
        }
        var born = fields.NeededDay(DateOfBirth);
        var entry = fields.NeededDay(EntryOnDuty);
        if (born > entry)
        {
            fields.Bad(DateOfBirth, $"{table[DateOfBirth]} is after entry on duty, {table[EntryOnDuty]}");
        }
        var familyName = fields.Text(FamilyName);
        var givenNames = fields.Text(GivenNames);
        var email = fields.Text(Email);
        if (email is not null && !Invitations.IsAddress(email))
        {
            fields.Bad(Email, $"'{CsvTable.Shorten(email)}' is no e-mail address");
        }
        var sex = fields.OneOf(Sex, OfficialFacts.Sexes);
        var nationality = fields.Text(Nationality);
        if (nationality is not null && !Countries.Exists(nationality))
        {
            fields.Bad(Nationality, $"'{CsvTable.Shorten(nationality)}' is no country of ISO 3166-1 (two capital letters)");
        }
        var language = fields.OneOf(Language, OfficialFacts.Languages);
        var probation = fields.OneOf(Probation, OfficialFacts.YesOrNo);
        var promotion = fields.Day(PersonalPromotionOn);
        if (!fields.Good)
        {
            return null;
        }
        return new OfficialRow
        {
            StaffId = id,
            FamilyName = familyName ?? "",
            GivenNames = givenNames ?? "",
            Email = email,
            Sex = sex,
            DateOfBirth = born!.Value,
            Nationality = nationality,
            Language = language,
            EntryOnDuty = entry!.Value,
            Probation = probation != "no",
            PersonalPromotionOn = promotion,
            Line = table.Line,
        };
    }
}
