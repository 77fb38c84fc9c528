using Fairway.App.Operations;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Hosting;

/// <summary>
/// What a proxy in front asks a node: whether it lives, and whether requests may be sent to it. Says no more than that, since anybody may ask.
/// </summary>
public static class Health
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    /// <summary>A database that doesn't answer within this keeps a node out.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    internal static void MapHealth(this WebApplication app)
    {
        app.MapGet(Live, () => Results.Text("live\n")).AllowAnonymous();
        app.MapGet(Ready, AnswerAsync).AllowAnonymous();
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Draining draining)
    {
        var what = draining.Has ? "draining" : await MissingAsync(http);
        return what is null
            ? Results.Text("ready\n")
            : Results.Text(what + "\n", contentType: "text/plain", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string?> MissingAsync(HttpContext http)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(s_patience);
        // Pages can be served without databases.
        foreach (var database in http.RequestServices.GetService<DatabasesInUse>()?.All ?? [])
        {
            if (!await AnswersAsync(database.Db, patience.Token))
            {
                return database.Name.ToLowerInvariant();
            }
        }
        return null;
    }

    private static async Task<bool> AnswersAsync(DbContext db, CancellationToken patience)
    {
        try
        {
            return await db.Database.SqlQueryRaw<int>("SELECT 1 AS \"Value\"").SingleAsync(patience) == 1;
        }
#pragma warning disable CA1031 // Whatever is wrong with it, the answer is that it doesn't answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}

/// <summary>
/// Between the word to stop and the end: this node says that it isn't ready any more, and goes on answering for as long as the proxy takes to see that. Then no new
/// connection is taken and what is being answered is finished.
/// </summary>
public sealed class Draining(FairwayWebOptions options) : IHostedLifecycleService
{
    private volatile bool _has;

    /// <summary>Whether it has begun.</summary>
    public bool Has => _has;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _has = true;
        return options.Drain > TimeSpan.Zero ? Task.Delay(options.Drain, cancellationToken) : Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
