using System.Collections.Immutable;
using NodaTime;

namespace Fairway.Rules.Appraisals;

/// <summary>What becomes of an output at mid-term.</summary>
public enum OutputFate
{
    /// <summary>It stays as it was agreed.</summary>
    Kept,

    /// <summary>Its texts change; the original stays readable beside it.</summary>
    Adjusted,

    /// <summary>It is dropped, with a reason.</summary>
    Withdrawn,

    /// <summary>It is new since mid-term.</summary>
    Added,
}

/// <summary>
/// The mid-term review (CY-3). It says nothing twice: an output that stays as it was agreed carries its progress alone, and reads as the
/// agreement has it.
/// </summary>
[Rule("CY-3")]
public sealed record ReviewForm : ISharedForm<ReviewForm>
{
    /// <inheritdoc/>
    public static AppraisalStep Step => AppraisalStep.MidTerm;

    /// <inheritdoc/>
    public static AppraisalAct Saves => AppraisalAct.SaveReview;

    /// <inheritdoc/>
    public static AppraisalAct Shares => AppraisalAct.ShareReview;

    /// <inheritdoc/>
    public static ReviewForm Empty { get; } = new();

    /// <summary>What was said of each output, those of the agreement and new ones.</summary>
    public ImmutableArray<OutputReview> Outputs
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Why fewer or more outputs are left than an agreement has; empty where the number is usual.</summary>
    public string CountReason { get; init; } = "";

    /// <summary>How far the developmental objective is; null: not yet begun.</summary>
    public ObjectiveReview? Objective { get; init; }

    /// <summary>The day on which the two discussed it (CY-2b), at the official's duty station; null: not recorded.</summary>
    public LocalDate? DiscussedOn { get; init; }

    /// <inheritdoc/>
    public object? Part(string section) => ReviewSections.Content(this, section);

    /// <inheritdoc/>
    public IReadOnlyList<Refusal> Unkeepable(AppraisalPolicy policy) => ReviewCheck.ForSharing(this, policy);

    /// <inheritdoc/>
    public static (ReviewForm Merged, IReadOnlyList<string> Conflicts) Merge(
        ReviewForm origin,
        ReviewForm mine,
        ReviewForm theirs,
        Func<string, bool> keepMine
    ) => ReviewSections.Merge(origin, mine, theirs, keepMine);

    /// <inheritdoc/>
    public IReadOnlyList<FormChange> ChangesTo(ReviewForm later) => ReviewSections.Changes(this, later);

    /// <summary>What was said of one output; null where nothing was.</summary>
    public OutputReview? Of(Guid output) => Outputs.FirstOrDefault(review => review.Id == output);

    /// <summary>The form with what is said of one output replaced, or added at the end.</summary>
    public ReviewForm With(OutputReview review)
    {
        for (var i = 0; i < Outputs.Length; i++)
        {
            if (Outputs[i].Id == review.Id)
            {
                return this with { Outputs = Outputs.SetItem(i, review) };
            }
        }
        return this with { Outputs = Outputs.Add(review) };
    }

    /// <inheritdoc/>
    public bool Equals(ReviewForm? other) =>
        other is not null
        && Outputs.SequenceEqual(other.Outputs)
        && CountReason == other.CountReason
        && Objective == other.Objective
        && DiscussedOn == other.DiscussedOn;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outputs.Length, CountReason, Objective, DiscussedOn);
}

/// <summary>What was said of one output at mid-term (CY-3).</summary>
/// <param name="Id">The output's, as in the agreement; a new one's own.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Problems">What stands in the way; may stay empty.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Now">Its texts from now on, where it is adjusted or new; else null.</param>
/// <param name="Reason">Why it is adjusted, withdrawn or new; empty where it is kept.</param>
public sealed record OutputReview(Guid Id, string Progress, string Problems, OutputFate Fate, Output? Now, string Reason);

/// <summary>How far the developmental objective is (CY-3).</summary>
/// <param name="Progress">What was done for it so far.</param>
/// <param name="Actions">What is done next.</param>
public sealed record ObjectiveReview(string Progress, string Actions);

/// <summary>An output as it stands after mid-term, with what it was.</summary>
/// <param name="Now">Its texts as they count; of a withdrawn one, those that counted before.</param>
/// <param name="Original">Its texts in the agreement; null where it is new since mid-term.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Reason">Why; empty where it is kept.</param>
public sealed record StandingOutput(Output Now, Output? Original, OutputFate Fate, string Reason)
{
    /// <summary>The outputs of an agreement after a review, in the agreement's order, new ones last; withdrawn ones stay visible.</summary>
    [Rule("CY-3")]
    public static IReadOnlyList<StandingOutput> After(AgreementForm agreement, ReviewForm? review) =>
        [
            .. agreement.Outputs.Select(output =>
                review?.Of(output.Id) is { } said
                    ? new StandingOutput(said is { Fate: OutputFate.Adjusted, Now: { } now } ? now : output, output, said.Fate, said.Reason)
                    : new StandingOutput(output, output, OutputFate.Kept, "")
            ),
            .. (review?.Outputs ?? [])
                .Where(said => said is { Fate: OutputFate.Added, Now: not null } && agreement.Outputs.All(output => output.Id != said.Id))
                .Select(said => new StandingOutput(said.Now!, null, OutputFate.Added, said.Reason)),
        ];

    /// <summary>Whether it is still to be delivered, and so assessed at the end.</summary>
    public bool Counts => Fate != OutputFate.Withdrawn;
}
