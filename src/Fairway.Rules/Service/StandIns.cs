using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Service;

/// <summary>Somebody who acts in appraisals for a supervisor who is away, for a time.</summary>
/// <param name="ChiefId">Who is away: a supervisor, of the first or the second level.</param>
/// <param name="StandInId">Who acts for them.</param>
/// <param name="Span">The days; never open.</param>
public sealed record StandInTerms(string ChiefId, string StandInId, Span Span);

/// <summary>Who supervises one official at both levels.</summary>
/// <param name="OfficialId">The official.</param>
/// <param name="SupervisorId">The first level.</param>
/// <param name="SecondLevelId">The second; null: nobody.</param>
public sealed record TwoLevels(string OfficialId, string SupervisorId, string? SecondLevelId);

/// <summary>
/// Absence of a supervisor (SV-4, CY-7): a stand-in has the part for the time, is named for days, and is never the other level of the same
/// appraisal. What they do is theirs, on behalf of who is away. In their own appraisal nobody stands in (interpretation 37).
/// </summary>
[Rule("SV-4"), Rule("CY-7")]
public static class StandIns
{
    /// <summary>What stands against naming somebody; empty: nothing.</summary>
    /// <param name="wished">The stand-in wished for; a span without an end is refused as one without a last day.</param>
    /// <param name="levels">Everybody of whom who is away is first or second level today.</param>
    /// <param name="standing">Stand-ins that stand or are to come, of anybody.</param>
    /// <param name="today">The day at the duty station of whoever names.</param>
    public static IReadOnlyList<Refusal> Check(
        StandInTerms wished,
        IReadOnlyCollection<TwoLevels> levels,
        IEnumerable<StandInTerms> standing,
        LocalDate today
    )
    {
        var refusals = new List<Refusal>();
        if (wished.ChiefId == wished.StandInId)
        {
            refusals.Add(Refusal.Of(RefusalCodes.StandInOneself, "StandInId", "SV-4"));
        }
        else if (levels.Count == 0)
        {
            refusals.Add(Refusal.Of(RefusalCodes.StandInForNobody, null, "SV-4"));
        }
        else if (levels.FirstOrDefault(of => IsBothLevels(wished, of)) is { } both)
        {
            refusals.Add(Refusal.Of(RefusalCodes.StandInBothLevels, "StandInId", "CY-7", wished.StandInId, both.OfficialId));
        }
        if (wished.Span.IsOpen)
        {
            refusals.Add(Refusal.Of(RefusalCodes.StandInWithoutEnd, "Until", "SV-4"));
        }
        else if (wished.Span.IsEmpty)
        {
            refusals.Add(Refusal.Of(RefusalCodes.StandInEmpty, "Until", "SV-4"));
        }
        if (wished.Span.From < today)
        {
            refusals.Add(Refusal.Of(RefusalCodes.StandInInPast, "From", "SV-4", wished.Span.From, today));
        }
        foreach (var other in standing.Where(other => other.Span.Overlaps(wished.Span)))
        {
            if (other.ChiefId == wished.ChiefId)
            {
                refusals.Add(Refusal.Of(RefusalCodes.StandInOverlaps, "From", "SV-4", other.StandInId, other.Span.From));
            }
            else if (other.StandInId == wished.StandInId && levels.Any(of => AreBoth(other.ChiefId, wished.ChiefId, of)))
            {
                // Standing in for both levels of one appraisal would make them one person as well.
                refusals.Add(Refusal.Of(RefusalCodes.StandInBothLevels, "StandInId", "CY-7", wished.StandInId, other.ChiefId));
            }
        }
        return refusals;
    }

    /// <summary>Whether naming them would make the first and the second level of this official one person.</summary>
    public static bool IsBothLevels(StandInTerms wished, TwoLevels of) =>
        of.OfficialId != wished.StandInId
        && (
            (of.SupervisorId == wished.ChiefId && of.SecondLevelId == wished.StandInId)
            || (of.SecondLevelId == wished.ChiefId && of.SupervisorId == wished.StandInId)
        );

    private static bool AreBoth(string one, string other, TwoLevels of) =>
        (of.SupervisorId == one && of.SecondLevelId == other) || (of.SupervisorId == other && of.SecondLevelId == one);
}
