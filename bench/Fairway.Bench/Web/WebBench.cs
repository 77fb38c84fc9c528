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
        if (options.Beside is { } other)
        {
            return await SideBySide.Run(options, other);
        }
        await Measure(options, Measure);
        return 0;
    }

    /// <summary>Measures part by part as <see cref="SideBySide"/> asks for it.</summary>
    public static async Task<int> RunInTurn(WebOptions options)
    {
        await Measure(options, MeasureInTurn);
        return 0;
    }

    private static async Task Measure(WebOptions options, Func<FilledDatabase, WebOptions, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("fairway-bench-").FullName;
        try
        {
            if (options.Sqlite)
            {
                await using var database = await FilledDatabase.Sqlite(folder, options.Keep);
                await measure(database, options);
            }
            if (options.Postgres)
            {
                var server =
                    Environment.GetEnvironmentVariable("FAIRWAY_TEST_POSTGRES")
                    ?? throw new InvalidOperationException("no PostgreSQL: --db sqlite measures without one.");
                await using var database = await FilledDatabase.Postgres(server, options.Keep);
                await measure(database, options);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(FilledDatabase database, WebOptions options)
    {
        var hasher = new PasswordHasher<Account>();
        var cast = await Choose(database, hasher);
        await using var server = await Server.Start(database.Connection);
        using var workers = new Workers(server.Url, cast);
        var load = new Load(server, database);
        var cases = await Cases(workers, cast, database);
        var chosen = cases.Where(c => options.Asks(c.Name)).ToList();
        var lines = new List<Line>();
        Console.Error.WriteLine($"Measuring on {database.Name} …");
        await WarmUp(server, load, [.. chosen.Select(c => c.Workers)]);
        foreach (var connections in (int[])[1, Cast.Connections])
        {
            foreach (var (name, most, each) in chosen)
            {
                lines.Add(new Line(name, connections, await load.Run([.. each.Take(connections)], options.Requests), most));
            }
        }
        if (options.Asks("sign"))
        {
            await workers.FindToSign();
            // Once before, for the same reason as all others.
            await Sign(load, workers, hasher, Cast.Connections, Math.Max(50, options.Requests / 10));
            foreach (var connections in (int[])[1, Cast.Connections])
            {
                lines.Add(await Sign(load, workers, hasher, connections, Math.Max(50, options.Requests / 10)));
            }
        }
        if (options.Only is null)
        {
            // All kinds at the same time; no two write the same draft.
            await load.Run([.. cases.Select((c, i) => c.Workers[i])], Math.Max(0, RequestsBeforeMemory - load.Requests));
        }
        new Report(database, cast).Write(lines, options.Only is null ? server.Memory : null, load.Requests);
    }

    private static async Task MeasureInTurn(FilledDatabase database, WebOptions options)
    {
        var hasher = new PasswordHasher<Account>();
        var cast = await Choose(database, hasher);
        await using var server = await Server.Start(database.Connection);
        using var workers = new Workers(server.Url, cast);
        var load = new Load(server, database);
        var chosen = (await Cases(workers, cast, database)).Where(c => options.Asks(c.Name)).ToList();
        await WarmUp(server, load, [.. chosen.Select(c => c.Workers)]);
        var parts = chosen.ToDictionary(
            c => c.Name,
            c => (Func<int, int, Task<Measured>>)((connections, requests) => load.Run([.. c.Workers.Take(connections)], requests))
        );
        if (options.Asks("sign"))
        {
            await workers.FindToSign();
            await Sign(load, workers, hasher, Cast.Connections, 50);
            // As it is sent, with the check of the password: what remains without that is less than the check's own differences from one time to the next.
            parts.Add("sign", async (connections, requests) => (await Sign(load, workers, hasher, connections, requests / 10)).Cost);
        }
        await SideBySide.AnswerAsync(parts);
    }

    internal static async Task<Cast> Choose(FilledDatabase database, PasswordHasher<Account> hasher)
    {
        await using var db = database.Open();
        return await Cast.Choose(db, hasher);
    }

    internal static async Task<IReadOnlyList<(string Name, double? Most, List<Func<Task>> Workers)>> Cases(
        Workers workers,
        Cast cast,
        FilledDatabase database
    ) =>
        [
            ("home", null, await workers.Home()),
            ("home of a chief", null, await workers.AsChief("/")),
            ("view one appraisal", 0.9, await workers.View()),
            ("view one as its chief", 0.9, await workers.AsChief($"/appraisals/{cast.Chief.AppraisalId}")),
            ($"team list of {cast.Team}", 2, await workers.AsChief("/team")),
            ("save a draft as one types", database.HasProcesses ? 3 : 2, await workers.Autosave()),
            ("save a draft with the button", database.HasProcesses ? 3 : 2, await workers.Save()),
        ];

    /// <summary>Until the runtime has compiled what runs often as well as it can: a server that has been up for a while is what is measured.</summary>
    internal static async Task WarmUp(Server server, Load load, IReadOnlyList<List<Func<Task>>> cases)
    {
        for (var round = 0; round < 20; round++)
        {
            var (cpu, compiling) = (server.Cpu, server.Compiling);
            foreach (var workers in cases)
            {
                await load.Run(workers, 400);
            }
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (round > 0 && server.Compiling - compiling < (server.Cpu - cpu) * 0.03)
            {
                Console.Error.WriteLine($"Warm after {load.Requests} requests.");
                return;
            }
        }
    }

    /// <summary>Each form is signed, and its signature withdrawn again, which doesn't count. Beside it, what the password checks cost.</summary>
    private static async Task<Line> Sign(Load load, Workers workers, PasswordHasher<Account> hasher, int connections, int requests)
    {
        var bySession = workers.ToSign.GroupBy(s => s.Session).Select(g => g.ToList()).ToList();
        var (cost, checks) = (Measured.Nothing, Measured.Nothing);
        while (cost.Count < requests)
        {
            var queues = connections == 1 ? [workers.ToSign.ToList()] : bySession;
            cost += await load.RunEach(queues.Select(q => q.Select(s => (Func<Task>)(() => s.Session.Post(s.Sign)))));
            // In between, so that both meet the machine in the same mood.
            checks += await PasswordChecks(hasher, connections);
            await load.RunEach(queues.Select(q => q.Select(s => (Func<Task>)(() => s.Session.Post(s.Withdraw)))));
        }
        return new Line("sign", connections, cost, null, checks);
    }

    /// <summary>What checking a password costs by itself: the same check as the server's, in this process.</summary>
    private static async Task<Measured> PasswordChecks(PasswordHasher<Account> hasher, int atOnce)
    {
        var somebody = Account.New("somebody@measured.example", "Somebody");
        var hash = hasher.HashPassword(somebody, Cast.Password);
        using var process = Process.GetCurrentProcess();
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var times = await Task.WhenAll(
            Enumerable
                .Range(0, atOnce)
                .Select(_ =>
                    Task.Run(() =>
                        Enumerable
                            .Range(0, 16 / atOnce)
                            .Select(_ =>
                            {
                                var start = Stopwatch.GetTimestamp();
                                hasher.VerifyHashedPassword(somebody, hash, Cast.Password);
                                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                            })
                            .ToList()
                    )
                )
        );
        process.Refresh();
        return new Measured(watch.Elapsed, process.TotalProcessorTime - cpu, TimeSpan.Zero, [.. times.SelectMany(t => t)]);
    }
}
