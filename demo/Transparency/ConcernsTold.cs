using Fairway.App;
using Fairway.App.Policies;
using Fairway.App.Transparency;
using Fairway.Demo.Scenes;
using Fairway.Rules.Transparency;
using NodaTime;

namespace Fairway.Demo.Transparency;

/// <summary>Three concerns (FA-2): one that was answered and closed, one answered late and asked again, one of the Union that waits.</summary>
internal sealed class ConcernsTold(FairwayDb db, PolicyLibrary policies, Instant now, Chance chance)
{
    private readonly LocalDate _today = now.InUtc().Date;

    public async Task TellAsync(CancellationToken stop)
    {
        var hr = DemoPeople.Of("hr-office").StaffId!;
        var union = DemoPeople.Of("union").StaffId!;
        var secretary = DemoPeople.Of("board-secretary").StaffId!;
        var answered = Raise(
            DemoPeople.Of("official").StaffId!,
            -140,
            ConcernNaming.ByName,
            new(
                ProcessKind.Appraisals,
                "CY-3",
                "The mid-term review falls into the busiest months",
                "For a whole region the mid-term is due in the weeks of the regional meeting. Reviews are then written in an evening. Could the date be put off where a meeting is announced?"
            ),
            ""
        );
        Answer(
            answered,
            hr,
            -121,
            ConcernOutcome.InPart,
            "The date follows from the cycle and is the same for everybody, so that nobody's review is forgotten. What can be done: reviews open earlier, and HR partners now remind regions two months before a meeting."
        );
        Step(answered, ConcernAct.Close, ConcernParty.Raiser, answered.RaisedBy, "", -118);
        answered.ClosedOn = _today.PlusDays(-118);

        var again = Raise(
            DemoPeople.Of("agreed").StaffId!,
            -70,
            ConcernNaming.ThroughUnion,
            new(
                ProcessKind.ReportsBoard,
                "BD-1",
                "Nobody hears when a report has been looked at",
                "Colleagues say that they never learn whether the Reports Board has looked at their report, unless something is wrong with it."
            ),
            ""
        );
        Step(again, ConcernAct.Show, ConcernParty.Union, union, "", -66, due: _today.PlusDays(-36));
        (again.ShownOn, again.DueOn) = (_today.PlusDays(-66), _today.PlusDays(-36));
        Answer(
            again,
            secretary,
            -31,
            ConcernOutcome.Followed,
            "Since the last session the Board's procedures say that each official is told when a report is concluded."
        );
        var due = _today.PlusDays(6);
        Step(again, ConcernAct.AskAgain, ConcernParty.Union, union, "And those of the years before?", -24, due: due);
        again.DueOn = due;

        Raise(
            union,
            -12,
            ConcernNaming.ByUnion,
            new(
                ProcessKind.PersonalPromotions,
                "PP-1",
                "Who is left out of the exercise should be told before the list",
                "Colleagues whose time under other contracts is not counted learn of it from a list on which they are not. We ask that they be told beforehand, with the reason."
            ),
            $"{_today.Year}"
        );
        Surveys();
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The surveys after the last two cycles, published.</summary>
    private void Surveys()
    {
        string[] regions = ["Africa", "Americas", "Arab States", "Asia and the Pacific", "Europe and Central Asia"];
        var after = App.Transparency.Surveys.Ended(_today, policies.PolicyAt(_today).Appraisals);
        foreach (
            var (better, cycle) in new[]
            {
                (1, after),
                (0, App.Transparency.Surveys.Ended(after.Start, policies.PolicyAt(_today).Appraisals)),
            }
        )
        {
            var publishedOn = cycle.LastDay.PlusDays(92);
            if (publishedOn > _today || cycle.LastDay < policies.Since)
            {
                continue;
            }
            var policy = policies.PolicyAt(cycle.LastDay.PlusDays(1)).Transparency;
            var tallies =
                from question in policy.Questions.Index()
                from region in regions
                from answer in Enumerable.Range(1, SurveyFigures.Most)
                select new SurveyTally(
                    question.Item.Code,
                    region,
                    answer,
                    // As many in all for each question.
                    (
                        question.Item.Code == "career" ? Career
                        : better == 1 ? Later
                        : Earlier
                    )[answer - 1]
                );
            db.SurveyResults.Add(App.Transparency.Surveys.Result(cycle, publishedOn, policies.Version, policy, [.. tallies]));
        }
    }

    private static readonly int[] Earlier = [6, 24, 44, 36, 18];
    private static readonly int[] Later = [4, 10, 26, 54, 34];
    private static readonly int[] Career = [14, 36, 40, 24, 14];

    private Concern Raise(string who, int day, ConcernNaming naming, ConcernText of, string which)
    {
        var on = _today.PlusDays(day);
        var through = naming == ConcernNaming.ThroughUnion;
        var concern = new Concern
        {
            Id = chance.Id(Morning(day)),
            RaisedBy = who,
            Naming = naming,
            Process = of.Process!.Value,
            Rule = of.Rule,
            Which = which,
            Title = of.Title,
            Text = of.Text,
            Language = "en",
            State = ConcernState.NotRaised,
            Body = OfficeProcesses.Of(of.Process.Value).Body,
            RaisedAt = Morning(day),
            RaisedOn = on,
            PolicyVersion = policies.PolicyAt(on).Version,
            ShownOn = through ? null : on,
            DueOn = through ? null : ConcernCheck.AnswerDue(on, policies.PolicyAt(on).Transparency),
        };
        db.Concerns.Add(concern);
        Step(
            concern,
            through ? ConcernAct.HandToUnion : ConcernAct.Raise,
            naming == ConcernNaming.ByUnion ? ConcernParty.Union : ConcernParty.Raiser,
            who,
            "",
            day,
            due: concern.DueOn
        );
        return concern;
    }

    private void Answer(Concern of, string by, int day, ConcernOutcome outcome, string text)
    {
        (of.AnsweredOn, of.Outcome) = (_today.PlusDays(day), outcome);
        Step(of, ConcernAct.Answer, ConcernParty.Body, by, text, day, of.Body, outcome, of.DueOn);
    }

    /// <summary>By the workflow, as everybody does it.</summary>
    private void Step(
        Concern of,
        ConcernAct act,
        ConcernParty party,
        string by,
        string text,
        int day,
        ConcernBody? body = null,
        ConcernOutcome? outcome = null,
        LocalDate? due = null
    )
    {
        var row = ConcernWorkflow.Find(of.State, act, party)!;
        of.State = row.To;
        db.ConcernSteps.Add(
            new ConcernStep
            {
                Id = chance.Id(Morning(day)),
                ConcernId = of.Id,
                Act = act,
                Party = party,
                AuthorId = by,
                Body = body,
                Outcome = outcome,
                DueOn = due,
                Text = text,
                Language = "en",
                Day = _today.PlusDays(day),
                At = Morning(day),
            }
        );
        db.History.Add(Concerns.EntryOf(of, Morning(day), by, row));
    }

    /// <summary>Ten in the morning.</summary>
    private Instant Morning(int day) => _today.PlusDays(day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(10);
}
