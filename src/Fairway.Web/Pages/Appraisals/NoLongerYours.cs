using Fairway.App;
using Fairway.Web.Accounts;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>
/// Somebody opened a page of an appraisal as its supervisor, and another supervises by the time they send it (CY-9): what they did is refused with a
/// sentence that says so, and the page gives back all that they had typed. For whoever never had a part in it there is nothing there, as ever.
/// </summary>
internal sealed class NoLongerYours : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        var http = context.HttpContext;
        if (
            executed.Result is not NotFoundResult
            || !HttpMethods.IsPost(http.Request.Method)
            || context.HandlerInstance is not AppraisalPage page
            || http.ReaderIfAny() is not { StaffId: { } me } reader
            || context.HandlerMethod?.Name == "Autosave"
        )
        {
            return;
        }

        // Asked for only here: it stands around every page, and nearly none needs the database for it.
        var db = http.RequestServices.GetRequiredService<FairwayDb>();
        var day = reader.Today;
        // It is theirs no more: what is told is that, and since whose acting is over.
        using var noMore = db.Asking.OfEverybody();
        var ended = await db.AppraisalParts.AnyAsync(p => p.AppraisalId == page.Id && (p.SupervisorId == me || p.DelegateId == me));
        var over = await (
            from a in db.Appraisals
            where a.Id == page.Id
            where
                db.StandIns.Any(s =>
                    s.StandInId == me && (s.ChiefId == a.SupervisorId || s.ChiefId == a.SecondLevelId) && s.From <= day && s.Until <= day
                ) || db.Delegations.Any(d => d.DelegateId == me && d.ChiefId == a.SupervisorId && d.From <= day && d.Until <= day)
            select a.Id
        ).AnyAsync();
        if (ended || over)
        {
            http.Items[ErrorPages.ConflictKind] = ended ? "HandedOver" : "ActingOver";
            executed.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
        }
    }
}
