using System.Diagnostics;
using System.Text.RegularExpressions;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Fairway.App.Tests.Notices;

/// <summary>
/// Two nodes on one PostgreSQL, each a process of its own, from day to day; on each day one of them is killed in the middle of what it does, and started
/// anew. What comes of it is what comes of one node that nobody disturbs (decision 21, NT-1).
/// </summary>
[Trait("Rule", "NT-1")]
public sealed partial class Nodes_that_are_killed
{
    /// <summary>So many in every run, since each start of a node costs seconds; FAIRWAY_TEST_KILLS=50 for a long one.</summary>
    private static readonly int s_days = int.TryParse(Environment.GetEnvironmentVariable("FAIRWAY_TEST_KILLS"), out var kills) ? kills : 10;

    private static readonly LocalDate s_first = new(2026, 3, 1);

    [Fact]
    public async Task Each_appraisal_is_opened_and_each_mail_sent_once_whenever_a_node_is_killed()
    {
        Assert.SkipUnless(TheDatabase.HasPostgres, "No PostgreSQL: ./fairway test starts one, FAIRWAY_TEST_POSTGRES names one.");
        await using var undisturbed = await Organization();
        for (var day = 0; day < s_days; day++)
        {
            await RunDay(undisturbed, s_first.PlusDays(day));
        }
        var expected = await Written(undisturbed);
        expected.Mails.Count.ShouldBeGreaterThan(s_days, "there is something to do on most days");

        await using var database = await Organization();
        await using var mails = new TheMailServer();
        var random = new Random(20260301);
        Node[] nodes = [await Node.Start(database, mails), await Node.Start(database, mails)];
        try
        {
            for (var day = 0; day < s_days; day++)
            {
                var moment = $"{s_first.PlusDays(day):uuuu'-'MM'-'dd}T06:00:00Z";
                await Task.WhenAll(nodes.Select(n => n.MoveTo(moment)));
                // Anywhere from the first question to the last mail of the day.
                await Task.Delay(random.Next(0, 120));
                var killed = random.Next(nodes.Length);
                nodes[killed].Dispose();
                nodes[killed] = await Node.Start(database, mails);
                await nodes[killed].MoveTo(moment);
                await Task.WhenAll(nodes.Select(n => n.Done(moment)));
            }
        }
        finally
        {
            Array.ForEach(nodes, n => n.Dispose());
        }

        var written = await Written(database);
        written.Appraisals.ShouldBe(expected.Appraisals, "each is opened once, and none is left out");
        written.Mails.ShouldBe(expected.Mails, "each reminder is written once, and none is left out");
        var ids = await database.Read(db => db.Outbox.Select(m => m.Id).ToListAsync());
        var sent = mails.Messages.Select(m => MessageId().Match(m).Groups[1].Value).ToList();
        sent.Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ShouldBe(ids.Select(id => id.ToString("N")).Order(StringComparer.Ordinal), "each mail arrived");
        // Killed after the server took it and before that was noted: it comes again, and is known by its Message-ID.
        (sent.Count - ids.Count).ShouldBeInRange(0, s_days, "at most one mail is in the air when a node is killed");
        TestContext.Current.SendDiagnosticMessage(
            $"{written.Appraisals.Count} appraisals, {ids.Count} mails, {sent.Count - ids.Count} of them twice with the same Message-ID"
        );
    }

    [GeneratedRegex("^Message-ID: <([0-9a-f]{32})@", RegexOptions.Multiline)]
    private static partial Regex MessageId();

    private static async Task RunDay(TheDatabase database, LocalDate day)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(FixedClock.On(day.ToString("uuuu'-'MM'-'dd", null)))
            .AddSingleton(TheServer.Policies)
            .AddScoped(_ => database.Open())
            .AddFairwayApp()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppraisalsFromCalendar>().RunAsync();
        await DailyReminders.RunAsync(
            scope.ServiceProvider.GetRequiredService<FairwayDb>(),
            services.GetRequiredService<IClock>(),
            TheServer.Policies
        );
    }

    private static async Task<(List<string> Appraisals, List<string> Mails)> Written(TheDatabase database)
    {
        await using var db = database.Open();
        var appraisals = await db.Appraisals.AsNoTracking().ToListAsync();
        var outbox = await db.Outbox.AsNoTracking().ToListAsync();
        return (
            [.. appraisals.Select(a => $"{a.StaffId} {a.Kind} {a.CycleStart} {a.DueOn}").Order(StringComparer.Ordinal)],
            [.. outbox.Select(m => $"{m.To} {m.Kind} {m.Subject}").Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>Regular cycles that begin, probations at every month, technical cooperation at every month, three chiefs.</summary>
    private static Task<TheDatabase> Organization() =>
        TheDatabase.From(
            Provider.Postgres,
            "nodes",
            async db =>
            {
                db.AddRange(A.Unit("TOP"), A.Unit("ENT", under: "TOP"));
                foreach (var who in (string[])["9000", "9001", "9002", "9003"])
                {
                    Add(An.Official(who).Named("Chief", who).InUnit("ENT"), who, who == "9000" ? null : "9000");
                }
                for (var i = 0; i < 45; i++)
                {
                    var who = $"{1000 + i}";
                    var entry = s_first.PlusMonths(-(i % 24)).PlusDays(i % 27).ToString("uuuu'-'MM'-'dd", null);
                    var official = An.Official(who).Named("Official", who).InUnit("ENT");
                    Add(
                        (i % 3) switch
                        {
                            0 => official,
                            1 => official.Since(entry).OnProbation(),
                            _ => official.Since(entry).FundedBy("TC"),
                        },
                        who,
                        $"{9001 + i % 3}"
                    );
                }
                await db.SaveChangesAsync();

                void Add(OfficialBuilder official, string who, string? chief)
                {
                    db.Add(official.Build());
                    db.Add((Account)An.Account(who).Mail($"{who}@example.org"));
                    if (chief is not null)
                    {
                        db.Add(A.Supervision(who, chief, chief == "9000" ? null : "9000"));
                    }
                }
            }
        );

    /// <summary>A node in a process of its own.</summary>
    private sealed class Node : IDisposable
    {
        private readonly Process _process;

        private Node(Process process) => _process = process;

        public static async Task<Node> Start(TheDatabase database, TheMailServer mails)
        {
            var tests = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
            var program = Path.Combine(tests, "Fairway.Node", "bin", "Release", "net10.0", "Fairway.Node.dll");
            var start = new ProcessStartInfo("dotnet", ["exec", program, database.Connection, $"{mails.Port}", PolicyLibrary.Shipped])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            var node = new Node(Process.Start(start)!);
            (await node.Line()).ShouldBe("ready");
            return node;
        }

        public async Task MoveTo(string moment)
        {
            await _process.StandardInput.WriteLineAsync(moment);
            await _process.StandardInput.FlushAsync();
        }

        public async Task Done(string moment)
        {
            while (await Line() is var line && line != $"done {moment}")
            {
                line.ShouldStartWith("done ");
            }
        }

        public void Dispose()
        {
            // Not asked: killed.
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        private async Task<string> Line() =>
            await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2))
            ?? throw new InvalidOperationException("The node ended by itself.");
    }
}
