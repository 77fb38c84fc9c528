using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>What an end of cycle is about: what stands after mid-term.</summary>
/// <param name="Outputs">Those still to be delivered, in the form's order (CY-3).</param>
/// <param name="Competencies">Codes of the competencies agreed on.</param>
/// <param name="OfManager">Whether managerial accountabilities are assessed (CY-4).</param>
[Rule("CY-4")]
public sealed record AssessedCycle(IReadOnlyList<StandingOutput> Outputs, IReadOnlyList<string> Competencies, bool OfManager)
{
    /// <summary>What the organization asks of officials like this one beside that, in words (interpretation 34); those of the day of opening.</summary>
    public IReadOnlyList<CycleCriterion> Criteria { get; init; } = [];

    /// <summary>What is assessed under an agreement after its mid-term review; null: none was held.</summary>
    public static AssessedCycle Of(AgreementForm agreement, ReviewForm? review, bool ofManager) =>
        new(
            [.. StandingOutput.After(agreement, review).Where(output => output.Counts)],
            [.. agreement.Competencies.Select(choice => choice.Code)],
            ofManager
        );
}

/// <summary>An extra criterion that a cycle has: answered in words, not rated (CY-4, CY-5).</summary>
/// <param name="Code">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What is meant.</param>
public sealed record CycleCriterion(string Code, string Title, string Description);

/// <summary>What stands against submitting a self-assessment or signing an assessment.</summary>
[Rule("CY-4")]
public static class EndCheck
{
    /// <summary>What is missing in a self-assessment before it is submitted, in the form's order; empty: nothing.</summary>
    public static IReadOnlyList<Refusal> ForSubmitting(SelfAssessment self, AssessedCycle cycle, AppraisalPolicy policy)
    {
        var refusals = new List<Refusal>(Unkeepable(self, policy));
        for (var i = 0; i < cycle.Outputs.Count; i++)
        {
            var id = cycle.Outputs[i].Now.Id;
            var text = self.Outputs.FirstOrDefault(o => o.Id == id)?.Achieved;
            FormTexts.Required(refusals, "CY-4", text, RefusalCodes.SelfOutputMissing, $"Outputs[{id}].Achieved", i + 1);
        }
        for (var i = 0; i < cycle.Competencies.Count; i++)
        {
            var code = cycle.Competencies[i];
            var text = self.Competencies.FirstOrDefault(c => c.Code == code)?.Text;
            FormTexts.Required(refusals, "CY-4", text, RefusalCodes.SelfCompetencyMissing, $"Competencies[{code}].Text", i + 1);
        }
        FormTexts.Required(refusals, "CY-4", self.Objective, RefusalCodes.SelfObjectiveMissing, "Objective");
        Accountabilities(refusals, self.Accountabilities, cycle, policy);
        Criteria(refusals, self.Criteria, cycle);
        return refusals;
    }

    /// <summary>
    /// What is missing in an assessment before the supervisor signs, in the form's order; empty: nothing. Includes the explanations that
    /// an odd overall rating (CY-5) and a surprise (CY-10) ask for.
    /// </summary>
    /// <param name="assessment">The text that would be signed.</param>
    /// <param name="cycle">What is assessed.</param>
    /// <param name="policy">The policy that the cycle was launched under.</param>
    /// <param name="raised">All that the supervisor's side raised in the cycle (CY-10).</param>
    /// <param name="today">The day at the official's duty station.</param>
    public static IReadOnlyList<Refusal> ForSigning(
        Assessment assessment,
        AssessedCycle cycle,
        AppraisalPolicy policy,
        IEnumerable<Raised> raised,
        LocalDate today
    )
    {
        var refusals = new List<Refusal>(Unkeepable(assessment, policy));
        var surprises = Surprises(assessment, cycle, policy, raised, today)
            .Where(surprise => surprise.NeedsExplanation)
            .Select(surprise => surprise.About)
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < cycle.Outputs.Count; i++)
        {
            var id = cycle.Outputs[i].Now.Id;
            Rated(
                refusals,
                assessment.OfOutput(id),
                $"Outputs[{id}]",
                surprises.Contains(AgreementSections.OfOutput(id)),
                (RefusalCodes.OutputRatingMissing, RefusalCodes.OutputAssessmentMissing),
                i + 1
            );
        }
        for (var i = 0; i < cycle.Competencies.Count; i++)
        {
            var code = cycle.Competencies[i];
            Rated(
                refusals,
                assessment.OfCompetency(code),
                $"Competencies[{code}]",
                surprises.Contains(AgreementSections.OfCompetency(code)),
                (RefusalCodes.CompetencyRatingMissing, RefusalCodes.CompetencyAssessmentMissing),
                i + 1
            );
        }
        FormTexts.Required(refusals, "CY-4", assessment.Objective, RefusalCodes.ObjectiveAssessmentMissing, "Objective");
        Accountabilities(refusals, assessment.Accountabilities, cycle, policy);
        Criteria(refusals, assessment.Criteria, cycle);
        FormTexts.Required(refusals, "CY-4", assessment.Career, RefusalCodes.CareerWordMissing, "Career");
        Overall(refusals, assessment, cycle, policy);
        FormTexts.Discussion(refusals, assessment.DiscussedOn, today);
        return refusals;
    }

    /// <summary>For each part that is rated, whether its rating would be a surprise on that day (CY-10).</summary>
    public static IReadOnlyList<NoSurprise> Surprises(
        Assessment assessment,
        AssessedCycle cycle,
        AppraisalPolicy policy,
        IEnumerable<Raised> raised,
        LocalDate today
    ) =>
        NoSurprises.Of(
            [
                .. cycle.Outputs.Select(o => new RatedPart(
                    AgreementSections.OfOutput(o.Now.Id),
                    assessment.OfOutput(o.Now.Id)?.Rating ?? ""
                )),
                .. cycle.Competencies.Select(code => new RatedPart(
                    AgreementSections.OfCompetency(code),
                    assessment.OfCompetency(code)?.Rating ?? ""
                )),
            ],
            raised,
            today,
            policy
        );

    internal static IReadOnlyList<Refusal> Unkeepable(SelfAssessment self, AppraisalPolicy policy)
    {
        var refusals = new List<Refusal>();
        (string, string)[] texts =
        [
            .. self.Outputs.SelectMany(o =>
                new[]
                {
                    ($"Outputs[{o.Id}].Achieved", o.Achieved),
                    ($"Outputs[{o.Id}].Challenges", o.Challenges),
                    ($"Outputs[{o.Id}].Lessons", o.Lessons),
                }
            ),
            .. self.Competencies.Select(c => ($"Competencies[{c.Code}].Text", c.Text)),
            .. self.Accountabilities.Select(a => ($"Accountabilities[{a.Code}].Text", a.Text)),
            .. self.Criteria.Select(c => ($"Criteria[{c.Code}].Text", c.Text)),
            ("Objective", self.Objective),
            ("Career", self.Career),
        ];
        FormTexts.Unkeepable(
            refusals,
            [("Outputs", self.Outputs.Length), ("Competencies", self.Competencies.Length)],
            texts,
            policy,
            "CY-4"
        );
        return refusals;
    }

    internal static IReadOnlyList<Refusal> Unkeepable(Assessment assessment, AppraisalPolicy policy)
    {
        var refusals = new List<Refusal>();
        (string, string)[] texts =
        [
            .. assessment.Outputs.SelectMany(o => Texts("Outputs", o)),
            .. assessment.Competencies.SelectMany(c => Texts("Competencies", c)),
            .. assessment.Accountabilities.Select(a => ($"Accountabilities[{a.Code}].Text", a.Text)),
            .. assessment.Criteria.Select(c => ($"Criteria[{c.Code}].Text", c.Text)),
            ("Objective", assessment.Objective),
            ("Career", assessment.Career),
            ("Overall.Text", assessment.Overall?.Text ?? ""),
            ("Overall.OddnessReason", assessment.Overall?.OddnessReason ?? ""),
        ];
        (string, int)[] lists = [("Outputs", assessment.Outputs.Length), ("Competencies", assessment.Competencies.Length)];
        FormTexts.Unkeepable(refusals, lists, texts, policy, "CY-4");
        OnScale(refusals, assessment.Outputs, "Outputs", policy.Ratings.Outputs);
        OnScale(refusals, assessment.Competencies, "Competencies", policy.Ratings.Competencies);
        if (assessment.Overall is { Rating.Length: > 0 } overall && policy.Ratings.Overall.All(step => step.Code != overall.Rating))
        {
            refusals.Add(Refusal.Of(RefusalCodes.RatingUnknown, "Overall.Rating", "CY-5"));
        }
        return refusals;

        static IEnumerable<(string, string)> Texts(string list, Assessed of) =>
            [($"{list}[{of.Key}].Text", of.Text), ($"{list}[{of.Key}].Surprise", of.Surprise)];
    }

    private static void OnScale(List<Refusal> refusals, ImmutableArray<Assessed> given, string list, ImmutableArray<Rating> scale)
    {
        foreach (var of in given.Where(of => of.Rating.Length > 0 && scale.All(step => step.Code != of.Rating)))
        {
            refusals.Add(Refusal.Of(RefusalCodes.RatingUnknown, $"{list}[{of.Key}].Rating", "CY-5"));
        }
    }

    private static void Rated(
        List<Refusal> refusals,
        Assessed? given,
        string field,
        bool surprise,
        (string Rating, string Text) missing,
        int number
    )
    {
        FormTexts.Required(refusals, "CY-5", given?.Rating, missing.Rating, $"{field}.Rating", number);
        FormTexts.Required(refusals, "CY-4", given?.Text, missing.Text, $"{field}.Text", number);
        if (surprise)
        {
            FormTexts.Required(refusals, "CY-10", given?.Surprise, RefusalCodes.SurpriseUnexplained, $"{field}.Surprise", number);
        }
    }

    private static void Overall(List<Refusal> refusals, Assessment assessment, AssessedCycle cycle, AppraisalPolicy policy)
    {
        FormTexts.Required(refusals, "CY-5", assessment.Overall?.Rating, RefusalCodes.OverallRatingMissing, "Overall.Rating");
        FormTexts.Required(refusals, "CY-5", assessment.Overall?.Text, RefusalCodes.OverallTextMissing, "Overall.Text");
        if (Oddness.Of(assessment, cycle, policy.Ratings) is { Judgement: Judgement.NotMet })
        {
            var reason = assessment.Overall?.OddnessReason;
            FormTexts.Required(refusals, "CY-5", reason, RefusalCodes.OddnessUnexplained, "Overall.OddnessReason");
        }
    }

    private static void Criteria(List<Refusal> refusals, ImmutableArray<CodedText> given, AssessedCycle cycle)
    {
        for (var i = 0; i < cycle.Criteria.Count; i++)
        {
            var code = cycle.Criteria[i].Code;
            var text = given.FirstOrDefault(answer => answer.Code == code)?.Text;
            FormTexts.Required(refusals, "CY-4", text, RefusalCodes.CriterionAnswerMissing, $"Criteria[{code}].Text", i + 1);
        }
    }

    private static void Accountabilities(
        List<Refusal> refusals,
        ImmutableArray<CodedText> given,
        AssessedCycle cycle,
        AppraisalPolicy policy
    )
    {
        if (!cycle.OfManager)
        {
            return;
        }
        var questions = policy.Accountabilities.All;
        for (var i = 0; i < questions.Length; i++)
        {
            var text = given.FirstOrDefault(answer => answer.Code == questions[i].Code)?.Text;
            var field = $"Accountabilities[{questions[i].Code}].Text";
            FormTexts.Required(refusals, "CY-4", text, RefusalCodes.AccountabilityAnswerMissing, field, i + 1);
        }
    }
}
