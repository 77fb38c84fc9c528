using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Whether an official's appraisal can be opened now, and if not, why.</summary>
public enum OpeningState
{
    /// <summary>Nothing stands in the way.</summary>
    Ready,

    /// <summary>Open already.</summary>
    Open,

    /// <summary>Between the probationary report and the end of probation, whose last months belong to the third appraisal (PR-1, PR-3).</summary>
    Probation,

    /// <summary>Not in service today, or in no unit.</summary>
    NotInService,

    /// <summary>Nobody supervises them: HR's queue of vacant places (decision 12).</summary>
    NoSupervisor,

    /// <summary>HR leaves them out of this cycle; <see cref="OpeningLine.ExcludedBecause"/> says why.</summary>
    Excluded,
}

/// <summary>One official in the list of those whose cycle can be opened.</summary>
/// <param name="Plan">The appraisal that runs today by the calendar (CY-1, PR-1, PR-3, PR-5); null: none does.</param>
/// <param name="ProbationEnds">The first day after probation; null where there is none.</param>
public sealed record OpeningLine(AppraisalFacts Facts, OpeningState State, AppraisalPlan? Plan, Guid? AppraisalId, LocalDate? ProbationEnds)
{
    /// <summary>The cycle that would be opened, or is.</summary>
    public Cycle? Cycle => Plan?.Cycle;

    /// <summary>The day on which its outputs are to be agreed.</summary>
    public LocalDate? BeginningDue => Plan?.BeginningDue;

    /// <summary>HR's reason, where they are left out of the cycle; null otherwise.</summary>
    public string? ExcludedBecause { get; init; }
}

/// <summary>Opens the appraisal that the calendar has for today, where the daily job has not yet (CY-1): for oneself, for one official, or for a whole team at once.</summary>
public sealed class CycleOpening(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Those whom the reader appraises, as chief or delegate, and how each stands; the reader's own line first where asked.</summary>
    public async Task<IReadOnlyList<OpeningLine>> TeamAsync(Reader reader, CancellationToken stop = default) =>
        reader.StaffId is { } me
            ? await LinesAsync(reader, await Team.MembersAsync(db, me, reader.Today, reader.StandsInFor, stop), stop)
            : [];

    /// <summary>The reader's own line; null for who is not in the staff file.</summary>
    public async Task<OpeningLine?> OwnAsync(Reader reader, CancellationToken stop = default) =>
        reader.StaffId is { } me ? (await LinesAsync(reader, [me], stop)).SingleOrDefault() : null;

    /// <summary>
    /// Opens the cycle of those named who are ready; the others are left as they are. Opening twice opens once.
    /// </summary>
    /// <returns>The officials whose cycle was opened now.</returns>
    public async Task<IReadOnlyList<OpeningLine>> OpenAsync(
        Reader reader,
        IReadOnlyCollection<string> staffIds,
        CancellationToken stop = default
    )
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }

        var allowed = (await Team.MembersAsync(db, me, reader.Today, reader.StandsInFor, stop))
            .Append(me)
            .ToHashSet(StringComparer.Ordinal);
        var ready = (await LinesAsync(reader, [.. staffIds.Where(allowed.Contains)], stop))
            .Where(l => l.State == OpeningState.Ready)
            .ToList();
        var now = clock.GetCurrentInstant();
        var version = policies.PolicyAt(reader.Today).Version;
        var opened = new List<Appraisal>();
        foreach (var line in ready)
        {
            var appraisal = await AppraisalOpening.AddAsync(db, line, me, now, reader.Today, version, stop);
            opened.Add(appraisal);
            foreach (var who in new[] { appraisal.StaffId, appraisal.SupervisorId }.OfType<string>().Where(w => w != me))
            {
                await Mail.ToOfficialAsync(db, clock, who, "AppraisalOpened", $"/appraisals/{appraisal.Id}", stop, reader.DisplayName);
            }
        }

        await ExtraCriteria.GiveAsync(db, opened, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Somebody opened one of them in the same moment. Nothing of ours was written: see who is left and open those.
            db.ChangeTracker.Clear();
            var left = (await LinesAsync(reader, [.. ready.Select(l => l.Facts.StaffId)], stop))
                .Where(l => l.State == OpeningState.Ready)
                .ToList();
            if (left.Count == ready.Count)
            {
                throw;
            }

            return await OpenAsync(reader, [.. left.Select(l => l.Facts.StaffId)], stop);
        }

        return ready;
    }

    private Task<IReadOnlyList<OpeningLine>> LinesAsync(Reader reader, IReadOnlyCollection<string> staffIds, CancellationToken stop) =>
        LinesAsync(staffIds, reader.Today, stop);

    /// <summary>How each of these officials stands, whoever asks: of the daily job and of those who may open.</summary>
    internal async Task<IReadOnlyList<OpeningLine>> LinesAsync(
        IReadOnlyCollection<string> staffIds,
        LocalDate today,
        CancellationToken stop
    )
    {
        if (staffIds.Count == 0)
        {
            return [];
        }

        var extended = await ProbationExtensions.OfAsync(db, staffIds, stop);
        var facts = await AppraisalFacts.OfAsync(db, staffIds, today, stop);
        var open = (
            await db
                .Appraisals.AsNoTracking()
                .Where(a => staffIds.Contains(a.StaffId) && a.DueOn >= today)
                .Select(a => new
                {
                    a.Id,
                    a.StaffId,
                    a.Kind,
                    a.CycleStart,
                    a.DueOn,
                    a.ClosesOn,
                    a.State,
                })
                .ToListAsync(stop)
        ).ToLookup(a => a.StaffId, StringComparer.Ordinal);
        var excluded = (
            await CycleExclusions
                .Standing(db)
                .Where(e => staffIds.Contains(e.StaffId) && e.CycleEnd >= today)
                .Select(e => new
                {
                    e.StaffId,
                    e.CycleEnd,
                    e.Reason,
                })
                .ToListAsync(stop)
        ).ToLookup(e => e.StaffId, StringComparer.Ordinal);
        return
        [
            .. facts
                .Select(official =>
                {
                    var career = official.Career.With(extended, official.StaffId);
                    var plan = AppraisalPlan.On(career, today, policies.PolicyOfLaunch);
                    var id = plan is null
                        ? null
                        : open[official.StaffId]
                            .FirstOrDefault(a =>
                                (a.Kind == plan.Kind && a.DueOn == plan.Cycle.LastDay)
                                || Appraisal.Runs(a.CycleStart, a.DueOn, a.ClosesOn, a.State, today)
                            )
                            ?.Id;
                    var reason = excluded[official.StaffId].FirstOrDefault(e => e.CycleEnd == plan?.Cycle.LastDay)?.Reason;
                    var state =
                        id is not null ? OpeningState.Open
                        : reason is not null ? OpeningState.Excluded
                        : official.Funding is null || official.UnitCode is null ? OpeningState.NotInService
                        : plan is null ? OpeningState.Probation
                        : official.SupervisorId is null ? OpeningState.NoSupervisor
                        : OpeningState.Ready;
                    return new OpeningLine(official, state, plan, id, ProbationEnds(official.Career)) { ExcludedBecause = reason };
                })
                .OrderBy(l => l.Facts.Name, StringComparer.Ordinal),
        ];
    }

    private LocalDate? ProbationEnds(Career career) =>
        career.Probation ? ProbationCalendar.Ends(career.EntryOnDuty, policies.PolicyOfLaunch(career.EntryOnDuty).Probation) : null;
}
