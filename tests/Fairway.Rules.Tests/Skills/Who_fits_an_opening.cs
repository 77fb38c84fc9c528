using Fairway.Rules.Skills;

namespace Fairway.Rules.Tests.Skills;

[Trait("Rule", "LE-3")]
public sealed class Who_fits_an_opening
{
    private static readonly Guid s_opening = new("0197a000-0000-7000-8000-000000000001");

    private static readonly WantedSkill[] s_skills =
    [
        new("surveys", SkillLevel.Advanced, Essential: true),
        new("writing", SkillLevel.Working, Essential: false),
    ];

    private static readonly WantedLanguage[] s_languages = [new("fr", LanguageLevel.C1, Essential: true)];

    [Theory]
    [InlineData(SkillLevel.Working, 1)] // below the level
    [InlineData(SkillLevel.Advanced, 2)] // at it
    [InlineData(SkillLevel.Expert, 2)] // above counts no more
    public void A_skill_counts_two_at_the_level_and_one_below(SkillLevel level, int points) =>
        Only(Declares("a", skills: [("surveys", level)])).Lines[0].Points.ShouldBe(points);

    [Theory]
    [InlineData(LanguageLevel.B2, 1)]
    [InlineData(LanguageLevel.C1, 2)]
    public void A_language_counts_by_its_lowest_level(LanguageLevel lowest, int points) =>
        Only(Declares("a", languages: [("fr", lowest)])).Lines[2].Points.ShouldBe(points);

    [Fact]
    public void Who_declares_nothing_of_it_is_not_found() =>
        Order(Declares("a", skills: [("finance", SkillLevel.Expert)]), Declares("b")).ShouldBeEmpty();

    [Fact]
    public void All_that_is_essential_comes_before_more_points()
    {
        // b has 4 points of essentials, a has 4 too but one essential is below its level; c lacks one altogether.
        Order(
                Declares(
                    "a",
                    skills: [("surveys", SkillLevel.Working), ("writing", SkillLevel.Expert)],
                    languages: [("fr", LanguageLevel.C2)]
                ),
                Declares("b", skills: [("surveys", SkillLevel.Advanced)], languages: [("fr", LanguageLevel.C1)]),
                Declares("c", skills: [("writing", SkillLevel.Expert)])
            )
            .ShouldBe(["b", "a", "c"]);
    }

    [Fact]
    public void Between_equals_the_lot_of_the_opening_decides_and_neither_name_nor_order_of_coming()
    {
        var equals = Enumerable.Range(0, 40).Select(n => Declares($"{n:00}", skills: [("writing", SkillLevel.Working)])).ToArray();
        var order = Order(equals);
        Order([.. equals.Reverse()]).ShouldBe(order);
        order.SequenceEqual(order.Order(StringComparer.Ordinal)).ShouldBeFalse();
        // Another opening draws anew: who is first in one is not first in all.
        var firsts = Enumerable
            .Range(0, 40)
            .Select(n => new Guid(n, 0, 0, new byte[8]))
            .Select(opening => SkillsMatching.Of(opening, s_skills, [], null, equals)[0].StaffId)
            .Distinct(StringComparer.Ordinal)
            .Count();
        firsts.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_place_counts_for_who_named_it_or_would_go_anywhere()
    {
        int PointsOf(SkillsDeclared one) => SkillsMatching.Of(s_opening, s_skills, [], "Dakar", [one])[0].Lines[^1].Points;
        PointsOf(Declares("a", skills: [("writing", SkillLevel.Working)]) with { Stations = ["Dakar"] }).ShouldBe(2);
        PointsOf(Declares("a", skills: [("writing", SkillLevel.Working)]) with { Anywhere = true }).ShouldBe(2);
        PointsOf(Declares("a", skills: [("writing", SkillLevel.Working)]) with { Stations = ["Lima"] }).ShouldBe(0);
    }

    [Fact]
    public void Nothing_but_what_was_declared_can_be_compared() =>
        typeof(SkillsDeclared)
            .GetProperties()
            .Select(p => p.Name)
            .Except(["EqualityContract"])
            .ShouldBe(["StaffId", "Skills", "Languages", "Anywhere", "Stations"], ignoreOrder: true);

    private static SkillsMatch Only(SkillsDeclared one) =>
        SkillsMatching.Of(s_opening, s_skills, s_languages, null, [one]).ShouldHaveSingleItem();

    private static List<string> Order(params SkillsDeclared[] declared) =>
        [.. SkillsMatching.Of(s_opening, s_skills, s_languages, null, declared).Select(m => m.StaffId)];

    private static SkillsDeclared Declares(
        string who,
        (string, SkillLevel)[]? skills = null,
        (string, LanguageLevel)[]? languages = null
    ) =>
        new(
            who,
            (skills ?? []).ToDictionary(s => s.Item1, s => s.Item2),
            (languages ?? []).ToDictionary(l => l.Item1, l => l.Item2),
            false,
            []
        );
}
