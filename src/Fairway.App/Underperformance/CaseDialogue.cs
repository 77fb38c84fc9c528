using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>What is said and noted in a case (UP-1): the discussion, the official's own account, progress and support, and what HR holds in confidence.</summary>
public sealed class CaseDialogue(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>The supervisor records the discussion. A further one is recorded beside the first.</summary>
    /// <param name="number">Which discussion the form was for, counted from 1: sent twice it is one.</param>
    /// <param name="late">What is said where the first was held after its day (CY-8); null: nothing.</param>
    public async Task<ActResult> DiscussAsync(
        Reader reader,
        Guid id,
        int number,
        DiscussionRecord form,
        LateWords? late = null,
        CancellationToken stop = default
    )
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(CaseAct.RecordDiscussion) is not { } transition)
        {
            return at.NotNow(CaseAct.RecordDiscussion);
        }

        var content = FormText.Write(form);
        var newest = await CaseTexts.NewestAsync(db, id, CaseFormKind.Discussion, stop);
        if ((newest?.Number ?? 0) + 1 != number)
        {
            return newest?.Content == content ? ActResult.Ok : ActResult.Stale;
        }

        var policy = policies.PolicyAt(at.Case.LaunchedOn);
        var words = late ?? LateWords.None;
        // Further discussions have no day.
        var lateBy = form.HeldOn is { } on ? CaseSteps.DiscussionLateBy(at.Case, policy.Underperformance, on) : 0;
        List<Refusal> missing =
        [
            .. CaseCheck.ForDiscussion(form, at.Case.OpenedOn!.Value, reader.Today, policy.Appraisals.TextMaximum),
            .. Lateness.Missing(lateBy, words, Lateness.Sides, policy.Appraisals.TextMaximum),
        ];
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var now = clock.GetCurrentInstant();
        CaseTexts.Add(db, at, CaseFormKind.Discussion, number, content, now);
        at.Case.DiscussedOn ??= form.HeldOn;
        at.Case.State = transition.To;
        db.History.Add(at.Entry(now, "discussion", transition.Rule, $$"""{"number":{{number}}{{Lateness.InHistory(lateBy, words)}}}"""));
        if (lateBy > 0)
        {
            var due = CaseSteps.DiscussionDue(at.Case, policy.Underperformance);
            db.LateCaseSteps.Add(CaseSteps.Late(at, CaseStep.Discussion, number, due, form.HeldOn!.Value, words, now));
        }

        await at.TellOtherSideAsync(db, now, stop);
        return await SaveOnceAsync(
            () => db.CaseForms.AnyAsync(f => f.CaseId == id && f.Kind == CaseFormKind.Discussion && f.Number == number, stop),
            stop
        );
    }

    /// <summary>The official's own account, or a word of the supervisor's beside the forms: read by everybody in the case.</summary>
    public async Task<ActResult> SayAsync(Reader reader, Guid id, Guid form, string text, CancellationToken stop = default)
    {
        var (at, refused) = await OpenAsync(reader, id, CaseAct.Say, form, stop);
        if (at is null)
        {
            return refused!;
        }
        var missing = CaseCheck.OfText(text, "Text", RefusalCodes.CaseTextMissing, "UP-1", LongestText(at));
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var (word, party) = at.IsOfficial ? (CaseWord.Account, CaseParty.Official) : (CaseWord.Remark, CaseParty.Supervisor);
        return await AddAsync(at, at.Say(form, word, party, text, clock.GetCurrentInstant()), "say", stop);
    }

    /// <summary>Either side notes progress or support that was given, for everybody in the case to read.</summary>
    /// <param name="support">Support, and not progress.</param>
    /// <param name="objective">The number of the objective, from 1; null: of the plan as a whole.</param>
    /// <param name="day">The day it tells of; null: today.</param>
    public async Task<ActResult> NoteAsync(
        Reader reader,
        Guid id,
        Guid form,
        bool support,
        int? objective,
        LocalDate? day,
        string text,
        CancellationToken stop = default
    )
    {
        var (at, refused) = await OpenAsync(reader, id, CaseAct.Monitor, form, stop);
        if (at is null)
        {
            return refused!;
        }
        var missing = CaseCheck.OfText(text, "Text", RefusalCodes.JournalTextMissing, "UP-1", LongestText(at)).ToList();
        if (day > reader.Today)
        {
            missing.Add(Refusal.Of(RefusalCodes.JournalDayInFuture, "Day", "UP-1", day.Value, reader.Today));
        }
        var plan = await CaseTexts.PlanAsync(db, id, stop);
        if (objective is { } n && (n < 1 || n > plan.Objectives.Length))
        {
            missing.Add(Refusal.Of(RefusalCodes.CaseChoiceUnknown, "Objective", "UP-1"));
        }
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var said = at.Say(
            form,
            support ? CaseWord.Support : CaseWord.Progress,
            at.IsOfficial ? CaseParty.Official : CaseParty.Supervisor,
            text,
            clock.GetCurrentInstant(),
            objective?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            day ?? reader.Today
        );
        return await AddAsync(at, said, "note-progress", stop);
    }

    /// <summary>The Board's advice.</summary>
    public async Task<ActResult> AdviseAsync(Reader reader, Guid id, Guid form, string text, CancellationToken stop = default)
    {
        var (at, refused) = await OpenAsync(reader, id, CaseAct.Advise, form, stop);
        if (at is null)
        {
            return refused!;
        }
        var missing = CaseCheck.OfText(text, "Text", RefusalCodes.CaseTextMissing, "BD-1", LongestText(at));
        return missing.Count > 0
            ? new ActResult.Refused(missing)
            : await AddAsync(
                at,
                at.Say(form, CaseWord.Advice, at.Transition(CaseAct.Advise)!.Party, text, clock.GetCurrentInstant()),
                "advise",
                stop
            );
    }

    /// <summary>What must be held in confidence (UP-3). Neither history nor mail says more than that a note was left.</summary>
    public async Task<ActResult> LeaveNoteAsync(Reader reader, Guid id, Guid form, string text, CancellationToken stop = default)
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(CaseAct.LeaveNote) is not { } transition)
        {
            return at.NotNow(CaseAct.LeaveNote);
        }
        if (form == Guid.Empty)
        {
            return ActResult.Missing;
        }
        if (await db.ConfidentialNotes.AnyAsync(n => n.Id == form && n.CaseId == id, stop))
        {
            return ActResult.Ok;
        }
        var missing = CaseCheck.OfText(text, "Text", RefusalCodes.CaseTextMissing, "UP-3", LongestText(at));
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }

        var now = clock.GetCurrentInstant();
        db.ConfidentialNotes.Add(
            new ConfidentialNote
            {
                Id = form,
                CaseId = id,
                AuthorId = reader.StaffId ?? reader.Actor,
                Party = transition.Party,
                Text = text.ReplaceLineEndings("\n").Trim(),
                At = now,
            }
        );
        db.History.Add(at.Entry(now, "confidential-note", transition.Rule));
        return await SaveOnceAsync(() => db.ConfidentialNotes.AnyAsync(n => n.Id == form && n.CaseId == id, stop), stop);
    }

    /// <summary>HR records approved leave: its days, and not what kind it is.</summary>
    /// <param name="lastDay">Inclusive; null: not known yet.</param>
    public async Task<ActResult> RecordLeaveAsync(
        Reader reader,
        Guid id,
        Guid form,
        LocalDate? from,
        LocalDate? lastDay,
        CancellationToken stop = default
    )
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(CaseAct.RecordLeave) is not { } transition)
        {
            return at.NotNow(CaseAct.RecordLeave);
        }
        if (from is not { } first)
        {
            return new ActResult.Refused(CaseRefusals.CaseLeaveStartMissing);
        }
        if (lastDay < first)
        {
            return new ActResult.Refused(CaseRefusals.CaseLeaveEmpty(lastDay.Value, first));
        }

        var now = clock.GetCurrentInstant();
        var known = await db.CaseLeaves.SingleOrDefaultAsync(l => l.Id == form && l.CaseId == id, stop);
        if (known is null)
        {
            db.CaseLeaves.Add(
                new CaseLeave
                {
                    Id = form == Guid.Empty ? Guid.CreateVersion7() : form,
                    CaseId = id,
                    From = first,
                    Until = lastDay?.PlusDays(1),
                    RecordedBy = reader.Actor,
                    At = now,
                }
            );
            return await TellLeaveAsync(at, transition, "leave-recorded", now, stop);
        }
        if (known.RemovedAt is not null || known.From != first || known.Until == lastDay?.PlusDays(1))
        {
            return known.From == first ? ActResult.Ok : ActResult.Stale;
        }
        known.Until = lastDay?.PlusDays(1);
        return await TellLeaveAsync(at, transition, "leave-end-known", now, stop);
    }

    /// <summary>A leave that was recorded by mistake no longer counts.</summary>
    public async Task<ActResult> RemoveLeaveAsync(Reader reader, Guid id, Guid leave, CancellationToken stop = default)
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(CaseAct.RecordLeave) is not { } transition)
        {
            return at.NotNow(CaseAct.RecordLeave);
        }
        if (await db.CaseLeaves.SingleOrDefaultAsync(l => l.Id == leave && l.CaseId == id, stop) is not { } known)
        {
            return ActResult.Missing;
        }
        if (known.RemovedAt is not null)
        {
            return ActResult.Ok;
        }
        known.RemovedAt = clock.GetCurrentInstant();
        return await TellLeaveAsync(at, transition, "leave-removed", known.RemovedAt.Value, stop);
    }

    private async Task<ActResult> TellLeaveAsync(CaseAtHand at, CaseTransition transition, string act, Instant now, CancellationToken stop)
    {
        db.History.Add(at.Entry(now, act, transition.Rule));
        foreach (var who in new[] { at.Case.StaffId, at.Case.SupervisorId }.OfType<string>())
        {
            await Mail.ToOfficialAsync(db, now, who, "CaseNews", at.Link, stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task<(CaseAtHand? At, ActResult? Refused)> OpenAsync(
        Reader reader,
        Guid id,
        CaseAct act,
        Guid form,
        CancellationToken stop
    )
    {
        var at = await CaseAtHand.LoadAsync(db, reader, id, stop);
        return at is null ? (null, ActResult.Missing)
            : !at.May(act) ? (null, at.NotNow(act))
            : form == Guid.Empty ? (null, ActResult.Missing)
            : await IsSaidAsync(id, form, stop) ? (null, ActResult.Ok)
            : (at, null);
    }

    private Task<bool> IsSaidAsync(Guid id, Guid form, CancellationToken stop) =>
        db.CaseStatements.AnyAsync(s => s.Id == form && s.CaseId == id, stop);

    private async Task<ActResult> AddAsync(CaseAtHand at, CaseStatement said, string act, CancellationToken stop)
    {
        db.CaseStatements.Add(said);
        db.History.Add(at.Entry(said.At, act, "UP-1", $$"""{"statement":"{{said.Id}}"}"""));
        foreach (var who in new[] { at.Case.StaffId, at.Case.SupervisorId }.OfType<string>().Where(who => who != at.Reader.StaffId))
        {
            await Mail.ToOfficialAsync(db, said.At, who, "CaseNews", at.Link, stop);
        }
        return await SaveOnceAsync(() => IsSaidAsync(at.Case.Id, said.Id, stop), stop);
    }

    private int LongestText(CaseAtHand at) => policies.PolicyAt(at.Case.LaunchedOn).Appraisals.TextMaximum;

    /// <summary>Both clicks at the same moment: the other one has written it.</summary>
    private async Task<ActResult> SaveOnceAsync(Func<Task<bool>> isThere, CancellationToken stop)
    {
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await isThere())
            {
                return ActResult.Ok;
            }
            throw;
        }
    }
}
