using System.Net;
using Fairway.Testing;
using Fairway.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Units;

/// <summary>While a supervisor is away somebody has their part (SV-4, CY-7).</summary>
[Trait("Rule", "SV-4")]
public sealed class StandInPages
{
    [Theory, BothDatabases]
    public async Task A_chief_names_a_stand_in_and_the_stand_in_hands_it_back(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var seamus = await organization.As(AnOrganization.Seamus);
        var list = await seamus.Get("/units/stand-ins");
        list.HasButton("Name a stand-in").ShouldBeFalse("only HR names for others");
        var form = await seamus.Follow(list, "Name a stand-in for myself");
        (await seamus.Submit(form, "Name the stand-in", ("StandInId", AnOrganization.Awa)))
            .Errors.ShouldHaveSingleItem()
            .ShouldStartWith("Give the last day.");
        (await Name(seamus, form, AnOrganization.Mai)).Errors.ShouldHaveSingleItem().ShouldContain("first and second level at once");
        (await Name(seamus, form, AnOrganization.Seamus)).Errors.ShouldHaveSingleItem().ShouldContain("Nobody stands in for themselves");
        var named = await Name(seamus, form, AnOrganization.Awa);
        named.Words.ShouldContain("2 March 2026 – 31 March 2026");
        (await Name(seamus, form, AnOrganization.Noor)).Errors.ShouldHaveSingleItem().ShouldContain("Awa Diallo stands in already");

        using var awa = await organization.As(AnOrganization.Awa);
        (await awa.Get("/team")).Words.ShouldContain("Ana Muñoz");
        var back = await awa.Submit(await awa.Get("/units/stand-ins"), "Hand back (Séamus O'Connor, Awa Diallo)");
        back.Words.ShouldContain("over");
        (await awa.Get("/team")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await organization.Database.Read(db => db.Outbox.Select(m => m.Kind).Order().ToListAsync())).ShouldBe([
            "StandInEnded",
            "StandInNamed",
        ]);
    }

    [Theory, BothDatabases]
    public async Task HR_names_one_for_a_chief_of_the_units_they_serve_and_for_nobody_else(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var otto = await organization.As(AnOrganization.Otto);
        var list = await otto.Get("/units/stand-ins");
        var form = await otto.Submit(list, "Name a stand-in", ("For", AnOrganization.Seamus));
        form.Heading.ShouldBe("Name a stand-in for Séamus O'Connor");
        (await Name(otto, form, AnOrganization.Awa)).Words.ShouldContain("The stand-in is named");
        foreach (var other in new[] { AnOrganization.Mai, AnOrganization.Ana, "nobody" })
        {
            (await otto.Get("/units/stand-ins/name?For=" + other)).Status.ShouldBe(HttpStatusCode.NotFound, other);
        }

        using var ana = await organization.As(AnOrganization.Ana);
        (await ana.Get("/units/stand-ins/name")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ana.Get("/units/stand-ins")).Words.ShouldContain("There is none.");
    }

    private static Task<Page> Name(Visitor who, Page form, string standIn) =>
        who.Submit(form, "Name the stand-in", ("StandInId", standIn), ("Until.Day", "31"), ("Until.Month", "3"), ("Until.Year", "2026"));
}
