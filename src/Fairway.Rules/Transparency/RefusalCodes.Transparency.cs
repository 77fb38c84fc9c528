namespace Fairway.Rules;

/// <content>Why a concern, or an answer to one, is refused (FA-2).</content>
public static partial class RefusalCodes
{
    /// <summary>It isn't said which process a concern is about.</summary>
    public const string ConcernProcessMissing = nameof(ConcernProcessMissing);

    /// <summary>A concern names a rule that there isn't.</summary>
    public const string ConcernRuleUnknown = nameof(ConcernRuleUnknown);

    /// <summary>A text of a concern, its answer or its reasons is missing.</summary>
    public const string ConcernTextMissing = nameof(ConcernTextMissing);

    /// <summary>An answer doesn't say what becomes of what was asked for.</summary>
    public const string ConcernOutcomeMissing = nameof(ConcernOutcomeMissing);

    /// <summary>A concern would be passed on to nobody, or to who has it.</summary>
    public const string ConcernBodyMissing = nameof(ConcernBodyMissing);

    /// <summary>The act is not possible where the concern stands.</summary>
    public const string ConcernNotNow = nameof(ConcernNotNow);

    /// <summary>A yearly report is asked for of a year that is not over, or before these policies.</summary>
    public const string ReportYearWrong = nameof(ReportYearWrong);

    /// <summary>What was published is corrected without a reason.</summary>
    public const string ReportReasonMissing = nameof(ReportReasonMissing);

    /// <summary>A question of the survey is not answered.</summary>
    public const string SurveyAnswerMissing = nameof(SurveyAnswerMissing);
}
