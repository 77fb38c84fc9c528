using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.App.Reclassification.Exercises;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>What is written into a request.</summary>
/// <param name="Answers">The questionnaire's answers by the question's code.</param>
/// <param name="Description">The new job description.</param>
public sealed record ReclassificationText(IReadOnlyDictionary<string, string> Answers, JobText Description);

/// <summary>Officials and chiefs ask that the grade of a job be looked at, and take a request back (RG-1).</summary>
public sealed class ReclassificationRequests(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Begins a request for oneself or somebody one supervises, with the present description to start from.</summary>
    public async Task<ActResult> BeginAsync(Reader reader, Guid form, string? staffId, CancellationToken stop = default)
    {
        if (reader.StaffId is { } && string.IsNullOrEmpty(staffId))
        {
            return new ActResult.Refused(ReclassificationRefusals.ReclassificationWhoMissing);
        }
        if (
            reader.StaffId is not { } me
            || staffId is null
            || (staffId != me && !await new ReclassificationAccess(db, reader).AskedFor().ContainsAsync(staffId, stop))
        )
        {
            return ActResult.Missing;
        }
        if (await db.Reclassifications.SingleOrDefaultAsync(c => c.Id == form, stop) is { } known)
        {
            return known.RequestedBy == me ? ActResult.Ok : ActResult.Missing;
        }
        if (await ReclassifiedGrades.PostOfAsync(db, staffId, reader.Today, stop) is not { UnitCode: var unit, Post: var post } held)
        {
            return new ActResult.Refused(ReclassificationRefusals.ReclassificationNoPost);
        }
        var grade = (await PostGrades.OnAsync(db, reader.Today, staffId, stop)).GetValueOrDefault((staffId, unit, post)) ?? held.Grade;
        if (
            await db.Reclassifications.AnyAsync(
                c =>
                    c.StaffId == staffId
                    && (
                        c.State == ReclassificationState.Received
                        || c.State == ReclassificationState.InEvaluation
                        || ReclassificationStates.BeforeGroup.Contains(c.State)
                        || (c.State == ReclassificationState.Draft && (c.RequestedBy == me || c.ExerciseId != null))
                    ),
                stop
            )
        )
        {
            return new ActResult.Refused(ReclassificationRefusals.ReclassificationOpenAlready);
        }
        var set = policies.PolicyAt(reader.Today);
        var text = AttachedTo(unit, post, await InForceAsync(unit, post, stop), reader, set.Version);
        var made = new ReclassificationCase
        {
            Id = form,
            StaffId = staffId,
            UnitCode = unit,
            Post = post,
            Grade = grade,
            RequestedBy = me,
            State = ReclassificationState.Draft,
            BegunOn = reader.Today,
            DescriptionId = text.Id,
            Language = reader.Language,
            PolicyVersion = set.Version,
        };
        db.AddRange(text, made);
        var row = ReclassificationWorkflow.Find(
            ReclassificationState.NotAsked,
            ReclassificationAct.Begin,
            ReclassificationParty.Requester
        )!;
        ReclassificationAtHand.Record(db, made, reader, row, "", clock.GetCurrentInstant());
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Keeps what is written, or sends it: then it is received today, and its effect counts from today.</summary>
    public async Task<(ActResult Result, int Version)> SaveAsync(
        Reader reader,
        Guid id,
        int version,
        ReclassificationText text,
        bool send,
        CancellationToken stop = default
    )
    {
        if (await ReclassificationAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return (ActResult.Missing, 0);
        }
        if (at.Against(ReclassificationAct.Send, version) is { } wrong)
        {
            return (wrong, 0);
        }
        var of = at.Case;
        var set = policies.PolicyAt(at.Exercise?.ReferenceOn ?? reader.Today);
        var present = await InForceAsync(of.UnitCode, of.Post, stop);
        IReadOnlyList<Refusal> refusals = send
            ?
            [
                .. ReclassificationCheck.Request(text.Answers, text.Description, present?.Text, set.Reclassification),
                .. await AgainstSendingAsync(at, stop),
            ]
            : [];
        if (refusals.Count > 0)
        {
            // Nothing that was written is lost because something is missing.
            await WriteAsync(at, text, present, set, stop);
            db.Entry(of).State = EntityState.Modified;
            var kept = await db.SaveOrStaleAsync(stop);
            return (kept is ActResult.Done ? new ActResult.Refused(refusals) : kept, of.Version);
        }
        await WriteAsync(at, text, present, set, stop);
        db.Entry(of).State = EntityState.Modified;
        if (send)
        {
            var now = clock.GetCurrentInstant();
            at.Move(db, ReclassificationAct.Send, "", now);
            (of.ReceivedOn, of.PresentId, of.PolicyVersion) = (at.Exercise?.ReferenceOn ?? reader.Today, present?.Id, set.Version);
            of.RequestedBy = reader.StaffId!;
            // Of an exercise evaluators have a list: a mail for each of hundreds would be none.
            if (at.Exercise is null)
            {
                var evaluators = await ReclassificationAtHand.EvaluatorsAsync(db, of, reader.Today, stop);
                await Mail.ToOfficialsAsync(db, now, evaluators, "ReclassificationReceived", ReclassificationAtHand.LinkOf(id), stop);
            }
            await ReclassificationAtHand.TellPartiesAsync(db, of, reader, "ReclassificationNews", now, stop);
        }
        return (await db.SaveOrStaleAsync(stop), of.Version);
    }

    /// <summary>Takes a request back while there is no result.</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        if (await ReclassificationAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Against(ReclassificationAct.Withdraw, version) is { } wrong)
        {
            return wrong;
        }
        var now = clock.GetCurrentInstant();
        at.Move(db, ReclassificationAct.Withdraw, "", now);
        if (at.Case.ReceivedOn is not null)
        {
            await ReclassificationAtHand.TellPartiesAsync(db, at.Case, reader, "ReclassificationNews", now, stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>In an exercise: whoever holds the post says that the job has not changed, which ends the request.</summary>
    public Task<ActResult> LeaveUnchangedAsync(Reader reader, Guid id, int version, CancellationToken stop = default) =>
        MoveAsync(reader, id, version, ReclassificationAct.LeaveUnchanged, _ => { }, stop);

    /// <summary>In an exercise: takes the request up again while questionnaires are open, with what was written.</summary>
    public Task<ActResult> ResumeAsync(Reader reader, Guid id, int version, CancellationToken stop = default) =>
        MoveAsync(
            reader,
            id,
            version,
            ReclassificationAct.Resume,
            of => (of.RequestedBy, of.ReceivedOn, of.PresentId, of.EvaluatorId) = (of.StaffId, null, null, null),
            stop
        );

    private async Task<ActResult> MoveAsync(
        Reader reader,
        Guid id,
        int version,
        ReclassificationAct act,
        Action<ReclassificationCase> change,
        CancellationToken stop
    )
    {
        if (await ReclassificationAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Against(act, version) is { } wrong)
        {
            return wrong;
        }
        var now = clock.GetCurrentInstant();
        at.Move(db, act, "", now);
        change(at.Case);
        await ReclassificationAtHand.TellPartiesAsync(db, at.Case, reader, "ReclassificationNews", now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>In an exercise its last day has passed; beside one there is its own request about the same post.</summary>
    private async Task<IReadOnlyList<Refusal>> AgainstSendingAsync(ReclassificationAtHand at, CancellationToken stop)
    {
        var of = at.Case;
        if (at.Exercise is { } exercise)
        {
            return EndOfDay.HasEndedEverywhere(exercise.QuestionnairesUntil, clock.GetCurrentInstant())
                ? [ReclassificationExerciseRefusals.ReclassificationQuestionnairesClosed(exercise.QuestionnairesUntil)]
                : [];
        }
        return await db.Reclassifications.AnyAsync(
            c =>
                c.ExerciseId != null
                && c.StaffId == of.StaffId
                && c.UnitCode == of.UnitCode
                && c.Post == of.Post
                && (
                    c.State == ReclassificationState.Draft
                    || ReclassificationStates.Awaited.Contains(c.State)
                    || ReclassificationStates.BeforeGroup.Contains(c.State)
                ),
            stop
        )
            ? [ReclassificationExerciseRefusals.ReclassificationInExercise]
            : [];
    }

    /// <summary>The description that goes with a request, to begin with.</summary>
    internal static JobDescription AttachedTo(string unit, string post, JobDescription? present, Reader reader, string policyVersion)
    {
        var text = new JobDescription
        {
            Id = Guid.CreateVersion7(),
            UnitCode = unit,
            Post = post,
            Number = 0,
            State = JobState.Attached,
            Purpose = "",
            Reporting = "",
            Qualifications = "",
            Language = present?.Language ?? reader.Language,
            AuthorId = reader.Actor,
            WrittenOn = reader.Today,
            PolicyVersion = policyVersion,
        };
        if (present is not null)
        {
            text.Write(present.Text);
        }
        return text;
    }

    private Task<JobDescription?> InForceAsync(string unit, string post, CancellationToken stop) =>
        db
            .JobDescriptions.AsNoTracking()
            .Include(d => d.Duties)
            .SingleOrDefaultAsync(d => d.UnitCode == unit && d.Post == post && d.State == JobState.InForce, stop);

    private async Task WriteAsync(
        ReclassificationAtHand at,
        ReclassificationText text,
        JobDescription? present,
        PolicySet set,
        CancellationToken stop
    )
    {
        var of = at.Case;
        foreach (var question in set.Reclassification.Questions)
        {
            var said = JobDescription.Plain(text.Answers.GetValueOrDefault(question.Code) ?? "");
            if (of.Answers.Find(a => a.Question == question.Code) is { } answer)
            {
                answer.Text = said;
            }
            else if (said.Length > 0)
            {
                of.Answers.Add(
                    new ReclassificationAnswer
                    {
                        CaseId = of.Id,
                        Question = question.Code,
                        Text = said,
                    }
                );
            }
        }
        if (of.DescriptionId is null)
        {
            var attached = AttachedTo(of.UnitCode, of.Post, present, at.Reader, set.Version);
            db.Add(attached);
            of.DescriptionId = attached.Id;
            attached.Write(text.Description);
            return;
        }
        (await db.JobDescriptions.Include(d => d.Duties).SingleAsync(d => d.Id == of.DescriptionId, stop)).Write(text.Description);
    }
}
