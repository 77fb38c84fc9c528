using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Probation;
using Fairway.App.Service;
using Fairway.App.Underperformance;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>A member who could examine the report, with what stands against it.</summary>
/// <param name="Open">How many reports they examine now.</param>
public sealed record BoardCandidate(string StaffId, string Name, Finding Conflict, bool Examines, int Open);

/// <summary>What the Board wrote on a report.</summary>
public sealed record BoardNoteLine(Guid Id, BoardNoteKind Kind, string Author, string Text, Instant At, Instant? ReleasedAt, bool Own);

/// <summary>An earlier report on the same official, with what the Board said on it.</summary>
public sealed record EarlierReport(BoardItem Item, int Notes)
{
    public Cycle Cycle => new(Item.PeriodStart, Item.PeriodEnd);
}

/// <summary>A session on whose agenda it is, or could be put.</summary>
public sealed record SessionChoice(Guid Id, int Number, LocalDate HeldOn);

/// <summary>One report as a member or the secretary works on it. For who has a part in it all lists are empty (BD-2).</summary>
public sealed record BoardItemView(
    BoardCase Case,
    string Official,
    string Unit,
    IReadOnlyList<BoardNoteLine> Notes,
    IReadOnlyList<BoardCandidate> Members,
    IReadOnlyList<EarlierReport> Earlier,
    IReadOnlyList<SessionChoice> Sessions,
    SessionChoice? OnAgendaOf
)
{
    public BoardItem Item => Case.Item;
    public Cycle Cycle => new(Item.PeriodStart, Item.PeriodEnd);

    /// <summary>What was late of a probation or a case, and whose that was (CY-8); of an appraisal it stands with its form.</summary>
    public IReadOnlyList<(StepKind Step, Delay Delay)> Late { get; init; } = [];
}

/// <summary>Reads the Board's work on reports, for the Board and for those whom it is for.</summary>
public sealed class BoardItemReading(FairwayDb db)
{
    /// <summary>Null for who is not of the Board, or where there is no such report.</summary>
    public async Task<BoardItemView?> LoadAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await BoardCase.LoadAsync(db, reader, id, stop) is not { } found)
        {
            return null;
        }

        var item = found.Item;
        var unit = await db.Units.Where(u => u.Code == item.UnitCode).Select(u => u.Name).SingleOrDefaultAsync(stop) ?? item.UnitCode;
        if (!found.Sees)
        {
            var own = await OfficialNames.OfAsync(db, [item.StaffId], stop);
            return new BoardItemView(found, own.GetValueOrDefault(item.StaffId, item.StaffId), unit, [], [], [], [], null);
        }

        var notes = await db.BoardNotes.AsNoTracking().Where(n => n.ItemId == id).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(stop);
        var members = await BoardMembers.OnAsync(db, reader.Today, stop);
        var open = await db
            .BoardExaminers.Where(e =>
                e.EndedAt == null
                && db.BoardItems.Any(i =>
                    i.Id == e.ItemId && (i.State == BoardItemState.UnderExamination || i.State == BoardItemState.OnAgenda)
                )
            )
            .GroupBy(e => e.StaffId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, stop);
        var earlier = await db
            .BoardItems.AsNoTracking()
            .Include(i => i.Authors)
            .Where(i => i.StaffId == item.StaffId && i.Id != id && i.ReceivedAt <= item.ReceivedAt)
            .OrderByDescending(i => i.ReceivedAt)
            .ToListAsync(stop);
        // Each by its own people: of a report in which the reader has a part nothing is told here.
        var people = await BoardCase.PeopleAsync(db, earlier, reader.Today, stop);
        earlier.RemoveAll(i => ExaminationConflicts.Of(reader.StaffId ?? "", people[i.Id]).Judgement != Judgement.Met);
        var ids = earlier.Select(i => i.Id).ToList();
        var said = await db
            .BoardNotes.Where(n => ids.Contains(n.ItemId) && n.ReleasedAt != null)
            .GroupBy(n => n.ItemId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var sessions = await db
            .BoardSessions.AsNoTracking()
            .Where(s => s.State == BoardSessionState.Called)
            .OrderBy(s => s.HeldOn)
            .Select(s => new SessionChoice(s.Id, s.Number, s.HeldOn))
            .ToListAsync(stop);
        var agenda = await (
            from m in db.BoardMatters
            join s in db.BoardSessions on m.SessionId equals s.Id
            where m.ItemId == id && m.Outcome == null
            select new SessionChoice(s.Id, s.Number, s.HeldOn)
        ).FirstOrDefaultAsync(stop);
        var names = await OfficialNames.OfAsync(
            db,
            [item.StaffId, .. notes.Select(n => n.AuthorId), .. found.Examiners.Select(e => e.StaffId)],
            stop
        );
        return new BoardItemView(
            found,
            Name(item.StaffId),
            unit,
            [
                .. notes.Select(n => new BoardNoteLine(
                    n.Id,
                    n.Kind,
                    Name(n.AuthorId),
                    n.Text,
                    n.At,
                    n.ReleasedAt,
                    n.AuthorId == reader.StaffId
                )),
            ],
            [
                .. members.Select(m => new BoardCandidate(
                    m.StaffId,
                    m.Name,
                    ExaminationConflicts.Of(m.StaffId, found.People),
                    found.Examiners.Any(e => e.StaffId == m.StaffId),
                    open.GetValueOrDefault(m.StaffId)
                )),
            ],
            [.. earlier.Select(i => new EarlierReport(i, said.GetValueOrDefault(i.Id)))],
            sessions,
            agenda
        )
        {
            Late = item.Kind switch
            {
                BoardReportKind.Probation => await ProbationLateness.OfReportAsync(db, item.SubjectId, item.FormNumber, stop),
                BoardReportKind.ImprovementPlan => await CaseLateness.OfReportAsync(db, item.SubjectId, item.ReceivedAt, stop),
                _ => [],
            },
        };

        string Name(string staffId) => names.GetValueOrDefault(staffId, staffId);
    }

    /// <summary>
    /// What the Board has said on the reports of a subject, as far as these parts in it may read it; and whether it is waiting for a new version. Who of
    /// the Board wrote it is not told: it is the Board's word.
    /// </summary>
    public static async Task<BoardWord> OfSubjectAsync(
        FairwayDb db,
        Guid subjectId,
        IReadOnlySet<AppraisalParty> parties,
        CancellationToken stop = default
    )
    {
        var notes = await OncePerModel<Queries>.Of(db).Released(db, subjectId).ToListAsync(stop);
        var returned =
            notes.Count > 0 && await db.BoardItems.AnyAsync(i => i.SubjectId == subjectId && i.State == BoardItemState.Returned, stop);
        return new BoardWord([.. notes.Where(n => parties.Any(p => BoardWords.MayRead(n.Kind, p)))], returned);
    }

    /// <summary>Asked by every page of an appraisal: translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, Guid, IAsyncEnumerable<BoardWordLine>> Released = EF.CompileAsyncQuery(
            (FairwayDb db, Guid subjectId) =>
                from n in db.BoardNotes.AsNoTracking()
                join i in db.BoardItems on n.ItemId equals i.Id
                where i.SubjectId == subjectId && n.ReleasedAt != null
                orderby n.ReleasedAt, n.Id
                select new BoardWordLine(n.Kind, i.Kind, i.FormNumber, n.Text, n.ReleasedAt!.Value, n.Language)
        );
    }
}

/// <summary>A word of the Board on a report.</summary>
public sealed record BoardWordLine(BoardNoteKind Kind, BoardReportKind Report, int FormNumber, string Text, Instant At, string Language);

/// <summary>What the Board has said on a subject's reports.</summary>
/// <param name="AwaitsCorrection">Whether it has returned a report and no new version has come.</param>
public sealed record BoardWord(IReadOnlyList<BoardWordLine> Lines, bool AwaitsCorrection);
