using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.Rules.Transparency;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Transparency;

/// <summary>Who is told of a concern: by account, since the Union and the Board may be outside the staff file. No mail names who raised it.</summary>
internal static class ConcernMails
{
    /// <summary>Those who answer for a body on a day.</summary>
    public static IQueryable<Account> OfBody(FairwayDb db, ConcernBody body, LocalDate day) =>
        body switch
        {
            ConcernBody.DirectorGeneral => OfficesHeld.HoldersOf(db, Office.DirectorGeneral, day),
            ConcernBody.ReportsBoard => OfficesHeld.HoldersOf(
                db,
                g => g.Office == Office.BoardChair || g.Office == Office.BoardSecretary,
                day
            ),
            _ => OfficesHeld.HoldersOf(db, g => g.Office == Office.HrPartner && g.UnitCode == null, day),
        };

    public static async Task ToAsync(
        FairwayDb db,
        Instant now,
        Reader by,
        IQueryable<Account> to,
        string kind,
        Guid concern,
        CancellationToken stop
    )
    {
        foreach (var account in await to.Where(a => a.Email != null && a.Id != by.AccountId).ToListAsync(stop))
        {
            Mail.Write(db, now, account, kind, Concerns.LinkOf(concern));
        }
    }

    /// <summary>Who raised it themselves; the Union is told as the Union.</summary>
    public static async Task ToRaiserAsync(FairwayDb db, Instant now, Reader by, Concern of, string kind, CancellationToken stop)
    {
        if (of.Naming != ConcernNaming.ByUnion && of.RaisedBy != by.Actor)
        {
            await Mail.ToOfficialAsync(db, now, of.RaisedBy, kind, Concerns.LinkOf(of.Id), stop);
        }
    }
}
