using System.Collections.Frozen;

namespace Fairway.Rules.ReportsBoard;

/// <summary>What is done with a report at the Board. A stored name never changes.</summary>
public enum BoardAct
{
    /// <summary>Ask members to examine it.</summary>
    Assign = 1,

    /// <summary>Take it up oneself.</summary>
    TakeUp,

    /// <summary>Give up examining it, or take the task from a member, while somebody else goes on.</summary>
    Release,

    /// <summary>The same where nobody is left who examines it.</summary>
    ReleaseLast,

    /// <summary>Write an observation, comment, recommendation or guidance; it stays within the Board until it is concluded or returned.</summary>
    Write,

    /// <summary>Conclude: what was written goes to those whom it is for.</summary>
    Conclude,

    /// <summary>Put it on the agenda of a session.</summary>
    Propose,

    /// <summary>Take it off the agenda, or leave it open in the session.</summary>
    Withdraw,

    /// <summary>Return it for correction, with an observation.</summary>
    Return,

    /// <summary>Take up again what was concluded or returned.</summary>
    Reopen,

    /// <summary>Give way to a new version of the same report.</summary>
    Replace,
}

/// <summary>Who acts on a report at the Board. Whoever has a part in the report is none of these (BD-2).</summary>
public enum BoardParty
{
    /// <summary>The Board's secretary.</summary>
    Secretary = 1,

    /// <summary>A member without conflict.</summary>
    Member,

    /// <summary>A member without conflict who examines it.</summary>
    Examiner,

    /// <summary>The members in session, with quorum.</summary>
    Session,

    /// <summary>A new version of the report.</summary>
    NewVersion,
}

/// <summary>A row of the Board's workflow: in this state this party may do this, and then it stands there.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after; the same where the act moves nothing.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record BoardTransition(BoardItemState From, BoardAct Act, BoardParty Party, BoardItemState To, string Rule);

/// <summary>
/// The Board's work on one report as one table. A member who examines can conclude with words; sending a report back is the Board's own decision and
/// is taken in session (BD-1). The Board never changes a rating: there is no act that does.
/// </summary>
[Rule("BD-1"), Rule("BD-2")]
public static class BoardWorkflow
{
    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<BoardTransition> Table { get; } = [.. Rows()];

    private static readonly FrozenDictionary<(BoardItemState, BoardAct, BoardParty), BoardTransition> Known = Table.ToFrozenDictionary(
        row => (row.From, row.Act, row.Party)
    );

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static BoardTransition? Find(BoardItemState state, BoardAct act, BoardParty party) =>
        Known.GetValueOrDefault((state, act, party));

    /// <summary>The row for an act of somebody with these parts; the first in the table's order, null: refused.</summary>
    public static BoardTransition? Find(BoardItemState state, BoardAct act, IEnumerable<BoardParty> parties) =>
        parties.Order().Select(party => Find(state, act, party)).FirstOrDefault(row => row is not null);

    private static IEnumerable<BoardTransition> Rows()
    {
        const BoardItemState received = BoardItemState.Received;
        const BoardItemState examined = BoardItemState.UnderExamination;
        const BoardItemState agenda = BoardItemState.OnAgenda;
        const BoardItemState concluded = BoardItemState.Concluded;
        const BoardItemState returned = BoardItemState.Returned;
        const BoardItemState replaced = BoardItemState.Replaced;
        foreach (var open in (BoardItemState[])[received, examined])
        {
            yield return new(open, BoardAct.Assign, BoardParty.Secretary, examined, "BD-2");
            yield return new(open, BoardAct.TakeUp, BoardParty.Member, examined, "BD-2");
            yield return new(open, BoardAct.Propose, BoardParty.Secretary, agenda, "BD-1");
        }
        foreach (var party in (BoardParty[])[BoardParty.Secretary, BoardParty.Examiner])
        {
            yield return new(examined, BoardAct.Release, party, examined, "BD-2");
            yield return new(examined, BoardAct.ReleaseLast, party, received, "BD-2");
        }
        yield return new(examined, BoardAct.Write, BoardParty.Examiner, examined, "BD-1");
        yield return new(examined, BoardAct.Conclude, BoardParty.Examiner, concluded, "BD-1");
        yield return new(examined, BoardAct.Propose, BoardParty.Examiner, agenda, "BD-1");

        yield return new(agenda, BoardAct.Write, BoardParty.Examiner, agenda, "BD-1");
        yield return new(agenda, BoardAct.Withdraw, BoardParty.Secretary, examined, "BD-1");
        yield return new(agenda, BoardAct.Withdraw, BoardParty.Session, examined, "BD-1");
        yield return new(agenda, BoardAct.Conclude, BoardParty.Session, concluded, "BD-1");
        yield return new(agenda, BoardAct.Return, BoardParty.Session, returned, "BD-1");

        yield return new(concluded, BoardAct.Reopen, BoardParty.Secretary, examined, "BD-1");
        yield return new(returned, BoardAct.Reopen, BoardParty.Secretary, examined, "BD-1");
        foreach (var open in (BoardItemState[])[received, examined, agenda, returned])
        {
            yield return new(open, BoardAct.Replace, BoardParty.NewVersion, replaced, "CY-11");
        }
    }
}
