using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Skills;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>What HR writes of an opening.</summary>
public sealed record OpeningForm(
    SkillsPurpose? Purpose,
    string Title,
    string Unit,
    string? Station,
    IReadOnlyList<WantedSkill> Skills,
    IReadOnlyList<WantedLanguage> Languages
);

/// <summary>Vacancies and mobility exercises for which HR looks for skills (LE-3).</summary>
public sealed class SkillsOpenings(SkillsDb db, IClock clock, SkillsCatalogue catalogue, PolicyLibrary policies, OfficialPlaces places)
{
    public static string LinkOf(Guid id) => $"/skills/openings/{id}";

    /// <summary>Those that exist for the reader, open ones first; null for who is not of HR.</summary>
    public async Task<IReadOnlyList<SkillsOpening>?> ListAsync(Reader reader, CancellationToken stop = default) =>
        SkillsAccess.IsHr(reader)
            ? await db
                .Openings.AsNoTracking()
                .Where(SkillsAccess.Openings(reader))
                .OrderBy(o => o.ClosedOn != null)
                .ThenByDescending(o => o.OpenedOn)
                .ThenByDescending(o => o.Id)
                .ToListAsync(stop)
            : null;

    /// <summary>Units for which the reader opens; none for who is not of HR.</summary>
    public Task<IReadOnlyList<(string Code, string Name)>> UnitsAsync(Reader reader, CancellationToken stop = default) =>
        places.UnitsOfHrAsync(reader, stop);

    /// <summary>Names what is looked for. <paramref name="form"/> is the form's own id: sent twice it opens once.</summary>
    public async Task<ActResult> OpenAsync(Reader reader, Guid form, OpeningForm written, CancellationToken stop = default)
    {
        if (!SkillsAccess.IsHr(reader))
        {
            return ActResult.Missing;
        }
        if (await db.Openings.AnyAsync(o => o.Id == form, stop))
        {
            return ActResult.Ok;
        }
        var known = await catalogue.OnAsync(reader.Today, stop);
        var policy = policies.PolicyAt(reader.Today);
        List<WantedSkill> skills = [.. written.Skills.Where(s => known.Knows(s.Code)).DistinctBy(s => s.Code, StringComparer.Ordinal)];
        List<WantedLanguage> languages =
        [
            .. written
                .Languages.Where(l => policy.Skills.Languages.Any(k => k.Code == l.Code))
                .DistinctBy(l => l.Code, StringComparer.Ordinal),
        ];
        var unit = (await UnitsAsync(reader, stop)).FirstOrDefault(u => u.Code == written.Unit);
        var mayOpen = unit.Code is not null && SkillsAccess.MayOpen(reader, written.Unit);
        if (SkillsCheck.Opening(written.Purpose, written.Title, mayOpen, skills, languages) is { Count: > 0 } refusals)
        {
            return new ActResult.Refused(refusals);
        }
        db.Openings.Add(
            new SkillsOpening
            {
                Id = form == Guid.Empty ? Guid.CreateVersion7() : form,
                Purpose = written.Purpose!.Value,
                Title = written.Title.Trim(),
                UnitCode = written.Unit,
                UnitName = unit.Name,
                Station = policy.Service.DutyStations.Any(s => s.Name == written.Station) ? written.Station : null,
                Skills = skills,
                Languages = languages,
                OpenedBy = reader.Actor,
                OpenedOn = reader.Today,
            }
        );
        db.History.Add(SkillsCatalogue.EntryOf(clock.GetCurrentInstant(), reader.Actor, form.ToString(), "open"));
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // The same form at the same moment has opened it.
            db.ChangeTracker.Clear();
            return await db.Openings.AnyAsync(o => o.Id == form, stop) ? ActResult.Ok : ActResult.Stale;
        }
    }

    /// <summary>Nobody is looked for any more.</summary>
    public async Task<ActResult> CloseAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (!SkillsAccess.IsHr(reader) || await FindAsync(reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }
        if (found.ClosedOn is not null)
        {
            return ActResult.Ok;
        }
        var opening = await db.Openings.SingleAsync(o => o.Id == id, stop);
        opening.ClosedOn = reader.Today;
        db.History.Add(SkillsCatalogue.EntryOf(clock.GetCurrentInstant(), reader.Actor, id.ToString(), "close"));
        return await db.SaveOrStaleAsync(stop);
    }

    internal Task<SkillsOpening?> FindAsync(Reader reader, Guid id, CancellationToken stop) =>
        db.Openings.AsNoTracking().Where(SkillsAccess.Openings(reader)).SingleOrDefaultAsync(o => o.Id == id, stop);
}
