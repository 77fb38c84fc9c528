using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Promotions;

/// <summary>Why a day counts faster (PP-4); a day counts at most 1.5 whatever comes together.</summary>
[Flags]
[Rule("PP-4")]
public enum Acceleration
{
    /// <summary>It doesn't.</summary>
    None = 0,

    /// <summary>The official's age.</summary>
    Age = 1,

    /// <summary>The duty station.</summary>
    Station = 2,
}

/// <summary>Takes the credit of an official's service, stretch by stretch.</summary>
internal interface ICreditTaker
{
    /// <param name="place">The place of the service row.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The first day no longer in it.</param>
    /// <param name="why">Why its days count faster.</param>
    void Take(int place, int from, int until, Acceleration why);
}

/// <summary>Credit (PP-4, PP-5): a counted day is 2, an accelerated one 3. There is no other statement of it: sums and segments come from here.</summary>
[Rule("PP-4")]
[Rule("PP-5")]
internal readonly struct PromotionCredit(PromotionPolicy policy, int headquarters)
{
    /// <summary>What a day counts, in half days.</summary>
    public const int Plain = 2;

    /// <summary>What an accelerated day counts: 12 months as 18.</summary>
    public const int Accelerated = 3;

    public static int Rate(Acceleration why) => why == Acceleration.None ? Plain : Accelerated;

    /// <summary>Walks over the days that count in the grade of the row at a place, up to a day (exclusive).</summary>
    public void InGrade<T>(
        ReadOnlySpan<PromotionPeriod> service,
        int place,
        int end,
        PromotionTrack track,
        (int From, int Until) ages,
        ref T taker
    )
        where T : struct, ICreditTaker
    {
        var grade = service[place].Facts.Grade;
        var accelerates = track == PromotionTrack.One || policy.AcceleratesTrack2;
        var hasFirst = false;
        var first = 0;
        for (var i = 0; i <= place; i++)
        {
            ref readonly var row = ref service[i];
            if (row.Facts.Grade != grade || !row.Facts.Counts(track))
            {
                continue;
            }
            (first, hasFirst) = hasFirst ? (first, true) : (row.Station, true);
            var until = Math.Min(row.Until, end);
            if (!accelerates)
            {
                taker.Take(i, row.From, until, Acceleration.None);
                continue;
            }
            var station = IsAccelerated(row.Station, first) ? Acceleration.Station : Acceleration.None;
            var agesFrom = Math.Clamp(ages.From, row.From, until);
            var agesUntil = Math.Clamp(ages.Until, agesFrom, until);
            taker.Take(i, row.From, agesFrom, station);
            taker.Take(i, agesFrom, agesUntil, station | Acceleration.Age);
            taker.Take(i, agesUntil, until, station);
        }
    }

    /// <summary>Walks over the days that count in all, whatever the grade, up to a day (exclusive).</summary>
    public static void InAll<T>(ReadOnlySpan<PromotionPeriod> service, int place, int end, ref T taker)
        where T : struct, ICreditTaker
    {
        for (var i = 0; i <= place; i++)
        {
            ref readonly var row = ref service[i];
            if (row.Facts.CountsForTrack2)
            {
                taker.Take(i, row.From, Math.Min(row.Until, end), Acceleration.None);
            }
        }
    }

    private bool IsAccelerated(int station, int first) =>
        policy.StationAcceleration switch
        {
            StationAcceleration.AfterFirstMove => station != first,
            StationAcceleration.OutsideHeadquarters => station != headquarters,
            _ => false,
        };
}

/// <summary>Adds credit up.</summary>
internal struct CreditSum : ICreditTaker
{
    /// <summary>In half days.</summary>
    public int HalfDays { get; private set; }

    public void Take(int place, int from, int until, Acceleration why) => HalfDays += (until - from) * PromotionCredit.Rate(why);
}

/// <summary>The days on which somebody's age begins and ends to count faster; each day of birth is reckoned once.</summary>
[Rule("PP-4")]
internal sealed class AgeDays(AcceleratedAges ages)
{
    // Days of birth are those of this century and the last; 0 stands for one that nobody has asked for. Threads may write the same twice.
    private static readonly int s_known = DayNumbers.Of(new(2101, 1, 1));
    private readonly long[] _known = new long[s_known];

    /// <summary>From the birthday, inclusive, to the birthday, exclusive. Who was born on 29 February has it on the 28th in common years.</summary>
    public (int From, int Until) Of(int bornOn)
    {
        if (bornOn < 0 || bornOn >= s_known)
        {
            return Reckon(bornOn);
        }
        var known = _known[bornOn];
        if (known == 0)
        {
            var (from, until) = Reckon(bornOn);
            _known[bornOn] = known = ((long)from << 32) | (uint)until;
        }
        return ((int)(known >> 32), (int)known);
    }

    private (int From, int Until) Reckon(int bornOn)
    {
        var born = DayNumbers.Day(bornOn);
        return (DayNumbers.Of(Birthday(born, ages.From)), DayNumbers.Of(Birthday(born, ages.Until)));
    }

    private static LocalDate Birthday(LocalDate born, int age) => born.PlusYears(age);
}
