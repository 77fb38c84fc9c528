using Fairway.App.Learning;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Learning;

/// <summary>Everything there is to learn about performance management: simulations, guidance, questions, courses, sessions, forms (LE-1).</summary>
public sealed class IndexModel(LearningLibrary library, Courses courses, Sessions sessions, IClock clock, Words words) : LearningPage(words)
{
    private const int NextSessions = 3;

    public LearningLibrary Library => library;
    public IReadOnlyList<CourseView> Courses { get; private set; } = [];
    public IReadOnlyList<SessionView> Next { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Courses = await courses.ListAsync(Reader, stop);
        var now = clock.GetCurrentInstant();
        Next = [.. (await sessions.ListAsync(Reader, stop)).Where(view => view.IsOpen(now)).Take(NextSessions)];
    }
}
