using Fairway.App.ReportsBoard;
using Fairway.Rules.ReportsBoard;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>What follows once a plan or a review is settled, whether the official signed or the window ended.</summary>
internal static class CaseSettling
{
    /// <summary>The case stands in its new state already; those who had a part in it before are loaded.</summary>
    /// <param name="today">The day on which it is settled, from which the clock of a plan runs (UP-2).</param>
    public static async Task SettleAsync(
        FairwayDb db,
        UnderperformanceCase of,
        UnderperformancePolicy policy,
        LocalDate today,
        Instant now,
        CancellationToken stop
    )
    {
        of.SupervisorSignedAt = null;
        switch (of.State)
        {
            case CaseState.Running:
                of.RunsFrom = today;
                break;
            case CaseState.ClosedSufficient:
                of.ClosedOn = today;
                await ReceiveAsync(db, of, policy, now, stop);
                break;
            case CaseState.AtBoard:
                await ReceiveAsync(db, of, policy, now, stop);
                break;
            default:
                break;
        }
    }

    /// <summary>The result goes to the Board, whichever it is (UP-1, BD-1).</summary>
    private static async Task ReceiveAsync(
        FairwayDb db,
        UnderperformanceCase of,
        UnderperformancePolicy policy,
        Instant now,
        CancellationToken stop
    )
    {
        of.ReceivedByBoardAt = now;
        var clock = await CaseClock.OfAsync(db, of, policy, stop);
        var item = ItemOf(of, clock, now);
        await BoardReceipts.ReceiveAsync(db, item, stop);
        db.History.Add(CaseAtHand.EntryOf(of, now, "fairway", "received-by-board", "BD-1", $$"""{"review":{{of.ReviewVersion}}}"""));
    }

    /// <summary>The row of the Board's queue. A result that comes before its day, or while the clock stands still, is in time.</summary>
    public static BoardItem ItemOf(UnderperformanceCase of, ClockReading? clock, Instant now)
    {
        var item = new BoardItem
        {
            Kind = BoardReportKind.ImprovementPlan,
            SubjectId = of.Id,
            FormNumber = of.ReviewVersion,
            StaffId = of.StaffId,
            UnitCode = of.UnitCode,
            PeriodStart = of.RunsFrom!.Value,
            PeriodEnd = of.ReviewedOn!.Value,
            DueOn = clock?.DueOn ?? of.ReviewedOn.Value,
            SignedOn = of.ReviewedOn.Value,
            Address = CaseAtHand.LinkOf(of.Id),
            SupervisorId = of.SupervisorId,
            SecondLevelId = of.SecondLevelId,
            ReceivedAt = now,
        };
        item.Authors.AddRange(of.Formers.Select(former => new BoardItemAuthor { ItemId = item.Id, StaffId = former.StaffId }));
        return item;
    }
}
