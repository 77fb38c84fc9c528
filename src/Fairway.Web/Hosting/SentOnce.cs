using System.Security.Cryptography;
using Fairway.App;
using Fairway.App.Accounts;
using Fairway.App.Operations;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;

namespace Fairway.Web.Hosting;

/// <summary>
/// Does what a form asks for once, however often it is sent (ADR 32). Whoever sends the same form again is led where it led the first time. A form whose answer was lost
/// with the server or the connection is found by its token, which each drawn page has of its own.
/// </summary>
internal sealed class SentOnce : IAsyncPageFilter
{
    /// <summary>How often a form is looked for whose save broke off: the database may be about to finish it.</summary>
    private const int Looks = 4;

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(500);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (
            !HttpMethods.IsPost(http.Request.Method)
            || !http.Request.HasFormContentType
            || http.Request.IsFromScript()
            || http.ReaderIfAny() is not { } reader
        )
        {
            await next();
            return;
        }
        var db = http.RequestServices.GetRequiredService<FairwayDb>();
        var form = KeyOf(http.Request, reader.AccountId);
        if (await SentForms.FindAsync(db, form, http.RequestAborted) is { } before)
        {
            context.Result = LedTo(http, before);
            return;
        }
        var now = http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
        var sent = db.FormAnswered = new FormAnswered(form, reader.AccountId, now);
        var saving = new StillSaving(http, sent);
        var act = next();
        await saving.WatchAsync(act);
        var executed = await act;
        db.FormAnswered = null;
        var led = executed.Exception is null ? LocationOf(context, executed.Result) : null;
        if (executed.Exception is null && sent.IsKept)
        {
            sent.IsCommitting = true;
            var note = led is null ? SentForms.TakeBackAsync(db, form) : SentForms.LedToAsync(db, form, led);
            await saving.WatchAsync(note);
            await note;
        }
        else if (led is null && await DoneByAnotherAsync(http, reader, form, executed.Exception is not null) is { } done)
        {
            executed.Exception = null;
            executed.Result = LedTo(http, done);
            led = LocationOf(context, executed.Result);
        }
        if (saving.HasBegun)
        {
            http.RequestServices.GetRequiredService<ErrorPages>().Broke(http, executed.Exception);
            executed.Exception = null;
            executed.Result = new EmptyResult();
            await saving.EndAsync(led);
        }
    }

    /// <summary>
    /// The same form, where another request has done what it asks for while this one was judged, or where this one's own save stands although its answer was lost.
    /// Asked on a connection of its own, since this request's may be broken.
    /// </summary>
    private static async Task<SentForm?> DoneByAnotherAsync(HttpContext http, Reader reader, byte[] form, bool broke)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<FairwayDb>();
                db.Asking.As(reader);
                if (await SentForms.FindAsync(db, form, CancellationToken.None) is { } found)
                {
                    return found;
                }
            }
            catch (Exception failure) when (http.RequestServices.GetService<DatabaseTroubleOf>()?.Invoke(failure) is not null)
            {
                // The database is still out: what went wrong first is what is told.
            }
            if (!broke || look == Looks)
            {
                return null;
            }
            await Task.Delay(s_betweenLooks);
        }
    }

    /// <summary>Where an act leads; null: it was refused, or shows a page of its own.</summary>
    private static string? LocationOf(PageHandlerExecutingContext context, IActionResult? result)
    {
        var url = context
            .HttpContext.RequestServices.GetRequiredService<Microsoft.AspNetCore.Mvc.Routing.IUrlHelperFactory>()
            .GetUrlHelper(context);
        return result switch
        {
            LocalRedirectResult local => local.Url,
            RedirectResult elsewhere => elsewhere.Url,
            RedirectToPageResult page => url.Page(page.PageName, page.PageHandler, page.RouteValues, null, null, page.Fragment),
            _ => null,
        };
    }

    private static RedirectResult LedTo(HttpContext http, SentForm before)
    {
        http.RequestServices.GetRequiredService<Measures>().SentAgain();
        var done = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
        done[Flash.Key] = new Words()["Components.SentBefore"];
        return new RedirectResult(before.Location ?? http.Request.PathBase + http.Request.Path);
    }

    /// <summary>All that was sent: two buttons of one page, or two things typed into one form after going back, are two forms.</summary>
    private static byte[] KeyOf(HttpRequest request, Guid account)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? text)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text ?? "");
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        Add(account.ToString("N"));
        Add(request.Path);
        Add(request.QueryString.Value);
        foreach (var (name, values) in request.Form)
        {
            Add(name);
            foreach (var value in values)
            {
                Add(value);
            }
        }
        foreach (var file in request.Form.Files)
        {
            Add(file.Name);
            Add(file.FileName);
            Add(file.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        return hash.GetHashAndReset();
    }
}
