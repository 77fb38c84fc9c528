using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Tests.Components;

public sealed partial class Words_in_three_languages
{
    private static readonly Words English = new Words().In("en");
    private static readonly Words French = new Words().In("fr");
    private static readonly Words Spanish = new Words().In("es");

    public static TheoryData<string> Files() =>
        [
            .. typeof(Words)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith("Fairway.Words.", StringComparison.Ordinal))
                .Select(name => name["Fairway.Words.".Length..^".resources".Length]),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_key_is_there_in_every_language_with_the_same_places(string file)
    {
        var english = Texts(file, "en");
        english.ShouldNotBeEmpty();
        foreach (var language in new[] { "fr", "es" })
        {
            var other = Texts(file, language);
            other.Keys.Except(english.Keys).ShouldBeEmpty($"{file}.{language} has keys that English lacks");
            english.Keys.Except(other.Keys).ShouldBeEmpty($"{file}.{language} lacks keys");
            foreach (var (key, text) in english)
            {
                Places(other[key]).ShouldBe(Places(text), $"{file}.{language} {key}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_can_be_filled_in_and_keeps_the_tone(string file)
    {
        foreach (var language in Words.Languages)
        {
            foreach (var (key, text) in Texts(file, language))
            {
                text.Trim().ShouldBe(text, $"{file}.{language} {key}");
                text.ShouldNotBeEmpty($"{file}.{language} {key}");
                Should.NotThrow(
                    () =>
                        string.Format(
                            CultureInfo.InvariantCulture,
                            text.Replace("{n}", "", StringComparison.Ordinal).Replace("{time}", "", StringComparison.Ordinal),
                            [.. Enumerable.Range(0, 12).Cast<object>()]
                        ),
                    $"{file}.{language} {key}"
                );
                Regex.IsMatch(text, "[!¡]", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeFalse($"{file}.{language} {key}: {text}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void French_has_its_no_break_spaces(string file)
    {
        foreach (var (key, text) in Texts(file, "fr"))
        {
            BreakableBefore().IsMatch(text).ShouldBeFalse($"{file}.fr {key}: a plain space before a sign in: {text}");
            text.ShouldNotContain("« ", customMessage: $"{file}.fr {key}");
        }
    }

    [Fact]
    public void Every_key_that_a_page_or_the_code_names_has_words()
    {
        var root = Path.Combine(Repository.Root, "src", "Fairway.Web");
        var missing = Directory
            .EnumerateFiles(root, "*.cs*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(path => KeysIn().Matches(File.ReadAllText(path)).Select(match => (path, match)))
            .Where(found => !English.Has(found.match.Groups["key"].Value) && !English.Has(found.match.Groups["key"].Value + ".other"))
            .Select(found => $"{Path.GetRelativePath(root, found.path)}: {found.match.Groups["key"].Value}")
            .Distinct(StringComparer.Ordinal);
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Days_are_written_as_the_reader_writes_them()
    {
        var day = new LocalDate(2026, 3, 18);
        English.Date(day).ShouldBe("18 March 2026");
        French.Date(day).ShouldBe("18 mars 2026");
        Spanish.Date(day).ShouldBe("18 de marzo de 2026");
        French.Date(new LocalDate(2026, 8, 1)).ShouldBe("1er août 2026");
        English.DayAndMonth(day).ShouldBe("18 March");
        Spanish.MonthAndYear(day).ShouldBe("marzo de 2026");
    }

    [Fact]
    public void An_instant_is_shown_in_the_readers_zone()
    {
        var frame = new Frame { Zone = DateTimeZoneProviders.Tzdb["Asia/Bangkok"] };
        var words = new Words(frame).In("en");
        words.Instant(Instant.FromUtc(2026, 3, 18, 20, 42)).ShouldBe("19 March 2026, 03:42");
        words.DayOf(Instant.FromUtc(2026, 3, 18, 20, 42)).ShouldBe(new LocalDate(2026, 3, 19));
        words.In("fr", DateTimeZone.Utc).Instant(Instant.FromUtc(2026, 3, 18, 20, 42)).ShouldBe("18 mars 2026 à 20:42");
    }

    [Theory]
    [InlineData("en", 0, "0 things wait for you")]
    [InlineData("en", 1, "1 thing waits for you")]
    [InlineData("en", 3302, "3,302 things wait for you")]
    [InlineData("fr", 0, "0 chose vous attend")]
    [InlineData("fr", 2, "2 choses vous attendent")]
    [InlineData("es", 1, "1 asunto le espera")]
    [InlineData("es", 0, "0 asuntos le esperan")]
    public void Numbers_take_the_form_of_their_language(string language, int number, string sentence) =>
        new Words().In(language).Count("Layout.Waiting", number).ShouldBe(sentence);

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "tomorrow")]
    [InlineData(-1, "yesterday")]
    [InlineData(40, "in 40 days")]
    [InlineData(-7, "7 days ago")]
    public void A_distance_is_said_in_days(int days, string said)
    {
        var today = new LocalDate(2026, 11, 22);
        English.Distance(today.PlusDays(days), today).ShouldBe(said);
    }

    [Fact]
    public void Lists_end_with_and()
    {
        English.List(["Ana"]).ShouldBe("Ana");
        English.List(["Ana", "Li Wei", "Omar"]).ShouldBe("Ana, Li Wei and Omar");
        French.List(["Ana", "Omar"]).ShouldBe("Ana et Omar");
    }

    [Fact]
    public void A_missing_key_is_found_in_tests_and_shown_to_readers()
    {
        Should.Throw<KeyNotFoundException>(() => English["Layout.NoSuchKey"]);
        Should.Throw<KeyNotFoundException>(() => English["NoSuchFile.Key"]);
        new Words(strict: false)["NoSuchFile.Key"].ShouldBe("NoSuchFile.Key");
    }

    [Fact]
    public void A_sentence_with_a_link_encodes_everything_else()
    {
        using var writer = new StringWriter();
        English.Html("Components.ListLast", "<b>", Words.Link("/a?b=1&c=2", "x < y")).WriteTo(writer, WordsEncoder.Html);
        writer.ToString().ShouldBe("&lt;b&gt; and <a href=\"/a?b=1&amp;c=2\">x &lt; y</a>");
    }

    private static Dictionary<string, string> Texts(string file, string language)
    {
        var resources = new ResourceManager("Fairway.Words." + file, typeof(Words).Assembly);
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        using var set = resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        return set is null
            ? []
            : set.Cast<System.Collections.DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}|%label%", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(" [:;?!»]", RegexOptions.None, 1000)]
    private static partial Regex BreakableBefore();

    [GeneratedRegex(@"(?:\bT|\bwords)(?:\[|\.Count\(|\.Html\()""(?<key>[A-Z]\w*(?:\.\w+)+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeysIn();
}
