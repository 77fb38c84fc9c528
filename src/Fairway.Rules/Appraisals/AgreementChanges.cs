using Fairway.Rules.Time;

namespace Fairway.Rules.Appraisals;

/// <summary>What happened to a field or entry.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before; <see cref="AgreementChange.After"/> says what it is.</summary>
    Added,

    /// <summary>It is no longer there; <see cref="AgreementChange.Before"/> says what it was.</summary>
    Removed,

    /// <summary>It reads differently.</summary>
    Changed,

    /// <summary>A list's entries stand in another order; before and after list their keys, joined by commas.</summary>
    Reordered,
}

/// <summary>One difference between two versions of the form.</summary>
/// <param name="Path">Which: <c>outputs[&lt;id&gt;].title</c>, <c>competencies[&lt;code&gt;]</c>, <c>objective.text</c>, <c>discussedOn</c>. Of
/// entries that share a key the second is <c>[&lt;key&gt;#2]</c>.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Before">The text before; null where there was none.</param>
/// <param name="After">The text after; null where there is none.</param>
public sealed record AgreementChange(string Path, ChangeKind Kind, string? Before, string? After);

/// <summary>What differs between two versions, so that each sees what the other changed.</summary>
[Rule("CY-2")]
public static class AgreementChanges
{
    /// <summary>
    /// The differences in the form's order; empty exactly when the two are equal. An entry added or removed is one change, told by its first
    /// text (title, objective, expectation); an entry changed has one for each field.
    /// </summary>
    public static IReadOnlyList<AgreementChange> Between(AgreementForm before, AgreementForm after)
    {
        var changes = new List<AgreementChange>();
        Lists(changes, "outputs", before.Outputs, after.Outputs, output => output.Id.ToString(), OutputFields);
        Lists(changes, "competencies", before.Competencies, after.Competencies, choice => choice.Code, CompetencyFields);
        Objective(changes, before.Objective, after.Objective);
        Lists(changes, "accountabilities", before.Accountabilities, after.Accountabilities, a => a.Question, AccountabilityFields);
        Field(changes, "discussedOn", Day(before), Day(after));
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

    private static void Objective(List<AgreementChange> changes, DevelopmentalObjective? before, DevelopmentalObjective? after)
    {
        if (before is null || after is null)
        {
            Presence(changes, "objective", before is not null, before?.Text, after is not null, after?.Text);
            return;
        }
        Field(changes, "objective.text", before.Text, after.Text);
        Field(changes, "objective.actions", before.Actions, after.Actions);
        Field(changes, "objective.support", before.Support, after.Support);
    }

    private static void Lists<T>(
        List<AgreementChange> changes,
        string name,
        IEnumerable<T> before,
        IEnumerable<T> after,
        Func<T, string> keyOf,
        Func<T, IEnumerable<(string Name, string? Text)>> fieldsOf
    )
    {
        var old = Keyed(before, keyOf);
        var now = Keyed(after, keyOf);
        foreach (var (key, entry) in old.Where(pair => !now.ContainsKey(pair.Key)))
        {
            changes.Add(new($"{name}[{key}]", ChangeKind.Removed, fieldsOf(entry).First().Text, null));
        }
        foreach (var (key, entry) in now)
        {
            if (!old.TryGetValue(key, out var was))
            {
                changes.Add(new($"{name}[{key}]", ChangeKind.Added, null, fieldsOf(entry).First().Text));
                continue;
            }
            foreach (var ((field, previous), (_, current)) in fieldsOf(was).Zip(fieldsOf(entry)))
            {
                Field(changes, $"{name}[{key}].{field}", previous, current);
            }
        }
        var keptBefore = old.Keys.Where(now.ContainsKey);
        var keptAfter = now.Keys.Where(old.ContainsKey);
        if (!keptBefore.SequenceEqual(keptAfter))
        {
            changes.Add(new(name, ChangeKind.Reordered, string.Join(',', keptBefore), string.Join(',', keptAfter)));
        }
    }

    private static OrderedDictionary<string, T> Keyed<T>(IEnumerable<T> entries, Func<T, string> keyOf)
    {
        var keyed = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var key = keyOf(entry);
            for (var nth = 2; !keyed.TryAdd(key, entry); nth++)
            {
                key = $"{keyOf(entry)}#{nth.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            }
        }
        return keyed;
    }

    private static void Field(List<AgreementChange> changes, string path, string? before, string? after)
    {
        if (before is null || after is null)
        {
            Presence(changes, path, before is not null, before, after is not null, after);
        }
        else if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            changes.Add(new(path, ChangeKind.Changed, before, after));
        }
    }

    private static void Presence(List<AgreementChange> changes, string path, bool was, string? before, bool isNow, string? after)
    {
        if (was != isNow)
        {
            changes.Add(new(path, isNow ? ChangeKind.Added : ChangeKind.Removed, before, after));
        }
    }
}
