using System.Collections.Immutable;
using Fairway.Rules.Promotions;

namespace Fairway.Rules.Tests.Promotions;

[Trait("Rule", "PP-8")]
public sealed class Panels_that_compare
{
    private static readonly ExercisePolicy Policy = An.Exercise();

    [Fact]
    public void Points_are_weighted_means_and_each_has_a_place()
    {
        // 60 and 40: (5·60 + 3·40)/100 = 4.2; two sheets 4.2 and 3.0 make 3.6.
        var ranked = Rank(Of("a", [5, 3], [3, 3]), Of("b", [4, 4], [4, 4]), Of("c", [1, 1]));
        Assert.Equal([("b", 1, 4m), ("a", 2, 3.6m), ("c", 3, 1m)], ranked.Select(r => (r.StaffId, r.Rank, r.Points)));
        Assert.All(ranked, r => Assert.Null(r.TieBrokenBy));
    }

    [Fact]
    public void Means_are_compared_as_fractions_and_not_as_they_are_shown()
    {
        // Three sheets make 1,000 hundredths, 3.33…; seven make 2,320, 3.31….
        var a = Of("a", [3, 3], [3, 3], [4, 4]);
        var b = Of("b", [4, 4], [4, 4], [3, 3], [3, 3], [3, 3], [3, 3], [4, 2]) with { CreditInGrade = 9 };
        Assert.Equal(3.33m, PanelRanking.Points(a, Policy));
        Assert.Equal(3.31m, PanelRanking.Points(b, Policy));
        Assert.Equal("a", Rank(a, b)[0].StaffId);
        // The same means of different numbers of sheets are a tie.
        var c = Of("c", [3, 3], [4, 4], [3, 3], [3, 3], [4, 4], [3, 3]) with
        {
            CreditInGrade = 9,
        };
        Assert.Equal(("c", TieBreak.CreditInGrade), (Rank(a, c)[0].StaffId, Rank(a, c)[1].TieBrokenBy));
    }

    [Fact]
    public void Ties_are_broken_in_the_published_order()
    {
        // 3·60 + 5·40 = 380 = 5·60 + 2·40: the heavier criterion decides.
        Assert.Equal(("b", TieBreak.HeaviestCriterion), Second(Of("b2", [5, 2]), Of("b", [3, 5])));
        Assert.Equal(
            ("b", TieBreak.CreditInGrade),
            Second(Of("a", [3, 3]) with { CreditInGrade = 9 }, Of("b", [3, 3]) with { CreditInGrade = 8 })
        );
        Assert.Equal(("b", TieBreak.ServiceInAll), Second(Of("a", [3, 3]) with { DaysInAll = 9 }, Of("b", [3, 3]) with { DaysInAll = 8 }));
        Assert.Equal(TieBreak.Lot, Second(Of("a", [3, 3]), Of("b", [3, 3])).By);
    }

    [Fact]
    public void A_lot_depends_on_the_list_alone_and_not_on_who_is_named_first()
    {
        ScoredCandidate[] all = [.. "abcdefgh".Select(c => Of(c.ToString(), [3, 3]))];
        var order = PanelRanking.Rank(all, Policy, "hash").Select(r => r.StaffId).ToList();
        Assert.Equal(order, PanelRanking.Rank([.. all.Reverse()], Policy, "hash").Select(r => r.StaffId));
        Assert.NotEqual(order, PanelRanking.Rank(all, Policy, "another list").Select(r => r.StaffId));
        Assert.Equal(Enumerable.Range(1, 8), PanelRanking.Rank(all, Policy, "hash").Select(r => r.Rank));
    }

    [Theory]
    [InlineData(1, 5, 0)]
    [InlineData(0, 5, 1)]
    [InlineData(6, 0, 2)]
    public void Points_are_from_one_to_the_highest(int first, int second, int refused) =>
        Assert.Equal(refused, PanelRanking.Check([first, second], Policy).Count);

    [Fact]
    public void A_missing_number_is_refused() => Assert.Equal("Points[1]", Assert.Single(PanelRanking.Check([3], Policy)).Field);

    [Fact]
    public void Members_agree_within_a_point()
    {
        // 3.0, 4.0, 4.4: one pair of three is further apart than a point.
        Assert.Equal(new PanelAgreement(3, 2), PanelRanking.Agreement([Of("a", [3, 3], [4, 4], [4, 5])], Policy));
        Assert.Equal(
            new PanelAgreement(3, 1),
            PanelRanking.Agreement([
                [true, true, false],
            ])
        );
    }

    [Fact]
    public void Panels_may_recommend_fewer_than_the_quota_and_never_more()
    {
        PanelWord yes = new("a", "A", 1, true, ""),
            no = new("b", "B", 2, false, "Less responsibility");
        Assert.Empty(PanelRecommendation.Check(PromotionTrack.One, [yes, no], 1));
        Assert.Empty(PanelRecommendation.Check(PromotionTrack.One, [no], 1));
        Assert.Equal([RefusalCodes.PanelOverQuota], Codes(PromotionTrack.One, [yes, yes with { StaffId = "c" }], 1));
        // Track 2 has no quota.
        Assert.Empty(PanelRecommendation.Check(PromotionTrack.Two, [yes, yes with { StaffId = "c" }], 0));
        Assert.Equal([RefusalCodes.PanelReasonMissing], Codes(PromotionTrack.Two, [no with { Reason = " " }], 0));
        Assert.Equal([RefusalCodes.PanelWordMissing], Codes(PromotionTrack.Two, [no with { Recommended = null }], 0));

        static IEnumerable<string> Codes(PromotionTrack track, PanelWord[] words, int quota) =>
            PanelRecommendation.Check(track, words, quota).Select(r => r.Code);
    }

    [Theory]
    [InlineData("cand", false, "panel-conflict-oneself")]
    [InlineData("chief", false, "panel-conflict-chief")]
    [InlineData("former", true, "panel-conflict-chief")]
    [InlineData("second", false, "panel-conflict-second-level")]
    [InlineData("report", false, "panel-conflict-reports")]
    [InlineData("zoe", true, "panel-conflict-declared")]
    [InlineData("zoe", false, "panel-no-conflict")]
    public void Who_is_too_near_steps_aside(string member, bool declared, string reason)
    {
        var finding = PanelConflicts.Of(member, new("cand", ["chief", "former"], ["second"], ["report"]), declared);
        Assert.Equal(reason, finding.Reason);
        Assert.Equal(reason == "panel-no-conflict", finding.Judgement == Judgement.Met);
    }

    [Theory]
    [InlineData("a", Judgement.NotMet)]
    [InlineData("z", Judgement.Met)]
    public void Nobody_sits_on_the_panel_before_which_they_stand(string member, Judgement judgement) =>
        Assert.Equal(judgement, PanelConflicts.Membership(member, ["a", "b"]).Judgement);

    private static (string StaffId, TieBreak? By) Second(ScoredCandidate first, ScoredCandidate second)
    {
        var last = Rank(second, first)[1];
        return (last.StaffId, last.TieBrokenBy);
    }

    private static ImmutableArray<RankedCandidate> Rank(params ScoredCandidate[] candidates) =>
        PanelRanking.Rank(candidates, Policy, "hash");

    private static ScoredCandidate Of(string id, params ImmutableArray<int>[] sheets) => new(id, [.. sheets], 0, 0);
}
