using System.Text.Json.Nodes;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Training;
using Fairway.App.Transparency;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Promotions;
using Fairway.Rules.Training;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Transparency;

/// <summary>What the rooms count and verify, and for whom (FA-1).</summary>
[Trait("Rule", "FA-1")]
public sealed class Rooms_of_the_Union_and_the_auditor
{
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly FixedClock s_clock = FixedClock.On("2026-05-04");
    private static readonly Instant s_at = Instant.FromUtc(2026, 4, 1, 9, 0);

    [Theory, BothDatabases]
    public async Task Contests_and_readings_are_counts_and_nobody_elses(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        var exercise = new CareerExercise
        {
            Kind = ExerciseKind.MeritIncrement,
            Year = 2026,
            AsOf = new(2025, 12, 31),
            PolicyVersion = "v",
            LaunchedOn = new(2026, 1, 5),
            OpenedBy = "9",
        };
        var appraisal = An.Appraisal();
        await database.Add(
            exercise,
            Contest("mi-rating", true),
            Contest("mi-rating", true),
            Contest("contract", false),
            appraisal,
            Reading("2001", 1),
            Reading("2001", 2),
            Reading("1001", 3)
        );
        await using var db = database.Open();
        (await new ContestEnds(db).AllAsync(As())).ShouldBeNull();
        (await new AuditReading(db).ReadingsAsync(As(Office.Union), new(2026, 1, 1), new(2026, 12, 31))).ShouldBeNull();
        (await new Integrity(db, s_clock).VerifyAsync(As(Office.Union))).ShouldBe(ActResult.Missing);

        var ends = (await new ContestEnds(db).AllAsync(As(Office.Union)))!;
        ends.Select(e => (e.Condition, e.Upheld, e.Refused)).ShouldBe([(null, 2, 0), ("contract", 0, 1)], ignoreOrder: true);
        var read = (await new AuditReading(db).ReadingsAsync(As(Office.Auditor), new(2026, 1, 1), new(2026, 12, 31)))!;
        read.Select(r => (r.Reader, r.Records, r.Days)).ShouldBe([("2001", 1, 2)], "what people read of themselves is not counted");

        ExerciseContest Contest(string condition, bool upheld) =>
            new()
            {
                Id = Guid.CreateVersion7(),
                ExerciseId = exercise.Id,
                Kind = ContestKind.LeftOff,
                ById = "1001",
                AboutId = "1001",
                ListVersion = 1,
                Text = "x",
                At = s_at,
                Upheld = upheld,
                Condition = condition,
                AnsweredAt = s_at,
            };

        FormReading Reading(string who, int day) =>
            new()
            {
                AppraisalId = appraisal.Id,
                ReaderId = who,
                Step = AppraisalStep.Beginning,
                FormNumber = 1,
                Day = new(2026, 4, day),
                At = s_at,
                As = "Supervisor",
            };
    }

    [Theory, BothDatabases]
    public async Task What_was_changed_behind_the_products_back_is_found(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        var appraisal = An.Appraisal();
        const string content = "{\"a\":1}";
        var form = A.Form(appraisal, content, "2001", s_at);
        var fund = new TrainingFund
        {
            UnitCode = "U",
            Biennium = 2026,
            Currency = "USD",
            OpenedOn = new(2026, 1, 5),
            PolicyVersion = "v",
        };
        await database.Add(appraisal, form, fund, Movement(1, MovementKind.Opened, 100), Movement(2, MovementKind.Committed, -40));
        (await VerifyAsync()).ShouldBeEmpty();
        await using (var db = database.Open())
        {
            await db.FormVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Content, "{\"a\":2}"));
            await db.FundMovements.Where(m => m.Number == 1).ExecuteDeleteAsync();
            await db.Concerns.AddAsync(
                new Concern
                {
                    Id = Guid.CreateVersion7(),
                    RaisedBy = "1",
                    Naming = Rules.Transparency.ConcernNaming.ByName,
                    Process = Rules.Transparency.ProcessKind.Probation,
                    Which = "",
                    Title = "T",
                    Text = "x",
                    Language = "en",
                    State = Rules.Transparency.ConcernState.Closed,
                    Body = Rules.Transparency.ConcernBody.HumanResources,
                    RaisedAt = s_at,
                    RaisedOn = new(2026, 4, 1),
                    PolicyVersion = "v",
                }
            );
            Account account = An.Account();
            db.Add(account);
            var holder = account.Id;
            db.OfficeGrants.Add(
                new OfficeGrant
                {
                    AccountId = holder,
                    Office = Office.Union,
                    From = new(2026, 1, 1),
                    Until = new(2027, 1, 1),
                    Reason = "x",
                    ProposedBy = Guid.CreateVersion7(),
                    ProposedAt = s_at,
                    ConfirmedBy = holder,
                    ConfirmedAt = s_at,
                }
            );
            await db.SaveChangesAsync();
        }
        (await VerifyAsync()).ShouldBe(
            [IntegrityCheck.Forms, IntegrityCheck.Ledgers, IntegrityCheck.Offices, IntegrityCheck.Concerns],
            ignoreOrder: true
        );
        var last = (await database.Read(db => new Integrity(db, s_clock).LastAsync(As(Office.Auditor))))!;
        last.Count.ShouldBe(2);

        FundMovement Movement(int number, MovementKind kind, decimal amount) =>
            new()
            {
                FundId = fund.Id,
                Number = number,
                Kind = kind,
                Amount = amount,
                By = "1",
                At = s_at,
            };

        async Task<IReadOnlyList<IntegrityCheck>> VerifyAsync()
        {
            await using var db = database.Open();
            return
            [
                .. Integrity.Read(await new Integrity(db, s_clock).VerifyAsync("terminal")).Where(r => r.Wrong > 0).Select(r => r.Check),
            ];
        }
    }

    [Fact]
    public void A_change_of_a_rule_stands_beside_what_was_tried_before_it()
    {
        const string key = "promotion.track1.gradeYears";
        var folder = Directory.CreateTempSubdirectory("fairway-changes-");
        foreach (var file in Directory.EnumerateFiles(PolicyLibrary.Shipped))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }
        var promotion = Path.Combine(folder.FullName, "promotion.json");
        var json = JsonNode.Parse(File.ReadAllText(promotion))!;
        json["parameters"]![key]!["values"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["from"] = "2026-06-01",
                    ["value"] = 12,
                    ["source"] = json["parameters"]![key]!["values"]![0]!["source"]!.DeepClone(),
                }
            );
        File.WriteAllText(promotion, json.ToJsonString());
        var policies = PolicyLibrary.Load(folder.FullName);
        folder.Delete(recursive: true);
        var after = policies.Find(key)!.Values[1].Text;
        (TriedBefore, IReadOnlyDictionary<string, string>) Run(string name, LocalDate on, string value) =>
            (new(Guid.CreateVersion7(), name, on), new Dictionary<string, string> { [key] = value });
        var change = RuleChanges
            .Of(
                policies,
                [Run("before", new(2026, 5, 31), after), Run("after", new(2026, 6, 1), after), Run("other value", new(2026, 5, 1), "P1Y")]
            )
            .ShouldHaveSingleItem();
        (change.Parameter.Key, change.CanBeTried).ShouldBe((key, true));
        change.Tried.Select(t => t.Name).ShouldBe(["before"]);
        RuleChanges.Of(policies, []).ShouldHaveSingleItem().Tried.ShouldBeEmpty();
        RuleChanges.Of(s_policies, []).ShouldBeEmpty("the shipped policies have no history yet");
    }

    private static Reader As(params Office[] offices) =>
        new(
            Guid.CreateVersion7(),
            null,
            "x",
            "en",
            DateTimeZone.Utc,
            new LocalDate(2026, 5, 4),
            [.. offices.Select(o => new HeldOffice(o, null))]
        );
}
