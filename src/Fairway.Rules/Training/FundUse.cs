using NodaTime;

namespace Fairway.Rules.Training;

/// <summary>Half a calendar year: figures of training are published once for each, when it is over (LE-2, decision 15).</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Second">Whether it is July to December.</param>
[Rule("LE-2")]
public readonly record struct HalfYear(int Year, bool Second)
{
    /// <summary>Its first day.</summary>
    public LocalDate Start => new(Year, Second ? 7 : 1, 1);

    /// <summary>Its last day, inclusive.</summary>
    public LocalDate End => Second ? new(Year, 12, 31) : new(Year, 6, 30);

    /// <summary>The one after it.</summary>
    public HalfYear Next => Second ? new(Year + 1, false) : new(Year, true);

    /// <summary>The one that a day lies in.</summary>
    public static HalfYear Of(LocalDate day) => new(day.Year, day.Month > 6);

    /// <summary>Those that are over on a day, from the one in which something began.</summary>
    public static IEnumerable<HalfYear> Over(LocalDate since, LocalDate today)
    {
        for (var half = Of(since); half.End < today; half = half.Next)
        {
            yield return half;
        }
    }
}

/// <summary>A movement of a fund with whose training it was for.</summary>
/// <param name="StaffId">Whose; null: the fund's own, or a programme's for many.</param>
/// <param name="Day">When.</param>
/// <param name="Movement">What.</param>
public sealed record UseMovement(string? StaffId, LocalDate Day, Movement Movement);

/// <summary>What of a fund's use may be told to who reads no requests.</summary>
/// <param name="AsOf">The day of which it speaks; null: too few have asked for anything to be told.</param>
/// <param name="Used">Committed and spent together.</param>
/// <param name="Committed">Null: too few are behind it, or behind what is spent.</param>
/// <param name="Spent">So, too.</param>
[Rule("LE-2")]
public sealed record PublishedUse(LocalDate? AsOf, decimal? Used, decimal? Committed, decimal? Spent);

/// <summary>
/// The use of a fund as the Joint Training Council reads it (LE-2, FA-1): a sum says what somebody's training cost where few are behind it, and so does the
/// difference of two. Sums are told as of the end of half-years, and told anew only once enough officials had a part in what changed.
/// </summary>
[Rule("LE-2")]
public static class FundUse
{
    /// <summary>What is told on a day. The same ledger always gives the same answer.</summary>
    /// <param name="ledger">Every movement of the fund.</param>
    /// <param name="today">The day of reading.</param>
    /// <param name="least">The smallest group that is shown.</param>
    public static PublishedUse Of(IReadOnlyCollection<UseMovement> ledger, LocalDate today, int least)
    {
        var told = new PublishedUse(null, null, null, null);
        if (ledger.Count == 0)
        {
            return told;
        }
        foreach (var half in HalfYear.Over(ledger.Min(m => m.Day), today))
        {
            var fresh = ledger.Where(m => (told.AsOf is not { } last || last < m.Day) && m.Day <= half.End);
            if (People(fresh) >= least)
            {
                told = At([.. ledger.Where(m => m.Day <= half.End)], half.End, least);
            }
        }
        return told;
    }

    private static PublishedUse At(IReadOnlyCollection<UseMovement> ledger, LocalDate day, int least)
    {
        var balance = FundBalance.Of(ledger.Select(m => m.Movement));
        var byPerson = ledger.Where(m => m.StaffId is not null).GroupBy(m => m.StaffId, StringComparer.Ordinal);
        var sums = byPerson.Select(g => FundBalance.Of(g.Select(m => m.Movement))).ToList();
        var apart = sums.Count(s => s.Committed > 0) >= least && sums.Count(s => s.Spent > 0) >= least;
        return new PublishedUse(day, balance.Committed + balance.Spent, apart ? balance.Committed : null, apart ? balance.Spent : null);
    }

    private static int People(IEnumerable<UseMovement> movements) =>
        movements.Where(m => m.StaffId is not null).Select(m => m.StaffId).Distinct(StringComparer.Ordinal).Count();
}
