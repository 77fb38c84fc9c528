using System.Collections.Frozen;

namespace Fairway.Rules.Reclassification;

/// <summary>Where an exercise of reclassification stands (RG-1). A stored name never changes.</summary>
[Rule("RG-1")]
public enum ReclassificationExerciseState
{
    /// <summary>There is none.</summary>
    NotPrepared,

    /// <summary>Being planned by HR, who alone reads it.</summary>
    Prepared,

    /// <summary>Its scope and its days are read by everybody; it opens on the reference day or after.</summary>
    Published,

    /// <summary>Requests are being opened.</summary>
    Opening,

    /// <summary>Each job in its scope has a request.</summary>
    Open,

    /// <summary>Each request has a result, or has ended without one.</summary>
    Closed,

    /// <summary>Taken back before it opened.</summary>
    Withdrawn,
}

/// <summary>What HR of the whole organization does with an exercise.</summary>
[Rule("RG-1")]
public enum ReclassificationExerciseAct
{
    /// <summary>Begins to plan it.</summary>
    Prepare,

    /// <summary>Plans it differently.</summary>
    Change,

    /// <summary>Publishes scope and days, which stand from then on.</summary>
    Publish,

    /// <summary>Opens it, or goes on opening it where that was interrupted.</summary>
    Open,

    /// <summary>Every job in its scope has been looked at.</summary>
    Complete,

    /// <summary>Closes it, with the results by region.</summary>
    Close,

    /// <summary>Takes it back.</summary>
    Withdraw,
}

/// <summary>A row of the workflow of exercises.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="To">The state after.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record ReclassificationExerciseTransition(
    ReclassificationExerciseState From,
    ReclassificationExerciseAct Act,
    ReclassificationExerciseState To,
    string Rule
);

/// <summary>The workflow of an exercise as one table; whatever has no row is refused. All of it is done by HR of the whole organization.</summary>
[Rule("RG-1")]
public static class ReclassificationExerciseWorkflow
{
    private const string Rule = "RG-1";

    /// <summary>Every row.</summary>
    public static IReadOnlyList<ReclassificationExerciseTransition> Table { get; } =
    [
        Row(ReclassificationExerciseState.NotPrepared, ReclassificationExerciseAct.Prepare, ReclassificationExerciseState.Prepared),
        Row(ReclassificationExerciseState.Prepared, ReclassificationExerciseAct.Change, ReclassificationExerciseState.Prepared),
        Row(ReclassificationExerciseState.Prepared, ReclassificationExerciseAct.Publish, ReclassificationExerciseState.Published),
        Row(ReclassificationExerciseState.Prepared, ReclassificationExerciseAct.Withdraw, ReclassificationExerciseState.Withdrawn),
        Row(ReclassificationExerciseState.Published, ReclassificationExerciseAct.Withdraw, ReclassificationExerciseState.Withdrawn),
        Row(ReclassificationExerciseState.Published, ReclassificationExerciseAct.Open, ReclassificationExerciseState.Opening),
        Row(ReclassificationExerciseState.Opening, ReclassificationExerciseAct.Open, ReclassificationExerciseState.Opening),
        Row(ReclassificationExerciseState.Opening, ReclassificationExerciseAct.Complete, ReclassificationExerciseState.Open),
        Row(ReclassificationExerciseState.Open, ReclassificationExerciseAct.Close, ReclassificationExerciseState.Closed),
    ];

    private static readonly FrozenDictionary<
        (ReclassificationExerciseState, ReclassificationExerciseAct),
        ReclassificationExerciseTransition
    > Rows = Table.ToFrozenDictionary(row => (row.From, row.Act));

    /// <summary>The row for an act in a state; null: refused.</summary>
    public static ReclassificationExerciseTransition? Find(ReclassificationExerciseState state, ReclassificationExerciseAct act) =>
        Rows.GetValueOrDefault((state, act));

    private static ReclassificationExerciseTransition Row(
        ReclassificationExerciseState from,
        ReclassificationExerciseAct act,
        ReclassificationExerciseState to
    ) => new(from, act, to, Rule);
}
