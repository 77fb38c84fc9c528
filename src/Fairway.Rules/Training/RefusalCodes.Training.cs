namespace Fairway.Rules;

/// <content>Why a request for training, its money or its evaluation is refused (LE-2).</content>
public static partial class RefusalCodes
{
    /// <summary>{0} is asked of a fund that has {1} left.</summary>
    public const string FundTooSmall = nameof(FundTooSmall);

    /// <summary>A fund would be cut by {0}, of which only {1} is promised to nobody.</summary>
    public const string FundCutTooLarge = nameof(FundCutTooLarge);

    /// <summary>A text of a request, word or evaluation is missing.</summary>
    public const string TrainingTextMissing = nameof(TrainingTextMissing);

    /// <summary>It isn't said what a training is about.</summary>
    public const string TrainingAreaMissing = nameof(TrainingAreaMissing);

    /// <summary>It isn't said what a training is for.</summary>
    public const string TrainingNeedMissing = nameof(TrainingNeedMissing);

    /// <summary>A training has no first day, or one that is past.</summary>
    public const string TrainingStartWrong = nameof(TrainingStartWrong);

    /// <summary>A training has no last day, or one before its first.</summary>
    public const string TrainingEndWrong = nameof(TrainingEndWrong);

    /// <summary>An amount that can't stand in a ledger.</summary>
    public const string TrainingAmountWrong = nameof(TrainingAmountWrong);

    /// <summary>A training that counts as held has no last day, or one to come.</summary>
    public const string TrainingNotOver = nameof(TrainingNotOver);

    /// <summary>An effect can be evaluated from {0} on.</summary>
    public const string TrainingEvaluationEarly = nameof(TrainingEvaluationEarly);

    /// <summary>A request has moved on, and this can't be done with it now.</summary>
    public const string TrainingNotNow = nameof(TrainingNotNow);

    /// <summary>It isn't said how much a training changed.</summary>
    public const string TrainingEffectMissing = nameof(TrainingEffectMissing);
}
