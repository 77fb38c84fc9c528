using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Feedback;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.App.Transparency;
using Fairway.App.Transparency.Report;
using Fairway.Demo.Scenes;
using NodaTime;

namespace Fairway.Demo.Transparency;

/// <summary>The transparency report on last year, drawn up from everything told before and published (FA-1).</summary>
internal sealed class ReportTold(FairwayDb db, PolicyLibrary policies, Instant now)
{
    public async Task TellAsync(CancellationToken stop)
    {
        var today = now.InUtc().Date;
        // The year is over everywhere a day later than here.
        var year = today.PlusDays(-1).Year - 1;
        var clock = new At(now);
        var zones = DutyStationZones.Of(policies.PolicyAt(today).Service);
        using var compiler = new CompilerSite();
        var feedback = new FeedbackCounts(db, clock, compiler);
        var drawing = new ReportDrawing(
            db,
            policies,
            zones,
            new ProcessReading(db, policies, new Figures(db, clock, policies, zones), feedback),
            feedback,
            new Surveys(db, policies),
            new RuleChanges(db, policies)
        );
        var reports = new YearlyReports(db, clock, policies, drawing);
        var hr = DemoPeople.Of("hr-office").StaffId!;
        var report = await reports.DrawUpAsync(hr, year, "", "en", stop);
        await reports.PublishAsync(report, hr, today, stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private sealed class At(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
