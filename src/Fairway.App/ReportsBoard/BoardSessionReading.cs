using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.ReportsBoard;

/// <summary>A matter as its session sees it.</summary>
/// <param name="Item">Null where it is about no report, or the reader has a part in it: then nothing of it is shown to them (BD-2).</param>
/// <param name="Official">Empty where <paramref name="Item"/> is null.</param>
/// <param name="Withdrew">Names of members present who have a part in the report and left for this matter.</param>
/// <param name="MayVote">How many members present can vote on it.</param>
/// <param name="Hidden">Whether the reader has a part in the report.</param>
public sealed record MatterLine(
    BoardMatter Matter,
    BoardItem? Item,
    string Official,
    string ProposedBy,
    IReadOnlyList<string> Withdrew,
    int MayVote,
    bool Hidden
);

/// <summary>A session with its agenda and minutes.</summary>
public sealed record BoardSessionView(
    BoardSession Session,
    IReadOnlyList<BoardMemberLine> Members,
    IReadOnlyList<string> Present,
    IReadOnlyList<MatterLine> Matters,
    string CalledBy,
    string? ClosedBy,
    int Quorum,
    bool MayRun
);

/// <summary>Reads sessions, for the Board alone.</summary>
public sealed class BoardSessionReading(FairwayDb db, PolicyLibrary policies, BoardSessions sessions)
{
    /// <summary>All sessions, the next first; null for who is not of the Board.</summary>
    public async Task<IReadOnlyList<BoardSession>?> ListAsync(Reader reader, CancellationToken stop = default) =>
        BoardInbox.IsOfBoard(reader)
            ? await db
                .BoardSessions.AsNoTracking()
                .Include(s => s.Matters)
                .AsSplitQuery()
                .OrderByDescending(s => s.HeldOn)
                .ToListAsync(stop)
            : null;

    /// <summary>Null for who is not of the Board, or where there is no such session.</summary>
    public async Task<BoardSessionView?> LoadAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (!BoardInbox.IsOfBoard(reader))
        {
            return null;
        }

        var session = await db
            .BoardSessions.AsNoTracking()
            .Include(s => s.Attendance)
            .Include(s => s.Matters)
            .AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is null)
        {
            return null;
        }

        var ids = session.Matters.Select(m => m.ItemId).OfType<Guid>().ToList();
        var items = await db.BoardItems.AsNoTracking().Include(i => i.Authors).Where(i => ids.Contains(i.Id)).ToListAsync(stop);
        var people = await BoardCase.PeopleAsync(db, items, session.HeldOn, stop);
        var members = await BoardMembers.OnAsync(db, session.HeldOn, stop);
        var names = await OfficialNames.OfAsync(
            db,
            [
                session.CalledBy,
                session.ClosedBy,
                .. session.Attendance.Select(a => a.StaffId),
                .. items.Select(i => i.StaffId),
                .. session.Matters.Select(m => m.ProposedBy),
            ],
            stop
        );
        var matters = new List<MatterLine>();
        foreach (var matter in session.Matters.OrderBy(m => m.Order))
        {
            var item = items.Find(i => i.Id == matter.ItemId);
            var voters = await sessions.VotersAsync(session, item, session.HeldOn, stop);
            var hidden = item is not null && ExaminationConflicts.Of(reader.StaffId ?? "", people[item.Id]).Judgement != Judgement.Met;
            matters.Add(
                new MatterLine(
                    matter,
                    hidden ? null : item,
                    item is null || hidden ? "" : names[item.StaffId],
                    names[matter.ProposedBy],
                    [.. session.Attendance.Select(a => a.StaffId).Where(m => !voters.Contains(m)).Select(m => names[m])],
                    voters.Count,
                    hidden
                )
            );
        }

        return new BoardSessionView(
            session,
            members,
            [.. session.Attendance.Select(a => names[a.StaffId]).Order(StringComparer.CurrentCulture)],
            matters,
            names[session.CalledBy],
            session.ClosedBy is { } by ? names[by] : null,
            policies.PolicyAt(session.HeldOn).Board.Quorum,
            BoardSessions.MayRun(reader)
        );
    }
}
