using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>
/// What stands against signing or sharing an agreement. Every refusal names its field as the form does: list positions from 0 in
/// <see cref="Refusal.Field"/>, from 1 in the arguments, as readers count.
/// </summary>
[Rule("CY-2")]
public static class AgreementCheck
{
    /// <summary>
    /// Everything that is missing before the two can sign, in the form's order; empty: nothing. Includes what <see cref="ForSharing"/> refuses.
    /// </summary>
    /// <param name="form">The text that would be signed.</param>
    /// <param name="policy">The policy that the cycle was launched under.</param>
    /// <param name="isManager">Responsible chiefs and delegates who sign: their accountabilities are asked for.</param>
    /// <param name="today">The day at the official's duty station.</param>
    public static IReadOnlyList<Refusal> ForSigning(AgreementForm form, AppraisalPolicy policy, bool isManager, LocalDate today)
    {
        var refusals = new List<Refusal>(ForSharing(form, policy));
        Outputs(refusals, form, policy);
        Competencies(refusals, form, policy);
        Objective(refusals, form);
        if (isManager)
        {
            Accountabilities(refusals, form, policy);
        }
        FormTexts.Discussion(refusals, form.DiscussedOn, today);
        return refusals;
    }

    /// <summary>Sharing an unfinished draft is fine; only what could not be kept or signed is refused: texts too long, broken characters, entries without end.</summary>
    public static IReadOnlyList<Refusal> ForSharing(AgreementForm form, AppraisalPolicy policy)
    {
        var refusals = new List<Refusal>();
        FormTexts.Unkeepable(refusals, ListsOf(form), TextsOf(form), policy, "CY-2");
        var ids = new HashSet<Guid>();
        for (var i = 0; i < form.Outputs.Length; i++)
        {
            if (!ids.Add(form.Outputs[i].Id))
            {
                refusals.Add(Refusal.Of(RefusalCodes.OutputRepeated, $"Outputs[{i}].Id", "CY-2", i + 1));
            }
        }
        return refusals;
    }

    private static void Outputs(List<Refusal> refusals, AgreementForm form, AppraisalPolicy policy)
    {
        Count(refusals, "Outputs", form.Outputs.Length, policy.Outputs, RefusalCodes.OutputsTooFew, RefusalCodes.OutputsTooMany);
        for (var i = 0; i < form.Outputs.Length; i++)
        {
            var output = form.Outputs[i];
            FormTexts.Required(refusals, "CY-2", output.Title, RefusalCodes.OutputTitleMissing, $"Outputs[{i}].Title", i + 1);
            FormTexts.Required(refusals, "CY-2", output.Measure, RefusalCodes.OutputMeasureMissing, $"Outputs[{i}].Measure", i + 1);
            FormTexts.Required(refusals, "CY-2", output.Timeline, RefusalCodes.OutputTimelineMissing, $"Outputs[{i}].Timeline", i + 1);
            FormTexts.Required(refusals, "CY-2", output.Resources, RefusalCodes.OutputResourcesMissing, $"Outputs[{i}].Resources", i + 1);
            if (string.IsNullOrWhiteSpace(output.Outcome) && output.WorkplanLine is null)
            {
                refusals.Add(Refusal.Of(RefusalCodes.OutputLinkMissing, $"Outputs[{i}].Outcome", "RB-2", i + 1));
            }
        }
    }

    private static void Competencies(List<Refusal> refusals, AgreementForm form, AppraisalPolicy policy)
    {
        var distinct = form.Competencies.Select(choice => choice.Code).Distinct(StringComparer.Ordinal).Count();
        Count(refusals, "Competencies", distinct, policy.Competencies, RefusalCodes.CompetenciesTooFew, RefusalCodes.CompetenciesTooMany);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < form.Competencies.Length; i++)
        {
            var choice = form.Competencies[i];
            if (policy.Catalogue.Find(choice.Code) is null)
            {
                refusals.Add(Refusal.Of(RefusalCodes.CompetencyUnknown, $"Competencies[{i}].Code", "CY-2", i + 1));
            }
            else if (!seen.Add(choice.Code))
            {
                refusals.Add(Refusal.Of(RefusalCodes.CompetencyRepeated, $"Competencies[{i}].Code", "CY-2", i + 1));
            }
            FormTexts.Required(
                refusals,
                "CY-2",
                choice.IndicatorsOfSuccess,
                RefusalCodes.CompetencyIndicatorsMissing,
                $"Competencies[{i}].IndicatorsOfSuccess",
                i + 1
            );
            FormTexts.Required(
                refusals,
                "CY-2",
                choice.WhyNeeded,
                RefusalCodes.CompetencyReasonMissing,
                $"Competencies[{i}].WhyNeeded",
                i + 1
            );
        }
    }

    private static void Objective(List<Refusal> refusals, AgreementForm form)
    {
        FormTexts.Required(refusals, "CY-2", form.Objective?.Text, RefusalCodes.ObjectiveMissing, "Objective.Text");
        FormTexts.Required(refusals, "CY-2", form.Objective?.Actions, RefusalCodes.ObjectiveActionsMissing, "Objective.Actions");
    }

    private static void Accountabilities(List<Refusal> refusals, AgreementForm form, AppraisalPolicy policy)
    {
        var questions = policy.Accountabilities.All;
        for (var i = 0; i < form.Accountabilities.Length; i++)
        {
            if (policy.Accountabilities.Find(form.Accountabilities[i].Question) is null)
            {
                refusals.Add(Refusal.Of(RefusalCodes.AccountabilityUnknown, $"Accountabilities[{i}].Question", "CY-2", i + 1));
            }
        }
        for (var i = 0; i < questions.Length; i++)
        {
            // The form shows all questions in the policy's order; what is not in the list yet stands where its field will.
            var answered = form.Accountabilities.FirstOrDefault(answer => answer.Question == questions[i].Code);
            var position = answered is null ? i : form.Accountabilities.IndexOf(answered);
            FormTexts.Required(
                refusals,
                "CY-2",
                answered?.Expectation,
                RefusalCodes.AccountabilityMissing,
                $"Accountabilities[{position}].Expectation",
                i + 1
            );
        }
    }

    private static void Count(List<Refusal> refusals, string field, int count, Bounds bounds, string tooFew, string tooMany)
    {
        if (!bounds.Contains(count))
        {
            refusals.Add(Refusal.Of(count < bounds.Minimum ? tooFew : tooMany, field, "CY-2", count, bounds.Minimum, bounds.Maximum));
        }
    }

    private static IEnumerable<(string Field, int Count)> ListsOf(AgreementForm form) =>
        [("Outputs", form.Outputs.Length), ("Competencies", form.Competencies.Length), ("Accountabilities", form.Accountabilities.Length)];

    private static IEnumerable<(string Field, string Text)> TextsOf(AgreementForm form)
    {
        for (var i = 0; i < form.Outputs.Length; i++)
        {
            yield return ($"Outputs[{i}].Title", form.Outputs[i].Title);
            yield return ($"Outputs[{i}].Measure", form.Outputs[i].Measure);
            yield return ($"Outputs[{i}].Timeline", form.Outputs[i].Timeline);
            yield return ($"Outputs[{i}].Resources", form.Outputs[i].Resources);
            yield return ($"Outputs[{i}].Outcome", form.Outputs[i].Outcome ?? "");
        }
        for (var i = 0; i < form.Competencies.Length; i++)
        {
            yield return ($"Competencies[{i}].Code", form.Competencies[i].Code);
            yield return ($"Competencies[{i}].IndicatorsOfSuccess", form.Competencies[i].IndicatorsOfSuccess);
            yield return ($"Competencies[{i}].WhyNeeded", form.Competencies[i].WhyNeeded);
        }
        if (form.Objective is { } objective)
        {
            yield return ("Objective.Text", objective.Text);
            yield return ("Objective.Actions", objective.Actions);
            yield return ("Objective.Support", objective.Support);
        }
        for (var i = 0; i < form.Accountabilities.Length; i++)
        {
            yield return ($"Accountabilities[{i}].Question", form.Accountabilities[i].Question);
            yield return ($"Accountabilities[{i}].Expectation", form.Accountabilities[i].Expectation);
        }
    }
}
