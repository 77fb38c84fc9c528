using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Fairway.Compiler.Hosting;

namespace Fairway.Compiler.Tests;

public sealed partial class Words_of_the_form
{
    [Fact]
    public void Every_text_is_there_in_three_languages_with_the_same_places()
    {
        var texts = new ResourceManager("Fairway.Compiler.Compiler", typeof(Words).Assembly);
        var english = Of("");
        english.Count.ShouldBeGreaterThan(50);
        foreach (var language in (string[])["fr", "es"])
        {
            var translated = Of(language);
            translated.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal));
            foreach (var (key, text) in translated)
            {
                Places(text).ShouldBe(Places(english[key]), $"{key} in {language}");
            }
        }
        // A space before these marks does not break.
        Of("fr").ShouldAllBe(text => !Breaking().IsMatch(text.Value));

        Dictionary<string, string> Of(string language)
        {
            var set = texts.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;
            return set.Cast<System.Collections.DictionaryEntry>()
                .ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
        }
    }

    private static string[] Places(string text) =>
        [.. Place().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(" [:;?!»]|« ", RegexOptions.None, 1000)]
    private static partial Regex Breaking();
}
