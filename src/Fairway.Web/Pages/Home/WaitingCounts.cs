using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.Web.Accounts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Fairway.Web.Pages.Home;

/// <summary>What the frame of every page says of its reader.</summary>
/// <param name="Waiting">How many things wait for them.</param>
/// <param name="IsChief">Whether they have a team.</param>
public sealed record AroundPages(int Waiting, bool IsChief);

/// <summary>
/// The number beside "Home", kept for some seconds: what it counts costs as much as the page that it stands on. What readers do themselves counts at
/// once; what others do, when the seconds are over. Home itself always counts anew.
/// </summary>
public sealed class WaitingCounts(IMemoryCache cache)
{
    /// <summary>How long what others did may be missing from the number.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    public async Task<AroundPages> OfAsync(HttpContext http, Reader reader)
    {
        if (!http.Request.Path.Equals("/", StringComparison.Ordinal) && cache.TryGetValue(Key(reader), out AroundPages? kept))
        {
            return kept!;
        }

        var services = http.RequestServices;
        var around = new AroundPages(
            (await services.GetRequiredService<Waiting>().ForAsync(reader, http.RequestAborted)).Count,
            await services.GetRequiredService<TeamList>().HasOneAsync(reader, http.RequestAborted)
        );
        return cache.Set(Key(reader), around, Kept);
    }

    public void Forget(Reader reader) => cache.Remove(Key(reader));

    // Day and offices are part of it: at midnight, or with another office, other things wait.
    private static (Guid, LocalDate, int) Key(Reader reader) => (reader.AccountId, reader.Today, reader.Offices.Count);
}

/// <summary>Forgets the number before an act of the reader is answered: the page that follows counts it.</summary>
internal sealed class CountAfterActs : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        http.Response.OnStarting(() =>
        {
            if (http.ReaderIfAny() is { } reader)
            {
                http.RequestServices.GetRequiredService<WaitingCounts>().Forget(reader);
            }
            return Task.CompletedTask;
        });
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
