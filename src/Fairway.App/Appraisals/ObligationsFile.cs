using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Fairway.App.Files;
using Fairway.App.Policies;
using Fairway.App.Service.Files;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What falls due for everybody of a staff folder within a window, as <c>fairway obligations</c> writes it.
/// </summary>
public static class ObligationsFile
{
    /// <summary>The header row.</summary>
    public const string Header = "staff_id,kind,due_on,cycle_start,cycle_end,rule\n";

    /// <summary>The longest that a cycle can be by policy (PolicyKeys: a regular cycle, and a first one that merges into it), in years.</summary>
    private const int LongestCycle = 10;

    /// <summary>Writes a row for each step due within the window, ordered by staff id, due date and kind.</summary>
    /// <param name="staff">Whose.</param>
    /// <param name="policies">The parameters; each cycle has those of the day on which it was launched.</param>
    /// <param name="from">The window's first day; not before 1900.</param>
    /// <param name="to">The window's last day, inclusive; not before the first.</param>
    /// <param name="into">Takes the bytes.</param>
    /// <param name="progress">Told how much of the work is done, from 0 to 1.</param>
    /// <param name="stop">Stops between parts.</param>
    /// <returns>How many rows were written, without the header.</returns>
    public static async Task<long> WriteAsync(
        StaffColumns staff,
        PolicyLibrary policies,
        LocalDate from,
        LocalDate to,
        Stream into,
        Action<double> progress,
        CancellationToken stop
    )
    {
        await into.WriteAsync(Csv.Encoding.GetBytes(Header), stop);
        var days = new Utf8Days(DayNumbers.Of(to.PlusYears(LongestCycle)));
        return await RowsInParts.WriteAsync(
            staff.Count,
            () => new ObligationRows(new(policies.PolicyOfLaunch, DayNumbers.Of(from), DayNumbers.Of(to)), staff, days),
            into,
            progress,
            stop
        );
    }
}

/// <summary>The rows of some officials. It is used again for others, and keeps what it has reckoned of days.</summary>
internal sealed class ObligationRows(ObligationCalendar calendar, StaffColumns staff, Utf8Days days) : IRowsOfPart
{
    // A kind with its commas, and a rule with its line end, each with zeros behind it that the next part is written over.
    private static readonly (Vector256<byte> Text, int Length)[] _kinds = [.. ObligationKinds.Codes.Select(code => Part($",{code},"))];
    private static readonly (Vector256<byte> Text, int Length)[] _rules = Rules(false);
    private static readonly (Vector256<byte> Text, int Length)[] _thirdRules = Rules(true);

    // What a row takes beside the staff id, with what is written past its end.
    private const int MostOfRow = 4 * 32;

    private readonly Funding?[] _fundings = [.. staff.Facts.Select(facts => facts.DecidingFunding)];
    private readonly List<ObligationDay> _due = [];
    private FundedPeriod[] _service = new FundedPeriod[16];
    private byte[] _bytes = new byte[1 << 20];
    private int _length;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Reckons the officials from a place up to another, in place of what it held.</summary>
    public void Reckon(int first, int until)
    {
        Count = 0;
        _length = 0;
        for (var place = first; place < until; place++)
        {
            ref readonly var official = ref staff.Official(place);
            calendar.List(official.EntryOnDuty, official.Probation, Service(place), _due);
            if (_due.Count > 0)
            {
                Write(Csv.Field(staff.StaffId(place)));
            }
        }
    }

    private ReadOnlySpan<FundedPeriod> Service(int place)
    {
        var periods = staff.Service(place);
        if (periods.Length > _service.Length)
        {
            _service = new FundedPeriod[periods.Length * 2];
        }
        for (var i = 0; i < periods.Length; i++)
        {
            ref readonly var period = ref periods[i];
            _service[i] = new(period.From, period.Until, _fundings[period.Facts]);
        }
        return _service.AsSpan(0, periods.Length);
    }

    private void Write(ReadOnlySpan<byte> staffId)
    {
        var most = _due.Count * (staffId.Length + MostOfRow);
        if (_bytes.Length - _length < most)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + most));
        }
        var at = _length;
        foreach (ref readonly var due in CollectionsMarshal.AsSpan(_due))
        {
            staffId.CopyTo(_bytes.AsSpan(at));
            at += staffId.Length;
            Put(_kinds[(int)due.Kind], ref at);
            Put(days[due.DueOn], ref at);
            Put(days[due.CycleStart], ref at);
            Put(days[due.CycleEnd], ref at);
            Put((due.IsThirdAppraisal ? _thirdRules : _rules)[(int)due.Kind], ref at);
        }
        Count += _due.Count;
        _length = at;
    }

    private void Put((Vector256<byte> Text, int Length) part, ref int at)
    {
        part.Text.CopyTo(_bytes, at);
        at += part.Length;
    }

    private void Put(Vector128<byte> day, ref int at)
    {
        day.CopyTo(_bytes, at);
        at += Utf8Days.Length;
    }

    private static (Vector256<byte>, int)[] Rules(bool third) =>
        [.. Enum.GetValues<ObligationKind>().Select(kind => Part($"{Obligations.Rule(kind, third).Rule}\n"))];

    private static (Vector256<byte>, int) Part(string text)
    {
        Span<byte> bytes = stackalloc byte[Vector256<byte>.Count];
        var length = Csv.Encoding.GetBytes(text, bytes);
        return (Vector256.Create<byte>(bytes), length);
    }
}
