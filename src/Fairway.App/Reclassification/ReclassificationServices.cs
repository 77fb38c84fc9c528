using Fairway.App.Reclassification.Exercises;
using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Reclassification;

public static class ReclassificationServices
{
    public static IServiceCollection AddReclassification(this IServiceCollection services) =>
        services
            .AddScoped<JobDescriptions>()
            .AddScoped<JobReading>()
            .AddScoped<ReclassificationRequests>()
            .AddScoped<ReclassificationEvaluations>()
            .AddScoped<ReclassificationAppeals>()
            .AddScoped<ReclassificationReading>()
            .AddScoped<ReclassificationExercises>()
            .AddScoped<ExerciseOpening>()
            .AddScoped<ReclassificationExerciseReading>()
            .AddHostedService<DailyReclassification>();
}
