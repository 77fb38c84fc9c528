using Fairway.Demo.People;
using Fairway.Demo.Scenes;
using Fairway.Demo.Structure;
using NodaTime;

namespace Fairway.Demo.Tests;

public sealed class PeopleTests
{
    private static readonly LocalDate Today = TheDemonstration.Clock.Now.InUtc().Date;

    private static IReadOnlyList<Person> People => TheDemonstration.Built.Plan.Roster.People;

    [Fact]
    public void The_published_counts_add_up_to_3302_people_at_157_stations()
    {
        DutyStationCounts.All.Count.ShouldBe(157);
        DutyStationCounts.All.Sum(s => s.Count).ShouldBe(3302);
        var known = TheDemonstration.Policies.PolicyAt(Today).Service.DutyStations;
        DutyStationCounts
            .All.Select(s => (s.Station, s.Country, s.Region))
            .ShouldBe(known.Select(s => (s.Name, s.Country, s.Region)), ignoreOrder: true);
    }

    [Fact]
    public void Each_station_has_its_published_number_of_officials_in_service()
    {
        People.Count.ShouldBe(3302);
        People.Select(p => p.StaffId).Distinct(StringComparer.Ordinal).Count().ShouldBe(3302);
        People.Select(p => p.Email).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(3302);
        var there = People.CountBy(p => p.Current.DutyStation!).ToDictionary(StringComparer.Ordinal);
        there.Count.ShouldBe(157);
        DutyStationCounts.All.ShouldAllBe(s => there[s.Station] == s.Count);
        People.ShouldAllBe(p => p.Current.Until == null && p.Current.From <= Today);
    }

    [Fact]
    public void Two_in_five_are_paid_by_technical_cooperation()
    {
        var share = People.Count(p => p.Current.Funding == "TC") / 3302.0;
        share.ShouldBeInRange(0.39, 0.41);
        People.Where(p => p.Current.DutyStation == "Geneva").Count(p => p.Current.Funding == "TC").ShouldBeLessThan(1163 / 3);
    }

    [Fact]
    public void Careers_hold_together_and_have_all_that_happens_in_careers()
    {
        foreach (var person in People)
        {
            person.Born.ShouldBeLessThan(person.Entry);
            person.Periods.Single(p => p.Organization == "ILO" && p.From == person.Entry).ShouldNotBeNull();
            for (var i = 0; i < person.Periods.Count; i++)
            {
                var period = person.Periods[i];
                (period.Until is null || period.Until > period.From).ShouldBeTrue(person.StaffId);
                (i == 0 || person.Periods[i - 1].Until <= period.From).ShouldBeTrue(person.StaffId);
                period.StaffId.ShouldBe(person.StaffId);
            }
        }

        var periods = People.SelectMany(p => p.Periods).ToList();
        periods.Count(p => p.Status == "secondment").ShouldBeGreaterThan(20);
        periods.Count(p => p.Status == "unpaid-leave").ShouldBeGreaterThan(40);
        periods
            .Where(p => p.Status == "active" && p.Organization != "ILO")
            .Select(p => p.Organization)
            .Distinct()
            .Count()
            .ShouldBeGreaterThan(6);
        People.Count(p => p.Periods.Count >= 4).ShouldBeGreaterThan(600);
        People.Count(p => p.Periods.Exists(s => s.Funding == "TC") && p.Current.Funding == "RB").ShouldBeGreaterThan(100);
        People.Count(p => p.Periods.Select(s => s.DutyStation).Distinct().Count() > 1).ShouldBeGreaterThan(400);
        People.Count(p => p.Probation && p.Entry.PlusMonths(24) > Today && p.Current.Funding == "RB").ShouldBeInRange(60, 180);
        People.Count(p => p.PromotionOn is not null).ShouldBeGreaterThan(5);
        People.Count(p => p.Current.Contract == "WLT").ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Every_grade_belongs_to_its_category()
    {
        var grades = TheDemonstration.Policies.PolicyAt(Today).Service.Grades;
        var own = People.SelectMany(p => p.Periods).Where(p => p.Organization == "ILO" || p.Status == "secondment").ToList();
        own.ShouldAllBe(p => grades.Categories.Any(c => c.Category.ToString() == p.Category && c.Grades.Contains(p.Grade!)));
        People.Select(p => p.Current.Grade).Distinct().Count().ShouldBeGreaterThan(14);
    }

    [Fact]
    public void People_come_from_many_countries_and_write_three_languages()
    {
        People.Select(p => p.Nationality).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(110);
        var languages = People.CountBy(p => p.Language).ToDictionary(StringComparer.Ordinal);
        languages.Keys.ShouldBe(["en", "fr", "es"], ignoreOrder: true);
        languages.Values.ShouldAllBe(n => n > 250);
        People.Count(p => p.Sex == "F").ShouldBeInRange(1500, 2000);
        People.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(3200);
    }

    [Fact]
    public void Whoever_can_be_entered_is_there_and_says_who_they_are_in_three_languages()
    {
        DemoPeople.All.Count.ShouldBeInRange(20, 36);
        foreach (var person in DemoPeople.All)
        {
            person.Sentence.ByLanguage.Values.ShouldAllBe(s => s.Length > 40 && s.EndsWith('.'));
            person.Sentence.Fr.ShouldNotContain(" :");
            if (person.StaffId is null)
            {
                person.Code.ShouldBeOneOf("administrator", "mediator", "auditor");
                continue;
            }

            var official = People.Single(p => p.StaffId == person.StaffId);
            official.Name.ShouldBe(person.Name);
            official.Email.ShouldBe(person.Email);
            official.Seat.Scene.ShouldBe(person.Code);
        }

        DemoPeople.All.Select(p => p.Code).Distinct(StringComparer.Ordinal).Count().ShouldBe(DemoPeople.All.Count);
    }

    [Fact]
    public void A_larger_one_has_as_many_people_as_wanted_at_the_same_stations_with_teams_that_a_chief_can_appraise()
    {
        const int wanted = 4000;
        var built = TheDemonstration.On(TheDemonstration.Clock, officials: wanted);
        var people = built.Plan.Roster.People;
        people.Count.ShouldBe(wanted);
        people.Select(p => p.StaffId).Distinct(StringComparer.Ordinal).Count().ShouldBe(wanted);
        people.Select(p => p.Email).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(wanted);
        people.Select(p => p.Current.DutyStation).Distinct().Count().ShouldBe(157);
        (people.Count(p => p.Current.DutyStation == "Geneva") / (double)wanted).ShouldBeInRange(0.32, 0.38);
        DemoPeople.All.Where(p => p.StaffId is not null).ShouldAllBe(p => people.Any(q => q.StaffId == p.StaffId && q.Name == p.Name));
        LargestTeam(built).ShouldBeLessThanOrEqualTo(LargestTeam(TheDemonstration.Built) + 5);
        var added = people.Where(p => p.Seat.Unit.Contains("-T", StringComparison.Ordinal)).Take(60);
        RecordChecks.All(built.AppraisalsOf(added), TheDemonstration.Clock.Now);

        static int LargestTeam(DemoOrganization of) =>
            of.Hierarchy.Supervisions.Where(s => s.Until is null).CountBy(s => s.SupervisorId).Max(s => s.Value);
    }

    [Fact]
    public void The_same_seed_gives_the_same_organization_and_another_gives_another()
    {
        var again = OrganizationPlan.Build(Today, Fairway.Demo.Demonstration.DefaultSeed).Roster.People;
        again.Select(Told).ShouldBe(People.Select(Told));
        OrganizationPlan.Build(Today, 7).Roster.People.Select(Told).ShouldNotBe(People.Select(Told));

        static string Told(Person p) =>
            $"{p.StaffId} {p.Name} {p.Sex} {p.Nationality} {p.Language} {p.Born} {p.Entry} {string.Join(';', p.Periods.Select(s => $"{s.From} {s.Until} {s.Grade} {s.DutyStation} {s.UnitCode} {s.Post}"))}";
    }
}
