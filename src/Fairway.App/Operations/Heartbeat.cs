using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Operations;

/// <summary>Says in the database that this node runs, for the page of how Fairway runs. Nothing is decided on it.</summary>
public sealed partial class Heartbeat(IServiceScopeFactory scopes, IClock clock, Node node, Measures measures, ILogger<Heartbeat> log)
    : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = clock.GetCurrentInstant();
        using var timer = new PeriodicTimer(s_pause);
        do
        {
            await AsideAsync(async db =>
            {
                var now = clock.GetCurrentInstant();
                await Running.SeenAsync(db, node, since, now, stoppingToken);
                var waiting = UnsentMails.WaitingIn(db);
                var oldest = await waiting.OrderBy(m => m.WrittenAt).Select(m => (Instant?)m.WrittenAt).FirstOrDefaultAsync(stoppingToken);
                measures.Mails(await waiting.CountAsync(stoppingToken), oldest is { } written ? (now - written).TotalSeconds : 0);
            });
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await AsideAsync(db => Running.StoppedAsync(db, node, clock.GetCurrentInstant(), cancellationToken));
    }

    private async Task AsideAsync(Func<FairwayDb, Task> write)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<FairwayDb>();
            db.Asking.AsProduct();
            await write(db);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database is out; what needs it says so louder.
            NotWritten(failure);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "That this node runs was not written")]
    private partial void NotWritten(Exception failure);
}
