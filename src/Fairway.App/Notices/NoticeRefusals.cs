using Fairway.Rules;

namespace Fairway.App.Notices;

/// <summary>Why a broadcast is not sent: sentences Refusals.&lt;code&gt;.</summary>
public static class NoticeRefusals
{
    private const string Rule = "NT-1";

    public static readonly Refusal BroadcastAudienceMissing = Refusal.Of(nameof(BroadcastAudienceMissing), "To", Rule);

    /// <summary>The audience needs a unit, a duty station or a category that there is, within the writer's units.</summary>
    public static readonly Refusal BroadcastOfUnknown = Refusal.Of(nameof(BroadcastOfUnknown), "Of", Rule);

    public static readonly Refusal BroadcastToNobody = Refusal.Of(nameof(BroadcastToNobody), "To", Rule);

    /// <summary>A text is missing in one of the languages.</summary>
    public static Refusal BroadcastTextMissing(string field) => Refusal.Of(nameof(BroadcastTextMissing), field, Rule);

    /// <summary>{0}: how many officials it goes to now.</summary>
    public static Refusal BroadcastCountChanged(int now) => Refusal.Of(nameof(BroadcastCountChanged), null, Rule, now);
}
