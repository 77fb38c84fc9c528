using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Demo.Appraising;
using Fairway.Demo.Offices;
using Fairway.Demo.People;
using Fairway.Demo.Results;
using Fairway.Demo.Supervising;
using Fairway.Demo.Underperformance;
using NodaTime;

namespace Fairway.Demo;

/// <summary>The whole demonstration as rows in memory: the same for the same instant, policies and seed.</summary>
internal sealed record DemoOrganization(
    OrganizationPlan Plan,
    Hierarchy Hierarchy,
    Programme Programme,
    Workplans Workplans,
    Cycles Cycles,
    OfficeHolders Offices,
    IReadOnlyList<FactQuestion> Questions,
    IReadOnlyList<object> Cases
)
{
    public static DemoOrganization Build(
        Instant now,
        PolicyLibrary policies,
        int seed,
        int officials = Structure.DutyStationCounts.Published
    )
    {
        // The day begins last in the west: nobody's day is later than the organization's.
        var today = now.InUtc().Date;
        var chance = Chance.Of(seed);
        var plan = OrganizationPlan.Build(today, seed, officials);
        var hierarchy = new Hierarchy(plan, today, chance.For("delegations"));
        var biennium = today.Year - (today.Year % 2);
        var programme = Programme.Build(plan.Units, [biennium - 2, biennium], chance.For("programme"));
        var version = policies.PolicyAt(today).Version;
        var workplans = Workplans.Build(plan, hierarchy, programme, version, now, chance.For("workplans"));
        var cycles = new Cycles(plan, hierarchy, programme, workplans, policies, now, chance.For("appraisals"));
        return new(
            plan,
            hierarchy,
            programme,
            workplans,
            cycles,
            new OfficeHolders(plan, now, chance.For("offices")),
            FactsQuestioned.Build(plan.Roster.People, now, chance.For("questions")),
            CaseStories.Build(plan, hierarchy, policies, today, chance.For("underperformance"))
        );
    }

    /// <summary>All appraisals at once, for who looks at them together; a load writes them as they are told.</summary>
    public Records Appraisals => field ??= AppraisalsOf(Plan.Roster.People);

    public Records AppraisalsOf(IEnumerable<Person> people)
    {
        var all = new Records();
        foreach (var records in Cycles.Tell(people))
        {
            all.Add(records);
        }

        return all;
    }

    public IEnumerable<Unit> Units =>
        Plan.Units.Select(u => new Unit
        {
            Code = u.Code,
            ParentCode = u.Parent,
            Name = u.Name,
            Kind = u.Kind,
        });

    public IEnumerable<Official> Officials => Plan.Roster.People.Select(Official);

    private static Official Official(Person person)
    {
        var official = new Official
        {
            StaffId = person.StaffId,
            FamilyName = person.FamilyName,
            GivenNames = person.GivenNames,
            Email = person.Email,
            Sex = person.Sex,
            DateOfBirth = person.Born,
            Nationality = person.Nationality,
            Language = person.Language,
            EntryOnDuty = person.Entry,
            Probation = person.Probation,
            PersonalPromotionOn = person.PromotionOn,
        };
        official.FoldName();
        official.Periods.AddRange(person.Periods);
        return official;
    }
}
