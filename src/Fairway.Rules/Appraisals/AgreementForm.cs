using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>
/// What the two agree on at the beginning of the cycle (CY-2). Equal when every text, list (in order) and date is; so a signature that binds
/// to one form binds to every form equal to it. Texts are as typed; an untouched field is the empty string.
/// </summary>
[Rule("CY-2")]
public sealed record AgreementForm : ISharedForm<AgreementForm>
{
    /// <inheritdoc/>
    public static AppraisalStep Step => AppraisalStep.Beginning;

    /// <inheritdoc/>
    public static AppraisalAct Saves => AppraisalAct.SaveDraft;

    /// <inheritdoc/>
    public static AppraisalAct Shares => AppraisalAct.Share;

    /// <summary>The form before anybody wrote in it.</summary>
    public static AgreementForm Empty { get; } = new();

    /// <summary>The outputs, in the order in which they are shown; 3–5 when signed.</summary>
    public ImmutableArray<Output> Outputs
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The core competencies chosen, in the order in which they are shown; 3–5 when signed.</summary>
    public ImmutableArray<CompetencyChoice> Competencies
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The one developmental objective; null: not yet begun.</summary>
    public DevelopmentalObjective? Objective { get; init; }

    /// <summary>For managers, what is expected on each managerial question; empty for everybody else.</summary>
    public ImmutableArray<Accountability> Accountabilities
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>The day on which the two discussed it (CY-2b), at the official's duty station; null: not recorded.</summary>
    public LocalDate? DiscussedOn { get; init; }

    /// <inheritdoc/>
    public object? Part(string section) => AgreementSections.Content(this, section);

    /// <inheritdoc/>
    public IReadOnlyList<Refusal> Unkeepable(AppraisalPolicy policy) => AgreementCheck.ForSharing(this, policy);

    /// <inheritdoc/>
    public static (AgreementForm Merged, IReadOnlyList<string> Conflicts) Merge(
        AgreementForm origin,
        AgreementForm mine,
        AgreementForm theirs,
        Func<string, bool> keepMine
    ) => AgreementSections.Merge(origin, mine, theirs, keepMine);

    /// <inheritdoc/>
    public IReadOnlyList<FormChange> ChangesTo(AgreementForm later) => AgreementChanges.Between(this, later);

    /// <inheritdoc/>
    public bool Equals(AgreementForm? other) =>
        other is not null
        && Outputs.SequenceEqual(other.Outputs)
        && Competencies.SequenceEqual(other.Competencies)
        && Objective == other.Objective
        && Accountabilities.SequenceEqual(other.Accountabilities)
        && DiscussedOn == other.DiscussedOn;

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var output in Outputs)
        {
            hash.Add(output);
        }
        foreach (var competency in Competencies)
        {
            hash.Add(competency);
        }
        foreach (var accountability in Accountabilities)
        {
            hash.Add(accountability);
        }
        hash.Add(Objective);
        hash.Add(DiscussedOn);
        return hash.ToHashCode();
    }
}

/// <summary>A SMART output (CY-2).</summary>
/// <param name="Id">Stays the same while its texts change, so that both sides see what changed in it.</param>
/// <param name="Title">What is delivered.</param>
/// <param name="Measure">By what it will be judged met.</param>
/// <param name="Timeline">By when.</param>
/// <param name="Resources">With what.</param>
/// <param name="Outcome">The code of the outcome it serves (RB-2); null: none named.</param>
/// <param name="WorkplanLine">The line of the unit's workplan it cites (RB-3); null: none named.</param>
public sealed record Output(Guid Id, string Title, string Measure, string Timeline, string Resources, string? Outcome, Guid? WorkplanLine);

/// <summary>A core competency chosen for the cycle (CY-2).</summary>
/// <param name="Code">Its code in the catalogue.</param>
/// <param name="IndicatorsOfSuccess">What will show it.</param>
/// <param name="WhyNeeded">Why the outputs need it.</param>
public sealed record CompetencyChoice(string Code, string IndicatorsOfSuccess, string WhyNeeded);

/// <summary>What the official sets out to learn (CY-2).</summary>
/// <param name="Text">The objective.</param>
/// <param name="Actions">What will be done for it.</param>
/// <param name="Support">What support is expected; may stay empty.</param>
public sealed record DevelopmentalObjective(string Text, string Actions, string Support);

/// <summary>What is expected of a manager on one of the managerial questions (CY-2, CY-4).</summary>
/// <param name="Question">The question's code in the policy.</param>
/// <param name="Expectation">What is expected in this cycle.</param>
public sealed record Accountability(string Question, string Expectation);
