using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Fairway.App.Service;
using Fairway.Proof;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>An official as judged on the reference date.</summary>
/// <param name="Period">The period that has them in service on it; null: none.</param>
/// <param name="Standing">Whether they are eligible.</param>
/// <param name="Explained">Why: told of those alone of whom it is asked.</param>
internal sealed record JudgedOfficial(
    Official Official,
    ServicePeriod? Period,
    PromotionStanding Standing,
    Lazy<PromotionExplanation> Explained
)
{
    public string StaffId => Official.StaffId;
    public PromotionGroup Group => Standing.Group;
    public bool One => Standing.One;
    public bool Two => Standing.Two;
    public PromotionExplanation Answer => Explained.Value;

    /// <summary>Whether they belong on the list.</summary>
    public bool IsEligible => One || Two;

    public int CreditInGrade => SegmentsOf(Answer.One, PromotionConditions.GradeService).Sum(s => s.Credit);
    public int DaysInAll => SegmentsOf(Answer.Two, PromotionConditions.TotalService).Sum(s => s.Days);

    private static ImmutableArray<CreditSegment> SegmentsOf(TrackFindings track, PromotionConditions condition) =>
        track.Findings.FirstOrDefault(f => f.Condition == condition)?.Segments ?? [];
}

/// <summary>The live population, judged as of a reference date by the rules of the exercise's launch.</summary>
internal static class ExercisePopulation
{
    /// <summary>Everybody who was in service on the day, by staff id.</summary>
    public static async Task<IReadOnlyList<JudgedOfficial>> JudgeAsync(
        FairwayDb db,
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
        var exceptions = (await db.ServiceExceptions.AsNoTracking().Where(e => e.Kind == "mobility").ToListAsync(stop)).ToLookup(
            e => e.StaffId,
            e => e.DecidedOn,
            StringComparer.Ordinal
        );
        return
        [
            .. Judge(officials, exceptions, asOf, policy).Where(j => j.Period is not null).OrderBy(j => j.StaffId, StringComparer.Ordinal),
        ];
    }

    /// <summary>One official; null where there is none.</summary>
    public static async Task<JudgedOfficial?> JudgeAsync(
        FairwayDb db,
        string staffId,
        LocalDate asOf,
        PolicySet policy,
        CancellationToken stop
    )
    {
        var official = await db.Officials.AsNoTracking().Include(o => o.Periods).SingleOrDefaultAsync(o => o.StaffId == staffId, stop);
        var exceptions = await db
            .ServiceExceptions.AsNoTracking()
            .Where(e => e.StaffId == staffId && e.Kind == "mobility")
            .ToListAsync(stop);
        var days = exceptions.ToLookup(e => e.StaffId, e => e.DecidedOn, StringComparer.Ordinal);
        return official is null ? null : Judge([official], days, asOf, policy).Single();
    }

    /// <summary>Staff on regular-budget posts on a day, by group (PP-6).</summary>
    public static (int GeneralService, int Professionals) OnPosts(IEnumerable<JudgedOfficial> population)
    {
        var funded = population.Where(j => j.Period!.Funding == nameof(Funding.RB)).CountBy(j => j.Group).ToDictionary();
        return (funded.GetValueOrDefault(PromotionGroup.GeneralService), funded.GetValueOrDefault(PromotionGroup.Professionals));
    }

    private static IEnumerable<JudgedOfficial> Judge(
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
                        officials[i].Periods.Find(p => p.From <= asOf && !(p.Until <= asOf) && ServiceOn.Counts(p.Organization, p.Status)),
                        standing,
                        new(() => PersonalPromotion.Explain(records[i], asOf, policy.Promotions, policy.Service))
                    )
            );
    }
}

/// <summary>What a version of the list freezes: who is on it, with the facts and findings of each.</summary>
internal static class ListContent
{
    /// <summary>The content as canonical JSON, and its hash.</summary>
    public static (string Content, string Hash) Write(PromotionExercise exercise, IEnumerable<JudgedOfficial> listed)
    {
        var content = CanonicalJson.Text(
            new JsonObject
            {
                ["year"] = exercise.Year,
                ["asOf"] = IsoDay.Text(exercise.AsOf),
                ["policy"] = exercise.PolicyVersion,
                ["officials"] = new JsonArray([.. listed.OrderBy(j => j.StaffId, StringComparer.Ordinal).Select(Official)]),
            }.ToJsonString()
        );
        return (content, CanonicalJson.Sha256Hex(content));
    }

    /// <summary>One official of a frozen list; null where they are not on it.</summary>
    public static JsonObject? Find(string content, string staffId) =>
        JsonNode.Parse(content)!["officials"]!.AsArray().OfType<JsonObject>().FirstOrDefault(o => (string?)o["staffId"] == staffId);

    /// <summary>A frozen list with one official judged anew: the others stay as they were.</summary>
    /// <param name="content">The version before.</param>
    /// <param name="others">Who else stands on the new one.</param>
    /// <param name="judged">Who is put on, or is judged anew; null where somebody is taken off.</param>
    public static (string Content, string Hash) Replace(string content, IReadOnlyCollection<string> others, JudgedOfficial? judged)
    {
        var root = JsonNode.Parse(content)!.AsObject();
        var kept = root["officials"]!.AsArray().OfType<JsonObject>().Where(o => others.Contains((string)o["staffId"]!)).ToList();
        root["officials"] = new JsonArray([
            .. kept.Select(o => o.DeepClone().AsObject())
                .Concat(judged is null ? [] : [Official(judged)])
                .OrderBy(o => (string)o["staffId"]!, StringComparer.Ordinal),
        ]);
        var text = CanonicalJson.Text(root.ToJsonString());
        return (text, CanonicalJson.Sha256Hex(text));
    }

    private static JsonObject Official(JudgedOfficial of) =>
        new()
        {
            ["staffId"] = of.StaffId,
            ["group"] = of.Answer.Group.Code(),
            ["category"] = of.Period?.Category,
            ["grade"] = of.Period?.Grade,
            ["dutyStation"] = of.Period?.DutyStation,
            ["tracks"] = new JsonArray([.. new[] { of.Answer.One, of.Answer.Two }.Select(Track)]),
        };

    private static JsonObject Track(TrackFindings of) =>
        new()
        {
            ["track"] = (int)of.Track,
            ["eligible"] = of.IsEligible,
            ["findings"] = new JsonArray([
                .. of.Findings.Select(f => new JsonObject
                {
                    ["rule"] = f.Finding.Citation.Rule,
                    ["condition"] = f.Condition.Code(),
                    ["met"] = f.Finding.Judgement == Judgement.Met,
                    ["facts"] = new JsonObject(f.Finding.Facts.Select(fact => KeyValuePair.Create(fact.Key, (JsonNode?)fact.Value))),
                    ["standing"] = f.Standing,
                }),
            ]),
        };
}
