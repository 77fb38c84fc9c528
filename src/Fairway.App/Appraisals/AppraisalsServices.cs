using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App.Appraisals;

public static class AppraisalsServices
{
    public static IServiceCollection AddAppraisals(this IServiceCollection services) =>
        services
            .AddScoped(typeof(FormDrafts<>))
            .AddScoped(typeof(FormSharing<>))
            .AddScoped<FormComments>()
            .AddScoped<SelfAssessments>()
            .AddScoped<Signing>()
            .AddScoped<Settling>()
            .AddScoped<ReportStatements>()
            .AddScoped<Corrections>()
            .AddScoped<UnitFigures>()
            .AddHostedService<DailyAppraisals>()
            .AddScoped<AppraisalLines>()
            .AddScoped<AppraisalReading>()
            .AddScoped<AppraisalsWaiting>()
            .AddScoped<CheckCodes>()
            .AddScoped<CycleExclusions>()
            .AddScoped<CycleOpening>()
            .AddScoped<AppraisalsFromCalendar>()
            .AddScoped<CycleSharing>()
            .AddScoped<Handovers>()
            .AddScoped<HeldSteps>()
            .AddScoped<EvidenceKeeping>()
            .AddScoped<EvidenceReading>()
            .AddScoped<ExtraCriteria>()
            .AddScoped<FormCopies>()
            .AddScoped<JournalReading>()
            .AddScoped<JournalWriting>()
            .AddScoped<Openings>()
            .AddScoped<PaperEntry>()
            .AddScoped<PaperReading>()
            .AddScoped<Preparations>()
            .AddScoped<TeamReminders>()
            .AddScoped<SecondLevelQueue>()
            .AddScoped<TeamList>()
            .AddScoped<TeamRounds>();
}
