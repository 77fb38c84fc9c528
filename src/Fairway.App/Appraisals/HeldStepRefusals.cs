using Fairway.Rules;

namespace Fairway.App.Appraisals;

/// <summary>Why HR's decision on a step of somebody who is away is not taken: sentences Refusals.&lt;code&gt;.</summary>
public static class HeldStepRefusals
{
    public static readonly Refusal HeldReasonMissing = Refusal.Of(nameof(HeldReasonMissing), "Reason", "CY-1");

    /// <summary>{0} characters, at most {1}.</summary>
    public static Refusal HeldReasonTooLong(int length, int longest) =>
        Refusal.Of(nameof(HeldReasonTooLong), "Reason", "CY-1", length, longest);

    /// <summary>A step is put off to a day after its own, and after today.</summary>
    public static readonly Refusal HeldNotLater = Refusal.Of(nameof(HeldNotLater), "To", "CY-1");
}
