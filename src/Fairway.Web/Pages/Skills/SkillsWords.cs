using Fairway.App.Policies;
using Fairway.App.Skills;
using Fairway.Rules.Skills;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Skills;

/// <summary>Levels, languages and openings in the reader's words.</summary>
public static class SkillsWords
{
    public static IEnumerable<Choice> Levels(this Words t) =>
        Enum.GetValues<SkillLevel>().Select(l => new Choice(l.ToString(), t["Skills.Level." + l], t["Skills.Level." + l + ".Hint"]));

    public static IEnumerable<Choice> LanguageLevels(this Words t) =>
        Enum.GetValues<LanguageLevel>().Select(l => new Choice(l.ToString(), t["Skills.Language." + l]));

    public static IEnumerable<Choice> Purposes(this Words t) =>
        Enum.GetValues<SkillsPurpose>().Select(p => new Choice(p.ToString(), t["Skills.Purpose." + p], t["Skills.Purpose." + p + ".Hint"]));

    public static IEnumerable<Choice> Entries(this Words t, CatalogueView catalogue) =>
        catalogue.Categories.SelectMany(c =>
            c.Entries.Select(e => new Choice(e.Code, e.Name.In(t.Language), Group: c.Name.In(t.Language)))
        );

    public static IEnumerable<Choice> Languages(this Words t, SkillsPolicy policy) =>
        policy
            .Languages.Select(l => new Choice(l.Code, l.Name.In(t.Language)))
            .OrderBy(c => c.Text, StringComparer.Create(t.Culture, ignoreCase: true));

    public static IEnumerable<Choice> Stations(this Words t, PolicyLibrary policies, LocalDate day) =>
        policies
            .PolicyAt(day)
            .Service.DutyStations.OrderBy(s => Policies.PolicyWords.Region(t, s.Region), StringComparer.Create(t.Culture, ignoreCase: true))
            .ThenBy(s => s.Name, StringComparer.Create(t.Culture, ignoreCase: true))
            .Select(s => new Choice(s.Name, s.Name, Group: Policies.PolicyWords.Region(t, s.Region)));

    /// <summary>"Advanced · 6 years, last in 2026".</summary>
    public static string Standing(this Words t, DeclaredSkill skill) =>
        t["Skills.Standing", t["Skills.Level." + skill.Level], t.Count("Skills.YearsOf", skill.Years), Year(skill.LastUsed)];

    /// <summary>"understands C1, speaks B2, writes B1".</summary>
    public static string Standing(this Words t, DeclaredLanguage language) =>
        t["Skills.LanguageStanding", language.Understanding, language.Speaking, language.Writing];

    /// <summary>A line of what an opening wants.</summary>
    public static string Wanted(this Words t, WantedSkill wanted, CatalogueView catalogue) =>
        t[
            wanted.Essential ? "Skills.WantedEssential" : "Skills.WantedDesirable",
            catalogue.NameOf(wanted.Code, t.Language),
            t["Skills.Level." + wanted.AtLeast]
        ];

    public static string Wanted(this Words t, WantedLanguage wanted, SkillsPolicy policy) =>
        t[
            wanted.Essential ? "Skills.WantedEssential" : "Skills.WantedDesirable",
            NameOf(t, policy, wanted.Code),
            wanted.AtLeast.ToString()
        ];

    public static string NameOf(this Words t, SkillsPolicy policy, string language) =>
        policy.Languages.FirstOrDefault(l => l.Code == language)?.Name.In(t.Language) ?? language;

    /// <summary>A year as everybody writes it, without a mark for thousands.</summary>
    private static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
