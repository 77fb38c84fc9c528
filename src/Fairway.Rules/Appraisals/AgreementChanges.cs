using Fairway.Rules.Time;

namespace Fairway.Rules.Appraisals;

/// <summary>What differs between two versions, so that each sees what the other changed.</summary>
[Rule("CY-2")]
public static class AgreementChanges
{
    /// <summary>
    /// The differences in the form's order; empty exactly when the two are equal. An entry added or removed is one change, told by its first
    /// text (title, objective, expectation); an entry changed has one for each field.
    /// </summary>
    public static IReadOnlyList<FormChange> Between(AgreementForm before, AgreementForm after)
    {
        var changes = new List<FormChange>();
        FormDifference.Lists(changes, "outputs", before.Outputs, after.Outputs, output => output.Id.ToString(), OutputFields);
        FormDifference.Lists(changes, "competencies", before.Competencies, after.Competencies, choice => choice.Code, CompetencyFields);
        Objective(changes, before.Objective, after.Objective);
        FormDifference.Lists(
            changes,
            "accountabilities",
            before.Accountabilities,
            after.Accountabilities,
            a => a.Question,
            AccountabilityFields
        );
        FormDifference.Field(changes, "discussedOn", Day(before), Day(after));
        return changes;

        static string? Day(AgreementForm form) => form.DiscussedOn is { } day ? IsoDay.Text(day) : null;
    }

    private static IEnumerable<(string, string?)> OutputFields(Output output) =>
        [
            ("title", output.Title),
            ("measure", output.Measure),
            ("timeline", output.Timeline),
            ("resources", output.Resources),
            ("outcome", output.Outcome),
            ("workplanLine", output.WorkplanLine?.ToString()),
        ];

    private static IEnumerable<(string, string?)> CompetencyFields(CompetencyChoice choice) =>
        [("indicatorsOfSuccess", choice.IndicatorsOfSuccess), ("whyNeeded", choice.WhyNeeded)];

    private static IEnumerable<(string, string?)> AccountabilityFields(Accountability accountability) =>
        [("expectation", accountability.Expectation)];

    private static void Objective(List<FormChange> changes, DevelopmentalObjective? before, DevelopmentalObjective? after)
    {
        if (before is null || after is null)
        {
            FormDifference.Presence(changes, "objective", before is not null, before?.Text, after is not null, after?.Text);
            return;
        }
        FormDifference.Field(changes, "objective.text", before.Text, after.Text);
        FormDifference.Field(changes, "objective.actions", before.Actions, after.Actions);
        FormDifference.Field(changes, "objective.support", before.Support, after.Support);
    }
}
