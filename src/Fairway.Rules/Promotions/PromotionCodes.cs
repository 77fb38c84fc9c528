using System.Collections.Immutable;
using Fairway.Rules.Service;

namespace Fairway.Rules.Promotions;

/// <summary>The conditions of a personal promotion (PP-1 to PP-3), in the order in which those not met are told. Several are a set of bits.</summary>
[Flags]
[Rule("PP-1")]
[Rule("PP-2")]
[Rule("PP-3")]
public enum PromotionConditions
{
    /// <summary>No condition.</summary>
    None = 0,

    /// <summary>In the ILO's service on the day: <c>not-in-service</c>. Where it is not met no other is asked.</summary>
    InService = 1,

    /// <summary>In a category that takes part: <c>category</c>.</summary>
    Category = 1 << 1,

    /// <summary>Not in the category's highest grade: <c>highest-grade</c>.</summary>
    HighestGrade = 1 << 2,

    /// <summary>On a contract financed from the regular budget: <c>funding</c>.</summary>
    Funding = 1 << 3,

    /// <summary>Not of an excluded population: <c>population</c>.</summary>
    Population = 1 << 4,

    /// <summary>No personal promotion before: <c>already-promoted</c>.</summary>
    NotPromoted = 1 << 5,

    /// <summary>Enough service in the grade: <c>grade-service</c>.</summary>
    GradeService = 1 << 6,

    /// <summary>Enough service in all, track 2 alone: <c>total-service</c>.</summary>
    TotalService = 1 << 7,

    /// <summary>Served away from the headquarters, track 1 alone: <c>mobility</c>.</summary>
    Mobility = 1 << 8,
}

/// <summary>The two ways to a personal promotion.</summary>
[Rule("PP-2")]
[Rule("PP-3")]
public enum PromotionTrack
{
    /// <summary>Especially meritorious service, within a quota (PP-2).</summary>
    One = 1,

    /// <summary>Satisfactory service, without a quota (PP-3).</summary>
    Two = 2,
}

/// <summary>The groups for which quotas and panels are separate (PP-6).</summary>
[Rule("PP-6")]
public enum PromotionGroup
{
    /// <summary>In no category that takes part, or not in service; files leave it empty.</summary>
    None,

    /// <summary>General Service: <c>GS</c>.</summary>
    GeneralService,

    /// <summary>National Professional Officers and Professionals: <c>NPO-P</c>.</summary>
    Professionals,

    /// <summary>Directors, where a policy admits them: <c>D</c>.</summary>
    Directors,
}

/// <summary>How files write conditions, groups and the choices of policies.</summary>
public static class PromotionCodes
{
    private static readonly string[] s_groups = ["", "GS", "NPO-P", "D"];

    /// <summary>All conditions with their codes, in the order in which they are told.</summary>
    public static ImmutableArray<(PromotionConditions Condition, string Code)> Conditions { get; } =
    [
        (PromotionConditions.InService, "not-in-service"),
        (PromotionConditions.Category, "category"),
        (PromotionConditions.HighestGrade, "highest-grade"),
        (PromotionConditions.Funding, "funding"),
        (PromotionConditions.Population, "population"),
        (PromotionConditions.NotPromoted, "already-promoted"),
        (PromotionConditions.GradeService, "grade-service"),
        (PromotionConditions.TotalService, "total-service"),
        (PromotionConditions.Mobility, "mobility"),
    ];

    /// <summary>Some conditions as files write them, <c>funding;mobility</c>; empty for none.</summary>
    public static string Code(this PromotionConditions conditions) =>
        string.Join(';', Conditions.Where(each => conditions.HasFlag(each.Condition)).Select(each => each.Code));

    /// <summary>A group as files write it.</summary>
    public static string Code(this PromotionGroup group) => s_groups[(int)group];

    /// <summary>The ways in which places may count faster, as policies write them.</summary>
    public static ImmutableArray<(StationAcceleration Value, string Code)> StationAccelerations { get; } =
    [
        (StationAcceleration.AfterFirstMove, "after-first-move"),
        (StationAcceleration.OutsideHeadquarters, "outside-headquarters"),
        (StationAcceleration.None, "none"),
    ];

    /// <summary>The bases of a quota, as policies write them.</summary>
    public static ImmutableArray<(QuotaBasis Value, string Code)> QuotaBases { get; } =
    [(QuotaBasis.Annual, "annual"), (QuotaBasis.Standing, "standing")];

    /// <summary>The group of a category: one that a policy admits beyond GS, NPO and P is a group of its own.</summary>
    public static PromotionGroup GroupOf(Category category, PromotionPolicy policy) =>
        category switch
        {
            Category.GS => PromotionGroup.GeneralService,
            Category.NPO or Category.P => PromotionGroup.Professionals,
            _ when policy.Categories.Contains(category) => PromotionGroup.Directors,
            _ => PromotionGroup.None,
        };
}
