using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>What is decided on a matter.</summary>
/// <param name="LeaveOpen">Left for a later session, without a vote.</param>
public sealed record MatterDecision(bool LeaveOpen, int For, int Against, int Abstained, string Discussion);

/// <summary>
/// Sessions of the Board (BD-1, BD-2): the secretary calls them, says who is there, records what is decided on each matter, and closes the minutes.
/// Members in conflict leave for a matter: they count for neither quorum nor vote.
/// </summary>
public sealed class BoardSessions(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public static bool MayRun(Reader reader) => reader.Holds(Office.BoardSecretary);

    /// <summary>Calls a session; the members learn of it.</summary>
    public async Task<(ActResult Result, Guid? Id)> CallAsync(
        Reader reader,
        LocalDate? heldOn,
        string place,
        CancellationToken stop = default
    )
    {
        if (!MayRun(reader))
        {
            return (ActResult.Missing, null);
        }

        place = place.Trim();
        var refusals = new List<Refusal>();
        if (heldOn is null)
        {
            refusals.Add(BoardRefusals.BoardDayMissing);
        }

        if (place.Length == 0)
        {
            refusals.Add(BoardRefusals.BoardPlaceMissing);
        }

        if (refusals.Count > 0)
        {
            return (new ActResult.Refused(refusals), null);
        }

        if (await db.BoardSessions.FirstOrDefaultAsync(s => s.HeldOn == heldOn && s.State == BoardSessionState.Called, stop) is { } called)
        {
            // The same form sent twice calls one session.
            return (ActResult.Ok, called.Id);
        }

        var now = clock.GetCurrentInstant();
        var session = new BoardSession
        {
            Number = (await db.BoardSessions.MaxAsync(s => (int?)s.Number, stop) ?? 0) + 1,
            HeldOn = heldOn!.Value,
            Place = place,
            CalledBy = reader.Actor,
            CalledAt = now,
        };
        db.BoardSessions.Add(session);
        db.History.Add(Entry(session, reader, now, "call-session"));
        foreach (var member in await BoardMembers.OnAsync(db, reader.Today, stop))
        {
            await Mail.ToOfficialAsync(
                db,
                clock,
                member.StaffId,
                "BoardSessionCalled",
                $"/board/sessions/{session.Id}",
                stop,
                session.HeldOn
            );
        }

        return (await db.SaveOrStaleAsync(stop), session.Id);
    }

    /// <summary>Adds a matter that is about no report.</summary>
    public async Task<ActResult> AddMatterAsync(Reader reader, Guid id, string text, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, id, stop) is not { } session)
        {
            return ActResult.Missing;
        }

        text = text.Trim();
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (text.Length == 0)
        {
            return new ActResult.Refused(BoardRefusals.BoardMatterMissing);
        }

        if (text.Length > longest)
        {
            return new ActResult.Refused(BoardRefusals.TooLong("Text", text.Length, longest));
        }

        if (session.Matters.Exists(m => m.ItemId == null && m.Text == text))
        {
            return ActResult.Ok;
        }

        db.BoardMatters.Add(
            new BoardMatter
            {
                SessionId = id,
                Order = session.Matters.Select(m => m.Order).DefaultIfEmpty().Max() + 1,
                Text = text,
                ProposedBy = reader.Actor,
            }
        );
        return await SaveAsync(session, reader, "add-matter", stop);
    }

    /// <summary>Says who is present; those who are no members today are passed over.</summary>
    public async Task<ActResult> AttendAsync(Reader reader, Guid id, IReadOnlyCollection<string> present, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, id, stop) is not { } session)
        {
            return ActResult.Missing;
        }

        var members = await BoardMembers.OnAsync(db, reader.Today, stop);
        var there = members.Select(m => m.StaffId).Where(present.Contains).ToHashSet(StringComparer.Ordinal);
        db.BoardAttendance.RemoveRange(session.Attendance.Where(a => !there.Contains(a.StaffId)));
        db.BoardAttendance.AddRange(
            there
                .Where(m => session.Attendance.TrueForAll(a => a.StaffId != m))
                .Select(m => new BoardAttendance { SessionId = id, StaffId = m })
        );
        return await SaveAsync(session, reader, "attendance", stop);
    }

    /// <summary>
    /// Records what is decided on a matter. A return carried goes to both sides with the observation; a conclusion carried releases what the examiners
    /// wrote; what is not carried, or left open, goes back to examination.
    /// </summary>
    public async Task<ActResult> DecideAsync(
        Reader reader,
        Guid id,
        Guid matterId,
        MatterDecision decision,
        CancellationToken stop = default
    )
    {
        if (await LoadAsync(reader, id, stop) is not { } session || session.Matters.Find(m => m.Id == matterId) is not { } matter)
        {
            return ActResult.Missing;
        }

        if (matter.Outcome is not null)
        {
            return ActResult.Ok;
        }

        if (reader.Today < session.HeldOn)
        {
            return new ActResult.Refused(BoardRefusals.BoardSessionAhead(session.HeldOn));
        }

        var policy = policies.PolicyAt(session.HeldOn);
        var vote = new BoardVote(decision.For, decision.Against, decision.Abstained);
        var item = matter.ItemId is { } itemId ? await db.BoardItems.Include(i => i.Authors).SingleAsync(i => i.Id == itemId, stop) : null;
        if (decision.Discussion.Length > policy.Appraisals.TextMaximum)
        {
            return new ActResult.Refused(BoardRefusals.TooLong("Discussion", decision.Discussion.Length, policy.Appraisals.TextMaximum));
        }

        if (!decision.LeaveOpen)
        {
            var refusals = BoardVotes.Check(vote, (await VotersAsync(session, item, reader.Today, stop)).Count, policy.Board);
            if (refusals.Count > 0)
            {
                return new ActResult.Refused(refusals);
            }
        }

        var now = clock.GetCurrentInstant();
        matter.Outcome =
            decision.LeaveOpen ? BoardOutcome.LeftOpen
            : vote.IsCarried ? BoardOutcome.Carried
            : BoardOutcome.NotCarried;
        if (!decision.LeaveOpen)
        {
            (matter.For, matter.Against, matter.Abstained) = (vote.For, vote.Against, vote.Abstained);
        }

        matter.Discussion = decision.Discussion.Trim();
        matter.DecidedAt = now;
        if (item is not null && await FollowAsync(item, matter, reader, now, stop) is { } refused)
        {
            return refused;
        }

        return await SaveAsync(session, reader, "decide", stop, $$"""{"matter":{{matter.Order}},"outcome":"{{matter.Outcome}}"}""");
    }

    /// <summary>Closes the minutes: nothing in them changes after.</summary>
    public async Task<ActResult> CloseAsync(Reader reader, Guid id, string remarks, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, id, stop) is not { } session)
        {
            return await db.BoardSessions.AnyAsync(s => s.Id == id && s.ClosedBy == reader.Actor, stop) ? ActResult.Ok : ActResult.Missing;
        }

        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (reader.Today < session.HeldOn)
        {
            return new ActResult.Refused(BoardRefusals.BoardSessionAhead(session.HeldOn));
        }

        if (session.Matters.Exists(m => m.Outcome is null))
        {
            return new ActResult.Refused(BoardRefusals.BoardMattersOpen);
        }

        if (remarks.Length > longest)
        {
            return new ActResult.Refused(BoardRefusals.TooLong("Remarks", remarks.Length, longest));
        }

        session.Remarks = remarks.Trim();
        session.State = BoardSessionState.Closed;
        session.ClosedBy = reader.Actor;
        session.ClosedAt = clock.GetCurrentInstant();
        return await SaveAsync(session, reader, "close-session", stop);
    }

    /// <summary>Who of those present may vote on a report: nobody who has a part in it (BD-2). On anything else all of them.</summary>
    public async Task<IReadOnlyList<string>> VotersAsync(
        BoardSession session,
        BoardItem? item,
        LocalDate today,
        CancellationToken stop = default
    )
    {
        var present = session.Attendance.Select(a => a.StaffId).ToList();
        if (item is null)
        {
            return present;
        }

        var people = (await BoardCase.PeopleAsync(db, [item], today, stop))[item.Id];
        return [.. present.Where(m => ExaminationConflicts.Of(m, people).Judgement == Judgement.Met)];
    }

    /// <summary>What the decision does to the report; a refusal where it cannot be done any more.</summary>
    private async Task<ActResult?> FollowAsync(BoardItem item, BoardMatter matter, Reader reader, Instant now, CancellationToken stop)
    {
        var act =
            matter.Outcome != BoardOutcome.Carried ? BoardAct.Withdraw
            : matter.Proposal == BoardProposal.Return ? BoardAct.Return
            : BoardAct.Conclude;
        if (BoardWorkflow.Find(item.State, act, BoardParty.Session) is not { } transition)
        {
            // A new version has come meanwhile: the session decided on what nobody holds any more.
            return item.State == BoardItemState.Replaced
                ? null
                : new ActResult.Refused(Refusal.Of(RefusalCodes.ActNotOpen, null, "BD-1", act.ToString(), item.State.ToString()));
        }

        if (act == BoardAct.Return)
        {
            if (!await Examination.CanBeCorrectedAsync(db, item, stop))
            {
                return new ActResult.Refused(BoardRefusals.BoardPastCorrection);
            }

            db.BoardNotes.Add(
                new BoardNote
                {
                    ItemId = item.Id,
                    Kind = BoardNoteKind.Observation,
                    AuthorId = matter.ProposedBy,
                    Language = reader.Language,
                    Text = matter.Text,
                    At = now,
                }
            );
        }

        if (act != BoardAct.Withdraw)
        {
            await Examination.ReleaseWordsAsync(db, clock, item, act == BoardAct.Return ? "BoardReturned" : "BoardSaid", now, stop);
        }

        item.State = transition.To;
        db.History.Add(BoardCase.Entry(item, reader.Actor, now, act.ToString().ToLowerInvariant(), transition.Rule));
        return null;
    }

    /// <summary>A session that is not closed, for the secretary.</summary>
    private async Task<BoardSession?> LoadAsync(Reader reader, Guid id, CancellationToken stop) =>
        MayRun(reader)
            ? await db
                .BoardSessions.Include(s => s.Attendance)
                .Include(s => s.Matters)
                .SingleOrDefaultAsync(s => s.Id == id && s.State == BoardSessionState.Called, stop)
            : null;

    private async Task<ActResult> SaveAsync(BoardSession session, Reader reader, string act, CancellationToken stop, string? detail = null)
    {
        db.Entry(session).Property(s => s.State).IsModified = true;
        db.History.Add(Entry(session, reader, clock.GetCurrentInstant(), act, detail));
        return await db.SaveOrStaleAsync(stop);
    }

    private static HistoryEntry Entry(BoardSession session, Reader reader, Instant now, string act, string? detail = null) =>
        new()
        {
            At = now,
            Actor = reader.Actor,
            Capability = "reportsboard",
            Subject = session.Id.ToString(),
            Act = act,
            Rule = "BD-1",
            Detail = detail,
        };
}
