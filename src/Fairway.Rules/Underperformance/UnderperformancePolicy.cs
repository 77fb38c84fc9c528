using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Underperformance;

/// <summary>One of the things that a list of the policy offers: a trigger, a possible reason, a remedy, a kind of decision.</summary>
/// <param name="Code">Kept with the case.</param>
/// <param name="Name">What a reader chooses.</param>
public sealed record NamedChoice(string Code, Wording Name);

/// <summary>Support that is offered, and when (SU-1).</summary>
/// <param name="Code">Names it.</param>
/// <param name="Text">What it is, and how one gets it.</param>
/// <param name="At">The states of a case in which it is offered.</param>
[Rule("SU-1")]
public sealed record SupportOffer(string Code, Wording Text, ImmutableArray<CaseState> At);

/// <summary>A way to have a decision looked at again, and how long it is open (FA-3).</summary>
/// <param name="Code">Names it.</param>
/// <param name="Text">Where one turns to, and how.</param>
[Rule("FA-3")]
public sealed record Redress(string Code, Wording Text);

/// <summary>Parameters of underperformance (rulebook section 6), as they stand on one day.</summary>
[Rule("UP-1")]
public sealed record UnderperformancePolicy
{
    /// <summary>From the opening to the discussion (<c>underperformance.discussion.due</c>).</summary>
    public required Period DiscussionDue { get; init; }

    /// <summary>From the discussion to the supervisor's signature under the plan (<c>underperformance.plan.due</c>).</summary>
    public required Period PlanDue { get; init; }

    /// <summary>From the signing of the plan to the review (<c>underperformance.review.after</c>).</summary>
    public required Period ReviewAfter { get; init; }

    /// <summary>How long a plan runs on where further monitoring follows (<c>underperformance.furtherMonitoring</c>).</summary>
    public required Period FurtherMonitoring { get; init; }

    /// <summary>
    /// From the Board's receipt of a result that is not sufficient to what follows it (<c>underperformance.outcome.due</c>).
    /// </summary>
    public required Period OutcomeDue { get; init; }

    /// <summary>The shortest leave that stops the clock (<c>underperformance.leave.long</c>).</summary>
    public required Period LongLeave { get; init; }

    /// <summary>The longest time, while the clock runs, without a word of the supervisor on progress (<c>underperformance.monitoring.interval</c>).</summary>
    public required Period MonitoringInterval { get; init; }

    /// <summary>How long before the review the official must have been warned (<c>underperformance.warning.lead</c>).</summary>
    public required Period WarningLead { get; init; }

    /// <summary>The fewest and most objectives of a plan (<c>underperformance.objectives.minimum</c>, <c>…maximum</c>).</summary>
    public required Bounds Objectives { get; init; }

    /// <summary>How underperformance shows (<c>underperformance.triggers</c>).</summary>
    public required ImmutableArray<NamedChoice> Triggers { get; init; }

    /// <summary>What may lie behind it (<c>underperformance.reasons</c>).</summary>
    public required ImmutableArray<NamedChoice> Reasons { get; init; }

    /// <summary>What helps (<c>underperformance.remedies</c>).</summary>
    public required ImmutableArray<NamedChoice> Remedies { get; init; }

    /// <summary>What can be decided in the end (<c>underperformance.decisions</c>).</summary>
    public required ImmutableArray<NamedChoice> Decisions { get; init; }

    /// <summary>What support is offered when (<c>underperformance.support</c>).</summary>
    public required ImmutableArray<SupportOffer> Support { get; init; }

    /// <summary>What an official can do against a decision (<c>underperformance.redress</c>).</summary>
    public required ImmutableArray<Redress> Redress { get; init; }

    /// <summary>How long that is open (<c>underperformance.redress.within</c>).</summary>
    public required Period RedressWithin { get; init; }

    /// <summary>The support offered in a state, in the policy's order.</summary>
    [Rule("SU-1")]
    public IEnumerable<SupportOffer> SupportAt(CaseState state) => Support.Where(offer => offer.At.Contains(state));
}
