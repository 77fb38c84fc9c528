using System.Collections.Immutable;
using System.Globalization;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Titularization;

/// <summary>Who can be given a contract without limit of time (TI-1): each condition with the facts it used.</summary>
[Rule("TI-1")]
public static class TitularizationEligibility
{
    /// <summary>In the ILO's service on the day.</summary>
    public const string InService = "not-in-service";

    /// <summary>In a category that takes part.</summary>
    public const string CategoryAdmitted = "ti-category";

    /// <summary>On a contract that can be converted.</summary>
    public const string Contract = "ti-contract";

    /// <summary>Financed as the criteria ask.</summary>
    public const string FundingAdmitted = "ti-funding";

    /// <summary>Enough service on such contracts and funds.</summary>
    public const string Service = "ti-service";

    /// <summary>The newest overall ratings suffice.</summary>
    public const string Ratings = "ti-ratings";

    /// <summary>No probation runs.</summary>
    public const string Probation = "ti-probation";

    /// <summary>Far enough from the age at which service ends.</summary>
    public const string Retirement = "ti-retirement";

    /// <summary>All conditions in the order in which they are told.</summary>
    public static ImmutableArray<string> Conditions { get; } =
    [InService, CategoryAdmitted, Contract, FundingAdmitted, Service, Ratings, Probation, Retirement];

    /// <summary>How an official stands on a day.</summary>
    /// <param name="record">Their record.</param>
    /// <param name="asOf">The reference date, or any day.</param>
    /// <param name="policy">The criteria.</param>
    /// <param name="service">What counts as service.</param>
    public static ExerciseStanding Of(CareerRecord record, LocalDate asOf, TitularizationPolicy policy, ServicePolicy service)
    {
        if (record.On(asOf) is not { } period)
        {
            return new([Of(InService, false)]);
        }
        return new([
            Of(InService, true, ("organization", period.Organization), ("status", period.Status.Code())),
            ExerciseCondition.Admitted(Citations.TI1, CategoryAdmitted, "category", period.Category, policy.Categories),
            ExerciseCondition.Admitted(Citations.TI1, Contract, "contract", period.Contract, policy.Contracts),
            ExerciseCondition.Admitted(Citations.TI1, FundingAdmitted, "funding", period.Funding, policy.Fundings),
            ServiceOf(record, asOf, policy, service),
            RatingsOf(record, asOf, policy),
            Of(
                Probation,
                record.ProbationUntil is not { } until || until < asOf,
                record.ProbationUntil is { } last ? [("until", IsoDay.Text(last))] : []
            ),
            RetirementOf(record, asOf, policy),
        ]);
    }

    /// <summary>How they stand, and from which reference date on all conditions hold if nothing else changes (PP-10).</summary>
    public static ExerciseOutlook Outlook(CareerRecord record, LocalDate asOf, TitularizationPolicy policy, ServicePolicy service) =>
        ExerciseOutlook.Of(asOf, day => Of(record, day, policy, service));

    /// <summary>Days that count: in the ILO's service, on contracts that can be converted or were, financed as the criteria ask (SV-3).</summary>
    private static ExerciseCondition ServiceOf(CareerRecord record, LocalDate asOf, TitularizationPolicy policy, ServicePolicy service)
    {
        var days = record.Days(
            asOf,
            p =>
                ServicePeriods.CountsAsIloService(p.Organization, p.Status, service).Judgement == Judgement.Met
                && Codes.Parse<ContractForm>(p.Contract) is { } form
                && policy.Contracts.Contains(form)
                && IsFunded(p, policy)
        );
        // As service is counted everywhere: exact days, no average year (PP-5).
        var needed = PromotionEligibility.Threshold(asOf, policy.ServiceYears);
        return Of(Service, days >= needed, ("days", Text(days)), ("daysNeeded", Text(needed)), ("years", Text(policy.ServiceYears)));
    }

    /// <summary>A rating that the Office failed to give is no fault of the official's (UP-4): those that are there count.</summary>
    private static ExerciseCondition RatingsOf(CareerRecord record, LocalDate asOf, TitularizationPolicy policy)
    {
        var newest = record.Newest(policy.RatedCycles, asOf);
        return Of(
            Ratings,
            newest.All(r => policy.Ratings.Contains(r.Rating)),
            ("ratings", string.Join(", ", newest.Select(r => r.Rating))),
            ("cycles", Text(policy.RatedCycles))
        );
    }

    private static ExerciseCondition RetirementOf(CareerRecord record, LocalDate asOf, TitularizationPolicy policy)
    {
        var retires = record.DateOfBirth.PlusYears(policy.RetirementAge);
        return Of(
            Retirement,
            asOf.PlusDays(1).PlusYears(policy.YearsBeforeRetirement) <= retires,
            ("retires", IsoDay.Text(retires)),
            ("years", Text(policy.YearsBeforeRetirement))
        );
    }

    private static bool IsFunded(ContractPeriod period, TitularizationPolicy policy) =>
        Codes.Parse<Funding>(period.Funding) is { } funding && policy.Fundings.Contains(funding);

    private static ExerciseCondition Of(string code, bool met, params (string, string)[] facts) =>
        ExerciseCondition.Of(Citations.TI1, code, met, facts);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
