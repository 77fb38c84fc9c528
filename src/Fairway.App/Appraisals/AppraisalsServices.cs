using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Appraisals;

public static class AppraisalsServices
{
    public static IServiceCollection AddAppraisals(this IServiceCollection services) =>
        services
            .AddScoped<AgreementDrafts>()
            .AddScoped<AgreementSharing>()
            .AddScoped<AgreementSigning>()
            .AddScoped<AppraisalReading>()
            .AddScoped<CycleOpening>()
            .AddScoped<Preparations>();
}
