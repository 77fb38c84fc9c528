using System.Security.Cryptography;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Attaches files to agreed outputs and to one's own entries of the journal, and takes one's own away again.</summary>
public sealed class EvidenceKeeping(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    private const string OfEntry = "entries/";

    /// <summary>What a form sends for a file that hangs on an entry; for an output it is the part of the form.</summary>
    public static string PlaceOf(Guid entryId) => OfEntry + entryId;

    /// <summary>
    /// Keeps a file. <paramref name="form"/> is the form's own id: sent twice it attaches once; so does the same content at the same place.
    /// </summary>
    /// <param name="place">A part of the form, or <see cref="PlaceOf"/> an entry.</param>
    /// <param name="name">As the browser sent it.</param>
    public async Task<ActResult> AttachAsync(
        Reader reader,
        Guid id,
        Guid form,
        string? place,
        string name,
        byte[] content,
        CancellationToken stop = default
    )
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is null)
        {
            return ActResult.Missing;
        }

        if (found.Transition(AppraisalAct.AttachEvidence) is not { } transition)
        {
            return found.NotNow(AppraisalAct.AttachEvidence);
        }

        if (await PlaceAsync(found, place ?? "", stop) is not { } at)
        {
            return new ActResult.Refused(JournalRefusals.EvidencePlaceMissing);
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return new ActResult.Refused(JournalRefusals.EvidenceMissing);
        }

        var limits = policies.PolicyAt(found.Appraisal.OpenedOn).Appraisals.Evidence;
        name = EvidenceName.Clean(name);
        var verdict = EvidenceContent.Judge(name, content, limits);
        if (verdict.Refusal is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var own = await db
            .Evidence.AsNoTracking()
            .Where(e => e.AppraisalId == id && e.AttachedBy == reader.StaffId && e.RemovedAt == null)
            .ToListAsync(stop);
        if (own.Exists(e => e.Id == form || (e.Hash == hash && e.Name == name && e.About == at.About && e.EntryId == at.EntryId)))
        {
            return ActResult.Ok;
        }

        if (own.Count >= limits.Files)
        {
            return new ActResult.Refused(JournalRefusals.EvidenceTooMany(limits.Files));
        }

        var now = clock.GetCurrentInstant();
        var file = new Evidence
        {
            Id = form == Guid.Empty || await db.Evidence.AnyAsync(e => e.Id == form, stop) ? Guid.CreateVersion7() : form,
            AppraisalId = id,
            About = at.About,
            EntryId = at.EntryId,
            AttachedBy = reader.StaffId!,
            Party = transition.Party,
            AttachedAt = now,
            Name = name,
            Type = verdict.Type!.Value,
            Size = content.Length,
            Hash = hash,
        };
        db.Evidence.Add(file);
        db.EvidenceBytes.Add(new EvidenceBytes { EvidenceId = file.Id, Content = content });
        if (!at.Private)
        {
            db.History.Add(found.Entry(now, "attach-evidence", transition.Rule, Detail(file)));
        }

        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Both clicks at the same moment: the other one has attached it.
            db.ChangeTracker.Clear();
            if (await db.Evidence.AnyAsync(e => e.Id == form && e.AttachedBy == reader.StaffId && e.AppraisalId == id, stop))
            {
                return ActResult.Ok;
            }

            throw;
        }
    }

    /// <summary>
    /// Takes a file of the reader's own away. Where others could see it, its name and hash stay on record; of a private note's file nothing does.
    /// </summary>
    public async Task<ActResult> RemoveAsync(Reader reader, Guid id, Guid fileId, CancellationToken stop = default)
    {
        var found = await AppraisalCase.LoadAsync(db, reader, id, stop);
        if (found is not { IsParty: true })
        {
            return ActResult.Missing;
        }

        if (await db.Evidence.SingleOrDefaultAsync(e => e.Id == fileId, stop) is not { } file)
        {
            // A second click on a private note's file finds nothing any more.
            return ActResult.Ok;
        }

        if (file.AppraisalId != id || file.AttachedBy != reader.StaffId)
        {
            return ActResult.Missing;
        }

        if (file.RemovedAt is not null)
        {
            return ActResult.Ok;
        }

        var isPrivate = file.EntryId is not null && await db.JournalEntries.AnyAsync(e => e.Id == file.EntryId && e.Private, stop);
        if (!isPrivate && !found.May(AppraisalAct.AttachEvidence))
        {
            return found.NotNow(AppraisalAct.AttachEvidence);
        }

        db.EvidenceBytes.Remove(new EvidenceBytes { EvidenceId = fileId, Content = [] });
        if (isPrivate)
        {
            db.Evidence.Remove(file);
        }
        else
        {
            file.RemovedAt = clock.GetCurrentInstant();
            db.History.Add(found.Entry(file.RemovedAt.Value, "remove-evidence", "CY-10", Detail(file)));
        }

        return await db.SaveOrStaleAsync(stop);
    }

    private static string Detail(Evidence file) => $$"""{"evidence":"{{file.Id}}","hash":"{{file.Hash}}"}""";

    /// <summary>Where a file may hang: an output that both have agreed, or an entry of the reader's own; null: nowhere.</summary>
    private async Task<(string? About, Guid? EntryId, bool Private)?> PlaceAsync(AppraisalCase found, string place, CancellationToken stop)
    {
        if (place.StartsWith(OfEntry, StringComparison.Ordinal) && Guid.TryParse(place[OfEntry.Length..], out var entryId))
        {
            var entry = await db
                .JournalEntries.Where(JournalAccess.Readable(found))
                .Where(e => e.Id == entryId && e.AuthorId == found.Reader.StaffId)
                .Select(e => new { e.Id, e.Private })
                .SingleOrDefaultAsync(stop);
            return entry is null ? null : (null, entry.Id, entry.Private);
        }

        var parts = await JournalParts.OfAsync(db, found, stop);
        return parts.Any(p => p.Section == place && p.Agreed && AgreementSections.IsOutput(place)) ? (place, null, false) : null;
    }
}
