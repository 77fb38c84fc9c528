using Fairway.App.Training.Council;
using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Training;

public static class TrainingServices
{
    public static IServiceCollection AddTraining(this IServiceCollection services) =>
        services
            .AddScoped<TrainingRequests>()
            .AddScoped<TrainingDrafts>()
            .AddScoped<TrainingDecisions>()
            .AddScoped<TrainingEffects>()
            .AddScoped<TrainingReading>()
            .AddScoped<TrainingFunds>()
            .AddScoped<TrainingWaiting>()
            .AddScoped<CouncilRoom>()
            .AddHostedService<DailyTraining>();
}
