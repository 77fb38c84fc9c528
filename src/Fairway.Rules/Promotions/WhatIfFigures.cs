using System.Collections.Immutable;
using Fairway.Rules.ReportsBoard;

namespace Fairway.Rules.Promotions;

/// <summary>By what gains and losses are counted.</summary>
[Rule("PP-11")]
public enum WhatIfBreakdown
{
    /// <summary>Category, and the halves of its grades beneath.</summary>
    Grade,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Region of the duty station.</summary>
    Region,
}

/// <summary>A column of the tables of a track: outcomes that are counted together, since one of them alone would be a small group.</summary>
/// <param name="Outcomes">Which.</param>
/// <param name="Count">How many officials have one of them.</param>
[Rule("PP-11")]
public sealed record WhatIfColumn(ImmutableArray<WhatIfOutcome> Outcomes, int Count)
{
    /// <summary>Whether it counts the same outcomes as another.</summary>
    public bool IsLike(WhatIfColumn other) => Outcomes.SequenceEqual(other.Outcomes);
}

/// <summary>A table of a track as it is published. The whole row has the empty key; groups too small to stand alone are one row, <see cref="Others"/>.</summary>
/// <param name="By">By what it counts.</param>
/// <param name="Rows">A number, or nothing, for each column and for the total; empty where nothing can be told apart.</param>
[Rule("PP-11")]
public sealed record WhatIfTable(WhatIfBreakdown By, ImmutableArray<ShownRow> Rows)
{
    /// <summary>The key of the row of small groups together.</summary>
    public const string Others = "*";
}

/// <summary>When officials of a group can first stand: some exercises that follow each other, taken together until no number is small.</summary>
/// <param name="From">The first of the exercises, from 1.</param>
/// <param name="Until">The last of them.</param>
/// <param name="Before">For how many one of them is the first under the policy that is compared with.</param>
/// <param name="After">Under the policy that is tried.</param>
[Rule("PP-11")]
public sealed record WhatIfWait(int From, int Until, int Before, int After);

/// <summary>The waiting times of a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Officials">How many are in it.</param>
/// <param name="Waits">Stretches of exercises, the earliest first. Behind the last nothing can be told.</param>
[Rule("PP-11")]
public sealed record WhatIfGroup(PromotionGroup Group, int Officials, ImmutableArray<WhatIfWait> Waits)
{
    /// <summary>The last exercise up to which is told; 0: none.</summary>
    public int ToldUntil => Waits.IsEmpty ? 0 : Waits[^1].Until;
}

/// <summary>A track, as it is published.</summary>
/// <param name="Track">The track.</param>
/// <param name="Columns">The outcomes that somebody has, with those counted together that would be small alone.</param>
/// <param name="Tables">The tables, one for each breakdown.</param>
/// <param name="Groups">Waiting times.</param>
[Rule("PP-11")]
public sealed record WhatIfTrack(
    PromotionTrack Track,
    ImmutableArray<WhatIfColumn> Columns,
    ImmutableArray<WhatIfTable> Tables,
    ImmutableArray<WhatIfGroup> Groups
)
{
    /// <summary>The column that counts one outcome alone; null where it is counted together with others, or nobody has it.</summary>
    public WhatIfColumn? Alone(WhatIfOutcome outcome) => Columns.FirstOrDefault(c => c.Outcomes is [var only] && only == outcome);

    /// <summary>Whether nobody at all has an outcome: that is said of everybody, and marks out nobody.</summary>
    public bool IsNobody(WhatIfOutcome outcome) => Columns.All(c => !c.Outcomes.Contains(outcome));
}

/// <summary>
/// What of a what-if is published, the same to HR and to the Union (PP-11), so that no group below a threshold is shown or can be worked out from all of it
/// together (decision 15). How many are in each row is known everywhere and large everywhere, so that tables share nothing else; what is left out within is
/// decided by <see cref="Suppression"/>. A number that differs from one of an earlier run on the same population by a small group counts as small, too; and
/// what all runs tell together, however many are added to and subtracted from each other, is looked at as one.
/// </summary>
/// <param name="Officials">How many officials are in service.</param>
/// <param name="Concerned">How many of them are in a category that either policy admits. The others are in no table: the rule alone says that nothing changes for them.</param>
/// <param name="Tracks">Both tracks.</param>
/// <param name="QuotaBefore">The places of track 1 under the policy that is compared with.</param>
/// <param name="QuotaAfter">Under the policy that is tried.</param>
[Rule("PP-11")]
public sealed record WhatIfFigures(
    int Officials,
    int Concerned,
    ImmutableArray<WhatIfTrack> Tracks,
    WhatIfQuota QuotaBefore,
    WhatIfQuota QuotaAfter
)
{
    /// <summary>Publishes what was counted.</summary>
    /// <param name="lines">Everybody in service.</param>
    /// <param name="exercises">How many exercises are looked at.</param>
    /// <param name="quotas">The places under either policy.</param>
    /// <param name="least">The smallest group that is shown.</param>
    /// <param name="earlier">What was published before of the same population, compared with the same policy.</param>
    public static WhatIfFigures Of(
        IReadOnlyList<WhatIfLine> lines,
        int exercises,
        (WhatIfQuota Before, WhatIfQuota After) quotas,
        int least,
        IReadOnlyList<WhatIfEarlier> earlier
    )
    {
        var places = lines.Index().Where(line => line.Item.Group != PromotionGroup.None).Select(line => line.Index).ToList();
        var concerned = places.Select(i => lines[i]).ToList();
        return new(lines.Count, concerned.Count, [Track(PromotionTrack.One), Track(PromotionTrack.Two)], quotas.Before, quotas.After);

        WhatIfTrack Track(PromotionTrack track) =>
            new WhatIfPublication(
                concerned,
                track,
                exercises,
                least,
                [.. earlier.Select(e => e.Figures.Tracks.Single(t => t.Track == track))],
                [.. earlier.Select(e => places.Select(i => e.On(track, i)).ToList())]
            ).Publish();
    }
}

/// <summary>What was published before of the same population, compared with the same policy, and what became of whom by it.</summary>
/// <param name="Figures">What was published.</param>
/// <param name="One">What became of everybody in service on track 1, in the order of the lines of the run that is published now.</param>
/// <param name="Two">On track 2.</param>
[Rule("PP-11")]
public sealed record WhatIfEarlier(WhatIfFigures Figures, IReadOnlyList<WhatIfOutcome> One, IReadOnlyList<WhatIfOutcome> Two)
{
    /// <summary>What became of somebody on a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="line">Their place among the lines.</param>
    public WhatIfOutcome On(PromotionTrack track, int line) => (track == PromotionTrack.One ? One : Two)[line];
}

/// <summary>The places of track 1 for one exercise, with the numbers that they follow from (PP-6).</summary>
/// <param name="Posts">Established posts.</param>
/// <param name="Share">The share of them.</param>
/// <param name="Holders">Serving holders that are taken off; null: none are.</param>
/// <param name="Places">All places.</param>
/// <param name="Groups">Each group's.</param>
[Rule("PP-11")]
public sealed record WhatIfQuota(int Posts, decimal Share, int? Holders, int Places, ImmutableArray<GroupQuota> Groups)
{
    /// <summary>The quota under a policy, as <see cref="PromotionQuota"/> has it.</summary>
    /// <param name="lines">Everybody in service.</param>
    /// <param name="posts">Established posts; null: as many as staff serve on regular-budget posts in the groups that take part.</param>
    /// <param name="policy">The parameters.</param>
    public static WhatIfQuota Of(IReadOnlyList<WhatIfLine> lines, int? posts, PromotionPolicy policy)
    {
        var staff = lines
            .Where(line => line.OnRegularBudget && policy.Categories.Any(c => c.ToString() == line.Traits.Category))
            .GroupBy(line => line.Group)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Count()))
            .ToList();
        var established = posts ?? staff.Sum(group => group.Item2);
        var holders = lines.Count(line => line.HasBeenPromoted);
        var quota = PromotionQuota.Of(established, staff, holders, policy);
        return new(established, policy.QuotaShare, policy.QuotaBasis == QuotaBasis.Standing ? holders : null, quota.Places, quota.Groups);
    }
}
