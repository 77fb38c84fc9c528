namespace Fairway.Rules;

/// <content>Why a job description, a request for reclassification or its evaluation is refused (RG-1).</content>
public static partial class RefusalCodes
{
    /// <summary>A text of a description, answer or comment is missing.</summary>
    public const string JobTextMissing = nameof(JobTextMissing);

    /// <summary>A job description has no duty.</summary>
    public const string JobDutiesMissing = nameof(JobDutiesMissing);

    /// <summary>A duty has no text, or no share from 1 to 100.</summary>
    public const string JobDutyIncomplete = nameof(JobDutyIncomplete);

    /// <summary>The shares of the duties add up to {0} and not to 100.</summary>
    public const string JobSharesWrong = nameof(JobSharesWrong);

    /// <summary>Comments are open until {0}.</summary>
    public const string JobCommentsOpen = nameof(JobCommentsOpen);

    /// <summary>{0} comments have no answer.</summary>
    public const string JobCommentsUnanswered = nameof(JobCommentsUnanswered);

    /// <summary>Comments could be given until {0}.</summary>
    public const string JobCommentsClosed = nameof(JobCommentsClosed);

    /// <summary>The new description is the present one.</summary>
    public const string JobUnchanged = nameof(JobUnchanged);

    /// <summary>A factor has no level.</summary>
    public const string JobLevelMissing = nameof(JobLevelMissing);

    /// <summary>It has moved on, and this can't be done with it now.</summary>
    public const string JobNotNow = nameof(JobNotNow);

    /// <summary>An appeal was possible until {0}.</summary>
    public const string ReclassificationAppealClosed = nameof(ReclassificationAppealClosed);

    /// <summary>The grade is not one that can be recommended or decided here.</summary>
    public const string ReclassificationGradeWrong = nameof(ReclassificationGradeWrong);
}
