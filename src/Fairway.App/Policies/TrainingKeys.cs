using System.Collections.Immutable;
using Fairway.Rules.Training;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>The keys of training and its funds (LE-2), with their shapes and bounds.</summary>
internal static class TrainingKeys
{
    private const string Prefix = "training.";

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [Prefix + "currency"] = Currency,
            [Prefix + "holder"] = PromotionKeys.Choice(TrainingPolicy.Holders),
            [Prefix + "areas"] = UnderperformanceKeys.Choices,
            [Prefix + "word.within"] = PolicyKeys.DaysLong(1, 90),
            [Prefix + "decision.within"] = PolicyKeys.DaysLong(1, 180),
            [Prefix + "completion.within"] = PolicyKeys.DaysLong(1, 180),
            [Prefix + "evaluation.after"] = PolicyKeys.MonthsLong(1, 36),
            [Prefix + "evaluation.within"] = PolicyKeys.DaysLong(1, 180),
            [Prefix + "remedies"] = UnderperformanceKeys.Redresses,
            [Prefix + "remedies.within"] = PolicyKeys.MonthsLong(1, 60),
        };

    public static TrainingPolicy Compose(Func<string, object> value)
    {
        return new()
        {
            Currency = Of<string>("currency"),
            Holder = Of<FundHolder>("holder"),
            Areas = Of<ImmutableArray<NamedChoice>>("areas"),
            WordWithin = Of<Period>("word.within"),
            DecisionWithin = Of<Period>("decision.within"),
            CompletionWithin = Of<Period>("completion.within"),
            EvaluationAfter = Of<Period>("evaluation.after"),
            EvaluationWithin = Of<Period>("evaluation.within"),
            Remedies = Of<ImmutableArray<Redress>>("remedies"),
            RemediesWithin = Of<Period>("remedies.within"),
        };

        T Of<T>(string key) => (T)value(Prefix + key);
    }

    private static (object, string)? Currency(PolicyReader r, PolicyJson json, string key)
    {
        if (r.Text(json, key) is not { } text)
        {
            return null;
        }
        if (text.Length == 3 && text.All(char.IsAsciiLetterUpper))
        {
            return (text, text);
        }
        r.Mistake(json, key, $"“{text}” is no currency as ISO 4217 writes it, such as USD");
        return null;
    }
}
