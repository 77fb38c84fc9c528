using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Training;
using Fairway.App.Training.Council;
using Fairway.Rules;
using Fairway.Rules.Training;
using Fairway.Testing;
using NodaTime;

namespace Fairway.App.Tests.Training;

/// <summary>The Joint Training Council reads figures and no request, writes minutes in versions, and sets priorities (LE-2, FA-1).</summary>
[Trait("Rule", "LE-2")]
public sealed class The_Training_Councils_room
{
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    [Theory, BothDatabases]
    public async Task Members_write_HR_reads_and_for_others_there_is_no_room(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var member = Member(scene);
        var id = await scene.Asked();
        (await scene.Do(u => u.Reading.FindAsync(member, id))).ShouldBeNull("the office opens no request");
        (await scene.Do(u => u.Reading.ListAsync(member))).ShouldBeEmpty();
        (await scene.Do(u => u.Funds.FindAsync(member, TrainingScene.Fund))).ShouldBeNull("nor a ledger");
        (await Room(scene, r => r.ReadAsync(member, null)))!.MayWrite.ShouldBeTrue();
        (await Room(scene, r => r.ReadAsync(scene.As(TrainingScene.Hana), null)))!.MayWrite.ShouldBeFalse();
        foreach (var who in (string[])[TrainingScene.Olu, TrainingScene.Carla, TrainingScene.Dede, TrainingScene.Pat])
        {
            (await Room(scene, r => r.ReadAsync(scene.As(who), null))).ShouldBeNull(who);
        }
        foreach (var office in Enum.GetValues<Office>().Where(o => o is not (Office.TrainingCouncil or Office.HrPartner)))
        {
            (await Room(scene, r => r.ReadAsync(Holding(scene, office), null))).ShouldBeNull(office.ToString());
        }
        var form = Guid.CreateVersion7();
        (await Room(scene, r => r.SetPriorityAsync(scene.As(TrainingScene.Hana), form, null, "Mine"))).ShouldBe(ActResult.Missing);
        (await Room(scene, r => r.WriteMinutesAsync(scene.As(TrainingScene.Hana), form, 0, scene.Today, "Mine", ""))).ShouldBe(
            ActResult.Missing
        );
    }

    [Theory, BothDatabases]
    public async Task Minutes_are_kept_as_versions_and_who_saw_an_older_one_looks_again(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var (member, meeting) = (Member(scene), Guid.CreateVersion7());
        (await Minutes(0, "", scene.Today)).Code().ShouldBe(RefusalCodes.TrainingTextMissing);
        (await Minutes(0, "Tomorrow", scene.Today.PlusDays(1))).Code().ShouldBe(nameof(TrainingRefusals.CouncilDayWrong));
        (await Minutes(0, "First", scene.Today)).ShouldBe(ActResult.Ok);
        (await Minutes(0, "First", scene.Today)).ShouldBe(ActResult.Ok, "the same form again");
        (await Minutes(0, "Other", scene.Today)).ShouldBe(ActResult.Stale);
        (await Minutes(1, "Second", scene.Today)).ShouldBe(ActResult.Ok);
        var versions = await Room(scene, r => r.MinutesAsync(scene.As(TrainingScene.Hana), meeting));
        versions.Select(v => v.Newest.Text).ShouldBe(["Second", "First"]);
        (await Room(scene, r => r.MinutesAsync(scene.As(TrainingScene.Pat), meeting))).ShouldBeEmpty();
        (await Room(scene, r => r.ReadAsync(member, null)))!.Meetings.Single().Newest.Number.ShouldBe(2);

        Task<ActResult> Minutes(int seen, string text, LocalDate metOn) =>
            Room(scene, r => r.WriteMinutesAsync(member, meeting, seen, metOn, text, "More languages"));
    }

    [Theory, BothDatabases]
    public async Task A_priority_counts_until_the_day_it_is_ended(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        var (member, form) = (Member(scene), Guid.CreateVersion7());
        (await Room(scene, r => r.SetPriorityAsync(member, form, "no such", "Languages first")))
            .Code()
            .ShouldBe(RefusalCodes.TrainingAreaMissing);
        (await Room(scene, r => r.SetPriorityAsync(member, form, "languages", "Languages first"))).ShouldBe(ActResult.Ok);
        (await Room(scene, r => r.SetPriorityAsync(member, form, "languages", "Languages first"))).ShouldBe(ActResult.Ok);
        (await Priorities()).Single().Area.ShouldBe("languages");
        scene.Clock.Set("2026-03-10");
        member = Member(scene);
        (await Room(scene, r => r.EndPriorityAsync(member, form))).ShouldBe(ActResult.Ok);
        (await Priorities()).ShouldBeEmpty();
        (await scene.Read(db => CouncilRoom.PrioritiesAsync(db, new LocalDate(2026, 3, 9)))).Count.ShouldBe(1);

        Task<IReadOnlyList<CouncilPriority>> Priorities() => scene.Read(db => CouncilRoom.PrioritiesAsync(db, scene.Today));
    }

    [Theory, BothDatabases]
    public async Task Figures_are_published_once_a_half_year_is_over_and_small_groups_are_left_out(Provider on)
    {
        await using var scene = await TrainingScene.On(on);
        await scene.Read(async db =>
        {
            // Seven P3 ask for mobility, two G5 for themselves; who asked twice counts once, with the later; who withdrew not at all.
            foreach (var i in Enumerable.Range(0, 10))
            {
                var who = "7" + i;
                db.Add(An.Official(who).InUnit("U").InGrade(i < 8 ? "P3" : "G5").Build());
                db.Add(Request(who, i < 8 ? TrainingNeed.Mobility : TrainingNeed.OnItsOwn, 10 + i, i == 7));
            }
            db.Add(Request("70", TrainingNeed.OnItsOwn, 1, false));
            return await db.SaveChangesAsync();
        });
        scene.Clock.Set("2026-06-30");
        (await Take()).ShouldBe(0);
        scene.Clock.Set("2026-07-02");
        (await Take()).ShouldBe(1);
        (await Take()).ShouldBe(0, "published once");
        var view = (await Room(scene, r => r.ReadAsync(Member(scene), new LocalDate(2026, 6, 30))))!;
        var tables = CouncilTables.Read(view.Figures!);
        tables.Count.ShouldBe(9);
        var bySex = tables.Single(t => t is { Subject: CouncilSubject.Needs, Group: CouncilGroup.Sex });
        var byGrade = tables.Single(t => t is { Subject: CouncilSubject.Needs, Group: CouncilGroup.Grade });
        // The two are not shown, nor can they be worked out of nine and seven, over all tables together.
        var shown = tables.SelectMany(t => t.Rows).SelectMany(r => r.Counts).Where(c => c is not null).Select(c => c!.Value).ToList();
        shown.ShouldNotBeEmpty();
        shown.ShouldAllBe(c => c >= view.Least);
        shown.Distinct().Count().ShouldBe(1, string.Join(", ", shown));
        shown[0].ShouldBeOneOf(7, 9);
        bySex.Shown.Concat(byGrade.Shown).ShouldNotBeEmpty();
        view.Funds.Single().Use.Used.ShouldBeNull("nothing is committed");
        (await Room(scene, r => r.ReadAsync(Member(scene), new LocalDate(2025, 12, 31)))).ShouldBeNull("nothing was published then");

        Task<int> Take() => scene.Read(db => CouncilTables.RunAsync(db, scene.Clock.GetCurrentInstant(), s_policies));
    }

    private static TrainingRequest Request(string who, TrainingNeed need, int day, bool withdrawn) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            StaffId = who,
            UnitCode = "U",
            FundId = TrainingScene.Fund,
            FundUnit = "D",
            Title = "A course",
            Provider = "A school",
            Area = "languages",
            StartsOn = new LocalDate(2026, 6, 1),
            EndsOn = new LocalDate(2026, 6, 2),
            Cost = 100m,
            Need = need,
            Why = "For a test",
            Language = "en",
            State = withdrawn ? TrainingState.Withdrawn : TrainingState.WithHolder,
            AskedOn = new LocalDate(2026, 4, day),
            PolicyVersion = s_policies.Version,
        };

    private static Reader Member(TrainingScene scene) => Holding(scene, Office.TrainingCouncil);

    private static Reader Holding(TrainingScene scene, Office office) =>
        new(Guid.CreateVersion7(), null, "Lou", "en", DateTimeZone.Utc, scene.Today, [new(office, null)]);

    private static Task<T> Room<T>(TrainingScene scene, Func<CouncilRoom, Task<T>> act) =>
        scene.Read(db => act(new CouncilRoom(db, scene.Clock, s_policies)));
}
