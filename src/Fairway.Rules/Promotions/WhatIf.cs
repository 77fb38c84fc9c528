using System.Collections.Immutable;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Promotions;

/// <summary>The exercises that a what-if looks at: the reference dates from the day of the population on.</summary>
[Rule("PP-11")]
public sealed class WhatIfExercises
{
    /// <summary>The most that can be looked at.</summary>
    public const int Most = 40;

    /// <param name="asOf">The day of the population.</param>
    /// <param name="count">How many exercises.</param>
    public WhatIfExercises(LocalDate asOf, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        AsOf = asOf;
        ReferenceDates = [.. Enumerable.Range(asOf.Year, count).Select(year => new LocalDate(year, 12, 31))];
    }

    /// <summary>The day of the population.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Each 31 December, the first on or after that day.</summary>
    public ImmutableArray<LocalDate> ReferenceDates { get; }

    /// <summary>Which of the exercises has a first reference date: the first is 1; 0: none of them.</summary>
    internal int Nth(int first) =>
        first != DayNumbers.Open && DayNumbers.Day(first).Year - AsOf.Year + 1 is var nth && nth <= ReferenceDates.Length ? nth : 0;
}

/// <summary>What becomes of somebody on a track when one policy takes the place of another.</summary>
[Rule("PP-11")]
public enum WhatIfOutcome
{
    /// <summary>They can stand in an earlier exercise, or at all.</summary>
    Gains,

    /// <summary>They can stand in a later exercise only, or in none.</summary>
    Loses,

    /// <summary>The same exercise is their first, or none is.</summary>
    Unchanged,
}

/// <summary>The first exercise in which all conditions hold, under either policy: the first is 1, 0 is none of those looked at.</summary>
/// <param name="Before">Under the policy that is compared with.</param>
/// <param name="After">Under the policy that is tried.</param>
[Rule("PP-11")]
public readonly record struct WhatIfChange(int Before, int After)
{
    /// <summary>What that is for the official.</summary>
    public WhatIfOutcome Outcome =>
        Before == After ? WhatIfOutcome.Unchanged
        : After != 0 && (Before == 0 || After < Before) ? WhatIfOutcome.Gains
        : WhatIfOutcome.Loses;

    /// <summary>The same with the policies exchanged.</summary>
    public WhatIfChange Swapped => new(After, Before);
}

/// <summary>What somebody is counted by.</summary>
/// <param name="Category">On the day of the population.</param>
/// <param name="Band">The half of the category's grades, the lower or the upper: <c>P1–P3</c>.</param>
/// <param name="Sex">As the staff file has it; <c>?</c>: not stated.</param>
/// <param name="Region">Of the duty station; <c>?</c>: not known.</param>
[Rule("PP-11")]
public sealed record WhatIfTraits(string Category, string Band, string Sex, string Region)
{
    /// <summary>Stands where a fact is not known.</summary>
    public const string Unknown = "?";

    /// <summary>The half of its category's grades that a grade is in; a category of an odd number has the one in the middle in the lower half.</summary>
    public static string BandOf(Category category, string grade, GradeScale scale)
    {
        var grades = scale.All.Where(g => g.Category == category).Select(g => g.Code).ToList();
        var lower = (grades.Count + 1) / 2;
        var at = grades.IndexOf(grade);
        return at < 0 ? Unknown
            : at < lower ? Named(grades[..lower])
            : Named(grades[lower..]);

        static string Named(List<string> band) => band.Count == 1 ? band[0] : $"{band[0]}–{band[^1]}";
    }
}

/// <summary>An official of the population, as a what-if counts them.</summary>
/// <param name="Traits">By what.</param>
/// <param name="Group">Whose places they could take; that of the policy tried, else of the one compared with.</param>
/// <param name="OnRegularBudget">Whether they are staff on a regular-budget post, in proportion to whom places are split.</param>
/// <param name="HasBeenPromoted">Whether they hold a personal promotion on the day.</param>
/// <param name="One">Track 1.</param>
/// <param name="Two">Track 2.</param>
[Rule("PP-11")]
public sealed record WhatIfLine(
    WhatIfTraits Traits,
    PromotionGroup Group,
    bool OnRegularBudget,
    bool HasBeenPromoted,
    WhatIfChange One,
    WhatIfChange Two
)
{
    /// <summary>What changes on a track.</summary>
    public WhatIfChange On(PromotionTrack track) => track == PromotionTrack.One ? One : Two;
}

/// <summary>The parameters that a population is judged by.</summary>
/// <param name="Promotions">Of promotions.</param>
/// <param name="Service">Of service.</param>
[Rule("PP-11")]
public sealed record WhatIfPolicy(PromotionPolicy Promotions, ServicePolicy Service);

/// <summary>
/// The same population under two policies (PP-11). Each official is judged twice by <see cref="PromotionEligibility"/>, once under each; what holds is
/// stated nowhere else. The data are taken as they stand: nobody joins or retires, open periods go on, and nobody is promoted in between, since merit
/// can't be foretold. One instance serves one thread.
/// </summary>
[Rule("PP-11")]
public sealed class WhatIf
{
    private readonly WhatIfExercises _exercises;
    private readonly GradeScale _scale;
    private readonly Side _before;
    private readonly Side _after;
    private readonly Dictionary<string, int> _stations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), int> _grades = [];

    /// <summary>Prepares the questions.</summary>
    /// <param name="exercises">The exercises looked at.</param>
    /// <param name="before">The policy that is compared with.</param>
    /// <param name="after">The policy that is tried.</param>
    public WhatIf(WhatIfExercises exercises, WhatIfPolicy before, WhatIfPolicy after)
    {
        _exercises = exercises;
        _scale = before.Service.Grades;
        _before = new(exercises.AsOf, before, Station(before.Promotions.Headquarters));
        _after = new(exercises.AsOf, after, Station(after.Promotions.Headquarters));
    }

    /// <summary>Judges an official; null for who is not in service on the day.</summary>
    /// <param name="record">The record of service.</param>
    /// <param name="sex">As the staff file has it.</param>
    /// <param name="regionOf">The region of a duty station.</param>
    public WhatIfLine? Of(RecordOfService record, string? sex, Func<string, string> regionOf)
    {
        var periods = record.Periods.Where(p => !p.Span.IsEmpty).OrderBy(p => p.Span.From).ToArray();
        if (
            Array.Find(periods, p => p.Span.Contains(_exercises.AsOf)) is not { } current
            || !ServicePeriods.IsInService(current.Organization, current.Status)
        )
        {
            return null;
        }
        var official = new PromotionOfficial(
            DayNumbers.Of(record.DateOfBirth),
            DayNumbers.OfEnd(record.PersonalPromotionOn),
            record.MobilityExceptions.Count == 0 ? DayNumbers.Open : DayNumbers.Of(record.MobilityExceptions.Min())
        );
        var before = Judge(_before, official, periods);
        var after = Judge(_after, official, periods);
        var category = Codes.Parse<Category>(current.Category);
        return new(
            new(
                category is null ? WhatIfTraits.Unknown : current.Category,
                category is { } known ? WhatIfTraits.BandOf(known, current.Grade, _scale) : WhatIfTraits.Unknown,
                sex is { Length: > 0 } ? sex : WhatIfTraits.Unknown,
                regionOf(current.DutyStation)
            ),
            after.Group != PromotionGroup.None ? after.Group : before.Group,
            Codes.Parse<Funding>(current.Funding) == Funding.RB,
            record.PersonalPromotionOn <= _exercises.AsOf,
            new(before.One, after.One),
            new(before.Two, after.Two)
        );
    }

    private (PromotionGroup Group, int One, int Two) Judge(Side side, in PromotionOfficial official, PeriodOfService[] periods)
    {
        var service = new PromotionPeriod[periods.Length];
        for (var i = 0; i < service.Length; i++)
        {
            var p = periods[i];
            service[i] = new(DayNumbers.Of(p.Span.From), DayNumbers.OfEnd(p.Span.Until), Station(p.DutyStation), side.Facts(p, Grade(p)));
        }
        var group = side.Eligibility.Judge(official, service, out var one, out var two);
        return (group, _exercises.Nth(one.First), _exercises.Nth(two.First));
    }

    private int Station(string name) => Number(_stations, name);

    private int Grade(PeriodOfService period) => Number(_grades, (period.Category, period.Grade));

    private static int Number<T>(Dictionary<T, int> numbers, T value)
        where T : notnull
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            numbers.Add(value, number = numbers.Count);
        }
        return number;
    }

    /// <summary>A policy with its questions; few rows differ in their facts.</summary>
    private sealed class Side(LocalDate asOf, WhatIfPolicy policy, int headquarters)
    {
        private readonly Dictionary<(string, ServiceStatus, string, int, string), PromotionFacts> _facts = [];

        public PromotionEligibility Eligibility { get; } = new(asOf, policy.Promotions, headquarters);

        public PromotionFacts Facts(PeriodOfService p, int grade)
        {
            var key = (p.Organization, p.Status, p.Funding, grade, p.Population);
            if (!_facts.TryGetValue(key, out var facts))
            {
                facts = PromotionFacts.Of(
                    p.Organization,
                    p.Status,
                    p.Category,
                    p.Grade,
                    p.Funding,
                    p.Population,
                    grade,
                    policy.Promotions,
                    policy.Service
                );
                _facts.Add(key, facts);
            }
            return facts;
        }
    }
}
