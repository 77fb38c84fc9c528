using System.Collections.Immutable;
using System.Globalization;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Increments;

/// <summary>Who is on the list of merit increments (MI-1): drawn from the end-of-cycle results by the published rules.</summary>
[Rule("MI-1"), Rule("UP-4")]
public static class IncrementEligibility
{
    /// <summary>In the ILO's service on the day.</summary>
    public const string InService = "not-in-service";

    /// <summary>In a category that takes part.</summary>
    public const string CategoryAdmitted = "mi-category";

    /// <summary>On a contract that takes part.</summary>
    public const string Contract = "mi-contract";

    /// <summary>On the regular budget, or on technical cooperation funds where the rules admit them.</summary>
    public const string FundingAdmitted = "mi-funding";

    /// <summary>The last overall rating qualifies.</summary>
    public const string Rating = "mi-rating";

    /// <summary>Long enough after the last increment.</summary>
    public const string Interval = "mi-interval";

    /// <summary>Not at the top of the grade, where the rules leave those out.</summary>
    public const string Top = "mi-top";

    /// <summary>All conditions in the order in which they are told.</summary>
    public static ImmutableArray<string> Conditions { get; } =
    [InService, CategoryAdmitted, Contract, FundingAdmitted, Rating, Interval, Top];

    /// <summary>How an official stands on a day.</summary>
    /// <param name="record">Their record.</param>
    /// <param name="asOf">The reference date, or any day.</param>
    /// <param name="policy">The published rules.</param>
    /// <param name="service">What counts as service.</param>
    public static ExerciseStanding Of(CareerRecord record, LocalDate asOf, IncrementPolicy policy, ServicePolicy service)
    {
        if (record.On(asOf) is not { } period)
        {
            return new([Of(InService, false)]);
        }
        var admitted = policy.TechnicalCooperation ? "RB, TC" : "RB";
        return new([
            Of(InService, true, ("organization", period.Organization), ("status", period.Status.Code())),
            ExerciseCondition.Admitted(Citations.MI1, CategoryAdmitted, "category", period.Category, policy.Categories),
            ExerciseCondition.Admitted(Citations.MI1, Contract, "contract", period.Contract, policy.Contracts),
            Of(
                FundingAdmitted,
                Codes.Parse<Funding>(period.Funding) switch
                {
                    Funding.RB => true,
                    Funding.TC => policy.TechnicalCooperation,
                    _ => false,
                },
                ("funding", period.Funding),
                ("admitted", admitted)
            ),
            RatingOf(record, asOf, policy),
            IntervalOf(record, asOf, policy),
            TopOf(record, period, asOf, policy, service),
        ]);
    }

    /// <summary>How they stand, and from which reference date on all conditions hold if nothing else changes (PP-10).</summary>
    public static ExerciseOutlook Outlook(CareerRecord record, LocalDate asOf, IncrementPolicy policy, ServicePolicy service) =>
        ExerciseOutlook.Of(asOf, day => Of(record, day, policy, service));

    /// <summary>The rating that counts on a day: of the last report, or what counts where there is none (UP-4).</summary>
    public static string RatingOn(CareerRecord record, LocalDate asOf, IncrementPolicy policy) =>
        record.Newest(1, asOf) is [var last] ? last.Rating : policy.WithoutReport;

    private static ExerciseCondition RatingOf(CareerRecord record, LocalDate asOf, IncrementPolicy policy)
    {
        var counts = RatingOn(record, asOf, policy);
        var facts = new List<(string, string)> { ("rating", counts), ("admitted", string.Join(", ", policy.Ratings)) };
        if (record.Newest(1, asOf) is [var last])
        {
            facts.Add(("endsOn", IsoDay.Text(last.EndsOn)));
        }
        return Of(Rating, policy.Ratings.Contains(counts), [.. facts]);
    }

    /// <summary>On the day on which the years since the last increment are full it is long enough.</summary>
    private static ExerciseCondition IntervalOf(CareerRecord record, LocalDate asOf, IncrementPolicy policy) =>
        record.IncrementOn is { } before
            ? Of(
                Interval,
                before.PlusYears(policy.IntervalYears) <= asOf.PlusDays(1),
                ("incrementOn", IsoDay.Text(before)),
                ("years", Text(policy.IntervalYears))
            )
            : Of(Interval, true, ("years", Text(policy.IntervalYears)));

    private static ExerciseCondition TopOf(
        CareerRecord record,
        ContractPeriod period,
        LocalDate asOf,
        IncrementPolicy policy,
        ServicePolicy service
    )
    {
        var days = record.Days(
            asOf,
            p =>
                p.Category == period.Category
                && p.Grade == period.Grade
                && ServicePeriods.CountsAsIloService(p.Organization, p.Status, service).Judgement == Judgement.Met
        );
        var needed = PromotionEligibility.Threshold(asOf, policy.YearsToTop);
        return Of(
            Top,
            policy.AtTop || days < needed,
            ("days", Text(days)),
            ("daysNeeded", Text(needed)),
            ("years", Text(policy.YearsToTop))
        );
    }

    private static ExerciseCondition Of(string code, bool met, params (string, string)[] facts) =>
        ExerciseCondition.Of(Citations.MI1, code, met, facts);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
