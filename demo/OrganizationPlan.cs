using Fairway.Demo.People;
using Fairway.Demo.Structure;
using NodaTime;

namespace Fairway.Demo;

/// <summary>The demonstration organization in memory: units and people, before anything is written.</summary>
internal sealed record OrganizationPlan(IReadOnlyList<UnitSketch> Units, Roster Roster)
{
    public static OrganizationPlan Build(LocalDate today, int seed, int officials = DutyStationCounts.Published)
    {
        var chance = Chance.Of(seed);
        var (offices, left) = FieldOffices.Build(DutyStationCounts.All);
        UnitSketch[] units = [.. Headquarters.Build(left), .. FieldUnits.Build(offices)];
        units = [.. units, .. MoreTeams.Build(units, DutyStationCounts.All, officials)];
        return new(units, Roster.Build(units, today, chance));
    }
}
