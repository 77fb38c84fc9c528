using System.Net;
using System.Text.Json.Nodes;
using Fairway.App.Api;
using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Fairway.Web.Tests.Access;

namespace Fairway.Web.Tests.Api;

/// <summary>A program sees what its owner's page shows in a session without a second factor: for each kind of person, each endpoint beside its page.</summary>
public sealed class What_a_token_opens
{
    [Theory, BothDatabases]
    public async Task Each_endpoint_opens_to_each_person_what_the_page_does(Provider on)
    {
        await using var world = await MatrixWorld.CreateAsync(on);
        var appraisals = new List<Guid>();
        foreach (var state in (string[])["draft", "shared", "agreed", "complete"])
        {
            appraisals.Add(await world.AppraisalAsync(state, delegateSigns: false, null, AppraisalStep.Beginning, isAltered: true));
        }
        (string Endpoint, string Page)[] beside =
        [
            ("/record", "/appraisals/file"),
            ("/record/appraisals", "/appraisals/file"),
            ("/record/signed", "/appraisals/file"),
            ("/calendar", "/calendar"),
            ("/obligations", "/"),
            ("/team", "/team"),
            ("/team/second-level", "/team/second"),
            ("/exercises/promotions", "/promotions"),
            ("/exercises/increments", "/increments"),
            ("/exercises/promotions/2026", "/promotions/2026"),
            ("/exercises/promotions/2026/list", "/promotions/2026/list"),
            ("/exercises/promotions/2026/result", "/promotions/2026/result"),
            ("/reports", "/transparency/report"),
            ("/reports/2025", "/transparency/report/2025"),
            .. appraisals.Select(id => ($"/appraisals/{id}/journal", $"/appraisals/{id}/journal")),
        ];
        var clients = new List<ApiClient>();
        var wrong = new List<string>();
        foreach (var who in Matrix.Everybody)
        {
            var account = await world.AccountAsync(who);
            var client = new ApiClient(world.Server, await ApiClient.TokenOf(world.Server, account));
            clients.Add(client);
            using var page = new Visit(world.Server.Url, await world.Server.SessionOf(account, withFactor: false));
            foreach (var (endpoint, address) in beside)
            {
                var shown = (await page.GetAsync(address)).Status == HttpStatusCode.OK;
                var (status, _, _) = await client.GetAsync(endpoint);
                if (status != (shown ? HttpStatusCode.OK : HttpStatusCode.NotFound))
                {
                    wrong.Add($"{who} {endpoint}: {(int)status}, but the page is {(shown ? "there" : "not there")}");
                }
            }
            foreach (var id in appraisals)
            {
                var writes = (await page.GetAsync($"/appraisals/{id}/journal/write")).Status == HttpStatusCode.OK;
                var (status, _, _) = await client.PostAsync($"/appraisals/{id}/journal", Entry("By " + who), $"{who}-{id}");
                if (
                    writes
                        ? status != HttpStatusCode.Created
                        : status is not (HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
                )
                {
                    wrong.Add($"{who} writes in {id}: {(int)status}, but on the page they {(writes ? "may" : "may not")}");
                }
            }
        }
        wrong.ShouldBeEmpty();
        (await ApiClient.CheckedAsync(world.Server, [.. clients])).Trim().ShouldBeEmpty();
        ApiClient.Heard([.. clients]).Count(a => (int)a["status"]! == 201).ShouldBeGreaterThan(0);
        clients.ForEach(c => c.Dispose());
    }

    [Theory, BothDatabases]
    public async Task A_token_opens_its_scopes_and_a_session_or_cookie_nothing(Provider on)
    {
        await using var world = await MatrixWorld.CreateAsync(on);
        var account = await world.AccountAsync('O');
        var paths = new Dictionary<string, string>
        {
            [ApiScope.Record] = "/record",
            [ApiScope.Calendar] = "/calendar",
            [ApiScope.Obligations] = "/obligations",
            [ApiScope.Team] = "/team",
            [ApiScope.JournalRead] = $"/appraisals/{Guid.Empty}/journal",
            [ApiScope.Published] = "/reports",
        };
        foreach (var scope in paths.Keys)
        {
            using var client = new ApiClient(world.Server, await ApiClient.TokenOf(world.Server, account, scope));
            (await client.GetAsync("/token")).Body!["scopes"]!.AsArray().Select(s => (string)s!).ShouldBe([scope]);
            foreach (var (other, path) in paths)
            {
                var (status, body, answer) = await client.GetAsync(path);
                if (other == scope)
                {
                    status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
                    continue;
                }
                status.ShouldBe(HttpStatusCode.Forbidden, path);
                answer.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope");
                ((string)body!["type"]!).ShouldEndWith("/developers#scope");
            }
            (await client.PostAsync("/imports", new JsonObject(), "k")).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await ApiClient.CheckedAsync(world.Server, client)).Trim().ShouldBeEmpty();
        }
        var visit = await world.As('O');
        foreach (var path in paths.Values)
        {
            (await visit.GetAsync("/api/v1" + path)).Status.ShouldBe(HttpStatusCode.Unauthorized, "a session is no token");
        }
        using var owner = new ApiClient(world.Server, await ApiClient.TokenOf(world.Server, account));
        (await owner.Http.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect,
            "a token is no session"
        );
        (await owner.Http.GetAsync(new Uri("/scim/v2/Users", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    internal static JsonObject Entry(string text, bool isPrivate = false) =>
        new()
        {
            ["kind"] = "Progress",
            ["text"] = text,
            ["private"] = isPrivate,
        };
}
