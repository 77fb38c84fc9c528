using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Demo.People;
using Fairway.Demo.Results;
using Fairway.Demo.Structure;
using Fairway.Demo.Supervising;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Probation;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>
/// The appraisals of all officials, whatever their contract: of the cycle, year of probation or report that runs as far as they have come, and of
/// the one before it. Each person has dice of their own, so that they can be told one by one and written while others are still to be told.
/// </summary>
internal sealed class Cycles(
    OrganizationPlan organization,
    Hierarchy hierarchy,
    Programme programme,
    Workplans workplans,
    PolicyLibrary policies,
    Instant now,
    Chance chance
)
{
    private readonly Dictionary<string, UnitSketch> _units = organization.Units.ToDictionary(u => u.Code, StringComparer.Ordinal);
    private readonly Dictionary<(string, LocalDate), Instant> _launches = [];
    private readonly BoardReading _board = new(now, chance.For("board"));

    /// <summary>Person by person, in the roster's order; people without an appraisal are left out.</summary>
    public IEnumerable<Records> Tell() => Tell(organization.Roster.People);

    /// <summary>The same of some people.</summary>
    public IEnumerable<Records> Tell(IEnumerable<Person> people) => people.Select(Tell).Where(records => records.Appraisals.Count > 0);

    private Records Tell(Person person)
    {
        var records = new Records();
        var dice = chance.For(person.StaffId);
        var zone = ZoneOf(person.Seat.Station);
        var today = now.InZone(zone).Date;
        var above = hierarchy.Of(person.StaffId);
        var career = person.Career();
        var policy = policies.PolicyAt(today);
        if (above.SupervisorId is null)
        {
            return records;
        }

        var plan = PlanOf(career, today);
        Telling? told = null;
        foreach (var (earlier, part) in Earlier(person, career, plan, today).Where(e => IsOnRecord(person, e.Plan)))
        {
            told = Before(
                new(records, person, Then(person, above, earlier.Cycle), earlier, hierarchy.IsChief(person.StaffId), zone, dice.For(part)),
                told
            );
        }

        if (plan is not null)
        {
            Current(
                new(records, person, above, plan, hierarchy.IsChief(person.StaffId) || hierarchy.Signs(person.StaffId), zone, dice),
                today,
                policy.Appraisals,
                told
            );
        }

        var inOrder = records.History.OrderBy(h => h.At).ToList();
        records.History.Clear();
        records.History.AddRange(inOrder);
        _board.Open(records, person.StaffId);
        return records;
    }

    /// <summary>Of earlier reports in technical cooperation one in four is here; the others were on paper.</summary>
    private bool IsOnRecord(Person person, AppraisalPlan plan) =>
        plan.Kind != AppraisalKind.TechnicalCooperation || person.Seat.Scene is not null || chance.For($"{person.StaffId}/paper").Yes(0.25);

    /// <summary>
    /// What came before, oldest first: one appraisal, and both years where it was probation. Where the calendar had another kind then and changed over
    /// in the middle, that was one appraisal with this one, or on paper.
    /// </summary>
    private IEnumerable<(AppraisalPlan Plan, string Part)> Earlier(Person person, Career career, AppraisalPlan? plan, LocalDate today)
    {
        var before = plan is null ? LastReport(person, career, today) : Previous(person, career, plan);
        if (before is null)
        {
            yield break;
        }

        if (before.Kind == AppraisalKind.ProbationSecond && Previous(person, career, before) is { } first)
        {
            yield return (first, "first");
        }

        yield return (before, "before");
    }

    private AppraisalPlan? Previous(Person person, Career career, AppraisalPlan plan)
    {
        if (plan.Cycle.Start <= person.Entry)
        {
            return null;
        }

        // Between the probationary report and the end of probation none runs (PR-1).
        var before = PlanOf(career, plan.Cycle.Start.PlusDays(-1)) ?? LastReport(person, career, plan.Cycle.Start);
        return before?.Cycle.LastDay <= plan.Cycle.Start ? before : null;
    }

    /// <summary>The probationary report's appraisal, where its day is over.</summary>
    private AppraisalPlan? LastReport(Person person, Career career, LocalDate before)
    {
        var due = ProbationCalendar.DueOn(ProbationStep.Report, person.Entry, policies.PolicyOfLaunch(person.Entry).Probation);
        return person.Probation && due < before && PlanOf(career, due) is { Kind: AppraisalKind.ProbationSecond } plan ? plan : null;
    }

    /// <summary>Who stood above them in the cycle before: those of today, as far as they were there already.</summary>
    private Above? Then(Person person, Above above, Cycle cycle)
    {
        // Whoever came in the last months of a cycle did not appraise it; what was on paper before stays on paper.
        var latest = cycle.LastDay.PlusDays(-300);
        var then = above.Since <= latest ? above : above with { DelegateId = null, DelegateSigns = false, Since = above.SinceSupervisor };
        if (person.Current.Status != "active")
        {
            return null;
        }

        if (then.Since > latest)
        {
            // Whom scenes show has a file in any case: who is second level today was the supervisor then, or the head.
            return person.Seat.Scene is null ? null : BeforeToday(person, above, latest);
        }

        return then.SecondLevelId is { } second && hierarchy.Person(second).InUnitSince > cycle.LastDay
            ? then with
            {
                SecondLevelId = new[] { hierarchy.Head, hierarchy.Alternate }.FirstOrDefault(id =>
                    id != then.SupervisorId && id != person.StaffId
                ),
            }
            : then;
    }

    private Above? BeforeToday(Person person, Above above, LocalDate latest)
    {
        var known = new[] { above.SecondLevelId, hierarchy.Head, hierarchy.Alternate }
            .OfType<string>()
            .Where(id => id != person.StaffId && (id == hierarchy.Head || hierarchy.Person(id).InUnitSince <= latest))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return known.Count == 0 ? null : new Above(known[0], known.ElementAtOrDefault(1), null, false, person.Entry, person.Entry);
    }

    private sealed record Whose(Records To, Person Person, Above? Above, AppraisalPlan Plan, bool Manager, DateTimeZone Zone, Chance Dice)
    {
        public Cycle Cycle => Plan.Cycle;
    }

    /// <summary>The cycle before, to its end; in the first months after it not all of them have come there.</summary>
    /// <param name="first">The first year's appraisal, where this is the second of probation; else it does not matter.</param>
    private Telling? Before(Whose whose, Telling? first)
    {
        var (dice, cycle) = (whose.Dice, whose.Cycle);
        if (whose.Above is not { } above)
        {
            return null;
        }

        var since = above.Since.PlusDays(1) > cycle.Start ? above.Since.PlusDays(1) : cycle.Start;
        var moments = new Moments(whose.Zone, now, dice);
        var opened = Opened(above, cycle.Start, since, cycle.LastDay, moments, dice);
        var telling = Begin(whose, null, opened, moments, busy: false);
        var due = AgreedAbout(telling.Story.Appraisal).AtMidnight().InUtc().ToInstant();
        var wished = due + Duration.FromDays(dice.Yes(0.78) ? -dice.Between(0, 55) : dice.Between(1, 120));
        var least = opened + Duration.FromDays(9);
        if (!CarriesOver(whose, telling, first, opened))
        {
            telling.Begin(Fate.Agreed, opened, wished < least ? least : wished, null);
        }

        telling.GoOn(dice.Yes(0.88));
        telling.Story.Close();
        return telling;
    }

    /// <summary>What was agreed in the first year of probation goes on in the second.</summary>
    private static bool CarriesOver(Whose whose, Telling telling, Telling? first, Instant at) =>
        whose.Plan.Kind == AppraisalKind.ProbationSecond && first is not null && telling.CarryOver(first.Story, at);

    private void Current(Whose whose, LocalDate today, AppraisalPolicy policy, Telling? first)
    {
        var (person, dice, cycle, above) = (whose.Person, whose.Dice, whose.Cycle, whose.Above!);
        // Nobody acts on it before the people are together, nor before the cycle.
        var since = above.Since.PlusDays(1) > cycle.Start ? above.Since.PlusDays(1) : cycle.Start;
        var days = Period.DaysBetween(since, today);
        if (days < 0)
        {
            return;
        }

        var scene = SceneStories.Of(person, hierarchy);
        if (scene?.Fate > Fate.Agreed && days < 100)
        {
            // Not enough time has passed for what the scene asks.
            scene = new(Fate.Shared);
        }

        scene = InItsTime(scene, whose.Plan, today, policy);
        var regular = whose.Plan.Kind is AppraisalKind.Regular or AppraisalKind.ThirdAppraisal;
        var closes = regular ? ClosesOn(scene, cycle, days, today, policy, dice) : null;
        var fate =
            whose.Plan.Kind == AppraisalKind.ProbationSecond && first is not null ? Fate.Agreed
            : closes is not null || scene?.Fate > Fate.Agreed ? Fate.Agreed
            : scene is not null ? scene.Fate
            : person.Current.Status != "active" ? dice.Of([Fate.NotOpened, Fate.Draft])
            // What is due after one month is agreed sooner than what is due after three.
            : Fates.Draw(whose.Plan.Kind == AppraisalKind.ProbationFirst ? days * 3 : days, dice);
        if (fate == Fate.NotOpened)
        {
            return;
        }

        var moments = new Moments(whose.Zone, now, dice);
        var opened = Opened(above, new LocalDate(today.Year - (today.Year % 2), 1, 1), since, today, moments, dice);
        if (cycle.Start.Year < today.Year - (today.Year % 2))
        {
            // A first cycle that began late in the last biennium is opened then.
            opened = moments.Opening(since.PlusDays(dice.Between(0, Math.Min(20, days / 3))));
        }

        var telling = Begin(whose, closes, opened, moments, scene is not null);
        var later = closes is not null || scene?.Fate > Fate.Agreed;
        var carried = CarriesOver(whose, telling, first, opened);
        if (!carried)
        {
            telling.Begin(
                fate,
                opened,
                later
                    ? opened + ((now - opened) * (0.16 + (0.14 * dice.Share())))
                    : Until(fate, opened, AgreedAbout(telling.Story.Appraisal), scene is not null, dice),
                scene?.Turns
            );
        }

        if (scene?.Fate > Fate.Agreed)
        {
            telling.GoOnTo(scene.Fate, scene.IsAwaited);
        }
        else if (fate == Fate.Agreed && (scene is null || later || carried))
        {
            telling.GoOn(dice.Yes(0.88));
        }

        telling.Story.Close();
    }

    /// <summary>Where outputs are due with a later step, people agree on them in the first months all the same.</summary>
    private static LocalDate AgreedAbout(Appraisal appraisal) => LocalDate.Min(appraisal.BeginningDue, appraisal.CycleStart.PlusDays(91));

    /// <summary>A regular cycle can close early for what a scene asks; another comes there in its own time, and without a review where it has none.</summary>
    private static SceneStories.Wish? InItsTime(SceneStories.Wish? scene, AppraisalPlan plan, LocalDate today, AppraisalPolicy policy) =>
        plan.Kind is AppraisalKind.Regular or AppraisalKind.ThirdAppraisal ? scene
        : scene?.Fate >= Fate.SelfBegun && today < EndOpening.FirstDay(plan.Cycle, policy).PlusDays(12) ? null
        : scene?.Fate is > Fate.Agreed and < Fate.SelfBegun && plan.MidTermDue is null ? null
        : scene;

    /// <summary>
    /// The day on which a cycle closes early: some leave for a project or another organization (CY-9), and their end of cycle is written now.
    /// </summary>
    private static LocalDate? ClosesOn(
        SceneStories.Wish? scene,
        Cycle cycle,
        int days,
        LocalDate today,
        AppraisalPolicy policy,
        Chance dice
    )
    {
        var wanted = scene is null
            ? days >= 120 && dice.Yes(cycle.Start.Year % 2 == 1 && days < 300 ? 0.4 : 0.035)
            : scene.Fate >= Fate.SelfBegun && today < EndOpening.FirstDay(cycle, policy).PlusDays(30);
        var closes = today.PlusDays(dice.Between(12, 48));
        return wanted && closes < cycle.LastDay ? closes : null;
    }

    private Telling Begin(Whose whose, LocalDate? closes, Instant opened, Moments moments, bool busy)
    {
        var (person, cycle, dice, above) = (whose.Person, whose.Cycle, whose.Dice, whose.Above!);
        var openedOn = opened.InZone(whose.Zone).Date;
        var set = policies.PolicyAt(openedOn);
        var running = new Cycle(cycle.Start, closes ?? cycle.LastDay);
        var appraisal = new Appraisal
        {
            Id = dice.Id(opened),
            StaffId = person.StaffId,
            Kind = whose.Plan.Kind,
            CycleStart = cycle.Start,
            CycleEnd = cycle.LastDay,
            CountedFrom = whose.Plan.CountedFrom == cycle.Start ? null : whose.Plan.CountedFrom,
            ClosesOn = closes,
            PolicyVersion = set.Version,
            OpenedOn = openedOn,
            State = AppraisalState.BeginningDraft,
            SupervisorId = above.SupervisorId,
            SecondLevelId = above.SecondLevelId,
            DelegateId = above.DelegateId,
            DelegateSigns = above.DelegateSigns,
            UnitCode = person.Current.UnitCode!,
            OfManager = whose.Manager,
            BeginningDue = whose.Plan.BeginningDue,
            MidTermDue = whose.Plan.MidTermDue < running.LastDay ? whose.Plan.MidTermDue : null,
        };
        var unit = _units[person.Seat.Unit];
        // The programme knows this biennium and the last; a first cycle can have begun earlier.
        var thisBiennium = now.InUtc().Year - (now.InUtc().Year % 2);
        var biennium = Math.Max(cycle.Start.Year - (cycle.Start.Year % 2), thisBiennium - 2);
        var lines = biennium == thisBiennium ? workplans.For(unit, person.Seat.Family, whose.Manager, _units) : [];
        var work = new Work(person, cycle, lines, programme.For(unit, person.Seat.Family, biennium), set.Appraisals, dice);
        var story = Story.Open(
            whose.To,
            person,
            above,
            appraisal,
            above.DelegateSigns ? above.DelegateId! : above.SupervisorId!,
            opened,
            set.Appraisals,
            work.Deck,
            whose.Zone,
            dice
        );
        return new Telling(story, work, hierarchy.Person(story.Signer), above, moments, set.Appraisals, whose.Zone, now, busy, dice);
    }

    /// <summary>A chief opens the cycle for the whole team at once; who joins later gets theirs then.</summary>
    private Instant Opened(Above above, LocalDate begun, LocalDate since, LocalDate today, Moments moments, Chance dice)
    {
        var by = above.DelegateSigns ? above.DelegateId! : above.SupervisorId!;
        if (!_launches.TryGetValue((by, begun), out var launch))
        {
            var room = Math.Clamp(Period.DaysBetween(begun, today) / 3, 0, 50);
            var own = chance.For($"{by}/{begun.Year}");
            _launches[(by, begun)] = launch = new Moments(DateTimeZone.Utc, now, own).Opening(begun.PlusDays(own.Between(0, room)));
        }

        return launch.InUtc().Date >= since
            ? launch
            : moments.Opening(since.PlusDays(dice.Between(0, Math.Clamp(Period.DaysBetween(since, today) / 3, 0, 20))));
    }

    /// <summary>When the last act was: about the due date where all is agreed, and where it is not, some weeks ago or these days.</summary>
    private Instant Until(Fate fate, Instant opened, LocalDate due, bool scene, Chance dice)
    {
        var left = now - opened;
        if (fate == Fate.Signed || (scene && fate != Fate.Agreed))
        {
            // A signature waits no longer than the comments window: then the report goes on without the other (CY-6).
            return now - Duration.FromHours(Math.Min(left.TotalHours * 0.2, dice.Between(20, scene ? 60 : 130)));
        }

        if (fate == Fate.Agreed)
        {
            var dueAt = due.AtMidnight().InUtc().ToInstant();
            var wished = dueAt + Duration.FromDays(dice.Yes(0.74) ? -dice.Between(0, 55) : dice.Between(1, 150));
            return wished > opened + Duration.FromDays(6) && wished < now - Duration.FromHours(6)
                ? wished
                : opened + (left * (0.35 + (0.6 * dice.Share())));
        }

        return dice.Yes(0.6)
            ? now - Duration.FromHours(Math.Min(left.TotalHours * 0.4, dice.Between(5, 24 * 30)))
            : opened + (left * (0.2 + (0.7 * dice.Share())));
    }

    /// <summary>The appraisal of a day, as the calendar has it.</summary>
    private AppraisalPlan? PlanOf(Career career, LocalDate day) => AppraisalPlan.On(career, day, policies.PolicyOfLaunch);

    private DateTimeZone ZoneOf(string station) =>
        policies.PolicyAt(now.InUtc().Date).Service.Station(station) is { } known
            ? DateTimeZoneProviders.Tzdb[known.Zone]
            : DateTimeZone.Utc;
}
