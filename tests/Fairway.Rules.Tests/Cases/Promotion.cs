using System.Collections.Immutable;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.Rules.Tests.Cases;

/// <summary>Cases of personal promotions, through the path that explains; tests of the command line run them through the path of millions.</summary>
internal static class Promotion
{
    public static void Check(GoldenCase golden)
    {
        var given = golden.GivenAs<PromotionGiven>();
        var expected = golden.ExpectAs<PromotionExpected>();
        Assert.NotEmpty(golden.Arithmetic ?? []);
        var record = new RecordOfService(
            Golden_cases.Day(given.BornOn),
            given.PromotedOn is { } promoted ? Golden_cases.Day(promoted) : null,
            [.. (given.Exceptions ?? []).Select(Golden_cases.Day)],
            [
                .. given.Service.Select(p => new PeriodOfService(
                    Span.Through(Golden_cases.Day(p.From), p.To is { } last ? Golden_cases.Day(last) : null),
                    p.Organization,
                    Codes.Parse<ServiceStatus>(p.Status) ?? throw new FormatException($"{p.Status} is no status."),
                    p.Category,
                    p.Grade,
                    p.Funding,
                    p.Station,
                    p.Population
                )),
            ]
        );
        var settings = given.Policy ?? [];
        var policy = settings.Aggregate(An.PromotionPolicy(), Set);
        var service = An.AllCategories(settings.GetValueOrDefault("service.countsUnpaidLeave") == "true");
        var found = PersonalPromotion.Explain(record, Golden_cases.Day(given.AsOf), policy, service);
        Assert.Equal(expected, new(found.Group.Code(), Reasons(found.One), First(found.One), Reasons(found.Two), First(found.Two)));

        static string Reasons(TrackFindings track) => track.IsEligible ? "eligible" : track.Unmet.Code();

        static string? First(TrackFindings track) => track.First is { } first ? IsoDay.Text(first) : null;
    }

    private static PromotionPolicy Set(PromotionPolicy policy, KeyValuePair<string, string> setting)
    {
        var list = setting.Value.Split(',');
        return setting.Key switch
        {
            "promotion.categories" => policy with { Categories = Of<Category>(list) },
            "promotion.mobilityCategories" => policy with { MobilityCategories = Of<Category>(list) },
            "promotion.fundings" => policy with { Fundings = Of<Funding>(list) },
            "promotion.excludedPopulations" => policy with { ExcludedPopulations = [.. list] },
            "promotion.countedOrganizations" => policy with { CountedOrganizations = [.. list] },
            "promotion.track1.gradeYears" => policy with { Track1GradeYears = Number(setting.Value) },
            "promotion.track2.gradeYears" => policy with { Track2GradeYears = Number(setting.Value) },
            "promotion.track2.totalYears" => policy with { Track2TotalYears = Number(setting.Value) },
            "accelerate.ages" => policy with { AcceleratedAges = new(Number(list[0]), Number(list[1])) },
            "accelerate.stations" => policy with
            {
                StationAcceleration = PromotionCodes.StationAccelerations.Single(s => s.Code == setting.Value).Value,
            },
            "accelerate.track2" => policy with { AcceleratesTrack2 = setting.Value == "true" },
            "service.countsUnpaidLeave" => policy,
            _ => throw new FormatException($"Cases don't set {setting.Key}."),
        };
    }

    private static ImmutableArray<T> Of<T>(string[] codes)
        where T : struct, Enum => [.. codes.Select(code => Codes.Parse<T>(code) ?? throw new FormatException($"{code} is no code."))];

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
