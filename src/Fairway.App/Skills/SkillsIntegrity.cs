using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>What was verified of the room, how many were looked at, and the ids of what is not whole.</summary>
public sealed record SkillsVerified(string What, int Looked, IReadOnlyList<string> Broken);

/// <summary>Verifies what the room keeps, for who runs the product: ids, never content and never a name (LE-3).</summary>
public sealed class SkillsIntegrity(SkillsDb db)
{
    public async Task<IReadOnlyList<SkillsVerified>> VerifyAsync(CancellationToken stop = default) =>
        [await FilesAsync(stop), await SeenAsync(stop)];

    private async Task<SkillsVerified> FilesAsync(CancellationToken stop)
    {
        var broken = new List<string>();
        var files = await db.Files.Select(f => new { f.Id, f.Hash }).ToListAsync(stop);
        // One at a time: a file may have megabytes.
        foreach (var file in files)
        {
            var bytes = await db.FileBytes.Where(b => b.FileId == file.Id).Select(b => b.Content).SingleOrDefaultAsync(stop);
            if (bytes is null || SkillsFiles.Sum(bytes) != file.Hash)
            {
                broken.Add(file.Id.ToString());
            }
        }
        return new("SkillsFiles", files.Count, broken);
    }

    /// <summary>Nobody was shown who did not consent to the purpose at that moment.</summary>
    private async Task<SkillsVerified> SeenAsync(CancellationToken stop)
    {
        var seen = await (
            from s in db.Seen
            join o in db.Openings on s.OpeningId equals o.Id
            select new
            {
                s.OpeningId,
                s.StaffId,
                s.At,
                o.Purpose,
            }
        ).ToListAsync(stop);
        var consents = (await db.Consents.AsNoTracking().ToListAsync(stop)).ToLookup(c => (c.StaffId, c.Purpose));
        var broken = seen.Where(s => !consents[(s.StaffId, s.Purpose)].Any(c => Held(c, s.At))).Select(s => s.OpeningId.ToString());
        return new("SkillsSeen", seen.Count, [.. broken.Distinct(StringComparer.Ordinal)]);
    }

    private static bool Held(SkillsConsent consent, Instant at) =>
        consent.GivenAt <= at && (consent.WithdrawnAt is not { } until || at <= until);
}
