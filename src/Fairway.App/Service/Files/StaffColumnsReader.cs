using Fairway.App.Files;
using Fairway.Rules.Service;
using Fairway.Rules.Time;

namespace Fairway.App.Service.Files;

/// <summary>
/// Reads a staff folder of any size into <see cref="StaffColumns"/>. Rows that are plainly good are taken as they lie in the file; all others
/// are judged by the checks of the import (<see cref="OfficialsFile.ReadRow"/>, <see cref="ServiceFile.ReadRow"/>), so that there is one
/// statement of what a bad row is and one wording. What those checks found good is remembered by its values, and need not be asked again.
/// </summary>
public sealed partial class StaffColumnsReader
{
    private readonly GradeScale _grades;
    private readonly RowMistakes _mistakes = new();
    private readonly Utf8Index _ids = new();
    private readonly Utf8Index _texts = new();

    // Values of officials.csv's coded columns that were found good, and combinations of service.csv's.
    private readonly HashSet<(int Column, int Code)> _goodCodes = [];
    private readonly Dictionary<PeriodFacts, int> _goodFacts = [];
    private readonly List<StaffFacts> _facts = [];

    private StaffOfficial[] _officials = new StaffOfficial[1 << 10];
    private StaffPeriod[] _periods = [];
    private readonly List<StaffException> _exceptions = [];

    private StaffColumnsReader(GradeScale grades)
    {
        _grades = grades;
        _texts.Add("");
    }

    /// <summary>Reads and checks officials.csv, service.csv and, where it is there, exceptions.csv.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="grades">Categories and grades of the policy in force.</param>
    /// <param name="skipInvalid">Leave out, whole, every official with a bad row, and rows of unknown officials.</param>
    /// <param name="progress">Told how much of the work is done, from 0 to 1.</param>
    public static StaffColumnsReading Read(string directory, GradeScale grades, bool skipInvalid, Action<double>? progress = null)
    {
        var reader = new StaffColumnsReader(grades);
        return reader.ReadFolder(directory, skipInvalid, progress ?? (_ => { }));
    }

    private StaffColumnsReading ReadFolder(string directory, bool skipInvalid, Action<double> progress)
    {
        if (StaffFolder.NameMissing(directory, _mistakes))
        {
            return new(null, _mistakes.First, _mistakes.Count, []);
        }
        var officials = ReadOfficials(Path.Combine(directory, OfficialsFile.Name), share => progress(share * 0.3));
        var service = ReadService(Path.Combine(directory, ServiceFile.Name), officials, share => progress(0.3 + (share * 0.7)));
        var places = Group();
        var exceptions = Path.Combine(directory, ExceptionsFile.Name);
        if (File.Exists(exceptions))
        {
            Func<string, bool>? known = officials ? IsKnown : null;
            ExceptionsFile.Read(exceptions, known, (id, row) => _exceptions.Add(new(_ids.Find(id), row)), _mistakes);
        }
        if (!officials || !service || (_mistakes.Count > 0 && (!skipInvalid || _mistakes.NotSkippable > 0)))
        {
            return new(null, _mistakes.First, _mistakes.Count, []);
        }
        var left = _mistakes.Officials.Select(_ids.Find).ToHashSet();
        return new(
            new(
                _ids,
                _officials,
                _periods,
                left.Count == 0 ? places : [.. places.Where(place => !left.Contains(place.Official))],
                _exceptions,
                _texts,
                _facts
            ),
            _mistakes.First,
            _mistakes.Count,
            [.. _mistakes.Officials.Order(Utf8Order.Instance)]
        );
    }

    private bool IsKnown(string id) => _ids.Find(id) >= 0;

    /// <summary>False where the file can't be read as a table.</summary>
    private bool ReadOfficials(string path, Action<double> progress)
    {
        using var table = CsvTable.Open(path, OfficialsFile.Columns, _mistakes);
        if (table is null)
        {
            return false;
        }
        var fields = new CsvFields(table, OfficialsFile.Columns);
        for (var row = 0; table.Read(); row++)
        {
            if (!TakePlainOfficial(table) && OfficialsFile.ReadRow(table, fields, Know) is { } good)
            {
                Take(table, good);
            }
            Tell(progress, table, row);
        }
        return true;
    }

    /// <summary>Gives a new staff id its number. Whoever's row turns out to be bad is left out whole.</summary>
    private int? Know(string id, int line)
    {
        var number = _ids.Find(id);
        if (number >= 0)
        {
            return _officials[number].Line;
        }
        Official(_ids.Add(id)) = new(0, 0, DayNumbers.Open, false, line);
        return null;
    }

    private ref StaffOfficial Official(int number)
    {
        if (number >= _officials.Length)
        {
            Array.Resize(ref _officials, _officials.Length * 2);
        }
        return ref _officials[number];
    }

    private bool TakePlainOfficial(CsvTable table)
    {
        if (
            table.Fault is not null
            || !table.Bytes(OfficialsFile.StaffId, out var id)
            || id.IsEmpty
            || !PlainField.IsText(id, CsvFields.LongestKey)
            || !PlainDay(table, OfficialsFile.DateOfBirth, out var born)
            || !PlainDay(table, OfficialsFile.EntryOnDuty, out var entry)
            || born > entry
            || !PlainText(table, OfficialsFile.FamilyName)
            || !PlainText(table, OfficialsFile.GivenNames)
            || !table.Bytes(OfficialsFile.Email, out var email)
            || !(email.IsEmpty || PlainField.IsAddress(email))
            || !IsGoodCode(table, OfficialsFile.Sex)
            || !IsGoodCode(table, OfficialsFile.Nationality)
            || !IsGoodCode(table, OfficialsFile.Language)
            || !IsGoodCode(table, OfficialsFile.Probation)
            || !table.Bytes(OfficialsFile.Probation, out var probation)
            || !table.Bytes(OfficialsFile.PersonalPromotionOn, out var promotion)
        )
        {
            return false;
        }
        var promoted = DayNumbers.Open;
        if (!promotion.IsEmpty && !PlainField.IsDay(promotion, out promoted))
        {
            return false;
        }
        var before = _ids.Count;
        var number = _ids.Add(id);
        if (number < before)
        {
            return false;
        }
        Official(number) = new(born, entry, promoted, !probation.SequenceEqual("no"u8), table.Line);
        return true;
    }

    private void Take(CsvTable table, OfficialRow row)
    {
        Official(_ids.Find(row.StaffId)) = new(
            DayNumbers.Of(row.DateOfBirth),
            DayNumbers.Of(row.EntryOnDuty),
            DayNumbers.OfEnd(row.PersonalPromotionOn),
            row.Probation,
            row.Line
        );
        foreach (
            var column in (ReadOnlySpan<int>)[OfficialsFile.Sex, OfficialsFile.Nationality, OfficialsFile.Language, OfficialsFile.Probation]
        )
        {
            _goodCodes.Add((column, _texts.Add(table[column])));
        }
    }

    private bool IsGoodCode(CsvTable table, int column) =>
        table.Bytes(column, out var bytes) && _texts.Find(bytes) is var code && code >= 0 && _goodCodes.Contains((column, code));

    private static bool PlainText(CsvTable table, int column, int longest = CsvFields.LongestText) =>
        table.Bytes(column, out var text) && PlainField.IsText(text, longest);

    private static bool PlainDay(CsvTable table, int column, out int day)
    {
        day = 0;
        return table.Bytes(column, out var text) && PlainField.IsDay(text, out day);
    }

    private static void Tell(Action<double> progress, CsvTable table, int row)
    {
        if ((row & 0xFFFF) == 0)
        {
            progress(table.Share);
        }
    }
}
