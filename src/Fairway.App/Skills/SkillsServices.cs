using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Skills;

public static class SkillsServices
{
    public static IServiceCollection AddSkills(this IServiceCollection services) =>
        services
            .AddScoped<SkillsCatalogue>()
            .AddScoped<SkillsForms>()
            .AddScoped<OwnSkills>()
            .AddScoped<SkillsErasing>()
            .AddScoped<SkillsFiles>()
            .AddScoped<SkillsConsents>()
            .AddScoped<SkillsOpenings>()
            .AddScoped<SkillsSearch>()
            .AddScoped<SkillsExport>()
            .AddScoped<SkillsDue>();
}
