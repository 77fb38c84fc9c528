using System.Collections.Immutable;
using Fairway.Rules.Increments;
using Fairway.Rules.Service;
using Fairway.Rules.Titularization;

namespace Fairway.App.Policies;

/// <summary>The keys of titularization and merit increments: their shapes and bounds, and the rules' records put together from them.</summary>
internal static class CareerKeys
{
    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            ["titularization.categories"] = PromotionKeys.Coded<Category>(1),
            ["titularization.contracts"] = PromotionKeys.Coded<ContractForm>(1),
            ["titularization.fundings"] = PromotionKeys.Coded<Funding>(1),
            ["titularization.serviceYears"] = PolicyKeys.Whole(1, 40),
            ["titularization.ratedCycles"] = PolicyKeys.Whole(0, 10),
            ["titularization.ratings"] = PromotionKeys.Texts(1),
            ["titularization.retirementAge"] = PolicyKeys.Whole(50, 80),
            ["titularization.yearsBeforeRetirement"] = PolicyKeys.Whole(0, 20),
            ["increments.categories"] = PromotionKeys.Coded<Category>(1),
            ["increments.contracts"] = PromotionKeys.Coded<ContractForm>(1),
            ["increments.technicalCooperation"] = PolicyKeys.Flag,
            ["increments.ratings"] = PromotionKeys.Texts(1),
            ["increments.withoutReport"] = (r, json, key) => r.Text(json, key)?.Trim() is { } text ? (text, text) : null,
            ["increments.interval"] = PolicyKeys.Whole(0, 10),
            ["increments.yearsToTop"] = PolicyKeys.Whole(1, 40),
            ["increments.atTop"] = PolicyKeys.Flag,
        };

    public static TitularizationPolicy Titularization(Func<string, object> value) =>
        new()
        {
            Categories = (ImmutableArray<Category>)value("titularization.categories"),
            Contracts = (ImmutableArray<ContractForm>)value("titularization.contracts"),
            Fundings = (ImmutableArray<Funding>)value("titularization.fundings"),
            ServiceYears = (int)value("titularization.serviceYears"),
            RatedCycles = (int)value("titularization.ratedCycles"),
            Ratings = (ImmutableArray<string>)value("titularization.ratings"),
            RetirementAge = (int)value("titularization.retirementAge"),
            YearsBeforeRetirement = (int)value("titularization.yearsBeforeRetirement"),
        };

    public static IncrementPolicy Increments(Func<string, object> value) =>
        new()
        {
            Categories = (ImmutableArray<Category>)value("increments.categories"),
            Contracts = (ImmutableArray<ContractForm>)value("increments.contracts"),
            TechnicalCooperation = (bool)value("increments.technicalCooperation"),
            Ratings = (ImmutableArray<string>)value("increments.ratings"),
            WithoutReport = (string)value("increments.withoutReport"),
            IntervalYears = (int)value("increments.interval"),
            YearsToTop = (int)value("increments.yearsToTop"),
            AtTop = (bool)value("increments.atTop"),
        };
}
