using System.Collections.Immutable;

namespace Fairway.Rules.Learning;

/// <summary>A choice that was made.</summary>
/// <param name="Turn">Where.</param>
/// <param name="Choice">What.</param>
/// <param name="Marks">The marks after it, by which its replies are read.</param>
public sealed record ScenarioMove(ScenarioTurn Turn, ScenarioChoice Choice, ImmutableSortedSet<string> Marks)
{
    /// <summary>What happened.</summary>
    public IEnumerable<string> Replies => Choice.Replies.Where(reply => reply.When?.Holds(Marks) ?? true).Select(reply => reply.Text);
}

/// <summary>
/// How far somebody has come in a simulation. The whole of it is in the path: one letter for each choice made, by the choice's place in its turn
/// (<c>a</c> the first). It stands in the address, so that a page can be gone back to, kept and sent.
/// </summary>
[Rule("LE-1")]
public sealed record ScenarioPlay
{
    private ScenarioPlay(
        Scenario scenario,
        string path,
        ScenarioTurn at,
        ImmutableSortedSet<string> marks,
        ImmutableArray<ScenarioMove> moves
    )
    {
        Scenario = scenario;
        Path = path;
        At = at;
        Marks = marks;
        Moves = moves;
    }

    /// <summary>What is played.</summary>
    public Scenario Scenario { get; }

    /// <summary>One letter for each choice made.</summary>
    public string Path { get; }

    /// <summary>Where it stands.</summary>
    public ScenarioTurn At { get; }

    /// <summary>The marks left so far.</summary>
    public ImmutableSortedSet<string> Marks { get; }

    /// <summary>The choices made, from the first on.</summary>
    public ImmutableArray<ScenarioMove> Moves { get; }

    /// <summary>What is read where it stands.</summary>
    public IEnumerable<string> Texts => At.Texts.Where(text => text.When?.Holds(Marks) ?? true).Select(text => text.Text);

    /// <summary>What can be done where it stands, each with the path that it leads to.</summary>
    public IEnumerable<(char Letter, ScenarioChoice Choice)> Choices =>
        At.Choices.Select((choice, place) => ((char)('a' + place), choice)).Where(offered => offered.choice.When?.Holds(Marks) ?? true);

    /// <summary>All that the choices made and the end point to, each once, in the order in which they came.</summary>
    public IReadOnlyList<Reading> See => [.. Moves.SelectMany(move => move.Choice.See).Concat(At.See).Distinct()];

    /// <summary>Where a discussion begins.</summary>
    public static ScenarioPlay Begin(Scenario scenario) => new(scenario, "", scenario.Turns[0], [], []);

    /// <summary>Follows a path; null where a letter stands for no choice that was open there.</summary>
    public static ScenarioPlay? Follow(Scenario scenario, string path)
    {
        var play = Begin(scenario);
        foreach (var letter in path)
        {
            if (play.Choose(letter) is not { } next)
            {
                return null;
            }

            play = next;
        }

        return play;
    }

    /// <summary>Makes a choice; null where it isn't open.</summary>
    public ScenarioPlay? Choose(char letter)
    {
        if (Choices.FirstOrDefault(offered => offered.Letter == letter).Choice is not { } choice)
        {
            return null;
        }

        var marks = choice.After(Marks);
        return choice.Next(marks) is { } next && Scenario.Find(next) is { } turn
            ? new(Scenario, Path + letter, turn, marks, Moves.Add(new(At, choice, marks)))
            : null;
    }
}
