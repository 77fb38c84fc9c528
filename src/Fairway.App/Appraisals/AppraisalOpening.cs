using System.Text.Json;
using Fairway.App.Probation;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>How an appraisal comes to be, whoever opens it: the record that the calendar's plan asks for, with its entry in the history.</summary>
internal static class AppraisalOpening
{
    /// <summary>Adds the appraisal of a line that is ready. The caller saves.</summary>
    /// <param name="actor">Who opens it: somebody's staff id, or the calendar.</param>
    public static async Task<Appraisal> AddAsync(
        FairwayDb db,
        OpeningLine line,
        string actor,
        Instant now,
        LocalDate today,
        string policyVersion,
        CancellationToken stop
    )
    {
        var (facts, plan) = (line.Facts, line.Plan!);
        var appraisal = new Appraisal
        {
            StaffId = facts.StaffId,
            Kind = plan.Kind,
            CycleStart = plan.Cycle.Start,
            CycleEnd = plan.Cycle.LastDay,
            CountedFrom = plan.CountedFrom == plan.Cycle.Start ? null : plan.CountedFrom,
            PolicyVersion = policyVersion,
            OpenedOn = today,
            State = AppraisalState.BeginningDraft,
            SupervisorId = facts.SupervisorId,
            SecondLevelId = facts.SecondLevelId,
            DelegateId = facts.DelegateId,
            DelegateSigns = facts.DelegateSigns,
            UnitCode = facts.UnitCode!,
            PartFrom = await SinceAsync(db, facts, plan.Cycle, today, stop),
            OfManager = facts.IsManager,
            BeginningDue = plan.BeginningDue,
            MidTermDue = plan.MidTermDue,
        };
        db.Appraisals.Add(appraisal);
        db.History.Add(
            Settling.Entry(
                appraisal,
                now,
                actor,
                "open",
                plan.Rule.Rule,
                JsonSerializer.Serialize(new { kind = plan.Kind.ToString(), dueOn = IsoDay.Text(plan.Cycle.LastDay) })
            )
        );
        if (plan.Kind.IsProbation() && line.ProbationEnds is { } ends)
        {
            await ProbationOpening.FollowAsync(db, appraisal, plan.CountedFrom, ends.PlusDays(-1), now, actor, stop);
        }
        if (plan.Kind == AppraisalKind.ProbationSecond)
        {
            await CarryOverAsync(db, appraisal, actor, now, stop);
        }
        return appraisal;
    }

    /// <summary>
    /// What was agreed in the first year of probation carries over into the second, as it stands after the first mid-term review: the second
    /// one adjusts it. Where nothing was agreed the second year begins with an agreement of its own (interpretation 41).
    /// </summary>
    private static async Task CarryOverAsync(FairwayDb db, Appraisal second, string actor, Instant now, CancellationToken stop)
    {
        var first = await db
            .Appraisals.AsNoTracking()
            .Where(a => a.StaffId == second.StaffId && a.Kind == AppraisalKind.ProbationFirst && a.AgreedVersion > 0)
            .OrderByDescending(a => a.CycleStart)
            .FirstOrDefaultAsync(stop);
        if (first is null || await FormVersions.SettledAsync<AgreementForm>(db, first, stop) is not { } agreement)
        {
            return;
        }

        var review = await FormVersions.SettledAsync<ReviewForm>(db, first, stop);
        var standing = StandingOutput.After(agreement, review).Where(o => o.Counts).Select(o => o.Now).ToList();
        var source = await db
            .FormVersions.AsNoTracking()
            .SingleAsync(v => v.AppraisalId == first.Id && v.Step == AppraisalStep.Beginning && v.Number == first.AgreedVersion, stop);
        var content = FormText.Write(agreement with { Outputs = [.. standing] });
        db.FormVersions.Add(
            new FormVersion
            {
                AppraisalId = second.Id,
                Step = AppraisalStep.Beginning,
                Number = 1,
                Content = content,
                Hash = FormText.Hash(second, AppraisalStep.Beginning, content),
                SharedBy = source.SharedBy,
                SharedAt = now,
                Language = source.Language,
            }
        );
        await KeptOutputs.ReplaceAsync(db, second.Id, standing, agreed: true, stop);
        (second.State, second.SharedVersion, second.AgreedVersion) = (AppraisalState.BeginningAgreed, 1, 1);
        second.ReceivedByBoardAt = first.ReceivedByBoardAt;
        db.History.Add(Settling.Entry(second, now, actor, "carried-over", "PR-1", $$"""{"from":"{{first.Id}}"}"""));
    }

    /// <summary>Who supervises only since some time in the cycle supervises a part of it (CY-9); null: all of it so far.</summary>
    private static Task<LocalDate?> SinceAsync(FairwayDb db, AppraisalFacts facts, Cycle cycle, LocalDate today, CancellationToken stop) =>
        db
            .Supervisions.Where(s => s.StaffId == facts.StaffId && s.SupervisorId == facts.SupervisorId && s.From > cycle.Start)
            .Where(s => s.From <= today && (s.Until == null || s.Until > today))
            .Select(s => (LocalDate?)s.From)
            .FirstOrDefaultAsync(stop);
}
