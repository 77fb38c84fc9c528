using System.Collections.Immutable;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Fairway.Rules.Underperformance;
using NodaTime;

namespace Fairway.Rules.Reclassification;

/// <summary>A factor by which jobs are compared.</summary>
/// <param name="Code">As evaluations store it.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Points">What each of its levels is worth, the lowest first.</param>
public sealed record JobFactor(string Code, Wording Name, ImmutableArray<int> Points);

/// <summary>The points from which on a job is worth each grade of a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="From">One number for each grade, the lowest first.</param>
public sealed record GradeBands(Category Category, ImmutableArray<int> From);

/// <summary>Parameters of job descriptions and reclassification (RG-1), as they stand on one day.</summary>
[Rule("RG-1")]
public sealed record ReclassificationPolicy
{
    /// <summary>The code of the remedy that is an appeal to an Independent Review Group.</summary>
    public const string ReviewGroup = "review-group";

    /// <summary>How long those in a job comment on a new description (<c>reclassification.comments.within</c>).</summary>
    public required Period CommentsWithin { get; init; }

    /// <summary>The questions of the job data questionnaire (<c>reclassification.questions</c>).</summary>
    public required ImmutableArray<NamedChoice> Questions { get; init; }

    /// <summary>From the day of the request to the result (<c>reclassification.evaluation.within</c>).</summary>
    public required Period EvaluationWithin { get; init; }

    /// <summary>The factors with their points (<c>reclassification.factors</c>).</summary>
    public required ImmutableArray<JobFactor> Factors { get; init; }

    /// <summary>The points of each grade (<c>reclassification.bands</c>).</summary>
    public required ImmutableArray<GradeBands> Bands { get; init; }

    /// <summary>What can be done against a result (<c>reclassification.remedies</c>).</summary>
    public required ImmutableArray<Redress> Remedies { get; init; }

    /// <summary>How long that is open (<c>reclassification.remedies.within</c>).</summary>
    public required Period RemediesWithin { get; init; }

    /// <summary>From the appeal to the Independent Review Group's recommendation (<c>reclassification.review.within</c>).</summary>
    public required Period ReviewWithin { get; init; }

    /// <summary>From the recommendation to the decision (<c>reclassification.decision.within</c>).</summary>
    public required Period DecisionWithin { get; init; }

    /// <summary>What can be done against the decision on an appeal (<c>reclassification.decision.remedies</c>).</summary>
    public required ImmutableArray<Redress> DecisionRemedies { get; init; }

    /// <summary>How long that is open (<c>reclassification.decision.remedies.within</c>).</summary>
    public required Period DecisionRemediesWithin { get; init; }

    /// <summary>Time limits of exercises (<c>reclassification.exercise</c>).</summary>
    public required ReclassificationExercisePolicy Exercise { get; init; }
}

/// <summary>The days of a request.</summary>
[Rule("RG-1")]
public static class ReclassificationDays
{
    /// <summary>The last day for comments on a new description.</summary>
    public static LocalDate CommentsUntil(LocalDate proposedOn, ReclassificationPolicy policy) =>
        Months.Add(proposedOn, policy.CommentsWithin);

    /// <summary>The day by which the result is due.</summary>
    public static LocalDate ResultDue(LocalDate receivedOn, ReclassificationPolicy policy) =>
        Months.Add(receivedOn, policy.EvaluationWithin);

    /// <summary>The last day on which something can be done against a result.</summary>
    public static LocalDate RemediesUntil(LocalDate resultOn, ReclassificationPolicy policy) => Months.Add(resultOn, policy.RemediesWithin);

    /// <summary>The day by which the Independent Review Group recommends.</summary>
    public static LocalDate ReviewDue(LocalDate appealedOn, ReclassificationPolicy policy) => Months.Add(appealedOn, policy.ReviewWithin);

    /// <summary>The day by which the appeal is decided.</summary>
    public static LocalDate DecisionDue(LocalDate recommendedOn, ReclassificationPolicy policy) =>
        Months.Add(recommendedOn, policy.DecisionWithin);

    /// <summary>The last day on which something can be done against the decision.</summary>
    public static LocalDate DecisionRemediesUntil(LocalDate decidedOn, ReclassificationPolicy policy) =>
        Months.Add(decidedOn, policy.DecisionRemediesWithin);

    /// <summary>
    /// From which day on a grade counts: a higher one from the day of the request, whenever it is found; a lower one only once nothing can be done against the
    /// result any more, or from the day after the decision on the appeal.
    /// </summary>
    /// <param name="step">Above 0: higher than the present one; beneath 0: lower.</param>
    /// <param name="receivedOn">The day of the request.</param>
    /// <param name="resultOn">The day of the result.</param>
    /// <param name="decidedOn">The day of the decision on the appeal; null: none was made.</param>
    /// <param name="policy">The parameters.</param>
    public static LocalDate EffectOn(
        int step,
        LocalDate receivedOn,
        LocalDate resultOn,
        LocalDate? decidedOn,
        ReclassificationPolicy policy
    ) => step > 0 ? receivedOn : (decidedOn ?? RemediesUntil(resultOn, policy)).PlusDays(1);
}
