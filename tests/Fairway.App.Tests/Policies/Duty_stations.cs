using Fairway.App.Policies;
using NodaTime;

namespace Fairway.App.Tests.Policies;

public sealed class Duty_stations
{
    private static readonly PolicyLibrary Library = PolicyLibrary.Load(PolicyLibrary.Shipped);

    [Fact]
    public void All_157_of_2019_have_a_zone_that_exists()
    {
        var stations = Library.PolicyAt(new LocalDate(2026, 1, 1)).Service.DutyStations;
        stations.Length.ShouldBe(157);
        stations.ShouldAllBe(s => DateTimeZoneProviders.Tzdb.GetZoneOrNull(s.Zone) != null && s.Country.Length == 2);
        stations
            .Select(s => s.Region)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["Africa", "Americas", "Arab States", "Asia and the Pacific", "Europe and Central Asia"]);
    }

    [Fact]
    public void Headquarters_are_at_Geneva_alone()
    {
        var service = Library.PolicyAt(new LocalDate(2026, 1, 1)).Service;
        service.DutyStations.Where(s => s.IsHeadquarters).Select(s => s.Name).ShouldBe(["Geneva"]);
        service.Station("Kolwezi")!.Zone.ShouldBe("Africa/Lubumbashi");
        service.Station("Geneve").ShouldBeNull();
    }
}
