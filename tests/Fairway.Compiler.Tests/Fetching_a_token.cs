using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Dom;
using Fairway.Proof.BlindTokens;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Compiler.Tests;

/// <summary>By HTTP: one token or one code for each respondent and group, signed unseen, recorded by day alone.</summary>
public sealed class Fetching_a_token
{
    [Theory, BothDatabases]
    public async Task A_respondent_has_one_message_signed_and_answers_with_the_token_once_answers_are_open(Provider on)
    {
        await using var scene = await FeedbackScene.Issuing(on);
        var group = await scene.GroupAbout(FeedbackScene.Ana);
        var key = TokenKey.FromSpki(group.PublicKey!)!;
        using var person = await scene.Server.As("A1");
        var page = await person.Get("/feedback/upward");
        page.Words.ShouldContain("About Person 3 (A)");
        page.Words.ShouldContain("If you lose it, there is no other");
        (await person.Get("/")).Words.ShouldContain("Anonymous feedback: Person 3 (A)");

        var (message, blinded) = Made(key);
        var (status, json) = await SignAsync(person, page, group.Id, blinded.Message);
        status.ShouldBe(HttpStatusCode.OK);
        var signature = key.Finalize(message, Base64Url.DecodeFromChars(json.GetProperty("signature").GetString()), blinded.Inverse)
            .ShouldNotBeNull();

        // The answer may have been lost: the same message has the same signature, another has none.
        (await SignAsync(person, page, group.Id, blinded.Message))
            .Json.GetProperty("signature")
            .GetString()
            .ShouldBe(json.GetProperty("signature").GetString());
        var again = await SignAsync(person, page, group.Id, Made(key).Blinded.Message);
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Json.GetProperty("refused").GetString().ShouldNotBeNull().ShouldContain("You were given a token or a code on 30 April 2027");

        var row = await scene.Database.Read(db => db.FeedbackRespondents.SingleAsync(r => r.GroupId == group.Id && r.StaffId == "A1"));
        row.IssuedOn.ShouldBe(new LocalDate(2027, 4, 30));
        (await scene.Database.Read(db => db.History.CountAsync(h => h.Actor == "A1"))).ShouldBe(
            0,
            "the history has the minute of each act"
        );
        (await person.Get("/feedback/upward")).Words.ShouldContain("You were given a token or a code on 30 April 2027");

        // What is no message of this key's, and whose group it is not.
        using var other = await scene.Server.As("A2");
        var others = await other.Get("/feedback/upward");
        (await SignAsync(other, others, group.Id, new byte[384]))
            .Json.GetProperty("refused")
            .GetString()
            .ShouldNotBeNull()
            .ShouldContain("no message");
        using var stranger = await scene.Server.As("B1");
        var strangers = await stranger.Get("/feedback/upward");
        strangers.Words.ShouldContain("Too few report to Person 4 for feedback on one person");
        (
            await stranger.Post("/feedback/upward?handler=Sign", strangers, ("group", group.Id.ToString()), ("blinded", "AAAA"))
        ).Status.ShouldBe(HttpStatusCode.NotFound);

        // After T1 there are no tokens, and the compiler takes the one that was fetched.
        scene.Clock.Now = Instant.FromUtc(2027, 6, 30, 12, 0);
        using var late = await scene.Server.As("A2");
        using var returned = await scene.Server.As("A1");
        (await SignAsync(late, await late.Get("/feedback/upward"), group.Id, Made(key).Blinded.Message))
            .Json.GetProperty("refused")
            .GetString()
            .ShouldNotBeNull()
            .ShouldContain("The last day for fetching a token was 29 June 2027");
        (await returned.Get("/feedback/upward"))
            .Link("Answer there")
            .Href.ShouldBe($"{scene.Compiler.Respondent.BaseAddress}answer/{group.KeyId}?language=en");
        using var form = Personnel.Form(Answers.Token.Text(message, signature));
        using var answered = await scene.Compiler.Respondent.PostAsync($"/answer/{group.KeyId}", form);
        (await answered.Content.ReadAsStringAsync()).ShouldContain(Convert.ToHexStringLower(SHA256.HashData(message)));
    }

    [Theory, BothDatabases]
    public async Task Of_many_that_ask_at_one_moment_one_message_is_signed(Provider on)
    {
        await using var scene = await FeedbackScene.Issuing(on);
        var group = await scene.GroupAbout(FeedbackScene.Ana);
        var key = TokenKey.FromSpki(group.PublicKey!)!;
        using var person = await scene.Server.As("A1");
        var page = await person.Get("/feedback/upward");
        var asked = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SignAsync(person, page, group.Id, Made(key).Blinded.Message)));
        asked.Count(one => one.Status == HttpStatusCode.OK).ShouldBe(1);
        asked.Count(one => one.Status == HttpStatusCode.UnprocessableEntity).ShouldBe(11);
    }

    [Theory, BothDatabases]
    public async Task Without_JavaScript_a_code_is_drawn_once_shown_once_and_deleted(Provider on)
    {
        await using var scene = await FeedbackScene.Issuing(on);
        var group = await scene.GroupAbout(FeedbackScene.Ana);
        using var person = await scene.Server.As("A1");
        var page = await person.Get("/feedback/upward");
        page.Words.ShouldContain("your anonymity then depends on Fairway not having kept which code went to whom");
        var drawn = await person.Submit(page, "Draw a code: Person 3 (A)");
        var code = drawn.Document.QuerySelector("#code")!.Text();
        (await person.Submit(page, "Draw a code: Person 3 (A)")).Words.ShouldContain("a lost one is not replaced");
        (await person.Get("/feedback/upward")).Text.ShouldNotContain(code);

        // Five at one moment have five different ones, and then there is none.
        var others = await Task.WhenAll(
            Enumerable
                .Range(2, 5)
                .Select(async number =>
                {
                    using var other = await scene.Server.As($"A{number}");
                    var before = await other.Get("/feedback/upward");
                    return (await other.Submit(before, "Draw a code: Person 3 (A)")).Document.QuerySelector("#code")?.Text();
                })
        );
        others.Append(code).OfType<string>().Distinct(StringComparer.Ordinal).Count().ShouldBe(6);
        (await scene.Database.Read(db => db.FeedbackCodes.CountAsync(c => c.GroupId == group.Id))).ShouldBe(0);

        // Nothing of what is kept says who has a code and who a token.
        var rows = await scene.Database.Read(db => db.FeedbackRespondents.Where(r => r.GroupId == group.Id).ToListAsync());
        rows.ShouldAllBe(r => r.IssuedOn == new LocalDate(2027, 4, 30) && r.BlindedHash!.Length == 32);
        scene.Clock.Now = Instant.FromUtc(2027, 6, 30, 12, 0);
        using var form = Personnel.Form(code);
        (await scene.Compiler.Respondent.PostAsync($"/answer/{group.KeyId}", form)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await scene.DayAsync();
        (await scene.Database.Read(db => db.FeedbackRespondents.CountAsync(r => r.BlindedHash != null))).ShouldBe(0);
    }

    [Fact]
    public async Task Reminders_go_to_everybody_invited_alike_and_once()
    {
        await using var scene = await FeedbackScene.Issuing(Provider.Sqlite);
        var group = await scene.GroupAbout(FeedbackScene.Ana);
        using var person = await scene.Server.As("A1");
        await person.Submit(await person.Get("/feedback/upward"), "Draw a code: Person 3 (A)");
        for (var day = new LocalDate(2027, 5, 1); day < new LocalDate(2027, 7, 31); day += Period.FromDays(1))
        {
            scene.Clock.Set(Rules.Time.IsoDay.Text(day));
            await scene.DayAsync();
        }
        await using var db = scene.Database.Open();
        var mails = await db
            .Outbox.Where(m => m.Kind == "FeedbackFetch" || m.Kind == "FeedbackAnswer")
            .Select(m => new { m.Kind, m.To })
            .ToListAsync();
        var each = mails
            .GroupBy(m => m.To)
            .Select(m => (Fetch: m.Count(k => k.Kind == "FeedbackFetch"), Answer: m.Count(k => k.Kind == "FeedbackAnswer")))
            .ToList();
        each.Count.ShouldBe(13);
        each.Distinct().ShouldHaveSingleItem();
        each[0].Fetch.ShouldBeGreaterThan(0);
        each[0].Answer.ShouldBeGreaterThan(0);
        group.Size.ShouldBe(6);
    }

    private static (byte[] Message, Blinded Blinded) Made(TokenKey key)
    {
        var message = key.NewMessage();
        return (message, key.Blind(message));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> SignAsync(Visitor person, Page page, Guid group, byte[] blinded)
    {
        var answer = await person.Post(
            "/feedback/upward?handler=Sign",
            page,
            ("group", group.ToString()),
            ("blinded", Base64Url.EncodeToString(blinded))
        );
        return (answer.Status, JsonSerializer.Deserialize<JsonElement>(answer.Text));
    }
}
