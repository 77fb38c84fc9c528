using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>The Board's work on one report (BD-1, BD-2): who examines it, what is said, how it ends. What a session decides is the session's.</summary>
public sealed class Examination(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>The secretary asks members to examine it. Who has a part in it cannot be asked; who examines it already stays.</summary>
    public async Task<ActResult> AssignAsync(Reader reader, Guid id, IReadOnlyCollection<string> members, CancellationToken stop = default)
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }

        if (found.Transition(BoardAct.Assign) is not { } transition)
        {
            return found.NotNow(BoardAct.Assign);
        }

        var known = (await BoardMembers.OnAsync(db, reader.Today, stop)).Where(m => members.Contains(m.StaffId)).ToList();
        if (known.Count == 0)
        {
            return new ActResult.Refused(BoardRefusals.BoardNobodyChosen);
        }

        var inConflict = known.Where(m => ExaminationConflicts.Of(m.StaffId, found.People).Judgement != Judgement.Met).ToList();
        if (inConflict.Count > 0)
        {
            return new ActResult.Refused(BoardRefusals.BoardConflict(string.Join(", ", inConflict.Select(m => m.Name))));
        }

        var now = clock.GetCurrentInstant();
        foreach (var member in known.Where(m => found.Examiners.All(e => e.StaffId != m.StaffId)))
        {
            Add(found, member.StaffId, now);
            await Mail.ToOfficialAsync(db, clock, member.StaffId, "BoardAssigned", $"/board/items/{id}", stop, reader.DisplayName);
        }

        return await MoveAsync(found, transition, "assign", now, stop);
    }

    /// <summary>A member takes it up.</summary>
    public async Task<ActResult> TakeUpAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }

        if (found.IsExaminer)
        {
            return ActResult.Ok;
        }

        if (found.Transition(BoardAct.TakeUp) is not { } transition)
        {
            return found.NotNow(BoardAct.TakeUp);
        }

        var now = clock.GetCurrentInstant();
        Add(found, reader.StaffId!, now);
        return await MoveAsync(found, transition, "take-up", now, stop);
    }

    /// <summary>A member gives it up, or the secretary takes it from a member.</summary>
    public async Task<ActResult> ReleaseAsync(Reader reader, Guid id, string member, CancellationToken stop = default)
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }

        var examiner = found.Examiners.FirstOrDefault(e => e.StaffId == member);
        var act = found.Examiners.Count > 1 ? BoardAct.Release : BoardAct.ReleaseLast;
        if (
            examiner is null
            || found.Transition(act) is not { } transition
            || (member != reader.StaffId && !found.Parties.Contains(BoardParty.Secretary))
        )
        {
            return found.NotNow(act);
        }

        var now = clock.GetCurrentInstant();
        examiner.EndedAt = now;
        return await MoveAsync(found, transition, "release", now, stop);
    }

    /// <summary>An examiner writes something down; nobody outside the Board reads it before the report is concluded or returned.</summary>
    public async Task<ActResult> WriteAsync(Reader reader, Guid id, BoardNoteKind? kind, string text, CancellationToken stop = default)
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }

        if (found.Transition(BoardAct.Write) is not { } transition)
        {
            return found.NotNow(BoardAct.Write);
        }

        text = text.Trim();
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (kind is null || !Enum.IsDefined(kind.Value))
        {
            return new ActResult.Refused(BoardRefusals.BoardNoteKindMissing);
        }

        if (text.Length == 0)
        {
            return new ActResult.Refused(BoardRefusals.BoardNoteMissing);
        }

        if (text.Length > longest)
        {
            return new ActResult.Refused(BoardRefusals.TooLong("Text", text.Length, longest));
        }

        if (await db.BoardNotes.AnyAsync(n => n.ItemId == id && n.AuthorId == reader.StaffId && n.Kind == kind && n.Text == text, stop))
        {
            // The same words sent twice are said once.
            return ActResult.Ok;
        }

        var now = clock.GetCurrentInstant();
        db.BoardNotes.Add(
            new BoardNote
            {
                ItemId = id,
                Kind = kind.Value,
                AuthorId = reader.StaffId!,
                Language = reader.Language,
                Text = text,
                At = now,
            }
        );
        return await MoveAsync(found, transition, "write", now, stop, $$"""{"kind":"{{kind}}"}""");
    }

    /// <summary>An author takes back what nobody outside the Board has been able to read.</summary>
    public async Task<ActResult> TakeBackAsync(Reader reader, Guid id, Guid noteId, CancellationToken stop = default)
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }

        var note = await db.BoardNotes.SingleOrDefaultAsync(n => n.Id == noteId && n.ItemId == id, stop);
        if (note is null || note.AuthorId != reader.StaffId || note.ReleasedAt is not null || !found.IsExaminer)
        {
            return ActResult.Missing;
        }

        var now = clock.GetCurrentInstant();
        db.BoardNotes.Remove(note);
        found.Item.Version++;
        db.History.Add(found.Entry(now, "take-back", "BD-1"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>An examiner concludes: what was written goes to those whom it is for.</summary>
    public async Task<ActResult> ConcludeAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }

        if (found.Transition(BoardAct.Conclude) is not { } transition)
        {
            return found.NotNow(BoardAct.Conclude);
        }

        var now = clock.GetCurrentInstant();
        await ReleaseWordsAsync(db, clock, found.Item, "BoardSaid", now, stop);
        return await MoveAsync(found, transition, "conclude", now, stop);
    }

    /// <summary>The secretary takes up again what was concluded or returned; what was said stays said.</summary>
    public async Task<ActResult> ReopenAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }

        return found.Transition(BoardAct.Reopen) is { } transition
            ? await MoveAsync(found, transition, "reopen", clock.GetCurrentInstant(), stop)
            : found.NotNow(BoardAct.Reopen);
    }

    /// <summary>Puts it on the agenda of a session that has not been held.</summary>
    /// <param name="text">For a return: what is to be put right.</param>
    public async Task<ActResult> ProposeAsync(
        Reader reader,
        Guid id,
        Guid? sessionId,
        BoardProposal proposal,
        string text,
        CancellationToken stop = default
    )
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return ActResult.Missing;
        }

        if (found.Transition(BoardAct.Propose) is not { } transition)
        {
            return found.NotNow(BoardAct.Propose);
        }

        text = text.Trim();
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        var session = await db
            .BoardSessions.Include(s => s.Matters)
            .SingleOrDefaultAsync(s => s.Id == sessionId && s.State == BoardSessionState.Called, stop);
        if (session is null)
        {
            return new ActResult.Refused(BoardRefusals.BoardSessionMissing);
        }

        if (proposal == BoardProposal.Return && text.Length == 0)
        {
            return new ActResult.Refused(BoardRefusals.BoardObservationMissing);
        }

        if (text.Length > longest)
        {
            return new ActResult.Refused(BoardRefusals.TooLong("Text", text.Length, longest));
        }

        if (proposal == BoardProposal.Return && !await CanBeCorrectedAsync(db, found.Item, stop))
        {
            return new ActResult.Refused(BoardRefusals.BoardPastCorrection);
        }

        var now = clock.GetCurrentInstant();
        // Through the set: a row with a key of its own in a loaded list would be taken for one that is there.
        db.BoardMatters.Add(
            new BoardMatter
            {
                SessionId = session.Id,
                Order = session.Matters.Select(m => m.Order).DefaultIfEmpty().Max() + 1,
                ItemId = id,
                Proposal = proposal,
                Text = proposal == BoardProposal.Return ? text : "",
                ProposedBy = reader.Actor,
            }
        );
        session.Version++;
        return await MoveAsync(found, transition, "propose", now, stop, $$"""{"session":{{session.Number}},"proposal":"{{proposal}}"}""");
    }

    /// <summary>
    /// Whether both sides can still correct it: a step that the cycle has gone past stays as it was signed (CY-11). Of reports that are no form of an
    /// appraisal their own capability says so.
    /// </summary>
    internal static async Task<bool> CanBeCorrectedAsync(FairwayDb db, BoardItem item, CancellationToken stop)
    {
        var state = await db.Appraisals.Where(a => a.Id == item.SubjectId).Select(a => (AppraisalState?)a.State).SingleOrDefaultAsync(stop);
        return state is not { } now
            || (now.Step().Code() == item.Part && AppraisalWorkflow.Table.Any(t => t.From == now && t.Act == AppraisalAct.Correct));
    }

    /// <summary>What was written on a report and not yet read outside the Board goes to those whom it is for; each side is told that something waits.</summary>
    internal static async Task ReleaseWordsAsync(
        FairwayDb db,
        IClock clock,
        BoardItem item,
        string mail,
        Instant now,
        CancellationToken stop
    )
    {
        var written = await db.BoardNotes.Where(n => n.ItemId == item.Id && n.ReleasedAt == null).ToListAsync(stop);
        written.AddRange(db.BoardNotes.Local.Where(n => n.ItemId == item.Id && n.ReleasedAt is null && !written.Contains(n)));
        foreach (var note in written)
        {
            note.ReleasedAt = now;
        }

        if (written.Count == 0)
        {
            return;
        }

        var link = item.Address + "#board";
        foreach (var who in new[] { item.SupervisorId, item.DelegateId }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await Mail.ToOfficialAsync(db, clock, who, mail, link, stop);
        }

        if (written.Exists(n => BoardWords.MayRead(n.Kind, AppraisalParty.Official)))
        {
            await Mail.ToOfficialAsync(db, clock, item.StaffId, mail, link, stop);
        }
    }

    private void Add(BoardCase found, string member, Instant now) =>
        db.BoardExaminers.Add(
            new BoardExaminer
            {
                ItemId = found.Item.Id,
                StaffId = member,
                AssignedBy = found.Reader.Actor,
                AssignedAt = now,
            }
        );

    private async Task<ActResult> MoveAsync(
        BoardCase found,
        BoardTransition transition,
        string act,
        Instant now,
        CancellationToken stop,
        string? detail = null
    )
    {
        found.Item.State = transition.To;
        found.Item.OpenedAt ??= now;
        // Also where the state stays: two who act on it at once see each other.
        db.Entry(found.Item).Property(i => i.State).IsModified = true;
        db.History.Add(found.Entry(now, act, transition.Rule, detail));
        return await db.SaveOrStaleAsync(stop);
    }
}
