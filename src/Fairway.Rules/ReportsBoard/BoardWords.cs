using Fairway.Rules.Appraisals;

namespace Fairway.Rules.ReportsBoard;

/// <summary>What the Board says on a report (BD-1). A stored name never changes.</summary>
public enum BoardNoteKind
{
    /// <summary>What is to be put right in a report that is returned.</summary>
    Observation = 1,

    /// <summary>A comment on the report.</summary>
    Comment,

    /// <summary>What the Board recommends to the two sides.</summary>
    Recommendation,

    /// <summary>Guidance for the responsible chief.</summary>
    Guidance,
}

/// <summary>Who reads what the Board says (BD-1).</summary>
[Rule("BD-1")]
public static class BoardWords
{
    /// <summary>
    /// Whether somebody with a part in the report reads it, once it is released. What concerns the report goes to both sides; guidance on how to
    /// appraise goes to the supervisor's side and above.
    /// </summary>
    public static bool MayRead(BoardNoteKind kind, AppraisalParty party) =>
        party switch
        {
            AppraisalParty.Supervisor or AppraisalParty.Delegate or AppraisalParty.SigningDelegate => true,
            AppraisalParty.StandIn or AppraisalParty.SecondLevel => true,
            AppraisalParty.Official or AppraisalParty.HrPartner => kind != BoardNoteKind.Guidance,
            _ => false,
        };
}
