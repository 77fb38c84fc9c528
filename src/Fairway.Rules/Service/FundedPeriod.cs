using Fairway.Rules.Time;

namespace Fairway.Rules.Service;

/// <summary>A period of service reduced to what obligations ask of it, as plain numbers: of these there are millions.</summary>
/// <param name="From">The number of its first day (<see cref="DayNumbers"/>).</param>
/// <param name="Until">Of the first day no longer in it; <see cref="DayNumbers.Open"/> while it goes on.</param>
/// <param name="Funding">What pays for it; null where the official is not in the ILO's service in it.</param>
[Rule("SV-2")]
public readonly record struct FundedPeriod(int From, int Until, Funding? Funding)
{
    /// <summary>The funding that decides in a period: null outside the ILO's service, whatever the row says (SV-3).</summary>
    public static Funding? Deciding(string organization, ServiceStatus status, Funding? funding) =>
        ServicePeriods.IsInService(organization, status) ? funding : null;

    /// <summary>
    /// The regular-budget stretch that begins with a period: a maximal run of periods in service and on the regular budget, each beginning on
    /// the day after the one before ended. <paramref name="after"/> is the place of the first period after it.
    /// </summary>
    /// <param name="service">One official's periods in the order of their first days; none shares a day with another.</param>
    /// <param name="first">The place of a regular-budget period with which a stretch begins.</param>
    /// <param name="after">The place after the stretch's last period.</param>
    [Rule("CY-1")]
    public static (int From, int Until) Stretch(ReadOnlySpan<FundedPeriod> service, int first, out int after)
    {
        var until = service[first].Until;
        for (after = first + 1; after < service.Length; after++)
        {
            if (service[after].From != until || service[after].Funding != Service.Funding.RB)
            {
                break;
            }
            until = service[after].Until;
        }
        return (service[first].From, until);
    }

    /// <summary>The regular-budget stretch that holds a day; null where none does.</summary>
    /// <param name="service">One official's periods in the order of their first days; none shares a day with another.</param>
    /// <param name="day">The day's number.</param>
    public static (int From, int Until)? StretchOn(ReadOnlySpan<FundedPeriod> service, int day)
    {
        for (var i = 0; i < service.Length; )
        {
            if (service[i].Funding != Service.Funding.RB)
            {
                i++;
                continue;
            }
            var stretch = Stretch(service, i, out i);
            if (day >= stretch.From && day < stretch.Until)
            {
                return stretch;
            }
        }
        return null;
    }
}

/// <summary>A period of an official's service as the rules see it.</summary>
/// <param name="Span">Its days.</param>
/// <param name="Organization">The employer; on secondment the host.</param>
/// <param name="Status">What the official does in it.</param>
/// <param name="Funding">What pays for it; null where the organization's word for it is foreign.</param>
public sealed record CareerPeriod(Span Span, string Organization, ServiceStatus Status, Funding? Funding);

/// <summary>What the calendar of an official's obligations follows from.</summary>
/// <param name="EntryOnDuty">The first day of service.</param>
/// <param name="Probation">Whether the first two years are on probation.</param>
/// <param name="Periods">In any order; none shares a day with another.</param>
[Rule("SV-3")]
public sealed record Career(NodaTime.LocalDate EntryOnDuty, bool Probation, IReadOnlyList<CareerPeriod> Periods)
{
    /// <summary>The last day of probation, inclusive, where it was extended (PR-1); null: it ends as the policy has it.</summary>
    public NodaTime.LocalDate? ProbationExtendedTo { get; init; }
}
