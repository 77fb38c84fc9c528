using Fairway.Rules.Service;

namespace Fairway.Rules.Reclassification;

/// <summary>What an evaluation comes to.</summary>
/// <param name="Points">The sum of the factors.</param>
/// <param name="Worth">The grade whose band the points lie in.</param>
/// <param name="Grade">The grade that results: the present one, or the next above or beneath it.</param>
/// <param name="Act">What the evaluator's finding is in the workflow.</param>
public sealed record JobGrade(int Points, Grade Worth, Grade Grade, ReclassificationAct Act);

/// <summary>
/// From the levels that an evaluator gives the factors of a job to its grade. It is given the job's factors and present grade and nothing about a person: the
/// grade belongs to the job (J2851).
/// </summary>
[Rule("RG-1")]
public static class JobGrading
{
    private const string Rule = "RG-1";

    /// <summary>What is missing before an evaluation counts.</summary>
    /// <param name="levels">The level of each factor by its code, from 1.</param>
    /// <param name="reasons">The evaluator's reasons.</param>
    /// <param name="policy">The parameters.</param>
    public static IReadOnlyList<Refusal> Check(IReadOnlyDictionary<string, int> levels, string reasons, ReclassificationPolicy policy) =>
        [
            .. policy
                .Factors.Where(factor => !levels.TryGetValue(factor.Code, out var level) || level < 1 || level > factor.Points.Length)
                .Select(factor => Refusal.Of(RefusalCodes.JobLevelMissing, "Levels." + factor.Code, Rule)),
            .. string.IsNullOrWhiteSpace(reasons) ? [Refusal.Of(RefusalCodes.JobTextMissing, "Reasons", Rule)] : Array.Empty<Refusal>(),
        ];

    /// <summary>The points and the grade; the levels are whole. Null where the policy has no bands for the category.</summary>
    public static JobGrade? Of(IReadOnlyDictionary<string, int> levels, Grade present, GradeScale scale, ReclassificationPolicy policy)
    {
        var points = policy.Factors.Sum(factor => factor.Points[levels[factor.Code] - 1]);
        var grades = scale.All.Where(grade => grade.Category == present.Category).ToList();
        if (policy.Bands.FirstOrDefault(bands => bands.Category == present.Category) is not { } bands || bands.From.Length != grades.Count)
        {
            return null;
        }
        var worth = grades[Math.Max(0, bands.From.Count(from => from <= points) - 1)];
        // One grade at a time: two make another job of it, which is a new post and no reclassification.
        var step = Math.Sign(worth.Order - present.Order);
        return new(
            points,
            worth,
            grades[present.Order - 1 + step],
            step > 0 ? ReclassificationAct.Raise
                : step < 0 ? ReclassificationAct.Lower
                : ReclassificationAct.Keep
        );
    }

    /// <summary>
    /// The grades that can be recommended and decided on an appeal: at most one above the present, and none beneath the result, so that nobody is worse off for
    /// having appealed.
    /// </summary>
    public static IReadOnlyList<Grade> Open(Grade present, Grade result, GradeScale scale) =>
        [
            .. scale.All.Where(grade =>
                grade.Category == present.Category && grade.Order >= result.Order && grade.Order <= present.Order + 1
            ),
        ];
}

/// <summary>Whether a request is whole.</summary>
[Rule("RG-1")]
public static class ReclassificationCheck
{
    private const string Rule = "RG-1";

    /// <summary>What is missing before a request can be sent.</summary>
    /// <param name="answers">The questionnaire's answers by the question's code.</param>
    /// <param name="text">The new description.</param>
    /// <param name="present">The description in force; null: none is.</param>
    /// <param name="policy">The parameters.</param>
    public static IReadOnlyList<Refusal> Request(
        IReadOnlyDictionary<string, string> answers,
        JobText text,
        JobText? present,
        ReclassificationPolicy policy
    ) =>
        [
            .. policy
                .Questions.Where(question => string.IsNullOrWhiteSpace(answers.GetValueOrDefault(question.Code)))
                .Select(question => Refusal.Of(RefusalCodes.JobTextMissing, "Answers." + question.Code, Rule)),
            .. JobCheck.Description(text),
            .. present is not null && IsSame(text, present)
                ? [Refusal.Of(RefusalCodes.JobUnchanged, "Purpose", Rule)]
                : Array.Empty<Refusal>(),
        ];

    private static bool IsSame(JobText one, JobText other) =>
        (one.Purpose, one.Reporting, one.Qualifications) == (other.Purpose, other.Reporting, other.Qualifications)
        && one.Said.SequenceEqual(other.Said);
}
