using System.Reflection;
using System.Text.RegularExpressions;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Learning;
using Fairway.Rules.Promotions;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Recognition;
using Fairway.Rules.Sources;
using Fairway.Rules.Training;

namespace Fairway.Rules.Tests.Sources;

public sealed partial class Citations_findings_and_refusals
{
    [Fact]
    public void Each_rule_is_cited_once_and_its_member_bears_its_name()
    {
        var members = typeof(Citations).GetProperties().Where(member => member.PropertyType == typeof(Citation)).ToList();
        Assert.Equal(members.Select(member => member.GetValue(null)), Citations.All.Cast<object>());
        Assert.All(
            members,
            member => Assert.Equal(member.Name, ((Citation)member.GetValue(null)!).Rule.Replace("-", "", StringComparison.Ordinal))
        );
        Assert.Distinct(Citations.All.Select(citation => citation.Rule));
    }

    [Fact]
    public void Every_rule_that_code_names_is_cited()
    {
        var named = typeof(Finding)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
                    .Append<MemberInfo>(type)
            )
            .SelectMany(member => member.GetCustomAttributes<RuleAttribute>())
            .Select(attribute => attribute.Rule)
            .Distinct();
        Assert.All(named, rule => Assert.NotNull(Citations.Find(rule)));
    }

    [Fact]
    public void Sections_one_to_three_of_the_rulebook_are_there()
    {
        string[] rules =
        [
            .. Enumerable.Range(1, 6).Select(n => $"SV-{n}"),
            .. Enumerable.Range(1, 3).Select(n => $"RB-{n}"),
            .. Enumerable.Range(1, 12).Select(n => $"CY-{n}"),
            "CY-2a",
            "CY-2b",
            "NT-1",
            "BD-1",
        ];
        Assert.All(rules, rule => Assert.NotNull(Citations.Find(rule)));
    }

    [Fact]
    public void A_lower_source_does_not_outrank_a_higher_one()
    {
        Assert.True(Instruments.Judgment2172.Outranks(Instruments.Igds100));
        Assert.True(Instruments.Igds100.Outranks(Instruments.StaffUnion));
        Assert.True(Instruments.StaffUnion.Outranks(Instruments.Assumption));
        Assert.False(Instruments.Igds100.Outranks(Instruments.Igds102));
        Assert.Equal(
            ["Assumption", "Account", "Circular", "OfficeProcedure", "StaffRegulations", "Judgment"],
            Enum.GetValues<AuthorityLevel>().Select(level => level.ToString())
        );
    }

    [Fact]
    public void Instruments_have_their_own_codes() => Assert.Distinct(Instruments.All.Select(instrument => instrument.Code));

    [Fact]
    public void A_citation_reads_as_one_would_write_it()
    {
        Assert.Equal("IGDS 100, §9(a), overview (CY-2)", Citations.CY2.ToString());
        Assert.Equal("Judgment 3039 (CY-8)", Citations.CY8.ToString());
    }

    [Fact]
    public void Findings_and_refusals_are_values()
    {
        Assert.Equal(Finding.Met(Citations.CY1, "x", ("a", "1")), Finding.Met(Citations.CY1, "x", ("a", "1")));
        Assert.NotEqual(Finding.Met(Citations.CY1, "x", ("a", "1")), Finding.Met(Citations.CY1, "x", ("a", "2")));
        Assert.NotEqual(Finding.Met(Citations.CY1, "x"), Finding.NotMet(Citations.CY1, "x"));
        Assert.Null(Finding.Met(Citations.CY1, "x").DecidedBy);
        Assert.Equal(Refusal.Of("X", "F", "CY-1", 1, "a"), Refusal.Of("X", "F", "CY-1", 1, "a"));
        Assert.NotEqual(Refusal.Of("X", "F", "CY-1", 1), Refusal.Of("X", "F", "CY-1", 2));
    }

    [Fact]
    public void A_wording_falls_back_to_English()
    {
        var wording = new Wording("one", "un", "uno");
        Assert.Equal(["one", "un", "un", "uno", "one"], new[] { "en", "fr", "fr-CH", "es", "pt" }.Select(wording.In));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".fr")]
    [InlineData(".es")]
    public void Every_refusal_has_a_sentence_with_the_placeholders_it_fills(string language)
    {
        var sentences = Words($"Refusals{language}.restext");
        var english = Words("Refusals.restext");
        Assert.All(RefusalCodes.All, code => Assert.True(sentences.ContainsKey(code), $"{code} has no sentence."));
        Assert.All(RefusalCodes.All, code => Assert.Equal(Placeholders(english[code]), Placeholders(sentences[code])));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".fr")]
    [InlineData(".es")]
    public void Every_reason_that_a_rule_gives_has_a_sentence(string language)
    {
        var sentences = Words($"Reasons{language}.restext");
        var sources = Directory
            .GetFiles(Repository.Path("src", "Fairway.Rules"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal));
        var codes = sources
            .SelectMany(file => KebabCase().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct();
        string[] filesCodes =
        [
            "field-office",
            "unit-outcome",
            "unpaid-leave",
            "fully-met",
            "mid-term",
            "office-procedure",
            "not-confirm",
            "fully-meets",
            "staff-regulations",
            ReclassificationPolicy.ReviewGroup,
            .. LearningTopics.All,
            .. ObligationKinds.Codes,
            .. PromotionCodes.StationAccelerations.Select(each => each.Code),
            .. ExercisePolicy.TieBreaks.Select(each => each.Code),
            .. TrainingPolicy.Holders.Select(each => each.Code),
            .. RecognitionPolicy.Approvers.Select(each => each.Code),
        ];
        Assert.All(codes.Except(filesCodes), code => Assert.True(sentences.ContainsKey(code), $"{code} has no sentence."));
    }

    private static Dictionary<string, string> Words(string file) =>
        File.ReadLines(Repository.Path("src", "Fairway.Web", "Resources", file))
            .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
            .ToDictionary(line => line.Split('=', 2)[0], line => line.Split('=', 2)[1], StringComparer.Ordinal);

    private static IEnumerable<string> Placeholders(string sentence) =>
        Placeholder().Matches(sentence).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)+)\"")]
    private static partial Regex KebabCase();
}
