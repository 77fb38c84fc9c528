using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;

namespace Fairway.App.Policies;

/// <summary>The keys of personal promotions: their shapes and bounds, and the rules' record put together from them.</summary>
internal static class PromotionKeys
{
    /// <summary>The key whose list is of numbers.</summary>
    public const string AgesKey = "accelerate.ages";

    private const int MostYears = 60;

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            ["promotion.categories"] = Coded<Category>(1),
            ["promotion.fundings"] = Coded<Funding>(1),
            ["promotion.excludedPopulations"] = Texts(0),
            ["promotion.mobilityCategories"] = Coded<Category>(0),
            ["promotion.headquarters"] = (r, json, key) => r.Text(json, key)?.Trim() is { } text ? (text, text) : null,
            ["promotion.track1.gradeYears"] = Years,
            ["promotion.track2.gradeYears"] = Years,
            ["promotion.track2.totalYears"] = Years,
            ["promotion.countedOrganizations"] = Texts(1),
            [AgesKey] = Ages,
            ["accelerate.stations"] = Choice(PromotionCodes.StationAccelerations),
            ["accelerate.track2"] = (r, json, key) => r.Flag(json, key) is { } flag ? (flag, json.Text) : null,
            ["quota.share"] = Share,
            ["quota.basis"] = Choice(PromotionCodes.QuotaBases),
        };

    /// <summary>The keys whose values are lists.</summary>
    public static IReadOnlySet<string> Lists { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "promotion.categories",
            "promotion.fundings",
            "promotion.excludedPopulations",
            "promotion.mobilityCategories",
            "promotion.countedOrganizations",
            AgesKey,
        };

    public static PromotionPolicy Compose(Func<string, object> value) =>
        new()
        {
            Categories = (ImmutableArray<Category>)value("promotion.categories"),
            Fundings = (ImmutableArray<Funding>)value("promotion.fundings"),
            ExcludedPopulations = (ImmutableArray<string>)value("promotion.excludedPopulations"),
            MobilityCategories = (ImmutableArray<Category>)value("promotion.mobilityCategories"),
            Headquarters = (string)value("promotion.headquarters"),
            Track1GradeYears = (int)value("promotion.track1.gradeYears"),
            Track2GradeYears = (int)value("promotion.track2.gradeYears"),
            Track2TotalYears = (int)value("promotion.track2.totalYears"),
            CountedOrganizations = (ImmutableArray<string>)value("promotion.countedOrganizations"),
            AcceleratedAges = (AcceleratedAges)value(AgesKey),
            StationAcceleration = (StationAcceleration)value("accelerate.stations"),
            AcceleratesTrack2 = (bool)value("accelerate.track2"),
            QuotaShare = (decimal)value("quota.share"),
            QuotaBasis = (QuotaBasis)value("quota.basis"),
        };

    private static (object, string)? Years(PolicyReader r, PolicyJson json, string key) =>
        r.Whole(json, key, 1, MostYears) is { } years ? (years, json.Text) : null;

    private static (object, string)? Ages(PolicyReader r, PolicyJson json, string key)
    {
        if (json.Kind != JsonValueKind.Array || json.Items.Count != 2)
        {
            r.Mistake(json, key, "is not a list of two ages, such as [59, 66]");
            return null;
        }
        var from = r.Whole(json.Items[0], $"{key}[0]", 0, 120);
        var until = r.Whole(json.Items[1], $"{key}[1]", 0, 120);
        if (from > until)
        {
            r.Mistake(json, key, $"{from} is more than {until}: the first birthday is not after the second");
            return null;
        }
        return from is { } first && until is { } second
            ? (new AcceleratedAges(first, second), string.Create(CultureInfo.InvariantCulture, $"{first}, {second}"))
            : null;
    }

    private static (object, string)? Share(PolicyReader r, PolicyJson json, string key)
    {
        var reads = decimal.TryParse(json.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share);
        if (json.Kind != JsonValueKind.Number || !reads || share > 1)
        {
            r.Mistake(json, key, $"{json.Text} is out of bounds: a share from 0 to 1, such as 0.05");
            return null;
        }
        return (share, json.Text);
    }

    internal static ReadValue Choice<T>(ImmutableArray<(T Value, string Code)> choices)
        where T : struct, Enum =>
        (r, json, key) =>
        {
            if (r.Text(json, key) is not { } text)
            {
                return null;
            }
            foreach (var (value, code) in choices)
            {
                if (code == text)
                {
                    return (value, code);
                }
            }
            r.Mistake(json, key, $"“{text}” is none of {string.Join(", ", choices.Select(c => c.Code))}");
            return null;
        };

    internal static ReadValue Texts(int least) =>
        (r, json, key) =>
            r.List(json, key, least, (item, at) => r.Text(item, at)?.Trim(), text => text) is { } texts ? (texts, Shown(texts)) : null;

    /// <summary>A list of codes, such as categories.</summary>
    internal static ReadValue Coded<T>(int least)
        where T : struct, Enum
    {
        var known = Codes.All<T>().ToList();
        return (r, json, key) =>
            r.List(json, key, least, (item, at) => Known(r, item, at), code => code) is { } list
                ? (list.Select(code => Codes.Parse<T>(code)!.Value).ToImmutableArray(), Shown(list))
                : null;

        string? Known(PolicyReader r, PolicyJson item, string at)
        {
            if (r.Text(item, at) is not { } code || known.Contains(code))
            {
                return item.Kind == JsonValueKind.String ? item.Text : null;
            }
            r.Mistake(item, at, $"“{code}” is none of {string.Join(", ", known)}");
            return null;
        }
    }

    private static string Shown(ImmutableArray<string> list) => list.IsEmpty ? "–" : string.Join(", ", list);
}
