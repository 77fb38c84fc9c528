using System.Collections.Immutable;
using Fairway.Rules.Service;

namespace Fairway.Rules.Promotions;

/// <summary>Which days of service in another place count faster (PP-4).</summary>
[Rule("PP-4")]
public enum StationAcceleration
{
    /// <summary>Days at a duty station other than that of the earliest counted day: <c>after-first-move</c>.</summary>
    AfterFirstMove,

    /// <summary>Days at a duty station other than the headquarters: <c>outside-headquarters</c>.</summary>
    OutsideHeadquarters,

    /// <summary>No place counts faster: <c>none</c>.</summary>
    None,
}

/// <summary>What the quota of track 1 is a share of (PP-6).</summary>
[Rule("PP-6")]
public enum QuotaBasis
{
    /// <summary>So many promotions each year: <c>annual</c>.</summary>
    Annual,

    /// <summary>So many holders at any time: those who serve with a track-1 promotion are taken off: <c>standing</c>.</summary>
    Standing,
}

/// <summary>The ages at which a day counts faster (PP-4).</summary>
/// <param name="From">From the birthday with this number on.</param>
/// <param name="Until">To the eve of the birthday with this number; not less than <paramref name="From"/>.</param>
public readonly record struct AcceleratedAges(int From, int Until);

/// <summary>Parameters of rulebook section 9. What leave without pay counts is <see cref="ServicePolicy.CountsUnpaidLeave"/>.</summary>
[Rule("PP-1")]
public sealed record PromotionPolicy
{
    /// <summary>Categories that take part (<c>promotion.categories</c>).</summary>
    public required ImmutableArray<Category> Categories { get; init; }

    /// <summary>What may finance the contract (<c>promotion.fundings</c>).</summary>
    public required ImmutableArray<Funding> Fundings { get; init; }

    /// <summary>Populations that are left out, as staff files write them (<c>promotion.excludedPopulations</c>).</summary>
    public required ImmutableArray<string> ExcludedPopulations { get; init; }

    /// <summary>Categories that must have served away from the headquarters (<c>promotion.mobilityCategories</c>).</summary>
    public required ImmutableArray<Category> MobilityCategories { get; init; }

    /// <summary>The duty station that is no mobility (<c>promotion.headquarters</c>).</summary>
    public required string Headquarters { get; init; }

    /// <summary>Years in the grade for track 1 (<c>promotion.track1.gradeYears</c>).</summary>
    public required int Track1GradeYears { get; init; }

    /// <summary>Years in the grade for track 2 (<c>promotion.track2.gradeYears</c>).</summary>
    public required int Track2GradeYears { get; init; }

    /// <summary>Years in all for track 2 (<c>promotion.track2.totalYears</c>).</summary>
    public required int Track2TotalYears { get; init; }

    /// <summary>Organizations whose service counts for track 2, as staff files write them (<c>promotion.countedOrganizations</c>).</summary>
    public required ImmutableArray<string> CountedOrganizations { get; init; }

    /// <summary>Ages at which a day counts faster (<c>accelerate.ages</c>).</summary>
    public required AcceleratedAges AcceleratedAges { get; init; }

    /// <summary>Places at which a day counts faster (<c>accelerate.stations</c>).</summary>
    public required StationAcceleration StationAcceleration { get; init; }

    /// <summary>Whether days count faster towards the years in the grade of track 2, too (<c>accelerate.track2</c>).</summary>
    public required bool AcceleratesTrack2 { get; init; }

    /// <summary>The share of posts that may be promoted on track 1 (<c>quota.share</c>).</summary>
    public required decimal QuotaShare { get; init; }

    /// <summary>What the share is of (<c>quota.basis</c>).</summary>
    public required QuotaBasis QuotaBasis { get; init; }
}
