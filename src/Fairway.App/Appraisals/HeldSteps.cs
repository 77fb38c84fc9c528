using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>A step of somebody who is away, of which nobody is reminded until HR says (decision 11).</summary>
/// <param name="Status">secondment or unpaid-leave.</param>
/// <param name="AwayUntil">The first day back, as far as the file knows it; null: open.</param>
/// <param name="Decision">What HR decided for this step; null: nothing yet.</param>
public sealed record HeldStep(
    Appraisal Appraisal,
    string Official,
    AppraisalStep Step,
    LocalDate Due,
    string Status,
    LocalDate AwaySince,
    LocalDate? AwayUntil,
    HeldStepDecision? Decision
);

/// <summary>
/// Steps that fall due during secondment and leave without pay: the obligation stays and is listed, and reminders are held until HR confirms the
/// day or puts it off (decision 11). For HR partners, about the units that they serve and never about themselves.
/// </summary>
public sealed class HeldSteps(FairwayDb db, IClock clock)
{
    /// <summary>As long as a reason may be.</summary>
    public const int LongestReason = 2000;

    /// <summary>In the order of the days; null for who is no HR partner.</summary>
    public async Task<IReadOnlyList<HeldStep>?> ListAsync(Reader reader, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsHr(reader))
        {
            return null;
        }

        var today = reader.Today;
        var units = reader.HrUnits?.ToList();
        var rows = await (
            from a in db.Appraisals.AsNoTracking()
            join p in db.ServicePeriods on a.StaffId equals p.StaffId
            join o in db.Officials on a.StaffId equals o.StaffId
            where
                a.State != AppraisalState.EndComplete
                && a.CycleStart <= today
                && a.ExcludedAt == null
                && p.From <= today
                && (p.Until == null || p.Until > today)
                && p.Status != "active"
                && (units == null || units.Contains(a.UnitCode))
                && a.StaffId != reader.StaffId
            select new
            {
                Appraisal = a,
                Period = p,
                o.GivenNames,
                o.FamilyName,
            }
        ).ToListAsync(stop);
        var ids = rows.Select(r => r.Appraisal.Id).ToList();
        var decisions = (await db.HeldStepDecisions.AsNoTracking().Where(d => ids.Contains(d.AppraisalId)).ToListAsync(stop)).ToLookup(d =>
            (d.AppraisalId, d.Step)
        );
        return
        [
            .. rows.Where(r => r.Appraisal.State.IsSettled() || !r.Appraisal.State.IsDelivered())
                .Select(r => new HeldStep(
                    r.Appraisal,
                    $"{r.GivenNames} {r.FamilyName}".Trim(),
                    r.Appraisal.Working,
                    r.Appraisal.DueNow,
                    r.Period.Status,
                    r.Period.From,
                    r.Period.Until,
                    decisions[(r.Appraisal.Id, r.Appraisal.Working)].MaxBy(d => d.DecidedAt)
                ))
                .OrderBy(h => h.Decision is not null)
                .ThenBy(h => h.Due)
                .ThenBy(h => h.Official, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>One of them; null where there is none for the reader.</summary>
    public async Task<HeldStep?> OfAsync(Reader reader, Guid appraisalId, CancellationToken stop = default) =>
        (await ListAsync(reader, stop))?.SingleOrDefault(h => h.Appraisal.Id == appraisalId);

    /// <summary>Confirms the step's day, or puts it off to another; both sides are told.</summary>
    /// <param name="step">The step that the reader saw.</param>
    /// <param name="postponeTo">A day after today; null: confirmed.</param>
    public async Task<ActResult> DecideAsync(
        Reader reader,
        Guid appraisalId,
        AppraisalStep step,
        LocalDate? postponeTo,
        string reason,
        CancellationToken stop = default
    )
    {
        if (await OfAsync(reader, appraisalId, stop) is not { } held)
        {
            return ActResult.Missing;
        }

        if (held.Step != step)
        {
            return ActResult.Stale;
        }

        if (held.Decision is { } before && before.PostponedTo == postponeTo && before.Reason == reason.Trim())
        {
            return ActResult.Ok;
        }

        if (Refused(reader, held, postponeTo, reason) is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }

        var now = clock.GetCurrentInstant();
        var appraisal = await db.Appraisals.SingleAsync(a => a.Id == appraisalId, stop);
        appraisal.Postpone(step, postponeTo);
        db.HeldStepDecisions.Add(
            new HeldStepDecision
            {
                AppraisalId = appraisalId,
                Step = step,
                PostponedTo = postponeTo,
                Reason = reason.Trim(),
                DecidedBy = reader.Actor,
                DecidedAt = now,
            }
        );
        var day = postponeTo is { } to ? $"\"{IsoDay.Text(to)}\"" : "null";
        db.History.Add(
            Settling.Entry(
                appraisal,
                now,
                reader.Actor,
                postponeTo is null ? "step-confirmed" : "step-postponed",
                "CY-1",
                $$"""{"step":"{{step}}","to":{{day}}}"""
            )
        );
        var mail = postponeTo is null ? "StepConfirmed" : "StepPostponed";
        foreach (var who in new[] { appraisal.StaffId, appraisal.SupervisorId }.OfType<string>())
        {
            await Mail.ToOfficialAsync(db, now, who, mail, $"/appraisals/{appraisal.Id}", stop, reader.DisplayName, postponeTo ?? held.Due);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    private static Refusal? Refused(Reader reader, HeldStep held, LocalDate? postponeTo, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? HeldStepRefusals.HeldReasonMissing
        : reason.Length > LongestReason ? HeldStepRefusals.HeldReasonTooLong(reason.Length, LongestReason)
        : postponeTo <= LocalDate.Max(reader.Today, held.Due) ? HeldStepRefusals.HeldNotLater
        : null;
}
