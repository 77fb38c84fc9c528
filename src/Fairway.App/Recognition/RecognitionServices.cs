using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Recognition;

public static class RecognitionServices
{
    public static IServiceCollection AddRecognition(this IServiceCollection services) =>
        services.AddScoped<Recognitions>().AddScoped<Rewards>().AddScoped<RecognitionReading>();
}
