namespace Fairway.Rules;

/// <content>Why records are not deleted, nor held (CY-12).</content>
public static partial class RefusalCodes
{
    /// <summary>Somebody's file is held: nothing of it is deleted.</summary>
    public const string RetentionHeld = nameof(RetentionHeld);

    /// <summary>Nothing of somebody's file is due, or it has been deleted already.</summary>
    public const string RetentionNothingDue = nameof(RetentionNothingDue);

    /// <summary>It isn't confirmed that what is listed is to be deleted.</summary>
    public const string RetentionNotConfirmed = nameof(RetentionNotConfirmed);

    /// <summary>A hold, or its end, without a reason.</summary>
    public const string RetentionReasonMissing = nameof(RetentionReasonMissing);

    /// <summary>There is no official {0}.</summary>
    public const string RetentionOfficialUnknown = nameof(RetentionOfficialUnknown);
}
