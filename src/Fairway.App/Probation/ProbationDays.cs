using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Probation;

/// <summary>
/// What the passing of a day does to probations: a colleague who left the service frees their place (PR-2), and a report whose comments window is
/// over goes on without the official's signature (CY-6). Several nodes may try: version tokens let one of them through.
/// </summary>
public sealed class ProbationDays(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>A list, since names have no order in a query.</summary>
    private static readonly List<ProbationState> s_unsigned =
    [
        .. Enum.GetValues<ProbationState>().Where(state => state < ProbationState.SignedBySupervisor),
    ];

    /// <returns>How many probations changed.</returns>
    public async Task<int> RunAsync(CancellationToken stop = default) => await LeaversAsync(stop) + await UnsignedAsync(stop);

    /// <summary>
    /// Steps that wait for somebody, for whoever reminds people: designation, each input, and the report, whose assessment is reminded of with the
    /// appraisal. Nobody is reminded while the official is on loan or on leave without pay (decision 11).
    /// </summary>
    public static async Task<IReadOnlyList<OpenStep>> OpenAsync(
        FairwayDb db,
        PolicyLibrary policies,
        LocalDate today,
        CancellationToken stop = default
    )
    {
        var running = await (
            from c in db.Probations.AsNoTracking().Where(c => s_unsigned.Contains(c.State))
            join a in db.Appraisals on c.AppraisalId equals a.Id
            where
                a.ClosesOn == null
                && !db.ServicePeriods.Any(p =>
                    p.StaffId == c.StaffId && p.From <= today && (p.Until == null || p.Until > today) && p.Status != "active"
                )
            select new { Case = c, Appraisal = a }
        ).ToListAsync(stop);
        var ids = running.Select(r => r.Case.Id).ToList();
        var inputs = (await db.ProbationInputs.AsNoTracking().Where(i => ids.Contains(i.ProbationId)).ToListAsync(stop)).ToLookup(i =>
            i.ProbationId
        );
        var steps = new List<OpenStep>();
        foreach (var one in running)
        {
            var (probation, appraisal) = (one.Case, one.Appraisal);
            var policy = policies.PolicyOfLaunch(probation.EntryOnDuty).Probation;
            var signer = appraisal.DelegateSigns ? appraisal.DelegateId : appraisal.SupervisorId;
            var above = appraisal.DelegateSigns ? appraisal.SupervisorId : appraisal.SecondLevelId;
            var standing = inputs[probation.Id].ToList();
            if (!Designation.IsEnough(standing.Count(i => i.State is InputState.Designated or InputState.Given), policy))
            {
                Add(
                    "designation",
                    "/colleagues",
                    ProbationStep.FirstMidTerm,
                    [.. new[] { probation.StaffId, signer }.OfType<string>()],
                    above
                );
            }
            var opens = Months.Add(probation.EntryOnDuty, policy.InputOpensAfterEntry);
            foreach (var input in standing.Where(i => i.State == InputState.Designated && today >= opens))
            {
                steps.Add(
                    new OpenStep(
                        $"probation-input:{input.Id}",
                        $"/probation/input/{input.Id}",
                        ProbationCalendar.DueOn(ProbationStep.Input, probation.EntryOnDuty, policy),
                        LocalDate.Max(opens, input.NamedAt.InUtc().Date),
                        probation.OpenedOn,
                        [input.StaffId],
                        null
                    )
                    {
                        Subject = probation.Id,
                    }
                );
            }
            if (appraisal.Kind == AppraisalKind.ProbationSecond && signer is not null)
            {
                Add("report", "/report", ProbationStep.Report, [signer], above);
            }

            void Add(string matter, string page, ProbationStep step, IReadOnlyList<string> awaited, string? nextLevel) =>
                steps.Add(
                    new OpenStep(
                        $"probation:{probation.Id}:{matter}",
                        $"/probation/{probation.Id}{page}",
                        ProbationCalendar.DueOn(step, probation.EntryOnDuty, policy),
                        probation.OpenedOn,
                        probation.OpenedOn,
                        awaited,
                        nextLevel
                    )
                    {
                        Subject = probation.Id,
                    }
                );
        }
        return steps;
    }

    private async Task<int> LeaversAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var gone = await db
            .ProbationInputs.Where(i => i.State == InputState.Proposed || i.State == InputState.Designated)
            .Where(i => !db.ServicePeriods.Where(ServiceOn.Day(today)).Any(p => p.StaffId == i.StaffId))
            .ToListAsync(stop);
        foreach (var input in gone)
        {
            input.State = InputState.Left;
            var probation = await db.Probations.SingleAsync(c => c.Id == input.ProbationId, stop);
            var appraisal = await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == probation.AppraisalId, stop);
            db.History.Add(ProbationFile.Entry(probation, now, "calendar", "colleague-left", "PR-2", $$"""{"input":"{{input.Id}}"}"""));
            foreach (var who in new[] { probation.StaffId, appraisal.SupervisorId }.OfType<string>())
            {
                await Mail.ToOfficialAsync(db, now, who, "ColleagueLeft", $"/probation/{probation.Id}/colleagues", stop);
            }
        }
        var saved = await db.SaveOrStaleAsync(stop) is ActResult.Done;
        db.ChangeTracker.Clear();
        return saved ? gone.Count : 0;
    }

    private async Task<int> UnsignedAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var waiting = await db.Probations.Where(c => c.State == ProbationState.SignedBySupervisor).Select(c => c.Id).ToListAsync(stop);
        var done = 0;
        foreach (var id in waiting)
        {
            db.ChangeTracker.Clear();
            var report = await db.Probations.SingleAsync(c => c.Id == id, stop);
            var policy = policies.PolicyOfLaunch(report.EntryOnDuty);
            if (
                report.SupervisorSignedAt is not { } signed
                || !CommentsWindow.IsOver(signed, now, policy.Appraisals)
                || ProbationWorkflow.Find(report.State, ProbationAct.ProceedUnsigned, ProbationParty.Calendar) is not { } row
            )
            {
                continue;
            }

            var appraisal = await db.Appraisals.SingleAsync(a => a.Id == report.AppraisalId, stop);
            db.History.Add(ProbationFile.Entry(report, now, "calendar", "proceed-unsigned", row.Rule));
            await ProbationReceipt.ReceiveAsync(db, report, appraisal, policy, row, now, stop);
            await Mail.ToOfficialAsync(db, now, report.StaffId, "ProbationReportWithBoard", $"/probation/{id}", stop);
            done += await db.SaveOrStaleAsync(stop) is ActResult.Done ? 1 : 0;
        }
        db.ChangeTracker.Clear();
        return done;
    }
}
