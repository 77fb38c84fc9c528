using Fairway.Demo.Scenes;
using Fairway.Demo.Structure;
using Fairway.Demo.Supervising;
using NodaTime;

namespace Fairway.Demo.Tests;

public sealed class StructureTests
{
    private static readonly LocalDate Today = TheDemonstration.Clock.Now.InUtc().Date;

    private static Hierarchy Hierarchy => TheDemonstration.Built.Hierarchy;

    private static IReadOnlyList<UnitSketch> Units => TheDemonstration.Built.Plan.Units;

    [Fact]
    public void The_tree_of_units_has_one_top_and_holds_everybody()
    {
        Units.Count.ShouldBeInRange(200, 280);
        Units.Count(u => u.Parent is null).ShouldBe(1);
        Units.Select(u => u.Kind).Distinct().ShouldBe(["department", "unit", "region", "field-office"], ignoreOrder: true);
        Units.Sum(u => u.Size).ShouldBe(3302);
        TheDemonstration.Built.Plan.Roster.People.ShouldAllBe(p => p.Current.UnitCode == p.Seat.Unit);
    }

    [Fact]
    public void Every_chief_is_in_service_in_the_unit_and_some_places_are_vacant()
    {
        var open = Hierarchy.Chieftaincies.Where(c => c.Until is null).ToList();
        open.ShouldAllBe(c => c.From <= Today && Hierarchy.Person(c.StaffId).Current.UnitCode == c.UnitCode);
        open.Select(c => c.UnitCode).Distinct(StringComparer.Ordinal).Count().ShouldBe(open.Count);
        Units.Count(u => u.Vacant).ShouldBeInRange(3, 8);
        Units.Where(u => Hierarchy.Chief(u.Code) is null).ShouldAllBe(u => u.Vacant || u.Section != SectionKind.None);
        Hierarchy.Chieftaincies.Count(c => c.Until is not null).ShouldBe(Units.Count(u => u.Vacant));
    }

    [Fact]
    public void Nobody_supervises_themselves_at_any_remove()
    {
        Hierarchy.Supervisions.ShouldAllBe(s =>
            s.StaffId != s.SupervisorId
            && s.StaffId != s.SecondLevelId
            && s.SupervisorId != s.SecondLevelId
            && (s.Until == null || s.Until > s.From)
        );
        var open = Hierarchy.Supervisions.Where(s => s.Until is null).ToDictionary(s => s.StaffId, StringComparer.Ordinal);
        open.Count.ShouldBe(3301, "everybody but the Director-General");
        foreach (var staffId in open.Keys)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var at = staffId; open.TryGetValue(at, out var row); at = row.SupervisorId)
            {
                seen.Add(at).ShouldBeTrue($"{staffId} reports in a circle");
            }
        }
    }

    [Fact]
    public void Supervision_follows_the_rule()
    {
        foreach (var row in Hierarchy.Supervisions.Where(s => s.Until is null))
        {
            var unit = Hierarchy.Person(row.StaffId).Seat.Unit;
            row.SupervisorId.ShouldBe(Rules.Service.Supervisors.Of(row.StaffId, unit, Hierarchy.Tree, Hierarchy.Head).StaffId);
        }
    }

    [Fact]
    public void The_scenes_stand_where_their_sentences_say()
    {
        var open = Hierarchy.Supervisions.Where(s => s.Until is null).ToLookup(s => s.SupervisorId, StringComparer.Ordinal);
        var chief = DemoPeople.Of("chief").StaffId!;
        open[chief].Count().ShouldBe(27);
        Hierarchy.Of(DemoPeople.Of("official").StaffId!).SupervisorId.ShouldBe(chief);
        Hierarchy.Of(DemoPeople.Of("official").StaffId!).SecondLevelId.ShouldBe(DemoPeople.Of("director").StaffId);
        Hierarchy.Of(DemoPeople.Of("official-fr").StaffId!).SupervisorId.ShouldBe(DemoPeople.Of("field-director").StaffId);
        Hierarchy.Head.ShouldBe(DemoPeople.Of("director-general").StaffId);
        Hierarchy.Delegations.Where(d => d.DelegateId == DemoPeople.Of("delegate-signs").StaffId).ShouldAllBe(d => d.DelegateSigns);
        var contributes = Hierarchy.Delegations.Single(d => d.DelegateId == DemoPeople.Of("delegate-contributes").StaffId);
        (contributes.ChiefId, contributes.DelegateSigns).ShouldBe((chief, false));
        open[Hierarchy.Head].ShouldAllBe(s => s.SecondLevelId == Hierarchy.Alternate || s.StaffId == Hierarchy.Alternate);
    }

    [Theory]
    [InlineData(3302, 0)]
    [InlineData(3303, 1)]
    [InlineData(20_000, 600)]
    [InlineData(100_000, 3600)]
    public void A_larger_one_has_its_people_in_teams_at_every_station(int officials, int teamsAtLeast)
    {
        var teams = MoreTeams.Build(Units, DutyStationCounts.All, officials);
        teams.Count.ShouldBeGreaterThanOrEqualTo(teamsAtLeast);
        (Units.Sum(u => u.Size) + teams.Sum(u => u.Size)).ShouldBe(officials);
        teams.Select(u => u.Code).Concat(Units.Select(u => u.Code)).ShouldBeUnique();
        teams.ShouldAllBe(t => t.Size <= 32 && Units.Any(u => u.Code == t.Parent));
    }

    [Fact]
    public void The_product_would_have_accepted_every_delegation()
    {
        var policy = TheDemonstration.Policies.PolicyAt(Today).Service;
        foreach (var d in Hierarchy.Delegations.Where(d => d.Until is null))
        {
            var terms = new Rules.Service.DelegationTerms(
                d.ChiefId,
                d.DelegateId,
                d.UnitCode,
                new Rules.Time.Span(d.From, d.Until),
                d.DelegateSigns
            );
            var place = Hierarchy.Person(d.DelegateId).Seat.Unit;
            Rules.Service.Delegations.Check(terms, place, Hierarchy.Tree, [], policy, d.From).ShouldBeEmpty(d.UnitCode);
        }

        Hierarchy.Delegations.Count(d => d.DelegateSigns).ShouldBeGreaterThan(2);
        Hierarchy.Delegations.Count(d => !d.DelegateSigns).ShouldBeGreaterThan(2);
        Hierarchy.Delegations.Count(d => d.EndedBy is not null).ShouldBeInRange(0, 2);
    }
}
