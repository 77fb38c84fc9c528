using Fairway.App.Accounts;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>A report that the Board received.</summary>
/// <param name="Judged">Whether it is the reader's to examine; not met: the part that they have in it (BD-2).</param>
/// <param name="Examiners">Names of the members who examine it.</param>
public sealed record BoardLine(BoardItem Item, string Official, string Unit, Finding Judged, IReadOnlyList<string> Examiners)
{
    public bool Conflict => Judged.Judgement != Judgement.Met;

    /// <summary>What it reports on.</summary>
    public Cycle Cycle => new(Item.PeriodStart, Item.PeriodEnd);

    /// <summary>Whether the supervisor's signature came after the day it was due, by the day at the official's duty station.</summary>
    public bool SignedLate => Item.DaysLate > 0;
}

/// <summary>Which reports of the queue are looked for.</summary>
public enum QueueShow
{
    All,
    Unopened,
    Opened,
    Unassigned,

    /// <summary>Those that the reader examines.</summary>
    Mine,
    UnderExamination,
    OnAgenda,
    Returned,
    Concluded,

    /// <summary>Signed after the day on which the supervisor's signature was due.</summary>
    Late,
}

/// <summary>The queue's filters, one beside the other.</summary>
/// <param name="Kind">Null = every kind.</param>
public sealed record QueueFilter(QueueShow Show, BoardReportKind? Kind);

/// <summary>How many reports came from a unit with the units beneath it, and how many of them nobody of the Board has opened.</summary>
/// <param name="Code">Null = the whole organization.</param>
public sealed record BoardCount(string? Code, string? Name, int Received, int Unopened);

/// <summary>The inbox: one page of reports, the counts of the units below the one chosen, and the way from the top down to it.</summary>
/// <param name="Path">The chosen unit and those above it, the top first; empty where none is chosen.</param>
public sealed record BoardPage(
    IReadOnlyList<BoardLine> Lines,
    int Total,
    BoardCount Whole,
    IReadOnlyList<BoardCount> Units,
    IReadOnlyList<(string Code, string Name)> Path
);

/// <summary>What the Reports Board has received (BD-1): for its members and its secretary alone.</summary>
public sealed class BoardInbox(FairwayDb db)
{
    public const int PageSize = 50;

    /// <summary>Null for who is not of the Board, or where there is no such unit.</summary>
    /// <param name="unit">Reports of this unit and those beneath; null = all.</param>
    /// <param name="number">The page, from 1; one past the end shows nothing.</param>
    public async Task<BoardPage?> PageAsync(Reader reader, string? unit, QueueFilter filter, int number, CancellationToken stop = default)
    {
        if (!IsOfBoard(reader))
        {
            return null;
        }

        var units = await db
            .Units.AsNoTracking()
            .Select(u => new
            {
                u.Code,
                u.ParentCode,
                u.Name,
            })
            .ToListAsync(stop);
        var tree = new UnitTree([.. units.Select(u => new UnitNode(u.Code, u.ParentCode, null))]);
        var names = units.ToDictionary(u => u.Code, u => u.Name, StringComparer.Ordinal);
        if (unit is not null && tree.Find(unit) is null)
        {
            return null;
        }

        var received = db.BoardItems.AsNoTracking();
        var counts = await received
            .GroupBy(i => i.UnitCode)
            .Select(g => new
            {
                Unit = g.Key,
                Received = g.Count(),
                Unopened = g.Count(i => i.OpenedAt == null && i.State != BoardItemState.Replaced),
            })
            .ToListAsync(stop);
        var chosen = received;
        if (unit is not null)
        {
            var codes = tree.Within(unit).Select(u => u.Code).ToList();
            chosen = chosen.Where(i => codes.Contains(i.UnitCode));
        }

        chosen = Filtered(chosen, filter, reader);

        var rows = await (
            from i in chosen.Include(i => i.Authors)
            join o in db.Officials on i.StaffId equals o.StaffId
            orderby i.ReceivedAt descending, i.Id descending
            select new
            {
                Item = i,
                o.GivenNames,
                o.FamilyName,
            }
        )
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(stop);
        var shown = rows.ConvertAll(r => r.Item);
        var people = await BoardCase.PeopleAsync(db, shown, reader.Today, stop);
        var ids = shown.ConvertAll(i => i.Id);
        var examiners = await (
            from e in db.BoardExaminers.AsNoTracking()
            join o in db.Officials on e.StaffId equals o.StaffId
            where e.EndedAt == null && ids.Contains(e.ItemId)
            orderby e.AssignedAt
            select new
            {
                e.ItemId,
                o.GivenNames,
                o.FamilyName,
            }
        ).ToListAsync(stop);
        return new BoardPage(
            [
                .. rows.Select(r => new BoardLine(
                    r.Item,
                    $"{r.GivenNames} {r.FamilyName}".Trim(),
                    names.GetValueOrDefault(r.Item.UnitCode, r.Item.UnitCode),
                    ExaminationConflicts.Of(reader.StaffId ?? "", people[r.Item.Id]),
                    [.. examiners.Where(e => e.ItemId == r.Item.Id).Select(e => $"{e.GivenNames} {e.FamilyName}".Trim())]
                )),
            ],
            await chosen.CountAsync(stop),
            Count(unit),
            [
                .. tree.ChildrenOf(unit ?? OnlyRoot())
                    .Select(u => Count(u.Code))
                    .Where(c => c.Received > 0)
                    .OrderBy(c => c.Name, StringComparer.CurrentCulture),
            ],
            unit is null ? [] : [.. tree.PathUp(unit).Reverse().Select(u => (u.Code, names[u.Code]))]
        );

        // Where one unit is at the top, naming it alone would say nothing.
        string? OnlyRoot() => tree.ChildrenOf(null).ToList() is [var root] ? root.Code : null;

        BoardCount Count(string? code)
        {
            var within = code is null ? null : tree.Within(code).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
            var here = counts.Where(c => within is null || within.Contains(c.Unit)).ToList();
            return new BoardCount(code, code is null ? null : names[code], here.Sum(c => c.Received), here.Sum(c => c.Unopened));
        }
    }

    /// <summary>How many reports nobody of the Board has opened, and since when the oldest waits; nothing for who is not its secretary.</summary>
    public static async Task<(int Count, Instant? Oldest)> UnopenedAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (!reader.Holds(Office.BoardSecretary))
        {
            return (0, null);
        }

        var unopened = db.BoardItems.Where(i => i.OpenedAt == null && i.State != BoardItemState.Replaced).Select(i => i.ReceivedAt);
        var count = await unopened.CountAsync(stop);
        return count == 0 ? (0, null) : (count, await unopened.MinAsync(stop));
    }

    public static bool IsOfBoard(Reader reader) => reader.Holds(Office.BoardMember) || reader.Holds(Office.BoardSecretary);

    private IQueryable<BoardItem> Filtered(IQueryable<BoardItem> items, QueueFilter filter, Reader reader)
    {
        if (filter.Kind is { } kind)
        {
            items = items.Where(i => i.Kind == kind);
        }

        var me = reader.StaffId;
        return filter.Show switch
        {
            QueueShow.Unopened => items.Where(i => i.OpenedAt == null && i.State != BoardItemState.Replaced),
            QueueShow.Opened => items.Where(i => i.OpenedAt != null),
            QueueShow.Unassigned => items.Where(i => i.State == BoardItemState.Received),
            QueueShow.Mine => items.Where(i =>
                db.BoardExaminers.Any(e => e.ItemId == i.Id && e.EndedAt == null && e.StaffId == me)
                && (i.State == BoardItemState.UnderExamination || i.State == BoardItemState.OnAgenda)
            ),
            QueueShow.UnderExamination => items.Where(i => i.State == BoardItemState.UnderExamination),
            QueueShow.OnAgenda => items.Where(i => i.State == BoardItemState.OnAgenda),
            QueueShow.Returned => items.Where(i => i.State == BoardItemState.Returned),
            QueueShow.Concluded => items.Where(i => i.State == BoardItemState.Concluded),
            QueueShow.Late => items.Where(i => i.SignedOn > i.DueOn),
            _ => items,
        };
    }
}
