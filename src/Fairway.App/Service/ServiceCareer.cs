using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>The service of an official as the rules see it.</summary>
public static class ServiceCareer
{
    /// <summary>From the official with all their periods; an unknown funding is foreign, and decides nothing.</summary>
    public static Career Career(this Official official) => Of(official.EntryOnDuty, official.Probation, official.Periods);

    /// <summary>From the facts one by one.</summary>
    public static Career Of(LocalDate entryOnDuty, bool probation, IEnumerable<ServicePeriod> periods) =>
        Of(entryOnDuty, probation, periods.Select(p => Period(p.From, p.Until, p.Organization, p.Status, p.Funding)));

    /// <summary>From periods that were read without the rest of their rows.</summary>
    public static Career Of(LocalDate entryOnDuty, bool probation, IEnumerable<CareerPeriod> periods) =>
        new(entryOnDuty, probation, [.. periods]);

    /// <summary>A period of service from what its row says.</summary>
    public static CareerPeriod Period(LocalDate from, LocalDate? until, string organization, string status, string? funding) =>
        new(
            new Span(from, until),
            organization,
            Codes.Parse<ServiceStatus>(status) ?? ServiceStatus.Active,
            funding is null ? null : Codes.Parse<Funding>(funding)
        );
}
