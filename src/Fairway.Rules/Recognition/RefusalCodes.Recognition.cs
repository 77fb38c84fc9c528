namespace Fairway.Rules;

/// <content>Why a recognition or a reward is refused (RC-1).</content>
public static partial class RefusalCodes
{
    /// <summary>Nobody is recognised.</summary>
    public const string RecognitionNobody = nameof(RecognitionNobody);

    /// <summary>Somebody would recognise themselves.</summary>
    public const string RecognitionOneself = nameof(RecognitionOneself);

    /// <summary>A recognition that is tied to nothing.</summary>
    public const string RecognitionTieMissing = nameof(RecognitionTieMissing);

    /// <summary>A recognition, or its withdrawal, without words.</summary>
    public const string RecognitionTextMissing = nameof(RecognitionTextMissing);

    /// <summary>The end of the cycle is signed: its record stays as it is.</summary>
    public const string RecognitionRecordSigned = nameof(RecognitionRecordSigned);

    /// <summary>A kind of reward that the policy doesn't have.</summary>
    public const string RewardTypeMissing = nameof(RewardTypeMissing);
}
