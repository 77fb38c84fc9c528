using System.Collections.Immutable;
using System.Globalization;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Service;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>The keys of job descriptions and reclassification (RG-1), with their shapes and bounds.</summary>
internal static class ReclassificationKeys
{
    private const string Prefix = "reclassification.";
    private const int MostPoints = 10_000;

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [Prefix + "comments.within"] = PolicyKeys.DaysLong(1, 180),
            [Prefix + "questions"] = UnderperformanceKeys.Choices,
            [Prefix + "evaluation.within"] = PolicyKeys.MonthsLong(1, 24),
            [Prefix + "factors"] = (r, json, key) => PolicyKeys.Listed(r, json, key, 1, (item, at) => Factor(r, item, at), f => f.Code),
            [Prefix + "bands"] = (r, json, key) =>
                PolicyKeys.Listed(r, json, key, 1, (item, at) => Bands(r, item, at), b => b.Category.ToString()),
            [Prefix + "remedies"] = UnderperformanceKeys.Redresses,
            [Prefix + "remedies.within"] = PolicyKeys.MonthsLong(1, 60),
            [Prefix + "review.within"] = PolicyKeys.MonthsLong(1, 24),
            [Prefix + "decision.within"] = PolicyKeys.MonthsLong(1, 24),
            [Prefix + "decision.remedies"] = UnderperformanceKeys.Redresses,
            [Prefix + "decision.remedies.within"] = PolicyKeys.MonthsLong(1, 60),
            [Prefix + "exercise.publishedBefore"] = PolicyKeys.DaysLong(0, 180),
            [Prefix + "exercise.questionnaires"] = PolicyKeys.MonthsLong(1, 12),
            [Prefix + "exercise.evaluations"] = PolicyKeys.MonthsLong(1, 36),
        };

    public static ReclassificationPolicy Compose(Func<string, object> value)
    {
        return new()
        {
            CommentsWithin = Of<Period>("comments.within"),
            Questions = Of<ImmutableArray<NamedChoice>>("questions"),
            EvaluationWithin = Of<Period>("evaluation.within"),
            Factors = Of<ImmutableArray<JobFactor>>("factors"),
            Bands = Of<ImmutableArray<GradeBands>>("bands"),
            Remedies = Of<ImmutableArray<Redress>>("remedies"),
            RemediesWithin = Of<Period>("remedies.within"),
            ReviewWithin = Of<Period>("review.within"),
            DecisionWithin = Of<Period>("decision.within"),
            DecisionRemedies = Of<ImmutableArray<Redress>>("decision.remedies"),
            DecisionRemediesWithin = Of<Period>("decision.remedies.within"),
            Exercise = new(
                Of<Period>("exercise.publishedBefore"),
                Of<Period>("exercise.questionnaires"),
                Of<Period>("exercise.evaluations")
            ),
        };

        T Of<T>(string key) => (T)value(Prefix + key);
    }

    private static JobFactor? Factor(PolicyReader r, PolicyJson item, string at)
    {
        if (r.Object(item, at, "code", "name", "points") is not { } members)
        {
            return null;
        }
        var code = r.Code(members["code"], $"{at}.code");
        var name = r.Wording(members["name"], $"{at}.name");
        var points = Rising(r, members["points"], $"{at}.points");
        return code is not null && name is not null && points is { } rising ? new(code, name, rising) : null;
    }

    private static GradeBands? Bands(PolicyReader r, PolicyJson item, string at)
    {
        if (r.Object(item, at, "category", "from") is not { } members)
        {
            return null;
        }
        var text = r.Text(members["category"], $"{at}.category");
        if (text is not null && !Enum.GetNames<Category>().Contains(text))
        {
            r.Mistake(members["category"], $"{at}.category", $"“{text}” is no category of staff");
            return null;
        }
        return text is not null && Rising(r, members["from"], $"{at}.from") is { } from ? new(Enum.Parse<Category>(text), from) : null;
    }

    /// <summary>Numbers of points, each more than the one before.</summary>
    private static ImmutableArray<int>? Rising(PolicyReader r, PolicyJson json, string key)
    {
        if (
            r.List<object>(
                json,
                key,
                1,
                (item, at) => r.Whole(item, at, 0, MostPoints),
                number => ((int)number).ToString(CultureInfo.InvariantCulture)
            )
            is not { } list
        )
        {
            return null;
        }
        ImmutableArray<int> numbers = [.. list.Cast<int>()];
        if (numbers.SequenceEqual(numbers.Order()))
        {
            return numbers;
        }
        r.Mistake(json, key, "the numbers don’t rise");
        return null;
    }
}
