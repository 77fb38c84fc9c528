namespace Fairway.Rules.Feedback;

/// <summary>
/// The counts of a group that anybody can check (UF-4): no more answers than tokens given out, no more tokens than people. Whether that holds is always said. A number is
/// shown only where it and what it leaves over are each no small group (UF-5, decision 15): that seven of eight fetched a token says too much about the eighth.
/// </summary>
/// <param name="Eligible">How many may answer; it stands on the signed list.</param>
/// <param name="Issued">How many tokens and codes were given out; null where the number isn't shown.</param>
/// <param name="Redeemed">How many answers were counted; null where the number isn't shown, or nothing has been compiled yet.</param>
/// <param name="Holds">Redeemed ≤ issued ≤ eligible; null while nothing has been compiled.</param>
[Rule("UF-5")]
public sealed record FeedbackTally(int Eligible, int? Issued, int? Redeemed, bool? Holds)
{
    /// <summary>What is shown of a group's counts.</summary>
    /// <param name="eligible">How many may answer.</param>
    /// <param name="issued">How many tokens and codes were given out; null while they still are.</param>
    /// <param name="redeemed">How many answers were counted; null before the report.</param>
    /// <param name="smallest">The least that is shown: as many as a report needs.</param>
    public static FeedbackTally Of(int eligible, int? issued, int? redeemed, int smallest)
    {
        bool Shown(int part, int whole) => part >= smallest && whole - part >= smallest;
        return new FeedbackTally(
            eligible,
            issued is { } given && Shown(given, eligible) ? given : null,
            // What of those who fetched a token did not answer is as small a group; the whole list of counted ones the compiler publishes itself.
            redeemed is { } counted
            && Shown(counted, eligible)
            && issued is { } of
            && Shown(of, eligible)
            && Shown(counted, of)
                ? counted
                : null,
            issued is { } all && redeemed is { } answers ? answers <= all && all <= eligible : null
        );
    }
}
