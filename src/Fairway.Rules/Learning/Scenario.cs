using System.Collections.Immutable;

namespace Fairway.Rules.Learning;

/// <summary>From whose side a simulated discussion is played.</summary>
public enum Seat
{
    /// <summary>The responsible chief, or who appraises for them.</summary>
    Chief = 1,

    /// <summary>The official.</summary>
    Official,
}

/// <summary>What something depends on: a mark that an earlier choice left, or that none did.</summary>
/// <param name="Mark">The mark's name, as the file writes it.</param>
/// <param name="Stands">True: it was left (<c>if</c>); false: it was not (<c>unless</c>).</param>
public sealed record ScenarioCondition(string Mark, bool Stands)
{
    /// <summary>Whether it holds with the marks left so far.</summary>
    public bool Holds(ImmutableSortedSet<string> marks) => marks.Contains(Mark) == Stands;

    /// <inheritdoc/>
    public override string ToString() => $"{(Stands ? "if" : "unless")} {Mark}";
}

/// <summary>A paragraph that is read always, or only where something went before.</summary>
/// <param name="Text">Plain text: no mark-up, one paragraph.</param>
/// <param name="When">When it is read; null: always.</param>
/// <param name="Line">Its line in the file.</param>
public sealed record ScenarioText(string Text, ScenarioCondition? When, int Line);

/// <summary>Where a choice leads.</summary>
/// <param name="Turn">The turn's name.</param>
/// <param name="When">When it leads there; null: in all other cases.</param>
/// <param name="Line">Its line in the file.</param>
public sealed record ScenarioStep(string Turn, ScenarioCondition? When, int Line);

/// <summary>Something that the player can say or do.</summary>
/// <param name="Text">What it is.</param>
/// <param name="When">When it is offered; null: always.</param>
/// <param name="Replies">What happens then.</param>
/// <param name="Feedback">What there is to learn from it.</param>
/// <param name="See">What that rests on: at least one place.</param>
/// <param name="Keeps">Marks that it leaves for later.</param>
/// <param name="Steps">Where it leads: the first whose condition holds.</param>
/// <param name="Line">Its line in the file.</param>
public sealed record ScenarioChoice(
    string Text,
    ScenarioCondition? When,
    ImmutableArray<ScenarioText> Replies,
    string Feedback,
    ImmutableArray<Reading> See,
    ImmutableArray<string> Keeps,
    ImmutableArray<ScenarioStep> Steps,
    int Line
)
{
    /// <summary>The marks after this choice.</summary>
    public ImmutableSortedSet<string> After(ImmutableSortedSet<string> marks) => marks.Union(Keeps);

    /// <summary>The turn that it leads to with these marks, its own included; null where none of its ways is open.</summary>
    public string? Next(ImmutableSortedSet<string> marks) => Steps.FirstOrDefault(step => step.When?.Holds(marks) ?? true)?.Turn;
}

/// <summary>A moment of the discussion in which the player decides; or an end.</summary>
/// <param name="Name">Its name in the file and in addresses.</param>
/// <param name="Texts">What is read.</param>
/// <param name="Choices">What can be done; empty for an end.</param>
/// <param name="Ending">What came of it, in one line; null: the discussion goes on.</param>
/// <param name="See">What an end sends its reader to.</param>
/// <param name="Line">Its line in the file.</param>
public sealed record ScenarioTurn(
    string Name,
    ImmutableArray<ScenarioText> Texts,
    ImmutableArray<ScenarioChoice> Choices,
    string? Ending,
    ImmutableArray<Reading> See,
    int Line
)
{
    /// <summary>The discussion ends here.</summary>
    public bool IsEnd => Ending is not null;
}

/// <summary>A simulated performance discussion, in one language (LE-1).</summary>
/// <param name="Code">Its name: the file's up to the language.</param>
/// <param name="Language">en, fr or es.</param>
/// <param name="File">The file, as it was named.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Summary">What it is about, in a sentence.</param>
/// <param name="Seat">From whose side it is played.</param>
/// <param name="Topic">The moment of the cycle: a topic of the guidance.</param>
/// <param name="Intro">What is known before it begins.</param>
/// <param name="Turns">All turns and ends, in the file's order; the first begins.</param>
[Rule("LE-1")]
public sealed record Scenario(
    string Code,
    string Language,
    string File,
    string Title,
    string Summary,
    Seat Seat,
    string Topic,
    ImmutableArray<string> Intro,
    ImmutableArray<ScenarioTurn> Turns
)
{
    /// <summary>The turn of a name; null if there is none.</summary>
    public ScenarioTurn? Find(string name) => Turns.FirstOrDefault(turn => turn.Name == name);

    /// <summary>Its ends, in the file's order.</summary>
    public IEnumerable<ScenarioTurn> Endings => Turns.Where(turn => turn.IsEnd);
}
