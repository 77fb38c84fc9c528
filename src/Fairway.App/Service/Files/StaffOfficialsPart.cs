using Fairway.App.Files;
using Fairway.Rules.Time;

namespace Fairway.App.Service.Files;

/// <summary>
/// Reads officials.csv, or a part of it. Rows that are plainly good are taken as they lie in the file; all others are judged by the check of the
/// import (<see cref="OfficialsFile.ReadRow"/>), so that there is one statement of what a bad row is and one wording. Values that it found good are
/// remembered, and need not be asked again.
/// </summary>
internal sealed class StaffOfficialsPart(CsvTable table)
{
    private readonly JoinedFields _codes = new(
        table,
        [OfficialsFile.Sex, OfficialsFile.Nationality, OfficialsFile.Language, OfficialsFile.Probation]
    );
    private readonly Utf8Index _goodCodes = new();
    private StaffOfficial[] _officials = new StaffOfficial[1 << 10];

    /// <summary>Every staff id that has a row, good or bad, in the order in which they came.</summary>
    public Utf8Index Ids { get; } = new();

    public RowMistakes Mistakes => table.Mistakes;

    /// <summary>In the order of <see cref="Ids"/>.</summary>
    public ReadOnlySpan<StaffOfficial> Officials => _officials.AsSpan(0, Ids.Count);

    public void Read(Action<double> progress)
    {
        var fields = new CsvFields(table, OfficialsFile.Columns);
        for (var row = 0; table.Read(); row++)
        {
            if (!TakePlain() && OfficialsFile.ReadRow(table, fields, Know) is { } good)
            {
                Take(good);
            }
            table.Tell(progress, row);
        }
    }

    /// <summary>Gives a new staff id its number. Whoever's row turns out to be bad is left out whole.</summary>
    private int? Know(string id, int line)
    {
        var number = Ids.Find(id);
        if (number >= 0)
        {
            return _officials[number].Line;
        }
        Official(Ids.Add(id)) = new(0, 0, DayNumbers.Open, false, line);
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

    private bool TakePlain()
    {
        if (
            table.Fault is not null
            || !table.Bytes(OfficialsFile.StaffId, out var id)
            || id.IsEmpty
            || !PlainField.IsText(id, CsvFields.LongestKey)
            || !PlainField.IsDay(table, OfficialsFile.DateOfBirth, out var born)
            || !PlainField.IsDay(table, OfficialsFile.EntryOnDuty, out var entry)
            || born > entry
            || !PlainField.IsText(table, OfficialsFile.FamilyName)
            || !PlainField.IsText(table, OfficialsFile.GivenNames)
            || !table.Bytes(OfficialsFile.Email, out var email)
            || !(email.IsEmpty || PlainField.IsAddress(email))
            || !_codes.Take(out var codes)
            || _goodCodes.Find(codes) < 0
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
        var before = Ids.Count;
        var number = Ids.Add(id);
        if (number < before)
        {
            return false;
        }
        Official(number) = new(born, entry, promoted, !probation.SequenceEqual("no"u8), table.Line);
        return true;
    }

    private void Take(OfficialRow row)
    {
        Official(Ids.Find(row.StaffId)) = new(
            DayNumbers.Of(row.DateOfBirth),
            DayNumbers.Of(row.EntryOnDuty),
            DayNumbers.OfEnd(row.PersonalPromotionOn),
            row.Probation,
            row.Line
        );
        if (_codes.Take(out var codes))
        {
            _goodCodes.Add(codes);
        }
    }
}
