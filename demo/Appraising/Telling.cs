using Fairway.Demo.People;
using Fairway.Demo.Supervising;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>One appraisal from its opening to where it stands today: the three steps with the journal between them, each at its time.</summary>
internal sealed class Telling(
    Story story,
    Work work,
    Person signer,
    Above above,
    Moments moments,
    AppraisalPolicy policy,
    DateTimeZone zone,
    Instant now,
    bool busy,
    Chance chance
)
{
    private readonly Writer _writer = new(work.Deck, policy, chance);
    private Verdicts? _verdicts;

    public Story Story => story;

    /// <summary>The beginning of the cycle.</summary>
    public void Begin(Fate fate, Instant opened, Instant until, SceneTurns? turns)
    {
        var agreed = work.Agreed(story.Appraisal.OfManager, opened);
        _verdicts = new Verdicts(agreed, chance);
        var course = new Course(story, work.Official, signer, above.DelegateSigns ? null : above.DelegateId, moments, zone, now, chance);
        course.Tell(fate, agreed, opened, until, turns, policy);
    }

    /// <summary>What was agreed in the first year of probation, as its mid-term review left it; false where nothing was agreed then.</summary>
    public bool CarryOver(Story first, Instant at)
    {
        if (first.Appraisal.AgreedVersion == 0)
        {
            return false;
        }

        var agreed = first.Agreement with { Outputs = [.. first.Assessed.Outputs.Where(o => o.Counts).Select(o => o.Now)] };
        _verdicts = new Verdicts(agreed, chance);
        story.CarryOver(first, agreed, at);
        return true;
    }

    /// <summary>Goes on as people do: some early, most in time, some late, as far as there was time for it.</summary>
    /// <param name="review">Whether the mid-term review is held at all.</param>
    public void GoOn(bool review)
    {
        if (story.Appraisal.State != AppraisalState.BeginningAgreed)
        {
            return;
        }

        var agreedAt = story.LastAct;
        if (review && story.Appraisal.MidTermDue is { } due && !Reviewed(due, agreedAt))
        {
            Journal(agreedAt, now);
            return;
        }

        var settled = story.LastAct;
        var cycle = story.Appraisal.Cycle;
        var first = Start(EndOpening.FirstDay(cycle, policy));
        var wish = Start(cycle.LastDay);
        wish +=
            story.Appraisal.ClosesOn is not null ? (now - wish) + Duration.FromDays(chance.Between(-20, 22))
            : chance.Yes(0.78) ? -Duration.FromDays(chance.Between(0, 62))
            : Duration.FromDays(chance.Between(1, 95));
        var begin = wish - Duration.FromDays(chance.Between(14, 30));
        begin = Later(Later(begin, first + Duration.FromHours(9)), settled + Duration.FromDays(12));
        wish = Later(wish, begin + Duration.FromDays(8));
        Journal(agreedAt, begin < now ? begin : now);
        if (begin >= now - Duration.FromDays(2))
        {
            return;
        }

        var done = wish < now - Duration.FromHours(2);
        var fate = done ? Fate.Complete : Fates.OfEnd((now - begin) / (wish - begin), chance);
        End(fate, begin, done ? wish : Recently(begin));
    }

    /// <summary>Goes on to where a scene wants it, in the time that there is.</summary>
    /// <param name="awaited">The other side has not answered yet.</param>
    public void GoOnTo(Fate fate, bool awaited)
    {
        var agreedAt = story.LastAct;
        var left = now - agreedAt;
        var hours = Duration.FromHours(Math.Min(left.TotalHours * 0.05, chance.Between(20, 56)));
        if (fate <= Fate.Reviewed)
        {
            var until = fate == Fate.Reviewed ? now - Shorter(left * 0.3, 26) : now - hours;
            Journal(agreedAt, until - Duration.FromDays(4));
            Review(fate, until - Shorter(left * 0.4, 24), until, awaited);
            return;
        }

        if (story.Appraisal.MidTermDue is not null)
        {
            var held = agreedAt + (left * 0.45);
            Review(Fate.Reviewed, held - Shorter(left * 0.2, 24), held, false);
        }

        var begin = now - Shorter(left * 0.3, 24);
        Journal(agreedAt, begin);
        End(fate, begin, fate == Fate.Complete ? now - Shorter(left * 0.12, 12) : now - hours);
    }

    /// <summary>False where the review has not come to its end: then the rest is still to come.</summary>
    private bool Reviewed(LocalDate due, Instant agreedAt)
    {
        var days = chance.Weighted([((-150, -60), 11.0), ((-55, 0), 61), ((1, 110), 28)]);
        var wish = Later(Start(due.PlusDays(chance.Between(days.Item1, days.Item2))), agreedAt + Duration.FromDays(chance.Between(25, 60)));
        var begin = Later(wish - Duration.FromDays(chance.Between(12, 28)), agreedAt + Duration.FromDays(10));
        if (begin >= now - Duration.FromDays(1))
        {
            return false;
        }

        var done = wish < now - Duration.FromHours(2);
        Review(done ? Fate.Reviewed : Fates.OfReview((now - begin) / (wish - begin), chance), begin, done ? wish : Recently(begin), false);
        return done;
    }

    private void Review(Fate fate, Instant begin, Instant until, bool awaited)
    {
        var review = _writer.Review(story.Agreement, _verdicts!, () => work.Another(story.Agreement, begin), busy);
        new ReviewCourse(story, work.Official, signer, moments, policy, chance).Tell(fate, review, begin, until, awaited);
    }

    private void Journal(Instant from, Instant until) => new JournalCourse(story, moments, chance).Tell(_verdicts!, from, until, busy);

    private void End(Fate fate, Instant begin, Instant until) =>
        new EndCourse(story, work.Official, signer, moments, policy, _writer, _verdicts!, now, chance).Tell(fate, begin, until);

    private Instant Recently(Instant begin) => now - Duration.FromHours(Math.Min((now - begin).TotalHours * 0.2, chance.Between(4, 96)));

    private Instant Start(LocalDate day) => day.AtStartOfDayInZone(zone).ToInstant();

    private static Duration Shorter(Duration wished, int days) => wished < Duration.FromDays(days) ? wished : Duration.FromDays(days);

    private static Instant Later(Instant a, Instant b) => a > b ? a : b;
}
