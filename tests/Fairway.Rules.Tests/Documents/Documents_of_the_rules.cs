using System.Text.RegularExpressions;
using Fairway.Rules.Sources;

namespace Fairway.Rules.Tests.Documents;

/// <summary>Documents written from the code are compared with it; a failing test says how to write them anew.</summary>
public sealed partial class Documents_of_the_rules
{
    private const string Command =
        "FAIRWAY_WRITE_DOCUMENTS=1 dotnet run --project tests/Fairway.Rules.Tests -- --filter-class '*Documents_of_the_rules'";

    [Fact]
    public void The_interpretations_are_those_of_the_registry() => Compare("interpretations.md", InterpretationsDocument.Text());

    [Fact]
    public void The_glossary_has_every_public_type() => Compare("glossary.md", GlossaryDocument.Text());

    [Fact]
    public void The_traceability_is_that_of_the_code() => Compare("traceability.md", TraceabilityDocument.Text());

    [Fact]
    public void Numbers_of_interpretations_run_from_one_and_their_rules_exist()
    {
        Assert.Equal(Enumerable.Range(1, Interpretations.All.Length), Interpretations.All.Select(interpretation => interpretation.Number));
        Assert.All(Interpretations.All.SelectMany(interpretation => interpretation.Rules), rule => Assert.NotNull(Citations.Find(rule)));
        Assert.All(Interpretations.All, interpretation => Assert.True(interpretation.Readings.Length >= 2));
        Assert.Equal(
            [3],
            Interpretations.Of("SV-4").Where(i => i.Title.Contains("several", StringComparison.Ordinal)).Select(i => i.Number)
        );
        Assert.Null(Interpretations.Find(0));
    }

    [Fact]
    public void Every_test_that_pins_an_interpretation_exists()
    {
        var tests = Directory
            .GetFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        foreach (var test in Interpretations.All.SelectMany(interpretation => interpretation.Tests))
        {
            var isThere = test.StartsWith("cases/", StringComparison.Ordinal)
                ? File.Exists(Repository.Path(test))
                : tests[test.Split('.')[0]].Any(source => source.Contains($" {test.Split('.')[1]}(", StringComparison.Ordinal));
            Assert.True(isThere, $"{test} is not there.");
        }
    }

    [Fact]
    public void Every_interpretation_that_code_names_exists()
    {
        var sources = Directory.GetFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories);
        var named = sources
            .SelectMany(file => Named().Matches(File.ReadAllText(file)))
            .Select(match => int.Parse(match.Groups[1].Value, null));
        Assert.All(named, number => Assert.NotNull(Interpretations.Find(number)));
    }

    private static void Compare(string document, string text)
    {
        var path = Repository.Path("docs", document);
        if (Environment.GetEnvironmentVariable("FAIRWAY_WRITE_DOCUMENTS") == "1")
        {
            File.WriteAllText(path, text);
        }
        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text,
            $"docs/{document} differs from the code. Write it anew: {Command}"
        );
    }

    [GeneratedRegex(@"interpretation (\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
