using System.Collections.Frozen;

namespace Fairway.Rules.Reclassification;

/// <summary>A row of the workflow: in this state this party may do this, and then the request stands there.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record ReclassificationTransition(
    ReclassificationState From,
    ReclassificationAct Act,
    ReclassificationParty Party,
    ReclassificationState To,
    string Rule
);

/// <summary>The workflow of a request for reclassification as one table; whatever has no row is refused. No party to a request evaluates it, and nobody who evaluated it examines the appeal.</summary>
[Rule("RG-1")]
public static class ReclassificationWorkflow
{
    private const string Rule = "RG-1";

    /// <summary>Every row.</summary>
    public static IReadOnlyList<ReclassificationTransition> Table { get; } =
    [.. Asking(), .. InExercise(), .. Evaluating(), .. Reviewing()];

    private static readonly FrozenDictionary<
        (ReclassificationState, ReclassificationAct, ReclassificationParty),
        ReclassificationTransition
    > Rows = Table.ToFrozenDictionary(row => (row.From, row.Act, row.Party));

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static ReclassificationTransition? Find(ReclassificationState state, ReclassificationAct act, ReclassificationParty party) =>
        Rows.GetValueOrDefault((state, act, party));

    /// <summary>What somebody with these parts may do now.</summary>
    public static IEnumerable<ReclassificationTransition> From(ReclassificationState state, IReadOnlySet<ReclassificationParty> parties) =>
        Table.Where(row => row.From == state && parties.Contains(row.Party));

    private static IEnumerable<ReclassificationTransition> Asking()
    {
        const ReclassificationParty by = ReclassificationParty.Requester;
        yield return new(ReclassificationState.NotAsked, ReclassificationAct.Begin, by, ReclassificationState.Draft, Rule);
        yield return new(ReclassificationState.Draft, ReclassificationAct.Send, by, ReclassificationState.Received, Rule);
        yield return new(ReclassificationState.Draft, ReclassificationAct.Withdraw, by, ReclassificationState.Withdrawn, Rule);
        foreach (var state in ReclassificationStates.Awaited)
        {
            yield return new(state, ReclassificationAct.Withdraw, by, ReclassificationState.Withdrawn, Rule);
        }
    }

    /// <summary>What there is beside in an exercise, where a request is there for everybody: that it is one is for who asks the table.</summary>
    private static IEnumerable<ReclassificationTransition> InExercise()
    {
        const ReclassificationState draft = ReclassificationState.Draft;
        yield return new(draft, ReclassificationAct.LeaveUnchanged, ReclassificationParty.Holder, ReclassificationState.Unchanged, Rule);
        yield return new(draft, ReclassificationAct.Lapse, ReclassificationParty.Calendar, ReclassificationState.Lapsed, Rule);
        foreach (var state in ReclassificationStates.Resumable)
        {
            yield return new(state, ReclassificationAct.Resume, ReclassificationParty.Requester, draft, Rule);
            yield return new(state, ReclassificationAct.Resume, ReclassificationParty.Other, draft, Rule);
        }
    }

    private static IEnumerable<ReclassificationTransition> Evaluating()
    {
        foreach (var state in ReclassificationStates.Awaited)
        {
            yield return new(state, ReclassificationAct.TakeOn, ReclassificationParty.Hr, ReclassificationState.InEvaluation, Rule);
        }
        const ReclassificationParty by = ReclassificationParty.Evaluator;
        const ReclassificationState from = ReclassificationState.InEvaluation;
        yield return new(from, ReclassificationAct.Keep, by, ReclassificationState.Kept, "FA-3");
        yield return new(from, ReclassificationAct.Raise, by, ReclassificationState.Raised, "FA-3");
        yield return new(from, ReclassificationAct.Lower, by, ReclassificationState.Lowered, "FA-3");
    }

    private static IEnumerable<ReclassificationTransition> Reviewing()
    {
        const ReclassificationState appealed = ReclassificationState.Appealed;
        const ReclassificationState inReview = ReclassificationState.InReview;
        const ReclassificationState recommended = ReclassificationState.Recommended;
        foreach (var result in ReclassificationStates.Appealable)
        {
            yield return new(result, ReclassificationAct.Appeal, ReclassificationParty.Requester, appealed, "FA-3");
            yield return new(result, ReclassificationAct.Appeal, ReclassificationParty.Other, appealed, "FA-3");
        }
        const ReclassificationParty member = ReclassificationParty.GroupMember;
        foreach (var open in (ReclassificationState[])[appealed, inReview])
        {
            yield return new(open, ReclassificationAct.TakeUp, member, inReview, Rule);
            yield return new(open, ReclassificationAct.StepAside, member, open, Rule);
        }
        foreach (var open in (ReclassificationState[])[inReview, recommended])
        {
            yield return new(open, ReclassificationAct.Remark, member, open, Rule);
        }
        yield return new(inReview, ReclassificationAct.StepAside, ReclassificationParty.Reporter, appealed, Rule);
        yield return new(inReview, ReclassificationAct.Recommend, ReclassificationParty.Reporter, recommended, Rule);
        const ReclassificationParty by = ReclassificationParty.Decider;
        yield return new(recommended, ReclassificationAct.Confirm, by, ReclassificationState.Confirmed, "FA-3");
        yield return new(recommended, ReclassificationAct.Change, by, ReclassificationState.Changed, "FA-3");
    }
}
