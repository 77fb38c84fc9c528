using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>Who acts on offices through a group of the organization's directory.</summary>
/// <param name="ProposedBy">The account that answers for the proposal as its first hand: the maker of the token, or who linked the group to the office.</param>
/// <param name="EndedBy">Stands as who ended an office: the token, or the account.</param>
/// <param name="Actor">Stands in the history.</param>
/// <param name="Name">Stands in mails.</param>
/// <param name="Through">The token's name; null: a person acts on a page.</param>
public sealed record GroupHand(Guid ProposedBy, Guid EndedBy, string Actor, string Name, string? Through);

/// <summary>What a group stands for.</summary>
/// <param name="Name">The group's name, which stands as the reason of the proposal.</param>
public sealed record GroupOffice(Guid GroupId, string Name, Office Office, string? UnitCode);

/// <summary>
/// Offices of trust that follow a group of the organization's directory. Being in the group is the first of the two hands and no more: a person confirms, who is
/// neither the holder nor the one who made the token. Leaving the group ends the office at once, as one person can. The caller saves.
/// </summary>
public sealed class OfficesThroughGroups(FairwayDb db, OfficesOfTrust offices, IClock clock, IOptions<AccountsOptions> options)
{
    /// <summary>Proposes the office for those of them who neither hold it nor are proposed for it.</summary>
    public async Task ProposeAsync(IReadOnlyList<Account> holders, GroupOffice what, GroupHand by, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var ids = holders.Select(h => h.Id).ToList();
        // As they stand in this act: what it has just ended covers nobody any more.
        var covered = (
            await db
                .OfficeGrants.Where(g => ids.Contains(g.AccountId) && g.Office == what.Office && g.EndedAt == null && g.Until > today)
                .Where(g => g.UnitCode == null || g.UnitCode == what.UnitCode)
                .ToListAsync(cancel)
        )
            .Where(g => g.EndedAt is null)
            .Select(g => g.AccountId)
            .ToHashSet();
        var grants = new List<OfficeGrant>();
        // Nobody is proposed by themselves: somebody else has to say so.
        foreach (var holder in holders.Where(h => !h.IsClosed && h.Id != by.ProposedBy && !covered.Contains(h.Id)))
        {
            var grant = new OfficeGrant
            {
                AccountId = holder.Id,
                Office = what.Office,
                UnitCode = what.UnitCode,
                From = today,
                Until = today.PlusMonths(options.Value.LongestOfficeMonths),
                Reason = what.Name,
                ProposedBy = by.ProposedBy,
                ProposedAt = now,
                GroupId = what.GroupId,
                Through = by.Through,
            };
            grants.Add(grant);
            db.OfficeGrants.Add(grant);
            db.Remember(clock, by.Actor, holder, "OfficeProposed", OfficesOfTrust.Facts(grant));
            Mail.Write(db, now, holder, "OfficeProposed", Path(grant), by.Name);
        }
        if (grants.Count == 0)
        {
            return;
        }
        // One mail for however many: a group can have hundreds of members.
        foreach (var second in await offices.GrantersAsync(today, cancel))
        {
            if (second.Id != by.ProposedBy && grants.Exists(g => g.AccountId != second.Id))
            {
                Mail.Write(db, now, second, "OfficeWaits", grants.Count == 1 ? Path(grants[0]) : "/offices", by.Name);
            }
        }
    }

    /// <summary>Ends what was granted, and takes back what was proposed, through the group for these accounts.</summary>
    public async Task EndAsync(IReadOnlyList<Guid> accounts, Guid groupId, GroupHand by, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var ended = await (
            from grant in db.OfficeGrants
            join holder in db.Users on grant.AccountId equals holder.Id
            where grant.GroupId == groupId && accounts.Contains(grant.AccountId) && grant.EndedAt == null && grant.Until > today
            select new { grant, holder }
        ).ToListAsync(cancel);
        foreach (var (grant, holder) in ended.Select(e => (e.grant, e.holder)))
        {
            (grant.EndedAt, grant.EndedBy) = (now, by.EndedBy);
            db.Remember(
                clock,
                by.Actor,
                holder,
                grant.ConfirmedAt is null ? "OfficeTakenBack" : "OfficeEnded",
                OfficesOfTrust.Facts(grant)
            );
            if (grant.ConfirmedAt is not null && !holder.IsClosed)
            {
                Mail.Write(db, now, holder, "OfficeEnded", Path(grant));
            }
        }
    }

    private static string Path(OfficeGrant grant) => $"/offices/{grant.Id}";
}
