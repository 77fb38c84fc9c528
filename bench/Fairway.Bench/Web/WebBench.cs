using System.Diagnostics;
using Fairway.App.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Fairway.Bench.Web;

/// <summary>What pages cost: signed-in requests from this process to the product in another, on a database that the demonstration fills.</summary>
internal static class WebBench
{
    private const int RequestsBeforeMemory = 20_000;

    public static async Task<int> Run(WebOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("fairway-bench-").FullName;
        try
        {
            if (options.Sqlite)
            {
                await using var database = await FilledDatabase.Sqlite(folder, options.Keep);
                await Measure(database, options.Requests);
            }
            if (options.Postgres)
            {
                var server =
                    Environment.GetEnvironmentVariable("FAIRWAY_TEST_POSTGRES")
                    ?? throw new InvalidOperationException("no PostgreSQL: --db sqlite measures without one.");
                await using var database = await FilledDatabase.Postgres(server, options.Keep);
                await Measure(database, options.Requests);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task Measure(FilledDatabase database, int requests)
    {
        Cast cast;
        var hasher = new PasswordHasher<Account>();
        await using (var db = database.Open())
        {
            cast = await Cast.Choose(db, hasher);
        }
        await using var server = await Server.Start(database.Connection);
        using var workers = new Workers(server.Url, cast);
        var load = new Load(server, database);
        (string Name, double? Most, List<Func<Task>> Workers)[] cases =
        [
            ("home", null, await workers.Home()),
            ("home of a chief", null, await workers.AsChief("/")),
            ("view one appraisal", 0.9, await workers.View()),
            ("view one as its chief", 0.9, await workers.AsChief($"/appraisals/{cast.Chief.AppraisalId}")),
            ($"team list of {cast.Team}", 2, await workers.AsChief("/team")),
            ("save a draft as one types", database.HasProcesses ? 3 : 2, await workers.Autosave()),
            ("save a draft with the button", database.HasProcesses ? 3 : 2, await workers.Save()),
        ];
        await workers.FindToSign();

        Console.Error.WriteLine($"Measuring on {database.Name} …");
        foreach (var (_, _, each) in cases)
        {
            await load.Run(each, 400);
        }
        // The compiler rewrites what runs often in the background; what it uses isn't the requests'.
        await Task.Delay(TimeSpan.FromSeconds(3));

        var lines = new List<Line>();
        foreach (var connections in (int[])[1, Cast.Connections])
        {
            foreach (var (name, most, each) in cases)
            {
                lines.Add(new Line(name, connections, await load.Run([.. each.Take(connections)], requests), most));
            }
            lines.Add(new Line("sign", connections, await Sign(load, workers, connections, Math.Max(50, requests / 10)), null, ChecksPassword: true));
        }

        // All kinds at the same time; no two write the same draft.
        var mixed = cases.Select((c, i) => c.Workers[i]).ToList();
        await load.Run(mixed, Math.Max(0, RequestsBeforeMemory - load.Requests));
        new Report(database, cast).Write(lines, PasswordCheck(hasher), server.Memory, load.Requests);
    }

    /// <summary>Each form is signed, and its signature withdrawn again, which doesn't count.</summary>
    private static async Task<Measured> Sign(Load load, Workers workers, int connections, int requests)
    {
        var bySession = workers.ToSign.GroupBy(s => s.Session).Select(g => g.ToList()).ToList();
        var cost = Measured.Nothing;
        while (cost.Count < requests)
        {
            var queues = connections == 1 ? [workers.ToSign.ToList()] : bySession;
            cost += await load.RunEach(queues.Select(q => q.Select(s => (Func<Task>)(() => s.Session.Post(s.Sign)))));
            await load.RunEach(queues.Select(q => q.Select(s => (Func<Task>)(() => s.Session.Post(s.Withdraw)))));
        }
        return cost;
    }

    /// <summary>What checking one password costs by itself: the same check as the server's, in this process.</summary>
    private static double PasswordCheck(PasswordHasher<Account> hasher)
    {
        const int Times = 40;
        var somebody = Account.New("somebody@measured.example", "Somebody");
        var hash = hasher.HashPassword(somebody, Cast.Password);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < Times; i++)
        {
            hasher.VerifyHashedPassword(somebody, hash, Cast.Password);
        }
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / Times;
    }
}
