using Fairway.App.ReportsBoard;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>The report is complete: frozen, and with the Board.</summary>
internal static class ProbationReceipt
{
    public static async Task ReceiveAsync(
        FairwayDb db,
        ProbationCase report,
        Appraisals.Appraisal appraisal,
        PolicySet policy,
        ProbationTransition row,
        Instant now,
        CancellationToken stop
    )
    {
        (report.State, report.ReceivedByBoardAt) = (row.To, now);
        var item = new BoardItem
        {
            Kind = BoardReportKind.Probation,
            SubjectId = report.Id,
            Part = ObligationKind.ProbationReport.Code(),
            FormNumber = report.FormNumber,
            StaffId = report.StaffId,
            UnitCode = appraisal.UnitCode,
            PeriodStart = report.EntryOnDuty,
            PeriodEnd = report.EndsOn,
            DueOn = ProbationCalendar.DueOn(ProbationStep.Report, report.EntryOnDuty, policy.Probation),
            SignedOn = report.SupervisorSignedAt!.Value.InUtc().Date,
            Address = $"/probation/{report.Id}",
            SupervisorId = appraisal.SupervisorId,
            DelegateId = appraisal.DelegateId,
            SecondLevelId = appraisal.SecondLevelId,
            ReceivedAt = now,
        };
        var authors = await db
            .ProbationInputs.Where(i => i.ProbationId == report.Id && i.State == InputState.Given)
            .Select(i => i.StaffId)
            .ToListAsync(stop);
        item.Authors.AddRange(authors.Select(who => new BoardItemAuthor { ItemId = item.Id, StaffId = who }));
        await BoardReceipts.ReceiveAsync(db, item, stop);
    }
}
