using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Service;
using Fairway.Demo.Scenes;
using Fairway.Proof;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Probation;

/// <summary>
/// The probations whose two appraisals are told already: colleagues named after six months, their input from eighteen on, the report from the day on
/// which its assessment is signed, and what became of it. In order of staff numbers, each with dice of their own.
/// </summary>
internal sealed class Probations(FairwayDb db, PolicyLibrary policies, Instant now, Chance chance)
{
    private readonly LocalDate _today = now.InUtc().Date;
    private readonly string _hr = DemoPeople.Of("hr-office").StaffId!;
    private readonly string _chair = DemoPeople.Of("board-member").StaffId!;
    private int _warned;
    private bool _stopped;

    public async Task TellAsync(CancellationToken stop)
    {
        var appraisals = await db
            .Appraisals.AsNoTracking()
            .Where(a => a.Kind == AppraisalKind.ProbationFirst || a.Kind == AppraisalKind.ProbationSecond)
            .ToListAsync(stop);
        var languages = await db.Officials.ToDictionaryAsync(o => o.StaffId, o => o.Language, StringComparer.Ordinal, stop);
        var colleagues = (
            await db
                .ServicePeriods.Where(ServiceOn.Day(_today))
                .Where(p => p.UnitCode != null)
                .OrderBy(p => p.StaffId)
                .Select(p => new { p.StaffId, p.UnitCode })
                .ToListAsync(stop)
        ).ToLookup(p => p.UnitCode!, p => p.StaffId, StringComparer.Ordinal);
        var tales = new List<Tale>();
        foreach (var of in appraisals.GroupBy(a => a.StaffId, StringComparer.Ordinal).OrderBy(of => of.Key, StringComparer.Ordinal))
        {
            var tale = Open([.. of.OrderBy(a => a.CycleStart)], ProbationTexts.In(languages[of.Key] ?? "en"));
            tales.Add(tale);
            Name(tale, [.. colleagues[tale.Current.UnitCode]]);
            Report(tale);
        }

        await db.SaveChangesAsync(stop);
        foreach (var tale in tales.Where(t => t.Case.SupervisorSignedAt is not null))
        {
            await SealAsync(tale, stop);
        }

        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private sealed record Tale(
        ProbationCase Case,
        Appraisal Current,
        ProbationPolicy Policy,
        Period Window,
        ProbationTexts Texts,
        Chance Dice
    )
    {
        public string? Signer => Current.DelegateSigns ? Current.DelegateId : Current.SupervisorId;

        public LocalDate Due(ProbationStep step) => ProbationCalendar.DueOn(step, Case.EntryOnDuty, Policy);
    }

    private Tale Open(IReadOnlyList<Appraisal> years, ProbationTexts texts)
    {
        var (first, current) = (years[0], years[^1]);
        var entry = current.CountedFrom ?? current.CycleStart;
        var set = policies.PolicyOfLaunch(entry);
        var dice = chance.For(current.StaffId);
        var opened = Noon(first.OpenedOn);
        var probation = new ProbationCase
        {
            Id = dice.Id(opened),
            StaffId = current.StaffId,
            EntryOnDuty = entry,
            EndsOn = ProbationCalendar.Ends(entry, set.Probation).PlusDays(-1),
            AppraisalId = current.Id,
            PolicyVersion = current.PolicyVersion,
            OpenedOn = first.OpenedOn,
        };
        db.Probations.Add(probation);
        var tale = new Tale(probation, current, set.Probation, set.Appraisals.CommentsWindow, texts, dice);
        Remember(tale, opened, "calendar", "open", "PR-1");
        return tale;
    }

    /// <summary>Those who give input: named about the first mid-term review, and from the day on which it opens they write, most of them in time.</summary>
    private void Name(Tale tale, IReadOnlyList<string> unit)
    {
        var (policy, dice) = (tale.Policy, tale.Dice);
        var named = Before(Noon(tale.Due(ProbationStep.FirstMidTerm).PlusDays(dice.Between(-18, 12))));
        if (Noon(tale.Due(ProbationStep.FirstMidTerm).PlusDays(-18)) > now || tale.Signer is not { } signer)
        {
            return;
        }

        string?[] parties = [tale.Case.StaffId, tale.Current.SupervisorId, tale.Current.SecondLevelId, tale.Current.DelegateId];
        var others = unit.Where(who => !parties.Contains(who, StringComparer.Ordinal)).ToList();
        // Who enters as the official of the team has one to write.
        var asked = others.Where(who => who == DemoPeople.Of("official").StaffId).ToList();
        asked.AddRange(dice.Some([.. others.Except(asked)], policy.InputsMinimum + 1 - asked.Count));
        var agreeing = _today <= tale.Due(ProbationStep.FirstMidTerm).PlusDays(40);
        var opens = Months.Add(tale.Case.EntryOnDuty, policy.InputOpensAfterEntry);
        // What is in the report was given, and could be commented on, before it was signed.
        var latest = IsReported(tale) ? tale.Current.SupervisorSignedAt!.Value - Duration.FromDays(10) : now;
        var declines = asked.Count > 3 && dice.Yes(0.3);
        foreach (var (who, i) in asked.Select((who, i) => (who, i)))
        {
            var by = i % 2 == 0 ? NamedBy.Official : NamedBy.Supervisor;
            var input = new ProbationInput
            {
                Id = dice.Id(named),
                ProbationId = tale.Case.Id,
                StaffId = who,
                NamedBy = by,
                NamedById = by == NamedBy.Official ? tale.Case.StaffId : signer,
                NamedAt = named + Duration.FromMinutes(7 * i),
                State = agreeing && i > 1 ? InputState.Proposed : InputState.Designated,
            };
            db.ProbationInputs.Add(input);
            Remember(tale, input.NamedAt, input.NamedById, "name-colleague", "PR-2", $$"""{"input":"{{input.Id}}"}""");
            // The first of four writes last: theirs is still awaited until it is due. Where one declines, the report waits for it, and it comes late.
            var given = Noon(
                i != 0 ? opens.PlusDays(dice.Between(6, 50))
                : declines ? tale.Due(ProbationStep.Input).PlusDays(6)
                : opens.PlusDays(52)
            );
            if (input.State == InputState.Designated && given < latest)
            {
                Give(tale, input, i, given, declines);
            }
        }
    }

    private void Give(Tale tale, ProbationInput input, int i, Instant at, bool oneDeclines)
    {
        var texts = tale.Texts;
        if (i == 3 && oneDeclines)
        {
            (input.State, input.DeclinedBecause) = (InputState.Declined, texts.Declined);
            Remember(tale, at, input.StaffId, "decline-input", "PR-2", $$"""{"input":"{{input.Id}}"}""");
            return;
        }

        (input.State, input.GivenAt) = (InputState.Given, at);
        (input.Together, input.Strengths, input.Improve) = (texts.Together, texts.Strengths[i], texts.Improve[i]);
        Remember(tale, at, input.StaffId, "give-input", "PR-2", $$"""{"input":"{{input.Id}}"}""");
        if (at.InUtc().Date > tale.Due(ProbationStep.Input))
        {
            Late(tale, ProbationStep.Input, 0, DelayOf.Colleague, texts.WroteLate, input.StaffId, at);
        }

        if (i == 1 && at + Duration.FromDays(3) < now)
        {
            (input.Comment, input.CommentedAt) = (texts.Comment, at + Duration.FromDays(3));
            Remember(tale, input.CommentedAt.Value, tale.Case.StaffId, "comment-on-input", "PR-2", $$"""{"input":"{{input.Id}}"}""");
        }
    }

    /// <summary>Whether its assessment stands, and with it the report, unless it is against confirmation.</summary>
    private static bool IsReported(Tale tale) =>
        tale.Current
            is { Kind: AppraisalKind.ProbationSecond, State: >= AppraisalState.EndSignedBySupervisor, SupervisorSignedAt: not null };

    private void Report(Tale tale)
    {
        var report = tale.Case;
        if (report.StaffId == DemoPeople.Of("probation-doubt").StaffId)
        {
            Doubt(tale, overridden: true);
            return;
        }

        var second = tale.Current;
        if (!IsReported(tale))
        {
            if (
                second.Kind == AppraisalKind.ProbationSecond
                && _warned < 2
                && _today > tale.Due(ProbationStep.SecondMidTerm)
                && _today <= tale.Due(ProbationStep.Report)
            )
            {
                _warned++;
                Warn(tale, _today.PlusDays(-33 * _warned), answered: _warned == 1);
            }

            return;
        }

        if (!_stopped && second.SupervisorId != _chair && _today <= report.EndsOn && second.State == AppraisalState.EndComplete)
        {
            _stopped = true;
            Doubt(tale, overridden: false);
            return;
        }

        (report.Recommendation, report.Reasons, report.FormNumber) = (Recommendation.Confirm, tale.Texts.Confirm, 1);
        (report.SupervisorSignedBy, report.SupervisorSignedAt) = (tale.Signer, second.SupervisorSignedAt);
        report.State = ProbationState.SignedBySupervisor;
        if (second.State == AppraisalState.EndComplete)
        {
            (report.State, report.OfficialSignedAt) = (ProbationState.WithBoard, second.OfficialSignedAt);
            report.ReceivedByBoardAt = second.OfficialSignedAt ?? second.EndReceivedByBoardAt;
        }

        if (report.State == ProbationState.WithBoard && _today > report.EndsOn)
        {
            // HR has recorded what became of it before the last day.
            (report.Decision, report.DecisionReason) = (Recommendation.Confirm, tale.Texts.Decided);
            (report.DecidedBy, report.DecidedAt) = (
                _hr,
                Later(report.ReceivedByBoardAt!.Value + Duration.FromHours(30), Noon(report.EndsOn.PlusDays(-6)))
            );
        }
    }

    /// <summary>Warned, and too late; two offices are asked, and where it is so told, both have overridden.</summary>
    private void Doubt(Tale tale, bool overridden)
    {
        var report = tale.Case;
        Warn(tale, _today.PlusDays(-38), answered: true);
        (report.Recommendation, report.Reasons, report.Round) = (Recommendation.NotConfirm, tale.Texts.NotConfirm, 1);
        report.FewBecause = tale.Texts.Few;
        report.State = ProbationState.Stopped;
        var early = _today < tale.Due(ProbationStep.Report) ? ",\"too-few-months-between-periods\"" : "";
        var unmet = $"\"was-warned-too-late\"{early}";
        Remember(
            tale,
            now - Duration.FromDays(6),
            tale.Signer!,
            "ask-override",
            "PR-4",
            """{"round":1,"notMet":["was-warned-too-late","too-few-months-between-periods"]}"""
        );
        if (!overridden)
        {
            return;
        }

        report.State = ProbationState.Overridden;
        Override(ProbationParty.HrPartner, _hr, tale.Texts.OverrideByHr, 4);
        Override(ProbationParty.BoardChair, _chair, tale.Texts.OverrideByChair, 2);

        void Override(ProbationParty office, string by, string reason, int daysAgo)
        {
            var at = now - Duration.FromDays(daysAgo);
            db.GuardOverrides.Add(
                new GuardOverride
                {
                    Id = tale.Dice.Id(at),
                    ProbationId = report.Id,
                    Round = 1,
                    Office = office,
                    Overrides = true,
                    Reason = reason,
                    By = by,
                    At = at,
                }
            );
            Remember(tale, at, by, "override", "PR-4", $$"""{"office":"{{office}}"}""");
        }
    }

    private void Warn(Tale tale, LocalDate on, bool answered)
    {
        var at = Noon(on);
        var warning = new ProbationWarning
        {
            Id = tale.Dice.Id(at),
            ProbationId = tale.Case.Id,
            Text = tale.Texts.Warning,
            By = tale.Signer!,
            At = at,
            On = on,
            Answer = answered ? tale.Texts.Answer : "",
            AnsweredAt = answered ? at + Duration.FromDays(5) : null,
        };
        db.ProbationWarnings.Add(warning);
        Remember(tale, at, warning.By, "warn", "PR-4", $$"""{"warning":"{{warning.Id}}"}""");
        if (warning.AnsweredAt is { } said)
        {
            Remember(tale, said, tale.Case.StaffId, "answer-warning", "PR-4", $$"""{"warning":"{{warning.Id}}"}""");
        }
    }

    /// <summary>The hash of what was signed, as the product computes it, and the report at the Board.</summary>
    private async Task SealAsync(Tale tale, CancellationToken stop)
    {
        var report = tale.Case;
        var signed = report.SupervisorSignedAt!.Value;
        var signer = new Reader(Guid.Empty, report.SupervisorSignedBy, "", "en", DateTimeZone.Utc, signed.InUtc().Date, []);
        var file =
            await ProbationFile.LoadAsync(db, policies, signer, report.Id, stop)
            ?? throw new InvalidOperationException($"{report.SupervisorSignedBy} does not read the report about {report.StaffId}.");
        if (!Designation.IsEnough(file.Given.Count(), tale.Policy))
        {
            report.FewBecause = tale.Texts.Few;
        }

        report.Hash = CanonicalJson.Sha256Hex(Reports.Content(file));
        Remember(tale, signed, report.SupervisorSignedBy!, "sign-as-supervisor", "PR-1", $$"""{"hash":"{{report.Hash}}"}""");
        // It was signed with the assessment beneath it, and is late for what that was late for.
        if (
            signed.InUtc().Date > tale.Due(ProbationStep.Report)
            && await db
                .LateSteps.AsNoTracking()
                .Where(l => l.AppraisalId == tale.Current.Id && l.Step == AppraisalStep.EndOfCycle)
                .OrderByDescending(l => l.At)
                .FirstOrDefaultAsync(stop)
                is { } late
        )
        {
            Late(tale, ProbationStep.Report, report.FormNumber, late.Whose, late.Cause, report.SupervisorSignedBy!, signed);
        }

        if (report.ReceivedByBoardAt is not { } received)
        {
            return;
        }

        var act = report.OfficialSignedAt is null ? ProbationAct.ProceedUnsigned : ProbationAct.SignAsOfficial;
        var party = report.OfficialSignedAt is null ? ProbationParty.Calendar : ProbationParty.Official;
        var row = ProbationWorkflow.Find(ProbationState.SignedBySupervisor, act, party)!;
        await ProbationReceipt.ReceiveAsync(db, report, tale.Current, policies.PolicyOfLaunch(report.EntryOnDuty), row, received, stop);
        if (report.OfficialSignedAt is { } official)
        {
            Remember(tale, official, report.StaffId, "sign-as-official", "CY-6", $$"""{"hash":"{{report.Hash}}"}""");
        }
        else
        {
            Remember(tale, received, "calendar", "proceed-unsigned", "CY-6");
        }

        if (report.DecidedAt is { } decided)
        {
            report.State = ProbationState.Decided;
            Remember(tale, decided, _hr, "decide", "PR-1", $$"""{"decision":"{{report.Decision!.Value.Code()}}"}""");
        }
    }

    private void Late(Tale tale, ProbationStep step, int number, DelayOf whose, string cause, string by, Instant at) =>
        db.LateProbationSteps.Add(
            new LateProbationStep
            {
                Id = tale.Dice.Id(at),
                ProbationId = tale.Case.Id,
                Step = step,
                FormNumber = number,
                DueOn = tale.Due(step),
                SignedOn = at.InUtc().Date,
                Whose = whose,
                Cause = cause,
                SaidBy = by,
                At = at,
            }
        );

    private void Remember(Tale tale, Instant at, string actor, string act, string rule, string? detail = null) =>
        db.History.Add(
            new HistoryEntry
            {
                Id = tale.Dice.Id(at),
                At = Before(at),
                Actor = actor,
                Capability = "probation",
                Subject = tale.Case.Id.ToString(),
                Act = act,
                Rule = rule,
                PolicyVersion = tale.Case.PolicyVersion,
                Detail = detail,
            }
        );

    private Instant Before(Instant at) => at < now ? at : now - Duration.FromHours(1);

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;

    private static Instant Noon(LocalDate day) => day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(12);
}
