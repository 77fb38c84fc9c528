using Fairway.Testing;

namespace Fairway.Web.Tests.People;

/// <summary>The pages of people and units in Chromium: nothing for axe to find, nothing wider than a phone.</summary>
public sealed class In_a_browser(TheBrowser browser)
{
    private static readonly string[] s_ofHr =
    [
        "/people",
        "/people?Who=nobody-of-that-name",
        "/people/1003",
        "/people/1003/facts/sex",
        "/people/1003/facts/date_of_birth",
        "/people/1003/supervisor",
        "/people/questions",
        "/units",
        "/units/OPS",
        "/units/DEV",
        "/units/chief/DEV",
        "/units/vacant",
        "/units/alternate",
    ];

    private static readonly string[] s_ofChief =
    [
        "/people/1001",
        "/people/1001/facts/grade/question",
        "/units/delegations",
        "/units/delegations/give",
        "/units/delegations/give?Unit=DEV",
    ];

    [Theory]
    [InlineData(true, 1280, "en")]
    [InlineData(false, 320, "fr")]
    public async Task Nothing_stands_in_anybodys_way(bool scripts, int width, string language)
    {
        await using var organization = await AnOrganization.On(Provider.Sqlite);
        await organization.Database.Add(
            A.Delegation(AnOrganization.Mai, AnOrganization.Awa, "DEV", since: "2026-01-01"),
            new Fairway.App.Service.FactQuestion
            {
                StaffId = AnOrganization.Ana,
                Field = "nationality",
                Value = "CL",
                Says = "I am Argentinian as well.",
                RaisedAt = NodaTime.Instant.FromUtc(2026, 2, 20, 9, 0),
            }
        );
        foreach (var (who, paths) in new[] { (AnOrganization.Noor, s_ofHr), (AnOrganization.Mai, s_ofChief) })
        {
            var account = await organization.Server.AccountOf(who);
            await using var window = await browser.Open(organization.Server, scripts, width, language, account);
            foreach (var path in paths)
            {
                await window.Go(path);
                (await window.Faults()).ShouldBeEmpty(path);
                (await window.ScrollsSideways()).ShouldBeFalse(path);
                await window.Picture($"staff-{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{language}-{width}");
            }
            window.Complaints.ShouldBeEmpty();
        }
    }
}
