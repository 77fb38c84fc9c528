using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>Who owns a field of an official's file where it isn't the staff file (decision 8).</summary>
internal static class FactOwners
{
    /// <summary>Gives a field an owner, unless it has one. The caller saves.</summary>
    public static async Task TakeAsync(FairwayDb db, string staffId, string field, string owner, Instant now, CancellationToken stop)
    {
        if (!await db.FactOwners.AnyAsync(o => o.StaffId == staffId && o.Field == field, stop))
        {
            db.FactOwners.Add(
                new FactOwner
                {
                    StaffId = staffId,
                    Field = field,
                    Owner = owner,
                    Since = now,
                }
            );
        }
    }
}
