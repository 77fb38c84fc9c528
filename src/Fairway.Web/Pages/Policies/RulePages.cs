using System.Collections.Immutable;
using Fairway.App.Policies;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Privacy;
using Fairway.Rules.Promotions;
using Fairway.Rules.Reclassification;
using Fairway.Rules.Recognition;
using Fairway.Rules.Service;
using Fairway.Rules.Skills;
using Fairway.Rules.Sources;
using Fairway.Rules.Training;
using Fairway.Rules.Transparency;
using Fairway.Rules.Underperformance;
using Fairway.Web.Components;
using NodaTime;

namespace Fairway.Web.Pages.Policies;

/// <summary>A part of the rulebook: the capability that its rules belong to.</summary>
/// <param name="Name">Names its words, and the filter's value.</param>
/// <param name="Prefixes">How the ids of its rules begin.</param>
public sealed record RuleGroup(string Name, ImmutableArray<string> Prefixes)
{
    /// <summary>In the rulebook's order. An id that begins otherwise stands in the last.</summary>
    public static ImmutableArray<RuleGroup> All { get; } =
    [
        new("service", ["SV"]),
        new("results", ["RB"]),
        new("appraisals", ["CY", "UF"]),
        new("probation", ["PR"]),
        new("underperformance", ["UP"]),
        new("board", ["BD"]),
        new("promotions", ["PP"]),
        new("career", ["MI", "TI", "RG"]),
        new("support", ["RC", "SU", "FA"]),
        new("learning", ["LE"]),
        new("notices", ["NT"]),
    ];

    public bool Has(Citation rule) => Of(rule) == this;

    public static RuleGroup Of(Citation rule) =>
        All.FirstOrDefault(group => group.Prefixes.Any(prefix => rule.Rule.StartsWith(prefix + "-", StringComparison.Ordinal))) ?? All[^1];
}

/// <summary>How policy values and sources are said in words.</summary>
public static class PolicyWords
{
    /// <summary>Values that are lists of texts are shown as lists, not in a cell.</summary>
    public static bool IsList(object value) =>
        value
            is not (
                int
                or bool
                or decimal
                or Period
                or LocalDate
                or string
                or AcceleratedAges
                or StationAcceleration
                or QuotaBasis
                or FundHolder
                or RetentionPeriod
            );

    public static string Value(Words t, object value) =>
        value switch
        {
            int number => t.Number(number),
            bool flag => t[flag ? "Policies.Yes" : "Policies.No"],
            LocalDate day => t.Date(day),
            Period period => Length(t, period),
            decimal share => share.ToString("0.##%", t.Culture),
            AcceleratedAges ages => t["Policies.Ages", ages.From, ages.Until - 1],
            StationAcceleration or QuotaBasis or FundHolder => t[$"Policies.Choice.{value}"],
            RetentionPeriod { Length: { } length } => Length(t, length),
            RetentionPeriod => t["Policies.KeptWithoutEnd"],
            _ => value.ToString() ?? "",
        };

    /// <summary>The items of a list, each with what stands beneath it.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Beneath)> Items(Words t, object value) =>
        value switch
        {
            ImmutableArray<Period> periods => [.. periods.Select(period => (Length(t, period), Nothing))],
            ImmutableArray<Rating> ratings => [.. ratings.Select(rating => (rating.Name.In(t.Language), Nothing))],
            ImmutableArray<CoreCompetency> competencies =>
            [
                .. competencies.Select(competency =>
                    (
                        competency.Name.In(t.Language),
                        (IReadOnlyList<string>)[.. competency.Indicators.Select(indicator => indicator.In(t.Language))]
                    )
                ),
            ],
            ImmutableArray<AccountabilityQuestion> questions => [.. questions.Select(question => (question.Text.In(t.Language), Nothing))],
            ImmutableArray<PreparationPrompt> prompts => [.. prompts.Select(prompt => (prompt.Text.In(t.Language), Nothing))],
            ImmutableArray<NamedChoice> choices => [.. choices.Select(choice => (choice.Name.In(t.Language), Nothing))],
            ImmutableArray<SkillsCategory> categories =>
            [
                .. categories.Select(category =>
                    (category.Name.In(t.Language), (IReadOnlyList<string>)[.. category.Entries.Select(entry => entry.Name.In(t.Language))])
                ),
            ],
            ImmutableArray<SupportOffer> offers => [.. offers.Select(offer => (offer.Text.In(t.Language), Nothing))],
            ImmutableArray<RewardType> rewards =>
            [
                .. rewards.Select(r => (t["Recognition.TypeBy", r.Name.In(t.Language), t["Recognition.Approver." + r.Approver]], Nothing)),
            ],
            ImmutableArray<SurveyQuestion> questions => [.. questions.Select(question => (question.Text.In(t.Language), Nothing))],
            ImmutableArray<JobFactor> factors =>
            [
                .. factors.Select(f => (t["Policies.Points", f.Name.In(t.Language), string.Join(", ", f.Points)], Nothing)),
            ],
            ImmutableArray<GradeBands> bands =>
            [
                .. bands.Select(b => (t["Policies.Points", b.Category, string.Join(", ", b.From)], Nothing)),
            ],
            ImmutableArray<Redress> remedies => [.. remedies.Select(remedy => (remedy.Text.In(t.Language), Nothing))],
            ImmutableArray<MeritCriterion> criteria =>
            [
                .. criteria.Select(c => (t["Policies.Criterion", c.Name.In(t.Language), c.Weight], Nothing)),
            ],
            ImmutableArray<TieBreak> ties => [.. ties.Select(tie => (t[$"Policies.Choice.{tie}"], Nothing))],
            ImmutableArray<EvidenceType> types => [.. types.Select(type => (type.Label(), Nothing))],
            ImmutableArray<string> texts => [.. texts.DefaultIfEmpty("–").Select(text => (text, Nothing))],
            ImmutableArray<Category> codes => [.. codes.Select(code => (code.Code(), Nothing)).DefaultIfEmpty(("–", Nothing))],
            ImmutableArray<Funding> codes => [.. codes.Select(code => (code.Code(), Nothing))],
            ImmutableArray<CategoryGrades> categories =>
            [
                .. categories.Select(category =>
                    ($"{category.Name.In(t.Language)} ({category.Category}): {string.Join(", ", category.Grades)}", Nothing)
                ),
            ],
            ImmutableArray<DutyStation> stations =>
            [
                .. stations
                    .GroupBy(station => station.Region, StringComparer.Ordinal)
                    .Select(region =>
                        (
                            t["Policies.Region", Region(t, region.Key), region.Count()],
                            (IReadOnlyList<string>)
                                [
                                    .. region
                                        .OrderBy(station => station.Name, StringComparer.Create(t.Culture, ignoreCase: true))
                                        .Select(station => $"{station.Name} ({station.Country}), {station.Zone}"),
                                ]
                        )
                    ),
            ],
            _ => [],
        };

    /// <summary>"IGDS 100, §9(a)", or that it is an assumption.</summary>
    public static string Source(Words t, PolicySource source) =>
        source.IsAssumption ? t["Policies.Assumption"]
        : source.Provision.Length == 0 ? source.Instrument.Code
        : $"{source.Instrument.Code}, {source.Provision}";

    /// <summary>The title of a rule in a few words.</summary>
    public static string Title(Words t, string rule) => t.Has($"Help.{rule}.Title") ? t[$"Help.{rule}.Title"] : rule;

    public static string Address(string rule) => "/rules/" + Uri.EscapeDataString(rule);

    /// <summary>An organization's own region that we have no words for is named as its policies name it.</summary>
    public static string Region(Words t, string name)
    {
        var key = "Policies.Region." + string.Concat(name.Where(char.IsLetter));
        return t.Has(key) ? t[key] : name;
    }

    private static IReadOnlyList<string> Nothing => [];

    /// <summary>A period as people say it: three months.</summary>
    public static string Length(Words t, Period period)
    {
        var parts = new List<string>();
        var months = (period.Years * 12) + period.Months;
        var days = (period.Weeks * 7) + period.Days;
        if (months != 0)
        {
            parts.Add(t.Count("Policies.Months", months));
        }
        if (days != 0 || months == 0)
        {
            parts.Add(t.Count("Policies.Days", days));
        }
        return t.List(parts);
    }
}

/// <summary>Where a value comes from, and the rule that uses it.</summary>
public sealed record SourceView(PolicySource Source, string Rule);
