using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Fairway.Rules;
using Fairway.Rules.Appraisals;

namespace Fairway.App.Appraisals;

/// <summary>What a file is found to be; one of the two is null.</summary>
public sealed record EvidenceVerdict(EvidenceType? Type, Refusal? Refusal);

/// <summary>
/// Says from name and content together what a file is. Both have to agree: a program under another name, a drawing with a script in it or a
/// document with macros is refused with its reason.
/// </summary>
public static partial class EvidenceContent
{
    private const int MostEntries = 5_000;
    private const int LongestPart = 1024 * 1024;

    private static readonly HashSet<string> s_macroExtensions = new(
        ["docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm", "potm", "ppsm"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> s_macroParts = new(["vbaProject.bin", "vbaData.xml"], StringComparer.OrdinalIgnoreCase);

    private enum Archive
    {
        Good,
        Macros,
        Other,
    }

    /// <param name="name">As cleaned by <see cref="EvidenceName"/>.</param>
    public static EvidenceVerdict Judge(string name, byte[] content, EvidenceLimits limits)
    {
        var extension = EvidenceName.ExtensionOf(name);
        if (s_macroExtensions.Contains(extension))
        {
            return new(null, JournalRefusals.EvidenceWithMacros(name));
        }

        if (EvidenceTypes.OfExtension(extension) is not { } type || !limits.Types.Contains(type))
        {
            var taken = string.Join(", ", limits.Types.Select(known => known.Label()));
            return new(null, JournalRefusals.EvidenceNotTaken(name, taken));
        }

        if (content.Length == 0)
        {
            return new(null, JournalRefusals.EvidenceEmpty(name));
        }

        if (content.Length > limits.Bytes)
        {
            return new(null, JournalRefusals.EvidenceTooLarge(limits.Megabytes));
        }

        return Of(type, content) switch
        {
            Archive.Good => new(type, null),
            Archive.Macros => new(null, JournalRefusals.EvidenceWithMacros(name)),
            _ => new(null, JournalRefusals.EvidenceNotWhatItSays(name, type.Label())),
        };
    }

    private static Archive Of(EvidenceType type, byte[] content) =>
        type switch
        {
            EvidenceType.Pdf => Good(content.AsSpan().StartsWith("%PDF-"u8)),
            EvidenceType.Png => Good(
                content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
                    && content.AsSpan(8).Length >= 8
                    && content.AsSpan(12).StartsWith("IHDR"u8)
            ),
            EvidenceType.Jpeg => Good(content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])),
            EvidenceType.Text or EvidenceType.Csv => Good(IsText(content)),
            EvidenceType.Docx => OfOffice(content, "word/", "wordprocessingml.document.main+xml"),
            EvidenceType.Xlsx => OfOffice(content, "xl/", "spreadsheetml.sheet.main+xml"),
            EvidenceType.Odt => OfOpenDocument(content, type.MediaType()),
            EvidenceType.Ods => OfOpenDocument(content, type.MediaType()),
            _ => Archive.Other,
        };

    private static Archive Good(bool good) => good ? Archive.Good : Archive.Other;

    /// <summary>Text in UTF-8, UTF-16 with its mark, or an older code of one byte a character; no control characters, and no page or drawing.</summary>
    private static bool IsText(byte[] content)
    {
        string text;
        try
        {
            text =
                content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
                    ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(
                        content,
                        2,
                        content.Length - 2
                    )
                : content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
                    ? new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(
                        content,
                        2,
                        content.Length - 2
                    )
                : content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.Latin1.GetString(content, 3, content.Length - 3)
                : Encoding.Latin1.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return !text.Any(c => (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f')) || c == '\u007f') && !Markup().IsMatch(text);
    }

    /// <summary>A zip of parts, of which one lists what the others are.</summary>
    private static Archive OfOffice(byte[] content, string folder, string main) =>
        OfZip(
            content,
            zip =>
            {
                if (Read(zip, "[Content_Types].xml") is not { } types)
                {
                    return Archive.Other;
                }

                var macros =
                    types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                    || zip.Entries.Any(part =>
                        s_macroParts.Contains(part.Name)
                        || part.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)
                        || part.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
                    );
                return macros
                    ? Archive.Macros
                    : Good(
                        types.Contains(main, StringComparison.Ordinal)
                            && zip.Entries.Any(part => part.FullName.StartsWith(folder, StringComparison.Ordinal))
                    );
            }
        );

    /// <summary>A zip of parts, of which the first says what it is.</summary>
    private static Archive OfOpenDocument(byte[] content, string mediaType) =>
        OfZip(
            content,
            zip =>
                Read(zip, "mimetype")?.Trim() != mediaType || zip.GetEntry("content.xml") is null ? Archive.Other
                : zip.Entries.Any(part =>
                    part.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
                    || part.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
                )
                    ? Archive.Macros
                : Archive.Good
        );

    private static Archive OfZip(byte[] content, Func<ZipArchive, Archive> judge)
    {
        // At its very start: a program can carry a zip behind itself.
        if (!content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]))
        {
            return Archive.Other;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Count > MostEntries ? Archive.Other : judge(zip);
        }
        catch (Exception broken)
            when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            return Archive.Other;
        }
    }

    /// <summary>A part as text, no more of it than such a part has: what unpacks without end is cut off.</summary>
    private static string? Read(ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { } part)
        {
            return null;
        }

        using var stream = part.Open();
        var read = new byte[LongestPart];
        var length = stream.ReadAtLeast(read, read.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(read, 0, length);
    }

    [GeneratedRegex(
        @"\A\s*(#!|<(!doctype|!--|\?xml|\?php|html|head|body|svg|script|iframe|object|embed|style|meta|link|form|math|img|a)\b|<!--|<\?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Markup();
}
