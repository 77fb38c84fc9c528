using Fairway.App.Accounts;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>
/// Groups that stand for offices of trust (docs/adr: a directory owns the key, not the file). Who links a group to an office is whoever may grant it; what follows are
/// proposals, which a second person confirms.
/// </summary>
public sealed class GroupOffices(FairwayDb db, OfficesThroughGroups offices, IClock clock)
{
    /// <summary>Members who joined or left: proposed for the group's office, or out of it. The caller saves.</summary>
    internal async Task FollowAsync(
        DirectoryGroup group,
        IReadOnlyList<Guid> joined,
        IReadOnlyList<Guid> left,
        ServiceToken by,
        CancellationToken stop
    )
    {
        if (left.Count > 0)
        {
            // Also where the group stands for no office any more: what came through it goes with it.
            await offices.EndAsync(left, group.Id, HandOf(by), stop);
        }
        if (joined.Count > 0 && OfficeOf(group) is { } office)
        {
            await offices.ProposeAsync(await db.Users.Where(a => joined.Contains(a.Id)).ToListAsync(stop), office, HandOf(by), stop);
        }
    }

    /// <summary>Somebody who has access again is proposed anew for what their groups stand for. The caller saves.</summary>
    internal async Task OfMemberAsync(Account account, ServiceToken by, CancellationToken stop)
    {
        var groups = await db
            .DirectoryGroups.Where(g => g.Office != null && db.GroupMembers.Any(m => m.GroupId == g.Id && m.AccountId == account.Id))
            .ToListAsync(stop);
        foreach (var group in groups)
        {
            await offices.ProposeAsync([account], OfficeOf(group)!, HandOf(by), stop);
        }
    }

    /// <summary>Links a group to an office and proposes its members for it; the one who links is the first hand of these proposals.</summary>
    public async Task<ActResult> LinkAsync(Reader by, Guid groupId, Office? office, string? unitCode, CancellationToken stop)
    {
        if (!OfficesOfTrust.MayGrant(by) || await db.DirectoryGroups.SingleOrDefaultAsync(g => g.Id == groupId, stop) is not { } group)
        {
            return ActResult.Missing;
        }
        unitCode = string.IsNullOrWhiteSpace(unitCode) ? null : unitCode.Trim();
        Refusal? refusal =
            office is not { } chosen || !Enum.IsDefined(chosen) ? AccountRefusals.OfficeUnknown
            : unitCode is not null && !chosen.HasUnits() ? AccountRefusals.OfficeUnitNotItsOwn
            : unitCode is not null && !await db.Units.AnyAsync(u => u.Code == unitCode, stop) ? AccountRefusals.OfficeUnitUnknown
            : null;
        if (refusal is not null)
        {
            return new ActResult.Refused(refusal);
        }
        if (group.Office == office && group.UnitCode == unitCode)
        {
            return ActResult.Ok;
        }
        var members = await (
            from member in db.GroupMembers
            join account in db.Users on member.AccountId equals account.Id
            where member.GroupId == groupId
            select account
        ).ToListAsync(stop);
        var hand = new GroupHand(by.AccountId, by.AccountId, by.Actor, by.DisplayName, null);
        // What came with another office goes with it.
        await offices.EndAsync([.. members.Select(m => m.Id)], group.Id, hand, stop);
        (group.Office, group.UnitCode) = (office, unitCode);
        db.Told(
            clock,
            by.Actor,
            group.Id,
            "GroupLinked",
            new
            {
                group = group.DisplayName,
                office = office.ToString(),
                unit = unitCode,
            }
        );
        await offices.ProposeAsync(members, OfficeOf(group)!, hand, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The group stands for no office any more; what two people have granted stays until its day or until the member leaves the group.</summary>
    public async Task<ActResult> UnlinkAsync(Reader by, Guid groupId, CancellationToken stop)
    {
        if (!OfficesOfTrust.MayGrant(by) || await db.DirectoryGroups.SingleOrDefaultAsync(g => g.Id == groupId, stop) is not { } group)
        {
            return ActResult.Missing;
        }
        if (group.Office is { } office)
        {
            (group.Office, group.UnitCode) = (null, null);
            db.Told(clock, by.Actor, group.Id, "GroupUnlinked", new { group = group.DisplayName, office = office.ToString() });
        }
        return await db.SaveOrStaleAsync(stop);
    }

    private static GroupOffice? OfficeOf(DirectoryGroup group) =>
        group.Office is { } office ? new(group.Id, group.DisplayName, office, group.UnitCode) : null;

    private static GroupHand HandOf(ServiceToken token) => new(token.MadeBy, token.Id, token.Actor, token.Name, token.Name);
}
