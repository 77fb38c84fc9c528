using System.Collections.Immutable;
using System.Globalization;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Promotions;

/// <summary>A group's part in the quota.</summary>
/// <param name="Group">The group.</param>
/// <param name="Staff">How many serve on regular-budget posts.</param>
/// <param name="Places">How many may be promoted on track 1.</param>
[Rule("PP-6")]
public sealed record GroupQuota(PromotionGroup Group, int Staff, int Places);

/// <summary>The quota of track 1: how many places there are, whose they are, and how that follows.</summary>
/// <param name="Places">All places together.</param>
/// <param name="Groups">Each group's places; they add up to all.</param>
/// <param name="Why">The arithmetic.</param>
[Rule("PP-6")]
public sealed record PromotionQuota(int Places, ImmutableArray<GroupQuota> Groups, Finding Why)
{
    /// <summary>A share of the posts, rounded down, split in proportion to staff. The Director-General sets the numbers; these are the computed ones.</summary>
    /// <param name="posts">Established regular-budget posts.</param>
    /// <param name="staff">Staff on such posts by group, in the order in which a tie goes that size leaves: GS first.</param>
    /// <param name="holders">Serving holders of a track-1 promotion; they count where the basis is standing.</param>
    /// <param name="policy">The parameters.</param>
    public static PromotionQuota Of(int posts, IReadOnlyList<(PromotionGroup Group, int Staff)> staff, int holders, PromotionPolicy policy)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(posts);
        ArgumentOutOfRangeException.ThrowIfNegative(holders);
        var share = (int)decimal.Floor(policy.QuotaShare * posts);
        var places = policy.QuotaBasis == QuotaBasis.Standing ? Math.Max(0, share - holders) : share;
        var split = Split(places, [.. staff.Select(group => group.Staff)]);
        ImmutableArray<GroupQuota> groups = [.. staff.Select((group, i) => new GroupQuota(group.Group, group.Staff, split[i]))];
        // Where nobody serves on a post there is nobody to promote.
        places = split.Sum();
        List<(string, string)> facts =
        [
            ("posts", Text(posts)),
            ("share", policy.QuotaShare.ToString(CultureInfo.InvariantCulture)),
            ("shareOfPosts", Text(share)),
        ];
        if (policy.QuotaBasis == QuotaBasis.Standing)
        {
            facts.Add(("holders", Text(holders)));
        }
        foreach (var group in groups)
        {
            facts.Add(($"staff-{group.Group.Code()}", Text(group.Staff)));
            facts.Add(($"places-{group.Group.Code()}", Text(group.Places)));
        }
        facts.Add(("result", Text(places)));
        return new(places, groups, Finding.Met(Citations.PP6, "quota-split", [.. facts]));

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Splits places in proportion by the largest remainder; a tie goes to the larger group, then to the one that stands first. The parts add
    /// up to the whole, unless nobody is there to whom they could go: then there are none.
    /// </summary>
    /// <param name="places">How many there are.</param>
    /// <param name="sizes">The size of each group.</param>
    [Rule("PP-6")]
    public static ImmutableArray<int> Split(int places, ImmutableArray<int> sizes)
    {
        var all = sizes.Sum(size => (long)size);
        if (all == 0)
        {
            return [.. sizes.Select(_ => 0)];
        }
        var parts = sizes.Select(size => (int)((long)places * size / all)).ToArray();
        var left = places - parts.Sum();
        var inTurn = Enumerable
            .Range(0, parts.Length)
            .OrderByDescending(i => (long)places * sizes[i] % all)
            .ThenByDescending(i => sizes[i])
            .ThenBy(i => i);
        foreach (var i in inTurn.Take(left))
        {
            parts[i]++;
        }
        return [.. parts];
    }
}
