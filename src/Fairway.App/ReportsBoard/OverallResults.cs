using Fairway.App.Appraisals;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>The overall rating of a cycle whose end the Board has received.</summary>
public sealed record OverallResult(LocalDate CycleStart, LocalDate CycleEnd, string Rating);

/// <summary>
/// Overall ratings of one official, from the ends of cycle that the Board has received. Who may ask for them, the asking capability decides: a promotion panel
/// by the candidate's consent (FA-4).
/// </summary>
internal static class OverallResults
{
    /// <summary>One official's, the newest first.</summary>
    public static async Task<IReadOnlyList<OverallResult>> OfAsync(FairwayDb db, string staffId, LocalDate until, CancellationToken stop) =>
        [.. (await OfAllAsync(db, staffId, until, stop))[staffId]];

    /// <summary>Everybody's by staff id, each official's newest first: for rules that draw a list from them (MI-1, TI-1).</summary>
    /// <param name="only">One official alone; null: everybody.</param>
    /// <param name="until">Cycles that had ended on the day.</param>
    public static async Task<ILookup<string, OverallResult>> OfAllAsync(FairwayDb db, string? only, LocalDate until, CancellationToken stop)
    {
        // What conditions are judged by; who reads what follows from them, the asking capability decides.
        using var judged = db.Asking.OfEverybody();
        var received = await (
            from i in db.BoardItems.AsNoTracking()
            join v in db.FormVersions on new { Id = i.SubjectId, Number = i.FormNumber } equals new { Id = v.AppraisalId, v.Number }
            where
                (only == null || i.StaffId == only)
                && i.Kind == BoardReportKind.EndOfCycle
                && i.State != BoardItemState.Replaced
                && v.Step == AppraisalStep.EndOfCycle
                && i.PeriodEnd <= until
            orderby i.PeriodEnd descending
            select new
            {
                i.StaffId,
                i.PeriodStart,
                i.PeriodEnd,
                v.Content,
            }
        ).ToListAsync(stop);
        return received
            .Select(r =>
                (
                    r.StaffId,
                    Result: new OverallResult(
                        r.PeriodStart,
                        r.PeriodEnd,
                        FormText.Read<EndForm>(r.Content).Assessment.Overall?.Rating ?? ""
                    )
                )
            )
            .Where(r => r.Result.Rating.Length > 0)
            .ToLookup(r => r.StaffId, r => r.Result, StringComparer.Ordinal);
    }
}
