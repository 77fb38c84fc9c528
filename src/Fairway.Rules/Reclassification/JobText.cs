using System.Collections.Immutable;

namespace Fairway.Rules.Reclassification;

/// <summary>A duty of a job.</summary>
/// <param name="Share">How much of the time it takes, in percent; null: not said.</param>
/// <param name="Text">What it is.</param>
public sealed record JobDuty(int? Share, string Text);

/// <summary>What a job description says (RG-1). It speaks of the job and never of who holds it.</summary>
/// <param name="Purpose">What the job is for.</param>
/// <param name="Reporting">To whom it reports, and who reports to it.</param>
/// <param name="Qualifications">What it requires.</param>
/// <param name="Duties">Its duties with their shares of time, in order.</param>
[Rule("RG-1")]
public sealed record JobText(string Purpose, string Reporting, string Qualifications, ImmutableArray<JobDuty> Duties)
{
    /// <summary>Those that say anything.</summary>
    public ImmutableArray<JobDuty> Said => [.. Duties.Where(duty => duty.Share is not null || !string.IsNullOrWhiteSpace(duty.Text))];
}

/// <summary>Whether the texts of job descriptions and what is said to them are whole.</summary>
[Rule("RG-1")]
public static class JobCheck
{
    private const string Rule = "RG-1";

    /// <summary>What is missing before a description can be shown to others.</summary>
    public static IReadOnlyList<Refusal> Description(JobText text)
    {
        var refusals = new List<Refusal>();
        Needs(RefusalCodes.JobTextMissing, nameof(text.Purpose), !string.IsNullOrWhiteSpace(text.Purpose));
        Needs(RefusalCodes.JobTextMissing, nameof(text.Reporting), !string.IsNullOrWhiteSpace(text.Reporting));
        Needs(RefusalCodes.JobTextMissing, nameof(text.Qualifications), !string.IsNullOrWhiteSpace(text.Qualifications));
        Needs(RefusalCodes.JobDutiesMissing, nameof(text.Duties), text.Said.Length > 0);
        Needs(
            RefusalCodes.JobDutyIncomplete,
            nameof(text.Duties),
            text.Said.All(duty => duty.Share is > 0 and <= 100 && !string.IsNullOrWhiteSpace(duty.Text))
        );
        var sum = text.Said.Sum(duty => duty.Share ?? 0);
        if (refusals.TrueForAll(refusal => refusal.Field != nameof(text.Duties)) && sum != 100)
        {
            refusals.Add(Refusal.Of(RefusalCodes.JobSharesWrong, nameof(text.Duties), Rule, sum));
        }
        return refusals;

        void Needs(string code, string field, bool fulfilled)
        {
            if (!fulfilled)
            {
                refusals.Add(Refusal.Of(code, field, Rule));
            }
        }
    }

    /// <summary>Why a new description can't come into force yet; null: it can.</summary>
    /// <param name="commentsUntil">The last day for comments.</param>
    /// <param name="incumbents">How many hold the job.</param>
    /// <param name="unanswered">How many comments have no answer.</param>
    /// <param name="today">The day.</param>
    public static Refusal? IntoForce(NodaTime.LocalDate commentsUntil, int incumbents, int unanswered, NodaTime.LocalDate today) =>
        unanswered > 0 ? Refusal.Of(RefusalCodes.JobCommentsUnanswered, null, Rule, unanswered)
        // Where nobody holds the job there is nobody to wait for.
        : incumbents > 0 && today <= commentsUntil ? Refusal.Of(RefusalCodes.JobCommentsOpen, null, Rule, commentsUntil)
        : null;
}
