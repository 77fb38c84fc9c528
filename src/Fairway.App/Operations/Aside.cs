using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairway.App.Operations;

/// <summary>What is written for the page of how Fairway runs: nothing is the worse where it can't be.</summary>
internal static partial class Aside
{
    /// <summary>Writes in the product's name, in a scope of its own. A failure is only logged: the database is out, and what needs it says so louder.</summary>
    public static async Task AsideAsync(this IServiceScopeFactory scopes, ILogger log, string what, Func<FairwayDb, Task> write)
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
            NotWritten(log, what, failure);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "How {What} runs was not written")]
    private static partial void NotWritten(ILogger log, string what, Exception failure);
}
