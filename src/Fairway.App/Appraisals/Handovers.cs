using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A handover note that somebody is asked for, and how it stands against its day.</summary>
public sealed record HandoverLine(
    Guid PartId,
    Guid AppraisalId,
    string Official,
    LocalDate From,
    LocalDate LastDay,
    LocalDate Due,
    bool HasDraft
);

/// <summary>A part that was handed over, or is to be, as its supervisor sees it.</summary>
/// <param name="Case">The appraisal as it stood when the part ended.</param>
/// <param name="Open">Whether the note can still be written: the cycle runs, and there is none (CY-9).</param>
public sealed record HandoverView(
    AppraisalCase Case,
    AppraisalPart Part,
    string Official,
    string? Successor,
    string Unit,
    LocalDate? Due,
    bool Open
);

/// <summary>
/// Whoever supervised a part of a cycle that has ended leaves a note (CY-9): the official and whoever supervises next read it. It is written once;
/// until then it is its writer's alone.
/// </summary>
public sealed class Handovers(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Notes that the reader is asked for, the one due first first.</summary>
    public async Task<IReadOnlyList<HandoverLine>> AskedOfAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }

        var rows = await OncePerModel<Queries>.Of(db).Asked(db, me).ToListAsync(stop);
        return
        [
            .. rows.Select(r => new HandoverLine(
                    r.Part.Id,
                    r.Part.AppraisalId,
                    $"{r.GivenNames} {r.FamilyName}".Trim(),
                    r.Part.From,
                    r.Part.LastDay,
                    DueOf(r.Part, policies.PolicyAt(r.OpenedOn).Appraisals),
                    r.Part.Draft.Length > 0
                ))
                .OrderBy(l => l.Due)
                .ThenBy(l => l.Official, StringComparer.Ordinal),
        ];
    }

    /// <summary>Null for everybody but those whose part it was.</summary>
    public async Task<HandoverView?> LoadAsync(Reader reader, Guid id, Guid partId, CancellationToken stop = default)
    {
        if (await OwnAsync(reader, id, partId, stop) is not var (appraisal, part))
        {
            return null;
        }

        var names = await OfficialNames.OfAsync(db, [appraisal.StaffId, appraisal.SupervisorId], stop);
        var unit = await db.Units.Where(u => u.Code == part.UnitCode).Select(u => u.Name).SingleOrDefaultAsync(stop);
        return new HandoverView(
            AppraisalCase.AsItStood(reader, appraisal, part),
            part,
            names[appraisal.StaffId],
            appraisal.SupervisorId is { } next && next != part.SupervisorId ? names[next] : null,
            unit ?? part.UnitCode,
            part.NoteAsked ? DueOf(part, policies.PolicyAt(appraisal.OpenedOn).Appraisals) : null,
            MayWrite(appraisal, part)
        );
    }

    /// <summary>Keeps what was typed: its writer's alone.</summary>
    /// <param name="version">The part's, as it was shown: where the note changed since, in another window say, nothing is overwritten.</param>
    public Task<ActResult> KeepAsync(Reader reader, Guid id, Guid partId, int version, string text, CancellationToken stop = default) =>
        WriteAsync(reader, id, partId, version, text, handOver: false, stop);

    /// <summary>Hands over: the official and the successor read the note from now on, as it is.</summary>
    public Task<ActResult> HandOverAsync(Reader reader, Guid id, Guid partId, int version, string text, CancellationToken stop = default) =>
        WriteAsync(reader, id, partId, version, text, handOver: true, stop);

    /// <summary>Reminds those by mail, once, whose note is due within the days that count as due soon. How many were reminded.</summary>
    public async Task<int> RemindAsync(LocalDate today, CancellationToken stop = default)
    {
        var open = await (
            from p in db.AppraisalParts
            where p.NoteAsked && p.Note == null && p.RemindedAt == null
            join a in db.Appraisals on p.AppraisalId equals a.Id
            where a.State != AppraisalState.EndComplete
            select new { Part = p, a.OpenedOn }
        ).ToListAsync(stop);
        var reminded = 0;
        foreach (var one in open)
        {
            var due = DueOf(one.Part, policies.PolicyAt(one.OpenedOn).Appraisals);
            if (today < due.PlusDays(-ReminderDays))
            {
                continue;
            }

            one.Part.RemindedAt = clock.GetCurrentInstant();
            await Mail.ToOfficialAsync(db, clock, one.Part.SignerId, "HandoverReminder", AddressOf(one.Part), stop);
            // Each in a transaction of its own: another node that was quicker takes one away, not all.
            if (await db.SaveOrStaleAsync(stop) is ActResult.Done)
            {
                reminded++;
            }
            else
            {
                db.ChangeTracker.Clear();
                break;
            }
        }

        return reminded;
    }

    /// <summary>So many days before its day a note that is missing is asked for once more.</summary>
    public const int ReminderDays = 3;

    /// <summary>The day by which a note is due.</summary>
    public static LocalDate DueOf(AppraisalPart part, AppraisalPolicy policy) => CycleParts.NoteDue(part.EndedAt.InUtc().Date, policy);

    public static string AddressOf(AppraisalPart part) => $"/appraisals/{part.AppraisalId}/handover/{part.Id}";

    private static bool MayWrite(Appraisal appraisal, AppraisalPart part) =>
        part.Note is null && AppraisalWorkflow.Find(appraisal.State, AppraisalAct.HandOver, AppraisalParty.FormerSupervisor) is not null;

    private async Task<(Appraisal Appraisal, AppraisalPart Part)?> OwnAsync(Reader reader, Guid id, Guid partId, CancellationToken stop)
    {
        if (reader.StaffId is not { } me)
        {
            return null;
        }

        var appraisal = await db.Appraisals.Include(a => a.Parts).SingleOrDefaultAsync(a => a.Id == id && a.StaffId != me, stop);
        var part = appraisal?.Parts.Find(p => p.Id == partId && p.IsOf(me));
        return part is null ? null : (appraisal!, part);
    }

    private async Task<ActResult> WriteAsync(
        Reader reader,
        Guid id,
        Guid partId,
        int version,
        string text,
        bool handOver,
        CancellationToken stop
    )
    {
        if (await OwnAsync(reader, id, partId, stop) is not var (appraisal, part))
        {
            return ActResult.Missing;
        }

        text = text.ReplaceLineEndings("\n").Trim();
        if (part.Note is not null)
        {
            // A second click hands over once; what stands is not written over.
            return part.Note == text ? ActResult.Ok : new ActResult.Refused(HandoverRefusals.HandoverStands);
        }

        if (!MayWrite(appraisal, part))
        {
            return new ActResult.Refused(HandoverRefusals.HandoverCycleOver);
        }

        var longest = policies.PolicyAt(appraisal.OpenedOn).Appraisals.TextMaximum;
        if (text.Length > longest)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.TextTooLong, "Text", "CY-9", text.Length, longest));
        }

        if (handOver && text.Length == 0)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.HandoverMissing, "Text", "CY-9"));
        }

        if (part.Version != version && part.Draft != text)
        {
            return ActResult.Stale;
        }

        var now = clock.GetCurrentInstant();
        if (!handOver)
        {
            if (part.Draft != text)
            {
                (part.Draft, part.DraftSavedAt) = (text, now);
            }

            return await db.SaveOrStaleAsync(stop);
        }

        (part.Note, part.NoteBy, part.NoteAt, part.NoteLanguage) = (text, reader.StaffId, now, reader.Language);
        (part.Draft, part.DraftSavedAt) = ("", null);
        db.History.Add(Settling.Entry(appraisal, now, reader.Actor, "hand-over", "CY-9", $$"""{"part":"{{part.Id}}"}"""));
        foreach (var who in new[] { appraisal.StaffId, appraisal.SupervisorId, appraisal.DelegateSigns ? appraisal.DelegateId : null })
        {
            if (who is not null && who != reader.StaffId)
            {
                await Mail.ToOfficialAsync(db, clock, who, "HandoverWritten", $"/appraisals/{id}#parts", stop, reader.DisplayName);
            }
        }

        return await db.SaveOrStaleAsync(stop);
    }

    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, IAsyncEnumerable<Asked>> Asked = EF.CompileAsyncQuery(
            (FairwayDb db, string me) =>
                from p in db.AppraisalParts.AsNoTracking()
                where p.NoteAsked && p.Note == null && ((p.DelegateId == null && p.SupervisorId == me) || p.DelegateId == me)
                join a in db.Appraisals.AsNoTracking() on p.AppraisalId equals a.Id
                where a.State != AppraisalState.EndComplete
                join o in db.Officials on a.StaffId equals o.StaffId
                select new Asked(p, a.OpenedOn, o.GivenNames, o.FamilyName)
        );
    }

    private sealed record Asked(AppraisalPart Part, LocalDate OpenedOn, string GivenNames, string FamilyName);
}

/// <summary>Why a handover note is not written: sentences Refusals.&lt;code&gt;.</summary>
public static class HandoverRefusals
{
    /// <summary>The note was handed over and stands.</summary>
    public static readonly Refusal HandoverStands = Refusal.Of(nameof(HandoverStands), null, "CY-9");

    /// <summary>The cycle is complete: there is nobody to hand over to.</summary>
    public static readonly Refusal HandoverCycleOver = Refusal.Of(nameof(HandoverCycleOver), null, "CY-9");
}
