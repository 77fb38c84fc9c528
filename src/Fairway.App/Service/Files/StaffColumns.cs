using Fairway.App.Files;
using Fairway.Rules.Service;
using Fairway.Rules.Time;

namespace Fairway.App.Service.Files;

/// <summary>A row of officials.csv as numbers; days are <see cref="DayNumbers"/>.</summary>
/// <param name="BornOn">Date of birth.</param>
/// <param name="EntryOnDuty">Entry on duty.</param>
/// <param name="PromotedOn">Personal promotion; <see cref="DayNumbers.Open"/> where there is none.</param>
/// <param name="Probation">Whether the first two years are on probation.</param>
/// <param name="Line">The physical line.</param>
public readonly record struct StaffOfficial(int BornOn, int EntryOnDuty, int PromotedOn, bool Probation, int Line);

/// <summary>What a service row says beside its days and duty station: of millions of rows few differ in it.</summary>
/// <param name="Organization">The employer; on secondment the host.</param>
/// <param name="Status">What the official does.</param>
/// <param name="Category">As written; empty where another organization has none.</param>
/// <param name="Grade">As written.</param>
/// <param name="Funding">As written.</param>
/// <param name="Population">As written; empty: none.</param>
public sealed record StaffFacts(string Organization, ServiceStatus Status, string Category, string Grade, string Funding, string Population)
{
    /// <summary>Whether the official is in the ILO's service in it (<see cref="ServicePeriods.IsInService"/>).</summary>
    public bool InService { get; } = ServicePeriods.IsInService(Organization, Status);

    /// <summary>What pays for it, where that decides: in the ILO's service (<see cref="FundedPeriod.Deciding"/>).</summary>
    public Funding? DecidingFunding { get; } = FundedPeriod.Deciding(Organization, Status, Codes.Parse<Funding>(Funding));
}

/// <summary>A row of service.csv as numbers; days are <see cref="DayNumbers"/>.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The first day no longer in it; <see cref="DayNumbers.Open"/> while it goes on.</param>
/// <param name="Official">The official's number (<see cref="StaffColumns.Number"/>).</param>
/// <param name="Facts">What else it says: a place in <see cref="StaffColumns.Facts"/>.</param>
/// <param name="DutyStation">A code (<see cref="StaffColumns.Text"/>).</param>
/// <param name="Line">The physical line.</param>
public readonly record struct StaffPeriod(int From, int Until, int Official, int Facts, int DutyStation, int Line);

/// <summary>A decided exception (exceptions.csv).</summary>
/// <param name="Official">The official's number.</param>
/// <param name="Row">The row.</param>
internal readonly record struct StaffException(int Official, ExceptionRow Row);

/// <summary>What came of reading a staff folder into columns: the columns, or what is wrong with the folder.</summary>
/// <param name="Columns">Null where something stands in the way.</param>
/// <param name="Mistakes">The first hundred, in the order of files and lines.</param>
/// <param name="MistakeCount">How many there are in all.</param>
/// <param name="LeftOut">The ids left out with their bad rows, ordered.</param>
public sealed record StaffColumnsReading(
    StaffColumns? Columns,
    IReadOnlyList<RowMistake> Mistakes,
    int MistakeCount,
    IReadOnlyList<string> LeftOut
);

/// <summary>
/// Officials and their service as columns of numbers, for commands that judge a million at once; what is a bad row, and how it is told, is
/// <see cref="StaffFolder"/>'s. Officials stand in the order of the UTF-8 bytes of their ids, their periods in the order of their first days.
/// </summary>
public sealed class StaffColumns
{
    private readonly Utf8Index _ids;
    private readonly StaffOfficial[] _officials;
    private readonly StaffPeriod[] _periods;
    private readonly StaffPlace[] _places;
    private readonly Utf8Index _texts;

    internal StaffColumns(
        Utf8Index ids,
        StaffOfficial[] officials,
        StaffPeriod[] periods,
        StaffPlace[] places,
        IReadOnlyList<StaffException> exceptions,
        Utf8Index texts,
        IReadOnlyList<StaffFacts> facts
    )
    {
        Facts = facts;
        _ids = ids;
        _officials = officials;
        _periods = periods;
        _places = places;
        _texts = texts;
        Exceptions = exceptions.ToLookup(e => e.Official, e => e.Row);
    }

    /// <summary>How many officials there are, without those left out.</summary>
    public int Count => _places.Length;

    /// <summary>Decided exceptions by the official's number (<see cref="Number"/>).</summary>
    public ILookup<int, ExceptionRow> Exceptions { get; }

    /// <summary>The different facts of service rows.</summary>
    public IReadOnlyList<StaffFacts> Facts { get; }

    /// <summary>The number of the official at a place.</summary>
    public int Number(int place) => _places[place].Official;

    /// <summary>The staff id of the official at a place, as UTF-8.</summary>
    public ReadOnlySpan<byte> StaffId(int place) => _ids[_places[place].Official];

    /// <summary>The place of the official with a staff id; negative where there is none.</summary>
    public int PlaceOf(string staffId)
    {
        var number = _ids.Find(staffId);
        return number < 0 ? -1 : Array.FindIndex(_places, place => place.Official == number);
    }

    /// <summary>The official at a place.</summary>
    public ref readonly StaffOfficial Official(int place) => ref _officials[_places[place].Official];

    /// <summary>Officials of neighbouring places and their staff ids, which lie far from each other: what they wait for comes together.</summary>
    /// <param name="first">The place of the first.</param>
    /// <param name="officials">Takes them; as many as it has room for.</param>
    /// <param name="ids">Takes their staff ids as UTF-8, one behind another; made larger where they have no room.</param>
    /// <param name="ends">Takes where each ends.</param>
    public void Take(int first, Span<StaffOfficial> officials, ref byte[] ids, Span<int> ends)
    {
        Span<int> numbers = stackalloc int[officials.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = _places[first + i].Official;
            officials[i] = _officials[numbers[i]];
        }
        _ids.Take(numbers, ref ids, ends);
    }

    /// <summary>Their periods in the order of their first days; none shares a day with another.</summary>
    public ReadOnlySpan<StaffPeriod> Service(int place) => _periods.AsSpan(_places[place].First, _places[place].Count);

    /// <summary>What a code stands for.</summary>
    public string Text(int code) => _texts.Text(code);

    /// <summary>The code of a text; negative where the folder doesn't have it.</summary>
    public int Code(string text) => _texts.Find(text);
}

/// <summary>Where an official's rows are.</summary>
/// <param name="Official">The official's number.</param>
/// <param name="First">The place of their first period.</param>
/// <param name="Count">How many periods there are.</param>
internal readonly record struct StaffPlace(int Official, int First, int Count);
