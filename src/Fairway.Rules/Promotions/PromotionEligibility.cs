using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Promotions;

/// <summary>
/// Who is eligible for a personal promotion on a day, and from which 31 December on (PP-1 to PP-5): the one statement of each condition, on
/// plain numbers, which serves a million officials, the explanation of one and every page. Of what it answers findings are told by
/// <see cref="PersonalPromotion"/>. One instance serves any number of threads.
/// </summary>
[Rule("PP-1")]
[Rule("PP-2")]
[Rule("PP-3")]
[Rule("PP-5")]
public sealed class PromotionEligibility
{
    /// <summary>The first date is looked for up to this many years after that of the day asked about.</summary>
    public const int YearsAhead = 60;

    private readonly PromotionCredit _credit;
    private readonly AgeDays _ages;
    private readonly int _headquarters;

    // The day asked about, then the 31 December of its year and of those that follow; and what each asks for, in half days.
    private readonly int[] _days;
    private readonly Needs[] _needs;
    private readonly Needs _least;

    /// <summary>Half days of credit that a day asks for.</summary>
    private readonly record struct Needs(int Track1Grade, int Track2Grade, int Track2Total)
    {
        public int InGrade(PromotionTrack track) => track == PromotionTrack.One ? Track1Grade : Track2Grade;
    }

    /// <summary>Prepares the questions about a day.</summary>
    /// <param name="asOf">The reference date, or any day.</param>
    /// <param name="policy">The parameters of promotions.</param>
    /// <param name="headquarters">What stands for the headquarters in <see cref="PromotionPeriod.Station"/>; negative where no row has it.</param>
    public PromotionEligibility(LocalDate asOf, PromotionPolicy policy, int headquarters)
    {
        AsOf = DayNumbers.Of(asOf);
        _credit = new(policy, headquarters);
        _headquarters = headquarters;
        _ages = new(policy.AcceleratedAges);
        var days = Enumerable.Range(asOf.Year, YearsAhead + 1).Select(year => new LocalDate(year, 12, 31)).Prepend(asOf).ToList();
        _days = [.. days.Select(DayNumbers.Of)];
        _needs =
        [
            .. days.Select(day => new Needs(
                2 * Threshold(day, policy.Track1GradeYears),
                2 * Threshold(day, policy.Track2GradeYears),
                2 * Threshold(day, policy.Track2TotalYears)
            )),
        ];
        _least = new(_needs.Min(n => n.Track1Grade), _needs.Min(n => n.Track2Grade), _needs.Min(n => n.Track2Total));
    }

    /// <summary>The number of the day asked about.</summary>
    public int AsOf { get; }

    /// <summary>
    /// T (PP-5): the days from the day after, some years earlier, to the day after. A year taken from 29 February gives 28 February.
    /// </summary>
    /// <param name="day">The day asked about.</param>
    /// <param name="years">The years required.</param>
    [Rule("PP-5")]
    public static int Threshold(LocalDate day, int years)
    {
        var after = day.PlusDays(1);
        return Period.DaysBetween(after.PlusYears(-years), after);
    }

    /// <summary>Answers for one official.</summary>
    /// <param name="official">The facts beside service.</param>
    /// <param name="service">The periods in the order of their first days; none shares a day with another.</param>
    /// <param name="one">What holds on track 1.</param>
    /// <param name="two">What holds on track 2.</param>
    /// <returns>The group on the day.</returns>
    public PromotionGroup Judge(
        in PromotionOfficial official,
        ReadOnlySpan<PromotionPeriod> service,
        out TrackAnswer one,
        out TrackAnswer two
    )
    {
        var about = About(official, service);
        var place = InServiceOn(service, AsOf);
        one = new(UnmetOn(about, service, place, 0, PromotionTrack.One, out _), First(about, service, PromotionTrack.One));
        two = new(UnmetOn(about, service, place, 0, PromotionTrack.Two, out _), First(about, service, PromotionTrack.Two));
        return place < 0 ? PromotionGroup.None : service[place].Facts.Group;
    }

    /// <summary>How many reference dates are in sight: each 31 December from the day asked about on.</summary>
    internal int ReferenceDates => _days.Length - 1;

    /// <summary>The conditions that are not met on a reference date: the first is 1.</summary>
    internal PromotionConditions UnmetOn(
        in PromotionOfficial official,
        ReadOnlySpan<PromotionPeriod> service,
        int nth,
        PromotionTrack track
    ) => UnmetOn(About(official, service), service, InServiceOn(service, _days[nth]), nth, track, out _);

    /// <summary>The place of the row that has the official in the ILO's service on a day; negative where none does.</summary>
    internal static int InServiceOn(ReadOnlySpan<PromotionPeriod> service, int day)
    {
        for (var i = 0; i < service.Length && service[i].From <= day; i++)
        {
            if (day < service[i].Until)
            {
                return service[i].Facts.InService ? i : -1;
            }
        }
        return -1;
    }

    /// <summary>What is asked about an official that no day changes.</summary>
    /// <param name="PromotedOn">The personal promotion.</param>
    /// <param name="MobileFrom">The day from which mobility is met.</param>
    /// <param name="Ages">When age counts faster.</param>
    internal readonly record struct Asked(int PromotedOn, int MobileFrom, (int From, int Until) Ages);

    internal Asked About(in PromotionOfficial official, ReadOnlySpan<PromotionPeriod> service) =>
        new(official.PromotedOn, MobileFrom(official, service), _ages.Of(official.BornOn));

    /// <summary>The credit in the grade of a row, on its days up to one of them (inclusive).</summary>
    internal void InGrade<T>(in Asked about, ReadOnlySpan<PromotionPeriod> service, int place, int day, PromotionTrack track, ref T taker)
        where T : struct, ICreditTaker => _credit.InGrade(service, place, day + 1, track, about.Ages, ref taker);

    /// <summary>The first day on which mobility is met (PP-2): served elsewhere, or excepted.</summary>
    [Rule("PP-2")]
    private int MobileFrom(in PromotionOfficial official, ReadOnlySpan<PromotionPeriod> service)
    {
        foreach (ref readonly var row in service)
        {
            if (row.Facts.CountsAsIloService && row.Station != _headquarters)
            {
                return Math.Min(row.From, official.ExceptedOn);
            }
        }
        return official.ExceptedOn;
    }

    /// <summary>The conditions of a track that are not met on one of the days; every answer, for today or later, comes from here.</summary>
    /// <param name="about">What no day changes.</param>
    /// <param name="service">The periods.</param>
    /// <param name="place">The row that has the official in service on the day; negative: none.</param>
    /// <param name="nth">Which of the days.</param>
    /// <param name="track">The track.</param>
    /// <param name="missing">How many half days of credit would be missing in the year that asks for least; the more where two are asked for.</param>
    private PromotionConditions UnmetOn(
        in Asked about,
        ReadOnlySpan<PromotionPeriod> service,
        int place,
        int nth,
        PromotionTrack track,
        out int missing
    )
    {
        missing = 0;
        if (place < 0)
        {
            return PromotionConditions.InService;
        }
        var day = _days[nth];
        var facts = service[place].Facts;
        var unmet = facts.Unmet;
        if (about.PromotedOn <= day)
        {
            unmet |= PromotionConditions.NotPromoted;
        }
        var inGrade = new CreditSum();
        InGrade(about, service, place, day, track, ref inGrade);
        if (inGrade.HalfDays < _needs[nth].InGrade(track))
        {
            unmet |= PromotionConditions.GradeService;
        }
        missing = _least.InGrade(track) - inGrade.HalfDays;
        if (track == PromotionTrack.Two)
        {
            var inAll = new CreditSum();
            PromotionCredit.InAll(service, place, day + 1, ref inAll);
            if (inAll.HalfDays < _needs[nth].Track2Total)
            {
                unmet |= PromotionConditions.TotalService;
            }
            missing = Math.Max(missing, _least.Track2Total - inAll.HalfDays);
        }
        else if (facts.AsksMobility && about.MobileFrom > day)
        {
            unmet |= PromotionConditions.Mobility;
        }
        return unmet;
    }

    /// <summary>
    /// The first 31 December on which nothing is unmet. Days are passed over only where it is certain that something is: the row's own
    /// conditions hold for all its days or for none, a promotion is never undone, mobility is met from one day on, and since a day adds at
    /// most three half days and no year asks for less than <see cref="_least"/>, what is missing takes a third as many days at least.
    /// </summary>
    [Rule("PP-10")]
    private int First(in Asked about, ReadOnlySpan<PromotionPeriod> service, PromotionTrack track)
    {
        for (var place = 0; place < service.Length; place++)
        {
            ref readonly var row = ref service[place];
            if (row.Until <= _days[1] || row.Facts.Unmet != PromotionConditions.None)
            {
                continue;
            }
            var from = row.From;
            if (track == PromotionTrack.One && row.Facts.AsksMobility)
            {
                from = Math.Max(from, about.MobileFrom);
            }
            var until = Math.Min(row.Until, about.PromotedOn);
            for (var nth = YearOn(from); nth < _days.Length && _days[nth] < until; )
            {
                if (UnmetOn(about, service, place, nth, track, out var missing) == PromotionConditions.None)
                {
                    return _days[nth];
                }
                var daysAtLeast = Math.Max(1, (missing + PromotionCredit.Accelerated - 1) / PromotionCredit.Accelerated);
                nth = YearOn(_days[nth] + daysAtLeast);
            }
        }
        return DayNumbers.Open;
    }

    /// <summary>The place of the first 31 December on or after a day; behind the last where there is none in sight.</summary>
    private int YearOn(int day)
    {
        if (day > _days[^1])
        {
            return _days.Length;
        }
        // No year is longer than 366 days: this is never too late.
        var nth = 1 + Math.Max(0, (day - _days[1]) / 366);
        while (_days[nth] < day)
        {
            nth++;
        }
        return nth;
    }
}
