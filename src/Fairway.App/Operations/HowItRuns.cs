using Fairway.App.Accounts;
using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Fairway.App.Operations;

/// <summary>How a node stands.</summary>
public enum NodeState
{
    Runs = 1,

    /// <summary>Stopped in order.</summary>
    Stopped,

    /// <summary>Neither seen lately nor stopped: it broke, or doesn't reach the database.</summary>
    Silent,
}

/// <summary>How a job stands.</summary>
public enum JobState
{
    Done = 1,

    /// <summary>Its first round since a start has not come.</summary>
    Waits,

    /// <summary>Its last round failed, and none has ended well since.</summary>
    Failed,

    /// <summary>No round has ended for three times as long as from one to the next.</summary>
    Late,
}

/// <param name="DoneAt">When a round last ended well; null: none has.</param>
/// <param name="Took">Milliseconds.</param>
/// <param name="Failure">The kind of failure, where the last round failed.</param>
public sealed record JobStanding(string Job, JobState State, string? Node, Instant? DoneAt, int Took, Instant? FailedAt, string? Failure);

/// <param name="Waiting">Mails that are still to be sent.</param>
/// <param name="Oldest">When the oldest of them was written; null: none waits.</param>
/// <param name="GivenUp">Mails that no attempt has brought to their reader.</param>
/// <param name="Sent">Sent within the last day.</param>
/// <param name="Slowest">From writing to sending, the slowest of them; null: none was sent.</param>
public sealed record MailStanding(int Waiting, Instant? Oldest, int GivenUp, int Sent, Duration? Slowest);

/// <param name="LastMigration">The newest version of the tables that the database has.</param>
public sealed record DatabaseStanding(string Name, DatabaseFacts Facts, string? LastMigration);

/// <summary>All of it at one moment.</summary>
/// <param name="Check">When everything that is kept was last checked for being whole, and whether it was; null: never.</param>
public sealed record HowItStands(
    Instant At,
    Node Here,
    IReadOnlyList<(NodeSeen Node, NodeState State)> Nodes,
    IReadOnlyList<JobStanding> Jobs,
    MailStanding Mail,
    IReadOnlyList<DatabaseStanding> Databases,
    (Instant At, bool Whole)? Check
);

/// <summary>How Fairway runs, for its administrators: nodes, jobs, mails, databases. It reads nothing about anybody.</summary>
public sealed class HowItRuns(FairwayDb db, DatabasesInUse databases, IServiceProvider services, IClock clock, Node here)
{
    /// <summary>Nodes are listed so many at most, those first that were seen last.</summary>
    public const int MostNodes = 30;

    public static bool MayRead(Reader reader) => reader.Holds(Office.Administrator);

    /// <summary>Null for who may not know.</summary>
    public async Task<HowItStands?> ReadAsync(Reader reader, CancellationToken stop)
    {
        if (!MayRead(reader))
        {
            return null;
        }
        var now = clock.GetCurrentInstant();
        var nodes = await db.OperationsNodes.AsNoTracking().OrderByDescending(n => n.SeenAt).Take(MostNodes).ToListAsync(stop);
        var check = await db
            .IntegrityRuns.AsNoTracking()
            .OrderByDescending(r => r.At)
            .Select(r => new { r.At, r.Whole })
            .FirstOrDefaultAsync(stop);
        return new(
            now,
            here,
            [.. nodes.Select(n => (n, StateOf(n, now)))],
            await JobsAsync(nodes, now, stop),
            await MailsAsync(now, stop),
            await DatabasesAsync(stop),
            check is null ? null : (check.At, check.Whole)
        );
    }

    private static NodeState StateOf(NodeSeen node, Instant now) =>
        node.StoppedAt is not null ? NodeState.Stopped
        : now - node.SeenAt > Running.Silence ? NodeState.Silent
        : NodeState.Runs;

    private async Task<IReadOnlyList<JobStanding>> JobsAsync(List<NodeSeen> nodes, Instant now, CancellationToken stop)
    {
        var known = await db.OperationsJobs.AsNoTracking().ToDictionaryAsync(j => j.Job, stop);
        Instant? running = nodes.Where(n => StateOf(n, now) == NodeState.Runs).Select(n => (Instant?)n.StartedAt).Min();
        return
        [
            .. services
                .GetServices<IHostedService>()
                .OfType<DailyJob>()
                .Select(job =>
                {
                    var run = known.GetValueOrDefault(job.GetType().Name);
                    var late = Duration.FromTimeSpan(job.Pause) * 3;
                    // What was done before everything stood still is not late: its first round comes one pause after the start.
                    var since = running is { } start && (run?.DoneAt is null || run.DoneAt < start) ? start : run?.DoneAt;
                    var state =
                        run?.FailedAt is { } failed && (run.DoneAt is null || run.DoneAt < failed) ? JobState.Failed
                        : since is { } last && now - last > late ? JobState.Late
                        : run?.DoneAt is null ? JobState.Waits
                        : JobState.Done;
                    return new JobStanding(
                        job.GetType().Name,
                        state,
                        run?.Node,
                        run?.DoneAt,
                        run?.Took ?? 0,
                        run?.FailedAt,
                        state == JobState.Failed ? run?.Failure : null
                    );
                }),
        ];
    }

    private async Task<MailStanding> MailsAsync(Instant now, CancellationToken stop)
    {
        var waiting = UnsentMails.WaitingIn(db);
        var dayAgo = now - Duration.FromDays(1);
        var sent = await db
            .Outbox.AsNoTracking()
            .Where(m => m.SentAt != null && m.SentAt > dayAgo)
            .Select(m => new { m.WrittenAt, m.SentAt })
            .ToListAsync(stop);
        return new(
            await waiting.CountAsync(stop),
            await waiting.OrderBy(m => m.WrittenAt).Select(m => (Instant?)m.WrittenAt).FirstOrDefaultAsync(stop),
            await UnsentMails.UnsentIn(db).CountAsync(stop),
            sent.Count,
            sent.Count == 0 ? null : sent.Max(m => m.SentAt!.Value - m.WrittenAt)
        );
    }

    private async Task<IReadOnlyList<DatabaseStanding>> DatabasesAsync(CancellationToken stop)
    {
        var standing = new List<DatabaseStanding>();
        foreach (var database in databases.All)
        {
            standing.Add(
                new(
                    database.Name,
                    await database.FactsAsync(stop),
                    (await database.Db.Database.GetAppliedMigrationsAsync(stop)).LastOrDefault()
                )
            );
        }
        return standing;
    }
}
