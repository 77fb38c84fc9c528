using System.Net;
using Fairway.App.Service;
using Fairway.Testing;

namespace Fairway.Web.Tests.People;

/// <summary>Everybody signed in finds everybody in service.</summary>
public sealed class SearchPages
{
    [Theory]
    [BothDatabases("munoz", "", "Muñoz, Ana")]
    [BothDatabases("MUÑOZ", "", "Muñoz, Ana")]
    [BothDatabases("mai nguyen", "", "Nguyễn, Thị Mai")]
    [BothDatabases("1004", "", "Diallo, Awa")]
    [BothDatabases("o'connor", "", "O'Connor, Séamus")]
    [BothDatabases("", "dakar", "Diallo, Awa")]
    [BothDatabases("a", "development", "Diallo, Awa")]
    [BothDatabases("ana", "headq", "Muñoz, Ana")]
    public async Task A_person_is_found_by_name_number_unit_or_duty_station(Provider on, string who, string where, string found)
    {
        await using var organization = await AnOrganization.On(on);
        using var ana = await organization.As(AnOrganization.Ana);
        var search = await ana.Get("/people");
        var page = await ana.Submit(search, "Search", ("Who", who), ("Where", where));
        page.Document.QuerySelectorAll("tbody tr td:first-child").Select(c => c.TextContent.Trim()).ShouldBe([found]);
    }

    [Theory, BothDatabases]
    public async Task Nobody_who_left_is_found_and_signs_of_patterns_are_letters(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var ana = await organization.As(AnOrganization.Ana);
        (await ana.Get("/people?Who=ivanov")).Words.ShouldContain("Nobody found");
        (await ana.Get("/people?Who=%25")).Words.ShouldContain("Nobody found");
        (await ana.Get("/people?Who=_")).Words.ShouldContain("Nobody found");
        (await ana.Get("/people?P=999999999999")).Status.ShouldNotBe(HttpStatusCode.InternalServerError);
        (await ana.Get("/people?P=-3")).Status.ShouldBe(HttpStatusCode.OK);
        (await ana.Get("/people?Who=" + new string('x', 4000))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, BothDatabases]
    public async Task Long_lists_come_in_pages(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        await organization.Database.Add([.. Enumerable.Range(0, 60).Select(i => An.Official($"5{i:000}").Named("Zoë", $"Zhang{i:00}"))]);
        using var ana = await organization.As(AnOrganization.Ana);
        var first = await ana.Get("/people?Who=zhang");
        first.Words.ShouldContain("60 people");
        first.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(PeopleSearch.PageSize);
        var last = await ana.Follow(first, "3");
        last.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(10);
        last.Words.ShouldContain("Zhang59");
    }

    [Theory]
    [InlineData("en", "People")]
    [InlineData("fr", "Personnel")]
    [InlineData("es", "Personal")]
    public async Task The_pages_are_there_in_three_languages(string language, string heading)
    {
        await using var organization = await AnOrganization.On(Provider.Sqlite);
        using var noor = await organization.As(AnOrganization.Noor, language);
        (await noor.Get("/people")).Heading.ShouldBe(heading);
        foreach (
            var path in (string[])
                [
                    "/people/1003",
                    "/people/2001",
                    "/people/1003/facts/sex",
                    "/people/1003/facts/date_of_birth",
                    "/people/1003/facts/nationality",
                    "/people/2001/facts/email/question",
                    "/people/1003/supervisor",
                    "/people/questions",
                    "/units",
                    "/units/DEV",
                    "/units/OPS/FLEET",
                    "/units/chief/OPS/FLEET",
                    "/units/vacant",
                    "/units/alternate",
                    "/units/delegations",
                ]
        )
        {
            var page = await noor.Get(path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            page.Heading.ShouldNotBeEmpty();
        }
    }
}
