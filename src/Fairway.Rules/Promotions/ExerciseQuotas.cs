namespace Fairway.Rules.Promotions;

/// <summary>The two numbers that the Director-General sets (PP-6).</summary>
/// <param name="GeneralService">Places for GS.</param>
/// <param name="Professionals">Places for NPO and P.</param>
[Rule("PP-6")]
public readonly record struct QuotaNumbers(int GeneralService, int Professionals)
{
    /// <summary>A group's number.</summary>
    public int Of(PromotionGroup group) =>
        group switch
        {
            PromotionGroup.GeneralService => GeneralService,
            PromotionGroup.Professionals => Professionals,
            _ => 0,
        };
}

/// <summary>What setting and using the quotas asks for (PP-6).</summary>
[Rule("PP-6")]
public static class ExerciseQuotas
{
    /// <summary>What stands against the numbers; empty: nothing.</summary>
    /// <param name="set">What the Director-General sets.</param>
    /// <param name="computed">What was computed.</param>
    /// <param name="reason">Why they depart from it; it is published.</param>
    public static IReadOnlyList<Refusal> Check(QuotaNumbers set, QuotaNumbers computed, string reason)
    {
        var refusals = new List<Refusal>();
        if (set.GeneralService < 0)
        {
            refusals.Add(Refusal.Of(RefusalCodes.QuotaNegative, "GeneralService", "PP-6"));
        }
        if (set.Professionals < 0)
        {
            refusals.Add(Refusal.Of(RefusalCodes.QuotaNegative, "Professionals", "PP-6"));
        }
        if (set != computed && string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(Refusal.Of(RefusalCodes.QuotaReasonMissing, "Reason", "PP-6", computed.GeneralService, computed.Professionals));
        }
        return refusals;
    }

    /// <summary>The refusal where a group's places on track 1 are used up; null: there is room for one more.</summary>
    /// <param name="promoted">How many of the group are chosen on track 1 already, others than this one.</param>
    /// <param name="places">The group's quota.</param>
    public static Refusal? Room(int promoted, int places) =>
        promoted < places ? null : Refusal.Of(RefusalCodes.QuotaUsedUp, null, "PP-6", places);
}
