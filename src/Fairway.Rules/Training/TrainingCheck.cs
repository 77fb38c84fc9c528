using NodaTime;

namespace Fairway.Rules.Training;

/// <summary>What a request says.</summary>
/// <param name="Title">Which training.</param>
/// <param name="Provider">Who gives it.</param>
/// <param name="Area">What it is about, as the policy codes it.</param>
/// <param name="StartsOn">Its first day; null: not said.</param>
/// <param name="EndsOn">Its last day, inclusive; null: not said.</param>
/// <param name="Cost">What it costs in the currency of the funds; null: not said.</param>
/// <param name="Need">What it is for.</param>
/// <param name="Why">The same in the official's own words.</param>
public sealed record TrainingRequestText(
    string Title,
    string Provider,
    string Area,
    LocalDate? StartsOn,
    LocalDate? EndsOn,
    decimal? Cost,
    TrainingNeed? Need,
    string Why
);

/// <summary>Whether texts of a request are whole.</summary>
[Rule("LE-2")]
public static class TrainingCheck
{
    private const string Rule = "LE-2";

    /// <summary>What is missing before a request can be sent.</summary>
    public static IReadOnlyList<Refusal> Request(TrainingRequestText text, LocalDate today, TrainingPolicy policy)
    {
        var refusals = new List<Refusal>();
        Needs(RefusalCodes.TrainingTextMissing, nameof(text.Title), !string.IsNullOrWhiteSpace(text.Title));
        Needs(RefusalCodes.TrainingTextMissing, nameof(text.Provider), !string.IsNullOrWhiteSpace(text.Provider));
        Needs(RefusalCodes.TrainingAreaMissing, nameof(text.Area), policy.Areas.Any(area => area.Code == text.Area));
        Needs(RefusalCodes.TrainingNeedMissing, nameof(text.Need), text.Need is { } need && Enum.IsDefined(need));
        Needs(RefusalCodes.TrainingTextMissing, nameof(text.Why), !string.IsNullOrWhiteSpace(text.Why));
        Needs(RefusalCodes.TrainingStartWrong, nameof(text.StartsOn), text.StartsOn >= today);
        Needs(
            RefusalCodes.TrainingEndWrong,
            nameof(text.EndsOn),
            text.EndsOn is { } end && (text.StartsOn is null || end >= text.StartsOn) && end <= today.PlusYears(10)
        );
        Needs(RefusalCodes.TrainingAmountWrong, nameof(text.Cost), FundLedger.IsAmount(text.Cost));
        return refusals;

        void Needs(string code, string field, bool fulfilled)
        {
            if (!fulfilled)
            {
                refusals.Add(Refusal.Of(code, field, Rule));
            }
        }
    }

    /// <summary>What is missing before a training counts as held.</summary>
    /// <param name="actual">What it cost; nought where it was free in the end.</param>
    /// <param name="heldUntil">Its last day as it was.</param>
    /// <param name="today">The day of saying so.</param>
    public static IReadOnlyList<Refusal> Completion(decimal? actual, LocalDate? heldUntil, LocalDate today) =>
        [
            .. actual == 0 || FundLedger.IsAmount(actual) ? [] : One(RefusalCodes.TrainingAmountWrong, "Actual"),
            .. heldUntil <= today ? [] : One(RefusalCodes.TrainingNotOver, "HeldUntil"),
        ];

    /// <summary>What is missing before an evaluation counts.</summary>
    /// <param name="heldUntil">The training's last day.</param>
    /// <param name="moment">Which evaluation.</param>
    /// <param name="effect">How much it changed; null: not said.</param>
    /// <param name="text">In what.</param>
    /// <param name="today">The day of saying so.</param>
    /// <param name="policy">The parameters.</param>
    public static IReadOnlyList<Refusal> Evaluation(
        LocalDate heldUntil,
        EvaluationMoment moment,
        TrainingEffect? effect,
        string text,
        LocalDate today,
        TrainingPolicy policy
    )
    {
        var opens = TrainingDays.EvaluationOpens(heldUntil, moment, policy);
        return today < opens
            ? [Refusal.Of(RefusalCodes.TrainingEvaluationEarly, null, Rule, opens)]
            :
            [
                .. effect is { } said && Enum.IsDefined(said) ? [] : One(RefusalCodes.TrainingEffectMissing, "Effect"),
                .. string.IsNullOrWhiteSpace(text) ? One(RefusalCodes.TrainingTextMissing, "Text") : [],
            ];
    }

    private static Refusal[] One(string code, string field) => [Refusal.Of(code, field, Rule)];
}
