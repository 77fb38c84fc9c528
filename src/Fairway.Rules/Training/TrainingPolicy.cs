using System.Collections.Immutable;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Rules.Training;

/// <summary>Who holds a fund, and decides within it.</summary>
[Rule("LE-2")]
public enum FundHolder
{
    /// <summary>The responsible chief of the unit that the fund is for; for their own request, or while there is none, its HR partner.</summary>
    Head,

    /// <summary>The HR partner of the unit that the fund is for.</summary>
    HrPartner,
}

/// <summary>Parameters of training and its funds (LE-2), as they stand on one day.</summary>
[Rule("LE-2")]
public sealed record TrainingPolicy
{
    /// <summary>The currency of all funds, as ISO 4217 writes it (<c>training.currency</c>).</summary>
    public required string Currency { get; init; }

    /// <summary>Who holds a fund (<c>training.holder</c>).</summary>
    public required FundHolder Holder { get; init; }

    /// <summary>What trainings are about: by these the Council sets priorities (<c>training.areas</c>).</summary>
    public required ImmutableArray<NamedChoice> Areas { get; init; }

    /// <summary>How long the chief's word is waited for (<c>training.word.within</c>).</summary>
    public required Period WordWithin { get; init; }

    /// <summary>From the chief's word to the decision (<c>training.decision.within</c>).</summary>
    public required Period DecisionWithin { get; init; }

    /// <summary>From the training's last day to what it cost (<c>training.completion.within</c>).</summary>
    public required Period CompletionWithin { get; init; }

    /// <summary>From the training's last day to the second evaluation (<c>training.evaluation.after</c>).</summary>
    public required Period EvaluationAfter { get; init; }

    /// <summary>How long either evaluation can take before it is late (<c>training.evaluation.within</c>).</summary>
    public required Period EvaluationWithin { get; init; }

    /// <summary>What an official can do against a refusal (<c>training.remedies</c>).</summary>
    public required ImmutableArray<Redress> Remedies { get; init; }

    /// <summary>How long that is open (<c>training.remedies.within</c>).</summary>
    public required Period RemediesWithin { get; init; }

    /// <summary>Policy codes of who can hold a fund.</summary>
    public static ImmutableArray<(FundHolder Value, string Code)> Holders { get; } =
    [(FundHolder.Head, "head"), (FundHolder.HrPartner, "hr-partner")];
}
