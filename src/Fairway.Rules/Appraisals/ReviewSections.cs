using Fairway.Rules.Time;

namespace Fairway.Rules.Appraisals;

/// <summary>The parts of a mid-term review that are edited by themselves, how two drafts are merged, and what differs between versions.</summary>
[Rule("CY-3")]
public static class ReviewSections
{
    /// <summary>The part that says why the number of outputs is unusual.</summary>
    public const string CountReason = "countReason";

    /// <summary>The part that holds the developmental objective.</summary>
    public const string Objective = AgreementSections.Objective;

    /// <summary>The part that holds the day of the discussion.</summary>
    public const string Discussion = AgreementSections.Discussion;

    /// <summary>The part that holds what is said of one output.</summary>
    public static string OfOutput(Guid id) => AgreementSections.OfOutput(id);

    /// <summary>The content of one part, comparable by value; null where the form has none.</summary>
    public static object? Content(ReviewForm form, string section) =>
        section switch
        {
            CountReason => form.CountReason.Length == 0 ? null : form.CountReason,
            Objective => form.Objective,
            Discussion => form.DiscussedOn,
            _ => form.Outputs.FirstOrDefault(review => OfOutput(review.Id) == section),
        };

    internal static (ReviewForm Merged, IReadOnlyList<string> Conflicts) Merge(
        ReviewForm origin,
        ReviewForm mine,
        ReviewForm theirs,
        Func<string, bool> keepMine
    )
    {
        var conflicts = new List<string>();
        var fromMine = FormMerge.Choice(origin, mine, theirs, keepMine, conflicts);
        var merged = theirs with
        {
            Outputs = FormMerge.List(mine.Outputs, theirs.Outputs, review => OfOutput(review.Id), fromMine),
            CountReason = fromMine(CountReason) ? mine.CountReason : theirs.CountReason,
            Objective = fromMine(Objective) ? mine.Objective : theirs.Objective,
            DiscussedOn = fromMine(Discussion) ? mine.DiscussedOn : theirs.DiscussedOn,
        };
        return (merged, conflicts);
    }

    internal static IReadOnlyList<FormChange> Changes(ReviewForm before, ReviewForm after)
    {
        var changes = new List<FormChange>();
        FormDifference.Lists(changes, "outputs", before.Outputs, after.Outputs, review => review.Id.ToString(), Fields);
        FormDifference.Field(changes, CountReason, Text(before.CountReason), Text(after.CountReason));
        FormDifference.Field(changes, "objective.progress", before.Objective?.Progress, after.Objective?.Progress);
        FormDifference.Field(changes, "objective.actions", before.Objective?.Actions, after.Objective?.Actions);
        FormDifference.Field(changes, "discussedOn", Day(before), Day(after));
        return changes;

        static string? Day(ReviewForm form) => form.DiscussedOn is { } day ? IsoDay.Text(day) : null;
        static string? Text(string text) => text.Length == 0 ? null : text;
    }

    private static IEnumerable<(string, string?)> Fields(OutputReview review) =>
        [
            ("progress", review.Progress),
            ("problems", review.Problems),
            ("fate", review.Fate.ToString()),
            ("reason", review.Reason),
            ("title", review.Now?.Title),
            ("measure", review.Now?.Measure),
            ("timeline", review.Now?.Timeline),
            ("resources", review.Now?.Resources),
            ("outcome", review.Now?.Outcome),
            ("workplanLine", review.Now?.WorkplanLine?.ToString()),
        ];
}
