using NodaTime;

namespace Fairway.Rules.Skills;

/// <summary>A skill as its owner fills it in; null and empty: not said.</summary>
/// <param name="Code">Chosen from the catalogue.</param>
/// <param name="Text">Written freely.</param>
/// <param name="Level">How well.</param>
/// <param name="Years">Years of use.</param>
/// <param name="LastUsed">The year of last use.</param>
/// <param name="Evidence">What backs it.</param>
public sealed record SkillForm(string? Code, string? Text, SkillLevel? Level, int? Years, int? LastUsed, string Evidence);

/// <summary>A language as its owner fills it in.</summary>
/// <param name="Code">Which.</param>
/// <param name="Understanding">Listening and reading.</param>
/// <param name="Speaking">Interaction and production.</param>
/// <param name="Writing">Writing.</param>
public sealed record LanguageForm(string? Code, LanguageLevel? Understanding, LanguageLevel? Speaking, LanguageLevel? Writing);

/// <summary>An interest in moving as its owner fills it in.</summary>
/// <param name="Interested">Whether there is one.</param>
/// <param name="Posts">Kinds of posts.</param>
/// <param name="Anywhere">Any duty station.</param>
/// <param name="Stations">These duty stations.</param>
/// <param name="AvailableFrom">From when.</param>
public sealed record MobilityForm(
    bool Interested,
    IReadOnlyList<string> Posts,
    bool Anywhere,
    IReadOnlyList<string> Stations,
    LocalDate? AvailableFrom
)
{
    /// <summary>Nothing said.</summary>
    public static MobilityForm Empty { get; } = new(false, [], false, [], null);
}

/// <summary>Whether forms of the room are whole.</summary>
[Rule("LE-3")]
public static class SkillsCheck
{
    private const string Rule = "LE-3";

    /// <summary>The most skills, and the most languages, that somebody declares.</summary>
    public const int Most = 60;

    /// <summary>The most years of use.</summary>
    public const int MostYears = 60;

    /// <summary>What is missing before a skill is kept.</summary>
    /// <param name="form">What was filled in.</param>
    /// <param name="year">The year of today.</param>
    /// <param name="known">Whether a code stands in the catalogue.</param>
    public static IReadOnlyList<Refusal> Skill(SkillForm form, int year, Func<string, bool> known)
    {
        var chosen = !string.IsNullOrEmpty(form.Code);
        var written = !string.IsNullOrWhiteSpace(form.Text);
        return
        [
            .. chosen != written && (written || known(form.Code!)) ? [] : One(RefusalCodes.SkillsNameMissing, nameof(form.Code)),
            .. form.Level is { } level && Enum.IsDefined(level) ? [] : One(RefusalCodes.SkillsLevelMissing, nameof(form.Level)),
            .. form.Years is >= 0 and <= MostYears ? [] : One(RefusalCodes.SkillsYearsWrong, nameof(form.Years), MostYears),
            .. form.LastUsed is { } last && last <= year && last >= year - MostYears
                ? []
                : One(RefusalCodes.SkillsLastUsedWrong, nameof(form.LastUsed), Year(year - MostYears), Year(year)),
        ];
    }

    /// <summary>What is missing before a language is kept.</summary>
    public static IReadOnlyList<Refusal> Language(LanguageForm form, Func<string, bool> known) =>
        [
            .. !string.IsNullOrEmpty(form.Code) && known(form.Code) ? [] : One(RefusalCodes.SkillsLanguageMissing, nameof(form.Code)),
            .. Level(form.Understanding, nameof(form.Understanding)),
            .. Level(form.Speaking, nameof(form.Speaking)),
            .. Level(form.Writing, nameof(form.Writing)),
        ];

    /// <summary>What is missing before an interest in moving is kept.</summary>
    public static IReadOnlyList<Refusal> Mobility(MobilityForm form) =>
        form.Interested && form.Posts.Count == 0 && !form.Anywhere && form.Stations.Count == 0
            ? One(RefusalCodes.SkillsInterestMissing, nameof(form.Posts))
            : [];

    /// <summary>What is missing before anybody is looked for.</summary>
    /// <param name="purpose">A vacancy or a mobility exercise.</param>
    /// <param name="title">What the post or exercise is called.</param>
    /// <param name="mayOpen">Whether the unit is one that the HR partner serves.</param>
    /// <param name="skills">Skills that are wanted.</param>
    /// <param name="languages">Languages that are wanted.</param>
    public static IReadOnlyList<Refusal> Opening(
        SkillsPurpose? purpose,
        string title,
        bool mayOpen,
        IReadOnlyCollection<WantedSkill> skills,
        IReadOnlyCollection<WantedLanguage> languages
    ) =>
        [
            .. purpose is { } said && Enum.IsDefined(said) ? [] : One(RefusalCodes.SkillsPurposeMissing, "Purpose"),
            .. string.IsNullOrWhiteSpace(title) ? One(RefusalCodes.SkillsTitleMissing, "Title") : [],
            .. mayOpen ? [] : One(RefusalCodes.SkillsUnitMissing, "Unit"),
            .. skills.Count + languages.Count > 0 ? [] : One(RefusalCodes.SkillsWantedMissing, "Skills[0].Code"),
        ];

    /// <summary>A free entry without case, spaces and accents' order: what several wrote alike is one.</summary>
    public static string Folded(string text) =>
        string.Join(' ', text.Normalize().ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<Refusal> Level(LanguageLevel? level, string field) =>
        level is { } said && Enum.IsDefined(said) ? [] : One(RefusalCodes.SkillsLevelMissing, field);

    /// <summary>Years are written without a mark for thousands.</summary>
    private static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<Refusal> One(string code, string field, params object[] args) => [Refusal.Of(code, field, Rule, args)];
}
