using System.Collections.Frozen;

namespace Fairway.Rules.Probation;

/// <summary>Where the report that ends probation stands. A stored name never changes.</summary>
public enum ProbationState
{
    /// <summary>Probation runs; nothing of the report is signed.</summary>
    Running = 1,

    /// <summary>The supervisor wants to recommend against confirmation, and a guard is not met: two offices are asked (PR-4).</summary>
    Stopped,

    /// <summary>HR has overridden; the Board's chair has not.</summary>
    OverriddenByHr,

    /// <summary>The Board's chair has overridden; HR has not.</summary>
    OverriddenByChair,

    /// <summary>Both have overridden; the report can be signed.</summary>
    Overridden,

    /// <summary>The supervisor has signed; the official reads, and has the comments window.</summary>
    SignedBySupervisor,

    /// <summary>The report is complete, frozen, and with the Reports Board.</summary>
    WithBoard,

    /// <summary>What became of probation is on record.</summary>
    Decided,
}

/// <summary>What somebody does. A stored name never changes.</summary>
public enum ProbationAct
{
    /// <summary>Read how far it is, and what the party may read of it.</summary>
    Read = 1,

    /// <summary>Name, agree to, withdraw those who give input, or say that the two do not agree (PR-2).</summary>
    Designate,

    /// <summary>Write and give one's input, or decline.</summary>
    GiveInput,

    /// <summary>Comment on the input.</summary>
    CommentOnInput,

    /// <summary>Warn the official that confirmation is in doubt.</summary>
    Warn,

    /// <summary>Answer a warning.</summary>
    AnswerWarning,

    /// <summary>Write the recommendation.</summary>
    Recommend,

    /// <summary>Ask two offices to override guards that are not met.</summary>
    AskOverride,

    /// <summary>Override them, with a reason that the official sees.</summary>
    Override,

    /// <summary>Refuse to.</summary>
    RefuseOverride,

    /// <summary>Sign the report as supervisor.</summary>
    SignAsSupervisor,

    /// <summary>Take one's signature back, while the official has not signed.</summary>
    WithdrawSignature,

    /// <summary>Sign the report as the official, with comments or without.</summary>
    SignAsOfficial,

    /// <summary>Go on without the official's signature once the comments window is over.</summary>
    ProceedUnsigned,

    /// <summary>Record what became of probation.</summary>
    Decide,
}

/// <summary>Somebody's part in one probation; one person can have several.</summary>
public enum ProbationParty
{
    /// <summary>The official on probation.</summary>
    Official = 1,

    /// <summary>Whoever signs for the supervisor's side: the chief, a delegate who signs, a stand-in.</summary>
    Supervisor,

    /// <summary>A delegate who contributes and drafts.</summary>
    Delegate,

    /// <summary>The second level.</summary>
    SecondLevel,

    /// <summary>A colleague or service recipient who is designated.</summary>
    Colleague,

    /// <summary>The HR partner of the official's unit.</summary>
    HrPartner,

    /// <summary>The chair of the Reports Board.</summary>
    BoardChair,

    /// <summary>A member of the Reports Board without conflict (BD-2).</summary>
    BoardMember,

    /// <summary>The Reports Board's secretary.</summary>
    BoardSecretary,

    /// <summary>The passing of a day.</summary>
    Calendar,
}

/// <summary>A row of the workflow: in this state this party may do this, and then it stands there.</summary>
/// <param name="From">The state before.</param>
/// <param name="Act">The act.</param>
/// <param name="Party">Who may.</param>
/// <param name="To">The state after; the same where the act moves nothing.</param>
/// <param name="Rule">The rule it rests on.</param>
public sealed record ProbationTransition(ProbationState From, ProbationAct Act, ProbationParty Party, ProbationState To, string Rule);

/// <summary>The workflow of the probationary report as one table; the two yearly appraisals beneath it have their own.</summary>
[Rule("PR-1"), Rule("PR-2"), Rule("PR-4"), Rule("CY-6"), Rule("BD-1")]
public static class ProbationWorkflow
{
    private static readonly ProbationState[] Unsigned =
    [
        ProbationState.Running,
        ProbationState.Stopped,
        ProbationState.OverriddenByHr,
        ProbationState.OverriddenByChair,
        ProbationState.Overridden,
    ];

    /// <summary>Every row; anything that has none is refused.</summary>
    public static IReadOnlyList<ProbationTransition> Table { get; } = [.. Reading(), .. Input(), .. Report()];

    private static readonly FrozenDictionary<(ProbationState, ProbationAct, ProbationParty), ProbationTransition> Rows =
        Table.ToFrozenDictionary(row => (row.From, row.Act, row.Party));

    /// <summary>The row for an act of a party in a state; null: refused.</summary>
    public static ProbationTransition? Find(ProbationState state, ProbationAct act, ProbationParty party) =>
        Rows.GetValueOrDefault((state, act, party));

    /// <summary>The row for an act of somebody with these parts; the first in the parts' order, null: refused.</summary>
    public static ProbationTransition? Find(ProbationState state, ProbationAct act, IEnumerable<ProbationParty> parties) =>
        parties.Order().Select(party => Find(state, act, party)).FirstOrDefault(row => row is not null);

    private static IEnumerable<ProbationTransition> Reading()
    {
        foreach (var state in Enum.GetValues<ProbationState>())
        {
            foreach (
                var party in (ProbationParty[])
                    [
                        ProbationParty.Official,
                        ProbationParty.Supervisor,
                        ProbationParty.Delegate,
                        ProbationParty.SecondLevel,
                        ProbationParty.HrPartner,
                    ]
            )
            {
                yield return new(state, ProbationAct.Read, party, state, "PR-1");
            }
        }
        foreach (var state in (ProbationState[])[ProbationState.WithBoard, ProbationState.Decided])
        {
            foreach (var party in (ProbationParty[])[ProbationParty.BoardChair, ProbationParty.BoardMember, ProbationParty.BoardSecretary])
            {
                yield return new(state, ProbationAct.Read, party, state, "BD-1");
            }
        }
        // Who is asked to override reads what they are to override.
        foreach (var state in (ProbationState[])[ProbationState.Stopped, ProbationState.OverriddenByHr, ProbationState.OverriddenByChair])
        {
            yield return new(state, ProbationAct.Read, ProbationParty.BoardChair, state, "PR-4");
        }
    }

    /// <summary>Designation, input and warnings, as long as nothing is signed.</summary>
    private static IEnumerable<ProbationTransition> Input()
    {
        foreach (var state in Unsigned)
        {
            foreach (var party in (ProbationParty[])[ProbationParty.Official, ProbationParty.Supervisor, ProbationParty.HrPartner])
            {
                yield return new(state, ProbationAct.Designate, party, state, "PR-2");
            }
            yield return new(state, ProbationAct.GiveInput, ProbationParty.Colleague, state, "PR-2");
            yield return new(state, ProbationAct.CommentOnInput, ProbationParty.Official, state, "PR-2");
            yield return new(state, ProbationAct.AnswerWarning, ProbationParty.Official, state, "PR-4");
        }
        yield return new(ProbationState.Running, ProbationAct.Warn, ProbationParty.Supervisor, ProbationState.Running, "PR-4");
    }

    private static IEnumerable<ProbationTransition> Report()
    {
        const ProbationState running = ProbationState.Running;
        const ProbationState signed = ProbationState.SignedBySupervisor;
        yield return new(running, ProbationAct.Recommend, ProbationParty.Supervisor, running, "PR-1");
        yield return new(running, ProbationAct.Recommend, ProbationParty.Delegate, running, "SV-5");
        // What is overridden is this recommendation: another one begins anew.
        yield return new(ProbationState.Overridden, ProbationAct.Recommend, ProbationParty.Supervisor, running, "PR-4");
        yield return new(running, ProbationAct.AskOverride, ProbationParty.Supervisor, ProbationState.Stopped, "PR-4");

        yield return new(ProbationState.Stopped, ProbationAct.Override, ProbationParty.HrPartner, ProbationState.OverriddenByHr, "PR-4");
        yield return new(
            ProbationState.Stopped,
            ProbationAct.Override,
            ProbationParty.BoardChair,
            ProbationState.OverriddenByChair,
            "PR-4"
        );
        yield return new(
            ProbationState.OverriddenByHr,
            ProbationAct.Override,
            ProbationParty.BoardChair,
            ProbationState.Overridden,
            "PR-4"
        );
        yield return new(
            ProbationState.OverriddenByChair,
            ProbationAct.Override,
            ProbationParty.HrPartner,
            ProbationState.Overridden,
            "PR-4"
        );
        foreach (var state in (ProbationState[])[ProbationState.Stopped, ProbationState.OverriddenByChair])
        {
            yield return new(state, ProbationAct.RefuseOverride, ProbationParty.HrPartner, running, "PR-4");
        }
        foreach (var state in (ProbationState[])[ProbationState.Stopped, ProbationState.OverriddenByHr])
        {
            yield return new(state, ProbationAct.RefuseOverride, ProbationParty.BoardChair, running, "PR-4");
        }

        foreach (var state in (ProbationState[])[running, ProbationState.Overridden])
        {
            yield return new(state, ProbationAct.SignAsSupervisor, ProbationParty.Supervisor, signed, "PR-1");
        }
        yield return new(signed, ProbationAct.WithdrawSignature, ProbationParty.Supervisor, running, "CY-2");
        yield return new(signed, ProbationAct.SignAsOfficial, ProbationParty.Official, ProbationState.WithBoard, "CY-6");
        yield return new(signed, ProbationAct.ProceedUnsigned, ProbationParty.Calendar, ProbationState.WithBoard, "CY-6");
        yield return new(ProbationState.WithBoard, ProbationAct.Decide, ProbationParty.HrPartner, ProbationState.Decided, "PR-1");
    }
}
