using Fairway.App.Service;
using Fairway.Demo.People;
using Fairway.Demo.Structure;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.Demo.Supervising;

/// <summary>Who stands above somebody now, and since when it has been so.</summary>
/// <param name="DelegateId">Who does appraisal work for the chief (SV-5).</param>
/// <param name="Since">Since when official, chief and delegate have been what they are to each other.</param>
/// <param name="SinceSupervisor">The same without the delegate.</param>
internal sealed record Above(
    string? SupervisorId,
    string? SecondLevelId,
    string? DelegateId,
    bool DelegateSigns,
    LocalDate Since,
    LocalDate SinceSupervisor
);

/// <summary>Chiefs, supervision and delegation as dated rows (SV-4, SV-5), found by the product's own rule from the tree of units.</summary>
internal sealed class Hierarchy
{
    private readonly Dictionary<string, Person> _people;
    private readonly Dictionary<string, UnitSketch> _units;
    private readonly Dictionary<string, Person> _chiefs;

    // Of sections, for which the chief above answers and whose appraisals they are delegated.
    private readonly Dictionary<string, Person> _managers;
    private readonly Dictionary<string, Above> _above = new(StringComparer.Ordinal);
    private readonly ILookup<string, Departure> _departures;
    private readonly LocalDate _today;

    public Hierarchy(OrganizationPlan plan, LocalDate today, Chance chance)
    {
        _today = today;
        _people = plan.Roster.People.ToDictionary(p => p.StaffId, StringComparer.Ordinal);
        _units = plan.Units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        var heads = plan.Roster.People.Where(p => p.Seat.IsChief).ToLookup(p => _units[p.Seat.Unit].Section == SectionKind.None);
        _chiefs = heads[true].ToDictionary(p => p.Seat.Unit, StringComparer.Ordinal);
        _managers = heads[false].ToDictionary(p => p.Seat.Unit, StringComparer.Ordinal);
        _departures = plan.Roster.Departures.ToLookup(d => d.Unit, StringComparer.Ordinal);
        Tree = new([.. plan.Units.Select(u => new UnitNode(u.Code, u.Parent, _chiefs.GetValueOrDefault(u.Code)?.StaffId))]);
        Head = _chiefs["ILO"].StaffId;
        Alternate = _chiefs["CORP"].StaffId;
        foreach (var (unit, chief) in _chiefs)
        {
            Chieftaincies.Add(
                new Chieftaincy
                {
                    UnitCode = unit,
                    StaffId = chief.StaffId,
                    From = chief.InUnitSince,
                }
            );
        }

        foreach (var left in plan.Roster.Departures)
        {
            Chieftaincies.Add(
                new Chieftaincy
                {
                    UnitCode = left.Unit,
                    StaffId = left.Chief.StaffId,
                    From = left.From,
                    Until = left.Until,
                }
            );
        }

        Delegate(plan.Units, chance);
        foreach (var person in plan.Roster.People)
        {
            Place(person);
        }
    }

    public UnitTree Tree { get; }
    public string Head { get; }

    /// <summary>Second level for those who report to the Director-General (SV-4).</summary>
    public string Alternate { get; }

    public List<Chieftaincy> Chieftaincies { get; } = [];
    public List<Fairway.App.Service.Supervision> Supervisions { get; } = [];
    public List<Fairway.App.Service.Delegation> Delegations { get; } = [];

    public HeadAlternate HeadAlternate => new() { StaffId = Alternate, From = Later(Since(Head), Since(Alternate)) };

    public Above Of(string staffId) => _above[staffId];

    public Person Person(string staffId) => _people[staffId];

    public Person? Chief(string unit) => _chiefs.GetValueOrDefault(unit);

    public bool IsChief(string staffId) => Tree.TopUnitHeadedBy(staffId) is not null;

    public bool Signs(string staffId) => Delegations.Exists(d => d.DelegateSigns && d.Until is null && d.DelegateId == staffId);

    private LocalDate Since(string staffId) => _people[staffId].InUnitSince;

    private void Delegate(IReadOnlyList<UnitSketch> units, Chance chance)
    {
        var launch = new LocalDate(_today.Year - (_today.Year % 2), 1, 1).PlusDays(-40);
        foreach (var unit in units.Where(u => u.Section != SectionKind.None))
        {
            var (chief, manager) = (_chiefs[unit.Parent!], _managers[unit.Code]);
            var both = Later(chief.InUnitSince, manager.InUnitSince);
            var from = Later(both, launch.PlusDays(chance.Between(-300, 20)));
            if (unit.Code == "FIN-PAY" && Period.DaysBetween(both, from) > 120)
            {
                // The one before was handed back.
                Add(both.PlusDays(30), from.PlusDays(-30), signs: true, manager.StaffId);
            }

            Add(from, null, unit.Section == SectionKind.Signs, null);

            void Add(LocalDate since, LocalDate? until, bool signs, string? endedBy) =>
                Delegations.Add(
                    new Fairway.App.Service.Delegation
                    {
                        Id = chance.Id(since.AtMidnight().InUtc().ToInstant()),
                        ChiefId = chief.StaffId,
                        DelegateId = manager.StaffId,
                        UnitCode = unit.Code,
                        DelegateSigns = signs,
                        From = since,
                        Until = until,
                        EndedBy = endedBy,
                    }
                );
        }
    }

    private void Place(Person person)
    {
        var unit = _units[person.Seat.Unit];
        var first = Supervisors.Of(person.StaffId, unit.Code, Tree, Head).StaffId;
        var second = first is null ? null : Supervisors.SecondLevelOf(person.StaffId, unit.Code, Tree, Head, Alternate).StaffId;
        var delegation = Delegations.Find(d => d.UnitCode == unit.Code && d.Until is null && d.DelegateId != person.StaffId);
        var since = person.InUnitSince;
        if (first is not null)
        {
            since = Later(since, Since(first));
            if (!person.Seat.IsChief && unit.Vacant)
            {
                since = Later(since, Vacancy(person, unit, first));
            }

            Supervisions.Add(
                new Fairway.App.Service.Supervision
                {
                    StaffId = person.StaffId,
                    SupervisorId = first,
                    SecondLevelId = second,
                    From = since,
                }
            );
        }

        _above[person.StaffId] = new(
            first,
            second,
            delegation?.DelegateId,
            delegation?.DelegateSigns ?? false,
            delegation is null ? since : Later(since, delegation.From),
            since
        );
    }

    /// <summary>Until the chief left, they were the supervisor; since then the chief above is.</summary>
    private LocalDate Vacancy(Person person, UnitSketch unit, string above)
    {
        var left = _departures[unit.Code].Single();
        var from = Later(person.InUnitSince, left.From);
        if (left.Chief.StaffId != person.StaffId && from < left.Until)
        {
            Supervisions.Add(
                new Fairway.App.Service.Supervision
                {
                    StaffId = person.StaffId,
                    SupervisorId = left.Chief.StaffId,
                    SecondLevelId = above,
                    From = from,
                    Until = left.Until,
                }
            );
        }

        return left.Until;
    }

    private static LocalDate Later(LocalDate a, LocalDate b) => a > b ? a : b;
}
