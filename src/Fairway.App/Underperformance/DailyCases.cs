using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>
/// What the passing of a day does to cases: a plan or review whose comments window is over goes on without the official's signature, and says so
/// (CY-6). Several nodes may try: each case's version token lets one of them through.
/// </summary>
public sealed class DailyCases(IServiceScopeFactory scopes, IClock clock, ILogger<DailyCases> log) : DailyJob(scopes, log)
{
    protected override Task RoundAsync(IServiceProvider services, CancellationToken stop) =>
        RunAsync(services.GetRequiredService<FairwayDb>(), clock, services.GetRequiredService<PolicyLibrary>(), stop);

    /// <summary>How many cases went on now.</summary>
    public static async Task<int> RunAsync(FairwayDb db, IClock clock, PolicyLibrary policies, CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var waiting = await db
            .UnderperformanceCases.AsNoTracking()
            .Where(c =>
                c.SupervisorSignedAt != null
                && (c.State == CaseState.PlanSigned || c.State == CaseState.ReviewedSufficient || c.State == CaseState.ReviewedInsufficient)
            )
            .ToListAsync(stop);
        var done = 0;
        foreach (
            var one in waiting.Where(c =>
                CommentsWindow.IsOver(c.SupervisorSignedAt!.Value, now, policies.PolicyAt(c.LaunchedOn).Appraisals)
            )
        )
        {
            db.ChangeTracker.Clear();
            var of = await db.UnderperformanceCases.Include(c => c.Formers).SingleAsync(c => c.Id == one.Id, stop);
            if (await GoOnAsync(db, of, policies.PolicyAt(of.LaunchedOn).Underperformance, now, stop) is ActResult.Done)
            {
                done++;
            }
        }
        db.ChangeTracker.Clear();
        return done;
    }

    private static async Task<ActResult> GoOnAsync(
        FairwayDb db,
        UnderperformanceCase of,
        UnderperformancePolicy policy,
        Instant now,
        CancellationToken stop
    )
    {
        if (UnderperformanceWorkflow.Find(of.State, CaseAct.ProceedUnsigned, CaseParty.Calendar) is not { } transition)
        {
            return ActResult.Stale;
        }
        var about = of.State == CaseState.PlanSigned ? CaseFormKind.Plan : CaseFormKind.Review;
        db.CaseStatements.Add(
            new CaseStatement
            {
                Id = Guid.CreateVersion7(),
                CaseId = of.Id,
                Word = CaseWord.Unsigned,
                Party = CaseParty.Calendar,
                About = about.ToString(),
                Text = "",
                Language = "en",
                At = now,
            }
        );
        of.State = transition.To;
        db.History.Add(CaseAtHand.EntryOf(of, now, "calendar", "proceed-unsigned", transition.Rule, null));
        await CaseSettling.SettleAsync(db, of, policy, now.InUtc().Date, now, stop);
        foreach (var who in new[] { of.StaffId, of.SupervisorId }.OfType<string>())
        {
            await Mail.ToOfficialAsync(db, now, who, "CaseNews", CaseAtHand.LinkOf(of.Id), stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }
}
