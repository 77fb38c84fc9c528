using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.ReportsBoard;

public static class ReportsBoardServices
{
    public static IServiceCollection AddReportsBoard(this IServiceCollection services) =>
        services
            .AddScoped<BoardInbox>()
            .AddScoped<BoardItemReading>()
            .AddScoped<BoardPapers>()
            .AddScoped<BoardSessionReading>()
            .AddScoped<BoardSessions>()
            .AddScoped<Examination>()
            .AddScoped<Compliance>()
            .AddScoped<Figures>();
}
