using System.Collections.Frozen;

namespace Fairway.Rules.Training;

/// <summary>A row of the workflow: in this state this party may do this, and then the request stands there.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after; the same where the act moves nothing.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record TrainingTransition(TrainingState From, TrainingAct Act, TrainingParty Party, TrainingState To, string Rule);

/// <summary>
/// The workflow of a request for training as one table: what somebody may do now, the stations of its page and the tests all come from it. The chief's
/// word goes along and stops nothing; only whoever holds the fund approves, and nobody says yes to what they asked for themselves.
/// </summary>
[Rule("LE-2")]
public static class TrainingWorkflow
{
    private const string Rule = "LE-2";

    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<TrainingTransition> Table { get; } = [.. Asking(), .. Deciding(), .. Holding(), .. Evaluating()];

    private static readonly FrozenDictionary<(TrainingState, TrainingAct, TrainingParty), TrainingTransition> Rows =
        Table.ToFrozenDictionary(row => (row.From, row.Act, row.Party));

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static TrainingTransition? Find(TrainingState state, TrainingAct act, TrainingParty party) =>
        Rows.GetValueOrDefault((state, act, party));

    /// <summary>What somebody with these parts may do now, in the table's order.</summary>
    public static IEnumerable<TrainingTransition> From(TrainingState state, IReadOnlySet<TrainingParty> parties) =>
        Table.Where(row => row.From == state && parties.Contains(row.Party));

    private static IEnumerable<TrainingTransition> Asking()
    {
        yield return new(TrainingState.NotAsked, TrainingAct.Ask, TrainingParty.Official, TrainingState.WithChief, Rule);
        yield return new(TrainingState.WithChief, TrainingAct.Support, TrainingParty.Supervisor, TrainingState.WithHolder, Rule);
        yield return new(TrainingState.WithChief, TrainingAct.Doubt, TrainingParty.Supervisor, TrainingState.WithHolder, Rule);
        yield return new(TrainingState.WithChief, TrainingAct.GoOnWithoutWord, TrainingParty.Calendar, TrainingState.WithHolder, Rule);
        foreach (var state in TrainingStates.Open)
        {
            yield return new(state, TrainingAct.Withdraw, TrainingParty.Official, TrainingState.Withdrawn, Rule);
        }
    }

    private static IEnumerable<TrainingTransition> Deciding()
    {
        yield return new(TrainingState.WithHolder, TrainingAct.Approve, TrainingParty.Holder, TrainingState.Approved, Rule);
        yield return new(TrainingState.WithHolder, TrainingAct.Refuse, TrainingParty.Holder, TrainingState.Refused, "FA-3");
    }

    /// <summary>Whoever holds the fund may enter what it cost in place of the official, who may have left.</summary>
    private static IEnumerable<TrainingTransition> Holding()
    {
        foreach (var party in (TrainingParty[])[TrainingParty.Official, TrainingParty.Holder])
        {
            yield return new(TrainingState.Approved, TrainingAct.Cancel, party, TrainingState.Cancelled, Rule);
            yield return new(TrainingState.Approved, TrainingAct.CompleteWithin, party, TrainingState.Completed, Rule);
            yield return new(TrainingState.Approved, TrainingAct.CompleteOver, party, TrainingState.OverRun, Rule);
        }
        yield return new(TrainingState.OverRun, TrainingAct.ApproveOverRun, TrainingParty.Holder, TrainingState.Completed, Rule);
        yield return new(TrainingState.OverRun, TrainingAct.RefuseOverRun, TrainingParty.Holder, TrainingState.Completed, "FA-3");
    }

    private static IEnumerable<TrainingTransition> Evaluating()
    {
        foreach (var state in TrainingStates.Held)
        {
            foreach (var party in (TrainingParty[])[TrainingParty.Official, TrainingParty.Supervisor])
            {
                yield return new(state, TrainingAct.EvaluateAtOnce, party, state, Rule);
                yield return new(state, TrainingAct.EvaluateLater, party, state, Rule);
            }
        }
    }
}
