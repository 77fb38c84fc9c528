namespace Fairway.Rules;

/// <content>Why an exercise of reclassification is not published, opened or closed (RG-1).</content>
public static partial class RefusalCodes
{
    /// <summary>Neither a region nor headquarters is chosen.</summary>
    public const string ReclassificationScopeMissing = nameof(ReclassificationScopeMissing);

    /// <summary>The reference day is {0} at the earliest.</summary>
    public const string ReclassificationReferenceTooSoon = nameof(ReclassificationReferenceTooSoon);

    /// <summary>Questionnaires are open until {0} at least.</summary>
    public const string ReclassificationQuestionnairesTooShort = nameof(ReclassificationQuestionnairesTooShort);

    /// <summary>Evaluations are planned from {0} to {1}.</summary>
    public const string ReclassificationEvaluationsWrong = nameof(ReclassificationEvaluationsWrong);
}
