using Fairway.Rules;

namespace Fairway.App.Appraisals;

/// <summary>Why a paper is not entered: sentences Refusals.&lt;code&gt;. What the form on it lacks, the step's own check says.</summary>
public static class PaperRefusals
{
    /// <summary>A party of the appraisal does not enter its papers: HR signs for nobody.</summary>
    public static readonly Refusal PaperByParty = Refusal.Of(nameof(PaperByParty), null, "CY-2");

    public static readonly Refusal PaperReasonMissing = Refusal.Of(nameof(PaperReasonMissing), "Reason", "CY-2");
    public static readonly Refusal PaperScanMissing = Refusal.Of(nameof(PaperScanMissing), "Scan", "CY-2");

    /// <summary>Only a PDF, PNG or JPEG shows what was signed.</summary>
    public static readonly Refusal PaperScanType = Refusal.Of(nameof(PaperScanType), "Scan", "CY-2");

    /// <summary>It is not the check code of the text that is shared now.</summary>
    public static readonly Refusal PaperCodeUnknown = Refusal.Of(nameof(PaperCodeUnknown), "Code", "CY-11");

    /// <summary>The supervisor has signed a text in Fairway: the paper has to be of that one.</summary>
    public static readonly Refusal PaperCodeNeeded = Refusal.Of(nameof(PaperCodeNeeded), "Code", "CY-11");

    public static readonly Refusal PaperObjectionMissing = Refusal.Of(nameof(PaperObjectionMissing), "Comments", "CY-6");
}
