using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>A contest as a reader sees it (decision 16).</summary>
/// <param name="By">Who contests; null where the reader doesn't learn it.</param>
/// <param name="About">Whom it is about; null where the reader doesn't learn it.</param>
/// <param name="Text">What it says; null: not for this reader.</param>
/// <param name="Answer">HR's reasons; null: not for this reader, who learns outcome and condition.</param>
/// <param name="Condition">The condition that decided; null: none yet, or it would tell a third party a rating (NT-1).</param>
public sealed record ContestLine(ExerciseContest Contest, string? By, string? About, string? Text, string? Answer, string? Condition);

/// <summary>
/// Contests of the published list (PP-7): anybody contests that they or somebody else were left off or put on; HR answers each with reasons. One that is
/// upheld corrects the list, which follows from the records: they are put right first.
/// </summary>
public sealed class ExerciseContests(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>Brings a contest; the same form sent twice brings one.</summary>
    public async Task<ActResult> BringAsync(
        Reader reader,
        ExerciseKey key,
        Guid form,
        ContestKind kind,
        string? about,
        string text,
        CancellationToken stop = default
    )
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || !at.Is(ExerciseParty.Official)
            || !ExerciseAccess.SeesList(at)
        )
        {
            return ActResult.Missing;
        }
        if (await db.ExerciseContests.AnyAsync(c => c.Id == form, stop))
        {
            return ActResult.Ok;
        }
        if (at.Transition(ExerciseAct.Contest) is not { } row)
        {
            return at.NotNow(ExerciseAct.Contest);
        }
        var (exercise, now) = (at.Exercise, clock.GetCurrentInstant());
        if (EndOfDay.HasEndedEverywhere(exercise.ContestsUntil!.Value, now))
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseWindowOver(exercise.ContestsUntil.Value));
        }
        about = about?.Trim() is { Length: > 0 } id ? id : reader.StaffId!;
        text = text.ReplaceLineEndings("\n").Trim();
        var refusals = await CheckAsync(exercise, kind, about, text, reader, stop);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        db.ExerciseContests.Add(
            new ExerciseContest
            {
                Id = form == Guid.Empty ? Guid.CreateVersion7() : form,
                ExerciseId = exercise.Id,
                Kind = kind,
                ById = reader.StaffId!,
                AboutId = about,
                ListVersion = exercise.ListVersion,
                Text = text,
                At = now,
            }
        );
        db.History.Add(at.Entry(now, "contest", row.Rule, new { kind = kind.ToString() }));
        await ExerciseMails.ToHrAsync(db, now, reader.Today, exercise, "ExerciseContested", stop);
        await ExerciseMails.ToOfficeAsync(db, now, Office.Union, reader.Today, exercise, "ExerciseContestCounted", "/contests", stop);
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>HR answers with reasons; not one of their own. Upheld, the list is corrected in the same transaction.</summary>
    public async Task<ActResult> AnswerAsync(
        Reader reader,
        ExerciseKey key,
        Guid id,
        bool? upheld,
        string? condition,
        string answer,
        CancellationToken stop = default
    )
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || !at.Is(ExerciseParty.HumanResources)
            || await db.ExerciseContests.SingleOrDefaultAsync(c => c.Id == id && c.ExerciseId == at.Exercise.Id, stop) is not { } contest
        )
        {
            return ActResult.Missing;
        }
        if (contest.AnsweredAt is not null)
        {
            return ActResult.Ok;
        }
        if (at.Transition(ExerciseAct.AnswerContest) is not { } row)
        {
            return at.NotNow(ExerciseAct.AnswerContest);
        }
        var refusals = new List<Refusal>();
        if (contest.ById == reader.StaffId || contest.AboutId == reader.StaffId)
        {
            refusals.Add(ExerciseRefusals.ContestOwn);
        }
        if (upheld is null)
        {
            refusals.Add(ExerciseRefusals.ContestOutcomeMissing);
        }
        if (condition is null || !at.Exercise.Kind.Conditions().Contains(condition))
        {
            refusals.Add(ExerciseRefusals.ContestConditionMissing);
        }
        if (string.IsNullOrWhiteSpace(answer))
        {
            refusals.Add(ExerciseRefusals.ContestAnswerMissing);
        }
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (answer.Length > longest)
        {
            refusals.Add(ExerciseRefusals.TooLong("Answer", answer.Length, longest));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var now = clock.GetCurrentInstant();
        answer = answer.ReplaceLineEndings("\n").Trim();
        if (upheld == true)
        {
            var because = $"contest {contest.Id}";
            if (
                !await new ListCorrection(db, policies).ApplyAsync(
                    at.Exercise,
                    contest.AboutId,
                    leaves: false,
                    because,
                    reader.Actor,
                    now,
                    stop
                )
            )
            {
                return new ActResult.Refused(ExerciseRefusals.ContestRecordFirst);
            }
            await PanelsFollow.AfterListAsync(db, at.Exercise, now, stop);
        }
        (contest.Upheld, contest.Condition, contest.Answer) = (upheld, condition, answer);
        (contest.AnsweredBy, contest.AnsweredAt) = (reader.Actor, now);
        // The version token of the list is the exercise's: two corrections at once are one and one that is told to look again.
        db.Entry(at.Exercise).Property(e => e.ListVersion).IsModified = true;
        db.History.Add(
            at.Entry(
                now,
                "answer-contest",
                row.Rule,
                new
                {
                    contest = contest.Id,
                    upheld,
                    condition,
                }
            )
        );
        foreach (var who in new[] { contest.ById, contest.AboutId }.Distinct(StringComparer.Ordinal))
        {
            await ExerciseMails.ToAsync(db, now, who, at.Exercise, "ExerciseContestAnswered", "/contests", stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>
    /// Contests as the reader sees them: HR all; the Union all without names; everybody else those that they brought or that are about them.
    /// </summary>
    public async Task<IReadOnlyList<ContestLine>> ListAsync(ExerciseAtHand at, CancellationToken stop = default)
    {
        var (id, me) = (at.Exercise.Id, at.Reader.StaffId);
        var (hr, union) = (at.Is(ExerciseParty.HumanResources), at.Is(ExerciseParty.Union));
        var contests = await db
            .ExerciseContests.AsNoTracking()
            .Where(c => c.ExerciseId == id && (hr || union || c.ById == me || (c.AboutId == me && c.AnsweredAt != null)))
            .OrderBy(c => c.At)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, contests.SelectMany(c => new[] { c.ById, c.AboutId }), stop);
        return [.. contests.Select(Line)];

        ContestLine Line(ExerciseContest c)
        {
            var (mine, aboutMe) = (c.ById == me, c.AboutId == me);
            return new(
                c,
                hr || mine ? names[c.ById] : null,
                hr || mine || aboutMe ? names[c.AboutId] : null,
                hr || mine ? c.Text : null,
                c.AnsweredAt is not null && (hr || aboutMe) ? c.Answer : null,
                c.Condition is { } condition && (hr || aboutMe || !ExerciseKinds.TellsRating(condition)) ? condition : null
            );
        }
    }

    private async Task<IReadOnlyList<Refusal>> CheckAsync(
        CareerExercise exercise,
        ContestKind kind,
        string about,
        string text,
        Reader reader,
        CancellationToken stop
    )
    {
        var refusals = new List<Refusal>();
        if (about != reader.StaffId && !exercise.Kind.NamesArePublic())
        {
            refusals.Add(ExerciseRefusals.ContestOfOthers);
        }
        else if (!await db.Officials.AnyAsync(o => o.StaffId == about, stop))
        {
            refusals.Add(ExerciseRefusals.ContestAboutUnknown);
        }
        else
        {
            var listed = await db
                .Candidacies.AsNoTracking()
                .SingleOrDefaultAsync(c => c.ExerciseId == exercise.Id && c.StaffId == about && c.RemovedFrom == null, stop);
            if (kind == ContestKind.PutOn && listed is null)
            {
                refusals.Add(ExerciseRefusals.ContestNotListed);
            }
            if (kind == ContestKind.LeftOff && (exercise.Kind.Compares() ? listed is { One: true, Two: true } : listed is not null))
            {
                refusals.Add(ExerciseRefusals.ContestListedFully);
            }
        }
        if (text.Length == 0)
        {
            refusals.Add(ExerciseRefusals.ContestTextMissing);
        }
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (text.Length > longest)
        {
            refusals.Add(ExerciseRefusals.TooLong("Text", text.Length, longest));
        }
        return refusals;
    }
}
