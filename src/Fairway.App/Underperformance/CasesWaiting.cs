using Fairway.App.Accounts;
using Fairway.Rules.Underperformance;

namespace Fairway.App.Underperformance;

/// <summary>How many cases wait for somebody's next step, for their home page.</summary>
public static class CasesWaiting
{
    /// <summary>For the official a signature; for the supervisor the next step, the review once it is due; for HR what follows a result.</summary>
    public static async Task<int> CountAsync(CaseList list, Reader reader, CancellationToken stop)
    {
        if (!await list.AnyOpenAsync(reader, stop))
        {
            return 0;
        }
        return (await list.OfAsync(reader, stop: stop)).Count(line => Waits(line, reader));
    }

    private static bool Waits(CaseLine line, Reader reader) =>
        line.Party switch
        {
            CaseParty.Official => line.Case.State.AwaitsOfficial() || line.Case.State == CaseState.DecisionProposed,
            CaseParty.Supervisor => line.Case.State is CaseState.Proposed or CaseState.Opened or CaseState.Discussed or CaseState.PlanShared
                || (line.Case.State == CaseState.Running && !line.Stopped && line.DueOn <= reader.Today),
            CaseParty.HrPartner => line.Case.State is CaseState.AtBoard or CaseState.DecisionProposed,
            _ => false,
        };
}
