using System.Collections.Immutable;
using Fairway.Rules.Feedback;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Feedback;

public sealed class Who_answers_about_whom
{
    private static readonly Span s_cycle = Span.Through(new LocalDate(2026, 1, 1), new LocalDate(2027, 12, 31));
    private static readonly LocalDate s_opens = new(2027, 4, 30);

    /// <summary>ORG › DEP › (A, B); each headed by a chief of the same name in small letters.</summary>
    private static readonly UnitTree s_tree = new([
        new("ORG", null, "org"),
        new("DEP", "ORG", "dep"),
        new("A", "DEP", "a"),
        new("B", "DEP", "b"),
    ]);

    /// <summary>From 30 January on, 90 days until 29 April: three months back from the day on which tokens open.</summary>
    [Theory]
    [InlineData("2027-01-30", null, true)]
    [InlineData("2027-01-31", null, false)]
    [InlineData("2027-01-30", "2027-04-28", false)]
    [InlineData("2026-02-01", "2026-05-01", true)]
    [InlineData("2026-02-01", "2026-04-30", false)]
    [InlineData("2025-11-01", "2026-01-20", false)]
    public void Three_months_of_the_cycle_by_the_day_tokens_open(string from, string? to, bool answers)
    {
        var days = Span.Through(IsoDay.Parse(from)!.Value, to is null ? null : IsoDay.Parse(to));
        Respondents(new Reporting("x", "a", days)).Contains("x").ShouldBe(answers);
    }

    [Fact]
    public void Stretches_to_one_chief_are_added_up_and_who_has_left_stays_a_respondent()
    {
        Reporting Stretch(LocalDate first, LocalDate last) => new("x", "a", Span.Through(first, last));
        var first = Stretch(new(2026, 3, 1), new(2026, 4, 14));
        Respondents(first).ShouldBeEmpty();
        Respondents(first, Stretch(new(2026, 9, 1), new(2026, 10, 14))).ShouldBeEmpty("89 days");
        Respondents(first, Stretch(new(2026, 9, 1), new(2026, 10, 15))).ShouldBe(["x"]);
    }

    [Fact]
    public void Five_answer_about_a_chief_and_four_about_the_leadership_above_where_others_join_them()
    {
        // B's four are too few at DEP, and with DEP's own one enough at ORG: about no individual.
        Form(("a", 5), ("b", 4), ("dep", 1))
            .Groups.ShouldBe([
                new FeedbackGroup("a", null, ["a1", "a2", "a3", "a4", "a5"]),
                new FeedbackGroup(null, "ORG", ["b1", "b2", "b3", "b4", "dep1"]),
            ]);
        var two = Form(("a", 2), ("b", 3));
        two.Groups.ShouldHaveSingleItem().ShouldBe(new FeedbackGroup(null, "DEP", ["a1", "a2", "b1", "b2", "b3"]));
        two.Folded.ShouldContain(new FoldedRespondent("b2", "b", "DEP"));
        two.Without.ShouldBeEmpty();
    }

    [Fact]
    public void Who_finds_no_group_up_to_the_top_is_named_and_nobody_is_lost()
    {
        Form(("a", 2), ("org", 3)).Groups.ShouldBeEmpty();
        Form(("a", 2), ("org", 3)).Without.ShouldBe([("a1", "a"), ("a2", "a"), ("org1", "org"), ("org2", "org"), ("org3", "org")]);
        // A delegate who signs and heads no unit.
        Form(("delegate", 4)).Without.Length.ShouldBe(4);
        Form(("delegate", 5)).Groups.ShouldHaveSingleItem().ChiefId.ShouldBe("delegate");
    }

    [Fact]
    public void Who_reported_to_two_chiefs_counts_once_above_both()
    {
        var formed = FeedbackGroups.Form(
            new Dictionary<string, ImmutableSortedSet<string>>(StringComparer.Ordinal) { ["a"] = ["x", "y", "z"], ["b"] = ["x", "v"] },
            s_tree,
            FeedbackThresholds.Promised
        );
        formed.Groups.ShouldBeEmpty("x, y, z and v are four");
        formed.Without.Length.ShouldBe(5);
    }

    [Fact]
    public void In_any_tree_every_respondent_has_a_group_of_five_or_is_named()
    {
        var random = new Random(5);
        for (var run = 0; run < 300; run++)
        {
            var units = Enumerable
                .Range(0, random.Next(1, 30))
                .Select(i => new UnitNode($"U{i}", i == 0 ? null : $"U{random.Next(i)}", $"c{i}"))
                .ToList();
            var respondents = units.ToDictionary(
                u => u.ChiefId!,
                u => Enumerable.Range(0, random.Next(9)).Select(i => $"{u.Code}-{i}").ToImmutableSortedSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
            var formed = FeedbackGroups.Form(respondents, new UnitTree(units), FeedbackThresholds.Promised);
            formed.Groups.ShouldAllBe(group => group.Members.Length >= 5);
            var placed = formed.Groups.Sum(group => group.Members.Length) + formed.Without.Length;
            placed.ShouldBe(respondents.Values.Sum(members => members.Count));
        }
    }

    private static ImmutableSortedSet<string> Respondents(params Reporting[] reporting) =>
        FeedbackGroups.Respondents(reporting, s_cycle, s_opens, Period.FromMonths(3));

    private static FormedGroups Form(params (string Chief, int Count)[] respondents) =>
        FeedbackGroups.Form(
            respondents.ToDictionary(
                r => r.Chief,
                r => Enumerable.Range(1, r.Count).Select(i => $"{r.Chief}{i}").ToImmutableSortedSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            ),
            s_tree,
            FeedbackThresholds.Promised
        );
}
