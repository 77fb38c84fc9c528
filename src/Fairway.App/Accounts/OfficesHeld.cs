using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>An office that somebody holds today, as home lists it.</summary>
/// <param name="Unit">The unit whose officials an HR partner serves, by name; null = the whole organization.</param>
/// <param name="Until">The first day no longer in it.</param>
public sealed record OfficeLine(Office Office, string? Unit, LocalDate Until);

/// <summary>Offices of trust as home shows them.</summary>
public static class OfficesHeld
{
    /// <summary>Those of the reader, in the order of the offices.</summary>
    public static async Task<IReadOnlyList<OfficeLine>> OfAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (reader.Offices.Count == 0)
        {
            return [];
        }

        var held = await (
            from g in db.OfficeGrants.AsNoTracking().Where(g => g.AccountId == reader.AccountId).InForce(reader.Today)
            from u in db.Units.Where(u => u.Code == g.UnitCode).DefaultIfEmpty()
            select new OfficeLine(g.Office, u!.Name, g.Until)
        ).ToListAsync(stop);
        return [.. held.OrderBy(o => o.Office).ThenBy(o => o.Unit, StringComparer.CurrentCulture)];
    }

    /// <summary>The accounts of those who hold an office on a day, each once, whatever units it reaches.</summary>
    public static IQueryable<Account> HoldersOf(FairwayDb db, Office office, LocalDate day) => HoldersOf(db, g => g.Office == office, day);

    /// <summary>The same for grants of several offices, or of an office for some units alone.</summary>
    public static IQueryable<Account> HoldersOf(FairwayDb db, Expression<Func<OfficeGrant, bool>> grants, LocalDate day)
    {
        var granted = db.OfficeGrants.InForce(day).Where(grants).Select(g => g.AccountId);
        return db.Users.Where(a => granted.Contains(a.Id));
    }

    /// <summary>
    /// How many proposals the reader can decide as the second person (decision 13), and since when the oldest waits; none for who may not.
    /// </summary>
    public static async Task<(int Count, Instant? Oldest)> ToConfirmAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (!OfficesOfTrust.MayGrant(reader))
        {
            return (0, null);
        }

        var me = reader.AccountId;
        var today = reader.Today;
        var proposed = await db
            .OfficeGrants.Where(g =>
                g.ConfirmedAt == null && g.EndedAt == null && g.Until > today && g.ProposedBy != me && g.AccountId != me
            )
            .Select(g => g.ProposedAt)
            .ToListAsync(stop);
        return proposed.Count == 0 ? (0, null) : (proposed.Count, proposed.Min());
    }
}
