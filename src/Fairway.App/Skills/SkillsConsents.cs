using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Skills;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>Who looked for what, and saw the reader.</summary>
public sealed record SeenLine(SkillsSeen Seen, SkillsOpening Opening, string By);

/// <summary>
/// By a consent an official lets themselves be found, for each purpose apart; taken back, the next search doesn't find them. And they read who saw them (LE-3).
/// </summary>
public sealed class SkillsConsents(SkillsDb db, IClock clock, OfficialPlaces places)
{
    public async Task<ActResult> GiveAsync(Reader reader, SkillsPurpose purpose, CancellationToken stop = default)
    {
        if (!SkillsAccess.HasOwn(reader) || !Enum.IsDefined(purpose))
        {
            return ActResult.Missing;
        }
        if (await InForce(reader, purpose).AnyAsync(stop))
        {
            return ActResult.Ok;
        }
        var now = clock.GetCurrentInstant();
        db.Consents.Add(
            new SkillsConsent
            {
                StaffId = reader.StaffId!,
                Purpose = purpose,
                GivenAt = now,
            }
        );
        db.History.Add(SkillsCatalogue.EntryOf(now, reader.Actor, reader.StaffId!, "consent-" + Code(purpose)));
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Given twice at the same moment: it stands once.
            db.ChangeTracker.Clear();
            return await InForce(reader, purpose).AnyAsync(stop) ? ActResult.Ok : ActResult.Stale;
        }
    }

    public async Task<ActResult> WithdrawAsync(Reader reader, SkillsPurpose purpose, CancellationToken stop = default)
    {
        if (!SkillsAccess.HasOwn(reader) || !Enum.IsDefined(purpose))
        {
            return ActResult.Missing;
        }
        if (await InForce(reader, purpose).SingleOrDefaultAsync(stop) is not { } consent)
        {
            return ActResult.Ok;
        }
        consent.WithdrawnAt = clock.GetCurrentInstant();
        db.History.Add(
            SkillsCatalogue.EntryOf(consent.WithdrawnAt.Value, reader.Actor, reader.StaffId!, "withdraw-consent-" + Code(purpose))
        );
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Every time that the reader was among what a search showed, the newest first; null for who is not in the staff file.</summary>
    public async Task<IReadOnlyList<SeenLine>?> SeenAsync(Reader reader, CancellationToken stop = default)
    {
        if (!SkillsAccess.HasOwn(reader))
        {
            return null;
        }
        var rows = await (
            from seen in db.Seen.AsNoTracking()
            join opening in db.Openings.AsNoTracking() on seen.OpeningId equals opening.Id
            where seen.StaffId == reader.StaffId
            orderby seen.At descending
            select new { Seen = seen, Opening = opening }
        ).ToListAsync(stop);
        var names = await places.NamesAsync(rows.Select(r => r.Seen.By), stop);
        return [.. rows.Select(r => new SeenLine(r.Seen, r.Opening, names.GetValueOrDefault(r.Seen.By, r.Seen.By)))];
    }

    private IQueryable<SkillsConsent> InForce(Reader reader, SkillsPurpose purpose) =>
        db.Consents.Where(c => c.StaffId == reader.StaffId && c.Purpose == purpose && c.WithdrawnAt == null);

    private static string Code(SkillsPurpose purpose) => purpose == SkillsPurpose.Vacancy ? "vacancy" : "mobility";
}
