using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Underperformance;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Underperformance;

/// <summary>How the guards stand in a case (UP-3).</summary>
/// <param name="Findings">Each met or not, with the evidence.</param>
/// <param name="Overrides">Those that were given.</param>
/// <param name="Stopping">The guards that still stop a decision.</param>
public sealed record CaseGuards(
    IReadOnlyList<GuardFinding> Findings,
    IReadOnlyList<GuardOverride> Overrides,
    IReadOnlyList<Guard> Stopping
);

/// <summary>What follows a result that is not sufficient: further monitoring, or a decision behind the guards and a hearing (UP-1, UP-3).</summary>
public sealed class CaseOutcomes(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>The guards as they stand today; null before a review has been signed.</summary>
    public async Task<CaseGuards?> GuardsAsync(UnderperformanceCase of, CancellationToken stop = default)
    {
        var policy = policies.PolicyAt(of.LaunchedOn).Underperformance;
        if (
            of.ReviewedOn is not { } reviewed
            || await CaseClock.OfAsync(db, of, policy, stop) is not { } clockReading
            || await CaseTexts.NewestAsync(db, of.Id, CaseFormKind.Review, stop) is not { } form
        )
        {
            return null;
        }

        var plan = await CaseTexts.PlanAsync(db, of.Id, stop);
        var review = FormText.Read<ProgressReview>(form.Content);
        var (id, version) = (of.Id, of.PlanVersion);
        var signedAt = await db
            .CaseSignatures.Where(s =>
                s.CaseId == id && s.Kind == CaseFormKind.Plan && s.Number == version && s.Party == CaseParty.Supervisor && s.EndedAt == null
            )
            .Select(s => (Instant?)s.At)
            .FirstOrDefaultAsync(stop);
        // The instant is that of the supervisor; the day of a place further east could be one later, and the plan runs from it at the latest.
        var signedOn = signedAt is { } at ? Earlier(at.InUtc().Date, of.RunsFrom!.Value) : of.RunsFrom!.Value;
        var statements = await db.CaseStatements.AsNoTracking().Where(s => s.CaseId == id).ToListAsync(stop);
        var findings = DecisionGuards.Of(
            new GuardFacts
            {
                Clock = clockReading,
                PlanSignedOn = signedOn,
                Objectives = plan.Objectives.Length,
                WarnedOn = string.IsNullOrWhiteSpace(plan.Warning) ? null : signedOn,
                DiscussedOn = of.DiscussedOn,
                ReviewedOn = reviewed,
                NotedOn =
                [
                    .. statements
                        .Where(s => s.Party == CaseParty.Supervisor && s.Word is (CaseWord.Progress or CaseWord.Support))
                        .Select(s => s.Day!.Value),
                ],
                RemediesPromised = plan.Remedies.Length,
                RemediesGiven = review.Remedies.Count(r => r.Given == true),
                ReceivedByBoardOn = of.ReceivedByBoardAt?.InUtc().Date,
            },
            policy
        );
        // An override is of one proposal: what was let go on for another, or before it was taken back, doesn't count.
        var overrides = statements
            .Where(s => s.Word == CaseWord.Override && of.ProposedAt is { } since && s.At >= since)
            .Select(s => new GuardOverride(
                Enum.Parse<Guard>(s.About!),
                s.AuthorId!,
                s.Party == CaseParty.HrPartner ? OverridingOffice.HumanResources : OverridingOffice.ReportsBoard
            ))
            .ToList();
        return new CaseGuards(findings, overrides, DecisionGuards.Stopping(findings, overrides));

        static LocalDate Earlier(LocalDate one, LocalDate other) => one < other ? one : other;
    }

    /// <summary>The plan runs on for some time, from today.</summary>
    /// <param name="late">What is said where it comes after its day (CY-8); null: nothing.</param>
    public async Task<ActResult> MonitorFurtherAsync(
        Reader reader,
        Guid id,
        int version,
        string reason,
        LateWords? late = null,
        CancellationToken stop = default
    )
    {
        var (at, transition, refused) = await OpenAsync(reader, id, version, CaseAct.MonitorFurther, reason, stop, late);
        if (at is null)
        {
            return refused!;
        }
        var now = clock.GetCurrentInstant();
        var after = AddLate(at, late, now);
        at.Case.RunsFrom = reader.Today;
        at.Case.RunsFurther = true;
        at.Case.ReviewedOn = null;
        return await GoAsync(at, transition!, CaseWord.Further, reason, null, "monitor-further", now, stop, after);
    }

    /// <summary>Proposes a decision: from now the official can be heard, and the guards are in everybody's sight.</summary>
    /// <param name="late">What is said where it comes after its day (CY-8); null: nothing.</param>
    public async Task<ActResult> ProposeAsync(
        Reader reader,
        Guid id,
        int version,
        string? decision,
        string reason,
        LateWords? late = null,
        CancellationToken stop = default
    )
    {
        var (at, transition, refused) = await OpenAsync(reader, id, version, CaseAct.ProposeDecision, reason, stop, late);
        if (at is null)
        {
            return refused!;
        }
        if (policies.PolicyAt(at.Case.LaunchedOn).Underperformance.Decisions.All(known => known.Code != decision))
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.CaseDecisionMissing, "Decision", "UP-3"));
        }
        var now = clock.GetCurrentInstant();
        var after = AddLate(at, late, now);
        (at.Case.Decision, at.Case.ProposedAt) = (decision, now);
        return await GoAsync(at, transition!, CaseWord.ProposedDecision, reason, decision, "propose-decision", now, stop, after);
    }

    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, int version, string reason, CancellationToken stop = default)
    {
        var (at, transition, refused) = await OpenAsync(reader, id, version, CaseAct.WithdrawProposal, reason, stop);
        if (at is null)
        {
            return refused!;
        }
        var now = clock.GetCurrentInstant();
        (at.Case.Decision, at.Case.ProposedAt) = (null, null);
        return await GoAsync(at, transition!, CaseWord.WithdrawnProposal, reason, null, "withdraw-proposal", now, stop);
    }

    /// <summary>Lets the decision go on past a guard that is not met, for the reader's office, with a reason that the official sees.</summary>
    public async Task<ActResult> OverrideAsync(
        Reader reader,
        Guid id,
        int version,
        Guard guard,
        string reason,
        CancellationToken stop = default
    )
    {
        var (at, transition, refused) = await OpenAsync(reader, id, version, CaseAct.OverrideGuard, reason, stop);
        if (at is null)
        {
            return refused!;
        }
        var guards = (await GuardsAsync(at.Case, stop))!;
        var me = reader.StaffId ?? reader.Actor;
        if (guards.Overrides.Any(o => o.Guard == guard && o.PersonId == me))
        {
            return ActResult.Ok;
        }
        if (!guards.Findings.Any(f => f.Guard == guard && !f.IsMet))
        {
            return at.NotNow(CaseAct.OverrideGuard);
        }
        var now = clock.GetCurrentInstant();
        return await GoAsync(at, transition!, CaseWord.Override, reason, guard.ToString(), "override-guard", now, stop);
    }

    /// <summary>Records the decision: once the guards are met or overridden, and the official was heard or had the time to be.</summary>
    public async Task<ActResult> DecideAsync(Reader reader, Guid id, int version, string reason, CancellationToken stop = default)
    {
        var (at, transition, refused) = await OpenAsync(reader, id, version, CaseAct.Decide, reason, stop);
        if (at is null)
        {
            return refused!;
        }
        var missing = new List<Refusal>();
        if ((await GuardsAsync(at.Case, stop))!.Stopping.Count > 0)
        {
            missing.Add(Refusal.Of(RefusalCodes.CaseGuardsStop, null, "UP-3"));
        }
        var now = clock.GetCurrentInstant();
        if (await HearingEndsAsync(at.Case, now, stop) is { } ends)
        {
            missing.Add(Refusal.Of(RefusalCodes.CaseNotHeard, null, "UP-3", ends));
        }
        if (missing.Count > 0)
        {
            return new ActResult.Refused(missing);
        }
        at.Case.ClosedOn = reader.Today;
        return await GoAsync(at, transition!, CaseWord.Decision, reason, at.Case.Decision, "decide", now, stop);
    }

    /// <summary>The last day on which the official can still be heard before a decision; null once they have answered, or had the time.</summary>
    public async Task<LocalDate?> HearingEndsAsync(UnderperformanceCase of, Instant now, CancellationToken stop = default)
    {
        if (of.ProposedAt is not { } since)
        {
            return null;
        }
        var (id, policy) = (of.Id, policies.PolicyAt(of.LaunchedOn).Appraisals);
        return
            CommentsWindow.IsOver(since, now, policy)
            || await db.CaseStatements.AnyAsync(s => s.CaseId == id && s.Word == CaseWord.Account && s.At > since, stop)
            ? null
            : CommentsWindow.LastDay(since.InUtc().Date, policy);
    }

    private async Task<(CaseAtHand? At, CaseTransition? Transition, ActResult? Refused)> OpenAsync(
        Reader reader,
        Guid id,
        int version,
        CaseAct act,
        string reason,
        CancellationToken stop,
        LateWords? late = null
    )
    {
        if (await CaseAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return (null, null, ActResult.Missing);
        }
        if (at.Transition(act) is not { } transition)
        {
            return (null, null, at.NotNow(act));
        }
        if (at.Case.Version != version)
        {
            return (null, null, ActResult.Stale);
        }
        var longest = policies.PolicyAt(at.Case.LaunchedOn).Appraisals.TextMaximum;
        var lateBy = act is CaseAct.MonitorFurther or CaseAct.ProposeDecision ? LateBy(at) : 0;
        List<Refusal> missing =
        [
            .. CaseCheck.OfText(reason, "Reason", RefusalCodes.CaseReasonMissing, transition.Rule, longest),
            .. Lateness.Missing(lateBy, late ?? LateWords.None, Lateness.Sides, longest),
        ];
        return missing.Count > 0 ? (null, null, new ActResult.Refused(missing)) : (at, transition, null);
    }

    private int LateBy(CaseAtHand at) =>
        CaseSteps.OutcomeLateBy(at.Case, policies.PolicyAt(at.Case.LaunchedOn).Underperformance, at.Reader.Today);

    /// <summary>Keeps why what follows the result comes late, and says what history adds of it.</summary>
    private string AddLate(CaseAtHand at, LateWords? late, Instant now)
    {
        var lateBy = LateBy(at);
        if (lateBy > 0)
        {
            var due = CaseSteps.OutcomeDue(at.Case.ReceivedByBoardAt!.Value, policies.PolicyAt(at.Case.LaunchedOn).Underperformance);
            db.LateCaseSteps.Add(CaseSteps.Late(at, CaseStep.Outcome, at.Case.ReviewVersion, due, at.Reader.Today, late!, now));
        }

        return lateBy > 0 ? Lateness.InHistory(lateBy, late!) : "";
    }

    private async Task<ActResult> GoAsync(
        CaseAtHand at,
        CaseTransition transition,
        CaseWord word,
        string reason,
        string? about,
        string act,
        Instant now,
        CancellationToken stop,
        string after = ""
    )
    {
        at.Case.State = transition.To;
        // Also where the state stays: of two who act on the same proposal at the same moment one looks again.
        db.Entry(at.Case).Property(c => c.State).IsModified = true;
        db.CaseStatements.Add(at.Say(Guid.Empty, word, transition.Party, reason, now, about));
        db.History.Add(at.Entry(now, act, transition.Rule, DetailOf(about, after)));
        foreach (var who in new[] { at.Case.StaffId, at.Case.SupervisorId }.OfType<string>().Where(who => who != at.Reader.StaffId))
        {
            await Mail.ToOfficialAsync(db, now, who, "CaseNews", at.Link, stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    private static string? DetailOf(string? about, string after) =>
        about is null && after.Length == 0 ? null : "{" + ((about is null ? "" : $"\"about\":\"{about}\"") + after).TrimStart(',') + "}";
}
