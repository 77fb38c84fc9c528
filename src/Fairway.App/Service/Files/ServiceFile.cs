using Fairway.App.Files;
using Fairway.Rules.Service;
using Fairway.Rules.Time;

namespace Fairway.App.Service.Files;

/// <summary>service.csv: one row a period.</summary>
internal static class ServiceFile
{
    public const string Name = "service.csv";

    public const int StaffId = 0,
        From = 1,
        To = 2,
        Organization = 3,
        Status = 4,
        CategoryColumn = 5,
        GradeColumn = 6,
        Contract = 7,
        FundingColumn = 8,
        DutyStation = 9,
        UnitColumn = 10,
        Post = 11,
        RecruitmentColumn = 12,
        Population = 13;

    public static readonly IReadOnlyList<CsvColumn> Columns =
    [
        new("staff_id", Required: true),
        new("from", Required: true),
        new("to", Required: true),
        new("organization", Required: true),
        new("status", Required: true),
        new("category", Required: true),
        new("grade", Required: true),
        new("contract"),
        new("funding", Required: true),
        new("duty_station", Required: true),
        new("unit"),
        new("post"),
        new("recruitment"),
        new("population"),
    ];

    private static readonly string[] _statuses = [.. Codes.All<ServiceStatus>()];
    private static readonly string[] _categories = [.. Codes.All<Category>()];
    private static readonly string[] _contracts = [.. Codes.All<ContractForm>()];
    private static readonly string[] _fundings = [.. Codes.All<Funding>()];
    private static readonly string[] _recruitments = [.. Codes.All<Recruitment>()];

    /// <summary>The columns that the file has; null where it can't be read as a table. Good periods are hung on their officials.</summary>
    public static IReadOnlySet<string>? Read(string path, OfficialsRead? officials, GradeScale grades, RowMistakes mistakes)
    {
        using var table = CsvTable.Open(path, Columns, mistakes);
        if (table is null)
        {
            return null;
        }
        var fields = new CsvFields(table, Columns);
        var spans = new Dictionary<string, List<Period>>(StringComparer.Ordinal);
        Func<string, bool>? known = officials is null ? null : officials.Known.ContainsKey;
        while (table.Read())
        {
            var row = ReadRow(table, fields, known, grades, out var span);
            var id = table[StaffId];
            if (span is { } days)
            {
                var periods = spans.TryGetValue(id, out var those) ? those : spans[id] = [];
                periods.Add(new Period(days, table.Line));
            }
            if (row is not null && officials is not null && officials.Rows.TryGetValue(id, out var official))
            {
                official.Service.Add(row);
            }
        }
        foreach (var (id, periods) in spans)
        {
            NameOverlaps(id, periods, mistakes);
        }
        foreach (var official in officials?.Rows.Values.ToList() ?? [])
        {
            official.Service.Sort((a, b) => a.From.CompareTo(b.From));
        }
        return Enumerable.Range(0, Columns.Count).Where(table.Has).Select(c => Columns[c].Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Looks whether the current row is good, and says what is not; null where something is wrong.</summary>
    /// <param name="table">The file, at the row.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="isKnown">Whether officials.csv has a staff id; null where that file can't be read.</param>
    /// <param name="grades">Categories and grades of the policy in force.</param>
    /// <param name="span">The period's days where they can be told, also of a row that is bad otherwise: it may share days with another.</param>
    public static ServiceRow? ReadRow(CsvTable table, CsvFields fields, Func<string, bool>? isKnown, GradeScale grades, out Span? span)
    {
        span = null;
        var id = table[StaffId];
        fields.Start(id);
        if (table.Fault is not null)
        {
            return null;
        }
        var known = isKnown is null || isKnown(id);
        if (id.Length == 0)
        {
            fields.Bad(StaffId, "this is empty");
        }
        else if (!known)
        {
            fields.Bad(StaffId, NotListed(id));
        }
        var from = fields.NeededDay(From);
        var to = fields.Day(To);
        if (to < from)
        {
            fields.Bad(To, $"{table[To]} is before from, {table[From]}");
        }
        else if (from is not null && known && id.Length > 0 && (to is not null || table[To].Length == 0))
        {
            span = Span.Through(from.Value, to == CsvFields.LastOfAll ? null : to);
        }
        var row = ReadFacts(table, fields, grades, from ?? default, to);
        return fields.Good ? row : null;
    }

    /// <summary>Names a row, good otherwise, whose official officials.csv doesn't have.</summary>
    public static void NameUnknown(string id, int line, RowMistakes mistakes) =>
        mistakes.AddOfOfficial(id, new RowMistake(Name, line, Columns[StaffId].Name, NotListed(id)));

    private static string NotListed(string id) => $"'{CsvTable.Shorten(id)}' is not in {OfficialsFile.Name}";

    private static ServiceRow ReadFacts(
        CsvTable table,
        CsvFields fields,
        GradeScale grades,
        NodaTime.LocalDate from,
        NodaTime.LocalDate? to
    )
    {
        var organization = fields.Needed(Organization);
        var statusText = fields.OneOf(Status, _statuses);
        if (statusText is null && table[Status].Length == 0)
        {
            fields.Bad(Status, "this is empty");
        }
        var status = statusText is null ? null : Codes.Parse<ServiceStatus>(statusText);
        if (status == ServiceStatus.Secondment && organization == ServicePeriods.Ilo)
        {
            fields.Bad(Organization, $"{ServicePeriods.Ilo} on secondment: name the host organization");
        }
        // What other organizations call their categories and grades is theirs.
        var own = status is { } s && organization.Length > 0 && ServicePeriods.IsInService(organization, s);
        var category = own ? NeededCode(table, fields, CategoryColumn, _categories) : fields.Text(CategoryColumn);
        var grade = own ? fields.Needed(GradeColumn) : fields.Text(GradeColumn);
        if (
            own
            && category is not null
            && !string.IsNullOrEmpty(grade)
            && grades.Parse(Codes.Parse<Category>(category)!.Value, grade) is null
        )
        {
            var those = grades.Categories.Where(c => c.Category.Code() == category).SelectMany(c => c.Grades);
            fields.Bad(GradeColumn, $"'{CsvTable.Shorten(grade)}' is no grade of category {category}: {string.Join(", ", those)}");
        }
        return new ServiceRow
        {
            From = from,
            Until = to is null || to == CsvFields.LastOfAll ? null : to.Value.PlusDays(1),
            Organization = organization,
            Status = statusText ?? "",
            Category = category,
            Grade = grade,
            Contract = fields.OneOf(Contract, _contracts),
            Funding = own ? NeededCode(table, fields, FundingColumn, _fundings) : fields.Text(FundingColumn),
            DutyStation = own ? fields.Needed(DutyStation) : fields.Text(DutyStation),
            UnitCode = fields.Text(UnitColumn, CsvFields.LongestKey),
            Post = fields.Text(Post),
            Recruitment = fields.OneOf(RecruitmentColumn, _recruitments),
            Population = fields.Text(Population),
        };
    }

    private static string? NeededCode(CsvTable table, CsvFields fields, int column, string[] codes)
    {
        if (table[column].Length == 0)
        {
            fields.Bad(column, "this is empty");
            return null;
        }
        return fields.OneOf(column, codes);
    }

    /// <summary>Names each period of one official that shares a day with an earlier one, at the line of the later.</summary>
    public static void NameOverlaps(string id, IEnumerable<Period> periods, RowMistakes mistakes)
    {
        foreach (var (earlier, later) in ServicePeriods.Overlapping(periods, p => p.Span))
        {
            var what = $"this period of {id} ({later.Span}) shares days with the one on line {earlier.Line} ({earlier.Span})";
            mistakes.AddOfOfficial(id, new RowMistake(Name, later.Line, "from", what));
        }
    }

    /// <summary>The days of a row, and its line.</summary>
    internal readonly record struct Period(Span Span, int Line);
}
