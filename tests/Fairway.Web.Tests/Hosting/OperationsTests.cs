using System.Net;
using System.Text.RegularExpressions;
using Fairway.App.Accounts;
using Fairway.App.Operations;
using Fairway.Cli;
using Fairway.Testing;
using Fairway.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Web.Tests.Hosting;

/// <summary>How a node is seen running, by a proxy, by Prometheus and by an administrator (ADR 33).</summary>
public sealed partial class OperationsTests
{
    [Theory, BothDatabases]
    public async Task A_node_says_that_it_lives_and_is_ready_and_that_it_is_not_without_its_database(Provider on)
    {
        await using var database = await (await TheDatabase.On(on)).WithSkills();
        await using var server = await TheServer.On(database);
        using var proxy = server.Visit();
        (await SaidAsync(proxy, Health.Live)).ShouldBe((HttpStatusCode.OK, "live\n"));
        (await SaidAsync(proxy, Health.Ready)).ShouldBe((HttpStatusCode.OK, "ready\n"));
        await database.DisposeAsync();
        (await SaidAsync(proxy, Health.Live)).ShouldBe((HttpStatusCode.OK, "live\n"));
        (await SaidAsync(proxy, Health.Ready)).ShouldBe((HttpStatusCode.ServiceUnavailable, "main\n"));
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_says_so_first_and_answers_on_for_a_while()
    {
        await using var database = await (await TheDatabase.On(Provider.Sqlite)).WithSkills();
        var server = await TheServer.On(
            database,
            change: parts => parts with { Node = new NodeOptions("one", Drain: TimeSpan.FromSeconds(2)) }
        );
        using var proxy = server.Visit();
        var stopping = server.DisposeAsync().AsTask();
        for (var look = 0; look < 100 && (await SaidAsync(proxy, Health.Ready)).Status == HttpStatusCode.OK; look++)
        {
            await Task.Delay(10);
        }
        (await SaidAsync(proxy, Health.Ready)).ShouldBe((HttpStatusCode.ServiceUnavailable, "draining\n"));
        (await proxy.Get("/account/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
        await stopping;
        await Should.ThrowAsync<HttpRequestException>(() => proxy.Get("/account/sign-in"));
        var node = await database.Read(db => db.OperationsNodes.SingleAsync());
        (node.Name, node.StoppedAt is not null).ShouldBe(("one", true));
    }

    [Theory, BothDatabases]
    public async Task An_administrator_sees_nodes_jobs_mails_and_databases(Provider on)
    {
        await using var database = await (await TheDatabase.On(on)).WithSkills();
        var account = An.Account("1001").Build();
        await database.Add(A.Unit(), An.Official("1001"), account, An.Office(Office.Administrator, account.Id));
        var clock = FixedClock.On("2026-06-10");
        await using var server = await TheServer.On(database, clock);
        await using (var db = database.Open())
        {
            var now = clock.GetCurrentInstant();
            await Running.SeenAsync(
                db,
                new Node("broken:5080", "0.0.9"),
                now - Duration.FromHours(2),
                now - Duration.FromHours(1),
                default
            );
            await Running.DoneAsync(
                db,
                "DailyReminders",
                new Node("broken:5080", "0.0.9"),
                now - Duration.FromMinutes(5),
                Duration.FromSeconds(3),
                default
            );
            await Running.FailedAsync(
                db,
                "DailyTraining",
                new Node("broken:5080", "0.0.9"),
                now,
                new InvalidOperationException("Olu Adeyemi"),
                default
            );
        }
        using var administrator = await server.As(account.Id);
        (await administrator.Get("/account/people")).Link("How Fairway runs").Href.ShouldEndWith("/operations");
        var page = await administrator.Get("/operations");
        page.Status.ShouldBe(HttpStatusCode.OK);
        Row(page, "broken:5080").ShouldContain("silent");
        Row(page, "Reminders").ShouldContain("done");
        Row(page, "Training requests").ShouldContain("failed InvalidOperationException");
        page.Text.ShouldNotContain("Olu Adeyemi");
        page.Words.ShouldContain(on == Provider.Sqlite ? "SQLite 3." : "PostgreSQL 1");
        page.Words.ShouldContain(on == Provider.Sqlite ? "guarded by Fairway alone" : "guarded by the server");
    }

    [Fact]
    public async Task Prometheus_fetches_measures_at_an_address_of_their_own_where_nothing_else_is()
    {
        await using var database = await (await TheDatabase.On(Provider.Sqlite)).WithSkills();
        await database.Add(A.Unit(), An.Official("1001"), An.Account("1001"));
        var at = new IPEndPoint(IPAddress.Loopback, Ports.Free());
        await using var server = await TheServer.On(database, change: parts => parts with { Node = new NodeOptions("one", Metrics: at) });
        using var visitor = await server.As("1001");
        (await visitor.Get("/people/1001")).Status.ShouldBe(HttpStatusCode.OK);

        using var prometheus = new HttpClient { BaseAddress = new Uri($"http://{at}") };
        var measures = await prometheus.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        measures.ShouldContain("http_server_request_duration_seconds_count");
        measures.ShouldContain("fairway_mails_waiting");
        // The route, and nobody's number.
        measures.ShouldContain("http_route=\"people/{staffId}\"", Case.Insensitive);
        measures.ShouldNotContain("people/1001");
        // Each line is as Prometheus's text format has it.
        measures.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !Line().IsMatch(line)).ShouldBeEmpty();

        (await prometheus.GetAsync(new Uri("/account/sign-in", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Get("/metrics")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A comment, or a name with labels and a number.</summary>
    [GeneratedRegex(
        """^(# .*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*",?)*\})? (NaN|[+-]?(Inf|[0-9.eE+-]+))( [0-9.]+)?)$"""
    )]
    private static partial Regex Line();

    private static string Row(Page page, string first) =>
        string.Join(
            ' ',
            page.Document.QuerySelectorAll("tr")
                .First(row => row.QuerySelector("td")?.TextContent.Contains(first, StringComparison.Ordinal) == true)
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static async Task<(HttpStatusCode Status, string Text)> SaidAsync(Visitor proxy, string address)
    {
        using var answer = await proxy.Client.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
