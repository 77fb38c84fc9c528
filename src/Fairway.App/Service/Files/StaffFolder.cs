using Fairway.App.Files;
using Fairway.App.Results;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.App.Service.Files;

/// <summary>What reading a staff folder needs to know.</summary>
public sealed record StaffFolderOptions
{
    /// <summary>Categories and grades of the policy in force.</summary>
    public required GradeScale Grades { get; init; }

    /// <summary>The day on which a unit's responsible chief has to be in service; null: chiefs are not asked about.</summary>
    public LocalDate? Today { get; init; }

    /// <summary>Leave out, whole, every official with a bad row, and rows of unknown officials.</summary>
    public bool SkipInvalid { get; init; }

    /// <summary>Officials in service today whom the folder need not list, because the database knows them.</summary>
    public IReadOnlySet<string> InServiceElsewhere { get; init; } = new HashSet<string>();

    /// <summary>Units with their parents that the folder need not list, because the database knows them.</summary>
    public IReadOnlyDictionary<string, string?> UnitsElsewhere { get; init; } = new Dictionary<string, string?>();

    /// <summary>Keys of outcomes that the folder need not list, because the database knows them.</summary>
    public IReadOnlySet<string> OutcomesElsewhere { get; init; } = new HashSet<string>();

    /// <summary>False where only officials, service and exceptions are wanted.</summary>
    public bool Structure { get; init; } = true;
}

/// <summary>What came of reading a staff folder: the folder, or what is wrong with it.</summary>
/// <param name="Folder">Null where something stands in the way.</param>
/// <param name="Mistakes">The first hundred, in the order of files and lines.</param>
/// <param name="MistakeCount">How many there are in all.</param>
/// <param name="LeftOut">With <see cref="StaffFolderOptions.SkipInvalid"/>: the ids left out, ordered; else empty.</param>
public sealed record StaffFolderReading(
    StaffFolder? Folder,
    IReadOnlyList<RowMistake> Mistakes,
    int MistakeCount,
    IReadOnlyList<string> LeftOut
);

/// <summary>A staff folder that holds together: officials.csv and service.csv, and where they are there units.csv, exceptions.csv and outcomes.csv.</summary>
public sealed class StaffFolder
{
    internal StaffFolder(
        IReadOnlyList<OfficialRow> officials,
        IReadOnlySet<string> officialColumns,
        IReadOnlySet<string> serviceColumns,
        IReadOnlyList<UnitRow>? units,
        bool hasExceptions,
        IReadOnlyList<OutcomeRow>? outcomes,
        IReadOnlyList<string> leftOut
    )
    {
        LeftOut = leftOut;
        Officials = officials;
        OfficialColumns = officialColumns;
        ServiceColumns = serviceColumns;
        Units = units;
        HasExceptions = hasExceptions;
        Outcomes = outcomes;
    }

    /// <summary>Ordered by the UTF-8 bytes of the staff id.</summary>
    public IReadOnlyList<OfficialRow> Officials { get; }

    /// <summary>The columns that officials.csv has: what it doesn't say is left as it is.</summary>
    public IReadOnlySet<string> OfficialColumns { get; }

    /// <summary>The columns that service.csv has.</summary>
    public IReadOnlySet<string> ServiceColumns { get; }

    /// <summary>Null where the folder has no units.csv.</summary>
    public IReadOnlyList<UnitRow>? Units { get; }

    public bool HasExceptions { get; }

    /// <summary>Officials who were left out with their bad rows: the folder does not say that they left.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>Null where the folder has no outcomes.csv.</summary>
    public IReadOnlyList<OutcomeRow>? Outcomes { get; }

    /// <summary>Reads and checks a folder. Every bad row is found; nothing is written anywhere.</summary>
    public static StaffFolderReading Read(string directory, StaffFolderOptions options)
    {
        var mistakes = new RowMistakes();
        if (NameMissing(directory, mistakes))
        {
            return new StaffFolderReading(null, mistakes.First, mistakes.Count, []);
        }
        var officials = OfficialsFile.Read(Path.Combine(directory, OfficialsFile.Name), mistakes);
        var serviceColumns = ServiceFile.Read(Path.Combine(directory, ServiceFile.Name), officials, options.Grades, mistakes);
        if (serviceColumns is null)
        {
            // Without service.csv every chief would seem to have left.
            options = options with
            {
                Today = null,
            };
        }
        Func<string, bool>? known = officials is null ? null : officials.Known.ContainsKey;
        var exceptions = Optional(directory, ExceptionsFile.Name, path => ExceptionsFile.Read(path, known, AddException, mistakes));
        var units = options.Structure
            ? Optional(directory, UnitsFile.Name, path => UnitsFile.Read(path, officials, options, mistakes))
            : null;
        var unitCodes = units?.Select(u => u.Code).Concat(options.UnitsElsewhere.Keys).ToHashSet(StringComparer.Ordinal);
        var outcomes = options.Structure
            ? Optional(directory, OutcomesFile.Name, path => OutcomesFile.Read(path, unitCodes, options.OutcomesElsewhere, mistakes))
            : null;

        var standsInTheWay = mistakes.Count > 0 && (!options.SkipInvalid || mistakes.NotSkippable > 0);
        if (standsInTheWay || officials is null || serviceColumns is null)
        {
            return new StaffFolderReading(null, mistakes.First, mistakes.Count, []);
        }
        var good = officials
            .Rows.Values.Where(o => !mistakes.Officials.Contains(o.StaffId))
            .OrderBy(o => o.StaffId, Utf8Order.Instance)
            .ToList();
        string[] leftOut = [.. mistakes.Officials.Order(Utf8Order.Instance)];
        var folder = new StaffFolder(good, officials.Columns, serviceColumns, units, exceptions is not null, outcomes, leftOut);
        return new StaffFolderReading(folder, mistakes.First, mistakes.Count, leftOut);

        void AddException(string id, ExceptionRow row)
        {
            if (officials is not null && officials.Rows.TryGetValue(id, out var official))
            {
                official.Exceptions.Add(row);
            }
        }
    }

    /// <summary>True where there is no such folder, which is then among the mistakes.</summary>
    internal static bool NameMissing(string directory, RowMistakes mistakes)
    {
        if (Directory.Exists(directory))
        {
            return false;
        }
        mistakes.Add(
            new RowMistake(Path.GetFileName(Path.TrimEndingDirectorySeparator(directory)), 1, null, $"there is no folder {directory}")
        );
        return true;
    }

    private static T? Optional<T>(string directory, string name, Func<string, T?> read)
        where T : class
    {
        var path = Path.Combine(directory, name);
        return File.Exists(path) ? read(path) : null;
    }
}
