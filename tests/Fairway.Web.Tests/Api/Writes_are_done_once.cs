using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Fairway.App.Provisioning;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Access;
using Fairway.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Api;

/// <summary>However often a write is asked for with one key, it is done once, and its answer stays the same.</summary>
public sealed class Writes_are_done_once
{
    [Theory, BothDatabases]
    public async Task The_same_key_and_body_get_the_same_answer_and_another_body_is_refused(Provider on)
    {
        await using var world = await MatrixWorld.CreateAsync(on);
        var id = await world.AppraisalAsync("agreed", delegateSigns: false, null, AppraisalStep.Beginning, isAltered: true);
        var path = $"/appraisals/{id}/journal";
        using var client = new ApiClient(world.Server, await ApiClient.TokenOf(world.Server, await world.AccountAsync('O')));
        using var another = new ApiClient(world.Server, await ApiClient.TokenOf(world.Server, await world.AccountAsync('S')));
        var entry = What_a_token_opens.Entry("The pilot has begun.");

        (await client.PostAsync(path, entry, null)).Body!["type"]!.ToString().ShouldEndWith("#key-missing");
        var refused = await client.PostAsync(path, What_a_token_opens.Entry(" "), "one");
        (refused.Status, refused.Body!["errors"]![0]!["field"]!.ToString()).ShouldBe((HttpStatusCode.UnprocessableEntity, "text"));
        var first = await client.PostAsync(path, entry, "one");
        first.Status.ShouldBe(HttpStatusCode.Created, "what was refused is not kept");
        var again = await client.PostAsync(path, entry, "one");
        (again.Status, again.Body!.ToJsonString()).ShouldBe((HttpStatusCode.Created, first.Body!.ToJsonString()));
        again.Answer.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        again.Answer.Headers.Location.ShouldBe(first.Answer.Headers.Location);
        (await client.PostAsync(path, What_a_token_opens.Entry("Something else."), "one")).Body!["type"]!
            .ToString()
            .ShouldEndWith("#key-reused");
        (await another.PostAsync(path, What_a_token_opens.Entry("Well begun."), "one")).Status.ShouldBe(
            HttpStatusCode.Created,
            "a key means something to its token alone"
        );
        (await EntriesAsync(world, id)).ShouldBe(2);
        (await world.Server.Database.Read(db => db.KeptAnswers.Select(a => a.Body).ToListAsync())).ShouldAllBe(b => !b.Contains("pilot"));

        ((FixedClock)world.Server.Clock).Advance(Duration.FromHours(25));
        (await client.PostAsync(path, What_a_token_opens.Entry("A day later."), "one")).Status.ShouldBe(HttpStatusCode.Created);
        (await world.Server.Database.Read(db => db.KeptAnswers.CountAsync())).ShouldBe(1, "what is over is gone");
        (await ApiClient.CheckedAsync(world.Server, client, another)).Trim().ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Eight_at_one_moment_write_one_entry(Provider on)
    {
        await using var world = await MatrixWorld.CreateAsync(on);
        var id = await world.AppraisalAsync("agreed", delegateSigns: false, null, AppraisalStep.Beginning, isAltered: true);
        using var client = new ApiClient(world.Server, await ApiClient.TokenOf(world.Server, await world.AccountAsync('O')));
        await client.GetAsync("/token");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    client.Http.SendAsync(
                        new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/appraisals/{id}/journal", UriKind.Relative))
                        {
                            Headers = { { "Idempotency-Key", "at once" } },
                            Content = new StringContent(
                                What_a_token_opens.Entry("At once.").ToJsonString(),
                                Encoding.UTF8,
                                "application/json"
                            ),
                        }
                    )
                )
        );
        answers.Select(a => a.StatusCode).ShouldAllBe(s => s == HttpStatusCode.Created);
        (await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct().ShouldHaveSingleItem();
        (await EntriesAsync(world, id)).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_staff_folder_is_tried_imported_once_and_refused_with_file_and_line(Provider on)
    {
        await using var scene = await AccountsScene.On(on);
        var waiting = await ApiClient.TokenOfSystem(scene.Server, scene.Root, null, TokenScope.StaffImport);
        using var client = new ApiClient(scene.Server, waiting);
        (await client.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.Unauthorized, "it waits for a second person");
        using var root = await scene.Server.As(scene.Root.Id);
        var own = await root.Get("/provisioning");
        own.Words.ShouldContain("waits for a second person");
        own.HasButton("Confirm it").ShouldBeFalse("who made it is the first hand");
        using var second = await scene.Server.As(scene.Second.Id);
        await second.Submit(await second.Get("/provisioning"), "Confirm it");
        (await client.GetAsync("/token")).Status.ShouldBe(HttpStatusCode.OK);

        const string officials = "staff_id,family_name,given_names,date_of_birth,entry_on_duty\n7001,New,Nina,1980-02-03,2026-01-05\n";
        const string service =
            "staff_id,from,to,organization,status,category,grade,contract,funding,duty_station,unit\n"
            + "7001,2026-01-05,,ILO,active,GS,G5,FT,RB,Geneva,FIN\n";
        var before = await scene.Database.Read(db => db.Officials.CountAsync());
        var tried = await client.PostAsync("/imports?dryRun=true", Zip(("officials.csv", officials), ("service.csv", service)), null);
        tried.Status.ShouldBe(HttpStatusCode.OK, tried.Body?.ToJsonString());
        ((int)tried.Body!["officials"]!["added"]!, (bool)tried.Body["dryRun"]!).ShouldBe((1, true));
        (await scene.Database.Read(db => db.Officials.CountAsync())).ShouldBe(before);
        (await client.PostAsync("/imports", Zip(("officials.csv", officials), ("service.csv", service)), null)).Body!["type"]!
            .ToString()
            .ShouldEndWith("#key-missing");
        var done = await client.PostAsync("/imports", Zip(("officials.csv", officials), ("service.csv", service)), "march");
        done.Status.ShouldBe(HttpStatusCode.OK);
        var again = await client.PostAsync("/imports", Zip(("service.csv", service), ("officials.csv", officials)), "march");
        again.Body!.ToJsonString().ShouldBe(done.Body!.ToJsonString(), "however it was packed");
        (await scene.Database.Read(db => db.Officials.CountAsync())).ShouldBe(before + 1);
        (
            await scene.Database.Read(db => db.History.Where(h => h.Subject == "7001").Select(h => h.Actor).Distinct().ToListAsync())
        ).ShouldBe(["token Payroll"]);

        var bad = await client.PostAsync(
            "/imports",
            Zip(("officials.csv", officials.Replace("1980-02-03", "yesterday", StringComparison.Ordinal)), ("service.csv", service)),
            "bad"
        );
        bad.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var mistake = bad.Body!["errors"]![0]!;
        ((string)mistake["file"]!, (int)mistake["line"]!, (string)mistake["column"]!).ShouldBe(("officials.csv", 2, "date_of_birth"));
        (await client.PostAsync("/imports", Zip(("../officials.csv", officials)), "odd")).Status.ShouldBe(HttpStatusCode.BadRequest);
        var rubbish = new ByteArrayContent([1, 2, 3]);
        rubbish.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        (await client.PostAsync("/imports", rubbish, "odd")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync("/imports", new JsonObject(), "odd")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await ApiClient.CheckedAsync(scene.Server, client)).Trim().ShouldBeEmpty();
    }

    private static ByteArrayContent Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        var content = new ByteArrayContent(bytes.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return content;
    }

    private static Task<int> EntriesAsync(MatrixWorld world, Guid id) =>
        world.Server.Database.Read(db => db.JournalEntries.CountAsync(e => e.AppraisalId == id));
}
