using System.Collections.Immutable;

namespace Fairway.Rules.Appraisals;

/// <summary>What kinds of file are known as evidence; which are taken, the policy says. A stored name never changes.</summary>
public enum EvidenceType
{
    /// <summary>A document in PDF.</summary>
    Pdf = 1,

    /// <summary>A picture in PNG.</summary>
    Png,

    /// <summary>A picture in JPEG.</summary>
    Jpeg,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A table as text.</summary>
    Csv,

    /// <summary>A text of Word, without macros.</summary>
    Docx,

    /// <summary>A table of Excel, without macros.</summary>
    Xlsx,

    /// <summary>A text in OpenDocument.</summary>
    Odt,

    /// <summary>A table in OpenDocument.</summary>
    Ods,
}

/// <summary>What may be attached as evidence (<c>evidence.maximumSize</c>, <c>evidence.maximumFiles</c>, <c>evidence.types</c>).</summary>
/// <param name="Megabytes">The largest file, in megabytes of 1,048,576 bytes.</param>
/// <param name="Files">How many files one person attaches to one appraisal; those removed don't count.</param>
/// <param name="Types">The kinds of file that are taken.</param>
[Rule("CY-10")]
public sealed record EvidenceLimits(int Megabytes, int Files, ImmutableArray<EvidenceType> Types)
{
    /// <summary>The largest file in bytes.</summary>
    public int Bytes => Megabytes * 1024 * 1024;
}

/// <summary>Names of the kinds of file.</summary>
public static class EvidenceTypes
{
    private static readonly ImmutableArray<(EvidenceType Type, string Extension, string MediaType)> s_all =
    [
        (EvidenceType.Pdf, "pdf", "application/pdf"),
        (EvidenceType.Png, "png", "image/png"),
        (EvidenceType.Jpeg, "jpeg", "image/jpeg"),
        (EvidenceType.Jpeg, "jpg", "image/jpeg"),
        (EvidenceType.Text, "txt", "text/plain"),
        (EvidenceType.Csv, "csv", "text/csv"),
        (EvidenceType.Docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (EvidenceType.Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (EvidenceType.Odt, "odt", "application/vnd.oasis.opendocument.text"),
        (EvidenceType.Ods, "ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ];

    /// <summary>The kind with a code as policies write it, which is its first extension; null: none.</summary>
    public static EvidenceType? OfCode(string code) =>
        s_all.FirstOrDefault(entry => string.Equals(entry.Extension, code, StringComparison.Ordinal)) is { Extension: not null } found
            ? found.Type
            : null;

    /// <summary>The kind that a file's extension names, in capitals or not and without the dot; null: none that is known.</summary>
    public static EvidenceType? OfExtension(string extension) => OfCode(extension.ToLowerInvariant());

    /// <summary>The extensions of a kind, without dots.</summary>
    public static IEnumerable<string> Extensions(this EvidenceType type) =>
        s_all.Where(entry => entry.Type == type).Select(entry => entry.Extension);

    /// <summary>What readers call it: <c>PDF</c>, <c>DOCX</c>.</summary>
    public static string Label(this EvidenceType type) => type.Extensions().First().ToUpperInvariant();

    /// <summary>The media type with which it is sent.</summary>
    public static string MediaType(this EvidenceType type) => s_all.First(entry => entry.Type == type).MediaType;
}
