using Fairway.Rules;

namespace Fairway.App.Feedback;

/// <summary>Why a report isn't taken, or an end of cycle isn't signed: sentences Refusals.&lt;code&gt;.</summary>
public static class ReportRefusals
{
    public static readonly Refusal FeedbackReportSignature = Refusal.Of(nameof(FeedbackReportSignature), "Upload", "UF-4");
    public static readonly Refusal FeedbackReportOther = Refusal.Of(nameof(FeedbackReportOther), "Upload", "UF-4");
    public static readonly Refusal FeedbackReportCounts = Refusal.Of(nameof(FeedbackReportCounts), "Upload", "UF-4");
    public static readonly Refusal FeedbackReportThresholds = Refusal.Of(nameof(FeedbackReportThresholds), "Upload", "UF-5");
    public static readonly Refusal FeedbackReportTwice = Refusal.Of(nameof(FeedbackReportTwice), "Upload", "UF-5");
    public static readonly Refusal FeedbackReportEarly = Refusal.Of(nameof(FeedbackReportEarly), "Upload", "UF-1");
    public static readonly Refusal FeedbackWordMissing = Refusal.Of(nameof(FeedbackWordMissing), "Word", "CY-7");

    /// <summary>Whoever signs has not said how the report was taken into account.</summary>
    public static readonly Refusal FeedbackNotRead = Refusal.Of(nameof(FeedbackNotRead), null, "CY-7");

    /// <summary>{0} characters, where {1} are taken.</summary>
    public static Refusal FeedbackWordTooLong(int length, int most) =>
        Refusal.Of(nameof(FeedbackWordTooLong), "Word", "CY-7", length, most);
}
