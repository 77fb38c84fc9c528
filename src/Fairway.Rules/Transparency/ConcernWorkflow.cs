using System.Collections.Frozen;

namespace Fairway.Rules.Transparency;

/// <summary>A row of the workflow of concerns.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after; the same where the act moves nothing.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record ConcernTransition(ConcernState From, ConcernAct Act, ConcernParty Party, ConcernState To, string Rule);

/// <summary>
/// The register of concerns as one table (FA-2). A concern is answered, can be asked again once, and is answered again; it is closed by who raised it, or by the
/// calendar where nothing more was said. Nobody who answers can close, hide or withdraw one.
/// </summary>
[Rule("FA-2")]
public static class ConcernWorkflow
{
    private const string Rule = "FA-2";

    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<ConcernTransition> Table { get; } = [.. Raising(), .. Answering(), .. Ending()];

    private static readonly FrozenDictionary<(ConcernState, ConcernAct, ConcernParty), ConcernTransition> Rows = Table.ToFrozenDictionary(
        row => (row.From, row.Act, row.Party)
    );

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static ConcernTransition? Find(ConcernState state, ConcernAct act, ConcernParty party) =>
        Rows.GetValueOrDefault((state, act, party));

    /// <summary>What somebody with these parts may do now, in the table's order.</summary>
    public static IEnumerable<ConcernTransition> From(ConcernState state, IReadOnlySet<ConcernParty> parties) =>
        Table.Where(row => row.From == state && parties.Contains(row.Party));

    private static IEnumerable<ConcernTransition> Raising()
    {
        yield return new(ConcernState.NotRaised, ConcernAct.Raise, ConcernParty.Raiser, ConcernState.Open, Rule);
        yield return new(ConcernState.NotRaised, ConcernAct.Raise, ConcernParty.Union, ConcernState.Open, Rule);
        yield return new(ConcernState.NotRaised, ConcernAct.HandToUnion, ConcernParty.Raiser, ConcernState.WithUnion, Rule);
        yield return new(ConcernState.WithUnion, ConcernAct.Show, ConcernParty.Union, ConcernState.Open, Rule);
        yield return new(ConcernState.WithUnion, ConcernAct.Decline, ConcernParty.Union, ConcernState.NotShown, Rule);
        yield return new(ConcernState.WithUnion, ConcernAct.Withdraw, ConcernParty.Raiser, ConcernState.Withdrawn, Rule);
    }

    private static IEnumerable<ConcernTransition> Answering()
    {
        yield return new(ConcernState.Open, ConcernAct.PassOn, ConcernParty.Body, ConcernState.Open, Rule);
        yield return new(ConcernState.Open, ConcernAct.Answer, ConcernParty.Body, ConcernState.Answered, Rule);
        yield return new(ConcernState.AskedAgain, ConcernAct.Answer, ConcernParty.Body, ConcernState.AnsweredAgain, Rule);
        foreach (var party in (ConcernParty[])[ConcernParty.Raiser, ConcernParty.Union])
        {
            yield return new(ConcernState.Answered, ConcernAct.AskAgain, party, ConcernState.AskedAgain, Rule);
        }
    }

    private static IEnumerable<ConcernTransition> Ending()
    {
        foreach (var party in (ConcernParty[])[ConcernParty.Raiser, ConcernParty.Union])
        {
            yield return new(ConcernState.Open, ConcernAct.Withdraw, party, ConcernState.Withdrawn, Rule);
        }
        foreach (var state in (ConcernState[])[ConcernState.Answered, ConcernState.AnsweredAgain])
        {
            foreach (var party in (ConcernParty[])[ConcernParty.Raiser, ConcernParty.Union, ConcernParty.Calendar])
            {
                yield return new(state, ConcernAct.Close, party, ConcernState.Closed, Rule);
            }
        }
    }
}
