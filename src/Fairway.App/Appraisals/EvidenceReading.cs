using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A file as a list shows it.</summary>
public sealed record EvidenceLine(
    Guid Id,
    string? About,
    Guid? EntryId,
    string AttachedById,
    string AttachedBy,
    Instant AttachedAt,
    string Name,
    EvidenceType Type,
    int Size,
    string Hash,
    Instant? RemovedAt
)
{
    internal static EvidenceLine Of(Evidence file, IReadOnlyDictionary<string, string> names) =>
        new(
            file.Id,
            file.About,
            file.EntryId,
            file.AttachedBy,
            names.GetValueOrDefault(file.AttachedBy, file.AttachedBy),
            file.AttachedAt,
            file.Name,
            file.Type,
            file.Size,
            file.Hash,
            file.RemovedAt
        );
}

/// <summary>An entry of the journal that a file hangs on, or can.</summary>
/// <param name="Beginning">The first words of it.</param>
public sealed record EvidenceEntry(Guid Id, string AuthorId, string Author, Instant At, bool Private, string Beginning);

/// <summary>The files of an appraisal as its reader may see them.</summary>
/// <param name="Files">The oldest first, those removed included.</param>
/// <param name="Entries">The entries that files hang on, and the reader's own, the newest first.</param>
/// <param name="Left">How many more the reader may attach.</param>
public sealed record EvidenceView(
    AppraisalCase Case,
    string Official,
    IReadOnlyList<FormPart> Parts,
    IReadOnlyList<EvidenceLine> Files,
    IReadOnlyList<EvidenceEntry> Entries,
    EvidenceLimits Limits,
    int Left
)
{
    public bool MayAttach => Case.May(AppraisalAct.AttachEvidence);

    /// <summary>What a file of the reader's can hang on now: an agreed output, or an entry of their own.</summary>
    public IEnumerable<FormPart> Outputs => Parts.Where(p => p.Agreed && AgreementSections.IsOutput(p.Section));

    public IEnumerable<EvidenceEntry> OwnEntries => Entries.Where(e => e.AuthorId == Case.Reader.StaffId);

    /// <summary>Whether the reader may take this one away: their own, until what is said with it is signed; of a private note, always.</summary>
    public bool MayRemove(EvidenceLine file) =>
        file.RemovedAt is null
        && file.AttachedById == Case.Reader.StaffId
        && (MayAttach || Entries.Any(e => e.Id == file.EntryId && e.Private));
}

/// <summary>A file to be sent.</summary>
public sealed record EvidenceFile(string Name, EvidenceType Type, byte[] Content);

/// <summary>Lists and sends the files of an appraisal, to whom they are for.</summary>
public sealed class EvidenceReading(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Null where the appraisal does not exist for the reader, or they may not read its form.</summary>
    public async Task<EvidenceView?> LoadAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await AppraisalCase.LoadAsync(db, reader, id, stop) is not { MayReadForm: true } found)
        {
            return null;
        }

        var files = await JournalAccess.EvidenceReadable(db, found).AsNoTracking().OrderBy(e => e.AttachedAt).ToListAsync(stop);
        var hung = files.Select(f => f.EntryId).OfType<Guid>().Distinct().ToList();
        var me = reader.StaffId;
        var entries = await db
            .JournalEntries.Where(JournalAccess.Readable(found))
            .Where(e => e.AuthorId == me || hung.Contains(e.Id))
            .OrderByDescending(e => e.At)
            .Select(e => new
            {
                e.Id,
                e.AuthorId,
                e.At,
                e.Private,
                Text = e.Text.Substring(0, JournalGlimpse.Longest + 1),
            })
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(
            db,
            [found.Appraisal.StaffId, .. files.Select(f => f.AttachedBy), .. entries.Select(e => e.AuthorId)],
            stop
        );
        var limits = policies.PolicyAt(found.Appraisal.OpenedOn).Appraisals.Evidence;
        return new EvidenceView(
            found,
            names[found.Appraisal.StaffId],
            await JournalParts.OfAsync(db, found, stop),
            [.. files.Select(f => EvidenceLine.Of(f, names))],
            [.. entries.Select(e => new EvidenceEntry(e.Id, e.AuthorId, names[e.AuthorId], e.At, e.Private, JournalGlimpse.Of(e.Text)))],
            limits,
            Math.Max(0, limits.Files - files.Count(f => f.AttachedBy == me && f.RemovedAt is null))
        );
    }

    /// <summary>A file with its bytes; null where it is not there for the reader. That somebody else read it is recorded, once a day.</summary>
    public async Task<EvidenceFile?> OpenAsync(Reader reader, Guid id, Guid fileId, CancellationToken stop = default)
    {
        if (await AppraisalCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return null;
        }

        var file = await JournalAccess
            .EvidenceReadable(db, found)
            .AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == fileId && e.RemovedAt == null, stop);
        if (file is null || await db.EvidenceBytes.AsNoTracking().SingleOrDefaultAsync(b => b.EvidenceId == fileId, stop) is not { } bytes)
        {
            return null;
        }

        if (file.AttachedBy != reader.StaffId)
        {
            await RecordAsync(found, file, stop);
        }

        return new EvidenceFile(file.Name, file.Type, bytes.Content);
    }

    private async Task RecordAsync(AppraisalCase of, Evidence file, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var entry = of.Entry(now, "read-evidence", "CY-12", $$"""{"evidence":"{{file.Id}}"}""");
        var since = now.InUtc().Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        if (
            !await db.History.AnyAsync(
                h =>
                    h.Capability == entry.Capability
                    && h.Subject == entry.Subject
                    && h.Act == entry.Act
                    && h.Actor == entry.Actor
                    && h.Detail == entry.Detail
                    && h.At >= since,
                stop
            )
        )
        {
            db.History.Add(entry);
            await db.SaveChangesAsync(stop);
        }
    }
}
