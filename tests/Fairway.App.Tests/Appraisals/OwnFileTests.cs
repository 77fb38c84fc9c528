using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Privacy;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

[Trait("Rule", "CY-12")]
public sealed class OwnFileTests
{
    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);

    [Theory, BothDatabases]
    public async Task It_has_every_signed_version_with_its_signers_and_code(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Share(id, Carla, Whole(4));
        await scene.Share(id, Olu, Whole(5));
        await scene.Sign(id, Carla);
        await scene.Sign(id, Olu);

        var versions = (await File(scene, Olu)).Appraisals.Single().Versions;
        versions.Select(v => v.Number).ShouldBe([3, 1], "nobody signed version 2");
        versions[0].Standing.ShouldBe(VersionStanding.Stands);
        versions[0]
            .Signatures.Select(s => (s.Party, s.Name))
            .ShouldBe([(AppraisalParty.Supervisor, "Given Family" + Carla), (AppraisalParty.Official, "Given Family" + Olu)]);
        versions[0].ReceivedByBoardAt.ShouldBe(scene.Clock.Now);
        versions[0].Hash.ShouldBe(await scene.Read(db => db.FormVersions.Where(v => v.Number == 3).Select(v => v.Hash).SingleAsync()));
        versions[1].Standing.ShouldBe(VersionStanding.Ended);
        versions[1].ReceivedByBoardAt.ShouldBeNull();
        versions.ShouldAllBe(v => v.IsWhole);
    }

    [Theory, BothDatabases]
    public async Task It_is_the_readers_own_and_nobody_elses(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        (await File(scene, Carla)).Appraisals.ShouldBeEmpty("who signed it has it in no file of their own");
        (await File(scene, Stranger, new HeldOffice(Office.HrPartner, null))).Appraisals.ShouldBeEmpty();
        (await scene.Read(db => OwnFile.LoadAsync(db, scene.As(null), s_policies))).ShouldBeNull("not in the staff file");
    }

    [Theory, BothDatabases]
    public async Task It_says_who_read_each_version_when_and_in_what_capacity(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Sign(id, Olu);
        var first = scene.Clock.Now;
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id));
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Stranger, new HeldOffice(Office.BoardMember, null)), id));
        scene.Clock.Now += Duration.FromDays(1);
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id));
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id));

        var version = (await File(scene, Olu)).Appraisals.Single().Versions.Single();
        version
            .Readers.Select(r => (r.Name, r.As, r.Own))
            .ShouldBe([("Given Family" + Carla, "Supervisor", false), ("Given Family" + Stranger, "BoardMember", false)]);
        version.Readers[0].At.ShouldBe([first, scene.Clock.Now]);
        version.OpenedByBoardAt.ShouldBe(first);
    }

    [Theory, BothDatabases]
    public async Task A_letter_changed_in_the_database_is_found(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Read(db =>
            db.FormVersions.ExecuteUpdateAsync(v =>
                v.SetProperty(x => x.Content, x => x.Content.Replace("no late payment", "no late paymenT"))
            )
        );
        (await File(scene, Olu)).Appraisals.Single().Versions.Single().IsWhole.ShouldBeFalse();
        var copy = (await scene.Do(u => u.Copies.LoadAsync(scene.As(Olu), id, null, null))).ShouldNotBeNull();
        copy.IsWhole.ShouldBeFalse();
        CheckCodes.Read(copy.Record).ShouldNotBe(copy.Line.Hash);
    }

    [Theory, BothDatabases]
    public async Task How_long_it_is_kept_is_policy_and_the_day_is_known_once_the_official_has_left(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var file = await File(scene, Olu);
        file.Retention.Value.ShouldBe(new RetentionPeriod(Period.FromMonths(120)));
        file.Retention.Source.IsAssumption.ShouldBeTrue();
        file.KeptUntil.ShouldBeNull();

        // The first day out of service is 1 March 2026: yesterday's eve was the last day.
        await Leave(scene, new LocalDate(2026, 3, 1));
        file = await File(scene, Olu);
        file.LastDay.ShouldBe(new LocalDate(2026, 2, 28));
        file.KeptUntil.ShouldBe(new LocalDate(2036, 2, 28));

        // A period that ends tomorrow has not ended.
        await Leave(scene, new LocalDate(2026, 3, 3));
        (await File(scene, Olu)).KeptUntil.ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task Taking_a_copy_is_recorded_as_reading_and_is_for_whoever_may_read(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await scene.Do(u => u.Copies.LoadAsync(scene.As(Sam), id, null, null))).ShouldBeNull("nothing is signed");
        (await scene.Do(u => u.Copies.LoadAsync(scene.As(Stranger), id, null, null))).ShouldBeNull();
        (await scene.Do(u => u.Copies.LoadAsync(scene.As(Olu), id, AppraisalStep.EndOfCycle, null))).ShouldBeNull();
        (await scene.Do(u => u.Copies.LoadAsync(scene.As(Olu), id, null, 2))).ShouldBeNull();
        (await scene.Read(db => db.FormReadings.CountAsync())).ShouldBe(0);

        await scene.Sign(id, Carla);
        var copy = (await scene.Do(u => u.Copies.LoadAsync(scene.As(Sam), id, AppraisalStep.Beginning, 1))).ShouldNotBeNull();
        CheckCodes.Read(copy.Record).ShouldBe(copy.Line.Hash);
        copy.Places.Select(p => (p.Party, p.At is not null))
            .ShouldBe([(AppraisalParty.Supervisor, true), (AppraisalParty.Official, false)]);
        (await scene.Read(db => db.FormReadings.SingleAsync())).As.ShouldBe("SecondLevel");
    }

    private static async Task<OwnFile> File(AppraisalScene scene, string of, params HeldOffice[] offices) =>
        (await scene.Read(db => OwnFile.LoadAsync(db, scene.As(of, offices), s_policies))).ShouldNotBeNull();

    private static Task<int> Leave(AppraisalScene scene, LocalDate firstDayOut) =>
        scene.Read(db => db.ServicePeriods.Where(p => p.StaffId == Olu).ExecuteUpdateAsync(p => p.SetProperty(x => x.Until, firstDayOut)));
}
