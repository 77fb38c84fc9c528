using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Promotions;

/// <summary>
/// One exercise while it is told: every station is taken by the product's own act, on its day. What many write alike, forms, sheets of points and words of a
/// panel, is written as rows with the history of the same acts: the station's act then asks whether all is there, as it asks people.
/// </summary>
internal sealed class ExerciseTale(FairwayDb db, PolicyLibrary policies, LocalDate today, ExerciseKey key, CancellationToken stop) : IClock
{
    private Dictionary<string, Account> _accounts = [];
    private Instant _at;

    public ExerciseKey Key => key;

    /// <summary>The day on which the tale is.</summary>
    public LocalDate Day => _at.InUtc().Date;

    public ExerciseOpenings Openings => new(db, this, policies);
    public LateFacts Late => new(db, this, policies);
    public ExerciseLists Lists => new(db, this, policies, Late);
    public ExerciseContests Contests => new(db, this, policies);
    public Candidacies Candidacies => new(db, this, policies);
    public Panels Panels => new(db, this, policies, Late);
    public PanelWork Work => new(db, this, policies);
    public ExerciseDecisions Decisions => new(db, this, policies, Late, new ExerciseFigures(db, policies));

    public Instant GetCurrentInstant() => _at;

    public async Task BeginAsync() =>
        _accounts = await db.Users.AsNoTracking().Where(a => a.StaffId != null).ToDictionaryAsync(a => a.StaffId!, stop);

    /// <summary>Goes to noon of a day, so many days before the demonstration's.</summary>
    public void To(int daysAgo)
    {
        db.ChangeTracker.Clear();
        _at = today.PlusDays(-daysAgo).At(LocalTime.Noon).InUtc().ToInstant();
    }

    public bool HasAccount(string who) => _accounts.ContainsKey(who);

    /// <summary>Somebody with the office that they act in.</summary>
    public Reader As(string who, Office? office = null)
    {
        var account = _accounts.GetValueOrDefault(who);
        return new(
            account?.Id ?? Guid.Empty,
            who,
            account?.DisplayName ?? who,
            account?.Language ?? "en",
            DateTimeZone.Utc,
            Day,
            office is { } held ? [new HeldOffice(held, null)] : []
        );
    }

    /// <summary>An act as one request would do it; a refusal would be a mistake of the tale.</summary>
    public Task DoneAsync(Func<Task<ActResult>> act) => TryAsync(act, null);

    /// <summary>The same where one refusal is foreseen; false: it came.</summary>
    public async Task<bool> TryAsync(Func<Task<ActResult>> act, string? foreseen)
    {
        db.ChangeTracker.Clear();
        var result = await act();
        db.ChangeTracker.Clear();
        if (result is ActResult.Done)
        {
            return true;
        }
        var refusals = result is ActResult.Refused refused ? refused.Refusals.Select(r => r.Code).ToList() : [];
        return foreseen is not null && refusals.Contains(foreseen)
            ? false
            : throw new InvalidOperationException(
                $"The exercise {key} could not be told on {Day}: {(refusals.Count > 0 ? string.Join(", ", refusals) : result.ToString())}"
            );
    }

    public Task<CareerExercise> ExerciseAsync() => db.CareerExercises.SingleAsync(e => e.Kind == key.Kind && e.Year == key.Year, stop);

    /// <summary>Candidates who stand, in the order of their staff ids.</summary>
    public async Task<List<Candidacy>> StandingAsync(PromotionGroup? group = null)
    {
        var id = (await ExerciseAsync()).Id;
        return await db
            .Candidacies.Where(c => c.ExerciseId == id && c.RemovedFrom == null && c.WithdrawnAt == null)
            .Where(c => group == null || c.Group == group)
            .OrderBy(c => c.StaffId)
            .ToListAsync(stop);
    }

    /// <summary>The groups that have a panel: those with a candidate.</summary>
    public async Task<List<PromotionGroup>> PanelsThereAsync()
    {
        var id = (await ExerciseAsync()).Id;
        return await db.ExercisePanels.Where(p => p.ExerciseId == id).OrderBy(p => p.Group).Select(p => p.Group).ToListAsync(stop);
    }

    public Task<IReadOnlyDictionary<string, string>> ChiefsAsync(IReadOnlyCollection<string> of) =>
        CandidateChiefs.OfAsync(db, of, Day, stop);

    /// <summary>A panel as its secretary has it before them.</summary>
    public async Task<PanelAtWork> PanelAsync(string secretary, PromotionGroup group) =>
        await PanelAtWork.LoadAsync(db, policies, As(secretary), key, group, stop)
        ?? throw new InvalidOperationException($"Nobody keeps the minutes of {group} in {key}.");

    /// <summary>That somebody did what was written as rows.</summary>
    public void Remember(CareerExercise exercise, string actor, string act, string rule, object? detail = null, string? subject = null) =>
        db.History.Add(ExerciseAtHand.EntryOf(exercise, _at, actor, act, rule, detail, subject));
}
