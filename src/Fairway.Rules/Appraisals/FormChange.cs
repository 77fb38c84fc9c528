namespace Fairway.Rules.Appraisals;

/// <summary>What happened to a field or entry.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before; <see cref="FormChange.After"/> says what it is.</summary>
    Added,

    /// <summary>It is no longer there; <see cref="FormChange.Before"/> says what it was.</summary>
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
public sealed record FormChange(string Path, ChangeKind Kind, string? Before, string? After);

/// <summary>Finds differences between two versions of a form, list by list and field by field.</summary>
internal static class FormDifference
{
    public static void Lists<T>(
        List<FormChange> changes,
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

    public static void Field(List<FormChange> changes, string path, string? before, string? after)
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

    public static void Presence(List<FormChange> changes, string path, bool was, string? before, bool isNow, string? after)
    {
        if (was != isNow)
        {
            changes.Add(new(path, isNow ? ChangeKind.Added : ChangeKind.Removed, before, after));
        }
    }
}
