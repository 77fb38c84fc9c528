using Fairway.App.Policies;

namespace Fairway.App.Tests.Policies;

/// <summary>Each mistake is made in a copy of the shipped folder and must be named by file, line and key.</summary>
public sealed class Mistakes_in_policy_files : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fairway-policies-").FullName;

    public Mistakes_in_policy_files()
    {
        foreach (var file in Directory.GetFiles(PolicyLibrary.Shipped))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(
        "appraisals.json",
        "\"boc.dueAfterStart\": {",
        "\"boc.dueAfterStrat\": {",
        "boc.dueAfterStrat",
        "is no parameter of this version"
    )]
    [InlineData("appraisals.json", "\"value\": 3,", "\"value\": 0,", "outputs.minimum", "0 is out of bounds: from 1 to 20")]
    [InlineData("appraisals.json", "\"value\": 3,", "\"value\": 2.5,", "outputs.minimum", "is 2.5, not a whole number from 1 to 20")]
    [InlineData("appraisals.json", "\"value\": 3,", "\"value\": \"3\",", "outputs.minimum", "is “3”, not a whole number from 1 to 20")]
    [InlineData(
        "appraisals.json",
        "\"value\": 3,",
        "\"value\": 99999999999,",
        "outputs.minimum",
        "is 99999999999, not a whole number from 1 to 20"
    )]
    [InlineData("appraisals.json", "\"P3M\"", "\"P3\"", "boc.dueAfterStart", "is “P3”, not a number of months, such as P3M")]
    [InlineData("appraisals.json", "\"P3M\"", "\"P90D\"", "boc.dueAfterStart", "is “P90D”, not a number of months, such as P3M")]
    [InlineData("appraisals.json", "\"P3M\"", "\"P13M\"", "boc.dueAfterStart", "P13M is out of bounds: from P1M to P12M")]
    [InlineData("appraisals.json", "\"P8D\"", "\"P0D\"", "comments.window", "P0D is out of bounds: from P1D to P90D")]
    [InlineData("appraisals.json", "\"P5M\"", "\"P2M\"", "upwardFeedback.answersClose", "P2M is out of bounds: from P3M to P24M")]
    [InlineData("appraisals.json", "\"2010-01-01\"", "\"2010-02-30\"", "cycle.anchor", "“2010-02-30” is not a day such as 2026-01-01")]
    [InlineData("service.json", "\"value\": false", "\"value\": \"no\"", "service.countsUnpaidLeave", "is “no”, not true or false")]
    [InlineData(
        "service.json",
        "\"category\": \"GS\"",
        "\"category\": \"XX\"",
        "service.grades[0].category",
        "“XX” is none of GS, NPO, P, D"
    )]
    [InlineData("service.json", "\"G2\"", "\"G1\"", "service.grades[0].grades[1]", "“G1” stands twice")]
    [InlineData("service.json", "\"P1\"", "\"G7\"", "service.grades[2].grades[0]", "“G7” stands twice")]
    [InlineData("scales.json", "\"code\": \"exceeded\"", "\"code\": \"fully-met\"", "ratings.outputs[2]", "“fully-met” stands twice")]
    [InlineData("scales.json", "\"code\": \"fully-met\"", "\"code\": \"wholly-met\"", "ratings.outputs", "has no step “fully-met”")]
    [InlineData(
        "scales.json",
        "\"code\": \"exceeded\"",
        "\"code\": \"Exceeded!\"",
        "ratings.outputs[2].code",
        "“Exceeded!” is not a code: lower-case letters, digits and hyphens"
    )]
    [InlineData(
        "competencies.json",
        "\"es\": \"Integridad y transparencia\"",
        "\"es\": \" \"",
        "competencies.catalogue[0].name.es",
        "is empty"
    )]
    [InlineData(
        "competencies.json",
        "\"es\": \"Integridad y transparencia\"",
        "\"pt\": \"Integridade\"",
        "competencies.catalogue[0].name.es",
        "is missing"
    )]
    [InlineData(
        "accountability.json",
        "\"IGDS 100\"",
        "\"IGDS 999\"",
        "accountability.questions.source.instrument",
        "“IGDS 999” is no known instrument"
    )]
    [InlineData(
        "accountability.json",
        "\"provision\": \"§9(c), Q3\"",
        "\"provision\": \"\"",
        "accountability.questions.source.provision",
        "is empty"
    )]
    [InlineData(
        "accountability.json",
        "\"rule\": \"CY-4\"",
        "\"rule\": \"CY-99\"",
        "accountability.questions.rule",
        "“CY-99” is no rule that is carried out here"
    )]
    [InlineData("preparation.json", "\"2009-07-22\"", "\"2010-01-01\"", "preparation.official", "has no value from 2009-07-22 on")]
    [InlineData(
        "library.json",
        "\"edition\": \"2026-01-01\"",
        "\"edition\": \"soon\"",
        "edition",
        "“soon” is not a day such as 2026-01-01"
    )]
    public void A_mistake_is_named_by_file_line_and_key(string file, string text, string instead, string key, string message)
    {
        var line = Replace(file, text, instead);
        var mistakes = Mistakes();
        var found = Assert.Single(mistakes, mistake => mistake.Key == key && mistake.Message.StartsWith(message, StringComparison.Ordinal));
        Assert.Equal(Path.Combine(folder, file), found.File);
        // What is missing or as a whole too late is named where its object or key starts, a little above.
        var isAbove =
            message is "is missing"
            || message.StartsWith("has no value", StringComparison.Ordinal)
            || message.StartsWith("has no step", StringComparison.Ordinal)
            || message.EndsWith("twice", StringComparison.Ordinal);
        Assert.InRange(found.Line, isAbove ? line - 12 : line, line);
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        File.WriteAllText(Path.Combine(folder, "scales.json"), """{ "parameters": {} }""");
        Assert.Equal(["ratings.outputs", "ratings.competencies", "ratings.overall"], Mistakes().Select(mistake => mistake.Key));
    }

    [Fact]
    public void A_missing_source_is_named()
    {
        var line = Replace("appraisals.json", "\"instrument\": \"IGDS 100\", \"provision\": \"Q4\"", "");
        var mistake = Assert.Single(Mistakes());
        Assert.Equal((line, "cycle.length.source"), (mistake.Line, mistake.Key));
    }

    [Fact]
    public void A_missing_date_is_named()
    {
        Replace("appraisals.json", "\"from\": \"2009-07-22\",", "");
        Assert.Equal("cycle.length.from: is missing", Text(Assert.Single(Mistakes())));
    }

    [Fact]
    public void The_least_may_not_be_more_than_the_most()
    {
        Replace("appraisals.json", "\"value\": 3,", "\"value\": 6,");
        Assert.Equal("outputs.minimum: from 2009-07-22 on, 6 is more than outputs.maximum, 5", Text(Assert.Single(Mistakes())));
    }

    [Fact]
    public void A_later_value_holds_from_its_day_and_not_before()
    {
        Replace(
            "appraisals.json",
            "\"value\": \"P3M\",",
            """
            "value": "P3M",
            "source": { "instrument": "IGDS 100", "provision": "§9(a)" } },
            { "from": "2028-01-01", "value": "P2M",
            """
        );
        var library = PolicyLibrary.Load(folder);
        Assert.Equal(3, library.PolicyAt(new(2027, 12, 31)).Appraisals.BeginningDueAfterStart.Months);
        Assert.Equal(2, library.PolicyAt(new(2028, 1, 1)).Appraisals.BeginningDueAfterStart.Months);
        Assert.NotEqual(PolicyLibrary.Load(PolicyLibrary.Shipped).Sha256, library.Sha256);
    }

    [Fact]
    public void Values_stand_in_the_order_of_their_days()
    {
        Replace(
            "appraisals.json",
            "\"value\": \"P3M\",",
            """
            "value": "P3M",
            "source": { "instrument": "IGDS 100", "provision": "§9(a)" } },
            { "from": "2009-07-22", "value": "P2M",
            """
        );
        Assert.Equal("boc.dueAfterStart.values[1].from: is not later than the value before it", Text(Assert.Single(Mistakes())));
    }

    [Fact]
    public void Several_mistakes_are_told_at_once_in_the_order_of_files_and_lines()
    {
        Replace("appraisals.json", "\"P3M\"", "\"soon\"");
        Replace("appraisals.json", "\"value\": 3,", "\"value\": 0,");
        Replace("service.json", "\"value\": false", "\"value\": 7");
        var thrown = Assert.Throws<PolicyMistakesException>(() => PolicyLibrary.Load(folder));
        Assert.Equal(["boc.dueAfterStart", "outputs.minimum", "service.countsUnpaidLeave"], thrown.Mistakes.Select(mistake => mistake.Key));
        Assert.Equal(3, thrown.Message.Split(Environment.NewLine).Length);
        Assert.Matches(@"appraisals\.json:\d+: boc\.dueAfterStart: is “soon”", thrown.Message);
    }

    [Fact]
    public void A_key_that_stands_twice_in_a_file_is_named_by_its_second_line()
    {
        File.WriteAllText(
            Path.Combine(folder, "library.json"),
            File.ReadAllText(Path.Combine(folder, "library.json")).Replace("{ ", "{\n\"name\": \"X\",\n", StringComparison.Ordinal)
        );
        Assert.Contains(Mistakes(), mistake => mistake is { Key: "name", Line: 3, Message: "stands twice" });
    }

    [Fact]
    public void A_key_that_stands_in_two_files_is_named_in_the_second()
    {
        File.Copy(Path.Combine(folder, "scales.json"), Path.Combine(folder, "scales2.json"));
        Assert.All(Mistakes(), mistake => Assert.Matches(@"^stands already in scales\.json:\d+$", mistake.Message));
        Assert.Equal(3, Mistakes().Count);
    }

    [Theory]
    [InlineData("{\n  \"parameters\": {\n    nonsense\n", 3)]
    [InlineData("{\n  \"parameters\": {\n}", 3)]
    [InlineData("{ } trailing", 1)]
    [InlineData("", 1)]
    public void A_file_that_is_not_JSON_is_named_with_the_line(string content, int line)
    {
        File.WriteAllText(Path.Combine(folder, "scales.json"), content);
        var mistake = Assert.Single(Mistakes(), m => m.File.EndsWith("scales.json", StringComparison.Ordinal));
        Assert.StartsWith("is not JSON", mistake.Message, StringComparison.Ordinal);
        Assert.Equal(line, mistake.Line);
    }

    [Fact]
    public void A_file_in_another_encoding_is_named_with_the_line()
    {
        File.WriteAllBytes(Path.Combine(folder, "scales.json"), [.. "{\n\n  \"parameters\": \""u8, 0xE9, .. "\"}"u8]);
        Assert.Contains(Mistakes(), mistake => mistake is { Line: 3, Message: "is not UTF-8" });
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_mistake_and_no_crash()
    {
        var line = Replace("library.json", "ILO PMF", "\\ud800");
        Assert.Contains(Mistakes(), mistake => mistake.Line == line && mistake.Message == "holds half a surrogate pair");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Equal(
            "there is no such folder",
            Assert.Single(Assert.Throws<PolicyMistakesException>(() => PolicyLibrary.Load(Path.Combine(folder, "none"))).Mistakes).Message
        );

    [Fact]
    public void A_folder_without_its_label_is_named()
    {
        File.Delete(Path.Combine(folder, "library.json"));
        Assert.StartsWith("the file is missing", Assert.Single(Mistakes()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_layout_and_a_byte_order_mark_are_the_same_policy()
    {
        var before = PolicyLibrary.Load(folder).Version;
        var path = Path.Combine(folder, "scales.json");
        File.WriteAllText(path, "\uFEFF" + File.ReadAllText(path).Replace("\n", "\r\n\t", StringComparison.Ordinal));
        Assert.Equal(before, PolicyLibrary.Load(folder).Version);
    }

    private IReadOnlyList<PolicyMistake> Mistakes() => Assert.Throws<PolicyMistakesException>(() => PolicyLibrary.Load(folder)).Mistakes;

    private static string Text(PolicyMistake mistake) => $"{mistake.Key}: {mistake.Message}";

    // Replaces the first occurrence and says on which line it stands.
    private int Replace(string file, string text, string instead)
    {
        var path = Path.Combine(folder, file);
        var content = File.ReadAllText(path);
        var at = content.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{text} is not in {file}.");
        File.WriteAllText(path, content[..at] + instead + content[(at + text.Length)..]);
        return content[..at].Count(c => c == '\n') + 1;
    }
}
