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

/// <summary>Opening the year's exercise, and its quotas where it has some (PP-6): HR opens and says how many posts are established, the Director-General sets the two numbers.</summary>
public sealed class ExerciseOpenings(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    /// <summary>The year that can be opened now; null for who may not, or where this year's is open already.</summary>
    public async Task<ExercisePrepared?> PrepareAsync(Reader reader, ExerciseKind kind, CancellationToken stop = default)
    {
        var year = reader.Today.Year;
        if (!ExerciseAccess.MayRun(reader) || await IsOpenAsync(new(kind, year), stop))
        {
            return null;
        }
        var asOf = new LocalDate(year - 1, 12, 31);
        if (!kind.Compares())
        {
            return new(year, asOf, 0, 0);
        }
        var (gs, p) = ExercisePopulation.OnPosts(await PopulationAsync(kind, asOf, policies.PolicyAt(reader.Today), stop));
        return new(year, asOf, gs, p);
    }

    /// <summary>Opens an exercise that has quotas, with the number of established posts; opened twice it is one.</summary>
    public async Task<ActResult> OpenAsync(Reader reader, ExerciseKey key, int posts, string source, CancellationToken stop = default)
    {
        if (!key.Kind.Compares())
        {
            return ActResult.Missing;
        }
        if (await MayOpenAsync(reader, key, Check(posts, source), stop) is { } answer)
        {
            return answer;
        }
        var policy = policies.PolicyAt(reader.Today);
        var exercise = New(reader, key, policy);
        var (gs, p) = ExercisePopulation.OnPosts(await PopulationAsync(key.Kind, exercise.AsOf, policy, stop));
        (exercise.Posts, exercise.PostsSource) = (posts, source.Trim());
        (exercise.StaffGeneralService, exercise.StaffProfessionals) = (gs, p);
        exercise.Holders = await HoldersAsync(exercise.AsOf, stop);
        Compute(exercise, policy.Promotions);
        await ExerciseMails.ToOfficeAsync(
            db,
            clock.GetCurrentInstant(),
            Office.DirectorGeneral,
            reader.Today,
            exercise,
            "ExerciseQuotasToSet",
            "/quotas",
            stop
        );
        var detail = new
        {
            year = key.Year,
            posts,
            gs,
            p,
        };
        return await AddAsync(reader, exercise, detail, stop);
    }

    /// <summary>Opens an exercise without quotas: its criteria are those of the policy in force, which it keeps; opened twice it is one.</summary>
    public async Task<ActResult> OpenAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (key.Kind.Compares())
        {
            return ActResult.Missing;
        }
        if (await MayOpenAsync(reader, key, [], stop) is { } answer)
        {
            return answer;
        }
        return await AddAsync(reader, New(reader, key, policies.PolicyAt(reader.Today)), new { year = key.Year }, stop);
    }

    /// <summary>The answer where the exercise can't be opened now, or is open already; null: it can. Of this year, or of one before that was never held.</summary>
    private async Task<ActResult?> MayOpenAsync(Reader reader, ExerciseKey key, List<Refusal> refusals, CancellationToken stop)
    {
        if (!ExerciseAccess.MayRun(reader))
        {
            return ActResult.Missing;
        }
        if (await IsOpenAsync(key, stop))
        {
            return ActResult.Ok;
        }
        if (key.Year > reader.Today.Year || key.Year < reader.Today.Year - 1)
        {
            refusals.Add(ExerciseRefusals.ExerciseYearWrong);
        }
        return refusals.Count > 0 ? new ActResult.Refused(refusals) : null;
    }

    private static CareerExercise New(Reader reader, ExerciseKey key, PolicySet policy) =>
        new()
        {
            Kind = key.Kind,
            Year = key.Year,
            AsOf = new LocalDate(key.Year - 1, 12, 31),
            PolicyVersion = policy.Version,
            LaunchedOn = reader.Today,
            OpenedBy = reader.Actor,
        };

    private async Task<ActResult> AddAsync(Reader reader, CareerExercise exercise, object detail, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        db.CareerExercises.Add(exercise);
        db.History.Add(ExerciseAtHand.EntryOf(exercise, now, reader.Actor, "open", exercise.Kind.Rule(), detail));
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

    private Task<bool> IsOpenAsync(ExerciseKey key, CancellationToken stop) =>
        db.CareerExercises.AnyAsync(e => e.Kind == key.Kind && e.Year == key.Year, stop);

    private Task<IReadOnlyList<JudgedOfficial>> PopulationAsync(
        ExerciseKind kind,
        LocalDate asOf,
        PolicySet policy,
        CancellationToken stop
    ) => ExercisePopulation.JudgeAsync(db, kind, asOf, policy, stop);

    /// <summary>Corrects the number of posts before the quotas are set.</summary>
    public async Task<ActResult> CorrectPostsAsync(
        Reader reader,
        ExerciseKey key,
        int posts,
        string source,
        CancellationToken stop = default
    )
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at || !at.Is(ExerciseParty.HumanResources))
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
        ExerciseKey key,
        QuotaNumbers numbers,
        string reason,
        CancellationToken stop = default
    )
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at || !at.Is(ExerciseParty.DirectorGeneral))
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
    public static PromotionQuota QuotaOf(CareerExercise exercise, PromotionPolicy policy) =>
        PromotionQuota.Of(
            exercise.Posts,
            [(PromotionGroup.GeneralService, exercise.StaffGeneralService), (PromotionGroup.Professionals, exercise.StaffProfessionals)],
            exercise.Holders,
            policy
        );

    private static void Compute(CareerExercise exercise, PromotionPolicy policy)
    {
        var quota = QuotaOf(exercise, policy);
        exercise.ComputedGeneralService = quota.Groups[0].Places;
        exercise.ComputedProfessionals = quota.Groups[1].Places;
    }

    /// <summary>Who was promoted on track 1 in an earlier exercise and was in service on the day.</summary>
    private Task<int> HoldersAsync(LocalDate asOf, CancellationToken stop) =>
        (
            from c in db.Candidacies
            join e in db.CareerExercises on c.ExerciseId equals e.Id
            where c.DecisionOne == TrackDecision.Promoted && e.State == ExerciseState.Closed && e.EffectiveOn <= asOf
            where db.ServicePeriods.Any(p => p.StaffId == c.StaffId && p.From <= asOf && (p.Until == null || p.Until > asOf))
            select c.StaffId
        )
            .Distinct()
            .CountAsync(stop);
}
