using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>New versions of job descriptions: proposed, commented on by those in the job, answered, brought into force (RG-1).</summary>
public sealed class JobDescriptions(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public static string LinkOf(Guid id) => $"/jobs/{id}";

    /// <summary>Proposes a version under the form's own id, once however often it is sent.</summary>
    public async Task<ActResult> ProposeAsync(
        Reader reader,
        Guid form,
        string unit,
        string post,
        JobText text,
        CancellationToken stop = default
    )
    {
        var parties = await JobAccess.PartiesAsync(db, reader, unit, post, stop);
        if (!parties.Contains(JobParty.Keeper) || !await db.Units.AnyAsync(u => u.Code == unit, stop))
        {
            return ActResult.Missing;
        }
        if (await db.JobDescriptions.SingleOrDefaultAsync(d => d.Id == form, stop) is { } known)
        {
            return known.AuthorId == reader.Actor ? ActResult.Ok : ActResult.Missing;
        }
        var refusals = JobCheck.Description(text).ToList();
        if (await db.JobDescriptions.AnyAsync(d => d.UnitCode == unit && d.Post == post && d.State == JobState.Proposed, stop))
        {
            refusals.Add(ReclassificationRefusals.JobProposedAlready);
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        var now = clock.GetCurrentInstant();
        var set = policies.PolicyAt(reader.Today);
        var made = new JobDescription
        {
            Id = form,
            UnitCode = unit,
            Post = post,
            Number =
                1 + (await db.JobDescriptions.Where(d => d.UnitCode == unit && d.Post == post).MaxAsync(d => (int?)d.Number, stop) ?? 0),
            State = JobState.Proposed,
            Purpose = "",
            Reporting = "",
            Qualifications = "",
            Language = reader.Language,
            AuthorId = reader.Actor,
            WrittenOn = reader.Today,
            CommentsUntil = ReclassificationDays.CommentsUntil(reader.Today, set.Reclassification),
            PolicyVersion = set.Version,
        };
        made.Write(text);
        db.JobDescriptions.Add(made);
        Record(made, reader, now, JobAct.Propose);
        await TellAsync(await JobAccess.IncumbentsAsync(db, reader, unit, post, stop), "JobProposed", made, now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Somebody in the job says what they think of it, until the day for comments has passed.</summary>
    public async Task<ActResult> CommentAsync(Reader reader, Guid id, Guid form, string text, CancellationToken stop = default)
    {
        var (of, wrong) = await AtHandAsync(reader, id, JobAct.Comment, null, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        if (await db.JobComments.AnyAsync(c => c.Id == form, stop))
        {
            return ActResult.Ok;
        }
        if (reader.Today > of!.CommentsUntil)
        {
            return new ActResult.Refused(Refusal.Of(RefusalCodes.JobCommentsClosed, null, "RG-1", of.CommentsUntil!.Value));
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            return Missing("Text");
        }
        var now = clock.GetCurrentInstant();
        db.JobComments.Add(
            new JobComment
            {
                Id = form,
                DescriptionId = id,
                AuthorId = reader.Actor,
                Text = JobDescription.Plain(text),
                Language = reader.Language,
                At = now,
            }
        );
        Record(of, reader, now, JobAct.Comment);
        await TellAsync([of.AuthorId], "JobNews", of, now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Answers a comment, with reasons; an answer stands as it was given.</summary>
    public async Task<ActResult> AnswerAsync(Reader reader, Guid id, Guid comment, string text, CancellationToken stop = default)
    {
        var (of, wrong) = await AtHandAsync(reader, id, JobAct.Answer, null, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            return Missing("Text");
        }
        if (await db.JobComments.SingleOrDefaultAsync(c => c.Id == comment && c.DescriptionId == id, stop) is not { } said)
        {
            return ActResult.Missing;
        }
        if (said.Answer is not null)
        {
            return ActResult.Stale;
        }
        var now = clock.GetCurrentInstant();
        (said.Answer, said.AnswerLanguage) = (JobDescription.Plain(text), reader.Language);
        (said.AnsweredBy, said.AnsweredAt) = (reader.Actor, now);
        db.Entry(of!).State = EntityState.Modified;
        Record(of!, reader, now, JobAct.Answer);
        await TellAsync([said.AuthorId], "JobNews", of!, now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Brings it into force from today, in place of the version that counted.</summary>
    public async Task<ActResult> BringIntoForceAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        var (of, wrong) = await AtHandAsync(reader, id, JobAct.BringIntoForce, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        var holders = await JobAccess.IncumbentsAsync(db, reader, of!.UnitCode, of.Post, stop);
        var unanswered = await db.JobComments.CountAsync(c => c.DescriptionId == id && c.Answer == null, stop);
        if (JobCheck.IntoForce(of.CommentsUntil!.Value, holders.Count, unanswered, reader.Today) is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }
        var now = clock.GetCurrentInstant();
        foreach (
            var before in await db
                .JobDescriptions.Where(d => d.UnitCode == of.UnitCode && d.Post == of.Post && d.State == JobState.InForce)
                .ToListAsync(stop)
        )
        {
            (before.State, before.ReplacedOn) = (JobState.Replaced, reader.Today);
        }
        (of.State, of.InForceFrom) = (JobState.InForce, reader.Today);
        Record(of, reader, now, JobAct.BringIntoForce);
        await TellAsync(holders, "JobNews", of, now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Takes a proposed version back; the one in force stays.</summary>
    public async Task<ActResult> WithdrawAsync(Reader reader, Guid id, int version, CancellationToken stop = default)
    {
        var (of, wrong) = await AtHandAsync(reader, id, JobAct.Withdraw, version, stop);
        if (wrong is not null)
        {
            return wrong;
        }
        var now = clock.GetCurrentInstant();
        of!.State = JobState.Withdrawn;
        Record(of, reader, now, JobAct.Withdraw);
        await TellAsync(await JobAccess.IncumbentsAsync(db, reader, of.UnitCode, of.Post, stop), "JobNews", of, now, stop);
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task<(JobDescription? Of, ActResult? Wrong)> AtHandAsync(
        Reader reader,
        Guid id,
        JobAct act,
        int? version,
        CancellationToken stop
    )
    {
        if (await db.JobDescriptions.SingleOrDefaultAsync(d => d.Id == id && d.State != JobState.Attached, stop) is not { } of)
        {
            return (null, ActResult.Missing);
        }
        var parties = await JobAccess.PartiesAsync(db, reader, of.UnitCode, of.Post, stop);
        if (JobWorkflow.From(of.State, parties).Any(row => row.Act == act))
        {
            return version is null || version == of.Version ? (of, null) : (of, ActResult.Stale);
        }
        return JobWorkflow.Table.Any(row => row.Act == act && parties.Contains(row.Party))
            ? (of, new ActResult.Refused(Refusal.Of(RefusalCodes.JobNotNow, null, "RG-1")))
            : (null, ActResult.Missing);
    }

    private static ActResult.Refused Missing(string field) => new(Refusal.Of(RefusalCodes.JobTextMissing, field, "RG-1"));

    private void Record(JobDescription of, Reader reader, Instant now, JobAct act) =>
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = reader.Actor,
                Capability = "reclassification",
                Subject = of.Id.ToString(),
                Act = "job-" + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString()),
                Rule = "RG-1",
                PolicyVersion = of.PolicyVersion,
            }
        );

    private async Task TellAsync(IEnumerable<string> to, string kind, JobDescription of, Instant now, CancellationToken stop)
    {
        foreach (var who in to)
        {
            await Mail.ToOfficialAsync(db, now, who, kind, LinkOf(of.Id), stop);
        }
    }
}
