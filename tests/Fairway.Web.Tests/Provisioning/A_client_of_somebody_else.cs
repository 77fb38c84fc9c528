using System.Text.Json;
using System.Text.Json.Nodes;
using Fairway.Proof.Tests;
using Fairway.Testing;

namespace Fairway.Web.Tests.Provisioning;

/// <summary>A client that nobody here wrote keeps a thousand users in step: the directory's source and the server agree after each round.</summary>
public sealed class A_client_of_somebody_else(ITestOutputHelper output)
{
    [Fact]
    public async Task Brings_a_thousand_users_changes_them_twice_and_takes_them_away()
    {
        const int officials = 100;
        await using var scene = await DirectoryScene.On(Provider.Sqlite);
        await scene.Database.Add([
            .. Enumerable
                .Range(0, officials)
                .Select(i => (object)An.Official($"5{i:000}").Named($"Given {i}", $"Family {i}").InUnit("ENT-1")),
        ]);
        var input = new JsonObject
        {
            ["url"] = $"{scene.Server.Url}scim/v2",
            ["token"] = DirectoryScene.Secret,
            ["people"] = 1000,
            ["officials"] = new JsonArray([
                .. Enumerable
                    .Range(0, officials)
                    .Select(i => new JsonObject
                    {
                        ["staffId"] = $"5{i:000}",
                        ["givenName"] = $"Given {i}",
                        ["familyName"] = $"Family {i}",
                    }),
            ]),
        };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var answer = await Node.Run("directory.mjs", input.ToJsonString());
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s: {answer}");
        using var report = JsonDocument.Parse(answer);
        foreach (var round in new[] { "in", "once", "twice" })
        {
            report.RootElement.GetProperty(round).GetProperty("total").GetInt32().ShouldBe(1000, round);
            report.RootElement.GetProperty(round).GetProperty("differences").GetRawText().ShouldBe("[]", round);
        }
        var filters = report.RootElement.GetProperty("filters").EnumerateArray().ToList();
        filters.ShouldAllBe(f => f.GetProperty("same").GetBoolean());
        filters.ShouldAllBe(f => f.GetProperty("expected").GetInt32() > 0);
        report.RootElement.GetProperty("out").GetInt32().ShouldBe(0);

        // Gone from the directory, closed here, and each file where it was.
        await using var db = scene.Database.Open();
        db.Users.Count(a => a.StaffId != null && a.StaffId.StartsWith("5") && a.LockoutEnd != null).ShouldBe(officials);
        db.Officials.Count(o => o.StaffId.StartsWith("5")).ShouldBe(officials);
    }
}
