using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Training;

/// <summary>The days of a request, counted as everywhere: a period after a day, inclusive.</summary>
[Rule("LE-2")]
public static class TrainingDays
{
    /// <summary>The last day for the chief's word.</summary>
    public static LocalDate WordDue(LocalDate askedOn, TrainingPolicy policy) => Months.Add(askedOn, policy.WordWithin);

    /// <summary>The day by which a decision is due.</summary>
    /// <param name="since">The day from which it lies with whoever holds the fund.</param>
    /// <param name="policy">The parameters.</param>
    public static LocalDate DecisionDue(LocalDate since, TrainingPolicy policy) => Months.Add(since, policy.DecisionWithin);

    /// <summary>The day by which it is said what it cost.</summary>
    public static LocalDate CompletionDue(LocalDate endsOn, TrainingPolicy policy) => Months.Add(endsOn, policy.CompletionWithin);

    /// <summary>The first day on which an effect can be evaluated.</summary>
    /// <param name="heldUntil">The training's last day.</param>
    /// <param name="moment">Which evaluation.</param>
    /// <param name="policy">The parameters.</param>
    public static LocalDate EvaluationOpens(LocalDate heldUntil, EvaluationMoment moment, TrainingPolicy policy) =>
        moment == EvaluationMoment.AtOnce ? heldUntil : Months.Add(heldUntil, policy.EvaluationAfter);

    /// <summary>The day by which an evaluation is due.</summary>
    public static LocalDate EvaluationDue(LocalDate heldUntil, EvaluationMoment moment, TrainingPolicy policy) =>
        Months.Add(EvaluationOpens(heldUntil, moment, policy), policy.EvaluationWithin);
}
