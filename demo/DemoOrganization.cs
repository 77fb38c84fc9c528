using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Demo.Appraising;
using Fairway.Demo.Offices;
using Fairway.Demo.People;
using Fairway.Demo.Results;
using Fairway.Demo.Supervising;
using NodaTime;

namespace Fairway.Demo;

/// <summary>The whole demonstration as rows in memory: the same for the same instant, policies and seed.</summary>
internal sealed record DemoOrganization(
    OrganizationPlan Plan,
    Hierarchy Hierarchy,
    Programme Programme,
    Workplans Workplans,
    Records Appraisals,
    OfficeHolders Offices,
    IReadOnlyList<FactQuestion> Questions
)
{
    public static DemoOrganization Build(Instant now, PolicyLibrary policies, int seed)
    {
        // The day begins last in the west: nobody's day is later than the organization's.
        var today = now.InUtc().Date;
        var chance = Chance.Of(seed);
        var plan = OrganizationPlan.Build(today, seed);
        var hierarchy = new Hierarchy(plan, today, chance.For("delegations"));
        var biennium = today.Year - (today.Year % 2);
        var programme = Programme.Build(plan.Units, [biennium - 2, biennium], chance.For("programme"));
        var version = policies.PolicyAt(today).Version;
        var workplans = Workplans.Build(plan, hierarchy, programme, version, now, chance.For("workplans"));
        var appraisals = new Beginnings(plan, hierarchy, programme, workplans, policies, now, chance.For("appraisals")).Tell();
        return new(
            plan,
            hierarchy,
            programme,
            workplans,
            appraisals,
            new OfficeHolders(plan, now, chance.For("offices")),
            FactsQuestioned.Build(plan.Roster.People, now, chance.For("questions"))
        );
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
