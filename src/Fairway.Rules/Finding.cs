using System.Collections.ObjectModel;
using Fairway.Rules.Sources;

namespace Fairway.Rules;

/// <summary>What a rule concludes. Never a bare bool: a finding carries its source and the facts it used.</summary>
public enum Judgement
{
    /// <summary>The condition holds, or the value follows.</summary>
    Met,

    /// <summary>The condition does not hold.</summary>
    NotMet,

    /// <summary>The rules leave it to a person, named by <see cref="Finding.DecidedBy"/>.</summary>
    NeedsDecision,
}

/// <summary>Who decides where the rules alone cannot.</summary>
public enum Decider
{
    /// <summary>The HR partner of the unit.</summary>
    HrPartner,

    /// <summary>The responsible chief.</summary>
    ResponsibleChief,

    /// <summary>The Reports Board.</summary>
    ReportsBoard,

    /// <summary>The head of the organization.</summary>
    DirectorGeneral,
}

/// <summary>
/// A rule's answer: its judgement, the provision it rests on, a reason code (resource key <c>Reasons.&lt;Reason&gt;</c>)
/// and the facts used, in the order in which they are told. Equal when all of these are.
/// </summary>
public sealed record Finding
{
    private Finding(Judgement judgement, Decider? decidedBy, Citation citation, string reason, (string Name, string Value)[] facts)
    {
        Judgement = judgement;
        DecidedBy = decidedBy;
        Citation = citation;
        Reason = reason;
        var ordered = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            ordered.Add(name, value);
        }
        Facts = new ReadOnlyDictionary<string, string>(ordered);
    }

    /// <summary>Met, not met, or for a person to decide.</summary>
    public Judgement Judgement { get; }

    /// <summary>Who decides; null unless <see cref="Judgement"/> is <see cref="Judgement.NeedsDecision"/>.</summary>
    public Decider? DecidedBy { get; }

    /// <summary>The provision that the finding rests on.</summary>
    public Citation Citation { get; }

    /// <summary>A code in kebab case, e.g. <c>due-date</c> or <c>vacant-chief</c>.</summary>
    public string Reason { get; }

    /// <summary>The facts used, in telling order: days as ISO 8601, periods as ISO 8601 durations, ids as stored.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }

    /// <summary>The condition holds, or the value follows from the facts.</summary>
    public static Finding Met(Citation citation, string reason, params (string Name, string Value)[] facts) =>
        new(Judgement.Met, null, citation, reason, facts);

    /// <summary>The condition does not hold, for the reason and on the facts given.</summary>
    public static Finding NotMet(Citation citation, string reason, params (string Name, string Value)[] facts) =>
        new(Judgement.NotMet, null, citation, reason, facts);

    /// <summary>The rules leave it to <paramref name="decider"/>.</summary>
    public static Finding NeedsDecision(Citation citation, Decider decider, string reason, params (string Name, string Value)[] facts) =>
        new(Judgement.NeedsDecision, decider, citation, reason, facts);

    /// <inheritdoc/>
    public bool Equals(Finding? other) =>
        other is not null
        && (Judgement, DecidedBy, Citation, Reason) == (other.Judgement, other.DecidedBy, other.Citation, other.Reason)
        && Facts.SequenceEqual(other.Facts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Judgement, DecidedBy, Citation, Reason, Facts.Count);
}
