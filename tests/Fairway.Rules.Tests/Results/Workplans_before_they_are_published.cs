using Fairway.Rules.Results;

namespace Fairway.Rules.Tests.Results;

/// <summary>RB-3: what a workplan needs before the unit is shown it, and what can't even be kept.</summary>
public sealed class Workplans_before_they_are_published
{
    private const int Longest = 100;
    private static readonly HashSet<string> Results = ["2026/A", "2026/A.1"];

    [Fact]
    public void A_big_picture_and_one_line_are_enough() => Publish(Plan("Why we are here", Line("A guide"))).ShouldBeEmpty();

    [Fact]
    public void Blank_lines_are_passed_over_and_go()
    {
        var plan = Plan("Why", Line("A guide", "2026/A.1"), Line("  "));
        Publish(plan).ShouldBeEmpty();
        plan.WithoutBlankLines().Lines.Length.ShouldBe(1);
    }

    [Fact]
    public void Nothing_written_can_be_kept_and_not_published()
    {
        WorkplanCheck.ForKeeping(WorkplanText.Empty, Longest).ShouldBeEmpty();
        Publish(WorkplanText.Empty)
            .ShouldBe([
                Refusal.Of(RefusalCodes.WorkplanBigPictureMissing, "BigPicture", "RB-3"),
                Refusal.Of(RefusalCodes.WorkplanLinesMissing, null, "RB-3"),
            ]);
    }

    [Fact]
    public void A_line_that_names_an_outcome_says_something() =>
        Publish(Plan("Why", Line("A guide"), Line(" ", "2026/A")))
            .ShouldBe([Refusal.Of(RefusalCodes.WorkplanLineTextMissing, "Lines[1].Text", "RB-3", 2)]);

    [Fact]
    public void A_line_serves_a_result_of_its_own_biennium() =>
        Publish(Plan("Why", Line("A guide", "2024/A")))
            .ShouldBe([Refusal.Of(RefusalCodes.WorkplanOutcomeUnknown, "Lines[0].Outcome", "RB-2", 1)]);

    [Theory]
    [InlineData(Longest, true)]
    [InlineData(Longest + 1, false)]
    public void A_text_is_kept_up_to_the_longest(int length, bool kept) =>
        WorkplanCheck.ForKeeping(Plan(new string('x', length)), Longest).Count.ShouldBe(kept ? 0 : 1);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Lines_have_an_end(int lines, bool kept) =>
        WorkplanCheck
            .ForKeeping(Plan("", [.. Enumerable.Range(0, lines).Select(_ => Line("x"))]), Longest)
            .Select(refusal => refusal.Code)
            .ShouldBe(kept ? [] : [RefusalCodes.TooManyEntries]);

    [Fact]
    public void Broken_characters_unknown_kinds_and_repeated_lines_are_not_kept()
    {
        var line = Line("x");
        WorkplanCheck
            .ForKeeping(Plan("half \ud83d", line, line with { Kind = "wish" }), Longest)
            .ShouldBe([
                Refusal.Of(RefusalCodes.TextNotUnicode, "BigPicture", "RB-3"),
                Refusal.Of(RefusalCodes.WorkplanLineKindUnknown, "Lines[1].Kind", "RB-3", 2),
                Refusal.Of(RefusalCodes.WorkplanLineRepeated, "Lines[1].Text", "RB-3", 2),
            ]);
        WorkplanCheck.ForKeeping(Plan("whole 🚩"), Longest).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_words_are_the_same_plan()
    {
        var line = Line("x", "2026/A");
        Plan("Why", line).ShouldBe(Plan("Why", line with { }));
        Plan("Why", line).ShouldNotBe(Plan("Why", line with { Text = "y" }));
    }

    private static IReadOnlyList<Refusal> Publish(WorkplanText plan) => WorkplanCheck.ForPublishing(plan, Longest, Results);

    private static WorkplanText Plan(string bigPicture, params WorkplanTextLine[] lines) => new(bigPicture, [.. lines]);

    private static WorkplanTextLine Line(string text, string? outcome = null) =>
        new(Guid.NewGuid(), WorkplanKinds.Deliverable, text, outcome);
}
