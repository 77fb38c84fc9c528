using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Demo.People;
using Fairway.Demo.Results;
using Fairway.Demo.Scenes;
using Fairway.Demo.Structure;
using Fairway.Demo.Supervising;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Appraising;

/// <summary>The beginnings of cycle of all officials on the regular budget who are past their probation.</summary>
internal sealed class Beginnings(
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
    private readonly Dictionary<string, Instant> _launches = new(StringComparer.Ordinal);
    private readonly Records _records = new();

    public Records Tell()
    {
        foreach (var person in organization.Roster.People)
        {
            Tell(person);
        }

        OpenAtBoard();
        return _records;
    }

    private void Tell(Person person)
    {
        var dice = chance.For(person.StaffId);
        var zone = ZoneOf(person.Seat.Station);
        var today = now.InZone(zone).Date;
        var above = hierarchy.Of(person.StaffId);
        var facts = Facts(person, above);
        var policy = policies.PolicyAt(today).Appraisals;
        if (above.SupervisorId is null || CycleOpening.CycleOf(facts, today, policy) is not { } cycle)
        {
            return;
        }

        // Nobody acts on it before the people are together, nor before the cycle.
        var since = above.Since.PlusDays(1) > cycle.Start ? above.Since.PlusDays(1) : cycle.Start;
        var days = Period.DaysBetween(since, today);
        if (days < 0)
        {
            return;
        }

        var scene = SceneStories.Of(person, hierarchy);
        var fate = scene?.Fate ?? (person.Current.Status != "active" ? dice.Of([Fate.NotOpened, Fate.Draft]) : Fates.Draw(days, dice));
        if (fate == Fate.NotOpened)
        {
            return;
        }

        var moments = new Moments(zone, now, dice);
        var opened = Opened(above, since, today, moments, dice);
        var openedOn = opened.InZone(zone).Date;
        var due = CycleOpening.BeginningDue(cycle, policy);
        var set = policies.PolicyAt(openedOn);
        var manager = facts.IsManager;
        var story = Story.Open(
            _records,
            person,
            above,
            cycle,
            due,
            CycleOpening.MidTermDue(cycle, policy),
            manager,
            set.Version,
            above.DelegateSigns ? above.DelegateId! : above.SupervisorId,
            opened,
            openedOn,
            dice
        );
        var unit = _units[person.Seat.Unit];
        var biennium = cycle.Start.Year - (cycle.Start.Year % 2);
        var agreed = new Forms(set.Appraisals, dice).Agreed(
            person,
            cycle,
            manager,
            biennium == today.Year - (today.Year % 2) ? workplans.For(unit, person.Seat.Family, manager, _units) : [],
            programme.For(unit, person.Seat.Family, biennium),
            opened
        );
        var course = new Course(
            story,
            person,
            hierarchy.Person(story.Signer),
            above.DelegateSigns ? null : above.DelegateId,
            moments,
            zone,
            dice
        );
        course.Tell(fate, agreed, opened, Until(fate, opened, due, scene is not null, dice), scene?.Turns, set.Appraisals);
    }

    /// <summary>The secretary has looked at most of what came, members at some; the newest wait.</summary>
    private void OpenAtBoard()
    {
        var dice = chance.For("board");
        var appraisals = _records.Appraisals.ToDictionary(a => a.Id);
        var secretary = DemoPeople.Of("board-secretary").StaffId!;
        foreach (var item in _records.Received)
        {
            var at = item.ReceivedAt + Duration.FromHours(dice.Between(6, 24 * 12));
            var known = appraisals[item.AppraisalId];
            // What concerns the secretary in person is not theirs to open for the Board.
            if (at >= now || dice.Yes(0.04) || known.StaffId == secretary || known.SupervisorId == secretary)
            {
                continue;
            }

            item.OpenedAt = at;
            _records.Readings.Add(
                new FormReading
                {
                    AppraisalId = item.AppraisalId,
                    ReaderId = secretary,
                    Step = item.Step,
                    FormNumber = item.FormNumber,
                    Day = at.InUtc().Date,
                    At = at,
                    As = nameof(AppraisalParty.BoardSecretary),
                }
            );
        }
    }

    /// <summary>A chief opens the cycle for the whole team at once; who joins later gets theirs then.</summary>
    private Instant Opened(Above above, LocalDate since, LocalDate today, Moments moments, Chance dice)
    {
        var by = above.DelegateSigns ? above.DelegateId! : above.SupervisorId!;
        if (!_launches.TryGetValue(by, out var launch))
        {
            var begun = new LocalDate(today.Year - (today.Year % 2), 1, 1);
            var room = Math.Min(Period.DaysBetween(begun, today) / 3, 50);
            _launches[by] = launch = moments.Opening(begun.PlusDays(chance.For(by).Between(0, room)));
        }

        return launch.InUtc().Date >= since
            ? launch
            : moments.Opening(since.PlusDays(dice.Between(0, Math.Min(20, Period.DaysBetween(since, today) / 3))));
    }

    /// <summary>When the last act was: about the due date where all is agreed, and where it is not, some weeks ago or these days.</summary>
    private Instant Until(Fate fate, Instant opened, LocalDate due, bool scene, Chance dice)
    {
        var left = now - opened;
        if (scene && fate != Fate.Agreed)
        {
            return now - Duration.FromHours(Math.Min(left.TotalHours * 0.2, dice.Between(20, 60)));
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

    private AppraisalFacts Facts(Person person, Above above)
    {
        var current = person.Current;
        LocalDate? stretch = current.Funding == "RB" ? current.From : null;
        for (var i = person.Periods.Count - 2; i >= 0 && stretch is not null; i--)
        {
            var before = person.Periods[i];
            if (before.Until != stretch || before.Funding != "RB")
            {
                break;
            }

            stretch = before.From;
        }

        return new AppraisalFacts(
            person.StaffId,
            person.Name,
            current.UnitCode,
            current.Funding,
            stretch,
            person.Probation ? person.Entry.PlusMonths(24) : null,
            above.SupervisorId,
            above.SecondLevelId,
            above.DelegateId,
            above.DelegateSigns,
            hierarchy.IsChief(person.StaffId) || hierarchy.Signs(person.StaffId)
        );
    }

    private DateTimeZone ZoneOf(string station) =>
        policies.PolicyAt(now.InUtc().Date).Service.Station(station) is { } known
            ? DateTimeZoneProviders.Tzdb[known.Zone]
            : DateTimeZone.Utc;
}
