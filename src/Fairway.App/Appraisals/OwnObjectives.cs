using Fairway.App.Accounts;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Appraisals;

/// <summary>The developmental objective of one of the reader's own appraisals (CY-2).</summary>
/// <param name="AppraisalId">The appraisal.</param>
/// <param name="Cycle">Its cycle.</param>
/// <param name="Text">The objective as it was last shared.</param>
/// <param name="Actions">What is to be done for it.</param>
public sealed record OwnObjective(Guid AppraisalId, Cycle Cycle, string Text, string Actions)
{
    /// <summary>Those of the reader's cycles that are not over, the newest first; an objective that nobody has shared yet is none.</summary>
    public static async Task<IReadOnlyList<OwnObjective>> OfAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        var (me, today) = (reader.StaffId, reader.Today);
        var rows = await (
            from a in db.Appraisals.AsNoTracking()
            join v in db.FormVersions.AsNoTracking() on a.Id equals v.AppraisalId
            where a.StaffId == me && a.CycleEnd >= today && a.ExcludedAt == null && v.Step == AppraisalStep.Beginning
            select new
            {
                Appraisal = a,
                v.Number,
                v.Content,
            }
        ).ToListAsync(stop);
        return
        [
            .. rows.GroupBy(r => r.Appraisal.Id)
                .Select(g => g.MaxBy(r => r.Number)!)
                .OrderByDescending(r => r.Appraisal.CycleStart)
                .Select(r => (r.Appraisal, FormText.Read(r.Content).Objective))
                .Where(r => !string.IsNullOrWhiteSpace(r.Objective?.Text))
                .Select(r => new OwnObjective(r.Appraisal.Id, r.Appraisal.Cycle, r.Objective!.Text, r.Objective.Actions)),
        ];
    }
}
