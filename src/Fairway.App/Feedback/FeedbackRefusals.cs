using Fairway.Rules;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>Why a token or a code is not given: sentences Refusals.&lt;code&gt;.</summary>
public static class FeedbackRefusals
{
    /// <summary>{0}: the first day.</summary>
    public static Refusal FeedbackNotYet(LocalDate opens) => Refusal.Of(nameof(FeedbackNotYet), null, "UF-1", opens);

    /// <summary>{0}: the last day.</summary>
    public static Refusal FeedbackOver(LocalDate lastDay) => Refusal.Of(nameof(FeedbackOver), null, "UF-1", lastDay);

    /// <summary>{0}: the day on which one was given.</summary>
    public static Refusal FeedbackIssued(LocalDate day) => Refusal.Of(nameof(FeedbackIssued), null, "UF-4", day);

    public static readonly Refusal FeedbackBlinded = Refusal.Of(nameof(FeedbackBlinded), null, "UF-4");
    public static readonly Refusal FeedbackNoCodes = Refusal.Of(nameof(FeedbackNoCodes), null, "UF-4");
    public static readonly Refusal FeedbackKeysDiffer = Refusal.Of(nameof(FeedbackKeysDiffer), null, "UF-4");
    public static readonly Refusal FeedbackKeysAwaited = Refusal.Of(nameof(FeedbackKeysAwaited), null, "UF-4");
    public static readonly Refusal FeedbackVoucher = Refusal.Of(nameof(FeedbackVoucher), null, "UF-4");
}
