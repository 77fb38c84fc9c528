using Fairway.App.Files;
using Fairway.Rules.Service;

namespace Fairway.App.Service.Files;

/// <summary>
/// Reads a staff folder of any size into <see cref="StaffColumns"/>. Large files are cut into parts that are read at once, on every processor. Where
/// anything at all is wrong in one of them, the file is read anew in one piece: what is wrong is said by who goes through it row after row, and parts
/// need not agree about it.
/// </summary>
public static class StaffColumnsReader
{
    /// <summary>Reads and checks officials.csv, service.csv and, where it is there, exceptions.csv.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="grades">Categories and grades of the policy in force, asked for when the officials are read.</param>
    /// <param name="skipInvalid">Leave out, whole, every official with a bad row, and rows of unknown officials.</param>
    /// <param name="progress">Told how much of the work is done, from 0 to 1.</param>
    public static StaffColumnsReading Read(string directory, Func<GradeScale> grades, bool skipInvalid, Action<double>? progress = null) =>
        Read(directory, grades, skipInvalid, CsvCutting.Usual, progress);

    /// <summary>The same, with files cut otherwise.</summary>
    public static StaffColumnsReading Read(
        string directory,
        Func<GradeScale> grades,
        bool skipInvalid,
        CsvCutting cutting,
        Action<double>? progress = null
    )
    {
        var tell = progress ?? (_ => { });
        var mistakes = new RowMistakes();
        if (StaffFolder.NameMissing(directory, mistakes))
        {
            return Refused(mistakes);
        }
        var officials = ReadOfficials(Path.Combine(directory, OfficialsFile.Name), cutting, mistakes, share => tell(share * 0.3));
        var service = ReadService(
            Path.Combine(directory, ServiceFile.Name),
            officials?.Ids,
            grades(),
            cutting,
            mistakes,
            share => tell(0.3 + (share * 0.7))
        );
        var groups = officials is null || service is null ? null : StaffGrouping.Of(officials.Ids, service, mistakes);
        var exceptions = ReadExceptions(Path.Combine(directory, ExceptionsFile.Name), officials?.Ids, mistakes);
        if (groups is null || (mistakes.Count > 0 && (!skipInvalid || mistakes.NotSkippable > 0)))
        {
            return Refused(mistakes);
        }
        var left = mistakes.Officials.Select(officials!.Ids.Find).ToHashSet();
        return new(
            new(
                officials.Ids,
                officials.Rows,
                groups.Periods,
                left.Count == 0 ? groups.Places : [.. groups.Places.Where(place => !left.Contains(place.Official))],
                exceptions,
                groups.Texts,
                groups.Facts
            ),
            mistakes.First,
            mistakes.Count,
            [.. mistakes.Officials.Order(Utf8Order.Instance)]
        );
    }

    private static StaffColumnsReading Refused(RowMistakes mistakes) => new(null, mistakes.First, mistakes.Count, []);

    private sealed record Officials(Utf8Index Ids, StaffOfficial[] Rows);

    /// <summary>Null where the file can't be read as a table.</summary>
    private static Officials? ReadOfficials(string path, CsvCutting cutting, RowMistakes mistakes, Action<double> progress)
    {
        var tables = CsvTable.OpenParts(path, OfficialsFile.Columns, cutting);
        if (tables.Count > 1)
        {
            var parts = tables.Select(table => new StaffOfficialsPart(table)).ToList();
            ReadAtOnce(tables, part => parts[part].Read(part == 0 ? progress : _ => { }));
            if (parts.TrueForAll(part => part.Mistakes.Count == 0) && Utf8Index.Joined([.. parts.Select(part => part.Ids)]) is { } ids)
            {
                return new(ids, [.. parts.SelectMany(part => part.Officials.ToArray())]);
            }
        }
        using var whole = CsvTable.Open(path, OfficialsFile.Columns, mistakes);
        if (whole is null)
        {
            return null;
        }
        var one = new StaffOfficialsPart(whole);
        one.Read(progress);
        return new(one.Ids, one.Officials.ToArray());
    }

    /// <summary>Null where the file can't be read as a table.</summary>
    private static List<StaffServicePart>? ReadService(
        string path,
        Utf8Index? ids,
        GradeScale grades,
        CsvCutting cutting,
        RowMistakes mistakes,
        Action<double> progress
    )
    {
        var tables = ids is null ? [] : CsvTable.OpenParts(path, ServiceFile.Columns, cutting);
        if (tables.Count > 1)
        {
            var parts = tables.Select(table => new StaffServicePart(table, ids, grades)).ToList();
            ReadAtOnce(tables, part => parts[part].Read(part == 0 ? progress : _ => { }));
            if (parts.TrueForAll(part => part.Mistakes.Count == 0))
            {
                return parts;
            }
        }
        using var whole = CsvTable.Open(path, ServiceFile.Columns, mistakes);
        if (whole is null)
        {
            return null;
        }
        var one = new StaffServicePart(whole, ids, grades);
        one.Read(progress);
        return [one];
    }

    private static void ReadAtOnce(IReadOnlyList<CsvTable> tables, Action<int> read)
    {
        try
        {
            Parallel.For(0, tables.Count, read);
        }
        finally
        {
            foreach (var table in tables)
            {
                table.Dispose();
            }
        }
    }

    private static List<StaffException> ReadExceptions(string path, Utf8Index? ids, RowMistakes mistakes)
    {
        var exceptions = new List<StaffException>();
        if (File.Exists(path))
        {
            Func<string, bool>? known = ids is null ? null : id => ids.Find(id) >= 0;
            ExceptionsFile.Read(path, known, (id, row) => exceptions.Add(new(ids?.Find(id) ?? -1, row)), mistakes);
        }
        return exceptions;
    }
}
