using System.Globalization;
using System.Text;

namespace Fairway.App.Appraisals;

/// <summary>
/// The name under which a file is kept and sent back: its last part, without path, control or direction characters, of a length that any system
/// takes, and none that a system gives to a device.
/// </summary>
public static class EvidenceName
{
    public const int Longest = 120;

    private const string Refused = "<>:\"|?*";

    private static readonly HashSet<string> s_devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })],
        StringComparer.OrdinalIgnoreCase
    );

    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            // Half a character arrives as the replacement character, which says nothing.
            if (rune == Rune.ReplacementChar || !IsShown(Rune.GetUnicodeCategory(rune)))
            {
                continue;
            }

            kept.Append(
                Rune.IsWhiteSpace(rune) ? " "
                : rune.IsAscii && Refused.Contains((char)rune.Value, StringComparison.Ordinal) ? "_"
                : rune.ToString()
            );
        }

        var whole = string.Join(' ', kept.ToString().Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        var dot = whole.LastIndexOf('.');
        var (stem, extension) = dot < 0 ? (whole, "") : (whole[..dot].TrimEnd('.', ' '), Cut(whole[dot..], 20));
        if (s_devices.Contains(stem.Split('.')[0]))
        {
            stem = "_" + stem;
        }

        return Cut(stem.Length == 0 ? "file" : stem, Longest - extension.Length) + extension;
    }

    /// <summary>The extension without its dot; empty where there is none.</summary>
    public static string ExtensionOf(string name) => name.LastIndexOf('.') is var dot && dot < 0 ? "" : name[(dot + 1)..];

    private static bool IsShown(UnicodeCategory category) =>
        category
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text
        : char.IsHighSurrogate(text[longest - 1]) ? text[..(longest - 1)]
        : text[..longest];
}
