using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Privacy;

/// <summary>
/// Invitations to upward feedback of who has left: the rows stay without saying whose they were. How many fetched a token is published, and has to stay what it was:
/// else the number would fall by one on the day of the deletion, and tell that this person had fetched one.
/// </summary>
internal static class NamelessInvitations
{
    /// <returns>How many invitations are nobody's now.</returns>
    public static async Task<int> MakeAsync(FairwayDb db, Leaver who, CancellationToken stop)
    {
        var groups = await db.FeedbackRespondents.Where(r => r.StaffId == who.StaffId).Select(r => r.GroupId).ToListAsync(stop);
        foreach (var group in groups)
        {
            // Another in each group, so that they can't be laid side by side.
            var nobody = "-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
            await db
                .FeedbackRespondents.Where(r => r.GroupId == group && r.StaffId == who.StaffId)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.StaffId, nobody), stop);
        }
        return groups.Count;
    }
}
