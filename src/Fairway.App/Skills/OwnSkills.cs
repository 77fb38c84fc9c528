using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Skills;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>A form that was begun and not kept.</summary>
/// <param name="SkillId">Of a skill; null: of a language or of mobility.</param>
/// <param name="Named">The code or the words of the skill as far as they are written.</param>
public sealed record Unfinished(string Form, Guid? SkillId, string? Named, bool IsFree);

/// <summary>Everything that an official keeps in the room, for themselves.</summary>
public sealed record OwnSkillsView
{
    /// <summary>Null: nothing is kept yet.</summary>
    public required SkillsProfile? Profile { get; init; }

    public required IReadOnlyList<DeclaredSkill> Skills { get; init; }
    public required IReadOnlyList<DeclaredLanguage> Languages { get; init; }
    public required ILookup<Guid, SkillsFile> Files { get; init; }
    public required IReadOnlyList<Unfinished> Unfinished { get; init; }

    /// <summary>Consents that were ever given, the newest first.</summary>
    public required IReadOnlyList<SkillsConsent> Consents { get; init; }

    public required CatalogueView Catalogue { get; init; }
    public required SkillsPolicy Policy { get; init; }

    /// <summary>By when it should be looked at again; null: nothing is kept.</summary>
    public LocalDate? ConfirmBy => Profile is { } profile ? profile.ConfirmedOn + Policy.ConfirmAfter : null;

    public bool IsEmpty => Profile is null && Unfinished.Count == 0 && Consents.Count == 0;

    public bool ConsentsTo(SkillsPurpose purpose) => Consents.Any(c => c.Purpose == purpose && c.WithdrawnAt is null);

    /// <summary>What a declared skill is called.</summary>
    public string NameOf(DeclaredSkill skill, string language) =>
        skill.Code is { } code ? Catalogue.NameOf(code, language) : skill.Text ?? "";

    public string LanguageName(string code, string language) =>
        Policy.Languages.FirstOrDefault(l => l.Code == code)?.Name.In(language) ?? code;
}

/// <summary>An official's own part of the room: read, taken away, confirmed, erased (LE-3).</summary>
public sealed class OwnSkills(SkillsDb db, IClock clock, PolicyLibrary policies, SkillsCatalogue catalogue)
{
    /// <summary>Null for who is not in the staff file.</summary>
    public async Task<OwnSkillsView?> ViewAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return null;
        }
        var known = await catalogue.OnAsync(reader.Today, stop);
        var skills = await db.Declared.AsNoTracking().Where(s => s.StaffId == me).ToListAsync(stop);
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.StaffId == me).OrderBy(d => d.SavedAt).ToListAsync(stop);
        return new OwnSkillsView
        {
            Profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.StaffId == me, stop),
            Skills = [.. skills.OrderByDescending(s => s.Level).ThenBy(s => s.Code ?? s.Folded, StringComparer.Ordinal)],
            Languages = await db.Languages.AsNoTracking().Where(l => l.StaffId == me).OrderBy(l => l.Code).ToListAsync(stop),
            Files = (await db.Files.AsNoTracking().Where(f => f.StaffId == me).OrderBy(f => f.AttachedAt).ToListAsync(stop)).ToLookup(f =>
                f.SkillId
            ),
            Unfinished = [.. drafts.Select(Of)],
            Consents = await db.Consents.AsNoTracking().Where(c => c.StaffId == me).OrderByDescending(c => c.GivenAt).ToListAsync(stop),
            Catalogue = known,
            Policy = policies.PolicyAt(reader.Today).Skills,
        };
    }

    /// <summary>Takes a skill away, with its files and its draft.</summary>
    public async Task<ActResult> RemoveSkillAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (!SkillsAccess.HasOwn(reader))
        {
            return ActResult.Missing;
        }
        var form = SkillsForms.FormOf(id);
        var kept = await db.Declared.SingleOrDefaultAsync(s => s.Id == id && s.StaffId == reader.StaffId, stop);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.StaffId == reader.StaffId && d.Form == form, stop);
        return kept is null && draft is null ? ActResult.Missing : await RemoveAsync(reader, kept, draft, "remove-skill", stop);
    }

    /// <summary>Takes a language away, or the draft of one.</summary>
    public async Task<ActResult> RemoveLanguageAsync(Reader reader, string code, CancellationToken stop = default)
    {
        if (!SkillsAccess.HasOwn(reader))
        {
            return ActResult.Missing;
        }
        var form = SkillsForms.FormOf(code);
        var kept = await db.Languages.SingleOrDefaultAsync(l => l.Code == code && l.StaffId == reader.StaffId, stop);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.StaffId == reader.StaffId && d.Form == form, stop);
        return kept is null && draft is null ? ActResult.Missing : await RemoveAsync(reader, kept, draft, "remove-language", stop);
    }

    /// <summary>All of it holds as of today.</summary>
    public async Task<ActResult> ConfirmAsync(Reader reader, CancellationToken stop = default)
    {
        if (await db.Profiles.SingleOrDefaultAsync(p => p.StaffId == reader.StaffId, stop) is not { } profile)
        {
            return ActResult.Missing;
        }
        profile.ConfirmedOn = reader.Today;
        db.History.Add(SkillsCatalogue.EntryOf(clock.GetCurrentInstant(), reader.Actor, reader.StaffId!, "confirm"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>
    /// Erases everything: what is declared, files, drafts, consents with their history, the log of who saw it, and the history of these acts. Nothing says
    /// afterwards that there was anything.
    /// </summary>
    public async Task<ActResult> EraseAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return ActResult.Missing;
        }
        await SkillsErasing.EraseAsync(db, me, stop);
        return ActResult.Ok;
    }

    private async Task<ActResult> RemoveAsync(Reader reader, object? kept, SkillsDraft? draft, string act, CancellationToken stop)
    {
        db.RemoveRange(new[] { kept, draft }.OfType<object>());
        db.History.Add(SkillsCatalogue.EntryOf(clock.GetCurrentInstant(), reader.Actor, reader.StaffId!, act));
        return await db.SaveOrStaleAsync(stop);
    }

    private static Unfinished Of(SkillsDraft draft)
    {
        if (!draft.Form.StartsWith("skill:", StringComparison.Ordinal) || !Guid.TryParse(draft.Form["skill:".Length..], out var id))
        {
            return new(draft.Form, null, null, false);
        }
        var form = SkillsForms.ReadSkill(draft.Content);
        var isFree = string.IsNullOrEmpty(form.Code);
        return new(draft.Form, id, isFree ? form.Text : form.Code, isFree);
    }
}
