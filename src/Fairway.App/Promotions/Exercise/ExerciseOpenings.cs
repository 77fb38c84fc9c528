using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>What HR finds before it opens an exercise.</summary>
/// <param name="Year">The next year without one.</param>
/// <param name="AsOf">Its reference date.</param>
/// <param name="GeneralService">Staff of GS on regular-budget posts on it.</param>
/// <param name="Professionals">Staff of NPO and P.</param>
public sealed record ExercisePrepared(int Year, LocalDate AsOf, int GeneralService, int Professionals);

/// <summary>Opening the year's exercise and its quotas (PP-6): HR opens and says how many posts are established, the Director-General sets the two numbers.</summary>
public sealed class ExerciseOpenings(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>The year that can be opened now; null for who may not, or where this year's is open already.</summary>
    public async Task<ExercisePrepared?> PrepareAsync(Reader reader, CancellationToken stop = default)
    {
        var year = reader.Today.Year;
        if (!ExerciseAccess.MayRun(reader) || await db.PromotionExercises.AnyAsync(e => e.Year == year, stop))
        {
            return null;
        }
        var asOf = new LocalDate(year - 1, 12, 31);
        var (gs, p) = ExercisePopulation.OnPosts(await ExercisePopulation.JudgeAsync(db, asOf, policies.PolicyAt(reader.Today), stop));
        return new(year, asOf, gs, p);
    }

    /// <summary>Opens this year's exercise, or that of a year before which was never held; opened twice it is one.</summary>
    public async Task<ActResult> OpenAsync(Reader reader, int year, int posts, string source, CancellationToken stop = default)
    {
        if (!ExerciseAccess.MayRun(reader))
        {
            return ActResult.Missing;
        }
        if (await db.PromotionExercises.AnyAsync(e => e.Year == year, stop))
        {
            return ActResult.Ok;
        }
        var refusals = Check(posts, source);
        if (year > reader.Today.Year || year < reader.Today.Year - 1)
        {
            refusals.Add(ExerciseRefusals.ExerciseYearWrong);
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }

        var policy = policies.PolicyAt(reader.Today);
        var asOf = new LocalDate(year - 1, 12, 31);
        var (gs, p) = ExercisePopulation.OnPosts(await ExercisePopulation.JudgeAsync(db, asOf, policy, stop));
        var exercise = new PromotionExercise
        {
            Year = year,
            AsOf = asOf,
            PolicyVersion = policy.Version,
            LaunchedOn = reader.Today,
            OpenedBy = reader.Actor,
            Posts = posts,
            PostsSource = source.Trim(),
            StaffGeneralService = gs,
            StaffProfessionals = p,
            Holders = await HoldersAsync(asOf, stop),
            ComputedGeneralService = 0,
            ComputedProfessionals = 0,
        };
        Compute(exercise, policy.Promotions);
        db.PromotionExercises.Add(exercise);
        var now = clock.GetCurrentInstant();
        db.History.Add(
            ExerciseAtHand.EntryOf(
                exercise,
                now,
                reader.Actor,
                "open",
                "PP-7",
                new
                {
                    year,
                    posts,
                    gs,
                    p,
                }
            )
        );
        await ExerciseMails.ToOfficeAsync(db, now, Office.DirectorGeneral, reader.Today, exercise, "ExerciseQuotasToSet", "/quotas", stop);
        await ExerciseMails.ToOfficeAsync(db, now, Office.Union, reader.Today, exercise, "ExerciseOpened", "", stop);
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two at the same moment: the other one has opened it.
            db.ChangeTracker.Clear();
            return ActResult.Ok;
        }
    }

    /// <summary>Corrects the number of posts before the quotas are set.</summary>
    public async Task<ActResult> CorrectPostsAsync(Reader reader, int year, int posts, string source, CancellationToken stop = default)
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, year, stop) is not { } at || !at.Is(ExerciseParty.HumanResources))
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.CorrectPosts) is not { } row)
        {
            return at.NotNow(ExerciseAct.CorrectPosts);
        }
        if (Check(posts, source) is { Count: > 0 } refusals)
        {
            return new ActResult.Refused(refusals);
        }
        (at.Exercise.Posts, at.Exercise.PostsSource) = (posts, source.Trim());
        Compute(at.Exercise, policies.PolicyAt(at.Exercise.LaunchedOn).Promotions);
        db.History.Add(at.Entry(clock.GetCurrentInstant(), "correct-posts", row.Rule, new { posts }));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>The Director-General sets the two numbers; a departure from those computed has a reason, which is published.</summary>
    public async Task<ActResult> SetQuotasAsync(
        Reader reader,
        int year,
        QuotaNumbers numbers,
        string reason,
        CancellationToken stop = default
    )
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, year, stop) is not { } at || !at.Is(ExerciseParty.DirectorGeneral))
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.SetQuotas) is not { } row)
        {
            return at.NotNow(ExerciseAct.SetQuotas);
        }
        var exercise = at.Exercise;
        var refusals = ExerciseQuotas.Check(numbers, exercise.Computed, reason).ToList();
        var longest = policies.PolicyAt(reader.Today).Appraisals.TextMaximum;
        if (reason.Length > longest)
        {
            refusals.Add(ExerciseRefusals.TooLong("Reason", reason.Length, longest));
        }
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        (exercise.GeneralService, exercise.Professionals) = (numbers.GeneralService, numbers.Professionals);
        // Where they don't depart there is nothing to publish.
        exercise.QuotaReason = numbers == exercise.Computed ? "" : reason.Trim();
        exercise.QuotasOn ??= reader.Today;
        exercise.State = row.To;
        var now = clock.GetCurrentInstant();
        db.History.Add(at.Entry(now, "set-quotas", row.Rule, new { gs = numbers.GeneralService, p = numbers.Professionals }));
        await ExerciseMails.ToHrAsync(db, now, reader.Today, exercise, "ExerciseQuotasSet", stop);
        return await db.SaveOrStaleAsync(stop);
    }

    private static List<Refusal> Check(int posts, string source)
    {
        var refusals = new List<Refusal>();
        if (posts is < 0 or > 100_000)
        {
            refusals.Add(ExerciseRefusals.ExercisePostsWrong);
        }
        if (string.IsNullOrWhiteSpace(source) || source.Length > 500)
        {
            refusals.Add(ExerciseRefusals.ExerciseSourceMissing);
        }
        return refusals;
    }

    /// <summary>The arithmetic of an exercise's quotas.</summary>
    public static PromotionQuota QuotaOf(PromotionExercise exercise, PromotionPolicy policy) =>
        PromotionQuota.Of(
            exercise.Posts,
            [(PromotionGroup.GeneralService, exercise.StaffGeneralService), (PromotionGroup.Professionals, exercise.StaffProfessionals)],
            exercise.Holders,
            policy
        );

    private static void Compute(PromotionExercise exercise, PromotionPolicy policy)
    {
        var quota = QuotaOf(exercise, policy);
        exercise.ComputedGeneralService = quota.Groups[0].Places;
        exercise.ComputedProfessionals = quota.Groups[1].Places;
    }

    /// <summary>Who was promoted on track 1 in an earlier exercise and was in service on the day.</summary>
    private Task<int> HoldersAsync(LocalDate asOf, CancellationToken stop) =>
        (
            from c in db.Candidacies
            join e in db.PromotionExercises on c.ExerciseId equals e.Id
            where c.DecisionOne == TrackDecision.Promoted && e.State == ExerciseState.Closed && e.EffectiveOn <= asOf
            where db.ServicePeriods.Any(p => p.StaffId == c.StaffId && p.From <= asOf && (p.Until == null || p.Until > asOf))
            select c.StaffId
        )
            .Distinct()
            .CountAsync(stop);
}
