using Fairway.App.Accounts;
using Fairway.Rules;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Transparency;

/// <summary>
/// One concern as one reader may act on it: what a page may offer and what an act may do both come from the workflow's table, so that they cannot differ.
/// </summary>
public sealed record ConcernAtHand(Reader Reader, Concern Concern, IReadOnlySet<ConcernParty> Parties)
{
    /// <summary>Null where the concern does not exist for the reader.</summary>
    public static async Task<ConcernAtHand?> LoadAsync(FairwayDb db, Reader reader, Guid id, CancellationToken stop = default) =>
        await db.Concerns.Where(ConcernAccess.Exists(reader)).SingleOrDefaultAsync(c => c.Id == id, stop) is { } of
            ? new ConcernAtHand(reader, of, ConcernAccess.Parties(reader, of))
            : null;

    public bool May(ConcernAct act) => Transition(act) is not null;

    /// <summary>The row of the table that allows the act; null where none does.</summary>
    public ConcernTransition? Transition(ConcernAct act) =>
        ConcernWorkflow.From(Concern.State, Parties).FirstOrDefault(row => row.Act == act);

    /// <summary>What an act is answered that the table does not have here: refused where it is only out of order; for whom it never is, it isn't there.</summary>
    public ActResult NotNow(ConcernAct act) =>
        ConcernWorkflow.Table.Any(row => row.Act == act && row.From != ConcernState.NotRaised && Parties.Contains(row.Party))
            ? new ActResult.Refused(Refusal.Of(RefusalCodes.ConcernNotNow, null, "FA-2"))
            : ActResult.Missing;
}
