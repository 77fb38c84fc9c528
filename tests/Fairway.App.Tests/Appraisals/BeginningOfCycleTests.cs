using Fairway.App.Appraisals;
using Fairway.App.Service;
using Fairway.Proof;
using Fairway.Rules.Appraisals;
using Fairway.Rules.ReportsBoard;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

public sealed class BeginningOfCycleTests
{
    [Theory, BothDatabases]
    public async Task CY2_Two_people_agree_and_sign_and_the_Reports_Board_receives_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningSignedBySupervisor);
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningAgreed);

        var item = await scene.Read(db => db.BoardItems.SingleAsync());
        item.SubjectId.ShouldBe(id);
        (item.Kind, item.Part, item.StaffId, item.SupervisorId).ShouldBe((BoardReportKind.Beginning, "boc", Olu, Carla));
        (await scene.Read(db => db.AppraisalOutputs.CountAsync(o => o.AppraisalId == id && o.Agreed && o.OutcomeKey == "2026/A"))).ShouldBe(
            3
        );
        (
            await scene.Read(db => db.History.Where(h => h.Subject == id.ToString()).OrderBy(h => h.Id).Select(h => h.Act).ToListAsync())
        ).ShouldBe(["open", "share", "sign", "sign"]);
    }

    [Theory, BothDatabases]
    public async Task The_hash_under_a_signature_is_that_of_the_canonical_record(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        var (appraisal, version, signature) = await scene.Read(async db =>
            (await db.Appraisals.SingleAsync(), await db.FormVersions.SingleAsync(), await db.Signatures.SingleAsync())
        );
        signature.Hash.ShouldBe(CanonicalJson.Sha256Hex(FormText.Record(appraisal, AppraisalStep.Beginning, version.Content)));
        signature.PolicyVersion.ShouldBe(appraisal.PolicyVersion);
        var changed = version.Content.Replace("no late payment", "no late paymenT", StringComparison.Ordinal);
        FormText.Hash(appraisal, AppraisalStep.Beginning, changed).ShouldNotBe(signature.Hash);
    }

    [Theory, BothDatabases]
    public async Task Decision_2_the_official_cannot_sign_before_the_supervisor(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await scene.Sign(id, Olu)).ShouldBeOfType<ActResult.Refused>().Refusals[0].Code.ShouldBe("ActNotOpen");
        (await scene.Read(db => db.Signatures.CountAsync())).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Decision_2_a_change_of_the_text_voids_the_first_signature(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Share(id, Olu, Whole(4));
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningShared);
        (await scene.Read(db => db.Signatures.SingleAsync())).EndedBecause.ShouldBe("text-changed");
        (await scene.Sign(id, Olu)).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task A_draft_alone_voids_nothing(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Save(id, Olu, Whole(4));
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningSignedBySupervisor);
        (await scene.Read(db => db.Signatures.SingleAsync())).EndedAt.ShouldBeNull();
        // Nor may its author sign a text while another of theirs waits.
        (await scene.Sign(id, Olu))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals[0]
            .Code.ShouldBe("DraftNotShared");
    }

    [Theory, BothDatabases]
    public async Task Decision_2_a_mistaken_signature_is_withdrawn_until_the_other_signs(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        (await scene.Do(u => u.Signing.WithdrawAsync(scene.As(Olu), id))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(u => u.Signing.WithdrawAsync(scene.As(Carla), id))).ShouldBe(ActResult.Ok);
        (await scene.State(id)).ShouldBe(AppraisalState.BeginningShared);
        await scene.Sign(id, Carla);
        await scene.Sign(id, Olu);
        (await scene.Do(u => u.Signing.WithdrawAsync(scene.As(Carla), id))).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task Signing_twice_signs_once(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
        await scene.Sign(id, Olu);
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.Signatures.CountAsync())).ShouldBe(2);
        (await scene.Read(db => db.BoardItems.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_signature_binds_to_the_hash_that_was_shown(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        var shown = await scene.Read(db => db.FormVersions.Select(v => v.Hash).SingleAsync());
        await scene.Share(id, Olu, Whole(5));
        (await scene.Do(u => u.Signing.SignAsync(scene.As(Carla), id, shown))).ShouldBe(ActResult.Stale);
        (await scene.Read(db => db.Signatures.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [BothDatabases(2, "OutputsTooFew")]
    [BothDatabases(6, "OutputsTooMany")]
    public async Task CY2_a_form_with_too_few_or_too_many_outputs_is_shared_but_not_signed(Provider on, int outputs, string code)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu, Whole(outputs));
        (await scene.Sign(id, Carla)).ShouldBeOfType<ActResult.Refused>().Refusals.ShouldContain(r => r.Code == code);
    }

    [Theory, BothDatabases]
    public async Task CY2b_no_signature_precedes_the_discussion(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu, Whole() with { DiscussedOn = null });
        (await scene.Sign(id, Carla)).ShouldBeOfType<ActResult.Refused>().Refusals.ShouldContain(r => r.Code == "DiscussionMissing");
        await scene.Share(id, Olu, Whole(discussedOn: new LocalDate(2026, 3, 3)));
        (await scene.Sign(id, Carla)).ShouldBeOfType<ActResult.Refused>().Refusals.ShouldContain(r => r.Code == "DiscussionInFuture");
        await scene.Share(id, Olu, Whole(discussedOn: new LocalDate(2026, 3, 2)));
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task SV5_where_the_delegate_signs_the_chief_does_not(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(Delegated(signs: true));
        var id = await scene.Open();
        await scene.Share(id, Dov);
        (await scene.Sign(id, Carla)).ShouldBeOfType<ActResult.NotThere>();
        (await scene.Sign(id, Dov)).ShouldBe(ActResult.Ok);
        (await scene.Sign(id, Olu)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.Signatures.Select(s => s.Party).ToListAsync())).ShouldBe(
            [AppraisalParty.SigningDelegate, AppraisalParty.Official],
            ignoreOrder: true
        );
    }

    [Theory, BothDatabases]
    public async Task SV5_a_delegate_who_contributes_drafts_and_shares_but_the_chief_signs(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Add(Delegated(signs: false));
        var id = await scene.Open();
        await scene.Share(id, Dov);
        (await scene.Sign(id, Dov)).ShouldBeOfType<ActResult.Refused>();
        (await scene.Sign(id, Carla)).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task The_cycle_is_opened_once_however_often_it_is_asked_for(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var opened = await scene.Do(u => u.Opening.OpenAsync(scene.As(Carla), [Olu, Dov, Pia, Tim, Stranger]));
        opened.Select(l => l.Facts.StaffId).ShouldBe([Olu, Dov, Pia, Tim], ignoreOrder: true);
        (await scene.Do(u => u.Opening.OpenAsync(scene.As(Carla), [Olu, Dov, Pia, Tim]))).ShouldBeEmpty();
        (await scene.Do(u => u.Opening.OpenAsync(scene.As(Olu), [Olu]))).ShouldBeEmpty();
        (await scene.Read(db => db.Appraisals.CountAsync())).ShouldBe(4);
        var lines = await scene.Do(u => u.Opening.TeamAsync(scene.As(Carla)));
        lines.ShouldAllBe(l => l.State == OpeningState.Open);
        lines.Single(l => l.Facts.StaffId == Pia).Plan!.Kind.ShouldBe(AppraisalKind.ProbationFirst);
        lines.Single(l => l.Facts.StaffId == Tim).Plan!.Kind.ShouldBe(AppraisalKind.TechnicalCooperation);
    }

    [Theory, BothDatabases]
    public async Task Ten_requests_at_once_open_one_appraisal(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => scene.Do(u => u.Opening.OpenAsync(scene.As(Carla), [Olu]))));
        (await scene.Read(db => db.Appraisals.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task CY1_the_cycle_is_the_biennium_and_its_beginning_due_three_months_in(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        await scene.Open();
        var appraisal = await scene.Read(db => db.Appraisals.SingleAsync());
        (appraisal.CycleStart, appraisal.CycleEnd).ShouldBe((new LocalDate(2026, 1, 1), new LocalDate(2027, 12, 31)));
        appraisal.BeginningDue.ShouldBe(new LocalDate(2026, 4, 1));
    }

    internal static Delegation Delegated(bool signs) =>
        new()
        {
            ChiefId = Carla,
            DelegateId = Dov,
            UnitCode = "U",
            DelegateSigns = signs,
            From = new LocalDate(2026, 1, 1),
        };
}
