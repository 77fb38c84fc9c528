using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.Rules;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>
/// One report as one reader may act on it at the Board. What a page offers and what a request may do both come from the workflow table. Whoever has a
/// part in the report has none in its examination, the secretary included (BD-2): they see that it is there, and why they don't see more.
/// </summary>
public sealed record BoardCase(
    Reader Reader,
    BoardItem Item,
    IReadOnlyList<BoardExaminer> Examiners,
    IReadOnlySet<BoardParty> Parties,
    Finding Conflict,
    ReportPeople People
)
{
    /// <summary>Null where the reader is not of the Board, or there is no such report.</summary>
    public static async Task<BoardCase?> LoadAsync(FairwayDb db, Reader reader, Guid id, CancellationToken stop = default)
    {
        if (!BoardInbox.IsOfBoard(reader))
        {
            return null;
        }

        var item = await db.BoardItems.Include(i => i.Authors).SingleOrDefaultAsync(i => i.Id == id, stop);
        if (item is null)
        {
            return null;
        }

        var examiners = await db
            .BoardExaminers.Where(e => e.ItemId == id && e.EndedAt == null)
            .OrderBy(e => e.AssignedAt)
            .ToListAsync(stop);
        var people = (await PeopleAsync(db, [item], reader.Today, stop))[item.Id];
        var conflict = ExaminationConflicts.Of(reader.StaffId ?? "", people);
        return new BoardCase(reader, item, examiners, PartiesOf(reader, examiners, conflict), conflict, people);
    }

    /// <summary>Everybody who has a part in these reports: then, and as the official's supervisors today.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ReportPeople>> PeopleAsync(
        FairwayDb db,
        IReadOnlyCollection<BoardItem> items,
        LocalDate today,
        CancellationToken stop = default
    )
    {
        var officials = items.Select(i => i.StaffId).Distinct(StringComparer.Ordinal).ToList();
        var now = await db
            .Supervisions.AsNoTracking()
            .Where(s => officials.Contains(s.StaffId) && s.From <= today && (s.Until == null || today < s.Until))
            .ToListAsync(stop);
        return items.ToDictionary(
            i => i.Id,
            i =>
            {
                var above = now.Where(s => s.StaffId == i.StaffId).ToList();
                return new ReportPeople(
                    i.StaffId,
                    [.. new[] { i.SupervisorId, i.DelegateId }.Concat(above.Select(s => s.SupervisorId)).OfType<string>()],
                    [.. new[] { i.SecondLevelId }.Concat(above.Select(s => s.SecondLevelId)).OfType<string>()],
                    [.. i.Authors.Select(a => a.StaffId)]
                );
            }
        );
    }

    private static HashSet<BoardParty> PartiesOf(Reader reader, IReadOnlyList<BoardExaminer> examiners, Finding conflict)
    {
        var parties = new HashSet<BoardParty>();
        if (conflict.Judgement != Judgement.Met)
        {
            return parties;
        }

        if (reader.Holds(Office.BoardSecretary))
        {
            parties.Add(BoardParty.Secretary);
        }

        if (reader.Holds(Office.BoardMember) && reader.StaffId is { } me)
        {
            parties.Add(BoardParty.Member);
            if (examiners.Any(e => e.StaffId == me))
            {
                parties.Add(BoardParty.Examiner);
            }
        }

        return parties;
    }

    /// <summary>Whether the reader has no part in the report, and so sees the Board's own work on it.</summary>
    public bool Sees => Parties.Count > 0;

    public bool IsExaminer => Parties.Contains(BoardParty.Examiner);

    public BoardTransition? Transition(BoardAct act) => BoardWorkflow.Find(Item.State, act, Parties);

    public bool May(BoardAct act) => Transition(act) is not null;

    /// <summary>The refusal of an act that the table has for the reader elsewhere; for whom it has none the act doesn't exist.</summary>
    public ActResult NotNow(BoardAct act) =>
        BoardWorkflow.Table.Any(row => row.Act == act && Parties.Contains(row.Party))
            ? new ActResult.Refused(Refusal.Of(RefusalCodes.ActNotOpen, null, "BD-1", act.ToString(), Item.State.ToString()))
            : ActResult.Missing;

    internal HistoryEntry Entry(Instant at, string act, string rule, string? detail = null) =>
        Entry(Item, Reader.Actor, at, act, rule, detail);

    internal static HistoryEntry Entry(BoardItem item, string actor, Instant at, string act, string rule, string? detail = null) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = "reportsboard",
            Subject = item.Id.ToString(),
            Act = act,
            Rule = rule,
            Detail = detail,
        };
}
