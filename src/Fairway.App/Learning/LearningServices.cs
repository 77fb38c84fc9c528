using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Learning;

/// <summary>Learning: the content is the composition root's to add, as <see cref="LearningLibrary"/>.</summary>
public static class LearningServices
{
    public static IServiceCollection AddLearning(this IServiceCollection services) =>
        services.AddSingleton<LearningSearch>().AddScoped<Plays>().AddScoped<Courses>().AddScoped<Sessions>();
}
