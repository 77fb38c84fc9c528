using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Privacy;

[Trait("Rule", "FA-3")]
public sealed class OwnDataPages
{
    [Theory, BothDatabases]
    public async Task My_data_are_downloaded_whole_and_are_mine(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var id = await scene.Appraisal(Ada);
        using var ada = await scene.As(Ada);
        var page = await ada.Follow(await ada.Get("/account"), "My data");
        page.Heading.ShouldBe("My data");
        page.Words.ShouldContain("Drafts and private notes of others");
        page.Document.QuerySelector("a[href='/privacy/data.zip']").ShouldNotBeNull();

        var copy = await Read(ada, "/privacy/data.zip?staffId=" + Ben);
        copy.Keys.ShouldBe(["README.txt", "data.json"], ignoreOrder: true);
        copy["README.txt"].ShouldStartWith("My data");
        using var data = JsonDocument.Parse(copy["data.json"]);
        data.RootElement.GetProperty("staffId").GetString().ShouldBe(Ada);
        var tables = data.RootElement.GetProperty("tables").EnumerateArray().ToDictionary(t => t.GetProperty("table").GetString()!);
        tables["appraisals_appraisals"].GetProperty("rows")[0].GetProperty("Id").GetGuid().ShouldBe(id);
        tables["service_officials"].GetProperty("rows").GetArrayLength().ShouldBe(1);

        using var cleo = await scene.As(Cleo, "fr");
        copy = await Read(cleo, "/privacy/data.zip");
        copy["README.txt"].ShouldStartWith("Mes données");
        using var hers = JsonDocument.Parse(copy["data.json"]);
        tables = hers.RootElement.GetProperty("tables").EnumerateArray().ToDictionary(t => t.GetProperty("table").GetString()!);
        tables["appraisals_appraisals"].GetProperty("rows").GetArrayLength().ShouldBe(0, "the appraisal is Ada's");
        tables["appraisals_appraisals"].GetProperty("namedInRecordsOfOthers").GetProperty("SupervisorId").GetInt32().ShouldBe(1);
    }

    private static async Task<Dictionary<string, string>> Read(Visitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return archive.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var text = new StreamReader(e.Open());
                return text.ReadToEnd();
            }
        );
    }
}
