using System.Collections.Immutable;
using Fairway.Rules;
using Fairway.Rules.Feedback;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>The keys of rulebook section 5 beside the window, with their shapes and bounds.</summary>
internal static class FeedbackKeys
{
    private const string Prefix = "upwardFeedback.";
    private const int MostAsked = 40;

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [Prefix + "minimumReporting"] = PolicyKeys.MonthsLong(1, 24),
            [Prefix + "notice"] = PolicyKeys.DaysLong(7, 60),
            // They can only be raised: what was promised to those who answer is not the policy's to take back.
            [Prefix + "threshold.report"] = PolicyKeys.Whole(FeedbackThresholds.Promised.Report, MostAsked),
            [Prefix + "threshold.question"] = PolicyKeys.Whole(FeedbackThresholds.Promised.Question, MostAsked),
            [Prefix + "threshold.comments"] = PolicyKeys.Whole(FeedbackThresholds.Promised.Comments, MostAsked),
            [Prefix + "threshold.distribution"] = PolicyKeys.Whole(FeedbackThresholds.Promised.Distribution, MostAsked),
            [Prefix + "chiefWaits"] = PolicyKeys.DaysLong(1, 365),
            [Prefix + "questions"] = Questions,
            [Prefix + "scale"] = Scale,
        };

    public static FeedbackPolicy Compose(Func<string, object> value)
    {
        return new()
        {
            MinimumReporting = Of<Period>("minimumReporting"),
            Notice = Of<Period>("notice"),
            Thresholds = new(
                Of<int>("threshold.report"),
                Of<int>("threshold.question"),
                Of<int>("threshold.comments"),
                Of<int>("threshold.distribution")
            ),
            ChiefWaits = Of<Period>("chiefWaits"),
            Questions = Of<ImmutableArray<FeedbackQuestion>>("questions"),
            Scale = Of<ImmutableArray<Wording>>("scale"),
        };

        T Of<T>(string key) => (T)value(Prefix + key);
    }

    private static (object, string)? Questions(PolicyReader r, PolicyJson json, string key) =>
        PolicyKeys.Listed(
            r,
            json,
            key,
            1,
            (item, at) => PolicyKeys.Named(r, item, at, "text", (code, text) => new FeedbackQuestion(code, text)),
            question => question.Code
        );

    private static (object, string)? Scale(PolicyReader r, PolicyJson json, string key)
    {
        if (r.List(json, key, FeedbackAnswer.Highest, r.Wording, name => name.En) is not { } names)
        {
            return null;
        }
        if (names.Length != FeedbackAnswer.Highest)
        {
            r.Mistake(json, key, $"has {names.Length} names; ratings go from {FeedbackAnswer.Lowest} to {FeedbackAnswer.Highest}");
            return null;
        }
        return (names, string.Join(", ", names.Select(name => name.En)));
    }
}
