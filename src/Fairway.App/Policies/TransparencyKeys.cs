using Fairway.Rules.Transparency;
using NodaTime;

namespace Fairway.App.Policies;

/// <summary>The keys of the register of concerns (FA-2), with their bounds.</summary>
internal static class TransparencyKeys
{
    private const string AnswerWithin = "concerns.answer.within";
    private const string CloseAfter = "concerns.close.after";

    public static IReadOnlyDictionary<string, ReadValue> All { get; } =
        new Dictionary<string, ReadValue>(StringComparer.Ordinal)
        {
            [AnswerWithin] = PolicyKeys.DaysLong(1, 180),
            [CloseAfter] = PolicyKeys.DaysLong(1, 180),
        };

    public static TransparencyPolicy Compose(Func<string, object> value) => new((Period)value(AnswerWithin), (Period)value(CloseAfter));
}
