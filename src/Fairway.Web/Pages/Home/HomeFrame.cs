using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Fairway.Web.Pages.Home;

/// <summary>Home, and what stands around every page because of what the reader has to do.</summary>
public static class HomeFrame
{
    public static IServiceCollection AddHome(this IServiceCollection services) =>
        services
            .AddMemoryCache()
            .AddSingleton<WaitingCounts>()
            .AddScoped<Waiting>()
            .Configure<MvcOptions>(mvc => mvc.Filters.Add<CountAfterActs>())
            .AddFrame(FillAsync);

    private static async ValueTask FillAsync(HttpContext http, Frame frame)
    {
        if (http.ReaderIfAny() is not { } reader || frame.Bare)
        {
            return;
        }

        var services = http.RequestServices;
        frame.HasAppraisal = reader.StaffId is not null;
        (frame.Waiting, frame.IsChief) = await services.GetRequiredService<WaitingCounts>().OfAsync(http, reader);
        frame.PolicyVersion ??= services.GetRequiredService<PolicyLibrary>().Version;
        frame.Links.Add(new FrameLink("Notices.Title", "/notices"));
        frame.Links.Add(new FrameLink("Learning.Nav", "/learning", "/training"));
        if (frame.IsChief)
        {
            frame.Links.Add(new FrameLink("FeedbackReports.Nav", "/feedback/reports"));
        }

        if (BoardInbox.IsOfBoard(reader))
        {
            frame.Links.Add(new FrameLink("Home.Board", "/board"));
        }

        if (reader.Holds(Office.HrPartner))
        {
            frame.Links.Add(new FrameLink("Compliance.Title", "/compliance"));
        }
    }
}
