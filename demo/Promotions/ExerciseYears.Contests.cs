using Fairway.App.Promotions.Exercise;
using Fairway.Demo.Scenes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Promotions;

/// <summary>Contests of the list, and a record that was wrong when it was computed.</summary>
internal sealed partial class ExerciseYears
{
    private const string GradeService = "grade-service";

    /// <summary>A period whose grade the file had wrong.</summary>
    private sealed record WrongPeriod(string StaffId, LocalDate From, string Grade);

    /// <summary>
    /// Somebody of General Service who had the grade before the last move, and whose file gives it from the move on: so the list leaves them off. Null: there
    /// is nobody whom it would.
    /// </summary>
    private async Task<WrongPeriod?> MistakeAsync(ExerciseTale tale, int ago, CancellationToken stop)
    {
        tale.To(ago);
        var exercise = await tale.ExerciseAsync();
        var policy = policies.PolicyAt(exercise.LaunchedOn);
        var scenes = DemoPeople.All.Select(p => p.StaffId).OfType<string>().ToList();
        var since = exercise.AsOf.PlusDays(1).PlusYears(-policy.Promotions.Track1GradeYears);
        var possible = await (
            from now in db.ServicePeriods
            join then in db.ServicePeriods on now.StaffId equals then.StaffId
            join before in db.ServicePeriods on then.StaffId equals before.StaffId
            where
                now.Until == null
                && now.Category == "GS"
                && now.Funding == "RB"
                && now.From > since
                && now.From <= exercise.AsOf
                && then.Until == now.From
                && then.Grade == now.Grade
                && then.From <= since
                && before.Until == then.From
                && before.Category == "GS"
                && before.Grade != then.Grade
                && !scenes.Contains(now.StaffId)
            orderby now.StaffId
            select new
            {
                now.StaffId,
                then.From,
                then.Grade,
                Before = before.Grade,
            }
        ).ToListAsync(stop);
        foreach (var one in possible)
        {
            if (
                await ExercisePopulation.JudgeAsync(db, one.StaffId, exercise.Kind, exercise.AsOf, policy, stop) is not { IsEligible: true }
            )
            {
                continue;
            }
            var wrong = new WrongPeriod(one.StaffId, one.From, one.Grade!);
            await WriteAsync(wrong, one.Before!, stop);
            if (await ExercisePopulation.JudgeAsync(db, one.StaffId, exercise.Kind, exercise.AsOf, policy, stop) is { IsEligible: false })
            {
                return wrong;
            }
            await WriteAsync(wrong, wrong.Grade, stop);
        }
        return null;
    }

    private Task<int> WriteAsync(WrongPeriod period, string grade, CancellationToken stop) =>
        db
            .ServicePeriods.Where(p => p.StaffId == period.StaffId && p.From == period.From)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Grade, grade), stop);

    /// <summary>Three contests: a record that was wrong is put right, and the list with it; two are answered otherwise.</summary>
    private async Task ContestAsync(ExerciseTale tale, int ago, WrongPeriod? wrong, CancellationToken stop)
    {
        tale.To(ago);
        await BringAsync(tale, s_nearly, ContestKind.LeftOff, s_nearly, "Mon attestation de service indique treize ans.", stop);
        var other = (await tale.StandingAsync()).First(c => c.StaffId != s_reader).StaffId;
        await BringAsync(
            tale,
            s_reader,
            ContestKind.PutOn,
            other,
            "I believe that this colleague was in another grade for some years.",
            stop
        );
        if (wrong is not null)
        {
            const string text = "I had this grade before my last move already. My file gives it from the move on.";
            await BringAsync(tale, wrong.StaffId, ContestKind.LeftOff, wrong.StaffId, text, stop);
        }
        await AnswerAsync(
            tale,
            ago - 5,
            s_nearly,
            false,
            "The certificate counts all years of service. The thirteen years are asked for in the present grade.",
            stop
        );
        await AnswerAsync(
            tale,
            ago - 5,
            s_reader,
            false,
            "The record was looked at again with its letters of appointment: the years are in one grade.",
            stop
        );
        if (wrong is not null)
        {
            tale.To(ago - 6);
            await WriteAsync(wrong, wrong.Grade, stop);
            const string answer = "The letter of appointment confirms it. The record is put right, and you are on the list.";
            await AnswerAsync(tale, ago - 6, wrong.StaffId, true, answer, stop);
        }
    }

    private static Task BringAsync(ExerciseTale tale, string by, ContestKind kind, string about, string text, CancellationToken stop) =>
        tale.DoneAsync(() => tale.Contests.BringAsync(tale.As(by), tale.Key, Guid.Empty, kind, about, text, stop));

    private async Task AnswerAsync(ExerciseTale tale, int ago, string by, bool upheld, string answer, CancellationToken stop)
    {
        tale.To(ago);
        var exercise = (await tale.ExerciseAsync()).Id;
        var contest = await db.ExerciseContests.Where(c => c.ExerciseId == exercise && c.ById == by).Select(c => c.Id).SingleAsync(stop);
        await tale.DoneAsync(() => tale.Contests.AnswerAsync(Hr(tale), tale.Key, contest, upheld, GradeService, answer, stop));
    }
}
