using System.Text;
using Fairway.App.Files;
using Fairway.App.Service.Files;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Promotions;

/// <summary>What is asked of each official of a staff folder, prepared once for all.</summary>
internal sealed class EligibilityQuestions
{
    private readonly byte[]?[] _reasons = new byte[1 << PromotionCodes.Conditions.Length][];

    public EligibilityQuestions(StaffColumns staff, LocalDate asOf, PolicySet policy)
    {
        Staff = staff;
        Eligibility = new(asOf, policy.Promotions, staff.Code(policy.Promotions.Headquarters));
        var grades = new Dictionary<(string, string), int>();
        Facts =
        [
            .. staff.Facts.Select(facts =>
            {
                grades.TryAdd((facts.Category, facts.Grade), grades.Count);
                return PromotionFacts.Of(
                    facts.Organization,
                    facts.Status,
                    facts.Category,
                    facts.Grade,
                    facts.Funding,
                    facts.Population,
                    grades[(facts.Category, facts.Grade)],
                    policy.Promotions,
                    policy.Service
                );
            }),
        ];
        Excepted = staff.Exceptions.ToDictionary(each => each.Key, each => each.Min(exception => DayNumbers.Of(exception.DecidedOn)));
        Firsts = Enumerable
            .Range(asOf.Year, PromotionEligibility.YearsAhead + 1)
            .Select(year => new LocalDate(year, 12, 31))
            .ToDictionary(DayNumbers.Of, day => Encoding.ASCII.GetBytes(IsoDay.Text(day)));
        Groups = [.. Enum.GetValues<PromotionGroup>().Select(group => Encoding.ASCII.GetBytes(group.Code()))];
    }

    public StaffColumns Staff { get; }
    public PromotionEligibility Eligibility { get; }

    /// <summary>What each of the staff's facts means.</summary>
    public PromotionFacts[] Facts { get; }

    /// <summary>The earliest exception of officials by their numbers.</summary>
    public Dictionary<int, int> Excepted { get; }

    /// <summary>The days that a first date can be, as they are written.</summary>
    public Dictionary<int, byte[]> Firsts { get; }

    public byte[][] Groups { get; }

    /// <summary>Conditions as they are written; each combination is put together once, by whoever comes first.</summary>
    public ReadOnlySpan<byte> Reasons(PromotionConditions unmet) =>
        _reasons[(int)unmet] ??= Encoding.ASCII.GetBytes(
            $"{(unmet == PromotionConditions.None ? "eligible" : "not-eligible")},{unmet.Code()},"
        );
}

/// <summary>The rows of some officials.</summary>
internal sealed class EligibilityRows(EligibilityQuestions questions) : IRowsOfPart
{
    // What a row takes beside the staff id: the longest reasons and dates of both tracks.
    private const int MostOfRow = 400;

    private PromotionPeriod[] _service = new PromotionPeriod[16];
    private StaffOfficial[] _officials = [];
    private byte[] _ids = [];
    private int[] _ends = [];
    private byte[] _bytes = new byte[1 << 19];
    private int _length;

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public void Reckon(int first, int until)
    {
        var staff = questions.Staff;
        _length = 0;
        Count = until - first;
        if (_officials.Length < Count)
        {
            (_officials, _ends) = (new StaffOfficial[Count], new int[Count]);
        }
        staff.Take(first, _officials.AsSpan(0, Count), ref _ids, _ends.AsSpan(0, Count));
        for (var (i, start) = (0, 0); i < Count; start = _ends[i++])
        {
            var place = first + i;
            ref readonly var official = ref _officials[i];
            var excepted = questions.Excepted.Count == 0 ? DayNumbers.Open : Excepted(staff.Number(place));
            var group = questions.Eligibility.Judge(
                new(official.BornOn, official.PromotedOn, excepted),
                Service(place),
                out var one,
                out var two
            );
            var id = Csv.Field(_ids.AsSpan(start, _ends[i] - start));
            if (_bytes.Length - _length < id.Length + MostOfRow)
            {
                Array.Resize(ref _bytes, (_bytes.Length * 2) + id.Length);
            }
            Put(id);
            _bytes[_length++] = (byte)',';
            Put(questions.Groups[(int)group]);
            _bytes[_length++] = (byte)',';
            Put(one);
            _bytes[_length++] = (byte)',';
            Put(two);
            _bytes[_length++] = (byte)'\n';
        }
    }

    private int Excepted(int official) => questions.Excepted.GetValueOrDefault(official, DayNumbers.Open);

    private ReadOnlySpan<PromotionPeriod> Service(int place)
    {
        var periods = questions.Staff.Service(place);
        if (periods.Length > _service.Length)
        {
            _service = new PromotionPeriod[periods.Length * 2];
        }
        for (var i = 0; i < periods.Length; i++)
        {
            ref readonly var period = ref periods[i];
            _service[i] = new(period.From, period.Until, period.DutyStation, questions.Facts[period.Facts]);
        }
        return _service.AsSpan(0, periods.Length);
    }

    private void Put(in TrackAnswer track)
    {
        Put(questions.Reasons(track.Unmet));
        if (track.First != DayNumbers.Open)
        {
            Put(questions.Firsts[track.First]);
        }
    }

    private void Put(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }
}
