using System.Collections.Immutable;
using Fairway.Rules.Promotions;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>The keys of the yearly exercise of personal promotions, with their shapes and bounds.</summary>
internal static class ExerciseKeys
{
    private const string Prefix = "exercise.";

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [Prefix + "contest.window"] = PolicyKeys.DaysLong(1, 90),
            [Prefix + "forms.window"] = PolicyKeys.DaysLong(1, 180),
            [Prefix + "panel.quorum"] = PolicyKeys.Whole(1, 12),
            [Prefix + "score.highest"] = PolicyKeys.Whole(2, 10),
            [Prefix + "criteria"] = Criteria,
            [Prefix + "ties"] = Ties,
            [Prefix + "remedies"] = Remedies,
            [Prefix + "remedies.within"] = PolicyKeys.MonthsLong(1, 60),
        };

    public static ExercisePolicy Compose(Func<string, object> value)
    {
        return new()
        {
            ContestWindow = Of<Period>("contest.window"),
            FormsWindow = Of<Period>("forms.window"),
            Quorum = Of<int>("panel.quorum"),
            HighestScore = Of<int>("score.highest"),
            Criteria = Of<ImmutableArray<MeritCriterion>>("criteria"),
            Ties = Of<ImmutableArray<TieBreak>>("ties"),
            Remedies = Of<ImmutableArray<Redress>>("remedies"),
            RemediesWithin = Of<Period>("remedies.within"),
        };

        T Of<T>(string key) => (T)value(Prefix + key);
    }

    private static (object, string)? Criteria(PolicyReader r, PolicyJson json, string key)
    {
        var listed = PolicyKeys.Listed(r, json, key, 1, Criterion, c => c.Code, c => $"{c.Code} {c.Weight}");
        if (listed is { Item1: ImmutableArray<MeritCriterion> all } && all.Sum(c => c.Weight) != 100)
        {
            r.Mistake(json, key, $"has weights that add up to {all.Sum(c => c.Weight)}, not to 100");
            return null;
        }
        return listed;

        MeritCriterion? Criterion(PolicyJson item, string at)
        {
            if (r.Object(item, at, "code", "name", "weight") is not { } members)
            {
                return null;
            }
            var code = r.Code(members["code"], $"{at}.code");
            var name = r.Wording(members["name"], $"{at}.name");
            var weight = r.Whole(members["weight"], $"{at}.weight", 1, 100);
            return code is not null && name is not null && weight is { } hundredths ? new(code, name, hundredths) : null;
        }
    }

    private static (object, string)? Ties(PolicyReader r, PolicyJson json, string key)
    {
        return r.List(json, key, 1, Known, code => code) is { } codes
            ? (codes.Select(code => ExercisePolicy.TieBreaks.First(t => t.Code == code).Value).ToImmutableArray(), string.Join(", ", codes))
            : null;

        string? Known(PolicyJson item, string at)
        {
            if (r.Text(item, at) is not { } code || ExercisePolicy.TieBreaks.Any(t => t.Code == code))
            {
                return item.Text;
            }
            r.Mistake(item, at, $"“{code}” is none of {string.Join(", ", ExercisePolicy.TieBreaks.Select(t => t.Code))}");
            return null;
        }
    }

    private static (object, string)? Remedies(PolicyReader r, PolicyJson json, string key) =>
        PolicyKeys.Listed(
            r,
            json,
            key,
            1,
            (item, at) => PolicyKeys.Named(r, item, at, "text", (code, text) => new Redress(code, text)),
            redress => redress.Code
        );
}
