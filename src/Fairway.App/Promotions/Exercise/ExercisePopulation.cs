using System.Collections.Immutable;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>A condition for one official.</summary>
/// <param name="Standing">How firm its ground is.</param>
internal sealed record JudgedCondition(string Code, Finding Finding, string Standing);

/// <summary>The conditions of a track, or of an exercise without tracks.</summary>
internal sealed record JudgedTrack(PromotionTrack Track, bool IsEligible, IReadOnlyList<JudgedCondition> Conditions);

/// <summary>Why somebody is on the list or not.</summary>
/// <param name="CreditInGrade">Half days in the grade, and days in all: what a tie may be broken by.</param>
internal sealed record JudgedReasons(IReadOnlyList<JudgedTrack> Tracks, int CreditInGrade = 0, int DaysInAll = 0);

/// <summary>An official as judged on the reference date.</summary>
/// <param name="Period">The period that has them in service on it; null: none.</param>
/// <param name="One">On the list for track 1; no track 1 where nobody is compared.</param>
/// <param name="Two">On the list for track 2, or for an exercise without tracks.</param>
/// <param name="Explained">Why: told of those alone of whom it is asked.</param>
internal sealed record JudgedOfficial(
    Official Official,
    ServicePeriod? Period,
    PromotionGroup Group,
    bool One,
    bool Two,
    Lazy<JudgedReasons> Explained
)
{
    public string StaffId => Official.StaffId;
    public JudgedReasons Reasons => Explained.Value;

    /// <summary>Whether they belong on the list.</summary>
    public bool IsEligible => One || Two;
}

/// <summary>The live population, judged as of a reference date by the rules of the exercise's launch.</summary>
internal static class ExercisePopulation
{
    /// <summary>Everybody who was in service on the day, by staff id.</summary>
    public static async Task<IReadOnlyList<JudgedOfficial>> JudgeAsync(
        FairwayDb db,
        ExerciseKind kind,
        LocalDate asOf,
        PolicySet policy,
        CancellationToken stop
    )
    {
        var officials = await db
            .Officials.AsNoTracking()
            .Include(o => o.Periods)
            .Where(o => o.Periods.Any(p => p.From <= asOf && (p.Until == null || p.Until > asOf)))
            .AsSplitQuery()
            .OrderBy(o => o.StaffId)
            .ToListAsync(stop);
        return
        [
            .. (await JudgeAsync(db, officials, null, kind, asOf, policy, stop))
                .Where(j => j.Period is not null)
                .OrderBy(j => j.StaffId, StringComparer.Ordinal),
        ];
    }

    /// <summary>One official; null where there is none.</summary>
    public static async Task<JudgedOfficial?> JudgeAsync(
        FairwayDb db,
        string staffId,
        ExerciseKind kind,
        LocalDate asOf,
        PolicySet policy,
        CancellationToken stop
    )
    {
        var official = await db.Officials.AsNoTracking().Include(o => o.Periods).SingleOrDefaultAsync(o => o.StaffId == staffId, stop);
        return official is null ? null : (await JudgeAsync(db, [official], staffId, kind, asOf, policy, stop)).Single();
    }

    /// <summary>Staff on regular-budget posts on a day, by group (PP-6).</summary>
    public static (int GeneralService, int Professionals) OnPosts(IEnumerable<JudgedOfficial> population)
    {
        var funded = population.Where(j => j.Period!.Funding == nameof(Funding.RB)).CountBy(j => j.Group).ToDictionary();
        return (funded.GetValueOrDefault(PromotionGroup.GeneralService), funded.GetValueOrDefault(PromotionGroup.Professionals));
    }

    /// <param name="only">The one official that they are; null: many.</param>
    private static async Task<IEnumerable<JudgedOfficial>> JudgeAsync(
        FairwayDb db,
        IReadOnlyList<Official> officials,
        string? only,
        ExerciseKind kind,
        LocalDate asOf,
        PolicySet policy,
        CancellationToken stop
    )
    {
        if (kind.Compares())
        {
            var exceptions = await db
                .ServiceExceptions.AsNoTracking()
                .Where(e => e.Kind == "mobility" && (only == null || e.StaffId == only))
                .ToListAsync(stop);
            return Promotions(officials, exceptions.ToLookup(e => e.StaffId, e => e.DecidedOn, StringComparer.Ordinal), asOf, policy);
        }
        var records = await CareerRecords.OfAsync(db, officials, only, asOf, stop);
        return officials.Select(official => Judge(official, records[official.StaffId], kind, asOf, policy));
    }

    private static JudgedOfficial Judge(Official official, CareerRecord record, ExerciseKind kind, LocalDate asOf, PolicySet policy)
    {
        var period = ServiceOn.On(official.Periods, asOf);
        var standing = CareerRecords.Standing(record, kind, asOf, policy);
        var group = Codes.Parse<Category>(period?.Category ?? "") is { } category
            ? PromotionCodes.GroupOf(category, policy.Promotions)
            : PromotionGroup.None;
        return new(
            official,
            period,
            group,
            One: false,
            // A panel is there for these two groups; what else a policy admits to them, it judges with the nearest.
            Two: standing.IsEligible && group != PromotionGroup.None,
            new(() =>
                new([
                    new(
                        PromotionTrack.Two,
                        standing.IsEligible,
                        [.. standing.Conditions.Select(c => new JudgedCondition(c.Code, c.Finding, "assumption"))]
                    ),
                ])
            )
        );
    }

    private static IEnumerable<JudgedOfficial> Promotions(
        IReadOnlyList<Official> officials,
        ILookup<string, LocalDate> exceptions,
        LocalDate asOf,
        PolicySet policy
    )
    {
        var records = officials.Select(o => RecordsOfService.Of(o, exceptions[o.StaffId])).ToList();
        return PromotionStanding
            .Of(records, asOf, policy.Promotions, policy.Service)
            .Select(
                (standing, i) =>
                    new JudgedOfficial(
                        officials[i],
                        ServiceOn.On(officials[i].Periods, asOf),
                        standing.Group,
                        standing.One,
                        standing.Two,
                        new(() => Explain(PersonalPromotion.Explain(records[i], asOf, policy.Promotions, policy.Service)))
                    )
            );
    }

    private static JudgedReasons Explain(PromotionExplanation of)
    {
        return new(
            [.. new[] { of.One, of.Two }.Select(Track)],
            SegmentsOf(of.One, PromotionConditions.GradeService).Sum(s => s.Credit),
            SegmentsOf(of.Two, PromotionConditions.TotalService).Sum(s => s.Days)
        );

        static JudgedTrack Track(TrackFindings track) =>
            new(
                track.Track,
                track.IsEligible,
                [.. track.Findings.Select(f => new JudgedCondition(f.Condition.Code(), f.Finding, f.Standing))]
            );

        static ImmutableArray<CreditSegment> SegmentsOf(TrackFindings track, PromotionConditions condition) =>
            track.Findings.FirstOrDefault(f => f.Condition == condition)?.Segments ?? [];
    }
}
