using System.Globalization;
using System.Text;

namespace Fairway.App.Service;

/// <summary>Names as they are searched: lower case, without accents, so that "Munoz" finds Muñoz and "Lukasz" Łukasz.</summary>
public static class SearchText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                _ = Letter(c) is { } letters ? folded.Append(letters) : folded.Append(c);
            }
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The words of a search, at most eight.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        [.. Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(8)];

    // Letters that Unicode doesn't take apart into a letter and an accent.
    private static string? Letter(char c) =>
        c switch
        {
            'ł' => "l",
            'ø' => "o",
            'đ' or 'ð' => "d",
            'ħ' => "h",
            'ı' => "i",
            'æ' => "ae",
            'œ' => "oe",
            'ß' => "ss",
            'þ' => "th",
            '’' or 'ʼ' or '‘' => "'",
            _ => null,
        };
}
