using System.Collections.Frozen;
using Fairway.App.Accounts.SignOn;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>Loads who asks.</summary>
public static class Readers
{
    /// <summary>The reader behind an account as of now; null where there is no such account.</summary>
    public static async Task<Reader?> LoadAsync(
        FairwayDb db,
        Guid accountId,
        IClock clock,
        DutyStationZones? zones = null,
        CancellationToken cancel = default
    ) => (await LoadSessionAsync(db, accountId, clock, zones ?? DutyStationZones.Unknown, cancel: cancel))?.Reader;

    /// <summary>The reader, with what decides whether a session opened earlier still holds; null also where that session has been ended.</summary>
    /// <param name="session">The session's own id; null: none is meant.</param>
    public static async Task<ReaderSession?> LoadSessionAsync(
        FairwayDb db,
        Guid accountId,
        IClock clock,
        DutyStationZones zones,
        string? session = null,
        CancellationToken cancel = default
    )
    {
        var now = clock.GetCurrentInstant();
        // The duty station is looked up by the day in UTC: on the day of a transfer either zone is right somewhere.
        var utcDay = now.InUtc().Date;
        var (yesterday, tomorrow) = (utcDay.PlusDays(-1), utcDay.PlusDays(1));
        var row = await OncePerModel<Queries>.Of(db).AccountRow(db, accountId, session ?? "", utcDay, yesterday, tomorrow, cancel);
        if (row is null || row.Ended)
        {
            return null;
        }
        var zone = zones.Of(row.DutyStation);
        var today = now.InZone(zone).Date;
        var offices = await HeldAsync(db, accountId, today, cancel);
        return new(
            new(accountId, row.StaffId, row.DisplayName, row.Language ?? row.OfficialLanguage ?? "en", zone, today, offices)
            {
                StandsInFor = row
                    .StandIns.Where(s => s.From <= today && today < s.Until)
                    .Select(s => s.ChiefId)
                    .ToFrozenSet(StringComparer.Ordinal),
            },
            row.Language ?? row.OfficialLanguage,
            row.SecurityStamp
        );
    }

    /// <summary>Asked for every request: translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, Guid, string, LocalDate, LocalDate, LocalDate, CancellationToken, Task<AccountOnDay?>> AccountRow =
            EF.CompileAsyncQuery(
                (
                    FairwayDb db,
                    Guid accountId,
                    string session,
                    LocalDate utcDay,
                    LocalDate yesterday,
                    LocalDate tomorrow,
                    CancellationToken stop
                ) =>
                    (
                        from account in db.Users.AsNoTracking()
                        where account.Id == accountId
                        join official in db.Officials on account.StaffId equals official.StaffId into officials
                        from official in officials.DefaultIfEmpty()
                        select new AccountOnDay(
                            account.StaffId,
                            account.DisplayName,
                            account.Language,
                            account.SecurityStamp,
                            db.EndedSignOns.Any(e => e.Provider == EndedSignOn.Here && e.TokenId == session),
                            official == null ? null : official.Language,
                            db.ServicePeriods.Where(p =>
                                    p.StaffId == account.StaffId && p.From <= utcDay && (p.Until == null || p.Until > utcDay)
                                )
                                .Select(p => p.DutyStation)
                                .FirstOrDefault(),
                            // A day more on either side: which day it is depends on the zone.
                            db.StandIns.Where(s => s.StandInId == account.StaffId && s.From <= tomorrow && s.Until > yesterday)
                                .Select(s => new StandingIn(s.ChiefId, s.From, s.Until))
                                .ToList()
                        )
                    ).SingleOrDefault()
            );

        public readonly Func<FairwayDb, Guid, LocalDate, IAsyncEnumerable<GrantOnDay>> Grants = EF.CompileAsyncQuery(
            (FairwayDb db, Guid accountId, LocalDate day) =>
                db
                    .OfficeGrants.Where(g =>
                        g.AccountId == accountId && g.ConfirmedAt != null && g.EndedAt == null && g.From <= day && g.Until > day
                    )
                    .Select(g => new GrantOnDay(g.Office, g.UnitCode))
        );
    }

    private sealed record AccountOnDay(
        string? StaffId,
        string DisplayName,
        string? Language,
        string? SecurityStamp,
        bool Ended,
        string? OfficialLanguage,
        string? DutyStation,
        List<StandingIn> StandIns
    );

    private sealed record StandingIn(string ChiefId, LocalDate From, LocalDate Until);

    private sealed record GrantOnDay(Office Office, string? UnitCode);

    private static async Task<IReadOnlyList<HeldOffice>> HeldAsync(FairwayDb db, Guid accountId, LocalDate today, CancellationToken cancel)
    {
        var grants = await OncePerModel<Queries>.Of(db).Grants(db, accountId, today).ToListAsync(cancel);
        if (grants.Count == 0)
        {
            return [];
        }
        var children = grants.Any(g => g.UnitCode is not null)
            ? (await db.Units.AsNoTracking().Select(u => new { u.Code, u.ParentCode }).ToListAsync(cancel)).ToLookup(
                u => u.ParentCode,
                u => u.Code
            )
            : null;
        return
        [
            .. grants.Select(g => new HeldOffice(g.Office, g.UnitCode is null || children is null ? null : Subtree(children, g.UnitCode))),
        ];
    }

    internal static HashSet<string> Subtree(ILookup<string?, string> children, string root)
    {
        var units = new HashSet<string>(StringComparer.Ordinal) { root };
        var open = new Queue<string>(units);
        while (open.TryDequeue(out var unit))
        {
            foreach (var child in children[unit])
            {
                if (units.Add(child))
                {
                    open.Enqueue(child);
                }
            }
        }
        return units;
    }

    /// <summary>Grants that count on a day: confirmed by the second person, begun, neither run out nor ended early.</summary>
    public static IQueryable<OfficeGrant> InForce(this IQueryable<OfficeGrant> grants, LocalDate day) =>
        grants.Where(g => g.ConfirmedAt != null && g.EndedAt == null && g.From <= day && g.Until > day);
}

/// <param name="Reader">Who asks.</param>
/// <param name="ChosenLanguage">The language of the account, or of the staff file; null where neither says one.</param>
/// <param name="SecurityStamp">Changes with the password, the address and when the account is closed: a session with another one is over.</param>
public sealed record ReaderSession(Reader Reader, string? ChosenLanguage, string? SecurityStamp);
