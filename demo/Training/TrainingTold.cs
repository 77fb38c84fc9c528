using Fairway.App;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.Demo.Scenes;
using Fairway.Rules.Time;
using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Demo.Training;

/// <summary>
/// Training of the demonstration (LE-2): the fund of Amina Okafor's department, with her request before its decision, one with the chief, one approved and one
/// evaluated twice; and the fund of a field office that is nearly spent, with a request that it can no longer bear.
/// </summary>
internal sealed partial class TrainingTold(FairwayDb db, PolicyLibrary policies, Instant now, Chance chance)
{
    private readonly LocalDate _today = now.InUtc().Date;
    private readonly string _hr = DemoPeople.Of("hr-office").StaffId!;
    private readonly Dictionary<(string Unit, int Biennium), (TrainingFund Fund, List<FundMovement> Ledger)> _funds = [];

    public async Task TellAsync(CancellationToken stop)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, u => u.ParentCode, StringComparer.Ordinal, stop);
        var carlos = DemoPeople.Of("chief").StaffId!;
        var amina = DemoPeople.Of("official").StaffId!;
        var team = await TeamAsync(carlos, amina, stop);
        var department = Department(units, "EMP-SKI");
        var director = await HeadAsync(department, stop) ?? _hr;
        Open(department, 60_000m, _today);
        Open(department, 48_000m, _today.PlusDays(-250));
        Tell(
            new(amina, carlos, director, "EMP-SKI", department, "Data for labour markets", "An institute in Turin", "technical", 2_850m)
            {
                Asked = -9,
                Starts = 40,
                Need = TrainingNeed.Mobility,
                Why =
                    "To take over the regional data work when the post in Lima comes up: I know the surveys, and not yet the panels behind them.",
                Word = "It fits what the unit will need next year, and she would bring it back to the team.",
            }
        );
        Tell(
            new(
                team[0],
                carlos,
                director,
                "EMP-SKI",
                department,
                "Writing for decision-makers",
                "A workshop in Geneva",
                "communication",
                640m
            )
            {
                Asked = -3,
                Starts = 25,
                Why = "My notes are read by people who have five minutes.",
            }
        );
        Tell(
            new(team[1], carlos, director, "EMP-SKI", department, "Evaluation of skills programmes", "A summer school", "projects", 3_400m)
            {
                Asked = -60,
                Starts = 20,
                Why = "Two of our programmes end next year, and we evaluate them ourselves.",
                Word = "Supported: nobody else in the unit does it.",
                Decided = -45,
            }
        );
        Tell(
            new(team[2], carlos, director, "EMP-SKI", department, "French, upper level", "A language school", "languages", 1_500m)
            {
                Asked = -300,
                Starts = -260,
                Why = "Half of the offices that I answer write in French.",
                Word = "Supported.",
                Decided = -290,
                Actual = 1_390.50m,
                Effects =
                [
                    ("Some", "I read without a dictionary now; writing still takes me long."),
                    ("Some", "Letters come back sooner."),
                    ("Much", "I answer Dakar and Abidjan in French, without a colleague."),
                    ("Much", "The offices noticed before I did."),
                ],
            }
        );
        await NearlySpentAsync(stop);
        await PastAsync(department, director, stop);
        foreach (var (fund, ledger) in _funds.Values)
        {
            db.TrainingFunds.Add(fund);
            db.FundMovements.AddRange(ledger);
            fund.Version = ledger.Count;
        }
        Council();
        await db.SaveChangesAsync(stop);
        await CouncilTables.RunAsync(db, now, policies, stop);
    }

    private async Task NearlySpentAsync(CancellationToken stop)
    {
        var head = DemoPeople.Of("field-director").StaffId!;
        var unit = await db
            .Chieftaincies.Where(c => c.StaffId == head && c.Until == null)
            .OrderBy(c => c.UnitCode)
            .Select(c => c.UnitCode)
            .FirstAsync(stop);
        var team = await TeamAsync(head, "", stop);
        Open(unit, 9_000m, _today);
        (string Title, string Area, decimal Cost)[] asked =
        [
            ("Project finance", "administration", 3_100m),
            ("Mediation at work", "leadership", 2_900m),
            ("Statistics with open tools", "digital", 2_700m),
        ];
        for (var i = 0; i < asked.Length && i + 1 < team.Count; i++)
        {
            Tell(
                new(team[i], head, head, unit, unit, asked[i].Title, "A regional institute", asked[i].Area, asked[i].Cost)
                {
                    Asked = -20 + i,
                    Starts = 30 + (10 * i),
                    Why = "It is part of what the office takes over next year.",
                    Word = "Supported.",
                    Decided = -10 + i,
                }
            );
        }
        Tell(
            new(team[^1], head, head, unit, unit, "Leading a team at a distance", "A course online", "leadership", 900m)
            {
                Asked = -4,
                Starts = 35,
                Why = "Three of us will work from another country.",
                Word = "Supported, if the fund is raised.",
            }
        );
    }

    /// <summary>The unit beneath the top that a unit lies in.</summary>
    private static string Department(Dictionary<string, string?> units, string unit)
    {
        var path = new List<string>();
        for (var at = unit; at is not null; at = units.GetValueOrDefault(at))
        {
            path.Add(at);
        }
        return path.Count > 2 ? path[^2] : path[^1];
    }

    private Task<string?> HeadAsync(string unit, CancellationToken stop) =>
        db
            .Chieftaincies.Where(c => c.UnitCode == unit && c.From <= _today && (c.Until == null || _today < c.Until))
            .OrderBy(c => c.StaffId)
            .Select(c => (string?)c.StaffId)
            .FirstOrDefaultAsync(stop);

    private Task<List<string>> TeamAsync(string chief, string without, CancellationToken stop) =>
        db
            .Supervisions.Where(s => s.SupervisorId == chief && s.StaffId != without && s.From <= _today && s.Until == null)
            .OrderBy(s => s.StaffId)
            .Select(s => s.StaffId)
            .Take(6)
            .ToListAsync(stop);

    private void Open(string unit, decimal amount, LocalDate day)
    {
        var biennium = Biennium.Of(day);
        if (_funds.ContainsKey((unit, biennium.FirstYear)))
        {
            return;
        }
        var at = Morning(biennium.Start.PlusDays(4) < _today ? biennium.Start.PlusDays(4) : _today);
        var policy = policies.PolicyAt(at.InUtc().Date);
        var fund = new TrainingFund
        {
            Id = chance.Id(at),
            UnitCode = unit,
            Biennium = biennium.FirstYear,
            Currency = policy.Training.Currency,
            OpenedOn = at.InUtc().Date,
            PolicyVersion = policy.Version,
        };
        _funds[(unit, biennium.FirstYear)] = (fund, []);
        Move(fund, [new(MovementKind.Opened, amount)], _hr, at, null, "The programme and budget of the biennium");
        db.History.Add(Entry(fund.Id, at, _hr, "fund-opened", "LE-2", policy.Version));
    }

    private void Tell(Tale tale)
    {
        var (asked, starts) = (_today.PlusDays(tale.Asked), _today.PlusDays(tale.Starts));
        Open(tale.FundUnit, 9_000m, starts);
        var (fund, ledger) = _funds[(tale.FundUnit, Biennium.Of(starts).FirstYear)];
        var policy = policies.PolicyAt(asked);
        var request = new TrainingRequest
        {
            Id = chance.Id(Morning(asked)),
            StaffId = tale.Official,
            UnitCode = tale.Unit,
            FundId = fund.Id,
            FundUnit = tale.FundUnit,
            Title = tale.Title,
            Provider = tale.Provider,
            Area = tale.Area,
            StartsOn = starts,
            EndsOn = starts.PlusDays(4),
            Cost = tale.Cost,
            Need = tale.Need,
            Why = tale.Why,
            Language = "en",
            State = TrainingState.WithChief,
            AskedOn = asked,
            PolicyVersion = policy.Version,
        };
        db.TrainingRequests.Add(request);
        Step(TrainingAct.Ask, TrainingParty.Official, tale.Official, "", asked);
        if (tale.Word is { } word)
        {
            (request.Supported, request.WordOn, request.WithHolderOn) = (true, asked.PlusDays(1), asked.PlusDays(1));
            Step(TrainingAct.Support, TrainingParty.Supervisor, tale.Chief, word, asked.PlusDays(1));
        }
        if (tale.Decided is { } decided && FundLedger.Commit(FundAtHand.BalanceOf(ledger), tale.Cost).Made is { } commitment)
        {
            Move(fund, [commitment], tale.Holder, Morning(_today.PlusDays(decided)), request.Id);
            request.DecidedOn = _today.PlusDays(decided);
            Step(TrainingAct.Approve, TrainingParty.Holder, tale.Holder, "", request.DecidedOn.Value);
        }
        if (tale.Actual is { } actual)
        {
            var day = request.EndsOn.PlusDays(3);
            Move(fund, FundLedger.Settle(tale.Cost, actual), tale.Official, Morning(day), request.Id);
            (request.Actual, request.HeldUntil) = (actual, request.EndsOn);
            Step(TrainingAct.CompleteWithin, TrainingParty.Official, tale.Official, "", day);
        }
        for (var i = 0; i < tale.Effects.Count; i++)
        {
            var moment = i < 2 ? EvaluationMoment.AtOnce : EvaluationMoment.Later;
            var official = i % 2 == 0;
            var day = TrainingDays.EvaluationOpens(request.EndsOn, moment, policy.Training).PlusDays(4 + i);
            db.TrainingEvaluations.Add(
                new TrainingEvaluation
                {
                    RequestId = request.Id,
                    Moment = moment,
                    Party = official ? TrainingParty.Official : TrainingParty.Supervisor,
                    AuthorId = official ? tale.Official : tale.Chief,
                    Effect = Enum.Parse<TrainingEffect>(tale.Effects[i].Effect),
                    Text = tale.Effects[i].Text,
                    Language = "en",
                    Day = day,
                    At = Morning(day),
                }
            );
        }

        void Step(TrainingAct act, TrainingParty party, string who, string text, LocalDate day)
        {
            var row = TrainingWorkflow.Find(act == TrainingAct.Ask ? TrainingState.NotAsked : request.State, act, party)!;
            request.State = row.To;
            db.TrainingSteps.Add(
                new TrainingStep
                {
                    Id = chance.Id(Morning(day)),
                    RequestId = request.Id,
                    Act = act,
                    Party = party,
                    AuthorId = who,
                    Text = text,
                    Language = "en",
                    At = Morning(day),
                }
            );
            var name = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString());
            db.History.Add(Entry(request.Id, Morning(day), who, name, row.Rule, policy.Version));
        }
    }

    private void Move(TrainingFund fund, IEnumerable<Movement> movements, string by, Instant at, Guid? request, string? reason = null)
    {
        var ledger = _funds[(fund.UnitCode, fund.Biennium)].Ledger;
        foreach (var movement in movements)
        {
            ledger.Add(
                new FundMovement
                {
                    Id = chance.Id(at),
                    FundId = fund.Id,
                    Number = ledger.Count + 1,
                    Kind = movement.Kind,
                    Amount = movement.Amount,
                    RequestId = request,
                    Reason = reason,
                    By = by,
                    At = at,
                }
            );
        }
    }

    /// <summary>Nine in the morning; what happened today has happened by now.</summary>
    private Instant Morning(LocalDate day)
    {
        var at = day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(9);
        return at < now ? at : now;
    }

    private static HistoryEntry Entry(Guid subject, Instant at, string actor, string act, string rule, string policy) =>
        new()
        {
            At = at,
            Actor = actor,
            Capability = "training",
            Subject = subject.ToString(),
            Act = act,
            Rule = rule,
            PolicyVersion = policy,
        };

    private sealed record Tale(
        string Official,
        string Chief,
        string Holder,
        string Unit,
        string FundUnit,
        string Title,
        string Provider,
        string Area,
        decimal Cost
    )
    {
        /// <summary>Days from today, past ones below nought.</summary>
        public required int Asked { get; init; }

        public required int Starts { get; init; }
        public TrainingNeed Need { get; init; } = TrainingNeed.OnItsOwn;
        public required string Why { get; init; }

        /// <summary>The chief's word; null: not yet.</summary>
        public string? Word { get; init; }

        public int? Decided { get; init; }
        public decimal? Actual { get; init; }
        public IReadOnlyList<(string Effect, string Text)> Effects { get; init; } = [];
    }
}
