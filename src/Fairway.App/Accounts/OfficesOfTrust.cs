using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>What is proposed.</summary>
/// <param name="Who">The holder, by staff id or address of their account.</param>
/// <param name="UnitCode">For HR partners and Independent Review Groups, the root of their units; null = the whole organization.</param>
/// <param name="Until">The first day no longer in it.</param>
public sealed record OfficeProposal(string Who, Office Office, string? UnitCode, LocalDate From, LocalDate Until, string Reason);

/// <summary>
/// Offices of trust are granted by two people, shown to everybody, and end on a date (decision 13). Who may grant: administrators, and HR partners of the whole
/// organization. Ending one takes a single person, since taking power away early does less harm than too late.
/// </summary>
public sealed class OfficesOfTrust(FairwayDb db, Passwords accounts, IClock clock, IOptions<AccountsOptions> options)
{
    public const int LongestReason = 500;

    public static bool MayGrant(Reader reader) => reader.Holds(Office.Administrator) || reader.HrUnits is null;

    /// <summary>Whether this reader can be the second person of a proposal.</summary>
    public static bool MayConfirm(Reader reader, OfficeGrant grant) =>
        MayGrant(reader) && IsWaiting(grant, reader.Today) && reader.AccountId != grant.ProposedBy && reader.AccountId != grant.AccountId;

    /// <summary>A proposer may take a proposal back; another who may grant declines it.</summary>
    public static bool MayDecline(Reader reader, OfficeGrant grant) => MayGrant(reader) && IsWaiting(grant, reader.Today);

    /// <summary>Who may grant, and the holder, who may always lay it down.</summary>
    public static bool MayEnd(Reader reader, OfficeGrant grant) =>
        grant is { ConfirmedAt: not null, EndedAt: null }
        && grant.Until > reader.Today
        && (MayGrant(reader) || reader.AccountId == grant.AccountId);

    /// <summary>Proposed, neither decided nor overtaken by its own last day.</summary>
    public static bool IsWaiting(OfficeGrant grant, LocalDate today) =>
        grant is { ConfirmedAt: null, EndedAt: null } && grant.Until > today;

    /// <summary>Made on the terminal, where there were not yet two people to grant it.</summary>
    public static bool IsFromTerminal(OfficeGrant grant) => grant.ProposedBy == grant.AccountId;

    public async Task<ActResult> ProposeAsync(Reader by, OfficeProposal proposal, CancellationToken cancel)
    {
        if (!MayGrant(by))
        {
            return ActResult.Missing;
        }
        var holder = await accounts.FindAsync(proposal.Who, cancel);
        var refusal =
            holder is null or { IsClosed: true } ? AccountRefusals.OfficeHolderUnknown
            : !Enum.IsDefined(proposal.Office) ? AccountRefusals.OfficeUnknown
            : holder.Id == by.AccountId ? AccountRefusals.OfficeToOneself
            : proposal.UnitCode is not null && !proposal.Office.HasUnits() ? AccountRefusals.OfficeUnitNotItsOwn
            : proposal.UnitCode is not null && !await db.Units.AnyAsync(u => u.Code == proposal.UnitCode, cancel)
                ? AccountRefusals.OfficeUnitUnknown
            : proposal.From < by.Today ? AccountRefusals.OfficeInPast
            : proposal.Until <= proposal.From ? AccountRefusals.OfficeEmpty
            // Nobody proposes for centuries ahead, where the calendar itself would end.
            : proposal.From.Year > by.Today.Year + 100 || proposal.Until > proposal.From.PlusMonths(options.Value.LongestOfficeMonths)
                ? AccountRefusals.OfficeTooLong(options.Value.LongestOfficeMonths)
            : string.IsNullOrWhiteSpace(proposal.Reason) ? AccountRefusals.OfficeReasonMissing
            : await IsCoveredAsync(holder.Id, proposal, cancel) ? AccountRefusals.OfficeHeldAlready
            : null;
        if (refusal is not null)
        {
            return new ActResult.Refused(refusal);
        }
        var grant = new OfficeGrant
        {
            AccountId = holder!.Id,
            Office = proposal.Office,
            UnitCode = proposal.UnitCode,
            From = proposal.From,
            Until = proposal.Until,
            Reason = proposal.Reason.Trim(),
            ProposedBy = by.AccountId,
            ProposedAt = clock.GetCurrentInstant(),
        };
        db.OfficeGrants.Add(grant);
        Remember(by, holder, grant, "OfficeProposed");
        Mail.Write(db, clock, holder, "OfficeProposed", Path(grant), by.DisplayName);
        foreach (var second in await GrantersAsync(by.Today, cancel))
        {
            if (second.Id != by.AccountId && second.Id != holder.Id)
            {
                Mail.Write(db, clock, second, "OfficeWaits", Path(grant), by.DisplayName);
            }
        }
        return await db.SaveOrStaleAsync(cancel);
    }

    public Task<ActResult> ConfirmAsync(Reader by, Guid grantId, CancellationToken cancel) =>
        DecideAsync(
            by,
            grantId,
            async (grant, holder) =>
            {
                if (!IsWaiting(grant, by.Today))
                {
                    return new ActResult.Refused(AccountRefusals.OfficeDecided);
                }
                if (grant.ProposedBy == by.AccountId)
                {
                    return new ActResult.Refused(AccountRefusals.OfficeConfirmOwn);
                }
                if (grant.AccountId == by.AccountId)
                {
                    return new ActResult.Refused(AccountRefusals.OfficeConfirmHolder);
                }
                if (holder.IsClosed)
                {
                    return new ActResult.Refused(AccountRefusals.OfficeHolderUnknown);
                }
                grant.ConfirmedBy = by.AccountId;
                grant.ConfirmedAt = clock.GetCurrentInstant();
                Remember(by, holder, grant, "OfficeGranted");
                Mail.Write(db, clock, holder, "OfficeGranted", Path(grant));
                await WriteToProposerAsync(grant, by, "OfficeConfirmed", cancel);
                return await db.SaveOrStaleAsync(cancel);
            },
            cancel
        );

    public Task<ActResult> DeclineAsync(Reader by, Guid grantId, CancellationToken cancel) =>
        DecideAsync(
            by,
            grantId,
            async (grant, holder) =>
            {
                if (!IsWaiting(grant, by.Today))
                {
                    return new ActResult.Refused(AccountRefusals.OfficeDecided);
                }
                End(grant, by);
                Remember(by, holder, grant, grant.ProposedBy == by.AccountId ? "OfficeTakenBack" : "OfficeDeclined");
                await WriteToProposerAsync(grant, by, "OfficeDeclined", cancel);
                return await db.SaveOrStaleAsync(cancel);
            },
            cancel
        );

    /// <summary>Ends an office before its last day: it counts from the holder's next request.</summary>
    public async Task<ActResult> EndAsync(Reader by, Guid grantId, CancellationToken cancel)
    {
        if (await db.OfficeGrants.SingleOrDefaultAsync(g => g.Id == grantId, cancel) is not { } grant)
        {
            return ActResult.Missing;
        }
        if (!MayGrant(by) && grant.AccountId != by.AccountId)
        {
            return ActResult.Missing;
        }
        if (!MayEnd(by, grant))
        {
            return new ActResult.Refused(AccountRefusals.OfficeOver);
        }
        var holder = await db.Users.SingleAsync(a => a.Id == grant.AccountId, cancel);
        End(grant, by);
        Remember(by, holder, grant, "OfficeEnded");
        if (holder.Id != by.AccountId && !holder.IsClosed)
        {
            Mail.Write(db, clock, holder, "OfficeEnded", Path(grant));
        }
        return await db.SaveOrStaleAsync(cancel);
    }

    /// <summary>Accounts that may grant offices today.</summary>
    public Task<List<Account>> GrantersAsync(LocalDate today, CancellationToken cancel) => Granters(db, today).ToListAsync(cancel);

    internal static IQueryable<Account> Granters(FairwayDb db, LocalDate today)
    {
        var grants = db
            .OfficeGrants.InForce(today)
            .Where(g => g.Office == Office.Administrator || (g.Office == Office.HrPartner && g.UnitCode == null));
        return db.Users.Where(a => a.LockoutEnd != Account.Closed || a.LockoutEnd == null).Where(a => grants.Any(g => g.AccountId == a.Id));
    }

    private async Task<ActResult> DecideAsync(
        Reader by,
        Guid grantId,
        Func<OfficeGrant, Account, Task<ActResult>> decide,
        CancellationToken cancel
    )
    {
        if (!MayGrant(by) || await db.OfficeGrants.SingleOrDefaultAsync(g => g.Id == grantId, cancel) is not { } grant)
        {
            return ActResult.Missing;
        }
        return await decide(grant, await db.Users.SingleAsync(a => a.Id == grant.AccountId, cancel));
    }

    /// <summary>The same office, for as much of the organization, on all days proposed; or a proposal of it that still waits.</summary>
    private Task<bool> IsCoveredAsync(Guid holder, OfficeProposal proposal, CancellationToken cancel) =>
        db.OfficeGrants.AnyAsync(
            g =>
                g.AccountId == holder
                && g.Office == proposal.Office
                && (g.UnitCode == null || g.UnitCode == proposal.UnitCode)
                && g.EndedAt == null
                && g.From <= proposal.From
                && g.Until >= proposal.Until,
            cancel
        );

    private async Task WriteToProposerAsync(OfficeGrant grant, Reader by, string kind, CancellationToken cancel)
    {
        if (
            await db.Users.SingleOrDefaultAsync(a => a.Id == grant.ProposedBy, cancel) is { IsClosed: false } proposer
            && proposer.Id != by.AccountId
        )
        {
            Mail.Write(db, clock, proposer, kind, Path(grant), by.DisplayName);
        }
    }

    private void End(OfficeGrant grant, Reader by)
    {
        grant.EndedBy = by.AccountId;
        grant.EndedAt = clock.GetCurrentInstant();
    }

    private void Remember(Reader by, Account holder, OfficeGrant grant, string act) =>
        db.Remember(clock, by.Actor, holder, act, Facts(grant));

    internal static object Facts(OfficeGrant grant) =>
        new
        {
            grant = grant.Id,
            office = grant.Office.ToString(),
            unit = grant.UnitCode,
            from = grant.From.ToString("uuuu-MM-dd", null),
            until = grant.Until.ToString("uuuu-MM-dd", null),
        };

    private static string Path(OfficeGrant grant) => $"/offices/{grant.Id}";
}
