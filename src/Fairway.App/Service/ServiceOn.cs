using System.Linq.Expressions;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>What "in service" means for stored periods: the organization's own, or on loan from it (SV-3).</summary>
public static class ServiceOn
{
    public static bool Counts(string organization, string status) =>
        Codes.Parse<ServiceStatus>(status) is { } known && ServicePeriods.IsInService(organization, known);

    /// <summary>The period that has its official in service on a day; null: none.</summary>
    public static ServicePeriod? On(List<ServicePeriod> periods, LocalDate day) =>
        periods.Find(p => p.From <= day && (p.Until is null || p.Until > day) && Counts(p.Organization, p.Status));

    /// <summary>The same as a condition for the database: the periods that have their official in service on a day.</summary>
    public static Expression<Func<ServicePeriod, bool>> Day(LocalDate day) =>
        p => p.From <= day && (p.Until == null || p.Until > day) && (p.Organization == ServicePeriods.Ilo || p.Status == "secondment");
}
