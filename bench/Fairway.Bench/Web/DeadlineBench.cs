using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fairway.App.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.Bench.Web;

/// <summary>
/// The day on which everybody signs. Requests are sent at their times, whether or not those before were answered: a server that falls behind is seen to.
/// </summary>
internal static class DeadlineBench
{
    private const double SignaturesEachSecond = 2.8;
    private const int ViewsForEach = 10;

    /// <summary>Milliseconds within which 95 of 100 answers have to come.</summary>
    private const double Limit = 500;

    public static async Task<int> Run(string[] options)
    {
        var lasting = TimeSpan.FromSeconds(Options.Number(options, "--seconds", 600));
        var officials = Options.Number(options, "--officials", 5_000);
        var server =
            Environment.GetEnvironmentVariable("FAIRWAY_TEST_POSTGRES")
            ?? throw new InvalidOperationException("Start it with ./fairway bench deadline.");
        await using var database = await FilledDatabase.Postgres(server, keep: null, officials);
        var cast = await WebBench.Choose(database, new PasswordHasher<Account>());
        var late = await SetLastDays(database, cast);
        await using var product = await Server.Start(database.Connection);
        using var workers = new Workers(product.Url, cast);
        var load = new Load(product, database);
        var cases = await WebBench.Cases(workers, cast, database);
        await workers.FindToSign();
        await WebBench.WarmUp(product, load, [.. cases.Select(c => c.Workers)]);
        var before = await SignaturesAsync(database);

        var views = cases.Where(c => !c.Name.StartsWith("save", StringComparison.Ordinal)).SelectMany(c => c.Workers).ToList();
        var (times, signed, failed, running) = (new ConcurrentBag<double>(), 0, 0, new List<Task>());
        var free = new ConcurrentQueue<(Session Session, FormOnPage Sign, FormOnPage Withdraw)>(workers.ToSign);
        var (watch, cpu) = (Stopwatch.StartNew(), product.Cpu);
        var apart = TimeSpan.FromSeconds(1 / (SignaturesEachSecond * (1 + ViewsForEach)));
        for (var number = 0; number * apart < lasting; number++)
        {
            var due = number * apart;
            if (due - watch.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }
            var act = number % (1 + ViewsForEach) == 0 ? SignAsync : views[number % views.Count];
            running.Add(Task.Run(() => TimedAsync(due, act)));
        }
        await Task.WhenAll(running);
        var used = product.Cpu - cpu;
        var stand = await SignaturesAsync(database) - before;
        var wrong = await WronglyLateAsync(database, late);

        var measured = new Measured(watch.Elapsed, used, TimeSpan.Zero, [.. times]);
        var p95 = measured.Percentile(0.95);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {officials} officials, {measured.Count} requests in {watch.Elapsed.TotalSeconds:F0} s, {signed} of them signatures
                answered within   50%: {measured.Percentile(0.5):F0} ms   95%: {p95:F0} ms   99%: {measured.Percentile(
                    0.99
                ):F0} ms   all: {measured.Percentile(1):F0} ms
                failed {failed}, signatures acknowledged {signed}, standing {stand}, lost {signed - stand}
                forms on their last day called late, or past it and not: {wrong}
                processor of the server: {used.TotalSeconds / watch.Elapsed.TotalSeconds:P0} of one core
                """
            )
        );
        return p95 < Limit && failed == 0 && stand == signed && wrong == 0 ? 0 : 1;

        async Task TimedAsync(TimeSpan due, Func<Task> act)
        {
            try
            {
                await act();
                times.Add((watch.Elapsed - due).TotalMilliseconds);
            }
            catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or TaskCanceledException)
            {
                Interlocked.Increment(ref failed);
                Console.Error.WriteLine($"  {failure.Message}");
            }
        }

        // Signed, and withdrawn again by the next who signs it: there are fewer forms than signatures in ten minutes.
        async Task SignAsync()
        {
            if (!free.TryDequeue(out var form))
            {
                throw new InvalidOperationException("All forms are being signed: the server is too far behind.");
            }
            await form.Session.Post(form.Sign);
            Interlocked.Increment(ref signed);
            _ = Task.Run(async () =>
            {
                await form.Session.Post(form.Withdraw);
                free.Enqueue(form);
            });
        }
    }

    /// <summary>Half of the forms are due today, the other half were yesterday: those are late, and these are not.</summary>
    private static async Task<HashSet<Guid>> SetLastDays(FilledDatabase database, Cast cast)
    {
        await using var db = database.Open();
        var ids = cast.Signing.Select(p => p.AppraisalId).Order().ToList();
        var late = ids.Where((_, i) => i % 2 == 0).ToHashSet();
        // The day at the duty stations of all, wherever on the globe: the last one of yesterday, the first one of tomorrow.
        var today = Fairway.Cli.Composition.MachineClock.GetCurrentInstant().InUtc().Date;
        var (over, open) = (today.PlusDays(-2), today.PlusDays(1));
        await db.Appraisals.Where(a => late.Contains(a.Id)).ExecuteUpdateAsync(a => a.SetProperty(x => x.BeginningDue, over));
        await db
            .Appraisals.Where(a => ids.Contains(a.Id) && !late.Contains(a.Id))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.BeginningDue, open));
        return late;
    }

    private static async Task<int> SignaturesAsync(FilledDatabase database)
    {
        await using var db = database.Open();
        return await db.History.CountAsync(h => h.Capability == "appraisals" && h.Act == "sign");
    }

    private static async Task<int> WronglyLateAsync(FilledDatabase database, HashSet<Guid> late)
    {
        await using var db = database.Open();
        var since = Fairway.Cli.Composition.MachineClock.GetCurrentInstant() - Duration.FromHours(1);
        var signed = await db
            .History.Where(h => h.Capability == "appraisals" && h.Act == "sign" && h.At > since)
            .Select(h => h.Subject)
            .Distinct()
            .ToListAsync();
        var called = await db.LateSteps.Where(l => l.At > since).Select(l => l.AppraisalId).Distinct().ToListAsync();
        return signed.Select(Guid.Parse).Count(id => late.Contains(id) != called.Contains(id));
    }
}
