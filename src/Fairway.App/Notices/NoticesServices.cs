using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Notices;

/// <summary>Reminders, weekly summaries, broadcasts, and the mails that could not be sent.</summary>
public static class NoticesServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) =>
        services.AddScoped<UnsentMails>().AddScoped<Broadcasts>().AddHostedService<DailyReminders>().AddHostedService<SkillsReminders>();
}
