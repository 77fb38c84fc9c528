using System.Text.RegularExpressions;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Tests.Documents;

/// <summary>Nothing of the sources is without a place, and no place is named that isn't there.</summary>
public sealed partial class Provisions_of_the_sources
{
    [Fact]
    public void Each_numbered_paragraph_and_question_of_the_note_has_its_row()
    {
        string[] parts =
        [
            .. Enumerable.Range(1, 9).Select(n => $"§{n}"),
            .. "abcde".Select(letter => $"§9({letter})"),
            .. new[] { "preparation", "beginning of cycle", "mid-term review", "end of cycle", "throughout" }.Select(part =>
                "overview, " + part
            ),
            .. Enumerable.Range(1, 12).Select(n => $"Q{n}"),
            "header; Q12",
            "additional references",
        ];
        Assert.Equal(parts, Provisions.All.Where(p => p.Source == Instruments.Igds100).Select(p => p.Place));
        Assert.Equal(Provisions.All.Length, Provisions.All.Select(p => p.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_rule_page_and_test_that_is_named_exists()
    {
        var pages = Sources("src", "*.cshtml")
            .SelectMany(text => Route().Matches(text))
            .Select(m => m.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        var tests = Directory
            .GetFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(Provisions.All.SelectMany(p => p.Rules), rule => Assert.NotNull(Citations.Find(rule)));
        Assert.Empty(Provisions.All.SelectMany(p => p.Pages).Except(pages));
        Assert.Empty(Provisions.All.SelectMany(p => p.Tests).Except(tests));
    }

    [Fact]
    public void Each_is_carried_out_by_rules_pages_and_tests_or_says_why_not()
    {
        var words = TraceabilityDocument.Words();
        Assert.All(
            Provisions.All,
            provision =>
            {
                Assert.Contains(provision.Code, words.Keys);
                var whole = provision is { Rules.Length: > 0, Pages.Length: > 0, Tests.Length: > 0 };
                Assert.True(
                    whole || words.ContainsKey(provision.Code + ".Because"),
                    $"{provision.Code} is neither carried out nor said not to be."
                );
                Assert.True(
                    whole || provision is { Rules.Length: 0, Pages.Length: 0, Tests.Length: 0 },
                    $"{provision.Code} is half carried out."
                );
            }
        );
    }

    /// <summary>The other way: a rule that rests on no provision would be one that nobody asked for; assumptions say so themselves.</summary>
    [Fact]
    public void Every_rule_that_is_not_an_assumption_rests_on_a_provision() =>
        Assert.Empty(
            Citations
                .All.Where(citation => citation.Instrument != Instruments.Assumption && !Provisions.Of(citation.Rule).Any())
                .Select(c => c.Rule)
        );

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.GetFiles(Repository.Path(folder), pattern, SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex("^@page \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Route();
}
