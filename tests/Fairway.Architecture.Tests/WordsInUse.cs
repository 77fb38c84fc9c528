using System.Text.RegularExpressions;

namespace Fairway.Architecture.Tests;

/// <summary>No text lies about that nothing shows. (That texts are there in three languages, the tests of Fairway.Web say.)</summary>
public sealed partial class WordsInUse
{
    /// <summary>Keys that are put together from a value, by what they begin with, and what the value is.</summary>
    private static readonly Dictionary<string, string> s_composed = new(StringComparer.Ordinal)
    {
        ["Refusals."] = "a refusal's code",
        ["Reasons."] = "a finding's reason",
        ["Mails."] = "a mail's kind",
        ["Errors."] = "the kind of error page",
        ["Titularization."] = "what an exercise says in its own words: the rest of a key of Exercise",
        ["Increments."] = "the same",
        ["Components.Date."] = "month and weekday by number",
    };

    [Fact]
    public void Every_text_is_shown_somewhere()
    {
        var keys = Repository
            .Files.Where(f => f.EndsWith(".restext", StringComparison.Ordinal) && !Language().IsMatch(f))
            .SelectMany(f =>
                Repository
                    .Lines(f)
                    .Where(line => line.Length > 0 && line[0] is not ('#' or ';') && line.Contains('=', StringComparison.Ordinal))
                    .Select(line => $"{Path.GetFileNameWithoutExtension(f)}.{line.Split('=')[0].Trim()}")
            )
            .ToList();
        keys.ShouldNotBeEmpty();
        var (whole, beginnings) = Used();
        var unused = keys.Where(key =>
                !whole.Contains(key)
                && !whole.Contains(WithoutCount(key))
                && !beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal))
            )
            .ToList();
        unused.ShouldBeEmpty($"{unused.Count} texts that nothing shows");
    }

    private static string WithoutCount(string key) => Count().Replace(key, "");

    private static (HashSet<string> Whole, List<string> Beginnings) Used()
    {
        var whole = new HashSet<string>(StringComparer.Ordinal);
        var beginnings = new List<string>(s_composed.Keys);
        foreach (var file in Repository.Files)
        {
            if (
                Path.GetExtension(file) is ".cs" or ".cshtml"
                && (file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("demo/", StringComparison.Ordinal))
            )
            {
                foreach (Match match in Key().Matches(Repository.Text(file)))
                {
                    // The compiler has one file of texts, and doesn't name it each time.
                    var key =
                        (file.StartsWith("src/Fairway.Compiler/", StringComparison.Ordinal) ? "Compiler." : "") + match.Groups["key"].Value;
                    whole.Add(key);
                    // "Appraisals.State." + state, or $"Appraisals.State.{state}": what begins so is used.
                    if (key[^1] == '.')
                    {
                        beginnings.Add(key);
                    }
                }
            }
        }
        return (whole, beginnings);
    }

    [GeneratedRegex(@"\.(fr|es)\.restext$", RegexOptions.None, 1000)]
    private static partial Regex Language();

    [GeneratedRegex(@"\.(one|other|none)$", RegexOptions.None, 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"""(?<key>[A-Z][A-Za-z]+\.[A-Za-z0-9_.\-]*)(?=[""{])", RegexOptions.None, 5000)]
    private static partial Regex Key();
}
