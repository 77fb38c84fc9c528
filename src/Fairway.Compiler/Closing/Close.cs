using Fairway.Compiler.Databases;
using Fairway.Compiler.Groups;
using NodaTime;

namespace Fairway.Compiler.Closing;

/// <summary>What a close did.</summary>
/// <param name="Groups">How many were closed.</param>
/// <param name="Left">What the operator still has to do, each as a sentence.</param>
public sealed record Closed(int Groups, IReadOnlyList<string> Left);

/// <summary>Closes groups whose time for answers is over, once each.</summary>
public sealed class Close(Register register, Store store, IClock clock)
{
    public async Task<Closed> DueAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var (closed, left) = await store.CloseAsync(
            [.. register.Groups.Where(group => now >= group.ClosesAt)],
            (group, answers, reports) =>
                register
                    .Sign(
                        Report
                            .Of(group, answers, group.Before.Where(reports.ContainsKey).Select(before => Report.Read(reports[before])))
                            .Json()
                    )
                    .Text,
            stop
        );
        return new Closed(closed, left);
    }
}

/// <summary>Looks every quarter of an hour for groups to close.</summary>
public sealed partial class CloseWhenDue(Close close, ILogger<CloseWhenDue> log) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every);
        do
        {
            try
            {
                foreach (var left in (await close.DueAsync(stoppingToken)).Left)
                {
                    LeftToDo(log, left);
                }
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // It is tried again; until then answers stay as they are.
                NotClosed(log, failed.Message);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Left}")]
    private static partial void LeftToDo(ILogger log, string left);

    [LoggerMessage(Level = LogLevel.Error, Message = "Groups could not be closed: {Reason}")]
    private static partial void NotClosed(ILogger log, string reason);
}
