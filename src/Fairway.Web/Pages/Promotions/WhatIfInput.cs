using System.Globalization;
using Fairway.App.Promotions;

namespace Fairway.Web.Pages.Promotions;

/// <summary>The form on which a rule is tried: every parameter of promotions, as texts and choices, so that nothing typed is lost where it is refused.</summary>
public sealed class WhatIfInput
{
    public string Name { get; set; } = "";
    public string Exercises { get; set; } = "";

    /// <summary>Empty: as many posts as staff serve on.</summary>
    public string Posts { get; set; } = "";

    public List<string> Categories { get; set; } = [];
    public List<string> Fundings { get; set; } = [];
    public string ExcludedPopulations { get; set; } = "";
    public List<string> MobilityCategories { get; set; } = [];
    public string Headquarters { get; set; } = "";
    public string Track1GradeYears { get; set; } = "";
    public string Track2GradeYears { get; set; } = "";
    public string Track2TotalYears { get; set; } = "";
    public string CountedOrganizations { get; set; } = "";
    public string AgesFrom { get; set; } = "";
    public string AgesUntil { get; set; } = "";
    public string Stations { get; set; } = "";
    public string Track2 { get; set; } = "";
    public string UnpaidLeave { get; set; } = "";
    public string Share { get; set; } = "";
    public string Basis { get; set; } = "";

    /// <summary>Each parameter with the field at which what is wrong with it is said.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["promotion.categories"] = nameof(Categories),
            ["promotion.fundings"] = nameof(Fundings),
            ["promotion.excludedPopulations"] = nameof(ExcludedPopulations),
            ["promotion.mobilityCategories"] = nameof(MobilityCategories),
            ["promotion.headquarters"] = nameof(Headquarters),
            ["promotion.track1.gradeYears"] = nameof(Track1GradeYears),
            ["promotion.track2.gradeYears"] = nameof(Track2GradeYears),
            ["promotion.track2.totalYears"] = nameof(Track2TotalYears),
            ["promotion.countedOrganizations"] = nameof(CountedOrganizations),
            ["accelerate.ages"] = nameof(AgesFrom),
            ["accelerate.stations"] = nameof(Stations),
            ["accelerate.track2"] = nameof(Track2),
            ["service.countsUnpaidLeave"] = nameof(UnpaidLeave),
            ["quota.share"] = nameof(Share),
            ["quota.basis"] = nameof(Basis),
        };

    /// <summary>The form with the parameters as they are written.</summary>
    public static WhatIfInput Of(IReadOnlyDictionary<string, string> texts)
    {
        var ages = List("accelerate.ages");
        return new()
        {
            Exercises = WhatIfQuestion.UsualExercises.ToString(CultureInfo.InvariantCulture),
            Categories = List("promotion.categories"),
            Fundings = List("promotion.fundings"),
            ExcludedPopulations = string.Join(", ", List("promotion.excludedPopulations")),
            MobilityCategories = List("promotion.mobilityCategories"),
            Headquarters = texts["promotion.headquarters"],
            Track1GradeYears = texts["promotion.track1.gradeYears"],
            Track2GradeYears = texts["promotion.track2.gradeYears"],
            Track2TotalYears = texts["promotion.track2.totalYears"],
            CountedOrganizations = string.Join(", ", List("promotion.countedOrganizations")),
            AgesFrom = ages[0],
            AgesUntil = ages[1],
            Stations = texts["accelerate.stations"],
            Track2 = texts["accelerate.track2"],
            UnpaidLeave = texts["service.countsUnpaidLeave"],
            Share = texts["quota.share"],
            Basis = texts["quota.basis"],
        };

        List<string> List(string key) => texts[key] == "–" ? [] : [.. texts[key].Split(", ")];
    }

    /// <summary>What is asked for.</summary>
    public WhatIfProposal Proposal() =>
        new(
            Name,
            Whole(Exercises) ?? 0,
            string.IsNullOrWhiteSpace(Posts) ? null : Whole(Posts) ?? -1,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["promotion.categories"] = string.Join(',', Categories),
                ["promotion.fundings"] = string.Join(',', Fundings),
                ["promotion.excludedPopulations"] = ExcludedPopulations,
                ["promotion.mobilityCategories"] = string.Join(',', MobilityCategories),
                ["promotion.headquarters"] = Headquarters,
                ["promotion.track1.gradeYears"] = Track1GradeYears,
                ["promotion.track2.gradeYears"] = Track2GradeYears,
                ["promotion.track2.totalYears"] = Track2TotalYears,
                ["promotion.countedOrganizations"] = CountedOrganizations,
                ["accelerate.ages"] = $"{AgesFrom},{AgesUntil}",
                ["accelerate.stations"] = Stations,
                ["accelerate.track2"] = Track2,
                ["service.countsUnpaidLeave"] = UnpaidLeave,
                // A comma where the reader's language writes one.
                ["quota.share"] = Share.Replace(',', '.'),
                ["quota.basis"] = Basis,
            }
        );

    private static int? Whole(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
