using System.Net;
using System.Text.Json;
using Fairway.App.Feedback;
using Fairway.Proof.BlindTokens;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static System.Buffers.Text.Base64Url;

namespace Fairway.Compiler.Tests;

/// <summary>Each service does its part while the other is down, and what waited for both is done when both are there.</summary>
public sealed class One_service_without_the_other
{
    [Theory, BothDatabases]
    public async Task Tokens_are_issued_without_the_compiler_answers_taken_without_Fairway_and_the_report_comes_when_both_are_back(
        Provider on
    )
    {
        await using var scene = await FeedbackScene.Issuing(on);
        var group = await scene.GroupAbout(FeedbackScene.Ana);
        var key = TokenKey.FromSpki(group.PublicKey!)!;

        await scene.Compiler.StopAsync();
        var tokens = new List<string>();
        for (var number = 1; number <= 5; number++)
        {
            tokens.Add(await FetchedAsync(scene, FeedbackScene.Of("A", number), group.Id, key));
        }
        // Codes lie here already: drawing one needs no compiler either.
        using (var person = await scene.Server.As("A6"))
        {
            var drawn = await person.Submit(await person.Get("/feedback/upward"), "Draw a code: Person 3 (A)");
            tokens.Add(drawn.Document.QuerySelector("#code")!.TextContent);
        }

        await scene.Server.DisposeAsync();
        await scene.Compiler.RestartAsync();
        scene.Clock.Now = Instant.FromUtc(2027, 6, 30, 12, 0);
        foreach (var token in tokens)
        {
            using var form = Personnel.Form(token);
            using var answered = await scene.Compiler.Respondent.PostAsync($"/answer/{group.KeyId}", form);
            answered.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        scene.Clock.Now = Instant.FromUtc(2027, 7, 31, 12, 0);
        (await scene.Compiler.CloseAsync()).ShouldBe(2, "Fairway is not asked");
        (await scene.Compiler.Respondent.GetStringAsync($"/counted/{group.KeyId}")).ShouldContain("<form method=\"get\"");

        await scene.StartFairwayAsync();
        await scene.DayAsync();
        (await scene.GroupAbout(FeedbackScene.Ana)).PrivateKey.ShouldBeNull("late, and all the same");
        await using var scope = scene.Server.AsProduct();
        await scope.ServiceProvider.GetRequiredService<FeedbackReports>().RunAsync();
        var report = await scene.Database.Read(db => db.FeedbackReports.SingleAsync(r => r.GroupId == group.Id));
        CompiledReport.Of(report).Figures.Answers.ShouldBe(6);
    }

    private static async Task<string> FetchedAsync(FeedbackScene scene, string staffId, Guid group, TokenKey key)
    {
        using var person = await scene.Server.As(staffId);
        var message = key.NewMessage();
        var blinded = key.Blind(message);
        var answer = await person.Post(
            "/feedback/upward?handler=Sign",
            await person.Get("/feedback/upward"),
            ("group", group.ToString()),
            ("blinded", EncodeToString(blinded.Message))
        );
        answer.Status.ShouldBe(HttpStatusCode.OK);
        var signature = JsonSerializer.Deserialize<JsonElement>(answer.Text).GetProperty("signature").GetString();
        return Answers.Token.Text(message, key.Finalize(message, DecodeFromChars(signature), blinded.Inverse)!);
    }
}
