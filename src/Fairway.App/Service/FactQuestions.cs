using Fairway.App.Accounts;
using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A question in HR's queue.</summary>
public sealed record QuestionLine(FactQuestion Question, string Name, string? UnitCode);

/// <summary>"This fact is wrong": the official says so, the HR partner of their unit answers, and the answer comes back (decision 7).</summary>
public sealed class FactQuestions(FairwayDb db, IClock clock)
{
    public const int LongestText = 2_000;

    /// <summary>The official says that a fact about them is wrong.</summary>
    public async Task<ActResult> RaiseAsync(Reader reader, string staffId, string fact, string? says, CancellationToken stop = default)
    {
        if (!ServiceAccess.IsOneself(reader, staffId) || !AskedFacts.Exists(fact))
        {
            return ActResult.Missing;
        }
        if (await Profile.LoadAsync(db, reader, staffId, stop) is not { Personal: { } personal } profile)
        {
            return ActResult.Missing;
        }
        var text = says?.Trim() ?? "";
        if (text.Length is 0 or > LongestText)
        {
            return new ActResult.Refused(
                text.Length == 0 ? ServiceRefusals.QuestionEmpty : ServiceRefusals.QuestionTooLong(text.Length, LongestText)
            );
        }
        if (personal.OpenQuestionOn(fact) is not null)
        {
            return new ActResult.Refused(ServiceRefusals.QuestionOpen);
        }
        var now = clock.GetCurrentInstant();
        var question = new FactQuestion
        {
            StaffId = staffId,
            Field = fact,
            Value = AskedFacts.ValueOf(profile, fact),
            Says = text,
            RaisedAt = now,
        };
        db.FactQuestions.Add(question);
        db.History.Add(ServiceHistory.Entry(now, reader.Actor, staffId, "fact-questioned", new { fact }, "SV-6"));
        var unit = ServiceAccess.FileUnit(personal.Official.Periods, reader.Today);
        foreach (var partner in await HrPartners.OfAsync(db, unit, reader.Today, stop))
        {
            if (partner.StaffId != staffId)
            {
                Mail.Write(
                    db,
                    clock,
                    partner.Email,
                    partner.AccountId,
                    partner.Language,
                    "FactQuestioned",
                    $"/people/questions/{question.Id}",
                    profile.Name
                );
            }
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The questions that wait for this HR partner, the oldest first.</summary>
    public async Task<IReadOnlyList<QuestionLine>> WaitingAsync(Reader reader, CancellationToken stop = default) =>
        ServiceAccess.IsHr(reader) ? await LinesAsync(reader, db.FactQuestions.Where(q => q.AnsweredAt == null), stop) : [];

    /// <summary>The last hundred that were answered, the latest first.</summary>
    public async Task<IReadOnlyList<QuestionLine>> AnsweredAsync(Reader reader, CancellationToken stop = default) =>
        ServiceAccess.IsHr(reader)
            ?
            [
                .. (
                    await LinesAsync(
                        reader,
                        db.FactQuestions.Where(q => q.AnsweredAt != null).OrderByDescending(q => q.AnsweredAt).Take(100),
                        stop
                    )
                ).OrderByDescending(l => l.Question.AnsweredAt),
            ]
            : [];

    /// <summary>One question; null where it does not exist for the reader: it exists for HR, and for the official who asked.</summary>
    public async Task<QuestionLine?> FindAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var question = await db.FactQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, stop);
        if (question is null)
        {
            return null;
        }
        var official = await db.Officials.AsNoTracking().Include(o => o.Periods).SingleAsync(o => o.StaffId == question.StaffId, stop);
        var unit = ServiceAccess.FileUnit(official.Periods, reader.Today);
        return ServiceAccess.SeesPersonal(reader, official.StaffId, unit) ? new QuestionLine(question, official.FullName, unit) : null;
    }

    /// <summary>The HR partner answers: upheld, the fact is wrong and gets corrected; else it stands, and the answer says why.</summary>
    public async Task<ActResult> AnswerAsync(
        Reader reader,
        Guid id,
        bool? upheld,
        string? answer,
        int version,
        CancellationToken stop = default
    )
    {
        if (await FindAsync(reader, id, stop) is not { } line || !ServiceAccess.ActsAsHrOn(reader, line.Question.StaffId, line.UnitCode))
        {
            return ActResult.Missing;
        }
        var text = answer?.Trim() ?? "";
        if (line.Question.AnsweredAt is not null)
        {
            return new ActResult.Refused(ServiceRefusals.QuestionAnswered);
        }
        var refusals = new List<Rules.Refusal>();
        if (upheld is null)
        {
            refusals.Add(ServiceRefusals.AnswerUndecided);
        }
        if (text.Length is 0 or > LongestText)
        {
            refusals.Add(text.Length == 0 ? ServiceRefusals.AnswerEmpty : ServiceRefusals.AnswerTooLong(text.Length, LongestText));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        var now = clock.GetCurrentInstant();
        var question = line.Question;
        question.Version = version;
        db.FactQuestions.Attach(question);
        question.Upheld = upheld;
        question.Answer = text;
        question.AnsweredBy = reader.Actor;
        question.AnsweredAt = now;
        db.History.Add(
            ServiceHistory.Entry(now, reader.Actor, question.StaffId, "fact-answered", new { fact = question.Field, upheld }, "SV-6")
        );
        await Mail.ToOfficialAsync(db, clock, question.StaffId, "FactAnswered", $"/people/questions/{id}", stop);
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task<IReadOnlyList<QuestionLine>> LinesAsync(Reader reader, IQueryable<FactQuestion> which, CancellationToken stop)
    {
        var questions = await which.AsNoTracking().ToListAsync(stop);
        var ids = questions.Select(q => q.StaffId).Distinct(StringComparer.Ordinal).ToList();
        var officials = await db
            .Officials.AsNoTracking()
            .Include(o => o.Periods)
            .Where(o => ids.Contains(o.StaffId))
            .ToDictionaryAsync(o => o.StaffId, StringComparer.Ordinal, stop);
        return
        [
            .. questions
                .Select(q => new QuestionLine(
                    q,
                    officials[q.StaffId].FullName,
                    ServiceAccess.FileUnit(officials[q.StaffId].Periods, reader.Today)
                ))
                .Where(l => ServiceAccess.ActsAsHrOn(reader, l.Question.StaffId, l.UnitCode))
                .OrderBy(l => l.Question.RaisedAt),
        ];
    }
}
