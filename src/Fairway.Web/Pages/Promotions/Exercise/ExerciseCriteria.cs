using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Web.Components;
using Fairway.Web.Pages.People;

namespace Fairway.Web.Pages.Promotions.Exercise;

/// <summary>The published criteria of an exercise that does not compare, each in a sentence with its value.</summary>
public static class ExerciseCriteria
{
    /// <summary>In the order in which they are asked.</summary>
    public static IEnumerable<string> Of(Words t, ExerciseKind kind, PolicySet policy) =>
        kind == ExerciseKind.Titularization ? Titularization(t, policy) : Increments(t, policy);

    private static IEnumerable<string> Titularization(Words t, PolicySet policy)
    {
        var of = policy.Titularization;
        yield return t["Exercise.Criteria.Categories", t.List(of.Categories.Select(c => c.ToString()))];
        yield return t["Exercise.Criteria.Contracts", t.List(of.Contracts.Select(c => t.ValueOfFact("contract", c.ToString())))];
        yield return t["Exercise.Criteria.Fundings", t.List(of.Fundings.Select(f => t.ValueOfFact("funding", f.ToString())))];
        yield return t["Exercise.Criteria.Service", of.ServiceYears];
        yield return t["Exercise.Criteria.Ratings", Ratings(t, policy, of.Ratings), of.RatedCycles];
        yield return t["Exercise.Criteria.Probation"];
        yield return t["Exercise.Criteria.Retirement", of.YearsBeforeRetirement, of.RetirementAge];
    }

    private static IEnumerable<string> Increments(Words t, PolicySet policy)
    {
        var of = policy.Increments;
        yield return t["Exercise.Criteria.Categories", t.List(of.Categories.Select(c => c.ToString()))];
        yield return t["Exercise.Criteria.Contracts", t.List(of.Contracts.Select(c => t.ValueOfFact("contract", c.ToString())))];
        yield return t[of.TechnicalCooperation ? "Exercise.Criteria.WithTc" : "Exercise.Criteria.WithoutTc"];
        yield return t["Exercise.Criteria.Ratings", Ratings(t, policy, of.Ratings)];
        yield return t["Exercise.Criteria.WithoutReport", Ratings(t, policy, [of.WithoutReport])];
        yield return t["Exercise.Criteria.Interval", of.IntervalYears];
        yield return t[of.AtTop ? "Exercise.Criteria.AtTop" : "Exercise.Criteria.NotAtTop", of.YearsToTop];
    }

    private static string Ratings(Words t, PolicySet policy, IEnumerable<string> codes) =>
        t.List(codes.Select(code => policy.Appraisals.Ratings.Overall.FirstOrDefault(r => r.Code == code)?.Name.In(t.Language) ?? code));
}
