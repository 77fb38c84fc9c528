using Fairway.Rules;

namespace Fairway.App.Support;

/// <summary>Why something about support is not done: sentences Refusals.&lt;code&gt;.</summary>
public static class SupportRefusals
{
    private const string Rule = "SU-1";

    /// <summary>What arrived is not encrypted as it must be: nothing of it is kept.</summary>
    public static readonly Refusal MediatorNotSealed = Refusal.Of(nameof(MediatorNotSealed), null, Rule);

    /// <summary>The Mediator has no key, or another than the page was made with.</summary>
    public static readonly Refusal MediatorKeyChanged = Refusal.Of(nameof(MediatorKeyChanged), null, Rule);

    /// <summary>A conversation has its most messages.</summary>
    public static readonly Refusal MediatorConversationFull = Refusal.Of(nameof(MediatorConversationFull), null, Rule);

    /// <summary>A text is missing.</summary>
    public static Refusal SupportTextMissing(string field) => Refusal.Of(nameof(SupportTextMissing), field, Rule);

    /// <summary>Neither telephone nor address.</summary>
    public static readonly Refusal SupportUnreachable = Refusal.Of(nameof(SupportUnreachable), nameof(ContactText.Telephone), Rule);

    public static readonly Refusal SupportStationUnknown = Refusal.Of(nameof(SupportStationUnknown), nameof(ContactText.Station), Rule);

    /// <summary>The request is decided already.</summary>
    public static readonly Refusal CoachingDecided = Refusal.Of(nameof(CoachingDecided), null, Rule);
}
