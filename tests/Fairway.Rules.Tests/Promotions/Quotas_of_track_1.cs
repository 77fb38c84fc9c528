using System.Collections.Immutable;
using Fairway.Rules.Promotions;
using FsCheck;
using FsCheck.Fluent;

namespace Fairway.Rules.Tests.Promotions;

[Trait("Rule", "PP-6")]
[Trait("Rule", "PP-9")]
public sealed class Quotas_of_track_1
{
    private static readonly PromotionPolicy Policy = An.PromotionPolicy();

    [Fact]
    public void Of_637_and_543_posts_there_are_59_places_32_and_27()
    {
        var quota = Of(637 + 543, 637, 543);
        Assert.Equal((59, 32, 27), (quota.Places, quota.Groups[0].Places, quota.Groups[1].Places));
        Assert.Equal("59", quota.Why.Facts["shareOfPosts"]);
        Assert.Equal(
            ["32", "27", "59"],
            quota.Why.Facts.Where(f => f.Key is "places-GS" or "places-NPO-P" or "result").Select(f => f.Value)
        );
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(39, 1)]
    [InlineData(40, 2)]
    public void Five_per_cent_is_rounded_down(int posts, int places) => Assert.Equal(places, Of(posts, 10, 10).Places);

    [Fact]
    public void A_tie_goes_to_the_larger_group_then_to_GS()
    {
        Assert.Equal([1, 0], PromotionQuota.Split(1, [10, 10]));
        // 3 of 8 and 8: halves each, and both are as large.
        Assert.Equal([2, 1], PromotionQuota.Split(3, [8, 8]));
        // 2 places of 1, 1 and 2: a half, a half and a whole; the tie of the first two is of equal groups.
        Assert.Equal([1, 0, 1], PromotionQuota.Split(2, [1, 1, 2]));
        // 2 places of 5 and 15: 0.5 and 1.5; the larger group has the other.
        Assert.Equal([0, 2], PromotionQuota.Split(2, [5, 15]));
    }

    [Fact]
    public void On_a_standing_basis_those_who_hold_one_are_taken_off_before_the_split()
    {
        var standing = Policy with { QuotaBasis = QuotaBasis.Standing };
        var quota = PromotionQuota.Of(1180, Staff(637, 543), 50, standing);
        Assert.Equal((9, 5, 4), (quota.Places, quota.Groups[0].Places, quota.Groups[1].Places));
        Assert.Equal(0, PromotionQuota.Of(1180, Staff(637, 543), 60, standing).Places);
        Assert.Equal(59, PromotionQuota.Of(1180, Staff(637, 543), 50, Policy).Places);
    }

    [Fact]
    public void Where_nobody_serves_there_are_no_places() => Assert.Equal(0, Of(100, 0, 0).Places);

    [Fact]
    public void Parts_add_up_and_are_those_that_brute_force_finds_nearest()
    {
        var splits =
            from places in Gen.Choose(0, 40)
            from count in Gen.Choose(1, 3)
            from sizes in Gen.ListOf(Gen.Choose(0, 60), count)
            select (Places: places, Sizes: sizes.ToImmutableArray());
        Prop.ForAll(splits.ToArbitrary(), split => Check(split.Places, split.Sizes)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

        static bool Check(int places, ImmutableArray<int> sizes)
        {
            var found = PromotionQuota.Split(places, sizes);
            if (sizes.Sum() == 0)
            {
                return found.All(part => part == 0);
            }
            // Of all ways to give each group its whole part or one more, the one with the largest remainders; of equals, larger groups, then earlier ones.
            var ways =
                from way in Enumerable.Range(0, 1 << sizes.Length)
                let parts = sizes.Select((size, i) => (places * size / sizes.Sum()) + ((way >> i) & 1)).ToArray()
                where parts.Sum() == places
                let raised = Enumerable.Range(0, sizes.Length).Where(i => ((way >> i) & 1) == 1)
                orderby raised.Sum(i => places * sizes[i] % sizes.Sum()) descending, raised.Sum(i => sizes[i]) descending, raised.Sum()
                select parts;
            return found.SequenceEqual(ways.First()) && found.Sum() == places;
        }
    }

    [Fact]
    public void A_promotion_leads_to_the_next_grade_of_the_category_and_never_out_of_it()
    {
        var scale = An.AllCategories().Grades;
        Assert.Equal("G6", PersonalPromotion.GradeAfter(scale.Parse("G5")!, scale)?.Code);
        Assert.Equal("P5", PersonalPromotion.GradeAfter(scale.Parse("P4")!, scale)?.Code);
        Assert.Null(PersonalPromotion.GradeAfter(scale.Parse("G7")!, scale));
        Assert.Null(PersonalPromotion.GradeAfter(scale.Parse("P5")!, scale));
        Assert.All(
            scale.All,
            grade => Assert.True(PersonalPromotion.GradeAfter(grade, scale) is not { } next || next.Category == grade.Category)
        );
    }

    private static PromotionQuota Of(int posts, int gs, int professionals) => PromotionQuota.Of(posts, Staff(gs, professionals), 0, Policy);

    private static (PromotionGroup, int)[] Staff(int gs, int professionals) =>
        [(PromotionGroup.GeneralService, gs), (PromotionGroup.Professionals, professionals)];
}
