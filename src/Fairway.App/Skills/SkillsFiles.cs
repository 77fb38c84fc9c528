using System.Security.Cryptography;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>
/// Files that back declared skills: their owner's alone, in this room's own database. What a file may be is judged as everywhere else; that is all that is shared
/// with the files of appraisals.
/// </summary>
public sealed class SkillsFiles(SkillsDb db, IClock clock, PolicyLibrary policies)
{
    public EvidenceLimits LimitsOn(LocalDate day) => policies.PolicyAt(day).Appraisals.Evidence;

    /// <summary>Keeps a file. <paramref name="form"/> is the form's own id: sent twice it attaches once; so does the same content.</summary>
    public async Task<ActResult> AttachAsync(
        Reader reader,
        Guid skill,
        Guid form,
        string name,
        byte[] content,
        CancellationToken stop = default
    )
    {
        if (!SkillsAccess.HasOwn(reader) || !await db.Declared.AnyAsync(s => s.Id == skill && s.StaffId == reader.StaffId, stop))
        {
            return ActResult.Missing;
        }
        if (string.IsNullOrWhiteSpace(name))
        {
            return new ActResult.Refused(JournalRefusals.EvidenceMissing);
        }
        var limits = LimitsOn(reader.Today);
        name = EvidenceName.Clean(name);
        var verdict = EvidenceContent.Judge(name, content, limits);
        if (verdict.Refusal is { } refusal)
        {
            return new ActResult.Refused(refusal with { Rule = "LE-3" });
        }
        var hash = Sum(content);
        var own = await db.Files.AsNoTracking().Where(f => f.StaffId == reader.StaffId).ToListAsync(stop);
        if (own.Exists(f => f.Id == form || (f.SkillId == skill && f.Hash == hash)))
        {
            return ActResult.Ok;
        }
        if (own.Count >= limits.Files)
        {
            return new ActResult.Refused(JournalRefusals.EvidenceTooMany(limits.Files) with { Rule = "LE-3" });
        }
        var now = clock.GetCurrentInstant();
        var file = new SkillsFile
        {
            Id = form == Guid.Empty || await db.Files.AnyAsync(f => f.Id == form, stop) ? Guid.CreateVersion7() : form,
            SkillId = skill,
            StaffId = reader.StaffId!,
            Name = name,
            Type = verdict.Type!.Value,
            Size = content.Length,
            Hash = hash,
            AttachedAt = now,
        };
        db.Files.Add(file);
        db.FileBytes.Add(new SkillsFileBytes { FileId = file.Id, Content = content });
        db.History.Add(SkillsCatalogue.EntryOf(now, reader.Actor, reader.StaffId!, "attach-file"));
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Both clicks at the same moment: the other one has attached it. Or the skill has gone meanwhile.
            db.ChangeTracker.Clear();
            return await db.Files.AnyAsync(f => f.Id == form && f.StaffId == reader.StaffId, stop) ? ActResult.Ok : ActResult.Stale;
        }
    }

    public async Task<ActResult> RemoveAsync(Reader reader, Guid skill, Guid id, CancellationToken stop = default)
    {
        if (
            !SkillsAccess.HasOwn(reader)
            || await db.Files.SingleOrDefaultAsync(f => f.Id == id && f.SkillId == skill && f.StaffId == reader.StaffId, stop)
                is not { } file
        )
        {
            return ActResult.Missing;
        }
        db.Files.Remove(file);
        db.History.Add(SkillsCatalogue.EntryOf(clock.GetCurrentInstant(), reader.Actor, reader.StaffId!, "remove-file"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>A file with its bytes; null for anybody but its owner.</summary>
    public async Task<(SkillsFile File, byte[] Content)?> OpenAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.StaffId == reader.StaffId, stop);
        return file is null || !SkillsAccess.HasOwn(reader)
            ? null
            : (file, await db.FileBytes.Where(b => b.FileId == id).Select(b => b.Content).SingleAsync(stop));
    }

    internal static string Sum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
