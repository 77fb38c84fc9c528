using System.Text;
using Fairway.App.Appraisals;
using Fairway.Proof;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

[Trait("Rule", "CY-12")]
public sealed class CheckCodeTests
{
    [Theory, BothDatabases]
    public async Task Of_what_nobody_has_signed_nothing_is_said(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await Confirm(scene, await Code(scene, 1))).ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_code_says_which_form_when_it_was_signed_and_that_it_stands(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        var first = scene.Clock.Now;
        (await Confirm(scene, await Code(scene, 1))).ShouldNotBeNull().SignedAt.ShouldBe([first]);

        scene.Clock.Now += Duration.FromDays(2);
        await scene.Sign(id, Olu);
        var form = (await Confirm(scene, await Code(scene, 1))).ShouldNotBeNull();
        form.Step.ShouldBe(AppraisalStep.Beginning);
        form.Cycle.ShouldBe(new Cycle(new(2026, 1, 1), new(2027, 12, 31)));
        form.SignedAt.ShouldBe([first, scene.Clock.Now]);
        form.Standing.ShouldBe(VersionStanding.Stands);
        form.Since.ShouldBeNull();
    }

    [Fact]
    public void The_answer_has_no_place_for_a_name_a_rating_or_a_text() =>
        typeof(CheckedForm)
            .GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance)
            .Select(p => p.Name)
            .ShouldBe(["Step", "Cycle", "SignedAt", "Standing", "Since", "Because"], ignoreOrder: true);

    [Theory, BothDatabases]
    public async Task A_signature_that_fell_with_the_text_is_said_to_have_ended(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        scene.Clock.Now += Duration.FromDays(1);
        await scene.Share(id, Olu, Whole(4));
        var form = (await Confirm(scene, await Code(scene, 1))).ShouldNotBeNull();
        form.Standing.ShouldBe(VersionStanding.Ended);
        form.Because.ShouldBe("text-changed");
        form.Since.ShouldBe(scene.Clock.Now);
        (await Confirm(scene, await Code(scene, 2))).ShouldBeNull("the new text is not signed");
    }

    [Theory, BothDatabases]
    public async Task A_withdrawn_signature_is_said_to_be_withdrawn_until_it_is_given_again(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Do(u => u.Signing.WithdrawAsync(scene.As(Carla), id));
        var code = await Code(scene, 1);
        (await Confirm(scene, code)).ShouldNotBeNull().Because.ShouldBe("withdrawn");
        scene.Clock.Now += Duration.FromDays(1);
        await scene.Sign(id, Carla);
        var again = (await Confirm(scene, code)).ShouldNotBeNull();
        again.Standing.ShouldBe(VersionStanding.Stands);
        again.SignedAt.ShouldBe([scene.Clock.Now]);
    }

    [Theory, BothDatabases]
    [Trait("Rule", "CY-11")]
    public async Task A_correction_takes_its_place_once_as_many_have_signed_it(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Sign(id, Olu);
        var code = await Code(scene, 1);
        var appraisal = await scene.Read(db => db.Appraisals.SingleAsync());
        var corrected = FormText.Write(Whole(4));
        var hash = FormText.Hash(appraisal, AppraisalStep.Beginning, corrected);
        var at = scene.Clock.Now + Duration.FromDays(30);
        await scene.Add(
            new FormVersion
            {
                AppraisalId = id,
                Step = AppraisalStep.Beginning,
                Number = 2,
                Content = corrected,
                Hash = hash,
                SharedBy = Olu,
                SharedAt = at,
                Language = "en",
            },
            Signed(AppraisalParty.Supervisor, Carla, at)
        );
        (await Confirm(scene, code)).ShouldNotBeNull().Standing.ShouldBe(VersionStanding.Stands);
        await scene.Add(Signed(AppraisalParty.Official, Olu, at + Duration.FromDays(1)));
        var before = (await Confirm(scene, code)).ShouldNotBeNull();
        before.Standing.ShouldBe(VersionStanding.Superseded);
        before.Since.ShouldBe(at + Duration.FromDays(1));
        before.SignedAt.Count.ShouldBe(2);
        (await Confirm(scene, hash)).ShouldNotBeNull().Standing.ShouldBe(VersionStanding.Stands);

        Signature Signed(AppraisalParty party, string by, Instant when) =>
            new()
            {
                AppraisalId = id,
                Step = AppraisalStep.Beginning,
                FormNumber = 2,
                Party = party,
                SignerId = by,
                At = when,
                Hash = hash,
                PolicyVersion = appraisal.PolicyVersion,
            };
    }

    [Theory, BothDatabases]
    public async Task The_same_text_shared_again_has_the_same_code_and_the_version_that_stands_answers(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Sign(id, Carla);
        await scene.Share(id, Olu, Whole(4));
        await scene.Share(id, Olu);
        var code = await Code(scene, 1);
        (await Code(scene, 3)).ShouldBe(code);
        (await Confirm(scene, code)).ShouldNotBeNull().Standing.ShouldBe(VersionStanding.Ended);
        await scene.Sign(id, Carla);
        (await Confirm(scene, code)).ShouldNotBeNull().Standing.ShouldBe(VersionStanding.Stands);
    }

    [Fact]
    public void A_code_is_read_however_it_is_grouped()
    {
        const string code = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        CheckCodes.Read(code).ShouldBe(code);
        CheckCodes.Read("  " + string.Join(' ', code.ToUpperInvariant().Chunk(8).Select(g => new string(g))) + "\r\n").ShouldBe(code);
        CheckCodes.Read(string.Join('\u00A0', code.Chunk(4).Select(g => new string(g)))).ShouldBe(code);
        CheckCodes.Read(code.Insert(32, "\n").Insert(16, " - ")).ShouldBe(code);
        CheckCodes.Read(code[1..]).ShouldBeNull();
        CheckCodes.Read(code + "0").ShouldBeNull();
        CheckCodes.Read("g" + code[1..]).ShouldBeNull();
        CheckCodes.Read("").ShouldBeNull();
        CheckCodes.Read("½" + code).ShouldBeNull();
    }

    [Fact]
    public void A_record_gives_its_code_however_it_is_laid_out()
    {
        const string record = """{"a":1,"b":"é"}""";
        var code = CanonicalJson.Sha256Hex(record);
        CheckCodes.Read(record).ShouldBe(code);
        CheckCodes.Read("{ \"b\" : \"\\u00e9\",\n \"a\" : 1.0 }").ShouldBe(code);
        CheckCodes.Read(Encoding.UTF8.GetBytes("\uFEFF" + record)).ShouldBe(code);
        CheckCodes.Read("""{"a":1,"b":"e"}""").ShouldNotBe(code);
        CheckCodes.Read("""{"a":1,"a":2}""").ShouldBeNull("a name that stands twice has no canonical form");
        CheckCodes.Read("""{"a":""").ShouldBeNull();
        CheckCodes.Read(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))).ShouldBeNull();
        CheckCodes.Read([(byte)'{', 0xFF, (byte)'}']).ShouldBeNull("not UTF-8");
        CheckCodes.Read([0x25, 0x50, 0x44, 0x46, 0x2D]).ShouldBeNull("a PDF is not the record");
    }

    private static Task<CheckedForm?> Confirm(AppraisalScene scene, string code) => scene.Read(db => new CheckCodes(db).ConfirmAsync(code));

    private static Task<string> Code(AppraisalScene scene, int version) =>
        scene.Read(db => db.FormVersions.Where(v => v.Number == version).Select(v => v.Hash).SingleAsync());
}
