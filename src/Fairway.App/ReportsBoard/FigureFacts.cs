using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Underperformance;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.ReportsBoard;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.ReportsBoard;

/// <summary>A complete report's overall rating with what it is counted by.</summary>
/// <param name="Grade">Null: the staff file doesn't say; so of the others.</param>
internal sealed record RatedLine(
    Guid AppraisalId,
    LocalDate CycleStart,
    LocalDate CycleEnd,
    string Unit,
    string? Category,
    string? Grade,
    string? Sex,
    string? DutyStation,
    string Rating
);

/// <summary>Reads what a snapshot counts, as it stood at the end of a day.</summary>
internal sealed class FigureFacts(FairwayDb db, DutyStationZones zones, PolicyLibrary policies)
{
    /// <summary>Ends of cycle that the Board had received by then, each in its newest version.</summary>
    public async Task<IReadOnlyList<RatedLine>> RatedAsync(LocalDate asOf, CancellationToken stop)
    {
        // A snapshot counts everybody, whoever takes it.
        using var counted = db.Asking.OfEverybody();
        var until = asOf.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var rows = await (
            from i in db.BoardItems.AsNoTracking()
            join v in db.FormVersions on new { Id = i.SubjectId, i.FormNumber } equals new { Id = v.AppraisalId, FormNumber = v.Number }
            join o in db.Officials on i.StaffId equals o.StaffId
            where i.Kind == BoardReportKind.EndOfCycle && i.ReceivedAt < until && v.Step == AppraisalStep.EndOfCycle
            select new
            {
                Item = i,
                v.Content,
                o.Sex,
            }
        ).ToListAsync(stop);
        var periods = (
            await db
                .ServicePeriods.AsNoTracking()
                .Select(p => new
                {
                    p.StaffId,
                    p.From,
                    p.Until,
                    p.Category,
                    p.Grade,
                    p.DutyStation,
                })
                .ToListAsync(stop)
        ).ToLookup(p => p.StaffId, StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(r => r.Item.SubjectId)
                .Select(g => g.MaxBy(r => r.Item.FormNumber)!)
                .Select(r =>
                    (
                        r.Item,
                        r.Sex,
                        FormText.Read<EndForm>(r.Content).Assessment.Overall?.Rating,
                        Period: periods[r.Item.StaffId].FirstOrDefault(p => p.From <= r.Item.PeriodEnd && !(p.Until <= r.Item.PeriodEnd))
                    )
                )
                .Where(r => r.Rating is { Length: > 0 })
                .Select(r => new RatedLine(
                    r.Item.SubjectId,
                    r.Item.PeriodStart,
                    r.Item.PeriodEnd,
                    r.Item.UnitCode,
                    r.Period?.Category,
                    r.Period?.Grade,
                    r.Sex,
                    r.Period?.DutyStation,
                    r.Rating!
                )),
        ];
    }

    /// <summary>Every step that was due by then, of appraisals, probations and cases, of nobody whom HR leaves out.</summary>
    public async Task<IReadOnlyList<StepLine>> StepsAsync(LocalDate asOf, CancellationToken stop)
    {
        using var counted = db.Asking.OfEverybody();
        var dayOf = await DaysAsync(asOf, stop);
        var until = asOf.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var appraisals = await db.Appraisals.AsNoTracking().Where(a => a.ExcludedAt == null && a.CycleStart <= asOf).ToListAsync(stop);
        var signatures = await db
            .Signatures.AsNoTracking()
            .Where(s => s.Party != AppraisalParty.Official && s.At < until && (s.EndedAt == null || s.EndedBecause == "corrected"))
            .Select(s => new
            {
                s.AppraisalId,
                s.Step,
                s.At,
                s.OnPaper,
            })
            .ToListAsync(stop);
        var signed = signatures.GroupBy(s => (s.AppraisalId, s.Step)).ToDictionary(g => g.Key, g => g.MinBy(s => s.At)!);
        var late = (await db.LateSteps.AsNoTracking().Where(l => l.At < until).ToListAsync(stop))
            .GroupBy(l => (l.AppraisalId, l.Step))
            .ToDictionary(g => g.Key, g => g.MinBy(l => l.At)!.Whose);
        var lines = new List<StepLine>();
        foreach (var appraisal in appraisals)
        {
            foreach (var step in Enum.GetValues<AppraisalStep>())
            {
                if (appraisal.DueOf(step) is not { } due || due > asOf)
                {
                    continue;
                }

                var one = signed.GetValueOrDefault((appraisal.Id, step));
                if (one is null && appraisal.LeftBefore(step))
                {
                    continue;
                }

                var on = one is null ? (LocalDate?)null : one.OnPaper ?? dayOf(appraisal.StaffId, one.At);
                lines.Add(
                    new StepLine(
                        appraisal.Id,
                        appraisal.StaffId,
                        appraisal.UnitCode,
                        appraisal.CycleStart,
                        appraisal.CycleEnd,
                        StepKinds.Of(step),
                        due,
                        on,
                        late.TryGetValue((appraisal.Id, step), out var whose) ? whose : null
                    )
                );
            }
        }

        lines.AddRange(await OfFewAsync(asOf, dayOf, stop));
        return lines;
    }

    /// <summary>The steps of probations and cases alone.</summary>
    public async Task<IReadOnlyList<StepLine>> OfFewAsync(LocalDate asOf, CancellationToken stop) =>
        await OfFewAsync(asOf, await DaysAsync(asOf, stop), stop);

    private async Task<IReadOnlyList<StepLine>> OfFewAsync(
        LocalDate asOf,
        Func<string, Instant, LocalDate> dayOf,
        CancellationToken stop
    ) =>
        [
            .. (await ProbationLateness.DueAsync(db, policies, asOf, dayOf, stop)).Select(s => new StepLine(
                s.Probation.Id,
                s.Probation.StaffId,
                s.Unit,
                s.Probation.EntryOnDuty,
                s.Probation.EndsOn,
                s.Step == ProbationStep.Input ? StepKind.ProbationInput : StepKind.ProbationReport,
                s.DueOn,
                s.SignedOn,
                s.Whose
            )),
            .. (await CaseLateness.DueAsync(db, policies, asOf, dayOf, stop)).Select(s => new StepLine(
                s.Case.Id,
                s.Case.StaffId,
                s.Case.UnitCode,
                s.Case.LaunchedOn,
                s.DueOn,
                StepKinds.Of(s.Step),
                s.DueOn,
                s.DoneOn,
                s.Whose
            )),
        ];

    /// <summary>The day of an instant where somebody served on the day of the figures.</summary>
    private async Task<Func<string, Instant, LocalDate>> DaysAsync(LocalDate asOf, CancellationToken stop)
    {
        var stations = (
            await db
                .ServicePeriods.AsNoTracking()
                .Where(p => p.From <= asOf && (p.Until == null || asOf < p.Until))
                .Select(p => new { p.StaffId, p.DutyStation })
                .ToListAsync(stop)
        )
            .DistinctBy(p => p.StaffId)
            .ToDictionary(p => p.StaffId, p => p.DutyStation, StringComparer.Ordinal);
        return (staffId, at) => at.InZone(zones.Of(stations.GetValueOrDefault(staffId))).Date;
    }
}
