using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Calendar;

/// <summary>One's days, on a page and in one's own calendar program.</summary>
public static class CalendarServices
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) =>
        services.AddScoped<CalendarDays>().AddScoped<CalendarFeeds>();
}
