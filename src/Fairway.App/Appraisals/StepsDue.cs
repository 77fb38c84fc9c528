using Fairway.App.Notices;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// Steps of appraisals that have a day and wait for the supervisor's signature, which is what falls due (CY-2b): for whoever reminds people.
/// While the official is on unpaid leave or on loan nobody is reminded until HR confirms the step, or puts it off to a day (decision 11); nor
/// where HR leaves them out of the cycle.
/// </summary>
public static class StepsDue
{
    public static async Task<IReadOnlyList<OpenStep>> OpenAsync(FairwayDb db, LocalDate today, CancellationToken stop)
    {
        var away = db.ServicePeriods.Where(p => p.From <= today && (p.Until == null || p.Until > today) && p.Status != "active");
        var appraisals = await db
            .Appraisals.AsNoTracking()
            .Where(a =>
                a.State != AppraisalState.EndComplete
                && a.CycleStart <= today
                && a.ExcludedAt == null
                && (!away.Any(p => p.StaffId == a.StaffId) || db.HeldStepDecisions.Any(d => d.AppraisalId == a.Id))
            )
            .ToListAsync(stop);
        var absent = (await away.Select(p => p.StaffId).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var ids = appraisals.Where(a => absent.Contains(a.StaffId)).Select(a => a.Id).ToList();
        var decided = (
            await db.HeldStepDecisions.Where(d => ids.Contains(d.AppraisalId)).Select(d => new { d.AppraisalId, d.Step }).ToListAsync(stop)
        )
            .Select(d => (d.AppraisalId, d.Step))
            .ToHashSet();
        return
        [
            .. appraisals
                .Where(a => a.State.IsSettled() || !a.State.IsDelivered())
                .Where(a => !absent.Contains(a.StaffId) || decided.Contains((a.Id, a.Working)))
                .Select(a => new OpenStep(
                    $"appraisal:{a.Id}:{a.Working}",
                    $"/appraisals/{a.Id}",
                    a.DueNow,
                    a.OpenedOn,
                    a.OpenedOn,
                    Awaited(a),
                    a.DelegateSigns ? a.SupervisorId : a.SecondLevelId
                )),
        ];
    }

    /// <summary>Who signs for the supervisor's side; and the official, until their self-assessment is in.</summary>
    private static List<string> Awaited(Appraisal appraisal)
    {
        var awaited = new List<string>();
        if ((appraisal.DelegateSigns ? appraisal.DelegateId : appraisal.SupervisorId) is { } signer)
        {
            awaited.Add(signer);
        }
        if (appraisal.State != AppraisalState.SelfAssessed)
        {
            awaited.Add(appraisal.StaffId);
        }
        return awaited;
    }
}
