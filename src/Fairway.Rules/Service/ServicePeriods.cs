using Fairway.Rules.Time;

namespace Fairway.Rules.Service;

/// <summary>An official's service as dated periods that share no day (SV-3).</summary>
[Rule("SV-3")]
public static class ServicePeriods
{
    /// <summary>The organization whose service this is: how files write it.</summary>
    public const string Ilo = "ILO";

    /// <summary>
    /// Pairs of periods that share a day, each as (earlier, later); the later starts later, or stands later in the input where they start
    /// together. Every period is named with the earliest-starting one that it collides with, so that each bad row is reported once.
    /// </summary>
    public static IReadOnlyList<(T Earlier, T Later)> Overlapping<T>(IEnumerable<T> periods, Func<T, Span> spanOf)
    {
        var found = new List<(T, T)>();
        var furthest = default((T Period, Span Span)?);
        foreach (var period in periods.OrderBy(p => spanOf(p).From))
        {
            var span = spanOf(period);
            if (furthest is { } earlier && earlier.Span.Overlaps(span))
            {
                found.Add((earlier.Period, period));
            }
            if (furthest is null || furthest.Value.Span.Until is { } end && (span.Until is null || span.Until > end))
            {
                furthest = (period, span);
            }
        }
        return found;
    }

    /// <summary>In the ILO's service: its own organization, or on loan from it. Unpaid leave from the ILO is in service too (formats: "in service").</summary>
    public static bool IsInService(string organization, ServiceStatus status) =>
        status == ServiceStatus.Secondment || string.Equals(organization, Ilo, StringComparison.Ordinal);

    /// <summary>Whether a period counts as ILO service: in service, and not unpaid leave unless the policy counts it.</summary>
    public static Finding CountsAsIloService(string organization, ServiceStatus status, ServicePolicy policy)
    {
        (string, string)[] facts = [("organization", organization), ("status", status.Code())];
        var citation = Sources.Citations.SV3;
        return !IsInService(organization, status) ? Finding.NotMet(citation, "other-organization", facts)
            : status == ServiceStatus.UnpaidLeave && !policy.CountsUnpaidLeave ? Finding.NotMet(citation, "unpaid-leave", facts)
            : Finding.Met(citation, status == ServiceStatus.Secondment ? "secondment-counts" : "ilo-service", facts);
    }
}
