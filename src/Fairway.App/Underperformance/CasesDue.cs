using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>
/// What has a day in cases, for whoever reminds people: the supervisor of the discussion, the plan and the review, HR of what follows a result that is not
/// sufficient.
/// </summary>
public static class CasesDue
{
    /// <summary>While a clock stands still nobody is reminded of its review.</summary>
    public static async Task<IReadOnlyList<OpenStep>> OpenAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate today,
        CancellationToken stop
    )
    {
        var cases = await db
            .UnderperformanceCases.AsNoTracking()
            .Where(c =>
                c.State == CaseState.AtBoard
                || (
                    c.SupervisorId != null
                    && (
                        c.State == CaseState.Opened
                        || c.State == CaseState.Discussed
                        || c.State == CaseState.PlanShared
                        || c.State == CaseState.Running
                    )
                )
            )
            .ToListAsync(stop);
        var clocks = await CaseClock.OfAsync(
            db,
            [.. cases.Where(c => c.State == CaseState.Running)],
            c => policies.PolicyAt(c.LaunchedOn).Underperformance,
            stop
        );
        var steps = new List<OpenStep>();
        foreach (var of in cases)
        {
            var clock = clocks.GetValueOrDefault(of.Id);
            if (
                CaseSteps.Awaited(of, clock, policies.PolicyAt(of.LaunchedOn).Underperformance) is not { DueOn: { } due } step
                || (step.Step == CaseStep.Review && clock!.IsStoppedOn(today))
            )
            {
                continue;
            }

            var ofHr = step.Step == CaseStep.Outcome;
            steps.Add(
                new OpenStep(
                    $"underperformance:{of.Id}:{step.Step.ToString().ToLowerInvariant()}",
                    CaseAtHand.LinkOf(of.Id),
                    due,
                    step.Known,
                    of.LaunchedOn,
                    ofHr ? await HrAsync(of) : [of.SupervisorId!],
                    ofHr ? null : of.SecondLevelId
                )
                {
                    Subject = of.Id,
                }
            );
        }

        return steps;

        // Whoever is a party of the case, or was, acts in it for no office (BD-2).
        async Task<IReadOnlyList<string>> HrAsync(UnderperformanceCase of)
        {
            var formers = await db.Set<CaseFormer>().Where(f => f.CaseId == of.Id).Select(f => f.StaffId).ToListAsync(stop);
            return
            [
                .. (await HrPartners.OfAsync(db, of.UnitCode, today, stop))
                    .Select(p => p.StaffId)
                    .OfType<string>()
                    .Where(who => who != of.StaffId && who != of.SupervisorId && who != of.SecondLevelId && !formers.Contains(who)),
            ];
        }
    }
}
