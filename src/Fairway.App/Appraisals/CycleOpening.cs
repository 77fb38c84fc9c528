using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Whether an official's regular cycle can be opened now, and if not, why.</summary>
public enum OpeningState
{
    /// <summary>Nothing stands in the way.</summary>
    Ready,

    /// <summary>Open already.</summary>
    Open,

    /// <summary>On probation: another rhythm (PR-1).</summary>
    Probation,

    /// <summary>Financed from technical cooperation: another rhythm (PR-5).</summary>
    TechnicalCooperation,

    /// <summary>Not in service today, or in no unit.</summary>
    NotInService,

    /// <summary>Nobody supervises them: HR's queue of vacant places (decision 12).</summary>
    NoSupervisor,

    /// <summary>HR leaves them out of this cycle; <see cref="OpeningLine.ExcludedBecause"/> says why.</summary>
    Excluded,
}

/// <summary>One official in the list of those whose cycle can be opened.</summary>
/// <param name="ProbationEnds">The first day after probation; null where there is none.</param>
public sealed record OpeningLine(
    AppraisalFacts Facts,
    OpeningState State,
    Cycle? Cycle,
    LocalDate? BeginningDue,
    Guid? AppraisalId,
    LocalDate? ProbationEnds
)
{
    /// <summary>HR's reason, where they are left out of the cycle; null otherwise.</summary>
    public string? ExcludedBecause { get; init; }
}

/// <summary>Opens the cycle (CY-1): for oneself, for one official, or for a whole team at once.</summary>
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
            var facts = line.Facts;
            var appraisal = new Appraisal
            {
                StaffId = facts.StaffId,
                CycleStart = line.Cycle!.Value.Start,
                CycleEnd = line.Cycle.Value.LastDay,
                PolicyVersion = version,
                OpenedOn = reader.Today,
                State = AppraisalState.BeginningDraft,
                SupervisorId = facts.SupervisorId,
                SecondLevelId = facts.SecondLevelId,
                DelegateId = facts.DelegateId,
                DelegateSigns = facts.DelegateSigns,
                UnitCode = facts.UnitCode!,
                PartFrom = await SinceAsync(facts, line.Cycle.Value, reader.Today, stop),
                OfManager = facts.IsManager,
                BeginningDue = line.BeginningDue!.Value,
                MidTermDue = MidTermDue(line.Cycle.Value, policies.PolicyAt(reader.Today).Appraisals),
            };
            db.Appraisals.Add(appraisal);
            opened.Add(appraisal);
            db.History.Add(
                new HistoryEntry
                {
                    At = now,
                    Actor = me,
                    Capability = "appraisals",
                    Subject = appraisal.Id.ToString(),
                    Act = "open",
                    Rule = "CY-1",
                    PolicyVersion = version,
                }
            );
            foreach (var who in new[] { facts.StaffId, facts.SupervisorId }.OfType<string>().Where(w => w != me))
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

    /// <summary>Who supervises only since some time in the cycle supervises a part of it (CY-9); null: all of it so far.</summary>
    private Task<LocalDate?> SinceAsync(AppraisalFacts facts, Cycle cycle, LocalDate today, CancellationToken stop) =>
        db
            .Supervisions.Where(s => s.StaffId == facts.StaffId && s.SupervisorId == facts.SupervisorId && s.From > cycle.Start)
            .Where(s => s.From <= today && (s.Until == null || s.Until > today))
            .Select(s => (LocalDate?)s.From)
            .FirstOrDefaultAsync(stop);

    private async Task<IReadOnlyList<OpeningLine>> LinesAsync(Reader reader, IReadOnlyCollection<string> staffIds, CancellationToken stop)
    {
        if (staffIds.Count == 0)
        {
            return [];
        }

        var today = reader.Today;
        var policy = policies.PolicyAt(today);
        var facts = await AppraisalFacts.OfAsync(db, staffIds, today, stop);
        var open = (
            await db
                .Appraisals.AsNoTracking()
                .Where(a => staffIds.Contains(a.StaffId) && a.CycleEnd >= today)
                .Select(a => new
                {
                    a.Id,
                    a.StaffId,
                    a.CycleStart,
                    // Outputs carry over into what runs: a change of funding opens no second appraisal beside it (decision 11).
                    Runs = a.CycleStart <= today && a.State != AppraisalState.EndComplete && (a.ClosesOn == null || a.ClosesOn >= today),
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
                    var cycle = CycleOf(official, today, policy);
                    var id = cycle is null
                        ? null
                        : open[official.StaffId].FirstOrDefault(a => a.CycleStart == cycle.Value.Start || a.Runs)?.Id;
                    var reason = excluded[official.StaffId].FirstOrDefault(e => e.CycleEnd == cycle?.LastDay)?.Reason;
                    var state =
                        id is not null ? OpeningState.Open
                        : reason is not null ? OpeningState.Excluded
                        : official.Funding is null || official.UnitCode is null ? OpeningState.NotInService
                        : official.Funding == "TC" ? OpeningState.TechnicalCooperation
                        : cycle is null ? OpeningState.Probation
                        : official.SupervisorId is null ? OpeningState.NoSupervisor
                        : OpeningState.Ready;
                    var due = cycle is { } c ? BeginningDue(c, policy.Appraisals) : (LocalDate?)null;
                    return new OpeningLine(official, state, cycle, due, id, ProbationEnds(official, policy)) { ExcludedBecause = reason };
                })
                .OrderBy(l => l.Facts.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The regular cycle that covers the day; null on probation and outside regular-budget service (PR-1, PR-3, PR-5).</summary>
    public static Cycle? CycleOf(AppraisalFacts official, LocalDate today, PolicySet policy) =>
        official.StretchStart is { } stretch
            ? AppraisalCalendar.At(today, AppraisalCalendar.FirstStart(stretch, ProbationEnds(official, policy)), policy.Appraisals)
            : null;

    private static LocalDate? ProbationEnds(AppraisalFacts official, PolicySet policy) =>
        official.ProbationFrom is { } entry ? ProbationCalendar.Ends(entry, policy.Probation) : null;

    /// <summary>The day on which the beginning of this cycle is due; the cycle's last day where the cycle is too short for a date of its own.</summary>
    public static LocalDate BeginningDue(Cycle cycle, AppraisalPolicy policy) =>
        AppraisalCalendar.Dues(cycle.Start, cycle.LastDay, policy).FirstOrDefault(d => d.Step == AppraisalStep.Beginning)?.On
        ?? cycle.LastDay;

    /// <summary>The day on which its mid-term review is due; null where the cycle is too short for one (CY-3).</summary>
    public static LocalDate? MidTermDue(Cycle cycle, AppraisalPolicy policy) =>
        AppraisalCalendar.Dues(cycle.Start, cycle.LastDay, policy).FirstOrDefault(d => d.Step == AppraisalStep.MidTerm)?.On;
}
