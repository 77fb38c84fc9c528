using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

/// <summary>While Carla is away Dov, or Stranger, has her part in appraisals (SV-4, CY-7).</summary>
[Trait("Rule", "SV-4")]
[Trait("Rule", "CY-7")]
public sealed class Standing_in
{
    private static readonly LocalDate First = new(2026, 3, 2);
    private static readonly LocalDate Last = new(2026, 3, 31);

    [Theory, BothDatabases]
    public async Task SV_4_a_stand_in_signs_for_who_is_away_and_the_record_says_for_whom(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await Name(scene, Carla, Dov)).ShouldBe(ActResult.Ok);
        var dov = await scene.Acting(Dov);
        (await scene.Do(u => u.Lines.OfAsync(dov))).ShouldContain(l => l.Appraisal.StaffId == Olu && l.Signs && l.WaitsForMe);
        var hash = await scene.Read(db => db.FormVersions.Select(v => v.Hash).SingleAsync());
        (await scene.Do(u => u.Signing.SignAsync(dov, id, hash))).ShouldBe(ActResult.Ok);
        var signature = await scene.Read(db => db.Signatures.SingleAsync());
        (signature.SignerId, signature.OnBehalfOf, signature.Party).ShouldBe((Dov, Carla, AppraisalParty.StandIn));
        (await scene.Read(db => db.History.Where(h => h.Act == "sign").Select(h => h.OnBehalfOf).SingleAsync())).ShouldBe(Carla);
        // The official sees who acts; who is away can take back what was signed in her name.
        var view = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!;
        view.Case.StandIns.Single().StandInId.ShouldBe(Dov);
        (view.Signatures.Single().Behalf, view.NameOf(Dov)).ShouldBe(("Given Family" + Carla, "Given Family" + Dov));
        (await scene.Do(u => u.Signing.WithdrawAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task SV_4_a_stand_in_acts_from_the_first_day_to_the_last_and_not_a_day_longer(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        (await Name(scene, Carla, Stranger, "2026-03-09")).ShouldBe(ActResult.Ok);
        foreach (var (day, acts) in new[] { ("2026-03-08", false), ("2026-03-09", true), ("2026-03-31", true), ("2026-04-01", false) })
        {
            scene.Clock.Set(day);
            var reader = await scene.Acting(Stranger);
            (await scene.Do(u => u.Drafts.LoadAsync(reader, id)) is not null).ShouldBe(acts, day);
        }
    }

    [Theory, BothDatabases]
    public async Task CY_7_the_second_level_does_not_stand_in_for_the_first(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        (await Name(scene, Carla, Sam)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe(RefusalCodes.StandInBothLevels);
        (await Name(scene, Sam, Carla)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe(RefusalCodes.StandInBothLevels);
        // Somebody for both of them would be both levels too.
        (await Name(scene, Carla, Stranger)).ShouldBe(ActResult.Ok);
        (await Name(scene, Sam, Stranger))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe(RefusalCodes.StandInBothLevels);
        (await Name(scene, Pia, Stranger)).ShouldBe(ActResult.Missing, "who supervises nobody needs no stand-in");
    }

    [Theory, BothDatabases]
    public async Task SV_4_in_their_own_appraisal_nobody_stands_in(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open(Dov);
        (await Name(scene, Carla, Dov)).ShouldBe(ActResult.Ok);
        var dov = await scene.Acting(Dov);
        (await scene.Do(u => u.Reading.LoadAsync(dov, id)))!.Case.Parties.ShouldBe([AppraisalParty.Official]);
    }

    [Theory, BothDatabases]
    public async Task SV_4_a_stand_in_for_the_second_level_has_its_word(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.SignedBySupervisor();
        (await scene.Do(u => u.Statements.ObjectAsync(scene.As(Olu), id, "No"))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Statements.AnswerAsync(scene.As(Carla), id, "Yes"))).ShouldBe(ActResult.Ok);
        (await Name(scene, Sam, Stranger, "2027-12-10", "2027-12-31")).ShouldBe(ActResult.Ok);
        var acting = await scene.Acting(Stranger);
        (await scene.Do(u => u.Statements.ReviewAsync(acting, id, "I read both"))).ShouldBe(ActResult.Ok);
        var said = await scene.Read(db => db.ReportStatements.SingleAsync(s => s.Kind == StatementKind.SecondLevel));
        (said.AuthorId, said.OnBehalfOf).ShouldBe((Stranger, Sam));
    }

    [Theory, BothDatabases]
    public async Task SV_4_it_is_ended_by_who_is_away_handed_back_by_the_stand_in_or_ended_by_HR_and_by_nobody_else(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(An.Account(Carla), An.Account(Stranger));
        var hr = scene.As(null, new HeldOffice(Office.HrPartner, new HashSet<string>(StringComparer.Ordinal) { "U" }));
        foreach (var by in new[] { scene.As(Carla), scene.As(Stranger), hr })
        {
            (await scene.Do(u => u.Absences.NameAsync(hr, Carla, Stranger, First, Last))).ShouldBe(ActResult.Ok);
            var named = await scene.Read(db => db.StandIns.OrderByDescending(s => s.Id).FirstAsync());
            (await scene.Do(u => u.Absences.EndAsync(scene.As(Olu), named.Id, named.Version))).ShouldBe(ActResult.Missing);
            (await scene.Do(u => u.Absences.EndAsync(by, named.Id, named.Version))).ShouldBe(ActResult.Ok);
            (await scene.Do(u => u.Absences.EndAsync(by, named.Id, named.Version + 1))).ShouldBeOfType<ActResult.Refused>();
        }

        (await scene.Acting(Stranger)).StandsInFor.ShouldBeEmpty();
        (await scene.Do(u => u.Absences.NameAsync(scene.As(Olu), Carla, Stranger, First, Last))).ShouldBe(ActResult.Missing);
        var kinds = await scene.Read(db => db.Outbox.GroupBy(m => m.Kind).Select(g => g.Key).Order().ToListAsync());
        kinds.ShouldBe(["StandInEnded", "StandInNamed", "StandInNamedForYou"]);
    }

    [Theory, BothDatabases]
    public async Task SV_5_a_delegate_hands_back_and_from_then_on_does_not_sign(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(A.Delegation(Carla, Dov, of: "U", signs: true));
        var id = await scene.Open();
        await scene.Share(id, Olu);
        var given = await scene.Read(db => db.Delegations.SingleAsync());
        (await scene.Do(u => u.Delegations.EndAsync(scene.As(Dov), given.Id, given.Version))).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, Dov)).ShouldBe(ActResult.Missing);
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
    }

    private static Task<ActResult> Name(
        AppraisalScene scene,
        string chief,
        string standIn,
        string from = "2026-03-02",
        string last = "2026-03-31"
    ) => scene.Do(u => u.Absences.NameAsync(scene.As(chief), null, standIn, Days.Of(from), Days.Of(last)));
}
