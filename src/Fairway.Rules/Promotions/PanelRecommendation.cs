namespace Fairway.Rules.Promotions;

/// <summary>What a panel says of a candidate on a track.</summary>
/// <param name="StaffId">The candidate.</param>
/// <param name="Name">What refusals call them.</param>
/// <param name="Rank">Their place on track 1; null on track 2.</param>
/// <param name="Recommended">Whether the panel recommends them; null: not said yet.</param>
/// <param name="Reason">Why; what a refused candidate is told rests on it.</param>
[Rule("PP-8")]
public sealed record PanelWord(string StaffId, string Name, int? Rank, bool? Recommended, string Reason);

/// <summary>What a panel must have said before it goes on (PP-6, PP-8).</summary>
[Rule("PP-6"), Rule("PP-8")]
public static class PanelRecommendation
{
    /// <summary>
    /// What is missing; empty: nothing. Panels may recommend fewer than the quota, never more; whoever is not recommended is given a reason, and on track 1
    /// somebody who ranks before a recommended one is given one by the same rule.
    /// </summary>
    /// <param name="track">The track.</param>
    /// <param name="words">All candidates of the panel on it.</param>
    /// <param name="quota">The group's places; asked on track 1 alone.</param>
    public static IReadOnlyList<Refusal> Check(PromotionTrack track, IReadOnlyCollection<PanelWord> words, int quota)
    {
        var refusals = words
            .Where(w => w.Recommended is null)
            .Select(w => Refusal.Of(RefusalCodes.PanelWordMissing, null, "PP-8", w.Name))
            .Concat(
                words
                    .Where(w => w.Recommended == false && string.IsNullOrWhiteSpace(w.Reason))
                    .Select(w => Refusal.Of(RefusalCodes.PanelReasonMissing, null, "PP-8", w.Name))
            )
            .ToList();
        var recommended = words.Count(w => w.Recommended == true);
        if (track == PromotionTrack.One && recommended > quota)
        {
            refusals.Add(Refusal.Of(RefusalCodes.PanelOverQuota, null, "PP-6", recommended, quota));
        }
        return refusals;
    }
}
