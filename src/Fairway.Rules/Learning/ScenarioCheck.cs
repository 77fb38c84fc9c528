using System.Collections.Immutable;

namespace Fairway.Rules.Learning;

/// <summary>What a scenario comes to.</summary>
/// <param name="Turns">Turns in which something is chosen.</param>
/// <param name="Endings">Ends.</param>
/// <param name="Situations">Turns told apart by the marks with which one comes to them.</param>
/// <param name="Shortest">Choices on the shortest way to an end.</param>
/// <param name="Longest">Choices on the longest.</param>
public sealed record ScenarioFigures(int Turns, int Endings, int Situations, int Shortest, int Longest);

/// <summary>
/// Walks every way through a scenario: nothing may lead nowhere, stand there for nobody or never end. All marks that can be left on the way are
/// followed, so that what depends on them is tried in each case that can come about.
/// </summary>
[Rule("LE-1")]
public sealed class ScenarioCheck
{
    /// <summary>A discussion shorter than this teaches its beginning only: our own bar for content, not a rule about anybody.</summary>
    public const int FewestTurns = 12;

    /// <summary>With one end there would be nothing to choose.</summary>
    public const int FewestEndings = 2;

    private sealed record Situation(string Turn, ImmutableSortedSet<string> Marks)
    {
        public bool Equals(Situation? other) => other is not null && Turn == other.Turn && Marks.SetEquals(other.Marks);

        public override int GetHashCode() => HashCode.Combine(Turn, string.Join(' ', Marks).GetHashCode(StringComparison.Ordinal));
    }

    private readonly Scenario _scenario;
    private readonly List<LearningMistake> _mistakes;
    private readonly Dictionary<string, ScenarioTurn> _turns;
    private readonly Dictionary<Situation, (int Shortest, int Longest)?> _ways = [];
    private readonly HashSet<Situation> _open = [];
    private readonly HashSet<object> _used = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableSortedSet<string>> _read;

    private ScenarioCheck(Scenario scenario, List<LearningMistake> mistakes)
    {
        _scenario = scenario;
        _mistakes = mistakes;
        _turns = scenario
            .Turns.GroupBy(turn => turn.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _read = MarksRead();
    }

    /// <summary>Checks one file; the figures are null where something is wrong.</summary>
    public static ScenarioFigures? Of(Scenario scenario, List<LearningMistake> mistakes)
    {
        var before = mistakes.Count;
        var figures = new ScenarioCheck(scenario, mistakes).Check();
        return mistakes.Count == before ? figures : null;
    }

    /// <summary>Compares the languages of one scenario, each with the first: the same turns, choices, marks, ways and paragraphs.</summary>
    /// <param name="scenarios">All files of one code.</param>
    /// <param name="languages">The languages that there must be.</param>
    /// <param name="mistakes">Gets what differs.</param>
    public static void Compare(IReadOnlyList<Scenario> scenarios, IReadOnlyList<string> languages, List<LearningMistake> mistakes)
    {
        var first = scenarios[0];
        foreach (var missing in languages.Where(language => scenarios.All(scenario => scenario.Language != language)))
        {
            mistakes.Add(
                new(first.File, 1, "", $"there is no {first.Code}.{missing}.md beside it: write the scenario in this language, too")
            );
        }

        foreach (var other in scenarios.Skip(1))
        {
            Compare(first, other, mistakes);
        }
    }

    private static void Compare(Scenario first, Scenario other, List<LearningMistake> mistakes)
    {
        var of = Path.GetFileName(first.File);
        if ((first.Seat, first.Topic) != (other.Seat, other.Topic))
        {
            mistakes.Add(new(other.File, 1, "", $"seat or topic is not that of {of}: make them the same"));
        }

        for (var t = 0; t < Math.Max(first.Turns.Length, other.Turns.Length); t++)
        {
            if (t >= other.Turns.Length)
            {
                mistakes.Add(
                    new(other.File, other.Turns[^1].Line, first.Turns[t].Name, $"this turn of {of} is missing: add it at the end")
                );
                return;
            }

            var there = other.Turns[t];
            if (t >= first.Turns.Length || there.Name != first.Turns[t].Name)
            {
                var expected = t >= first.Turns.Length ? "nothing more" : $"'{first.Turns[t].Name}'";
                mistakes.Add(
                    new(
                        other.File,
                        there.Line,
                        there.Name,
                        $"in {of} {expected} stands in this place: give both files the same turns in the same order"
                    )
                );
                return;
            }

            Compare(of, first.Turns[t], other.File, there, mistakes);
        }
    }

    private static void Compare(string of, ScenarioTurn first, string file, ScenarioTurn other, List<LearningMistake> mistakes)
    {
        if (Shape(first.Texts) != Shape(other.Texts) || first.IsEnd != other.IsEnd || !first.See.SequenceEqual(other.See))
        {
            mistakes.Add(
                new(
                    file,
                    other.Line,
                    other.Name,
                    $"its paragraphs, their conditions or what an end sends to are not those of {of}: make them the same"
                )
            );
        }

        if (first.Choices.Length != other.Choices.Length)
        {
            mistakes.Add(
                new(
                    file,
                    other.Line,
                    other.Name,
                    $"it has {other.Choices.Length} choices, in {of} {first.Choices.Length}: make them the same"
                )
            );
            return;
        }

        foreach (var (one, two) in first.Choices.Zip(other.Choices))
        {
            if (
                one.When != two.When
                || Shape(one.Replies) != Shape(two.Replies)
                || !one.Keeps.SequenceEqual(two.Keeps)
                || !one.See.SequenceEqual(two.See)
                || !one.Steps.Select(step => (step.Turn, step.When)).SequenceEqual(two.Steps.Select(step => (step.Turn, step.When)))
            )
            {
                mistakes.Add(
                    new(
                        file,
                        two.Line,
                        other.Name,
                        $"this choice's conditions, replies, see, keep or then are not those of {of}: make them the same"
                    )
                );
            }
        }

        static string Shape(ImmutableArray<ScenarioText> texts) => string.Join('|', texts.Select(text => $"{text.When}"));
    }

    private ScenarioFigures? Check()
    {
        var before = _mistakes.Count;
        foreach (var turn in _scenario.Turns)
        {
            foreach (var step in turn.Choices.SelectMany(choice => choice.Steps).Where(step => !_turns.ContainsKey(step.Turn)))
            {
                Wrong(step.Line, turn.Name, $"there is no turn '{step.Turn}': write it, or lead to another");
            }
        }

        // What nobody reaches because of a way that leads nowhere would only hide it.
        if (_mistakes.Count > before)
        {
            return null;
        }

        Unread();
        var ways = Walk(new(_scenario.Turns[0].Name, []));
        foreach (var turn in _scenario.Turns.Where(turn => !_used.Contains(turn)))
        {
            Wrong(
                turn.Line,
                turn.Name,
                turn.IsEnd
                    ? "no way leads to this end: let a choice lead here, or take it away"
                    : "no way leads here: let a choice lead here, or take it away"
            );
        }

        foreach (var turn in _scenario.Turns.Where(_used.Contains))
        {
            Unused(turn);
        }

        if (_scenario.Endings.Count() < FewestEndings)
        {
            Wrong(1, "", $"it has fewer than {FewestEndings} ends: a discussion can go one way or another");
        }

        if (ways is not { } way)
        {
            return null;
        }

        if (way.Shortest < FewestTurns)
        {
            Wrong(1, "", $"a way of only {way.Shortest} turns leads to an end: at least {FewestTurns} are wanted on each");
        }

        return new(_scenario.Turns.Count(turn => !turn.IsEnd), _scenario.Endings.Count(), _ways.Count, way.Shortest, way.Longest);
    }

    /// <summary>The shortest and the longest way from a situation to an end; null where one of them leads nowhere.</summary>
    private (int Shortest, int Longest)? Walk(Situation from)
    {
        if (_ways.TryGetValue(from, out var known))
        {
            return known;
        }

        if (!_turns.TryGetValue(from.Turn, out var turn))
        {
            return null;
        }

        _used.Add(turn);
        _used.UnionWith(turn.Texts.Where(text => text.When?.Holds(from.Marks) ?? true));
        if (turn.IsEnd)
        {
            _ways[from] = (0, 0);
            return (0, 0);
        }

        var offered = turn.Choices.Where(choice => choice.When?.Holds(from.Marks) ?? true).ToList();
        if (offered.Count == 0 && turn.Choices.Length > 0)
        {
            WrongOnce(turn.Line, turn.Name, $"who comes here {With(from.Marks)} has nothing to choose: offer a choice in this case, too");
        }

        _open.Add(from);
        (int Shortest, int Longest)? ways = null;
        foreach (var choice in offered)
        {
            var marks = choice.After(from.Marks);
            var step = choice.Steps.FirstOrDefault(step => step.When?.Holds(marks) ?? true);
            _used.Add(choice);
            _used.UnionWith(choice.Replies.Where(reply => reply.When?.Holds(marks) ?? true));
            if (step is null)
            {
                continue;
            }

            _used.Add(step);
            var next = new Situation(step.Turn, marks.Intersect(_read.GetValueOrDefault(step.Turn, [])));
            if (_open.Contains(next))
            {
                WrongOnce(
                    step.Line,
                    turn.Name,
                    $"'{step.Turn}' has been passed already, and nothing has changed since: who chooses so goes round for ever; lead on"
                );
                continue;
            }

            if (Walk(next) is { } onward)
            {
                var (shortest, longest) = (onward.Shortest + 1, onward.Longest + 1);
                ways = ways is { } before ? (Math.Min(before.Shortest, shortest), Math.Max(before.Longest, longest)) : (shortest, longest);
            }
        }

        _open.Remove(from);
        _ways[from] = ways;
        return ways;
    }

    /// <summary>
    /// For each turn the marks that something there or later depends on: two situations that differ in others only are one, or their number would
    /// double with each mark.
    /// </summary>
    private Dictionary<string, ImmutableSortedSet<string>> MarksRead()
    {
        var read = _turns.ToDictionary(
            turn => turn.Key,
            turn => Conditions(turn.Value).Select(c => c.Mark).ToImmutableSortedSet(StringComparer.Ordinal)
        );
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var (name, turn) in _turns)
            {
                var onward = turn.Choices.SelectMany(choice => choice.Steps).SelectMany(step => read.GetValueOrDefault(step.Turn, []));
                var all = read[name].Union(onward);
                changed |= all.Count > read[name].Count;
                read[name] = all;
            }
        }

        return read;
    }

    private static IEnumerable<ScenarioCondition> Conditions(ScenarioTurn turn) =>
        turn
            .Texts.Select(text => text.When)
            .Concat(turn.Choices.Select(choice => choice.When))
            .Concat(turn.Choices.SelectMany(choice => choice.Replies).Select(reply => reply.When))
            .Concat(turn.Choices.SelectMany(choice => choice.Steps).Select(step => step.When))
            .OfType<ScenarioCondition>();

    /// <summary>Marks on which nothing depends: a consequence was meant, and not written.</summary>
    private void Unread()
    {
        var used = _scenario.Turns.SelectMany(Conditions).Select(condition => condition.Mark).ToHashSet(StringComparer.Ordinal);
        foreach (var turn in _scenario.Turns)
        {
            foreach (var choice in turn.Choices)
            {
                foreach (var mark in choice.Keeps.Where(mark => !used.Contains(mark)))
                {
                    Wrong(
                        choice.Line,
                        turn.Name,
                        $"the mark '{mark}' changes nothing later: write what it leads to ('if {mark}: …'), or take it away"
                    );
                }
            }
        }
    }

    private void Unused(ScenarioTurn turn)
    {
        foreach (var text in turn.Texts.Where(text => !_used.Contains(text)))
        {
            Wrong(text.Line, turn.Name, $"nobody ever reads this paragraph ('{text.When}'): correct the condition, or take it away");
        }

        foreach (var choice in turn.Choices)
        {
            if (!_used.Contains(choice))
            {
                Wrong(choice.Line, turn.Name, $"this choice is never offered ('{choice.When}'): correct the condition, or take it away");
                continue;
            }

            foreach (var reply in choice.Replies.Where(reply => !_used.Contains(reply)))
            {
                Wrong(reply.Line, turn.Name, $"nobody ever reads this reply ('{reply.When}'): correct the condition, or take it away");
            }

            foreach (var step in choice.Steps.Where(step => !_used.Contains(step) && _turns.ContainsKey(step.Turn)))
            {
                Wrong(
                    step.Line,
                    turn.Name,
                    $"nobody ever goes this way ('{step.When?.ToString() ?? "otherwise"}'): correct the condition, or take it away"
                );
            }
        }
    }

    private static string With(ImmutableSortedSet<string> marks) => marks.IsEmpty ? "without a mark" : "with " + string.Join(", ", marks);

    private void Wrong(int line, string where, string message) => _mistakes.Add(new(_scenario.File, line, where, message));

    private void WrongOnce(int line, string where, string message)
    {
        if (_said.Add($"{line}"))
        {
            Wrong(line, where, message);
        }
    }
}
