using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fairway.Rules;
using Fairway.Rules.Time;
using NodaTime;
using NodaTime.Text;

namespace Fairway.App.Policies;

/// <summary>Reads values out of one file and collects what is wrong with them; a null result always has a mistake beside it.</summary>
internal sealed partial class PolicyReader(string file, List<PolicyMistake> mistakes)
{
    public string File => file;

    public void Mistake(PolicyJson at, string key, string message) => mistakes.Add(new(file, at.Line, key, message));

    public void Mistake(int line, string key, string message) => mistakes.Add(new(file, line, key, message));

    /// <summary>An object's members by name; each name must be one of those asked for, and those without <c>?</c> must be there.</summary>
    public Dictionary<string, PolicyJson>? Object(PolicyJson json, string key, params string[] names)
    {
        if (json.Kind != JsonValueKind.Object)
        {
            Mistake(json, key, $"is {Article(json.Kind)}, not an object");
            return null;
        }
        var known = names.Select(name => name.TrimEnd('?')).ToHashSet(StringComparer.Ordinal);
        var members = new Dictionary<string, PolicyJson>(StringComparer.Ordinal);
        foreach (var (name, line, value) in json.Members)
        {
            if (known.Contains(name))
            {
                members.Add(name, value);
            }
            else
            {
                Mistake(line, Join(key, name), $"is not known here; known are {string.Join(", ", known)}");
            }
        }
        var missing = names.Where(name => !name.EndsWith('?') && !members.ContainsKey(name)).ToList();
        foreach (var name in missing)
        {
            Mistake(json, Join(key, name), "is missing");
        }
        return missing.Count == 0 ? members : null;
    }

    public string? Text(PolicyJson json, string key)
    {
        if (json.Kind != JsonValueKind.String)
        {
            Mistake(json, key, $"is {Article(json.Kind)}, not a text");
            return null;
        }
        if (string.IsNullOrWhiteSpace(json.Text))
        {
            Mistake(json, key, "is empty");
            return null;
        }
        return json.Text;
    }

    public Wording? Wording(PolicyJson json, string key)
    {
        var members = Object(json, key, "en", "fr", "es");
        if (members is null)
        {
            return null;
        }
        var (en, fr, es) = (Part("en"), Part("fr"), Part("es"));
        return en is null || fr is null || es is null ? null : new(en, fr, es);

        string? Part(string language) => Text(members[language], Join(key, language));
    }

    public LocalDate? Day(PolicyJson json, string key)
    {
        if (Text(json, key) is not { } text)
        {
            return null;
        }
        if (IsoDay.Parse(text) is { } day)
        {
            return day;
        }
        Mistake(json, key, $"“{text}” is not a day such as 2026-01-01");
        return null;
    }

    public int? Whole(PolicyJson json, string key, int least, int most)
    {
        var reads = int.TryParse(json.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (json.Kind != JsonValueKind.Number || !reads)
        {
            Mistake(json, key, $"is {Shown(json)}, not a whole number from {least} to {most}");
            return null;
        }
        if (number < least || number > most)
        {
            Mistake(json, key, $"{number} is out of bounds: from {least} to {most}");
            return null;
        }
        return number;
    }

    public bool? Flag(PolicyJson json, string key)
    {
        if (json.Kind is JsonValueKind.True or JsonValueKind.False)
        {
            return json.Kind == JsonValueKind.True;
        }
        Mistake(json, key, $"is {Shown(json)}, not true or false");
        return null;
    }

    /// <summary>A number of whole months, <c>P3M</c> or <c>P2Y</c>.</summary>
    public Period? MonthsLong(PolicyJson json, string key, int least, int most) =>
        Duration(json, key, MonthsPattern(), "months, such as P3M", period => (period.Years * 12) + period.Months, least, most, "P{0}M");

    /// <summary>A number of calendar days, <c>P8D</c>.</summary>
    public Period? DaysLong(PolicyJson json, string key, int least, int most) =>
        Duration(json, key, DaysPattern(), "days, such as P8D", period => period.Days, least, most, "P{0}D");

    /// <summary>A list with at least so many entries, whose <paramref name="codeOf"/> differ.</summary>
    public ImmutableArray<T>? List<T>(PolicyJson json, string key, int least, Func<PolicyJson, string, T?> read, Func<T, string> codeOf)
        where T : class
    {
        if (json.Kind != JsonValueKind.Array)
        {
            Mistake(json, key, $"is {Article(json.Kind)}, not a list");
            return null;
        }
        var entries = ImmutableArray.CreateBuilder<T>(json.Items.Count);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < json.Items.Count; i++)
        {
            var at = $"{key}[{i.ToString(CultureInfo.InvariantCulture)}]";
            if (read(json.Items[i], at) is not { } entry)
            {
                continue;
            }
            if (!codes.Add(codeOf(entry)))
            {
                Mistake(json.Items[i], at, $"“{codeOf(entry)}” stands twice");
            }
            entries.Add(entry);
        }
        if (json.Items.Count < least)
        {
            Mistake(json, key, $"has {json.Items.Count} entries, at least {least} are needed");
        }
        return json.Items.Count >= least && entries.Count == json.Items.Count && codes.Count == entries.Count
            ? entries.ToImmutable()
            : null;
    }

    /// <summary>A code: lower-case letters, digits and hyphens, as it goes into links and files.</summary>
    public string? Code(PolicyJson json, string key)
    {
        if (Text(json, key) is not { } text)
        {
            return null;
        }
        if (CodePattern().IsMatch(text))
        {
            return text;
        }
        Mistake(json, key, $"“{text}” is not a code: lower-case letters, digits and hyphens");
        return null;
    }

    public static string Join(string key, string name) => key.Length == 0 ? name : $"{key}.{name}";

    private Period? Duration(
        PolicyJson json,
        string key,
        Regex pattern,
        string what,
        Func<Period, int> measure,
        int least,
        int most,
        string format
    )
    {
        var parsed = json.Kind == JsonValueKind.String && pattern.IsMatch(json.Text) ? PeriodPattern.Roundtrip.Parse(json.Text) : null;
        if (parsed is not { Success: true })
        {
            Mistake(json, key, $"is {Shown(json)}, not a number of {what}");
            return null;
        }
        if (measure(parsed.Value) < least || measure(parsed.Value) > most)
        {
            Mistake(json, key, $"{json.Text} is out of bounds: from {Bound(least)} to {Bound(most)}");
            return null;
        }
        return parsed.Value;

        string Bound(int number) => string.Format(CultureInfo.InvariantCulture, format, number);
    }

    private static string Shown(PolicyJson json) =>
        json.Kind switch
        {
            JsonValueKind.String => $"“{json.Text}”",
            JsonValueKind.Object or JsonValueKind.Array => Article(json.Kind),
            _ => json.Text,
        };

    private static string Article(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };

    [GeneratedRegex(@"^P([0-9]{1,3}Y)?([0-9]{1,4}M)?(?<!P)\z", RegexOptions.CultureInvariant)]
    private static partial Regex MonthsPattern();

    [GeneratedRegex(@"^P[0-9]{1,5}D\z", RegexOptions.CultureInvariant)]
    private static partial Regex DaysPattern();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
