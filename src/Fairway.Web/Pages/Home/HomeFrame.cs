using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.ReportsBoard;
using Fairway.Web.Accounts;
using Fairway.Web.Components;
using Fairway.Web.Hosting;

namespace Fairway.Web.Pages.Home;

/// <summary>Home, and what stands around every page because of what the reader has to do.</summary>
public static class HomeFrame
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services.AddScoped<Waiting>().AddFrame(FillAsync);

    private static async ValueTask FillAsync(HttpContext http, Frame frame)
    {
        if (http.ReaderIfAny() is not { } reader || frame.Bare)
        {
            return;
        }

        var services = http.RequestServices;
        frame.HasAppraisal = reader.StaffId is not null;
        frame.Waiting = (await services.GetRequiredService<Waiting>().ForAsync(reader, http.RequestAborted)).Count;
        frame.IsChief = await services.GetRequiredService<TeamList>().HasOneAsync(reader, http.RequestAborted);
        frame.PolicyVersion ??= services.GetRequiredService<PolicyLibrary>().Version;
        if (BoardInbox.IsOfBoard(reader))
        {
            Link(frame, "Home.Board", "/board");
        }

        if (reader.Holds(Office.HrPartner))
        {
            Link(frame, "Home.Questions", "/people/questions", "/units/vacant");
        }
    }

    private static void Link(Frame frame, string key, string href, params string[] also)
    {
        if (frame.Links.All(link => link.Href != href))
        {
            frame.Links.Add(new FrameLink(key, href, also));
        }
    }
}
