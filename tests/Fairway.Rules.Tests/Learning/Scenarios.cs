using System.Text;
using Fairway.Rules.Learning;

namespace Fairway.Rules.Tests.Learning;

/// <summary>A simulated discussion is checked before anybody plays it: what is wrong is told by line, with what to do (LE-1).</summary>
[Trait("Rule", "LE-1")]
public sealed class Scenarios
{
    private const string Head = "title: A talk\nsummary: About something.\nseat: chief\ntopic: mid-term\n\nIt begins.\n";

    [Fact]
    public void A_scenario_of_twelve_turns_and_two_ends_is_in_order()
    {
        var (scenario, figures, mistakes) = Check(Twelve());
        mistakes.ShouldBeEmpty();
        figures.ShouldBe(new ScenarioFigures(12, 2, 25, 12, 12));
        scenario!.Intro.ShouldBe(["It begins."]);
        scenario.Seat.ShouldBe(Seat.Chief);
        scenario.Turns[0].Choices[0].See.ShouldBe([new Reading(null, "Q2"), new Reading("CY-10", null)]);
    }

    [Fact]
    public void Eleven_turns_are_too_few()
    {
        Check(Twelve(turns: 11)).Mistakes.ShouldBe(["x.en.md:1: a way of only 11 turns leads to an end: at least 12 are wanted on each"]);
    }

    [Theory]
    [InlineData("  then: t3", "  then: nowhere", "t2: there is no turn 'nowhere': write it, or lead to another")]
    [InlineData(
        "  then: t3",
        "  then: t1",
        "t2: 't1' has been passed already, and nothing has changed since: who chooses so goes round for ever; lead on"
    )]
    [InlineData("see: IGDS 100 Q2, CY-10", "see: IGDS 100 Q13", "'IGDS 100 Q13' is neither a paragraph of the framework")]
    [InlineData("see: IGDS 100 Q2, CY-10", "see: IGDS 100 §9(f)", "'IGDS 100 §9(f)' is neither a paragraph of the framework")]
    [InlineData("see: IGDS 100 Q2, CY-10", "see: XX-1", "'XX-1' is neither a paragraph of the framework")]
    [InlineData("  see: IGDS 100 Q2, CY-10\n", "", "the choice does not say the paragraph that its feedback rests on")]
    [InlineData("  feedback: Because.\n", "", "the choice does not say what there is to learn: write 'feedback: …' under it")]
    [InlineData("  reply: So be it.\n", "", "the choice does not say what happens then: write 'reply: …' under it")]
    [InlineData("topic: mid-term", "topic: weather", "topic: 'weather' is no topic: write one of start, ")]
    [InlineData("seat: chief", "seat: throne", "seat: 'throne' is not a seat: write chief or official")]
    [InlineData("summary: About something.\n", "", "summary: it is missing: write a line 'summary: …' at the top of the file")]
    [InlineData("## t3", "## T3", "T3: a turn's name has small letters, digits and hyphens only: change it")]
    [InlineData(
        "Turn 3.\n",
        "Turn 3.\n\nif never: Nobody reads it.\n",
        "t3: nobody ever reads this paragraph ('if never'): correct the condition, or take it away"
    )]
    [InlineData(
        "- First of 4",
        "- if never: First of 4",
        "t4: this choice is never offered ('if never'): correct the condition, or take it away"
    )]
    [InlineData("  keep: open\n", "", "nobody ever goes this way ('if open'): correct the condition, or take it away")]
    [InlineData(
        "  keep: open\n",
        "  keep: open, lost\n",
        "the mark 'lost' changes nothing later: write what it leads to ('if lost: …'), or take it away"
    )]
    [InlineData("ending: It went well.\n", "", "good: it is a dead end: give it choices, or a line 'ending: …' that says what came of it")]
    [InlineData("## good", "## bad", "bad: another turn has this name: give this one a name of its own")]
    public void What_is_wrong_is_told_by_its_line(string replaced, string by, string expected)
    {
        var text = Twelve();
        text.ShouldContain(replaced);
        var at = text.IndexOf(replaced, StringComparison.Ordinal);
        var mistakes = Check(text[..at] + by + text[(at + replaced.Length)..]).Mistakes;
        mistakes.ShouldContain(mistake => mistake.Contains(expected, StringComparison.Ordinal));
        mistakes.ShouldAllBe(mistake => mistake.StartsWith("x.en.md:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_is_the_one_to_change()
    {
        var text = Twelve().Replace("  then: t3\n", "  then: t99\n", StringComparison.Ordinal);
        var line = text.Split('\n').ToList().FindIndex(l => l == "  then: t99") + 1;
        Check(text).Mistakes[0].ShouldStartWith($"x.en.md:{line}: t2: there is no turn 't99'");
    }

    [Fact]
    public void Who_comes_to_a_turn_in_whatever_way_has_something_to_choose()
    {
        var text = Twelve()
            .Replace("- First of 4", "- if open: First of 4", StringComparison.Ordinal)
            .Replace("- Second of 4", "- if open: Second of 4", StringComparison.Ordinal);
        Check(text)
            .Mistakes.ShouldContain(m =>
                m.Contains(
                    "t4: who comes here without a mark has nothing to choose: offer a choice in this case, too",
                    StringComparison.Ordinal
                )
            );
    }

    [Fact]
    public void A_languages_turns_choices_and_ways_are_those_of_the_others()
    {
        var english = Read("x.en.md", Twelve());
        var mistakes = new List<LearningMistake>();
        ScenarioCheck.Compare(
            [
                english,
                Read(
                    "x.fr.md",
                    Twelve()
                        .Replace("keep: open", "keep: ouvert", StringComparison.Ordinal)
                        .Replace("if open", "if ouvert", StringComparison.Ordinal)
                ),
            ],
            ["en", "fr"],
            mistakes
        );
        mistakes.Select(m => m.Where).Distinct().ShouldBe(["t1", "t12", "good"]);
        mistakes.Clear();
        ScenarioCheck.Compare([english, Read("x.es.md", Twelve(turns: 13))], ["en", "fr", "es"], mistakes);
        mistakes
            .Select(m => m.Message)
            .ShouldBe([
                "there is no x.fr.md beside it: write the scenario in this language, too",
                "this choice's conditions, replies, see, keep or then are not those of x.en.md: make them the same",
                "this choice's conditions, replies, see, keep or then are not those of x.en.md: make them the same",
                "in x.en.md 'good' stands in this place: give both files the same turns in the same order",
            ]);
        mistakes.Clear();
        ScenarioCheck.Compare([english, Read("x.fr.md", Twelve())], ["en", "fr"], mistakes);
        mistakes.ShouldBeEmpty();
    }

    [Fact]
    public void Playing_is_following_a_path_and_what_was_kept_comes_back()
    {
        var scenario = Read("x.en.md", Twelve());
        var play = ScenarioPlay.Begin(scenario);
        play.Choices.Select(c => c.Letter).ShouldBe(['a', 'b']);
        var good = ScenarioPlay.Follow(scenario, "aaaaaaaaaaaa")!;
        good.At.Name.ShouldBe("good");
        good.At.Ending.ShouldBe("It went well.");
        good.Texts.ShouldBe(["The end.", "You had opened it."]);
        good.See.Select(s => s.ToString()).ShouldBe(["IGDS 100 Q2", "CY-10", "IGDS 100 §7"]);
        ScenarioPlay.Follow(scenario, "baaaaaaaaaaa")!.At.Name.ShouldBe("bad");
        ScenarioPlay.Follow(scenario, "c").ShouldBeNull("there is no third choice");
        ScenarioPlay.Follow(scenario, "aaaaaaaaaaaaa").ShouldBeNull("an end is the end");
        good.Moves.Length.ShouldBe(12);
        good.Moves[0].Replies.ShouldBe(["So be it."]);
    }

    [Fact]
    public void The_products_own_scenarios_are_in_order_and_tell_the_discussions_apart()
    {
        var folder = Path.Combine(Repository.Root, "content", "learning", "scenarios");
        var mistakes = new List<LearningMistake>();
        var all = Directory
            .GetFiles(folder, "*.md")
            .Order(StringComparer.Ordinal)
            .Select(file => ScenarioReader.Read(file, File.ReadAllText(file), mistakes)!)
            .ToList();
        mistakes.ShouldBeEmpty();
        foreach (var group in all.GroupBy(s => s.Code, StringComparer.Ordinal))
        {
            foreach (var scenario in group)
            {
                var figures = ScenarioCheck.Of(scenario, mistakes);
                figures.ShouldNotBeNull(string.Join('\n', mistakes));
            }

            ScenarioCheck.Compare([.. group], ["en", "fr", "es"], mistakes);
        }

        mistakes.ShouldBeEmpty();
        all.Select(s => s.Topic)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(["agreeing-outputs", "end-of-cycle", "mid-term", "underperformance"]);
        all.Select(s => s.Seat).Distinct().Count().ShouldBe(2, "from both chairs");
        // French puts a space that doesn't break before its high punctuation.
        var french = all.Where(s => s.Language == "fr")
            .SelectMany(s => File.ReadAllLines(s.File))
            .Where(line => !line.Contains(": ", StringComparison.Ordinal) || line.StartsWith("  reply", StringComparison.Ordinal));
        french
            .Where(line =>
                line.Contains(" ?", StringComparison.Ordinal)
                || line.Contains(" !", StringComparison.Ordinal)
                || line.Contains(" ;", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }

    private static Scenario Read(string file, string text) => ScenarioReader.Read(file, text, []).ShouldNotBeNull();

    private static (Scenario? Scenario, ScenarioFigures? Figures, IReadOnlyList<string> Mistakes) Check(string text)
    {
        var mistakes = new List<LearningMistake>();
        var scenario = ScenarioReader.Read("x.en.md", text, mistakes);
        var figures = scenario is null ? null : ScenarioCheck.Of(scenario, mistakes);
        return (scenario, figures, [.. mistakes.Select(m => m.ToString())]);
    }

    /// <summary>Turns one after the other with two choices each; the first leaves the mark on which the end depends.</summary>
    private static string Twelve(int turns = 12)
    {
        var text = new StringBuilder(Head);
        for (var turn = 1; turn <= turns; turn++)
        {
            text.Append($"\n## t{turn}\n\nTurn {turn}.\n");
            foreach (var choice in (string[])["First", "Second"])
            {
                text.Append($"\n- {choice} of {turn}\n  reply: So be it.\n  feedback: Because.\n  see: IGDS 100 Q2, CY-10\n");
                text.Append(turn == 1 && choice == "First" ? "  keep: open\n" : "");
                text.Append(turn < turns ? $"  then: t{turn + 1}\n" : "  then if open: good\n  then: bad\n");
            }
        }

        return text.Append(
                "\n## good\n\nThe end.\n\nif open: You had opened it.\n\nending: It went well.\n\nsee: IGDS 100 §7\n\n## bad\n\nThe end.\n\nending: It went badly.\n\nsee: IGDS 100 §7\n"
            )
            .ToString();
    }
}
