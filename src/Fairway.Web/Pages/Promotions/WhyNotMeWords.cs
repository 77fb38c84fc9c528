using System.Globalization;
using Fairway.App.Promotions;
using Fairway.App.Service;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;
using NodaTime;

namespace Fairway.Web.Pages.Promotions;

/// <summary>A track on its page.</summary>
public sealed record TrackSheet(WhyNotMePage Page, TrackOutlook Track);

/// <summary>Conditions in a table.</summary>
public sealed record ConditionTable(WhyNotMePage Page, IReadOnlyList<PromotionFinding> Findings);

/// <summary>A stretch of counted days in the table of a course.</summary>
/// <param name="Together">The half days up to its end.</param>
/// <param name="IsAhead">Whether it is later than the day asked about.</param>
public sealed record CreditLine(CreditSegment Segment, int Together, bool IsAhead);

/// <summary>How the answer to "why not me, and when?" is said.</summary>
public sealed class WhyNotMeWords(Words t, WhyNotMeView view, LocalDate today)
{
    private readonly WhyNotMe _answer = view.Answer;

    /// <summary>When the track opens, in a sentence.</summary>
    public string When(TrackOutlook track) =>
        track.Now.First is { } first
            ? track.Now.IsEligible
                ? t["WhyNotMe.When.Now", _answer.AsOf, first]
                : t.Count("WhyNotMe.When.First", Math.Max(0, first.Year - today.Year), first)
            : track.Now.IsEligible
                ? t["WhyNotMe.When.NowOnly", _answer.AsOf]
                : track.Obstacle is { On: { } closest }
                    ? t["WhyNotMe.When.Closest", closest]
                    : t["WhyNotMe.When.Never"];

    /// <summary>What would have to change, condition by condition.</summary>
    public IEnumerable<string> Changes(TrackObstacle obstacle) =>
        PromotionCodes
            .Conditions.Where(each => obstacle.Conditions.HasFlag(each.Condition))
            .Select(each => t["WhyNotMe.Change." + each.Condition]);

    /// <summary>The facts that a condition was judged by, each with where it comes from.</summary>
    public IEnumerable<string> Facts(PromotionFinding found)
    {
        var facts = found.Finding.Facts;
        switch (found.Condition)
        {
            case PromotionConditions.InService:
                if (facts.TryGetValue("organization", out var organization))
                {
                    yield return t["WhyNotMe.Fact.Service", organization, t.ValueOfFact("status", facts["status"]), Service()];
                }
                yield break;
            case PromotionConditions.Category:
                yield return t["WhyNotMe.Fact.Category", facts["category"], List(facts["admitted"]), Service()];
                yield break;
            case PromotionConditions.HighestGrade:
                yield return t["WhyNotMe.Fact.Grade", facts["grade"], facts["highest"], Service()];
                yield break;
            case PromotionConditions.Funding:
                yield return t[
                    "WhyNotMe.Fact.Funding",
                    t.ValueOfFact("funding", facts["funding"]),
                    t.List(facts["admitted"].Split(", ").Select(code => t.ValueOfFact("funding", code))),
                    Service()
                ];
                yield break;
            case PromotionConditions.Population:
                yield return t["WhyNotMe.Fact.Population", t.ValueOfFact("population", facts["population"]), Service()];
                yield break;
            case PromotionConditions.NotPromoted:
                var owner = t.OwnerOfFact(view.Person.Personal!.OwnerOf("personal_promotion_on"));
                yield return facts.TryGetValue("promotedOn", out var on)
                    ? t["WhyNotMe.Fact.PromotedOn", Day(on), owner]
                    : t["WhyNotMe.Fact.NotPromoted", owner];
                yield break;
            case PromotionConditions.Mobility:
                yield return facts.TryGetValue("dutyStation", out var station)
                    ? t["WhyNotMe.Fact.ServedAt", station, Day(facts["servedFrom"]), Service()]
                    : t["WhyNotMe.Fact.ServedNowhereElse", facts["headquarters"], Service()];
                if (facts.TryGetValue("exceptionDecidedOn", out var decided))
                {
                    yield return t["WhyNotMe.Fact.Exception", Day(decided), Service()];
                }
                yield break;
            default:
                yield return t["WhyNotMe.Fact.Credit", Number(facts["credit"]), Number(facts["creditNeeded"]), Number(facts["years"])];
                if (found.Segments.Any(segment => segment.Acceleration.HasFlag(Acceleration.Age)))
                {
                    yield return t[
                        "WhyNotMe.Fact.Born",
                        view.Person.Personal!.Official.DateOfBirth,
                        t.OwnerOfFact(view.Person.Personal.OwnerOf("date_of_birth"))
                    ];
                }
                yield break;
        }

        string Service() => t.OwnerOfFact("import");
    }

    /// <summary>The facts of which the official can say that they are wrong, as questions about facts name them.</summary>
    public IEnumerable<string> Asked(PromotionFinding found)
    {
        var of = found.Condition switch
        {
            PromotionConditions.Category => "category",
            PromotionConditions.HighestGrade => "grade",
            PromotionConditions.Funding => "funding",
            PromotionConditions.Population => "population",
            PromotionConditions.NotPromoted => "personal_promotion_on",
            PromotionConditions.InService => "status",
            _ => AskedFacts.Career,
        };
        yield return of;
        if (found.Segments.Any(segment => segment.Acceleration.HasFlag(Acceleration.Age)))
        {
            yield return "date_of_birth";
        }
    }

    /// <summary>The source, and whether its standing is contested or assumed.</summary>
    public string Source(PromotionFinding found)
    {
        var source = $"{found.Finding.Citation.Instrument.Code}, {found.Finding.Citation.Provision}";
        return found.Standing is "contested" or "assumption" ? $"{source} ({t["WhyNotMe.Standing." + found.Standing]})" : source;
    }

    public string CourseTitle(PromotionTrack track, CreditCourse course) =>
        t.Count(
            course.Condition == PromotionConditions.TotalService ? "WhyNotMe.Course.Total" : "WhyNotMe.Course.Grade",
            course.Years,
            (int)track
        );

    /// <summary>The arithmetic in a few sentences.</summary>
    public string Sum(CreditCourse course)
    {
        var faster = course.Counted.Where(s => s.Acceleration != Acceleration.None).Sum(s => s.Days);
        var plain = course.Counted.Sum(s => s.Days) - faster;
        var threshold = PromotionEligibility.Threshold(_answer.AsOf, course.Years);
        var sum = faster > 0 ? t["WhyNotMe.Sum.Faster", plain, faster, course.Credit] : t["WhyNotMe.Sum.Plain", plain, course.Credit];
        var needed = t.Count("WhyNotMe.Sum.Needed", course.Years, _answer.AsOf, threshold, 2 * threshold);
        var stands =
            course.MetOn is not { } met ? t["WhyNotMe.Sum.NotInSight"]
            : met <= _answer.AsOf ? t["WhyNotMe.Sum.MetOn", met]
            : t["WhyNotMe.Sum.WillBeMetOn", met, (2 * threshold) - course.Credit, course.Needed];
        return $"{sum} {needed} {stands}";
    }

    public IEnumerable<CreditLine> Lines(CreditCourse course)
    {
        var together = 0;
        foreach (var segment in course.Counted)
        {
            yield return new(segment, together += segment.Credit, false);
        }
        foreach (var segment in course.Ahead)
        {
            yield return new(segment, together += segment.Credit, true);
        }
    }

    /// <summary>Why days count faster; null where they don't.</summary>
    public string? Faster(CreditSegment segment) =>
        segment.Acceleration == Acceleration.None ? null : t["WhyNotMe.Faster." + (int)segment.Acceleration];

    private LocalDate Day(string text) => IsoDay.Parse(text) ?? _answer.AsOf;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private string List(string codes) => t.List(codes.Split(", "));
}
