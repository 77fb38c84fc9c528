using Fairway.Rules;

namespace Fairway.App.Probation;

/// <summary>Why something of a probation is not done: sentences Refusals.&lt;code&gt;.</summary>
public static class ProbationRefusals
{
    /// <summary>No such person in service, or one of the two themselves.</summary>
    public static readonly Refusal NameUnknown = Refusal.Of(nameof(NameUnknown), "Name", "PR-2");

    public static readonly Refusal NameIsParty = Refusal.Of(nameof(NameIsParty), "Name", "PR-2");
    public static readonly Refusal NameStands = Refusal.Of(nameof(NameStands), "Name", "PR-2");
    public static readonly Refusal NameOneTooMany = Refusal.Of(nameof(NameOneTooMany), "Name", "PR-2");

    /// <summary>Input opens on {0}.</summary>
    public static Refusal InputNotOpen(NodaTime.LocalDate on) => Refusal.Of(nameof(InputNotOpen), null, "PR-2", on);

    public static readonly Refusal InputEmpty = Refusal.Of(nameof(InputEmpty), "Strengths", "PR-2");
    public static readonly Refusal ProbationTextMissing = Refusal.Of(nameof(ProbationTextMissing), "Text", "PR-4");

    /// <summary>{0} characters, at most {1}.</summary>
    public static Refusal ProbationTextTooLong(string field, int length, int longest) =>
        Refusal.Of(nameof(ProbationTextTooLong), field, "PR-1", length, longest);

    public static readonly Refusal RecommendationMissing = Refusal.Of(nameof(RecommendationMissing), "Recommendation", "PR-1");
    public static readonly Refusal RecommendationReasonMissing = Refusal.Of(nameof(RecommendationReasonMissing), "Reasons", "PR-1");

    /// <summary>{0} inputs, {1} asked for.</summary>
    public static Refusal FewInputsUnexplained(int given, int least) =>
        Refusal.Of(nameof(FewInputsUnexplained), "FewBecause", "PR-2", given, least);

    /// <summary>The assessment is not signed yet.</summary>
    public static readonly Refusal AssessmentFirst = Refusal.Of(nameof(AssessmentFirst), null, "PR-1");

    /// <summary>The official has until {0} to comment on the last input.</summary>
    public static Refusal InputCommentsOpen(NodaTime.LocalDate until) => Refusal.Of(nameof(InputCommentsOpen), null, "PR-2", until);

    /// <summary>Guards are not met, and not overridden.</summary>
    public static readonly Refusal GuardsNotMet = Refusal.Of(nameof(GuardsNotMet), null, "PR-4");

    /// <summary>Nothing is to be overridden.</summary>
    public static readonly Refusal NothingToOverride = Refusal.Of(nameof(NothingToOverride), null, "PR-4");

    /// <summary>The same person has spoken for the other office.</summary>
    public static readonly Refusal OverrideByTwo = Refusal.Of(nameof(OverrideByTwo), null, "PR-4");

    /// <summary>Somebody who is the official, or on the supervisor's side, overrides nothing here.</summary>
    public static readonly Refusal OverrideByParty = Refusal.Of(nameof(OverrideByParty), null, "PR-4");

    public static readonly Refusal DecisionMissing = Refusal.Of(nameof(DecisionMissing), "Decision", "PR-1");
    public static readonly Refusal ExtensionDayMissing = Refusal.Of(nameof(ExtensionDayMissing), "ExtendedTo", "PR-1");

    /// <summary>Not open in this state, or not this person's.</summary>
    public static readonly Refusal ProbationNotNow = Refusal.Of(nameof(ProbationNotNow), null, "PR-1");
}
