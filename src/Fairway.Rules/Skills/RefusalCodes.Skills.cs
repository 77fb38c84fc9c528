namespace Fairway.Rules;

/// <content>Why something is not kept in the room of skills (LE-3).</content>
public static partial class RefusalCodes
{
    /// <summary>A skill is neither chosen nor written, or both.</summary>
    public const string SkillsNameMissing = nameof(SkillsNameMissing);

    /// <summary>The same skill is declared already.</summary>
    public const string SkillsTwice = nameof(SkillsTwice);

    /// <summary>A level is not chosen.</summary>
    public const string SkillsLevelMissing = nameof(SkillsLevelMissing);

    /// <summary>Years of use that can't be: from nought to {0}.</summary>
    public const string SkillsYearsWrong = nameof(SkillsYearsWrong);

    /// <summary>A year of last use that is to come, or too long ago: from {0} to {1}.</summary>
    public const string SkillsLastUsedWrong = nameof(SkillsLastUsedWrong);

    /// <summary>No more than {0} can be declared.</summary>
    public const string SkillsTooMany = nameof(SkillsTooMany);

    /// <summary>A language is not chosen.</summary>
    public const string SkillsLanguageMissing = nameof(SkillsLanguageMissing);

    /// <summary>Somebody is interested in moving and says neither a kind of post nor a place.</summary>
    public const string SkillsInterestMissing = nameof(SkillsInterestMissing);

    /// <summary>An opening has no title.</summary>
    public const string SkillsTitleMissing = nameof(SkillsTitleMissing);

    /// <summary>It isn't said whether an opening is a vacancy or a mobility exercise.</summary>
    public const string SkillsPurposeMissing = nameof(SkillsPurposeMissing);

    /// <summary>An opening is in no unit that whoever opens it serves.</summary>
    public const string SkillsUnitMissing = nameof(SkillsUnitMissing);

    /// <summary>An opening wants nothing.</summary>
    public const string SkillsWantedMissing = nameof(SkillsWantedMissing);

    /// <summary>It isn't said into which entry a free entry is folded, nor how a new one is called in all three languages.</summary>
    public const string SkillsFoldMissing = nameof(SkillsFoldMissing);
}
