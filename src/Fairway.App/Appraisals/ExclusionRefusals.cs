using Fairway.Rules;

namespace Fairway.App.Appraisals;

/// <summary>Why nobody is left out of a cycle, or taken in again: sentences Refusals.&lt;code&gt;.</summary>
public static class ExclusionRefusals
{
    public static readonly Refusal ExclusionNobody = Refusal.Of(nameof(ExclusionNobody), "Officials", "CY-1");
    public static readonly Refusal ExclusionReasonMissing = Refusal.Of(nameof(ExclusionReasonMissing), "Reason", "CY-1");

    /// <summary>{0} characters, at most {1}.</summary>
    public static Refusal ExclusionReasonTooLong(int length, int longest) =>
        Refusal.Of(nameof(ExclusionReasonTooLong), "Reason", "CY-1", length, longest);

    /// <summary>It was taken back already, by somebody else.</summary>
    public static readonly Refusal ExclusionEnded = Refusal.Of(nameof(ExclusionEnded), null, "CY-1");
}
