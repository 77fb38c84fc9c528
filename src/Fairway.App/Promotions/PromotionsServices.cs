using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Promotions;

public static class PromotionsServices
{
    public static IServiceCollection AddPromotions(this IServiceCollection services) =>
        services.AddScoped<WhyNotMeReading>().AddScoped<WhatIfRuns>();
}
