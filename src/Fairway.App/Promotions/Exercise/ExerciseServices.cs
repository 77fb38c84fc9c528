using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Promotions.Exercise;

public static class ExerciseServices
{
    public static IServiceCollection AddCareerExercises(this IServiceCollection services) =>
        services
            .AddScoped<ExerciseOpenings>()
            .AddScoped<ExerciseLists>()
            .AddScoped<LateFacts>()
            .AddScoped<ExerciseContests>()
            .AddScoped<Candidacies>()
            .AddScoped<CandidateFiles>()
            .AddScoped<Panels>()
            .AddScoped<PanelWork>()
            .AddScoped<ExerciseDecisions>()
            .AddScoped<ExerciseFigures>()
            .AddScoped<ExerciseReading>()
            .AddScoped<OutlookReading>()
            .AddScoped<ExercisesWaiting>()
            .AddHostedService<DailyExercises>();
}
