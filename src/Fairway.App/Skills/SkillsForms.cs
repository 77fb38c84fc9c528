using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.App.Accounts;
using Fairway.Rules;
using Fairway.Rules.Skills;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Skills;

/// <summary>A form of the room as its owner works on it.</summary>
/// <param name="Form">Their draft, or what is kept.</param>
/// <param name="Seen">Identifies the text as it was shown, so that a save can tell whether it changed meanwhile.</param>
/// <param name="SavedAt">When the draft was saved last; null without one.</param>
/// <param name="IsKept">Whether it is kept already, beside the draft.</param>
public sealed record EditableSkills<TForm>(TForm Form, string Seen, Instant? SavedAt, bool IsKept);

/// <summary>An official fills in the forms of the room: saved as they type, and found by nobody until kept (LE-3).</summary>
public sealed class SkillsForms(SkillsDb db, IClock clock, SkillsCatalogue catalogue, Policies.PolicyLibrary policies)
{
    public const string NewLanguage = "new";
    private const string Mobility = "mobility";

    private static readonly SkillForm _noSkill = new(null, null, null, null, null, "");
    private static readonly LanguageForm _noLanguage = new(null, null, null, null);

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new DayAsIso() },
    };

    internal static string FormOf(Guid skill) => $"skill:{skill}";

    internal static string FormOf(string language) => $"language:{language}";

    /// <summary>Null where the skill is somebody else's.</summary>
    public async Task<EditableSkills<SkillForm>?> SkillAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (!SkillsAccess.HasOwn(reader))
        {
            return null;
        }
        var kept = await db.Declared.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop);
        return kept is not null && kept.StaffId != reader.StaffId
            ? null
            : await EditableAsync(reader, FormOf(id), kept is null ? null : Of(kept), _noSkill, stop);
    }

    /// <summary>Null where no such language is declared.</summary>
    public async Task<EditableSkills<LanguageForm>?> LanguageAsync(Reader reader, string code, CancellationToken stop = default)
    {
        var kept = await KeptLanguage(reader, code).AsNoTracking().SingleOrDefaultAsync(stop);
        return !SkillsAccess.HasOwn(reader) || (kept is null && code != NewLanguage)
            ? null
            : await EditableAsync(reader, FormOf(code), kept is null ? null : Of(kept), _noLanguage, stop);
    }

    public async Task<EditableSkills<MobilityForm>?> MobilityAsync(Reader reader, CancellationToken stop = default)
    {
        if (!SkillsAccess.HasOwn(reader))
        {
            return null;
        }
        var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.StaffId == reader.StaffId, stop);
        return await EditableAsync(reader, Mobility, profile is null ? null : Of(profile), MobilityForm.Empty, stop);
    }

    /// <summary>Keeps an unfinished skill for its owner alone.</summary>
    public async Task<ActResult> DraftAsync(Reader reader, Guid id, string seen, SkillForm form, CancellationToken stop = default) =>
        await SkillAsync(reader, id, stop) is { } editable
            ? await DraftAsync(reader, FormOf(id), editable, seen, form, stop)
            : ActResult.Missing;

    /// <summary>Keeps an unfinished language.</summary>
    public async Task<ActResult> DraftAsync(Reader reader, string code, string seen, LanguageForm form, CancellationToken stop = default) =>
        await LanguageAsync(reader, code, stop) is { } editable
            ? await DraftAsync(reader, FormOf(code), editable, seen, form, stop)
            : ActResult.Missing;

    /// <summary>Keeps an unfinished interest in moving.</summary>
    public async Task<ActResult> DraftAsync(Reader reader, string seen, MobilityForm form, CancellationToken stop = default) =>
        await MobilityAsync(reader, stop) is { } editable
            ? await DraftAsync(reader, Mobility, editable, seen, form, stop)
            : ActResult.Missing;

    /// <summary>Declares a skill, or alters one.</summary>
    public async Task<ActResult> KeepAsync(Reader reader, Guid id, string seen, SkillForm form, CancellationToken stop = default)
    {
        if (await SkillAsync(reader, id, stop) is not { } editable)
        {
            return ActResult.Missing;
        }
        if (IsStale(editable, seen, form))
        {
            return ActResult.Stale;
        }
        var me = reader.StaffId!;
        var known = await catalogue.OnAsync(reader.Today, stop);
        var kept = await db.Declared.SingleOrDefaultAsync(s => s.Id == id, stop);
        var refusals = SkillsCheck.Skill(form, reader.Today.Year, code => known.Knows(code) || code == kept?.Code).ToList();
        var (code, text) = string.IsNullOrWhiteSpace(form.Text) ? (form.Code, null) : ((string?)null, form.Text.Trim());
        var folded = text is null ? null : SkillsCheck.Folded(text);
        if (refusals.Count == 0)
        {
            var others = db.Declared.Where(s => s.StaffId == me && s.Id != id);
            if (await others.AnyAsync(s => code != null ? s.Code == code : s.Folded == folded, stop))
            {
                refusals.Add(Refusal.Of(RefusalCodes.SkillsTwice, nameof(form.Code), "LE-3"));
            }
            else if (kept is null && await others.CountAsync(stop) >= SkillsCheck.Most)
            {
                refusals.Add(Refusal.Of(RefusalCodes.SkillsTooMany, null, "LE-3", SkillsCheck.Most));
            }
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        await ProfileAsync(reader, stop);
        if (kept is null)
        {
            kept = new DeclaredSkill
            {
                Id = id,
                StaffId = me,
                Level = form.Level!.Value,
                Years = form.Years!.Value,
                LastUsed = form.LastUsed!.Value,
            };
            db.Declared.Add(kept);
        }
        // What HR has folded keeps its owner's words as long as it stays the same entry.
        kept.Text = code is not null && code == kept.Code ? kept.Text : text;
        (kept.Code, kept.Folded) = (code, folded);
        (kept.Level, kept.Years, kept.LastUsed) = (form.Level!.Value, form.Years!.Value, form.LastUsed!.Value);
        kept.Evidence = form.Evidence.Trim();
        return await KeptAsync(reader, FormOf(id), "declare-skill", stop);
    }

    /// <summary>Declares a language, or alters one.</summary>
    public async Task<ActResult> KeepAsync(Reader reader, string code, string seen, LanguageForm form, CancellationToken stop = default)
    {
        if (await LanguageAsync(reader, code, stop) is not { } editable)
        {
            return ActResult.Missing;
        }
        form = code == NewLanguage ? form : form with { Code = code };
        if (IsStale(editable, seen, form))
        {
            return ActResult.Stale;
        }
        var languages = policies.PolicyAt(reader.Today).Skills.Languages;
        var refusals = SkillsCheck.Language(form, known => known == code || languages.Any(l => l.Code == known)).ToList();
        if (refusals.Count == 0 && code == NewLanguage && await KeptLanguage(reader, form.Code!).AnyAsync(stop))
        {
            refusals.Add(Refusal.Of(RefusalCodes.SkillsTwice, nameof(form.Code), "LE-3"));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        await ProfileAsync(reader, stop);
        var kept = await KeptLanguage(reader, form.Code!).SingleOrDefaultAsync(stop);
        if (kept is null)
        {
            db.Languages.Add(
                new DeclaredLanguage
                {
                    StaffId = reader.StaffId!,
                    Code = form.Code!,
                    Understanding = form.Understanding!.Value,
                    Speaking = form.Speaking!.Value,
                    Writing = form.Writing!.Value,
                }
            );
        }
        else
        {
            (kept.Understanding, kept.Speaking, kept.Writing) = (form.Understanding!.Value, form.Speaking!.Value, form.Writing!.Value);
        }
        return await KeptAsync(reader, FormOf(code), "declare-language", stop);
    }

    /// <summary>Says whether and where somebody would move.</summary>
    public async Task<ActResult> KeepAsync(Reader reader, string seen, MobilityForm form, CancellationToken stop = default)
    {
        if (await MobilityAsync(reader, stop) is not { } editable)
        {
            return ActResult.Missing;
        }
        var policy = policies.PolicyAt(reader.Today);
        form = form with
        {
            Posts = [.. form.Posts.Where(code => policy.Skills.Posts.Any(p => p.Code == code)).Distinct(StringComparer.Ordinal)],
            Stations =
            [
                .. form.Stations.Where(name => policy.Service.DutyStations.Any(s => s.Name == name)).Distinct(StringComparer.Ordinal),
            ],
        };
        if (IsStale(editable, seen, form))
        {
            return ActResult.Stale;
        }
        if (SkillsCheck.Mobility(form) is { Count: > 0 } refusals)
        {
            return new ActResult.Refused(refusals);
        }
        var profile = await ProfileAsync(reader, stop);
        (profile.Interested, profile.Anywhere, profile.AvailableFrom) = (form.Interested, form.Anywhere, form.AvailableFrom);
        (profile.Posts, profile.Stations) = ([.. form.Posts], [.. form.Stations]);
        return await KeptAsync(reader, Mobility, "say-mobility", stop);
    }

    private IQueryable<DeclaredLanguage> KeptLanguage(Reader reader, string code) =>
        db.Languages.Where(l => l.StaffId == reader.StaffId && l.Code == code);

    /// <summary>The official's own, made with the first thing that is kept.</summary>
    private async Task<SkillsProfile> ProfileAsync(Reader reader, CancellationToken stop)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.StaffId == reader.StaffId, stop);
        if (profile is null)
        {
            profile = new SkillsProfile { StaffId = reader.StaffId!, ConfirmedOn = reader.Today };
            db.Profiles.Add(profile);
        }
        return profile;
    }

    private async Task<ActResult> KeptAsync(Reader reader, string form, string act, CancellationToken stop)
    {
        if (await db.Drafts.SingleOrDefaultAsync(d => d.StaffId == reader.StaffId && d.Form == form, stop) is { } draft)
        {
            db.Drafts.Remove(draft);
        }
        db.History.Add(SkillsCatalogue.EntryOf(clock.GetCurrentInstant(), reader.Actor, reader.StaffId!, act));
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // The same form at the same moment: the other one is kept, and its page shows it.
            db.ChangeTracker.Clear();
            return ActResult.Stale;
        }
    }

    private async Task<EditableSkills<TForm>> EditableAsync<TForm>(
        Reader reader,
        string form,
        TForm? kept,
        TForm empty,
        CancellationToken stop
    )
        where TForm : class
    {
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.StaffId == reader.StaffId && d.Form == form, stop);
        var content = draft?.Content ?? Write(kept ?? empty);
        return new(JsonSerializer.Deserialize<TForm>(content, _json)!, SeenOf(content), draft?.SavedAt, kept is not null);
    }

    private async Task<ActResult> DraftAsync<TForm>(
        Reader reader,
        string key,
        EditableSkills<TForm> editable,
        string seen,
        TForm form,
        CancellationToken stop
    )
    {
        var content = Write(form);
        if (content == Write(editable.Form))
        {
            return ActResult.Ok;
        }
        if (editable.Seen != seen)
        {
            return ActResult.Stale;
        }
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.StaffId == reader.StaffId && d.Form == key, stop);
        if (draft is null)
        {
            if (await db.Drafts.CountAsync(d => d.StaffId == reader.StaffId, stop) >= 2 * SkillsCheck.Most)
            {
                return new ActResult.Refused(Refusal.Of(RefusalCodes.SkillsTooMany, null, "LE-3", 2 * SkillsCheck.Most));
            }
            db.Drafts.Add(
                new SkillsDraft
                {
                    StaffId = reader.StaffId!,
                    Form = key,
                    Content = content,
                    SavedAt = clock.GetCurrentInstant(),
                }
            );
        }
        else
        {
            (draft.Content, draft.SavedAt) = (content, clock.GetCurrentInstant());
        }
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two first saves at the same moment: one of them made the draft.
            db.ChangeTracker.Clear();
            return ActResult.Stale;
        }
    }

    /// <summary>Sent twice, a form is not stale: what it says is what is kept.</summary>
    private static bool IsStale<TForm>(EditableSkills<TForm> editable, string seen, TForm form) =>
        editable.Seen != seen && Write(editable.Form) != Write(form);

    private static SkillForm Of(DeclaredSkill kept) =>
        new(kept.Code, kept.Code is null ? kept.Text : null, kept.Level, kept.Years, kept.LastUsed, kept.Evidence);

    private static LanguageForm Of(DeclaredLanguage kept) => new(kept.Code, kept.Understanding, kept.Speaking, kept.Writing);

    private static MobilityForm Of(SkillsProfile kept) =>
        new(kept.Interested, kept.Posts, kept.Anywhere, kept.Stations, kept.AvailableFrom);

    /// <summary>What a draft of a skill is about, for the list of what is unfinished.</summary>
    internal static SkillForm ReadSkill(string content) => JsonSerializer.Deserialize<SkillForm>(content, _json)!;

    private static string Write<TForm>(TForm form) => JsonSerializer.Serialize(form, _json);

    private static string SeenOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 8));
}
