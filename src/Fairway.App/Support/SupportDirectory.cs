using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Support;

/// <summary>Somebody who holds an office of trust, as the directory names them.</summary>
public sealed record SupportHolder(Office Office, string Name, string? Email);

/// <summary>Who can help at a duty station (SU-1).</summary>
/// <param name="Station">The duty station; null: none was named and the reader has none.</param>
/// <param name="Holders">HR partners of the units that serve there, the Board's chair, secretariat and members.</param>
/// <param name="Contacts">HR's entries for the station, its region and everywhere.</param>
public sealed record SupportAt(
    string? Station,
    string? Region,
    IReadOnlyList<SupportHolder> Holders,
    IReadOnlyList<SupportContact> Contacts
);

/// <summary>An entry as it is written.</summary>
/// <param name="Station">A duty station; empty: a region or everywhere.</param>
/// <param name="Region">A region; empty with no station: everywhere.</param>
public sealed record ContactText(SupportKind Kind, string Name, string Station, string Region, string Telephone, string Email, string Note);

/// <summary>The directory of support by duty station. Everybody signed in reads it; HR of the whole organization writes it.</summary>
public sealed class SupportDirectory(FairwayDb db, PolicyLibrary policies, IClock clock)
{
    public static bool MayWrite(Reader reader) => ServiceAccess.IsHrOfAll(reader);

    /// <summary>Who can help at a station; where none is named, at the reader's own.</summary>
    public async Task<SupportAt> AtAsync(Reader reader, string? named, CancellationToken stop = default)
    {
        var today = reader.Today;
        var stations = policies.PolicyAt(today).Service.DutyStations;
        var own = await db
            .ServicePeriods.AsNoTracking()
            .Where(ServiceOn.Day(today))
            .Where(p => p.StaffId == reader.StaffId)
            .Select(p => new { p.DutyStation, p.UnitCode })
            .FirstOrDefaultAsync(stop);
        var station = stations.FirstOrDefault(s => s.Name == named) ?? stations.FirstOrDefault(s => s.Name == own?.DutyStation);
        var partners = await HrPartners.LoadAsync(db, today, stop);
        List<string?> units =
            station is null ? [own?.UnitCode]
            : station.Name == own?.DutyStation ? [own.UnitCode]
            : await db
                .ServicePeriods.Where(ServiceOn.Day(today))
                .Where(p => p.DutyStation == station.Name && p.UnitCode != null)
                .Select(p => p.UnitCode)
                .Distinct()
                .ToListAsync(stop);
        if (units.Count == 0)
        {
            // Nobody serves there now: HR of the whole organization helps.
            units = [null];
        }
        var board = await (
            from grant in db.OfficeGrants.AsNoTracking().InForce(today)
            join account in db.Users on grant.AccountId equals account.Id
            where grant.Office == Office.BoardChair || grant.Office == Office.BoardSecretary || grant.Office == Office.BoardMember
            orderby account.DisplayName
            select new SupportHolder(grant.Office, account.DisplayName, account.Email)
        ).ToListAsync(stop);
        var (name, region) = (station?.Name, station?.Region);
        var contacts = await db
            .SupportContacts.AsNoTracking()
            .Where(c => c.Station == name || (c.Station == null && (c.Region == null || c.Region == region)))
            .ToListAsync(stop);
        return new SupportAt(
            name,
            region,
            [
                .. units
                    .SelectMany(partners.Of)
                    .DistinctBy(p => p.AccountId)
                    .OrderBy(p => p.Name, StringComparer.CurrentCulture)
                    .Select(p => new SupportHolder(Office.HrPartner, p.Name, p.Email)),
                .. board.OrderBy(h =>
                    h.Office is Office.BoardChair ? 0
                    : h.Office is Office.BoardSecretary ? 1
                    : 2
                ),
            ],
            [
                .. contacts
                    .OrderBy(c => c.Kind)
                    // The nearest first.
                    .ThenBy(c =>
                        c.Station is not null ? 0
                        : c.Region is not null ? 1
                        : 2
                    )
                    .ThenBy(c => c.Name, StringComparer.CurrentCulture),
            ]
        );
    }

    public Task<SupportContact?> FindAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        MayWrite(reader)
            ? db.SupportContacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop)
            : Task.FromResult<SupportContact?>(null);

    /// <summary>Writes an entry under the form's own id, or changes it.</summary>
    public async Task<ActResult> WriteAsync(Reader reader, Guid id, ContactText text, int version, CancellationToken stop = default)
    {
        if (!MayWrite(reader))
        {
            return ActResult.Missing;
        }
        var service = policies.PolicyAt(reader.Today).Service;
        if (string.IsNullOrWhiteSpace(text.Name))
        {
            return new ActResult.Refused(SupportRefusals.SupportTextMissing(nameof(ContactText.Name)));
        }
        if (string.IsNullOrWhiteSpace(text.Telephone) && string.IsNullOrWhiteSpace(text.Email))
        {
            return new ActResult.Refused(SupportRefusals.SupportUnreachable);
        }
        if (
            (text.Station.Length > 0 && service.DutyStations.All(s => s.Name != text.Station))
            || (text.Region.Length > 0 && service.DutyStations.All(s => s.Region != text.Region))
        )
        {
            return new ActResult.Refused(SupportRefusals.SupportStationUnknown);
        }
        var contact = await db.SupportContacts.SingleOrDefaultAsync(c => c.Id == id, stop);
        if (contact is null)
        {
            db.SupportContacts.Add(
                contact = new SupportContact
                {
                    Id = id,
                    Kind = text.Kind,
                    Name = "",
                }
            );
        }
        else if (contact.Version != version)
        {
            return version == 0 && contact.Name == text.Name.Trim() ? ActResult.Ok : ActResult.Stale;
        }
        contact.Kind = text.Kind;
        contact.Name = text.Name.Trim();
        contact.Station = text.Station.Length > 0 ? text.Station : null;
        contact.Region = text.Station.Length > 0 || text.Region.Length == 0 ? null : text.Region;
        contact.Telephone = text.Telephone.Trim();
        contact.Email = text.Email.Trim();
        contact.Note = text.Note.Trim();
        db.History.Add(SupportHistory.Entry(clock.GetCurrentInstant(), reader, $"{id}", "support-entry-written"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes an entry out of the directory.</summary>
    public async Task<ActResult> RemoveAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (!MayWrite(reader))
        {
            return ActResult.Missing;
        }
        if (await db.SupportContacts.SingleOrDefaultAsync(c => c.Id == id, stop) is { } contact)
        {
            db.SupportContacts.Remove(contact);
            db.History.Add(SupportHistory.Entry(clock.GetCurrentInstant(), reader, $"{id}", "support-entry-removed"));
        }
        return await db.SaveOrStaleAsync(stop);
    }
}
