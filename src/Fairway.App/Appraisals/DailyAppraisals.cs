using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// What the passing of a day does to appraisals: those that the calendar has for the day are opened, and corrected where facts changed; reports whose comments window is over go on without the official's signature (CY-6), and handover
/// notes that are due are asked for once more (CY-9).
/// Several nodes may try: each appraisal's version token lets one of them through.
/// </summary>
public sealed class DailyAppraisals(IServiceScopeFactory scopes, IClock clock, ILogger<DailyAppraisals> log) : DailyJob(scopes, log)
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken stop)
    {
        await services.GetRequiredService<AppraisalsFromCalendar>().RunAsync(stop);
        await RunAsync(
            services.GetRequiredService<FairwayDb>(),
            clock,
            services.GetRequiredService<PolicyLibrary>(),
            services.GetRequiredService<Settling>()
        );
        await services.GetRequiredService<ProbationDays>().RunAsync(stop);
        await services.GetRequiredService<Handovers>().RemindAsync(clock.GetCurrentInstant().InUtc().Date, stop);
    }

    /// <summary>How many reports went on now.</summary>
    public static async Task<int> RunAsync(FairwayDb db, IClock clock, PolicyLibrary policies, Settling settling)
    {
        var now = clock.GetCurrentInstant();
        var waiting = await db
            .Appraisals.AsNoTracking()
            .Where(a =>
                a.SupervisorSignedAt != null
                && a.ExcludedAt == null
                && (
                    a.State == AppraisalState.BeginningSignedBySupervisor
                    || a.State == AppraisalState.MidTermSignedBySupervisor
                    || a.State == AppraisalState.EndSignedBySupervisor
                    || (
                        (a.State == AppraisalState.EndObjected || a.State == AppraisalState.EndAtSecondLevel)
                        && a.EndReceivedByBoardAt == null
                    )
                )
            )
            .Select(a => new
            {
                a.Id,
                a.OpenedOn,
                a.SupervisorSignedAt,
            })
            .ToListAsync();
        var done = 0;
        foreach (var one in waiting)
        {
            if (!CommentsWindow.IsOver(one.SupervisorSignedAt!.Value, now, policies.PolicyAt(one.OpenedOn).Appraisals))
            {
                continue;
            }

            db.ChangeTracker.Clear();
            var appraisal = await db.Appraisals.SingleAsync(a => a.Id == one.Id);
            if (await GoOnAsync(db, appraisal, settling, now) is ActResult.Done)
            {
                done++;
            }
        }

        db.ChangeTracker.Clear();
        return done;
    }

    private static async Task<ActResult> GoOnAsync(FairwayDb db, Appraisal appraisal, Settling settling, Instant now)
    {
        if (AppraisalWorkflow.Find(appraisal.State, AppraisalAct.ProceedUnsigned, AppraisalParty.Calendar) is { } transition)
        {
            db.ReportStatements.Add(
                new ReportStatement
                {
                    AppraisalId = appraisal.Id,
                    Step = appraisal.Step,
                    FormNumber = appraisal.SharedVersion,
                    Kind = StatementKind.Unsigned,
                    Text = "",
                    At = now,
                }
            );
            appraisal.State = transition.To;
            db.History.Add(Settling.Entry(appraisal, now, "calendar", "proceed-unsigned", transition.Rule));
            await settling.FollowAsync(appraisal, null, now, CancellationToken.None);
        }
        else
        {
            // An objection that is still to be answered, or answered and not signed: the Board receives it now (decision 2).
            await settling.ReceiveEndAsync(appraisal, now, CancellationToken.None);
            db.History.Add(Settling.Entry(appraisal, now, "calendar", "received-by-board", "CY-6"));
        }

        return await db.SaveOrStaleAsync(CancellationToken.None);
    }
}
