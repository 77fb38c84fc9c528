using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Appraisals;

public static class AppraisalsServices
{
    public static IServiceCollection AddAppraisals(this IServiceCollection services) =>
        services
            .AddScoped<AgreementDrafts>()
            .AddScoped<AgreementSharing>()
            .AddScoped<AgreementSigning>()
            .AddScoped<AppraisalLines>()
            .AddScoped<AppraisalReading>()
            .AddScoped<AppraisalsWaiting>()
            .AddScoped<CheckCodes>()
            .AddScoped<CycleOpening>()
            .AddScoped<EvidenceKeeping>()
            .AddScoped<EvidenceReading>()
            .AddScoped<FormCopies>()
            .AddScoped<JournalReading>()
            .AddScoped<JournalWriting>()
            .AddScoped<Openings>()
            .AddScoped<Preparations>()
            .AddScoped<TeamList>();
}
