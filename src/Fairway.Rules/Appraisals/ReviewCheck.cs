using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>What stands against signing or sharing a mid-term review.</summary>
[Rule("CY-3")]
public static class ReviewCheck
{
    /// <summary>Everything that is missing before the two can sign, in the form's order; empty: nothing.</summary>
    /// <param name="form">The text that would be signed.</param>
    /// <param name="agreement">What was agreed at the beginning.</param>
    /// <param name="policy">The policy that the cycle was launched under.</param>
    /// <param name="today">The day at the official's duty station.</param>
    public static IReadOnlyList<Refusal> ForSigning(ReviewForm form, AgreementForm agreement, AppraisalPolicy policy, LocalDate today)
    {
        var refusals = new List<Refusal>(ForSharing(form, policy));
        var standing = StandingOutput.After(agreement, form);
        for (var i = 0; i < standing.Count; i++)
        {
            OfOutput(refusals, standing[i], form.Of(standing[i].Now.Id), i + 1);
        }
        var left = standing.Count(output => output.Counts);
        if (!policy.Outputs.Contains(left))
        {
            FormTexts.Required(
                refusals,
                "CY-3",
                form.CountReason,
                RefusalCodes.ReviewCountReasonMissing,
                "CountReason",
                left,
                policy.Outputs.Minimum,
                policy.Outputs.Maximum
            );
        }
        FormTexts.Required(refusals, "CY-3", form.Objective?.Progress, RefusalCodes.ReviewObjectiveMissing, "Objective.Progress");
        FormTexts.Discussion(refusals, form.DiscussedOn, today);
        if (form.DiscussedOn is { } held && agreement.DiscussedOn is { } agreed && held < agreed)
        {
            refusals.Add(Refusal.Of(RefusalCodes.DiscussionBeforeAgreement, "DiscussedOn", "CY-2b", held, agreed));
        }
        return refusals;
    }

    /// <summary>Sharing an unfinished draft is fine; only what could not be kept is refused.</summary>
    public static IReadOnlyList<Refusal> ForSharing(ReviewForm form, AppraisalPolicy policy)
    {
        var refusals = new List<Refusal>();
        FormTexts.Unkeepable(refusals, [("Outputs", form.Outputs.Length)], TextsOf(form), policy, "CY-3");
        return refusals;
    }

    private static void OfOutput(List<Refusal> refusals, StandingOutput output, OutputReview? said, int number)
    {
        var field = $"Outputs[{output.Now.Id}]";
        if (output.Fate is OutputFate.Kept or OutputFate.Adjusted)
        {
            FormTexts.Required(refusals, "CY-3", said?.Progress, RefusalCodes.ReviewProgressMissing, $"{field}.Progress", number);
        }
        if (output.Fate != OutputFate.Kept)
        {
            FormTexts.Required(refusals, "CY-3", said?.Reason, RefusalCodes.ReviewReasonMissing, $"{field}.Reason", number);
        }
        if (output.Fate is OutputFate.Adjusted or OutputFate.Added)
        {
            var now = output.Now;
            FormTexts.Required(refusals, "CY-3", now.Title, RefusalCodes.OutputTitleMissing, $"{field}.Title", number);
            FormTexts.Required(refusals, "CY-3", now.Measure, RefusalCodes.OutputMeasureMissing, $"{field}.Measure", number);
            FormTexts.Required(refusals, "CY-3", now.Timeline, RefusalCodes.OutputTimelineMissing, $"{field}.Timeline", number);
            FormTexts.Required(refusals, "CY-3", now.Resources, RefusalCodes.OutputResourcesMissing, $"{field}.Resources", number);
            if (string.IsNullOrWhiteSpace(now.Outcome) && now.WorkplanLine is null)
            {
                refusals.Add(Refusal.Of(RefusalCodes.OutputLinkMissing, $"{field}.Outcome", "RB-2", number));
            }
        }
        if (output.Fate == OutputFate.Adjusted && output.Now == output.Original)
        {
            refusals.Add(Refusal.Of(RefusalCodes.ReviewNothingAdjusted, $"{field}.Fate", "CY-3", number));
        }
    }

    private static IEnumerable<(string Field, string Text)> TextsOf(ReviewForm form)
    {
        foreach (var review in form.Outputs)
        {
            var field = $"Outputs[{review.Id}]";
            yield return ($"{field}.Progress", review.Progress);
            yield return ($"{field}.Problems", review.Problems);
            yield return ($"{field}.Reason", review.Reason);
            yield return ($"{field}.Title", review.Now?.Title ?? "");
            yield return ($"{field}.Measure", review.Now?.Measure ?? "");
            yield return ($"{field}.Timeline", review.Now?.Timeline ?? "");
            yield return ($"{field}.Resources", review.Now?.Resources ?? "");
        }
        yield return ("CountReason", form.CountReason);
        yield return ("Objective.Progress", form.Objective?.Progress ?? "");
        yield return ("Objective.Actions", form.Objective?.Actions ?? "");
    }
}
