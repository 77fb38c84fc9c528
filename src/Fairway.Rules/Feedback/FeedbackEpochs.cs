using Fairway.Rules.Appraisals;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Feedback;

/// <summary>
/// The two epochs of a cycle's upward feedback (UF-1): tokens are fetched in the first, answers given in the second. They touch and never overlap: whoever could
/// fetch and answer in one sitting would be found by the order alone.
/// </summary>
/// <param name="TokensOpen">T0: the first day of fetching.</param>
/// <param name="AnswersOpen">T1: the first day of answers; fetching is over once the day before has ended everywhere (decision 9).</param>
/// <param name="AnswersClose">T2: the first day without answers, on which the report is due.</param>
[Rule("UF-1")]
public sealed record FeedbackEpochs(LocalDate TokensOpen, LocalDate AnswersOpen, LocalDate AnswersClose)
{
    /// <summary>Counted back from the day on which a chief's end of cycle is due; null where the cycle is too short for upward feedback.</summary>
    public static FeedbackEpochs? Of(Cycle cycle, UpwardFeedbackWindow window) =>
        Months.Add(cycle.Start, window.MinimumCycle) > cycle.LastDay.PlusDays(1)
            ? null
            : new FeedbackEpochs(
                Months.Subtract(cycle.LastDay, window.TokensOpen),
                Months.Subtract(cycle.LastDay, window.AnswersOpen),
                Months.Subtract(cycle.LastDay, window.AnswersClose)
            );

    /// <summary>Whether tokens are given out: from the first day where the respondent is, to the end of the last one everywhere.</summary>
    /// <param name="today">The day at the respondent's duty station.</param>
    /// <param name="now">The moment.</param>
    public bool Issues(LocalDate today, Instant now) => today >= TokensOpen && !HasIssued(now);

    /// <summary>Whether fetching is over, for everybody.</summary>
    public bool HasIssued(Instant now) => EndOfDay.HasEndedEverywhere(AnswersOpen.PlusDays(-1), now);

    /// <summary>Whether answering is over, for everybody.</summary>
    public bool HasClosed(Instant now) => EndOfDay.HasEndedEverywhere(AnswersClose.PlusDays(-1), now);
}
