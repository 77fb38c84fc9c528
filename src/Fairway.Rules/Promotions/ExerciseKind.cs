using System.Collections.Immutable;
using Fairway.Rules.Increments;
using Fairway.Rules.Titularization;

namespace Fairway.Rules.Promotions;

/// <summary>
/// What an exercise is about. Each is opened with published criteria, its list is computed with reasons, contested, reviewed by joint panels, decided and
/// published; what each leaves out, <see cref="ExerciseKinds"/> says. A stored name never changes.
/// </summary>
[Rule("PP-7"), Rule("TI-1"), Rule("MI-1")]
public enum ExerciseKind
{
    /// <summary>Personal promotions: with quotas, two tracks and forms (PP-6 to PP-8).</summary>
    PersonalPromotion = 1,

    /// <summary>Titularization: contracts become without limit of time (TI-1).</summary>
    Titularization,

    /// <summary>Merit increments, from the results of the cycle (MI-1).</summary>
    MeritIncrement,
}

/// <summary>An exercise by what it is about and its year: there is one of each kind a year.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Year">The year in which it is held; its reference date is 31 December of the year before.</param>
[Rule("PP-7"), Rule("TI-1"), Rule("MI-1")]
public readonly record struct ExerciseKey(ExerciseKind Kind, int Year);

/// <summary>What each kind of exercise has of the machinery, and what it leaves out.</summary>
[Rule("PP-7"), Rule("TI-1"), Rule("MI-1")]
public static class ExerciseKinds
{
    /// <summary>The kinds with their codes: addresses and files write them so.</summary>
    public static ImmutableArray<(ExerciseKind Kind, string Code)> All { get; } =
    [
        (ExerciseKind.PersonalPromotion, "promotions"),
        (ExerciseKind.Titularization, "titularization"),
        (ExerciseKind.MeritIncrement, "increments"),
    ];

    /// <summary>How addresses write a kind.</summary>
    public static string Code(this ExerciseKind kind) => All.First(each => each.Kind == kind).Code;

    /// <summary>The kind that an address names; null: none.</summary>
    public static ExerciseKind? Parse(string code)
    {
        foreach (var (kind, known) in All)
        {
            if (known == code)
            {
                return kind;
            }
        }
        return null;
    }

    /// <summary>
    /// Whether it compares: on a first track within quotas that the Director-General sets, with forms by the candidate and the chief. The others judge each
    /// candidate by themselves, as track 2 does, and from the record.
    /// </summary>
    public static bool Compares(this ExerciseKind kind) => kind == ExerciseKind.PersonalPromotion;

    /// <summary>
    /// Whether everybody reads the names on the list and of those chosen. Not where being on it tells a rating (NT-1): then each reads their own line, and
    /// counts are published.
    /// </summary>
    public static bool NamesArePublic(this ExerciseKind kind) => kind != ExerciseKind.MeritIncrement;

    /// <summary>
    /// Whether a panel judges only whose consent opens their file to it (FA-4): not where the list is public and the record bears it out without a rating.
    /// </summary>
    public static bool PanelNeedsConsent(this ExerciseKind kind) => kind != ExerciseKind.Titularization;

    /// <summary>The conditions that a contest can turn on, by their codes, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Conditions(this ExerciseKind kind) =>
        kind switch
        {
            ExerciseKind.Titularization => TitularizationEligibility.Conditions,
            ExerciseKind.MeritIncrement => IncrementEligibility.Conditions,
            _ => [.. PromotionCodes.Conditions.Select(each => each.Code)],
        };

    /// <summary>Whether a condition's facts, or that it isn't met, say a rating: that is the official's, and the panel's with consent (FA-4, NT-1).</summary>
    public static bool TellsRating(string condition) => condition is TitularizationEligibility.Ratings or IncrementEligibility.Rating;

    /// <summary>
    /// Whether a decision departs from the panel, and so needs a reason. Where a panel compares, its silence recommends nobody; where it judges each by
    /// themselves, one cannot depart from what it has not said.
    /// </summary>
    public static bool Departs(this ExerciseKind kind, TrackDecision decision, bool? recommended) =>
        kind.Compares() || recommended is not null ? (decision == TrackDecision.Promoted) != (recommended == true) : false;

    /// <summary>The rule of the exercise itself.</summary>
    public static string Rule(this ExerciseKind kind) =>
        kind switch
        {
            ExerciseKind.Titularization => "TI-1",
            ExerciseKind.MeritIncrement => "MI-1",
            _ => "PP-7",
        };
}
