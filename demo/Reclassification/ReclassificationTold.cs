using System.Text.Json;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Reclassification;
using Fairway.App.Reclassification.Exercises;
using Fairway.App.Service;
using Fairway.Demo.Scenes;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Reclassification;

/// <summary>
/// Jobs and their grades in the demonstration (RG-1): Amina Okafor's request, evaluated, appealed against and recommended on, which waits for the
/// Director-General; and an exercise in Latin America and the Caribbean, open for six weeks, of which Lucía Fernández Acosta evaluates what was sent.
/// </summary>
internal sealed class ReclassificationTold(FairwayDb db, PolicyLibrary policies, Instant now, Chance chance)
{
    private const string Region = "RO-AMERICAS";
    private readonly LocalDate _today = now.InUtc().Date;
    private readonly Dictionary<string, Dictionary<string, int>?> _levels = new(StringComparer.Ordinal);
    private readonly string _hr = DemoPeople.Of("hr-office").StaffId!;

    public async Task TellAsync(CancellationToken stop)
    {
        await TellRequestAsync(stop);
        await TellExerciseAsync(stop);
        await db.SaveChangesAsync(stop);
    }

    private async Task TellRequestAsync(CancellationToken stop)
    {
        var (amina, carlos) = (DemoPeople.Of("official").StaffId!, DemoPeople.Of("chief").StaffId!);
        var (received, result, appealed) = (_today.PlusDays(-60), _today.PlusDays(-30), _today.PlusDays(-20));
        if (await PlaceAsync(amina, stop) is not { UnitCode: { } unit, Post: { } post, Grade: { } grade })
        {
            return;
        }
        var reporter = await db
            .OfficeGrants.Where(g => g.Office == Office.ReviewGroup && g.UnitCode == null)
            .Join(db.Users, g => g.AccountId, a => a.Id, (g, a) => a.StaffId)
            .FirstAsync(stop);
        var policy = policies.PolicyAt(received);
        var present = Describe(unit, post, carlos, _today.PlusDays(-400), JobState.InForce, RequestTexts.Present, policy);
        (present.InForceFrom, present.CommentsUntil) = (_today.PlusDays(-370), _today.PlusDays(-379));
        var of = Case(amina, unit, post, grade, received, policy);
        of.DescriptionId = Describe(unit, post, amina, received, JobState.Attached, RequestTexts.Asked, policy).Id;
        of.PresentId = present.Id;
        Answer(of, policy, RequestTexts.Answers);
        Step(of, ReclassificationAct.Begin, ReclassificationParty.Requester, amina, "", received.PlusDays(-3));
        Step(of, ReclassificationAct.Send, ReclassificationParty.Requester, amina, "", received);
        (of.ReceivedOn, of.EvaluatorId) = (received, _hr);
        Step(of, ReclassificationAct.TakeOn, ReclassificationParty.Hr, _hr, "", received.PlusDays(5));
        Keep(of, policy, _hr, RequestTexts.Found, result);
        Step(of, ReclassificationAct.Appeal, ReclassificationParty.Requester, amina, RequestTexts.Grounds, appealed);
        (of.AppealedBy, of.AppealedOn, of.ReporterId) = (amina, appealed, reporter);
        Step(of, ReclassificationAct.TakeUp, ReclassificationParty.GroupMember, reporter!, "", appealed.PlusDays(2));
        Step(of, ReclassificationAct.Recommend, ReclassificationParty.Reporter, reporter!, RequestTexts.Recommended, _today.PlusDays(-5));
        (of.RecommendedGrade, of.RecommendedOn) = (ReclassificationAppeals.OpenTo(of, policy.Service.Grades)[^1], _today.PlusDays(-5));
    }

    private async Task TellExerciseAsync(CancellationToken stop)
    {
        if (!await db.Units.AnyAsync(u => u.Code == Region, stop))
        {
            return;
        }
        var prepared = _today.PlusDays(-60);
        var plan = ReclassificationPlan.Proposed(prepared, policies.PolicyAt(prepared).Reclassification.Exercise);
        var reference = plan.ReferenceOn!.Value;
        var policy = policies.PolicyAt(reference);
        var exercise = new ReclassificationExercise
        {
            Id = chance.Id(Morning(prepared)),
            State = ReclassificationExerciseState.Open,
            ReferenceOn = reference,
            QuestionnairesUntil = plan.QuestionnairesUntil!.Value,
            EvaluationsUntil = plan.EvaluationsUntil!.Value,
            PreparedBy = _hr,
            PreparedOn = prepared,
            PublishedOn = prepared,
            OpenedBy = _hr,
            OpenedOn = reference,
            PolicyVersion = policy.Version,
        };
        exercise.Regions.Add(new ReclassificationExerciseRegion { ExerciseId = exercise.Id, Region = Region });
        db.Add(exercise);
        foreach (
            var (act, day) in ((ReclassificationExerciseAct, LocalDate)[])
                [
                    (ReclassificationExerciseAct.Prepare, prepared),
                    (ReclassificationExerciseAct.Publish, prepared),
                    (ReclassificationExerciseAct.Open, reference),
                    (ReclassificationExerciseAct.Complete, reference),
                ]
        )
        {
            Record(
                exercise.Id,
                "exercise-" + JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString()),
                "RG-1",
                _hr,
                day,
                policy.Version
            );
        }
        var evaluator = DemoPeople.Of("hr-partner").StaffId!;
        var near = await db.Supervisions.Where(s => s.SupervisorId == evaluator).Select(s => s.StaffId).ToListAsync(stop);
        foreach (var (place, job) in (await ExerciseScope.OfAsync(db, exercise, reference, policy, stop)).Index())
        {
            if (job.Because is { } because)
            {
                db.Add(
                    new ReclassificationLeftOut
                    {
                        ExerciseId = exercise.Id,
                        StaffId = job.StaffId,
                        UnitCode = job.UnitCode,
                        Because = because,
                    }
                );
                continue;
            }
            var of = Case(job.StaffId, job.UnitCode, job.Post!, job.Grade!, reference, policy, exercise, job.Region);
            if (job.StaffId != evaluator && !near.Contains(job.StaffId))
            {
                Tell(of, place % 12, evaluator, policy);
            }
        }
    }

    /// <summary>How far one of the exercise's requests is: most are not sent yet, some are unchanged, sent or evaluated.</summary>
    private void Tell(ReclassificationCase of, int kind, string evaluator, PolicySet policy)
    {
        var day = of.BegunOn.PlusDays(chance.Between(4, 40));
        if (kind is 3 or 8)
        {
            Step(of, ReclassificationAct.LeaveUnchanged, ReclassificationParty.Holder, of.StaffId, "", day);
            return;
        }
        if (kind is not (0 or 5))
        {
            return;
        }
        of.DescriptionId = Describe(
            of.UnitCode,
            of.Post,
            of.StaffId,
            day,
            JobState.Attached,
            ExerciseTexts.Description(chance, of.Post),
            policy
        ).Id;
        Answer(of, policy, ExerciseTexts.Answers(chance));
        Step(of, ReclassificationAct.Send, ReclassificationParty.Requester, of.StaffId, "", day);
        of.ReceivedOn = of.BegunOn;
        if (kind == 5)
        {
            return;
        }
        Step(of, ReclassificationAct.TakeOn, ReclassificationParty.Hr, evaluator, "", day.PlusDays(1));
        of.EvaluatorId = evaluator;
        if (chance.Yes(0.7))
        {
            Keep(of, policy, evaluator, ExerciseTexts.Found(chance), day.PlusDays(chance.Between(1, 5)));
        }
    }

    private async Task<ServicePeriod?> PlaceAsync(string who, CancellationToken stop) =>
        ServiceOn.On(await db.ServicePeriods.AsNoTracking().Where(p => p.StaffId == who).ToListAsync(stop), _today);

    private ReclassificationCase Case(
        string who,
        string unit,
        string post,
        string grade,
        LocalDate day,
        PolicySet policy,
        ReclassificationExercise? exercise = null,
        string? region = null
    )
    {
        var made = new ReclassificationCase
        {
            Id = chance.Id(Morning(day)),
            StaffId = who,
            UnitCode = unit,
            Post = post,
            Grade = grade,
            RequestedBy = who,
            ExerciseId = exercise?.Id,
            Region = region,
            ResultDueOn = exercise?.EvaluationsUntil,
            State = exercise is null ? ReclassificationState.NotAsked : ReclassificationState.Draft,
            BegunOn = exercise is null ? day.PlusDays(-3) : day,
            Language = "en",
            PolicyVersion = policy.Version,
        };
        db.Add(made);
        return made;
    }

    private JobDescription Describe(string unit, string post, string by, LocalDate day, JobState state, JobText text, PolicySet policy)
    {
        var made = new JobDescription
        {
            Id = chance.Id(Morning(day)),
            UnitCode = unit,
            Post = post,
            Number = state == JobState.Attached ? 0 : 1,
            State = state,
            Purpose = "",
            Reporting = "",
            Qualifications = "",
            Language = "en",
            AuthorId = by,
            WrittenOn = day,
            PolicyVersion = policy.Version,
        };
        made.Write(text);
        db.Add(made);
        return made;
    }

    private static void Answer(ReclassificationCase of, PolicySet policy, IReadOnlyList<string> answers)
    {
        foreach (var (place, question) in policy.Reclassification.Questions.Index())
        {
            of.Answers.Add(
                new ReclassificationAnswer
                {
                    CaseId = of.Id,
                    Question = question.Code,
                    Text = answers[place % answers.Count],
                }
            );
        }
    }

    /// <summary>An evaluation by which the grade stays, as the points say.</summary>
    private void Keep(ReclassificationCase of, PolicySet policy, string by, string reasons, LocalDate day)
    {
        var (rules, grades) = (policy.Reclassification, policy.Service.Grades);
        var present = grades.Parse(of.Grade)!;
        if (!_levels.TryGetValue(of.Grade, out var levels))
        {
            _levels[of.Grade] = levels = LevelsOf(present, grades, rules);
        }
        if (levels is null || JobGrading.Of(levels, present, grades, rules) is not { } found)
        {
            return;
        }
        foreach (var (factor, level) in levels)
        {
            of.Levels.Add(
                new ReclassificationLevel
                {
                    CaseId = of.Id,
                    Factor = factor,
                    Level = level,
                }
            );
        }
        (of.Points, of.ResultGrade, of.ResultOn) = (found.Points, found.Grade.Code, day < _today ? day : _today);
        Step(of, ReclassificationAct.Keep, ReclassificationParty.Evaluator, by, reasons, day);
    }

    /// <summary>The most even levels by which a job is worth its grade; null: there are none.</summary>
    private static Dictionary<string, int>? LevelsOf(Grade present, GradeScale grades, ReclassificationPolicy rules) =>
        Enumerable
            .Range(0, (int)Math.Pow(5, rules.Factors.Length))
            .Select(number =>
                rules
                    .Factors.Index()
                    .ToDictionary(f => f.Item.Code, f => 1 + (number / (int)Math.Pow(5, f.Index) % 5), StringComparer.Ordinal)
            )
            .Where(levels => JobGrading.Of(levels, present, grades, rules) is { Act: ReclassificationAct.Keep })
            .MinBy(levels => levels.Values.Max() - levels.Values.Min());

    private void Step(ReclassificationCase of, ReclassificationAct act, ReclassificationParty party, string who, string text, LocalDate day)
    {
        var row = ReclassificationWorkflow.Find(of.State, act, party)!;
        of.State = row.To;
        db.Add(
            new ReclassificationStep
            {
                Id = chance.Id(Morning(day)),
                CaseId = of.Id,
                Act = act,
                AuthorId = who,
                Text = text,
                Language = "en",
                At = Morning(day),
            }
        );
        Record(of.Id, JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString()), row.Rule, who, day, of.PolicyVersion);
    }

    private void Record(Guid subject, string act, string rule, string who, LocalDate day, string policy) =>
        db.History.Add(
            new HistoryEntry
            {
                At = Morning(day),
                Actor = who,
                Capability = "reclassification",
                Subject = subject.ToString(),
                Act = act,
                Rule = rule,
                PolicyVersion = policy,
            }
        );

    /// <summary>Nine in the morning; what happened today has happened by now.</summary>
    private Instant Morning(LocalDate day)
    {
        var at = day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(9);
        return at < now ? at : now;
    }
}
