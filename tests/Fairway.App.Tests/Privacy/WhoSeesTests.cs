using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Privacy;
using Fairway.App.Service;
using Fairway.App.Support;
using Fairway.App.Tests.Appraisals;
using Fairway.App.Underperformance;
using Fairway.Rules.Underperformance;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Privacy;

/// <summary>The page against the access rules asked for everybody of a small organization: the page asks only those who might see a record.</summary>
public sealed class WhoSeesTests
{
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    [Theory, BothDatabases]
    public async Task An_appraisal_is_seen_by_whom_its_filter_lets_in_and_nobody_else(Provider on)
    {
        await using var scene = await Organization(on);
        var id = await scene.Open();
        await Same(scene, id, "one side writes");
        await scene.Share(id, Olu);
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        await Same(scene, id, "under a signature");
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        var seeing = await Same(scene, id, "agreed, and with the Board");
        seeing
            .Single(s => s.Who == Olu)
            .ShouldSatisfyAllConditions(s => s.As.ShouldBe(["Official"]), s => s.Parts.ShouldBe(["Process", "Beginning", "Journal"]));
        seeing.Single(s => s.Who == Sam).Rule.ShouldBe("CY-7");
        seeing.Single(s => s.Who == Sam).Parts.ShouldNotContain("Journal");
        seeing.Where(s => s.As.Contains("BoardMember")).ShouldNotBeEmpty();
        seeing.ShouldAllBe(s => s.Who != Pia && s.Who != Tim);

        await scene.Read(db => db.Appraisals.Where(a => a.Id == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.SharedWithId, Stranger)));
        (await Same(scene, id, "shared")).Single(s => s.Who == Stranger).As.ShouldContain("LaterSupervisor");
        await scene.Add(
            new StandIn
            {
                ChiefId = Carla,
                StandInId = Tim,
                From = new LocalDate(2026, 3, 1),
                Until = new LocalDate(2026, 3, 20),
                NamedBy = Carla,
            }
        );
        (await Same(scene, id, "with a stand-in")).Single(s => s.Who == Tim).As.ShouldBe(["StandIn"]);
    }

    [Theory, BothDatabases]
    public async Task A_case_and_requests_are_seen_by_whom_their_filters_let_in(Provider on)
    {
        await using var scene = await Organization(on);
        var of = new UnderperformanceCase
        {
            StaffId = Olu,
            SupervisorId = Carla,
            SecondLevelId = Sam,
            UnitCode = "U",
            State = CaseState.Proposed,
            LaunchedOn = new LocalDate(2026, 2, 1),
            PolicyVersion = "test",
        };
        var coaching = new CoachingRequest
        {
            Id = Guid.CreateVersion7(),
            StaffId = Olu,
            About = "writing",
            Language = "en",
            AskedAt = scene.Clock.Now,
        };
        await scene.Add(of, coaching);
        (await Of(scene, Olu, RecordKind.Case, of.Id)).ShouldBeNull("proposed: it does not exist for the official yet");
        (await scene.Read(db => Who(db, scene).RecordsAsync(scene.As(Olu)))).ShouldNotContain(r => r.Kind == RecordKind.Case);
        await scene.Read(db => db.UnderperformanceCases.ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CaseState.Opened)));

        var seen = (await Of(scene, Olu, RecordKind.Case, of.Id))!.Select(s => s.Who);
        var expected = await Everybody(scene, (db, person) => db.UnderperformanceCases.Where(CaseAccess.Exists(person)).AnyAsync());
        seen.ShouldBe(expected, ignoreOrder: true);
        (await Of(scene, Olu, RecordKind.Case, of.Id))!.Where(s => s.Parts.Contains("Notes")).ShouldAllBe(s => s.As.Contains("HrPartner"));

        seen = (await Of(scene, Olu, RecordKind.Coaching, coaching.Id))!.Select(s => s.Who);
        expected = await Everybody(scene, (_, person) => Task.FromResult(person.StaffId == Olu || Coaching.MayAnswer(person)));
        seen.ShouldBe(expected, ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task Nobody_asks_for_anothers_record(Provider on)
    {
        await using var scene = await Organization(on);
        var id = await scene.Open();
        foreach (var other in (string[])[Carla, Sam, Stranger])
        {
            (await Of(scene, other, RecordKind.Appraisal, id)).ShouldBeNull();
        }
        (await Of(scene, Olu, RecordKind.Training, id)).ShouldBeNull();
    }

    /// <summary>Everybody has an account, and each office has a holder inside and one outside the staff file.</summary>
    private static async Task<AppraisalScene> Organization(Provider on)
    {
        var scene = await AppraisalScene.On(on);
        foreach (var who in (string[])[Olu, Carla, Sam, Dov, Pia, Stranger])
        {
            await scene.Add(An.Account(who).Build());
        }
        foreach (var office in Enum.GetValues<Office>())
        {
            var outside = An.Account().Named("Outside " + office).Build();
            await scene.Add(outside, Grant(outside.Id, office, null));
        }
        var (inside, above) = await scene.Read(async db =>
            ((await db.Users.SingleAsync(a => a.StaffId == Stranger)).Id, (await db.Users.SingleAsync(a => a.StaffId == Sam)).Id)
        );
        await scene.Add(Grant(inside, Office.HrPartner, "U"), Grant(above, Office.BoardMember, null));
        return scene;
    }

    private static OfficeGrant Grant(Guid account, Office office, string? unit) =>
        new()
        {
            AccountId = account,
            Office = office,
            UnitCode = unit,
            From = new LocalDate(2026, 1, 1),
            Until = new LocalDate(2028, 1, 1),
            Reason = "test",
            ProposedBy = Guid.NewGuid(),
            ProposedAt = Instant.FromUtc(2026, 1, 1, 0, 0),
            ConfirmedBy = Guid.NewGuid(),
            ConfirmedAt = Instant.FromUtc(2026, 1, 1, 0, 0),
        };

    private static async Task<IReadOnlyList<Seeing>> Same(AppraisalScene scene, Guid id, string when)
    {
        var seeing = (await Of(scene, Olu, RecordKind.Appraisal, id)).ShouldNotBeNull();
        var expected = await Everybody(
            scene,
            (db, person) => db.Appraisals.Where(AppraisalAccess.Exists(person)).AnyAsync(a => a.Id == id)
        );
        seeing.Select(s => s.Who).ShouldBe(expected, ignoreOrder: true, when);
        return seeing;
    }

    private static Task<IReadOnlyList<Seeing>?> Of(AppraisalScene scene, string official, RecordKind kind, Guid id) =>
        scene.Read(db => Who(db, scene).OfAsync(scene.As(official), kind, id));

    private static WhoSees Who(FairwayDb db, AppraisalScene scene)
    {
        var services = new ServiceCollection().AddSingleton(db).AddSingleton<IClock>(scene.Clock).AddSingleton(s_policies).AddFairwayApp();
        return services.BuildServiceProvider().GetRequiredService<WhoSees>();
    }

    /// <summary>Whom a rule lets in of everybody in the organization, with an account or without.</summary>
    private static Task<List<string>> Everybody(AppraisalScene scene, Func<FairwayDb, Reader, Task<bool>> sees) =>
        scene.Read(async db =>
        {
            var people = new List<Reader>();
            foreach (var account in await db.Users.AsNoTracking().ToListAsync())
            {
                people.Add((await Readers.LoadAsync(db, account.Id, scene.Clock))!);
            }
            foreach (var who in await db.Officials.Select(o => o.StaffId).Where(o => !db.Users.Any(a => a.StaffId == o)).ToListAsync())
            {
                var absent = await db
                    .StandIns.Where(s => s.StandInId == who && s.From <= new LocalDate(2026, 3, 2) && s.Until > new LocalDate(2026, 3, 2))
                    .Select(s => s.ChiefId)
                    .ToListAsync();
                people.Add(scene.As(who) with { StandsInFor = absent.ToHashSet() });
            }
            var seeing = new List<string>();
            foreach (var person in people)
            {
                if (await sees(db, person))
                {
                    seeing.Add(person.Actor);
                }
            }
            return seeing;
        });
}
