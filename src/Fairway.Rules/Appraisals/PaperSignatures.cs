using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>The days that stand beside two signatures on paper.</summary>
/// <param name="DiscussedOn">When the two discussed it; null: not stated.</param>
/// <param name="SupervisorOn">When the supervisor signed, here or on paper; null: not stated.</param>
/// <param name="OfficialOn">When the official signed on paper; null: not stated.</param>
[Rule("CY-2b")]
public sealed record PaperSignatures(LocalDate? DiscussedOn, LocalDate? SupervisorOn, LocalDate? OfficialOn)
{
    /// <summary>
    /// What stands against taking the paper: both signatures have a day, none precedes the discussion (CY-2b), the supervisor signed first (decision 2),
    /// and none lies in the future. Signatures of one day are in order.
    /// </summary>
    /// <param name="today">The day on which it is entered.</param>
    public IReadOnlyList<Refusal> Check(LocalDate today)
    {
        var refusals = new List<Refusal>();
        if (SupervisorOn is null)
        {
            refusals.Add(Refusal.Of(RefusalCodes.PaperDayMissing, "SupervisorOn", "CY-2b"));
        }
        if (OfficialOn is null)
        {
            refusals.Add(Refusal.Of(RefusalCodes.PaperDayMissing, "OfficialOn", "CY-2b"));
        }
        foreach (var (field, day) in new[] { ("SupervisorOn", SupervisorOn), ("OfficialOn", OfficialOn) })
        {
            if (day > today)
            {
                refusals.Add(Refusal.Of(RefusalCodes.PaperDayInFuture, field, "CY-2b", day, today));
            }
            else if (day < DiscussedOn)
            {
                refusals.Add(Refusal.Of(RefusalCodes.PaperDayBeforeDiscussion, field, "CY-2b", day, DiscussedOn));
            }
        }
        if (OfficialOn < SupervisorOn)
        {
            refusals.Add(Refusal.Of(RefusalCodes.PaperOfficialFirst, "OfficialOn", "CY-2", OfficialOn, SupervisorOn));
        }
        return refusals;
    }
}
