using Fairway.Rules.Appraisals;
using Fairway.Web.Components;

namespace Fairway.Web.Pages.Appraisals;

/// <summary>Sizes and kinds of files in the reader's words.</summary>
public static class EvidenceWords
{
    /// <summary>"3.2 MB", "48 KB".</summary>
    public static string Size(Words t, int bytes) =>
        bytes >= 1024 * 1024
            ? t["Evidence.Megabytes", t.Number(decimal.Round(bytes / (1024m * 1024m), 1), 1)]
            : t["Evidence.Kilobytes", Math.Max(1, (bytes + 512) / 1024)];

    /// <summary>"PDF, PNG, JPEG …".</summary>
    public static string Kinds(Words t, EvidenceLimits limits) => t.List(limits.Types.Select(type => type.Label()));

    /// <summary>What a file chooser offers first.</summary>
    public static string Accept(EvidenceLimits limits) =>
        string.Join(',', limits.Types.SelectMany(type => type.Extensions()).Select(e => "." + e));
}
