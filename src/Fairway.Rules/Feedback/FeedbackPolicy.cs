using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Feedback;

/// <summary>A question of upward feedback, rated from 1 to 6 (UF-2).</summary>
/// <param name="Code">As stored and signed: <c>integrity</c>.</param>
/// <param name="Text">For readers.</param>
public sealed record FeedbackQuestion(string Code, Wording Text);

/// <summary>Parameters of upward feedback, as they stand on one day; its window is <see cref="Appraisals.UpwardFeedbackWindow"/>.</summary>
[Rule("UF-3")]
public sealed record FeedbackPolicy
{
    /// <summary>How long one must have reported to the chief (UF-3, <c>upwardFeedback.minimumReporting</c>).</summary>
    public required Period MinimumReporting { get; init; }

    /// <summary>How long before tokens open groups are formed and everybody is told (UF-5, <c>upwardFeedback.notice</c>).</summary>
    public required Period Notice { get; init; }

    /// <summary>How many answers something takes to be shown (UF-5, <c>upwardFeedback.threshold.…</c>).</summary>
    public required FeedbackThresholds Thresholds { get; init; }

    /// <summary>How long after the team's ends of cycle were due a chief reads the report where signatures are still awaited (UF-6, <c>upwardFeedback.chiefWaits</c>).</summary>
    public required Period ChiefWaits { get; init; }

    /// <summary>What is asked, in this order (UF-2, <c>upwardFeedback.questions</c>).</summary>
    public required ImmutableArray<FeedbackQuestion> Questions { get; init; }

    /// <summary>The names of the ratings 1 to 6 (UF-2, <c>upwardFeedback.scale</c>).</summary>
    public required ImmutableArray<Wording> Scale { get; init; }
}
