using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Fairway.App.Operations;

/// <summary>Says in the database that this node runs, for the page of how Fairway runs. Nothing is decided on it.</summary>
public sealed class Heartbeat(IServiceScopeFactory scopes, IClock clock, Node node, Measures measures, ILogger<Heartbeat> log)
    : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = clock.GetCurrentInstant();
        using var timer = new PeriodicTimer(s_pause);
        do
        {
            await scopes.AsideAsync(log, nameof(Node), db => BeatAsync(db, since, stoppingToken));
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await scopes.AsideAsync(log, nameof(Node), db => Running.StoppedAsync(db, node, clock.GetCurrentInstant(), cancellationToken));
    }

    private async Task BeatAsync(FairwayDb db, Instant since, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        await Running.SeenAsync(db, node, since, now, stop);
        var waiting = UnsentMails.WaitingIn(db);
        var oldest = await waiting.OrderBy(m => m.WrittenAt).Select(m => (Instant?)m.WrittenAt).FirstOrDefaultAsync(stop);
        measures.Mails(await waiting.CountAsync(stop), oldest is { } written ? (now - written).TotalSeconds : 0);
    }
}
