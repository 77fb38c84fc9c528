using System.Text.Json;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>
/// Brings appraisals in line with the calendar of obligations for everybody, whatever their contract: corrects those that run where the facts
/// changed (entry on duty, probation, funding), and opens those that are not open. Several nodes may run it at once, and any may be stopped
/// half-way: a key that stands once lets one appraisal be for an official, kind and day (decision 21).
/// </summary>
public sealed class AppraisalsFromCalendar(FairwayDb db, IClock clock, PolicyLibrary policies, CycleOpening opening)
{
    /// <summary>Who acts, in the history: no person.</summary>
    public const string Actor = "calendar";

    private const int AtOnce = 200;

    /// <summary>What one run did.</summary>
    /// <param name="Opened">How many appraisals it opened.</param>
    /// <param name="Corrected">How many that ran have other dates now.</param>
    public sealed record Outcome(int Opened, int Corrected);

    /// <summary>Looks at everybody in service on the day in UTC.</summary>
    public async Task<Outcome> RunAsync(CancellationToken stop = default)
    {
        // No window shuts anybody out on it: the day is that of UTC (decision 9).
        var today = clock.GetCurrentInstant().InUtc().Date;
        var officials = await db
            .ServicePeriods.Where(ServiceOn.Day(today))
            .Select(p => p.StaffId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(stop);
        var (opened, corrected) = (0, 0);
        foreach (var some in officials.Chunk(AtOnce))
        {
            corrected += await CorrectAsync(some, today, stop);
            opened += await OpenAsync(some, today, stop);
        }
        return new(opened, corrected);
    }

    private async Task<int> OpenAsync(IReadOnlyCollection<string> staffIds, LocalDate today, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var ready = (await opening.LinesAsync(staffIds, today, stop)).Where(l => l.State == OpeningState.Ready).ToList();
        if (ready.Count == 0)
        {
            return 0;
        }

        var now = clock.GetCurrentInstant();
        var version = policies.PolicyAt(today).Version;
        var opened = new List<Appraisal>();
        foreach (var line in ready)
        {
            opened.Add(await AppraisalOpening.AddAsync(db, line, Actor, now, today, version, stop));
        }
        await ExtraCriteria.GiveAsync(db, opened, stop);
        foreach (var appraisal in opened)
        {
            var link = $"/appraisals/{appraisal.Id}";
            await Mail.ToOfficialAsync(db, now, appraisal.StaffId, "OpenedByCalendar", link, stop, appraisal.DueOf(appraisal.Working)!);
        }
        foreach (var chief in opened.Select(a => a.SupervisorId).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await Mail.ToOfficialAsync(db, now, chief, "TeamOpenedByCalendar", "/team", stop, opened.Count(a => a.SupervisorId == chief));
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return opened.Count;
        }
        catch (DbUpdateException) when (ready.Count > 1)
        {
            // Somebody opened one of them in the same moment, and nothing of ours was written: one by one, the others are opened all the same.
            var done = 0;
            foreach (var line in ready)
            {
                done += await OpenAsync([line.Facts.StaffId], today, stop);
            }
            return done;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if ((await opening.LinesAsync(staffIds, today, stop)).Any(l => l.State == OpeningState.Ready))
            {
                throw;
            }
            return 0;
        }
    }

    /// <summary>
    /// Appraisals that run and are not assessed yet follow the calendar: their kind, the day of their end, and the days of steps under which no
    /// signature stands. What is signed stays as it was signed (CY-11); outputs carry over, since the appraisal stays one (decision 11).
    /// </summary>
    private async Task<int> CorrectAsync(IReadOnlyCollection<string> staffIds, LocalDate today, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var running = (
            await db
                .Appraisals.Where(a => staffIds.Contains(a.StaffId) && a.CycleStart <= today && a.DueOn >= today)
                .Where(a => a.ClosesOn == null && a.ExcludedAt == null)
                .ToListAsync(stop)
        ).ToLookup(a => a.StaffId, StringComparer.Ordinal);
        var candidates = running.Where(of => of.Any(a => a.State < AppraisalState.SelfAssessed)).Select(of => of.Key).ToList();
        var officials = await db
            .Officials.AsNoTracking()
            .Include(o => o.Periods)
            .Where(o => candidates.Contains(o.StaffId))
            .ToListAsync(stop);
        var extended = await ProbationExtensions.OfAsync(db, candidates, stop);
        var now = clock.GetCurrentInstant();
        var corrected = 0;
        foreach (var official in officials)
        {
            var appraisal = running[official.StaffId].Where(a => a.State < AppraisalState.SelfAssessed).MaxBy(a => a.CycleStart)!;
            if (
                AppraisalPlan.On(official.Career().With(extended, official.StaffId), today, policies.PolicyOfLaunch) is { } plan
                && !await IsOpenAsync(appraisal, plan, stop)
                && Correct(appraisal, plan, now)
            )
            {
                corrected++;
                foreach (var who in new[] { appraisal.StaffId, appraisal.SupervisorId }.OfType<string>())
                {
                    await Mail.ToOfficialAsync(db, now, who, "DatesCorrected", $"/appraisals/{appraisal.Id}", stop);
                }
            }
        }
        try
        {
            await db.SaveChangesAsync(stop);
            return corrected;
        }
        catch (DbUpdateException)
        {
            // Somebody acts on one of them, or another node was quicker: the next run looks again.
            db.ChangeTracker.Clear();
            return 0;
        }
    }

    private Task<bool> IsOpenAsync(Appraisal but, AppraisalPlan plan, CancellationToken stop)
    {
        var (staffId, id, kind, due) = (but.StaffId, but.Id, plan.Kind, plan.Cycle.LastDay);
        return db.Appraisals.AnyAsync(a => a.StaffId == staffId && a.Id != id && a.Kind == kind && a.DueOn == due, stop);
    }

    private bool Correct(Appraisal appraisal, AppraisalPlan plan, Instant now)
    {
        var before = (appraisal.Kind, appraisal.DueOn);
        var countedFrom = appraisal.CountedFrom ?? appraisal.CycleStart;
        if (appraisal.Kind == plan.Kind && appraisal.DueOn == plan.Cycle.LastDay && countedFrom == plan.CountedFrom)
        {
            // A policy that changed since binds what is opened under it, not what was opened before (J3251).
            return false;
        }

        var because =
            appraisal.Kind == AppraisalKind.TechnicalCooperation != (plan.Kind == AppraisalKind.TechnicalCooperation) ? "funding"
            : appraisal.Kind.IsProbation() || plan.Kind.IsProbation() ? "probation"
            : "service";
        appraisal.Kind = plan.Kind;
        appraisal.DueOn = plan.Cycle.LastDay;
        appraisal.CountedFrom = plan.CountedFrom == appraisal.CycleStart ? null : plan.CountedFrom;
        if (!AppraisalStates.WithSignedBeginning.Contains(appraisal.State))
        {
            appraisal.BeginningDue = plan.BeginningDue;
        }
        if (appraisal.State < AppraisalState.MidTermSignedBySupervisor)
        {
            appraisal.MidTermDue = plan.MidTermDue;
        }
        db.History.Add(
            Settling.Entry(
                appraisal,
                now,
                Actor,
                "dates-corrected",
                plan.Rule.Rule,
                JsonSerializer.Serialize(
                    new
                    {
                        because,
                        from = new { kind = before.Kind.ToString(), dueOn = IsoDay.Text(before.DueOn) },
                        to = new { kind = plan.Kind.ToString(), dueOn = IsoDay.Text(plan.Cycle.LastDay) },
                    }
                )
            )
        );
        return true;
    }
}
