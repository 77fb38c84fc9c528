using System.Text;
using Fairway.App.Files;
using Fairway.Rules.Service;
using Fairway.Rules.Time;

namespace Fairway.App.Service.Files;

/// <summary>
/// Reads service.csv, or a part of it, as <see cref="StaffOfficialsPart"/> reads the officials; the check is <see cref="ServiceFile.ReadRow"/>.
/// </summary>
/// <param name="table">The file, or the part.</param>
/// <param name="ids">The staff ids of officials.csv; null where that file can't be read.</param>
/// <param name="grades">Categories and grades of the policy in force.</param>
internal sealed class StaffServicePart(CsvTable table, Utf8Index? ids, GradeScale grades)
{
    private const int RowsOfBlock = 1 << 16;
    private const int RowsAtOnce = 512;

    // What one of these may be depends on the others: they are judged, and remembered, together.
    private readonly JoinedFields _facts = new(
        table,
        [
            ServiceFile.Organization,
            ServiceFile.Status,
            ServiceFile.CategoryColumn,
            ServiceFile.GradeColumn,
            ServiceFile.Contract,
            ServiceFile.FundingColumn,
            ServiceFile.RecruitmentColumn,
            ServiceFile.Population,
        ]
    );

    // By what a good row says in them, once without a duty station and once with one.
    private readonly Utf8Index _known = new();
    private readonly List<(int Without, int With)> _factsOfKnown = [];
    private readonly Dictionary<StaffFacts, int> _numbers = [];

    // Rows as they come; in blocks, so that none is ever copied to make room.
    private readonly List<StaffPeriod[]> _blocks = [];

    // Rows whose official is still to be looked up, and their staff ids.
    private readonly int[] _waiting = new int[RowsAtOnce];
    private readonly int[] _waitingEnds = new int[RowsAtOnce];
    private readonly byte[] _waitingIds = new byte[RowsAtOnce * CsvFields.LongestKey];
    private int _waitingCount;
    private int _waitingBytes;

    /// <summary>How many rows were taken, those of nobody known included.</summary>
    public int Count { get; private set; }

    public RowMistakes Mistakes => table.Mistakes;

    /// <summary>Duty stations by their codes.</summary>
    public Utf8Index Texts { get; } = Utf8Index.Of("");

    public List<StaffFacts> Facts { get; } = [];

    /// <summary>A row that was taken; its official is negative where nobody known has the staff id, its facts where it is bad.</summary>
    public ref readonly StaffPeriod this[int row] => ref At(row);

    public void Read(Action<double> progress)
    {
        var fields = new CsvFields(table, ServiceFile.Columns);
        Func<string, bool>? known = ids is null ? null : id => ids.Find(id) >= 0;
        for (var row = 0; table.Read(); row++)
        {
            if (ids is null || !TakePlain())
            {
                var good = ServiceFile.ReadRow(table, fields, known, grades, out var span);
                if (span is { } days && ids?.Find(table[ServiceFile.StaffId]) is { } official and >= 0)
                {
                    Take(official, days, good);
                }
            }
            table.Tell(progress, row);
        }
        FindOfficials();
    }

    private bool TakePlain()
    {
        if (
            table.Fault is not null
            || !table.Bytes(ServiceFile.StaffId, out var id)
            || id.Length is 0 or > CsvFields.LongestKey
            || !PlainField.IsDay(table, ServiceFile.From, out var from)
            || !PlainEnd(out var until)
            || until <= from
            || !_facts.Take(out var said)
            || _known.Find(said) is var known && known < 0
            || !table.Bytes(ServiceFile.DutyStation, out var text)
            || Texts.Find(text) is var station && station < 0
            || (text.IsEmpty ? _factsOfKnown[known].Without : _factsOfKnown[known].With) is var facts && facts < 0
            || !PlainField.IsText(table, ServiceFile.UnitColumn, CsvFields.LongestKey)
            || !PlainField.IsText(table, ServiceFile.Post)
        )
        {
            return false;
        }
        if (_waitingCount == _waiting.Length)
        {
            FindOfficials();
        }
        // Whose it is, is looked up for many rows at once.
        id.CopyTo(_waitingIds.AsSpan(_waitingBytes));
        _waitingBytes += id.Length;
        _waitingEnds[_waitingCount] = _waitingBytes;
        _waiting[_waitingCount++] = Add(new(from, until, 0, facts, station, table.Line));
        return true;
    }

    /// <summary>A row that the check has judged. One that is bad keeps its days, which another row may share.</summary>
    private void Take(int official, Rules.Time.Span days, ServiceRow? row)
    {
        var facts = row is null ? -1 : Know(row);
        var station = Texts.Add(row?.DutyStation ?? "");
        Add(new(DayNumbers.Of(days.From), DayNumbers.OfEnd(days.Until), official, facts, station, table.Line));
    }

    private int Know(ServiceRow row)
    {
        var facts = new StaffFacts(
            row.Organization,
            Codes.Parse<ServiceStatus>(row.Status)!.Value,
            row.Category ?? "",
            row.Grade ?? "",
            row.Funding ?? "",
            row.Population ?? ""
        );
        if (!_numbers.TryGetValue(facts, out var number))
        {
            _numbers.Add(facts, number = Facts.Count);
            Facts.Add(facts);
        }
        if (_facts.Take(out var said))
        {
            var known = _known.Add(said);
            if (known == _factsOfKnown.Count)
            {
                _factsOfKnown.Add((-1, -1));
            }
            _factsOfKnown[known] = row.DutyStation is null ? (number, _factsOfKnown[known].With) : (_factsOfKnown[known].Without, number);
        }
        return number;
    }

    private bool PlainEnd(out int until)
    {
        until = DayNumbers.Open;
        if (!table.Bytes(ServiceFile.To, out var to))
        {
            return false;
        }
        if (to.IsEmpty || to.SequenceEqual(CsvFields.LastOfAllText))
        {
            return true;
        }
        var plain = PlainField.IsDay(to, out var last);
        until = last + 1;
        return plain;
    }

    /// <summary>Says whose the rows are that wait for it; a row of nobody who is known is named.</summary>
    private void FindOfficials()
    {
        if (_waitingCount == 0)
        {
            return;
        }
        var texts = _waitingIds.AsSpan(0, _waitingBytes);
        Span<int> officials = stackalloc int[_waitingCount];
        ids!.Find(texts, _waitingEnds.AsSpan(0, _waitingCount), officials);
        for (var i = 0; i < _waitingCount; i++)
        {
            ref var period = ref At(_waiting[i]);
            period = period with { Official = officials[i] };
            if (officials[i] < 0)
            {
                var start = i == 0 ? 0 : _waitingEnds[i - 1];
                ServiceFile.NameUnknown(Encoding.UTF8.GetString(texts[start.._waitingEnds[i]]), period.Line, Mistakes);
            }
        }
        _waitingCount = 0;
        _waitingBytes = 0;
    }

    private ref StaffPeriod At(int row) => ref _blocks[row / RowsOfBlock][row % RowsOfBlock];

    /// <summary>Returns the row's place.</summary>
    private int Add(in StaffPeriod period)
    {
        if (Count == _blocks.Count * RowsOfBlock)
        {
            _blocks.Add(new StaffPeriod[RowsOfBlock]);
        }
        At(Count) = period;
        return Count++;
    }
}
