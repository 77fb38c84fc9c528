using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Skills;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>Somebody who was found: what the opening wants of what they declare, and nothing else.</summary>
/// <param name="Skills">Their declared skills among those wanted.</param>
/// <param name="Languages">Their declared languages among those wanted.</param>
/// <param name="Files">How many files back each of these skills; they ask the person for them.</param>
/// <param name="Mobility">Their interest in moving, for a mobility exercise; else null.</param>
public sealed record FoundOfficial(
    OfficialPlace Place,
    SkillsMatch Match,
    IReadOnlyDictionary<string, DeclaredSkill> Skills,
    IReadOnlyDictionary<string, DeclaredLanguage> Languages,
    IReadOnlyDictionary<Guid, int> Files,
    SkillsProfile? Mobility,
    LocalDate ConfirmedOn
);

/// <summary>An opening with a page of those who were found.</summary>
/// <param name="Found">Empty for one that is closed.</param>
/// <param name="First">The place of the first on the page, from 1.</param>
public sealed record SkillsSearchView(
    SkillsOpening Opening,
    CatalogueView Catalogue,
    IReadOnlyList<FoundOfficial> Found,
    int Total,
    int First
);

/// <summary>
/// HR looks for those who fit an opening (LE-3). Found are only officials in service who consent to its purpose at that moment; whoever is on the page that is
/// shown is told so in their log, in the same act.
/// </summary>
public sealed class SkillsSearch(SkillsDb db, IClock clock, SkillsOpenings openings, SkillsCatalogue catalogue, OfficialPlaces places)
{
    public const int Size = 20;

    /// <summary>Null where the opening does not exist for the reader.</summary>
    public async Task<SkillsSearchView?> FindAsync(Reader reader, Guid id, int page, CancellationToken stop = default)
    {
        if (!SkillsAccess.IsHr(reader) || await openings.FindAsync(reader, id, stop) is not { } opening)
        {
            return null;
        }
        var known = await catalogue.OnAsync(reader.Today, stop);
        if (opening.ClosedOn is not null)
        {
            return new(opening, known, [], 0, 1);
        }
        var matches = SkillsMatching.Of(id, opening.Skills, opening.Languages, opening.Station, await DeclaredAsync(opening, stop));
        var serving = await places.InServiceAsync([.. matches.Select(m => m.StaffId)], reader.Today, stop);
        var found = matches.Where(m => serving.ContainsKey(m.StaffId)).ToList();
        var last = Math.Max(1, (found.Count + Size - 1) / Size);
        var first = (Math.Clamp(page, 1, last) - 1) * Size;
        var shown = found.Skip(first).Take(Size).ToList();
        await TellAsync(reader, opening, [.. shown.Select(m => m.StaffId)], stop);
        // Who took their consent back since it was asked for is not shown.
        var consenting = (await Consenting(opening.Purpose).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        shown = [.. shown.Where(m => consenting.Contains(m.StaffId))];
        return new(opening, known, await InFullAsync(opening, shown, serving, stop), found.Count, first + 1);
    }

    private IQueryable<string> Consenting(SkillsPurpose purpose) =>
        db.Consents.Where(c => c.Purpose == purpose && c.WithdrawnAt == null).Select(c => c.StaffId);

    /// <summary>What those who consent declare of what is wanted. For a mobility exercise also whoever is interested in moving alone.</summary>
    private async Task<IReadOnlyList<SkillsDeclared>> DeclaredAsync(SkillsOpening opening, CancellationToken stop)
    {
        var consenting = Consenting(opening.Purpose);
        var isMobility = opening.Purpose == SkillsPurpose.Mobility;
        var people = await db
            .Profiles.AsNoTracking()
            .Where(p => consenting.Contains(p.StaffId) && (!isMobility || p.Interested))
            .ToListAsync(stop);
        var skillCodes = opening.Skills.Select(s => s.Code).ToList();
        var languageCodes = opening.Languages.Select(l => l.Code).ToList();
        var skills = (
            await db
                .Declared.Where(s => consenting.Contains(s.StaffId) && s.Code != null && skillCodes.Contains(s.Code))
                .Select(s => new
                {
                    s.StaffId,
                    s.Code,
                    s.Level,
                })
                .ToListAsync(stop)
        ).ToLookup(s => s.StaffId, StringComparer.Ordinal);
        var languages = (
            await db.Languages.AsNoTracking().Where(l => consenting.Contains(l.StaffId) && languageCodes.Contains(l.Code)).ToListAsync(stop)
        ).ToLookup(l => l.StaffId, StringComparer.Ordinal);
        return
        [
            .. people.Select(p => new SkillsDeclared(
                p.StaffId,
                skills[p.StaffId]
                    .GroupBy(s => s.Code!, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Max(s => s.Level), StringComparer.Ordinal),
                languages[p.StaffId].ToDictionary(l => l.Code, Lowest, StringComparer.Ordinal),
                p.Interested && p.Anywhere,
                p.Interested ? p.Stations : []
            )),
        ];
    }

    private static LanguageLevel Lowest(DeclaredLanguage language) =>
        new[] { language.Understanding, language.Speaking, language.Writing }.Min();

    /// <summary>Writes into the log of each who is about to be shown; a second look on the same day adds nothing.</summary>
    private async Task TellAsync(Reader reader, SkillsOpening opening, List<string> staffIds, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var told = await db
                .Seen.Where(s => s.OpeningId == opening.Id && s.By == reader.Actor && s.Day == reader.Today && staffIds.Contains(s.StaffId))
                .Select(s => s.StaffId)
                .ToListAsync(stop);
            var now = clock.GetCurrentInstant();
            foreach (var staffId in staffIds.Except(told, StringComparer.Ordinal))
            {
                db.Seen.Add(
                    new SkillsSeen
                    {
                        OpeningId = opening.Id,
                        StaffId = staffId,
                        By = reader.Actor,
                        Day = reader.Today,
                        At = now,
                    }
                );
            }
            db.History.Add(
                SkillsCatalogue.EntryOf(now, reader.Actor, opening.Id.ToString(), "search", $$"""{"shown":{{staffIds.Count}}}""")
            );
            try
            {
                await db.SaveChangesAsync(stop);
                return;
            }
            catch (DbUpdateException) when (attempt < 5)
            {
                // Two looks at the same moment: what the other one has told need not be told again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<FoundOfficial>> InFullAsync(
        SkillsOpening opening,
        IReadOnlyList<SkillsMatch> shown,
        IReadOnlyDictionary<string, OfficialPlace> serving,
        CancellationToken stop
    )
    {
        var ids = shown.Select(m => m.StaffId).ToList();
        var skillCodes = opening.Skills.Select(s => s.Code).ToList();
        var languageCodes = opening.Languages.Select(l => l.Code).ToList();
        var skills = await db
            .Declared.AsNoTracking()
            .Where(s => ids.Contains(s.StaffId) && s.Code != null && skillCodes.Contains(s.Code))
            .ToListAsync(stop);
        var languages = await db
            .Languages.AsNoTracking()
            .Where(l => ids.Contains(l.StaffId) && languageCodes.Contains(l.Code))
            .ToListAsync(stop);
        var profiles = await db.Profiles.AsNoTracking().Where(p => ids.Contains(p.StaffId)).ToDictionaryAsync(p => p.StaffId, stop);
        var files = await db
            .Files.Where(f => ids.Contains(f.StaffId))
            .GroupBy(f => f.SkillId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return
        [
            .. shown
                .Where(m => profiles.ContainsKey(m.StaffId))
                .Select(m => new FoundOfficial(
                    serving[m.StaffId],
                    m,
                    skills
                        .Where(s => s.StaffId == m.StaffId)
                        .GroupBy(s => s.Code!, StringComparer.Ordinal)
                        .ToDictionary(g => g.Key, g => g.MaxBy(s => s.Level)!, StringComparer.Ordinal),
                    languages.Where(l => l.StaffId == m.StaffId).ToDictionary(l => l.Code, StringComparer.Ordinal),
                    files,
                    opening.Purpose == SkillsPurpose.Mobility ? profiles[m.StaffId] : null,
                    profiles[m.StaffId].ConfirmedOn
                )),
        ];
    }
}
