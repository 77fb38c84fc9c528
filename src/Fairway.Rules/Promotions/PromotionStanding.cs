using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.Rules.Promotions;

/// <summary>Whether an official is eligible on a day, without the findings: for who looks through a whole staff (PP-7).</summary>
/// <param name="Group">The group on the day.</param>
/// <param name="One">Eligible for track 1.</param>
/// <param name="Two">Eligible for track 2.</param>
[Rule("PP-1"), Rule("PP-2"), Rule("PP-3")]
public readonly record struct PromotionStanding(PromotionGroup Group, bool One, bool Two)
{
    /// <summary>How everybody stands, in the order of the records; <see cref="PersonalPromotion.Explain"/> says the same of each, and why.</summary>
    /// <param name="records">The records of service.</param>
    /// <param name="asOf">The reference date, or any day.</param>
    /// <param name="policy">The parameters of promotions.</param>
    /// <param name="service">The parameters of service.</param>
    public static IEnumerable<PromotionStanding> Of(
        IEnumerable<RecordOfService> records,
        LocalDate asOf,
        PromotionPolicy policy,
        ServicePolicy service
    )
    {
        var eligibility = new PromotionEligibility(asOf, policy, PersonalPromotion.PlainRecord.Headquarters);
        foreach (var record in records)
        {
            var plain = new PersonalPromotion.PlainRecord(record, policy, service);
            var group = eligibility.Judge(plain.Official, plain.Service, out var one, out var two);
            yield return new(group, one.Unmet == PromotionConditions.None, two.Unmet == PromotionConditions.None);
        }
    }
}
