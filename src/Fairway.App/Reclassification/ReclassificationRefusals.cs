using Fairway.Rules;

namespace Fairway.App.Reclassification;

/// <summary>Refusals of use cases that no rule gives: sentences Refusals.&lt;code&gt;.</summary>
public static class ReclassificationRefusals
{
    public static readonly Refusal JobProposedAlready = Refusal.Of(nameof(JobProposedAlready), null, "RG-1");

    public static readonly Refusal ReclassificationWhoMissing = Refusal.Of(nameof(ReclassificationWhoMissing), "Who", "RG-1");

    public static readonly Refusal ReclassificationOpenAlready = Refusal.Of(nameof(ReclassificationOpenAlready), "Who", "RG-1");

    public static readonly Refusal ReclassificationNoPost = Refusal.Of(nameof(ReclassificationNoPost), "Who", "RG-1");

    public static readonly Refusal ReclassificationNoBands = Refusal.Of(nameof(ReclassificationNoBands), null, "RG-1");
}
