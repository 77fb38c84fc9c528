using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Support;

/// <summary>Support: the directory, coaching, the confidential way to the Mediator.</summary>
public static class SupportServices
{
    public static IServiceCollection AddSupport(this IServiceCollection services) =>
        services.AddScoped<SupportDirectory>().AddScoped<Coaching>().AddScoped<MediatorRoom>().AddScoped<MediatorConversations>();
}
