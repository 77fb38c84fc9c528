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
        new(
            entryOnDuty,
            probation,
            [
                .. periods.Select(period => new CareerPeriod(
                    new Span(period.From, period.Until),
                    period.Organization,
                    Codes.Parse<ServiceStatus>(period.Status) ?? ServiceStatus.Active,
                    period.Funding is { } funding ? Codes.Parse<Funding>(funding) : null
                )),
            ]
        );
}
