using System.Collections.Immutable;
using Fairway.Rules.Transparency;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>The keys of the register of concerns and the survey (FA-2), with their bounds.</summary>
internal static class TransparencyKeys
{
    private const string AnswerWithin = "concerns.answer.within";
    private const string CloseAfter = "concerns.close.after";
    private const string Questions = "survey.questions";
    private const string OpenFor = "survey.openFor";
    private const string Least = "survey.least";

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [AnswerWithin] = PolicyKeys.DaysLong(1, 180),
            [CloseAfter] = PolicyKeys.DaysLong(1, 180),
            [Questions] = (r, json, key) =>
                PolicyKeys.Listed(
                    r,
                    json,
                    key,
                    1,
                    (item, at) => PolicyKeys.Named(r, item, at, "text", (code, text) => new SurveyQuestion(code, text)),
                    question => question.Code
                ),
            [OpenFor] = PolicyKeys.DaysLong(7, 180),
            // As UF-5 has it, policy can only raise it.
            [Least] = PolicyKeys.Whole(5, 50),
        };

    public static TransparencyPolicy Compose(Func<string, object> value) =>
        new(
            (Period)value(AnswerWithin),
            (Period)value(CloseAfter),
            (ImmutableArray<SurveyQuestion>)value(Questions),
            (Period)value(OpenFor),
            (int)value(Least)
        );
}
