using System.Text;
using Fairway.App.Files;
using Fairway.Rules.Service;
using Fairway.Rules.Time;

namespace Fairway.App.Service.Files;

public sealed partial class StaffColumnsReader
{
    private const int RowsOfBlock = 1 << 16;
    private const int RowsAtOnce = 512;

    // Rows as they come; in blocks, so that none is ever copied to make room.
    private readonly List<StaffPeriod[]> _blocks = [];
    private int _rows;

    // Rows whose official is still to be looked up, and their staff ids.
    private readonly int[] _waiting = new int[RowsAtOnce];
    private readonly int[] _waitingEnds = new int[RowsAtOnce];
    private readonly byte[] _waitingIds = new byte[RowsAtOnce * CsvFields.LongestKey];
    private int _waitingCount;
    private int _waitingBytes;

    /// <summary>The codes that are judged together, since what one may be depends on the others.</summary>
    private readonly record struct PeriodFacts(
        int Organization,
        int Status,
        int Category,
        int Grade,
        int Contract,
        int Funding,
        int Recruitment,
        int Population,
        bool NoStation
    )
    {
        /// <summary>Of millions of rows few differ in these: a hash that is quick is better than one that is good.</summary>
        public override int GetHashCode() =>
            Organization
            + (Status * 31)
            + (Category * 961)
            + (Grade * 29_791)
            + (Contract * 923_521)
            + (Funding * 28_629_151)
            + (Recruitment * 7)
            + (Population * 131)
            + (NoStation ? 1 : 0);
    }

    /// <summary>False where the file can't be read as a table.</summary>
    private bool ReadService(string path, bool officials, Action<double> progress)
    {
        using var table = CsvTable.Open(path, ServiceFile.Columns, _mistakes);
        if (table is null)
        {
            return false;
        }
        var fields = new CsvFields(table, ServiceFile.Columns);
        Func<string, bool>? known = officials ? IsKnown : null;
        for (var row = 0; table.Read(); row++)
        {
            if (!officials || !TakePlainPeriod(table))
            {
                var good = ServiceFile.ReadRow(table, fields, known, _grades, out var span);
                if (span is { } days && _ids.Find(table[ServiceFile.StaffId]) is var official && official >= 0)
                {
                    Take(table, official, days, good);
                }
            }
            Tell(progress, table, row);
        }
        FindOfficials();
        return true;
    }

    private bool TakePlainPeriod(CsvTable table)
    {
        if (
            table.Fault is not null
            || !table.Bytes(ServiceFile.StaffId, out var id)
            || id.Length is 0 or > CsvFields.LongestKey
            || !PlainDay(table, ServiceFile.From, out var from)
            || !PlainEnd(table, out var until)
            || until <= from
            || !Facts(table, out var facts)
            || !_goodFacts.TryGetValue(facts, out var known)
            || !Code(table, ServiceFile.DutyStation, out var station)
            || !PlainText(table, ServiceFile.UnitColumn, CsvFields.LongestKey)
            || !PlainText(table, ServiceFile.Post)
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
        _waiting[_waitingCount++] = Add(new(from, until, 0, known, station, table.Line));
        return true;
    }

    /// <summary>A row that the checks have judged. One that is bad keeps its days, which another row may share.</summary>
    private void Take(CsvTable table, int official, Rules.Time.Span days, ServiceRow? row)
    {
        var facts = -1;
        if (row is not null)
        {
            var codes = new PeriodFacts(
                Code(row.Organization),
                Code(row.Status),
                Code(row.Category),
                Code(row.Grade),
                Code(row.Contract),
                Code(row.Funding),
                Code(row.Recruitment),
                Code(row.Population),
                row.DutyStation is null
            );
            if (!_goodFacts.TryGetValue(codes, out facts))
            {
                _goodFacts.Add(codes, facts = _facts.Count);
                _facts.Add(
                    new(
                        row.Organization,
                        Codes.Parse<ServiceStatus>(row.Status)!.Value,
                        row.Category ?? "",
                        row.Grade ?? "",
                        row.Funding ?? "",
                        row.Population ?? ""
                    )
                );
            }
        }
        Add(new(DayNumbers.Of(days.From), DayNumbers.OfEnd(days.Until), official, facts, Code(row?.DutyStation), table.Line));

        int Code(string? text) => _texts.Add(text ?? "");
    }

    /// <summary>False where one of the values has not been met in a good row.</summary>
    private bool Facts(CsvTable table, out PeriodFacts facts)
    {
        facts = default;
        if (
            !Code(table, ServiceFile.Organization, out var organization)
            || !Code(table, ServiceFile.Status, out var status)
            || !Code(table, ServiceFile.CategoryColumn, out var category)
            || !Code(table, ServiceFile.GradeColumn, out var grade)
            || !Code(table, ServiceFile.Contract, out var contract)
            || !Code(table, ServiceFile.FundingColumn, out var funding)
            || !Code(table, ServiceFile.RecruitmentColumn, out var recruitment)
            || !Code(table, ServiceFile.Population, out var population)
            || !table.Bytes(ServiceFile.DutyStation, out var station)
        )
        {
            return false;
        }
        facts = new(organization, status, category, grade, contract, funding, recruitment, population, station.IsEmpty);
        return true;
    }

    private bool Code(CsvTable table, int column, out int code)
    {
        code = table.Bytes(column, out var bytes) ? _texts.Find(bytes) : -1;
        return code >= 0;
    }

    private static bool PlainEnd(CsvTable table, out int until)
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
        var ids = _waitingIds.AsSpan(0, _waitingBytes);
        Span<int> officials = stackalloc int[_waitingCount];
        _ids.Find(ids, _waitingEnds.AsSpan(0, _waitingCount), officials);
        for (var i = 0; i < _waitingCount; i++)
        {
            ref var period = ref At(_waiting[i]);
            period = period with { Official = officials[i] };
            if (officials[i] < 0)
            {
                var start = i == 0 ? 0 : _waitingEnds[i - 1];
                ServiceFile.NameUnknown(Encoding.UTF8.GetString(ids[start.._waitingEnds[i]]), period.Line, _mistakes);
            }
        }
        _waitingCount = 0;
        _waitingBytes = 0;
    }

    private ref StaffPeriod At(int row) => ref _blocks[row / RowsOfBlock][row % RowsOfBlock];

    /// <summary>Returns the row's place.</summary>
    private int Add(in StaffPeriod period)
    {
        if (_rows == _blocks.Count * RowsOfBlock)
        {
            _blocks.Add(new StaffPeriod[RowsOfBlock]);
        }
        At(_rows) = period;
        return _rows++;
    }

    /// <summary>Puts each official's periods beside each other, officials in the order of their ids, and names those that share a day.</summary>
    private StaffPlace[] Group()
    {
        var order = _ids.Ordered();
        var next = new int[_ids.Count];
        var listed = 0;
        for (var row = 0; row < _rows; row++)
        {
            if (At(row).Official is var official and >= 0)
            {
                next[official]++;
                listed++;
            }
        }
        var places = new StaffPlace[order.Length];
        var first = 0;
        for (var place = 0; place < order.Length; place++)
        {
            var official = order[place];
            places[place] = new(official, first, next[official]);
            next[official] = first;
            first += places[place].Count;
        }
        var grouped = new StaffPeriod[listed];
        for (var row = 0; row < _rows; row++)
        {
            ref readonly var period = ref At(row);
            if (period.Official >= 0)
            {
                grouped[next[period.Official]++] = period;
            }
        }
        _blocks.Clear();
        _periods = grouped;
        foreach (ref readonly var place in places.AsSpan())
        {
            var service = grouped.AsSpan(place.First, place.Count);
            if (!SortedApart(service))
            {
                ServiceFile.NameOverlaps(_ids.Text(place.Official), Days(service), _mistakes);
            }
        }
        return places;
    }

    /// <summary>Sorts a handful of periods by their first days; false where two share a day.</summary>
    private static bool SortedApart(Span<StaffPeriod> service)
    {
        for (var i = 1; i < service.Length; i++)
        {
            var period = service[i];
            var at = i;
            for (; at > 0 && service[at - 1].From > period.From; at--)
            {
                service[at] = service[at - 1];
            }
            service[at] = period;
        }
        for (var i = 1; i < service.Length; i++)
        {
            if (service[i].From < service[i - 1].Until)
            {
                return false;
            }
        }
        return true;
    }

    private static List<ServiceFile.Period> Days(ReadOnlySpan<StaffPeriod> service)
    {
        var days = new List<ServiceFile.Period>();
        foreach (ref readonly var period in service)
        {
            var until = period.Until == DayNumbers.Open ? (NodaTime.LocalDate?)null : DayNumbers.Day(period.Until);
            days.Add(new(new Rules.Time.Span(DayNumbers.Day(period.From), until), period.Line));
        }
        return days;
    }
}
