using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.Underperformance;
using Fairway.Rules;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Demo.Underperformance;

/// <summary>One case while it is told: each act adds its rows as the product would have on that day.</summary>
internal sealed class CaseTale
{
    private readonly Func<LocalDate, PolicySet> policies;
    private readonly Chance chance;

    public CaseTale(
        string official,
        string supervisor,
        string? secondLevel,
        string unit,
        LocalDate opened,
        Func<LocalDate, PolicySet> policies,
        Chance chance
    )
    {
        (this.policies, this.chance) = (policies, chance);
        Case = new UnderperformanceCase
        {
            Id = chance.Id(At(opened, 9)),
            StaffId = official,
            SupervisorId = supervisor,
            SecondLevelId = secondLevel,
            UnitCode = unit,
            LaunchedOn = opened,
            PolicyVersion = policies(opened).Version,
            State = CaseState.Opened,
            OpenedOn = opened,
        };
        Rows.Add(Case);
    }

    public UnderperformanceCase Case { get; }

    /// <summary>Everything that was written, the case first.</summary>
    public List<object> Rows { get; } = [];

    public UnderperformancePolicy Policy => policies(Case.LaunchedOn).Underperformance;

    public ImprovementPlan Plan { get; private set; } = ImprovementPlan.Empty;

    public void Open(CaseOpening opening)
    {
        Form(CaseFormKind.Opening, 1, FormText.Write(opening), Case.LaunchedOn);
        Note(Case.LaunchedOn, Case.SupervisorId!, "open", "UP-1");
    }

    /// <param name="late">Said where it comes after its day (CY-8).</param>
    public void Discuss(LocalDate day, DiscussionRecord record, LateWords? late = null)
    {
        Late(CaseStep.Discussion, 1, CaseSteps.DiscussionDue(Case, Policy), day, Case.SupervisorId!, late);
        Form(CaseFormKind.Discussion, 1, FormText.Write(record with { HeldOn = day }), day);
        (Case.DiscussedOn, Case.State) = (day, CaseState.Discussed);
        Note(day, Case.SupervisorId!, "discussion", "UP-1");
    }

    public void Share(LocalDate day, ImprovementPlan plan)
    {
        Plan = plan with { DiscussedOn = day, Objectives = [.. plan.Objectives.Select(o => o with { DueOn = day.PlusDays(160) })] };
        (Case.PlanVersion, Case.State) = (1, CaseState.PlanShared);
        Form(CaseFormKind.Plan, 1, FormText.Write(Plan), day);
        Note(day, Case.SupervisorId!, "share-plan", "UP-1");
    }

    /// <summary>The supervisor signs the plan; null for the official: their signature is awaited.</summary>
    public void SignPlan(LocalDate supervisor, LocalDate? official)
    {
        Late(CaseStep.Plan, 1, CaseSteps.PlanDue(Case, Policy), supervisor, Case.SupervisorId!, null);
        var hash = CaseTexts.Hash(Case, CaseFormKind.Plan, FormText.Write(Plan));
        Sign(CaseFormKind.Plan, 1, CaseParty.Supervisor, Case.SupervisorId!, supervisor, hash);
        (Case.State, Case.SupervisorSignedAt) = (CaseState.PlanSigned, At(supervisor, 15));
        if (official is { } day)
        {
            Sign(CaseFormKind.Plan, 1, CaseParty.Official, Case.StaffId, day, hash);
            (Case.State, Case.SupervisorSignedAt, Case.RunsFrom) = (CaseState.Running, null, day);
        }
    }

    public void Say(
        LocalDate day,
        CaseWord word,
        CaseParty party,
        string who,
        string text,
        string? about = null,
        int hour = 11,
        LocalDate? told = null
    ) =>
        Rows.Add(
            new CaseStatement
            {
                Id = chance.Id(At(day, hour)),
                CaseId = Case.Id,
                Word = word,
                AuthorId = who,
                Party = party,
                About = about,
                Day = told,
                Text = text,
                Language = "en",
                At = At(day, hour),
            }
        );

    public void Progress(LocalDate day, string text, bool support = false) =>
        Say(
            day,
            support ? CaseWord.Support : CaseWord.Progress,
            CaseParty.Supervisor,
            Case.SupervisorId!,
            text,
            support ? null : "1",
            told: day
        );

    public void Leave(LocalDate from, string by) =>
        Rows.Add(
            new CaseLeave
            {
                Id = chance.Id(At(from, 8)),
                CaseId = Case.Id,
                From = from,
                RecordedBy = by,
                At = At(from, 8),
            }
        );

    /// <summary>The review with both signatures, and with them the Board's receipt.</summary>
    /// <param name="late">Said where it comes after its day (CY-8).</param>
    public void Review(LocalDate signed, LocalDate officialSigned, ProgressReview review, LateWords? late = null)
    {
        var content = FormText.Write(review with { DiscussedOn = signed });
        Form(CaseFormKind.Review, 1, content, signed);
        var hash = CaseTexts.Hash(Case, CaseFormKind.Review, content);
        Sign(CaseFormKind.Review, 1, CaseParty.Supervisor, Case.SupervisorId!, signed, hash);
        Sign(CaseFormKind.Review, 1, CaseParty.Official, Case.StaffId, officialSigned, hash);
        (Case.ReviewVersion, Case.ReviewedOn, Case.ReceivedByBoardAt) = (1, signed, At(officialSigned, 15));
        var clock = ReviewClock.Of(Case.RunsFrom!.Value, Policy.ReviewAfter, [], Policy);
        Late(CaseStep.Review, 1, clock.DueOn!.Value, signed, Case.SupervisorId!, late);
        Rows.Add(CaseSettling.ItemOf(Case, clock, At(officialSigned, 15)));
        Case.State = review.Sufficient == true ? CaseState.ClosedSufficient : CaseState.AtBoard;
        Case.ClosedOn = review.Sufficient == true ? officialSigned : null;
        Note(officialSigned, "fairway", "received-by-board", "BD-1");
    }

    /// <param name="late">Said where it comes after its day (CY-8).</param>
    public void Propose(LocalDate day, string by, string decision, string reason, LateWords? late = null)
    {
        Late(CaseStep.Outcome, Case.ReviewVersion, CaseSteps.OutcomeDue(Case.ReceivedByBoardAt!.Value, Policy), day, by, late);
        (Case.State, Case.Decision, Case.ProposedAt) = (CaseState.DecisionProposed, decision, At(day, 9));
        Say(day, CaseWord.ProposedDecision, CaseParty.HrPartner, by, reason, decision, 9);
        Note(day, by, "propose-decision", "UP-3");
    }

    private void Late(CaseStep step, int number, LocalDate due, LocalDate day, string who, LateWords? late)
    {
        if (day <= due)
        {
            return;
        }

        Rows.Add(
            new LateCaseStep
            {
                Id = chance.Id(At(day, 15)),
                CaseId = Case.Id,
                Step = step,
                Number = number,
                DueOn = due,
                SignedOn = day,
                Whose = late?.Whose ?? throw new InvalidOperationException($"The {step} of {Case.StaffId} is told late, and not why."),
                Cause = late.Cause,
                SaidBy = who,
                At = At(day, 15),
            }
        );
    }

    public static Instant At(LocalDate day, int hour) => day.At(new LocalTime(hour, 0)).InUtc().ToInstant();

    private void Form(CaseFormKind kind, int number, string content, LocalDate day) =>
        Rows.Add(
            new CaseForm
            {
                Id = chance.Id(At(day, 10)),
                CaseId = Case.Id,
                Kind = kind,
                Number = number,
                Content = content,
                Hash = CaseTexts.Hash(Case, kind, content),
                AuthorId = Case.SupervisorId!,
                Language = "en",
                At = At(day, 10),
            }
        );

    private void Sign(CaseFormKind kind, int number, CaseParty party, string who, LocalDate day, string hash)
    {
        Rows.Add(
            new CaseSignature
            {
                Id = chance.Id(At(day, 15)),
                CaseId = Case.Id,
                Kind = kind,
                Number = number,
                Party = party,
                SignerId = who,
                At = At(day, 15),
                Hash = hash,
            }
        );
        Note(day, who, "sign", "UP-2");
    }

    private void Note(LocalDate day, string who, string act, string rule) =>
        Rows.Add(
            new HistoryEntry
            {
                At = At(day, 15),
                Actor = who,
                Capability = "underperformance",
                Subject = Case.Id.ToString(),
                Act = act,
                Rule = rule,
                PolicyVersion = Case.PolicyVersion,
            }
        );
}
