using Fairway.Demo.People;
using Fairway.Demo.Structure;
using Fairway.Demo.Writing;
using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Demo.Tests;

public sealed class TextTests
{
    private static readonly AppraisalPolicy Policy = TheDemonstration.Policies.PolicyAt(new LocalDate(2026, 11, 20)).Appraisals;

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public void Each_language_has_texts_for_all_that_the_policy_asks(string language)
    {
        var stock = TextStock.In(language);
        stock.Competencies.Keys.ShouldBe(Policy.Catalogue.All.Select(c => c.Code), ignoreOrder: true);
        stock.Accountabilities.Keys.ShouldBe(Policy.Accountabilities.All.Select(q => q.Code), ignoreOrder: true);
        stock.Preparation.Keys.ShouldBe(
            [
                .. Policy.Preparation.Official.Select(p => $"official/{p.Code}"),
                .. Policy.Preparation.Supervisor.Select(p => $"supervisor/{p.Code}"),
            ],
            ignoreOrder: true
        );
        stock.LaterPreparation.Keys.ShouldBe(
            ((AppraisalStep[])[AppraisalStep.MidTerm, AppraisalStep.EndOfCycle]).SelectMany(step =>
                Policy
                    .PreparationOf(step)
                    .Official.Select(p => $"{step.Code()}/official/{p.Code}")
                    .Concat(Policy.PreparationOf(step).Supervisor.Select(p => $"{step.Code()}/supervisor/{p.Code}"))
            ),
            ignoreOrder: true
        );
        stock.Comments.Keys.ShouldBe(TextStock.In("en").Comments.Keys, ignoreOrder: true);
        stock.Sayings.Keys.ShouldBe(TextStock.In("en").Sayings.Keys, ignoreOrder: true);
        foreach (var (kind, sayings) in stock.Sayings)
        {
            sayings.ShouldBeUnique(kind);
            sayings.Count.ShouldBe(TextStock.In("en").Sayings[kind].Count, kind);
        }

        // A form has so many outputs, competencies and questions at most, and none of them repeats another.
        string[] ofEach =
        [
            "output-exceeded",
            "output-fully-met",
            "output-partially-met",
            "competency-exceeded",
            "competency-fully-met",
            "competency-partially-met",
            "self-competency",
            "accountability",
            "self-accountability",
            "progress",
            "progress-slow",
            "achieved-in-part",
        ];
        ofEach.ShouldAllBe(kind => stock.Sayings[kind].Count >= 5);
        foreach (var family in Posts.Families)
        {
            stock.Occupations[family].Outputs.Count.ShouldBeGreaterThanOrEqualTo(4, family);
            stock.Occupations[family].Lines.Count.ShouldBeGreaterThanOrEqualTo(3, family);
            stock.Occupations[family].Pictures.ShouldNotBeEmpty(family);
        }
    }

    [Fact]
    public void Every_country_with_a_station_has_names()
    {
        foreach (var station in DutyStationCounts.All)
        {
            var seat = new Seat
            {
                Unit = "",
                Station = station.Station,
                IsChief = false,
                Number = 1,
                Family = "projects",
                Category = "NPO",
                Grade = "NOA",
                Funding = "TC",
            };
            Names.Nationalities.ShouldContain(Nationalities.Draw(seat, station.Country, Fairway.Demo.Chance.Of(1)), station.Country);
        }
    }

    [Fact]
    public void French_speaks_of_places_and_months_as_French_does()
    {
        Tongue.Of("Abidjan").ShouldBe("d’Abidjan");
        Tongue.Of(Tongue.Place("Cairo", "fr")).ShouldBe("du Caire");
        Tongue.At(Tongue.Place("Cairo", "fr")).ShouldBe("au Caire");
        Tongue.At("Dakar").ShouldBe("à Dakar");
        Tongue.Polish("à partir de avril 2027, sessions de mai", "fr").ShouldBe("à partir d’avril 2027, sessions de mai");
        Tongue.Number(1600, "fr").ShouldBe("1\u00a0600");
        Tongue.Number(1600, "es").ShouldBe("1600");
        Tongue.Number(16000, "es").ShouldBe("16.000");
        Tongue.Month(new LocalDate(2027, 8, 1), "es").ShouldBe("agosto de 2027");
        Tongue.MonthLater("Draft in March 2027, final in July", "en").ShouldBe("Draft in April 2027, final in July");
    }
}
