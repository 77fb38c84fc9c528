using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.ReportsBoard;

/// <summary>How a report reaches the Board: the capability that it comes from hands over a row, in the transaction of its own act.</summary>
public static class BoardReceipts
{
    /// <summary>
    /// Adds the report to the queue. Earlier versions of the same report that the Board has not concluded are replaced by it. Receiving the same
    /// version twice is a mistake of the caller, which the database refuses.
    /// </summary>
    public static async Task ReceiveAsync(FairwayDb db, BoardItem item, CancellationToken stop = default)
    {
        var earlier = await db
            .BoardItems.Where(i => i.Kind == item.Kind && i.SubjectId == item.SubjectId && i.Part == item.Part)
            .ToListAsync(stop);
        foreach (var one in earlier)
        {
            if (BoardWorkflow.Find(one.State, BoardAct.Replace, BoardParty.NewVersion) is { } transition)
            {
                one.State = transition.To;
            }
        }

        db.BoardItems.Add(item);
    }
}
