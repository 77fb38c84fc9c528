using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Skills;

/// <summary>Erases all that somebody keeps in the room. Nothing says afterwards that there was anything, here or to who asked for it.</summary>
public sealed class SkillsErasing(SkillsDb db)
{
    /// <summary>Of who has left, once the time of it has come (CY-12): the caller knows that, and learns nothing.</summary>
    public Task EraseAsync(string staffId, CancellationToken stop = default) => EraseAsync(db, staffId, stop);

    internal static async Task EraseAsync(SkillsDb db, string staffId, CancellationToken stop)
    {
        await using var together = await db.Database.BeginTransactionAsync(stop);
        await db.Drafts.Where(d => d.StaffId == staffId).ExecuteDeleteAsync(stop);
        await db.Consents.Where(c => c.StaffId == staffId).ExecuteDeleteAsync(stop);
        await db.Seen.Where(s => s.StaffId == staffId).ExecuteDeleteAsync(stop);
        // Skills, languages and files go with the profile they hang on.
        await db.Profiles.Where(p => p.StaffId == staffId).ExecuteDeleteAsync(stop);
        await db.History.Where(e => e.Subject == staffId).ExecuteDeleteAsync(stop);
        await together.CommitAsync(CancellationToken.None);
    }
}
