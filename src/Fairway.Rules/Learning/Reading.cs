using System.Collections.Frozen;
using System.Globalization;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Learning;

/// <summary>A place that a text for learning sends its readers to.</summary>
/// <param name="Rule">A rule of the software (<c>CY-10</c>); null: a paragraph of the framework.</param>
/// <param name="Paragraph">A paragraph of IGDS 100 (<c>§9(c)</c>, <c>Q2</c>, <c>overview</c>); null: a rule.</param>
public sealed record Reading(string? Rule, string? Paragraph)
{
    /// <summary>As a file names it, and as people cite it: <c>IGDS 100 §9(c)</c>, <c>CY-10</c>.</summary>
    public override string ToString() => Rule ?? $"{Instruments.Igds100.Code} {Paragraph}";
}

/// <summary>The places that exist: the paragraphs of the framework and the rules that this software carries out (LE-1).</summary>
[Rule("LE-1")]
public static class Readings
{
    private const int Paragraphs = 9;
    private const int Questions = 12;

    /// <summary>§1 to §9, §9(a) to §9(e), Q1 to Q12 and the overview, in the order of the text.</summary>
    public static IReadOnlyList<string> OfTheFramework { get; } =
    [
        .. Enumerable.Range(1, Paragraphs).Select(number => string.Create(CultureInfo.InvariantCulture, $"§{number}")),
        .. "abcde".Select(letter => $"§9({letter})"),
        "overview",
        .. Enumerable.Range(1, Questions).Select(number => string.Create(CultureInfo.InvariantCulture, $"Q{number}")),
    ];

    private static readonly FrozenSet<string> s_framework = OfTheFramework.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The place that a file names; null where there is none of that name.</summary>
    public static Reading? Find(string name)
    {
        var framework = Instruments.Igds100.Code + " ";
        if (name.StartsWith(framework, StringComparison.Ordinal))
        {
            var paragraph = name[framework.Length..].Trim();
            return s_framework.Contains(paragraph) ? new Reading(null, paragraph) : null;
        }

        return Citations.Find(name) is { } rule ? new Reading(rule.Rule, null) : null;
    }

    /// <summary>The places of a list separated by commas; each that doesn't exist is given to <paramref name="unknown"/>.</summary>
    public static IReadOnlyList<Reading> Of(string list, Action<string> unknown)
    {
        var found = new List<Reading>();
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Find(name) is { } reading)
            {
                found.Add(reading);
            }
            else
            {
                unknown(name);
            }
        }

        return found;
    }
}
