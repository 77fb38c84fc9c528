using System.Collections.Immutable;
using Fairway.Rules.Service;
using Fairway.Rules.Sources;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Promotions;

/// <summary>A period of service with what exercises on contracts and increments ask of it.</summary>
/// <param name="Span">Its days.</param>
/// <param name="Organization">The employer; on secondment the host.</param>
/// <param name="Status">What the official does in it.</param>
/// <param name="Category">As written; empty where another organization has none.</param>
/// <param name="Grade">As written.</param>
/// <param name="Contract">As written; empty: not known.</param>
/// <param name="Funding">As written.</param>
[Rule("SV-2"), Rule("SV-3")]
public sealed record ContractPeriod(
    Span Span,
    string Organization,
    ServiceStatus Status,
    string Category,
    string Grade,
    string Contract,
    string Funding
);

/// <summary>The overall rating of a cycle that is signed and received.</summary>
/// <param name="EndsOn">The cycle's last day.</param>
/// <param name="Rating">The code of the rating.</param>
[Rule("CY-5")]
public sealed record RatedCycle(LocalDate EndsOn, string Rating);

/// <summary>What titularization and merit increments are judged by.</summary>
/// <param name="DateOfBirth">The date of birth.</param>
/// <param name="Periods">In any order; none shares a day with another.</param>
/// <param name="Ratings">The overall ratings on record, in any order.</param>
/// <param name="ProbationUntil">The last day of the probation; null: there is none on record.</param>
/// <param name="IncrementOn">From when on the last merit increment counted; null: none was given.</param>
[Rule("TI-1"), Rule("MI-1")]
public sealed record CareerRecord(
    LocalDate DateOfBirth,
    IReadOnlyList<ContractPeriod> Periods,
    IReadOnlyList<RatedCycle> Ratings,
    LocalDate? ProbationUntil,
    LocalDate? IncrementOn
)
{
    /// <summary>The period that has them in service on a day; null: none.</summary>
    public ContractPeriod? On(LocalDate day) =>
        Periods.FirstOrDefault(p => p.Span.Contains(day) && ServicePeriods.IsInService(p.Organization, p.Status));

    /// <summary>The newest ratings of cycles that had ended on a day, the newest first.</summary>
    public IReadOnlyList<RatedCycle> Newest(int count, LocalDate day) =>
        [.. Ratings.Where(r => r.EndsOn <= day).OrderByDescending(r => r.EndsOn).Take(count)];

    /// <summary>The days of the periods that count, up to a day (inclusive).</summary>
    public int Days(LocalDate through, Func<ContractPeriod, bool> counts) =>
        Periods.Where(counts).Sum(p => p.Span.Intersect(new Span(LocalDate.MinIsoValue, through.PlusDays(1)))?.Days ?? 0);
}

/// <summary>A condition of an exercise for one official.</summary>
/// <param name="Code">The condition, as files and contests write it.</param>
/// <param name="Finding">What it found, with its source.</param>
[Rule("TI-1"), Rule("MI-1")]
public sealed record ExerciseCondition(string Code, Finding Finding)
{
    /// <summary>A condition that is met or not, by facts.</summary>
    internal static ExerciseCondition Of(Citation source, string code, bool met, params (string, string)[] facts) =>
        new(code, met ? Finding.Met(source, code + "-met", facts) : Finding.NotMet(source, code, facts));

    /// <summary>Whether what is written is one of those that are admitted.</summary>
    internal static ExerciseCondition Admitted<T>(Citation source, string code, string fact, string written, ImmutableArray<T> admitted)
        where T : struct, Enum =>
        Of(
            source,
            code,
            Codes.Parse<T>(written) is { } known && admitted.Contains(known),
            (fact, written),
            ("admitted", string.Join(", ", admitted))
        );
}

/// <summary>How an official stands to an exercise, and why.</summary>
/// <param name="Conditions">Every condition that was asked, in the order in which they are told; who is not in service is asked no other.</param>
[Rule("TI-1"), Rule("MI-1")]
public sealed record ExerciseStanding(IReadOnlyList<ExerciseCondition> Conditions)
{
    /// <summary>Whether every condition is met.</summary>
    public bool IsEligible => Conditions.All(c => c.Finding.Judgement == Judgement.Met);

    /// <summary>The conditions that are not met.</summary>
    public IEnumerable<ExerciseCondition> Missing => Conditions.Where(c => c.Finding.Judgement != Judgement.Met);
}

/// <summary>"Why not me, and when?": how an official stands on a reference date, and the first one on which all conditions hold (PP-10).</summary>
/// <param name="AsOf">The reference date.</param>
/// <param name="Now">How they stand on it.</param>
/// <param name="First">The first 31 December from it on with which all conditions hold if nothing else changes; null: none in sight.</param>
/// <param name="Beyond">What is missing on the nearest reference date where there is none in sight; empty else.</param>
[Rule("PP-10"), Rule("TI-1"), Rule("MI-1")]
public sealed record ExerciseOutlook(LocalDate AsOf, ExerciseStanding Now, LocalDate? First, IReadOnlyList<ExerciseCondition> Beyond)
{
    /// <summary>How many reference dates are looked at.</summary>
    public const int Years = 45;

    /// <summary>Looks from a reference date on.</summary>
    /// <param name="asOf">The reference date, or any day.</param>
    /// <param name="standing">How the official stands on a day.</param>
    public static ExerciseOutlook Of(LocalDate asOf, Func<LocalDate, ExerciseStanding> standing)
    {
        var now = standing(asOf);
        var days = Enumerable.Range(asOf.Year, Years).Select(year => new LocalDate(year, 12, 31)).Where(day => day >= asOf);
        var (first, nearest) = ((LocalDate?)null, now);
        foreach (var day in days)
        {
            var then = standing(day);
            if (then.IsEligible)
            {
                first = day;
                break;
            }
            nearest = then.Missing.Count() < nearest.Missing.Count() ? then : nearest;
        }
        return new(asOf, now, first, first is null ? [.. nearest.Missing] : []);
    }
}
