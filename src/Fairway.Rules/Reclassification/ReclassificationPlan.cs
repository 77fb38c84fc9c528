using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Rules.Reclassification;

/// <summary>Time limits of exercises (RG-1).</summary>
/// <param name="PublishedBefore">From the publication to the reference day, at least (<c>reclassification.exercise.publishedBefore</c>).</param>
/// <param name="Questionnaires">From the reference day to the last day of questionnaires, at least (<c>reclassification.exercise.questionnaires</c>).</param>
/// <param name="Evaluations">From the last day of questionnaires to that of evaluations, at most (<c>reclassification.exercise.evaluations</c>).</param>
[Rule("RG-1")]
public sealed record ReclassificationExercisePolicy(Period PublishedBefore, Period Questionnaires, Period Evaluations);

/// <summary>What an exercise covers, and its days.</summary>
/// <param name="Regions">Codes of regions; <see cref="ReclassificationScope.Headquarters"/> among them for all that lies in none.</param>
/// <param name="ReferenceOn">The day of the request for all alike; null: not chosen.</param>
/// <param name="QuestionnairesUntil">The last day of questionnaires; null: not chosen.</param>
/// <param name="EvaluationsUntil">The day by which every result is planned; null: not chosen.</param>
[Rule("RG-1")]
public sealed record ReclassificationPlan(
    IReadOnlyCollection<string> Regions,
    LocalDate? ReferenceOn,
    LocalDate? QuestionnairesUntil,
    LocalDate? EvaluationsUntil
)
{
    private const string Rule = "RG-1";

    /// <summary>The shortest plan that could be published today, with nothing in its scope.</summary>
    public static ReclassificationPlan Proposed(LocalDate today, ReclassificationExercisePolicy policy)
    {
        var reference = Months.Add(today, policy.PublishedBefore);
        var questionnaires = Months.Add(reference, policy.Questionnaires);
        return new([], reference, questionnaires, Months.Add(questionnaires, policy.Evaluations));
    }

    /// <summary>What stands against publishing the plan on a day: everybody knows it in time, has time enough, and waits no longer than is foreseen.</summary>
    public IReadOnlyList<Refusal> Check(LocalDate today, ReclassificationExercisePolicy policy)
    {
        var refusals = new List<Refusal>();
        if (Regions.Count == 0)
        {
            refusals.Add(Refusal.Of(RefusalCodes.ReclassificationScopeMissing, nameof(Regions), Rule));
        }
        var earliest = Months.Add(today, policy.PublishedBefore);
        if (ReferenceOn is not { } reference || reference < earliest)
        {
            refusals.Add(Refusal.Of(RefusalCodes.ReclassificationReferenceTooSoon, nameof(ReferenceOn), Rule, earliest));
            reference = ReferenceOn ?? earliest;
        }
        var enough = Months.Add(reference, policy.Questionnaires);
        if (QuestionnairesUntil is not { } questionnaires || questionnaires < enough)
        {
            refusals.Add(Refusal.Of(RefusalCodes.ReclassificationQuestionnairesTooShort, nameof(QuestionnairesUntil), Rule, enough));
            questionnaires = QuestionnairesUntil ?? enough;
        }
        var latest = Months.Add(questionnaires, policy.Evaluations);
        if (EvaluationsUntil is not { } evaluations || evaluations <= questionnaires || evaluations > latest)
        {
            refusals.Add(
                Refusal.Of(
                    RefusalCodes.ReclassificationEvaluationsWrong,
                    nameof(EvaluationsUntil),
                    Rule,
                    questionnaires.PlusDays(1),
                    latest
                )
            );
        }
        return refusals;
    }
}
