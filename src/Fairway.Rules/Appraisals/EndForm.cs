using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>
/// The end of the cycle (CY-4): the official's self-assessment, and the supervisor's assessment once it is signed. The first is submitted
/// before the second is written to its end; the second stays hidden from the official until the supervisor signs.
/// </summary>
/// <param name="Self">The official's own view; empty where the official took no part (CY-6).</param>
/// <param name="Assessment">The supervisor's; empty until it is signed.</param>
[Rule("CY-4")]
public sealed record EndForm(SelfAssessment Self, Assessment Assessment)
{
    /// <summary>The form before anybody wrote in it.</summary>
    public static EndForm Empty { get; } = new(SelfAssessment.Empty, Assessment.Empty);

    /// <summary>
    /// Who supervised which part of the cycle, where it had several (CY-9): under the supervisor's signature like the rest. Null: one supervised it all.
    /// </summary>
    public IReadOnlyList<SupervisedPart>? Parts { get; init; }
}

/// <summary>A part of the cycle with who supervised it (CY-9).</summary>
/// <param name="SupervisorId">Who did.</param>
/// <param name="UnitCode">The official's unit.</param>
/// <param name="From">Its first day.</param>
/// <param name="LastDay">Its last day, inclusive.</param>
[Rule("CY-9")]
public sealed record SupervisedPart(string SupervisorId, string UnitCode, LocalDate From, LocalDate LastDay);

/// <summary>How the official sees their own results, before the supervisor says anything (CY-4).</summary>
[Rule("CY-4")]
public sealed record SelfAssessment : IStepForm<SelfAssessment>
{
    /// <inheritdoc/>
    public static AppraisalStep Step => AppraisalStep.EndOfCycle;

    /// <inheritdoc/>
    public static AppraisalAct Saves => AppraisalAct.SaveSelfAssessment;

    /// <inheritdoc/>
    public static SelfAssessment Empty { get; } = new();

    /// <summary>Of each output.</summary>
    public ImmutableArray<SelfAssessedOutput> Outputs
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Of each competency, and of each managerial question: code and text.</summary>
    public ImmutableArray<CodedText> Competencies
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Under each managerial question; empty for who is no manager.</summary>
    public ImmutableArray<CodedText> Accountabilities
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Under each extra criterion of the cycle, in words (CY-4); empty where it has none.</summary>
    public ImmutableArray<CodedText> Criteria
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>What was done and reached for the developmental objective.</summary>
    public string Objective { get; init; } = "";

    /// <summary>What the official wishes for their career; may stay empty.</summary>
    public string Career { get; init; } = "";

    /// <inheritdoc/>
    public object? Part(string section) =>
        section switch
        {
            EndSections.Objective => EndSections.TextOrNull(Objective),
            EndSections.Career => EndSections.TextOrNull(Career),
            EndSections.Accountabilities => EndSections.ListOrNull(Accountabilities),
            EndSections.Criteria => EndSections.ListOrNull(Criteria),
            _ => (object?)Outputs.FirstOrDefault(o => AgreementSections.OfOutput(o.Id) == section)
                ?? Competencies.FirstOrDefault(c => AgreementSections.OfCompetency(c.Code) == section),
        };

    /// <inheritdoc/>
    public IReadOnlyList<Refusal> Unkeepable(AppraisalPolicy policy) => EndCheck.Unkeepable(this, policy);

    /// <summary>The form with one output's text replaced.</summary>
    public SelfAssessment With(SelfAssessedOutput output) => this with { Outputs = EndSections.Set(Outputs, output, o => o.Id) };

    /// <summary>The form with one competency's text replaced.</summary>
    public SelfAssessment WithCompetency(CodedText text) => this with { Competencies = EndSections.Set(Competencies, text, c => c.Code) };

    /// <inheritdoc/>
    public bool Equals(SelfAssessment? other) =>
        other is not null
        && Outputs.SequenceEqual(other.Outputs)
        && Competencies.SequenceEqual(other.Competencies)
        && Accountabilities.SequenceEqual(other.Accountabilities)
        && Criteria.SequenceEqual(other.Criteria)
        && Objective == other.Objective
        && Career == other.Career;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outputs.Length, Competencies.Length, Accountabilities.Length, Objective, Career);
}

/// <summary>The official on one output (CY-4).</summary>
/// <param name="Id">The output's.</param>
/// <param name="Achieved">What was achieved, against the measure.</param>
/// <param name="Challenges">What was hard; may stay empty.</param>
/// <param name="Lessons">What was learned; may stay empty.</param>
public sealed record SelfAssessedOutput(Guid Id, string Achieved, string Challenges, string Lessons);

/// <summary>A text under a competency or a managerial question.</summary>
/// <param name="Code">The competency's or the question's.</param>
/// <param name="Text">What was written.</param>
public sealed record CodedText(string Code, string Text);

/// <summary>The supervisor's assessment (CY-4, CY-5). The overall rating is a person's judgement, never computed.</summary>
[Rule("CY-4"), Rule("CY-5")]
public sealed record Assessment : IStepForm<Assessment>
{
    /// <inheritdoc/>
    public static AppraisalStep Step => AppraisalStep.EndOfCycle;

    /// <inheritdoc/>
    public static AppraisalAct Saves => AppraisalAct.SaveAssessment;

    /// <inheritdoc/>
    public static Assessment Empty { get; } = new();

    /// <summary>Of each output, by its id.</summary>
    public ImmutableArray<Assessed> Outputs
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Of each competency, by its code.</summary>
    public ImmutableArray<Assessed> Competencies
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Under each managerial question; empty where the official is no manager.</summary>
    public ImmutableArray<CodedText> Accountabilities
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Under each extra criterion of the cycle, in words (CY-4); empty where it has none.</summary>
    public ImmutableArray<CodedText> Criteria
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The developmental objective: text, not rated (CY-4).</summary>
    public string Objective { get; init; } = "";

    /// <summary>A word on the official's career.</summary>
    public string Career { get; init; } = "";

    /// <summary>The overall rating with its reasons; null: not yet given.</summary>
    public OverallRating? Overall { get; init; }

    /// <summary>The day on which the two discussed it (CY-2b), at the official's duty station; null: not recorded.</summary>
    public LocalDate? DiscussedOn { get; init; }

    /// <inheritdoc/>
    public object? Part(string section) =>
        section switch
        {
            EndSections.Objective => EndSections.TextOrNull(Objective),
            EndSections.Career => EndSections.TextOrNull(Career),
            EndSections.Accountabilities => EndSections.ListOrNull(Accountabilities),
            EndSections.Criteria => EndSections.ListOrNull(Criteria),
            EndSections.Overall => Overall,
            EndSections.Discussion => DiscussedOn,
            _ => Outputs.FirstOrDefault(o => EndSections.OfOutput(o.Key) == section)
                ?? Competencies.FirstOrDefault(c => AgreementSections.OfCompetency(c.Key) == section),
        };

    /// <inheritdoc/>
    public IReadOnlyList<Refusal> Unkeepable(AppraisalPolicy policy) => EndCheck.Unkeepable(this, policy);

    /// <summary>What was said of an output; null where nothing was.</summary>
    public Assessed? OfOutput(Guid id) => Outputs.FirstOrDefault(o => o.Key == id.ToString());

    /// <summary>What was said of a competency; null where nothing was.</summary>
    public Assessed? OfCompetency(string code) => Competencies.FirstOrDefault(c => c.Key == code);

    /// <summary>The form with one output's assessment replaced.</summary>
    public Assessment WithOutput(Assessed output) => this with { Outputs = EndSections.Set(Outputs, output, o => o.Key) };

    /// <summary>The form with one competency's assessment replaced.</summary>
    public Assessment WithCompetency(Assessed competency) =>
        this with
        {
            Competencies = EndSections.Set(Competencies, competency, c => c.Key),
        };

    /// <inheritdoc/>
    public bool Equals(Assessment? other) =>
        other is not null
        && Outputs.SequenceEqual(other.Outputs)
        && Competencies.SequenceEqual(other.Competencies)
        && Accountabilities.SequenceEqual(other.Accountabilities)
        && Criteria.SequenceEqual(other.Criteria)
        && (Objective, Career, Overall, DiscussedOn) == (other.Objective, other.Career, other.Overall, other.DiscussedOn);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outputs.Length, Competencies.Length, Objective, Career, Overall, DiscussedOn);
}

/// <summary>What the supervisor says of one output or competency.</summary>
/// <param name="Key">The output's id or the competency's code.</param>
/// <param name="Rating">A code of the scale (CY-5); empty: not yet rated.</param>
/// <param name="Text">Why.</param>
/// <param name="Surprise">Where it is rated below what was expected and nothing was raised in time (CY-10): why not; else empty.</param>
public sealed record Assessed(string Key, string Rating, string Text, string Surprise);

/// <summary>The overall rating (CY-5).</summary>
/// <param name="Rating">A code of the overall scale; empty: not yet given.</param>
/// <param name="Text">Why.</param>
/// <param name="OddnessReason">Why it sits apart from the parts, where it does (CY-5); else empty.</param>
public sealed record OverallRating(string Rating, string Text, string OddnessReason);
