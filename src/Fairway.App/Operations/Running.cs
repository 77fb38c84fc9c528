using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Operations;

/// <summary>
/// Writes how nodes and jobs fare. Each is one statement whose text is the same on both databases, so that two nodes at one moment don't stand in each other's way.
/// </summary>
public static class Running
{
    /// <summary>A node that was not seen for so long, and not stopped, is taken for broken.</summary>
    public static readonly Duration Silence = Duration.FromMinutes(2);

    /// <summary>Nodes that ended so long ago are forgotten.</summary>
    public static readonly Duration Remembered = Duration.FromDays(30);

    /// <summary>A node runs.</summary>
    /// <param name="since">When it was started.</param>
    public static Task SeenAsync(FairwayDb db, Node node, Instant since, Instant now, CancellationToken stop)
    {
        var (started, seen) = (InstantAsMicroseconds.Of(since), InstantAsMicroseconds.Of(now));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO operations_nodes ("Name", "Version", "StartedAt", "SeenAt") VALUES ({node.Name}, {node.Version}, {started}, {seen})
            ON CONFLICT ("Name") DO UPDATE SET "Version" = excluded."Version", "StartedAt" = excluded."StartedAt", "SeenAt" = excluded."SeenAt", "StoppedAt" = NULL
            """,
            stop
        );
    }

    /// <summary>A node is stopped in order.</summary>
    public static Task StoppedAsync(FairwayDb db, Node node, Instant now, CancellationToken stop) =>
        db.OperationsNodes.Where(n => n.Name == node.Name).ExecuteUpdateAsync(n => n.SetProperty(x => x.StoppedAt, now), stop);

    /// <summary>Forgets nodes that ended long ago.</summary>
    public static Task ForgetAsync(FairwayDb db, Instant now, CancellationToken stop)
    {
        var before = now - Remembered;
        return db.OperationsNodes.Where(n => n.SeenAt < before).ExecuteDeleteAsync(stop);
    }

    /// <summary>A round of a job ended well.</summary>
    public static Task DoneAsync(FairwayDb db, string job, Node node, Instant now, Duration took, CancellationToken stop)
    {
        var (at, milliseconds) = (InstantAsMicroseconds.Of(now), (int)Math.Min(int.MaxValue, took.TotalMilliseconds));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO operations_jobs ("Job", "Node", "DoneAt", "Took") VALUES ({job}, {node.Name}, {at}, {milliseconds})
            ON CONFLICT ("Job") DO UPDATE SET "Node" = excluded."Node", "DoneAt" = excluded."DoneAt", "Took" = excluded."Took"
            """,
            stop
        );
    }

    /// <summary>A round of a job failed; the next tries again.</summary>
    public static Task FailedAsync(FairwayDb db, string job, Node node, Instant now, Exception failure, CancellationToken stop)
    {
        var (at, kind) = (InstantAsMicroseconds.Of(now), failure.GetBaseException().GetType().Name);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO operations_jobs ("Job", "Node", "Took", "FailedAt", "Failure") VALUES ({job}, {node.Name}, 0, {at}, {kind})
            ON CONFLICT ("Job") DO UPDATE SET "Node" = excluded."Node", "FailedAt" = excluded."FailedAt", "Failure" = excluded."Failure"
            """,
            stop
        );
    }
}
