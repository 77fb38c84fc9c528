using System.Collections.Immutable;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Rules.Promotions;

/// <summary>A criterion by which panels compare merit on track 1, published at launch (PP-8).</summary>
/// <param name="Code">Kept with the scores.</param>
/// <param name="Name">What it asks.</param>
/// <param name="Weight">What it counts, in hundredths; all together a hundred.</param>
[Rule("PP-8")]
public sealed record MeritCriterion(string Code, Wording Name, int Weight);

/// <summary>What breaks a tie between candidates with the same points (PP-8).</summary>
[Rule("PP-8")]
public enum TieBreak
{
    /// <summary>More points on the criterion with the greatest weight: <c>heaviest-criterion</c>.</summary>
    HeaviestCriterion,

    /// <summary>More credit in the grade: <c>credit-in-grade</c>.</summary>
    CreditInGrade,

    /// <summary>More days of service in all: <c>service-in-all</c>.</summary>
    ServiceInAll,

    /// <summary>A lot that the hash of the published list draws, so that nobody can choose it and everybody can check it: <c>lot</c>.</summary>
    Lot,
}

/// <summary>Parameters of the yearly exercise of personal promotions (rulebook section 9), as they stand on one day.</summary>
[Rule("PP-7"), Rule("PP-8")]
public sealed record ExercisePolicy
{
    /// <summary>How long the draft list can be contested and tracks be chosen (<c>exercise.contest.window</c>).</summary>
    public required Period ContestWindow { get; init; }

    /// <summary>How long officials and chiefs have for the forms (<c>exercise.forms.window</c>).</summary>
    public required Period FormsWindow { get; init; }

    /// <summary>How many members without conflict score a candidate at least (<c>exercise.panel.quorum</c>).</summary>
    public required int Quorum { get; init; }

    /// <summary>The most points on a criterion; the fewest are one (<c>exercise.score.highest</c>).</summary>
    public required int HighestScore { get; init; }

    /// <summary>The criteria of track 1 (<c>exercise.criteria</c>).</summary>
    public required ImmutableArray<MeritCriterion> Criteria { get; init; }

    /// <summary>How ties are broken, in order (<c>exercise.ties</c>).</summary>
    public required ImmutableArray<TieBreak> Ties { get; init; }

    /// <summary>What an official can do against a refusal (<c>exercise.remedies</c>).</summary>
    public required ImmutableArray<Redress> Remedies { get; init; }

    /// <summary>How long that is open, from the day on which they were told (<c>exercise.remedies.within</c>).</summary>
    public required Period RemediesWithin { get; init; }

    /// <summary>The ways to break a tie, as policies write them.</summary>
    public static ImmutableArray<(TieBreak Value, string Code)> TieBreaks { get; } =
    [
        (TieBreak.HeaviestCriterion, "heaviest-criterion"),
        (TieBreak.CreditInGrade, "credit-in-grade"),
        (TieBreak.ServiceInAll, "service-in-all"),
        (TieBreak.Lot, "lot"),
    ];
}
