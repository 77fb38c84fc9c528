using System.Security.Cryptography;
using System.Text.Json;
using Fairway.App.Feedback;
using Fairway.App.Service;
using Fairway.Proof;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Compiler.Tests;

/// <summary>From the day on which groups are formed to the day on which their private keys are destroyed, with the compiler at the other end.</summary>
public sealed class Groups_and_their_keys
{
    [Theory, BothDatabases]
    public async Task Groups_are_formed_and_told_a_notice_before_tokens_open_and_both_publish_the_same_keys(Provider on)
    {
        await using var scene = await FeedbackScene.On(on, "2027-04-15");
        (await scene.DayAsync()).ShouldBe(0, "tokens open on 30 April, and a notice is fourteen days");
        scene.Clock.Set("2027-04-16");
        (await scene.DayAsync()).ShouldBe(1);
        (await scene.DayAsync()).ShouldBe(0, "once");

        var round = await scene.Database.Read(db => db.FeedbackRounds.SingleAsync());
        (round.TokensOpen, round.AnswersOpen, round.AnswersClose).ShouldBe((new(2027, 4, 30), new(2027, 6, 30), new(2027, 7, 31)));
        var groups = await scene.Database.Read(db => db.FeedbackGroups.OrderBy(g => g.Size).ToListAsync());
        groups.Select(g => (g.ChiefId, g.UnitCode, g.Size)).ShouldBe([(FeedbackScene.Ana, null, 6), (null, "ORG", 7)]);
        groups[0].Label.ShouldBe("Person 3 (A)");
        groups[1].Label.ShouldBe("Unit ORG: leadership / direction / dirección");
        var folded = await scene.Database.Read(db =>
            db.FeedbackRespondents.Where(r => r.GroupId == groups[1].Id).OrderBy(r => r.StaffId).ToListAsync()
        );
        folded
            .Select(r => (r.StaffId, r.InsteadOfChiefId))
            .ShouldBe([("3", "2"), ("4", "2"), ("B1", "4"), ("B2", "4"), ("B3", "4"), ("B4", "4"), ("C1", "5")]);
        folded.ShouldAllBe(r => r.IssuedOn == null);

        // Told once each: six about their chief, seven about the leadership instead, two that there is none.
        var mails = await scene.Database.Read(db => db.Outbox.Where(m => m.Kind.StartsWith("Feedback")).Select(m => m.Kind).ToListAsync());
        mails.Count(k => k == "FeedbackAnnounced").ShouldBe(6);
        mails.Count(k => k == "FeedbackFolded").ShouldBe(7);
        mails.Count(k => k == "FeedbackWithout").ShouldBe(2, "who report to the head are too few, and nobody is above");

        // Both publish the same list, and Fairway holds the compiler's signature and as many codes as people.
        using var ours = JsonDocument.Parse(await Text(scene, "/feedback/keys.json"));
        using var theirs = JsonDocument.Parse(await scene.Compiler.Respondent.GetStringAsync("/keys"));
        CanonicalJson.Text(ours.RootElement).ShouldBe(CanonicalJson.Text(theirs.RootElement));
        (await scene.Database.Read(db => db.FeedbackCodes.CountAsync(c => c.GroupId == groups[0].Id))).ShouldBe(6);
        using var visitor = scene.Server.Visit();
        var page = await visitor.Get("/feedback/keys");
        page.Document.Body!.TextContent.ShouldContain(groups[1].KeyId!);
        page.Document.Body!.TextContent.ShouldContain("Both services publish the same list");

        // Nothing secret lies open.
        foreach (var group in groups)
        {
            Should.Throw<CryptographicException>(() => Proof.BlindTokens.TokenSigner.FromPkcs8(group.PrivateKey!));
        }
    }

    [Theory, BothDatabases]
    public async Task A_delegate_who_signs_stands_on_the_list_in_the_chiefs_place(Provider on)
    {
        await using var scene = await FeedbackScene.On(on, "2027-04-16");
        var delegated = FeedbackScene.Of("A", 1);
        await scene.Database.Add(
            new Delegation
            {
                ChiefId = FeedbackScene.Ana,
                DelegateId = delegated,
                UnitCode = "A",
                DelegateSigns = true,
                From = new(2026, 1, 1),
            },
            An.Appraisal(of: delegated, by: FeedbackScene.Ana, unit: "A")
        );
        (await scene.DayAsync()).ShouldBe(1);

        // Five report to the delegate. The delegate alone reports to Ana, and answers with Bela's four about the leadership above both.
        var groups = await scene.Database.Read(db => db.FeedbackGroups.OrderBy(g => g.ChiefId == null).ToListAsync());
        groups.Select(g => (g.ChiefId, g.UnitCode, g.Size)).ShouldBe([(delegated, null, 5), (null, "DEP", 5)]);
        groups[0].Label.ShouldBe("Person A1", "a delegate heads no unit");
        var respondents = await scene.Database.Read(db =>
            db.FeedbackRespondents.Where(r => r.StaffId.StartsWith("A")).OrderBy(r => r.StaffId).ToListAsync()
        );
        respondents
            .Select(r => (r.StaffId, r.GroupId, r.InsteadOfChiefId))
            .ShouldBe([
                ("A1", groups[1].Id, FeedbackScene.Ana),
                .. Enumerable.Range(2, 5).Select(n => ($"A{n}", groups[0].Id, (string?)null)),
            ]);
        // The list that both signed says so, and whoever fetches a token reads it.
        using var listed = JsonDocument.Parse(await scene.Compiler.Respondent.GetStringAsync("/keys"));
        listed
            .RootElement[0]
            .GetProperty("compiler")
            .GetProperty("document")
            .GetProperty("groups")
            .EnumerateArray()
            .Select(g => g.GetProperty("label").GetString())
            .ShouldBe(groups.Select(g => g.Label), ignoreOrder: true);
        scene.Clock.Set("2027-04-30");
        using var person = await scene.Server.As("A2");
        (await person.Get("/feedback/upward")).Words.ShouldContain("About Person A1");
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_form_one_round_and_sign_one_list(Provider on)
    {
        await using var scene = await FeedbackScene.On(on, "2027-04-16");
        await Task.WhenAll(scene.DayAsync(), scene.DayAsync());
        (await scene.Database.Read(db => db.FeedbackRounds.CountAsync())).ShouldBe(1);
        (await scene.Database.Read(db => db.Outbox.CountAsync(m => m.Kind == "FeedbackAnnounced"))).ShouldBe(6);
        await scene.DayAsync();
        var round = await scene.Database.Read(db => db.FeedbackRounds.SingleAsync());
        round.CompilerList.ShouldNotBeNull();
        (await scene.Database.Read(db => db.FeedbackCodes.CountAsync())).ShouldBe(13);
    }

    [Theory, BothDatabases]
    public async Task At_T1_private_keys_and_undrawn_codes_are_destroyed(Provider on)
    {
        await using var scene = await FeedbackScene.Issuing(on);
        scene.Clock.Now = Instant.FromUtc(2027, 6, 30, 11, 59);
        await scene.DayAsync();
        (await scene.GroupAbout(FeedbackScene.Ana)).PrivateKey.ShouldNotBeNull();

        scene.Clock.Now = Instant.FromUtc(2027, 6, 30, 12, 0);
        await scene.DayAsync();
        (await scene.GroupAbout(FeedbackScene.Ana)).PrivateKey.ShouldBeNull();
        (await scene.GroupAbout(FeedbackScene.Ana)).PublicKey.ShouldNotBeNull("what was signed can be checked for ever");
        (await scene.Database.Read(db => db.FeedbackCodes.CountAsync())).ShouldBe(0);
        (await scene.Database.Read(db => db.History.CountAsync(h => h.Act == "keys-destroyed"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_compiler_that_shows_another_list_is_seen_and_one_that_is_away_is_no_reason_to_stop()
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        (await Agree(scene)).ShouldBe(KeysAgree.Yes);

        await using (var db = scene.Database.Open())
        {
            // As if Fairway showed its respondents another list than it gave the compiler.
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var round = await db.FeedbackRounds.SingleAsync();
            var spoilt = SignedDocument
                .Read(round.SignedList!)!
                .Document.GetRawText()
                .Replace("\"eligible\":6", "\"eligible\":5", StringComparison.Ordinal);
            round.SignedList = SignedDocument.Sign(spoilt, key).Text;
            await db.SaveChangesAsync();
        }
        (await Agree(scene)).ShouldBe(KeysAgree.Yes, "asked a moment ago");
        scene.Clock.Now += Duration.FromMinutes(1);
        (await Agree(scene)).ShouldBe(KeysAgree.No);

        await scene.Compiler.StopAsync();
        scene.Clock.Now += Duration.FromMinutes(1);
        (await Agree(scene)).ShouldBe(KeysAgree.NotSeenNow);
    }

    [Fact]
    public async Task Without_a_compiler_no_list_is_agreed_on()
    {
        await using var scene = await FeedbackScene.On(Provider.Sqlite, "2027-04-16", compiles: false);
        (await scene.DayAsync()).ShouldBe(1);
        (await Agree(scene)).ShouldBe(KeysAgree.NotYet);
    }

    [Fact]
    public async Task A_list_whose_answer_was_lost_is_handed_over_again_with_new_codes()
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        var round = await scene.Database.Read(db => db.FeedbackRounds.SingleAsync());
        var first = await scene.Compiler.AnnounceAsync(round.SignedList!);
        var second = await scene.Compiler.AnnounceAsync(round.SignedList!);
        var key = (await scene.GroupAbout(FeedbackScene.Ana)).KeyId!;
        scene.Clock.Now = Instant.FromUtc(2027, 6, 30, 12, 0);
        await Answered(scene, key, first[key][0], System.Net.HttpStatusCode.UnprocessableEntity);
        await Answered(scene, key, second[key][0], System.Net.HttpStatusCode.OK);
        (await scene.Compiler.PostListAsync(round.SignedList!)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.UnprocessableEntity,
            "once answers are taken, codes stay as they are"
        );
    }

    private static async Task Answered(FeedbackScene scene, string key, string code, System.Net.HttpStatusCode status)
    {
        using var form = new FormUrlEncodedContent([new("token", code), new("q-overall", "4")]);
        (await scene.Compiler.Respondent.PostAsync($"/answer/{key}", form)).StatusCode.ShouldBe(status);
    }

    private static async Task<KeysAgree> Agree(FeedbackScene scene)
    {
        await using var scope = scene.Server.AsProduct();
        var round = await scene.Database.Read(db => db.FeedbackRounds.AsNoTracking().SingleAsync());
        return await scope.ServiceProvider.GetRequiredService<KeyAgreement>().OfAsync(round);
    }

    private static async Task<string> Text(FeedbackScene scene, string path)
    {
        using var http = new HttpClient { BaseAddress = scene.Server.Url };
        return await http.GetStringAsync(path);
    }
}
