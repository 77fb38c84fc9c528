using Fairway.App.Learning;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Learning;

/// <summary>Information sessions and workshops to come, and those that one was signed up for (LE-1).</summary>
public sealed class SessionsPageModel(Sessions sessions, IClock clock, Words words) : LearningPage(words)
{
    public IReadOnlyList<SessionView> ToCome { get; private set; } = [];
    public IReadOnlyList<SessionView> Past { get; private set; } = [];
    public bool MayOrganize { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var all = await sessions.ListAsync(Reader, stop);
        ToCome = [.. all.Where(view => view.Session.EndsAt > now)];
        Past = [.. all.Where(view => view.Session.EndsAt <= now).Reverse()];
        MayOrganize = Sessions.MayOrganize(Reader);
    }
}
