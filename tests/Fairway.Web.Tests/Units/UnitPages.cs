using System.Net;
using Fairway.App.Service;
using Fairway.Testing;
using Fairway.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Web.Tests.Units;

/// <summary>The tree of units, vacant places and who fills them.</summary>
public sealed class UnitPages
{
    [Theory, BothDatabases]
    public async Task Everybody_sees_the_tree_and_each_unit(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var awa = await organization.As(AnOrganization.Awa);
        var tree = await awa.Get("/units");
        tree.Words.ShouldContain("4 units");
        var unit = await awa.Follow(tree, "Operations");
        unit.Words.ShouldContain("Séamus O'Connor since 1 January 2020");
        unit.Words.ShouldContain("3 officials");
        unit.HasLink("Fleet").ShouldBeTrue();
        unit.Document.QuerySelector("a[href^='/workplans/2026/OPS']").ShouldNotBeNull();
        var vacant = await awa.Get("/units/DEV");
        vacant.Words.ShouldContain("vacant");
        vacant.Words.ShouldContain("report to Thị Mai Nguyễn meanwhile");
        vacant.HasLink("Name a chief").ShouldBeFalse();
        (await awa.Get("/units/OPS/FLEET")).Heading.ShouldBe("Fleet");
        (await awa.Get("/units/NONE")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task Hr_names_a_chief_from_today_and_supervision_follows(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var noor = await organization.As(AnOrganization.Noor);
        var queue = await noor.Get("/units/vacant");
        queue.Words.ShouldContain("2 units without a chief");
        var form = await noor.Get("/units/chief/DEV");
        (await noor.Submit(form, "Name the chief", ("StaffId", "9001"))).Errors.ShouldBe([
            "Lev Ivanov is not in service today. Choose somebody who is.",
        ]);
        (await noor.Submit(form, "Name the chief", ("StaffId", "Ana"))).Errors.ShouldBe([
            "There is no official with staff number “Ana”. Look it up with the search of people.",
        ]);
        var named = await noor.Submit(form, "Name the chief", ("StaffId", AnOrganization.Ana));
        named.Words.ShouldContain("Ana Muñoz since 2 March 2026");
        var rows = await organization.Database.Read(db =>
            db.Supervisions.Where(s => s.Until == null && (s.StaffId == "1003" || s.StaffId == "1004"))
                .OrderBy(s => s.StaffId)
                .ToListAsync()
        );
        rows.Select(s => (s.SupervisorId, s.SecondLevelId))
            .ShouldBe([("1001", null), ("1003", "1001")], "a chief reports to the unit above");
        (await organization.Database.Read(db => db.Outbox.CountAsync(m => m.Kind == "ChiefNamed"))).ShouldBe(1);

        var vacated = await noor.Submit(await noor.Get("/units/chief/DEV"), "Leave the place vacant");
        vacated.Words.ShouldContain("vacant");
        (await organization.Database.Read(db => db.Chieftaincies.CountAsync(c => c.UnitCode == "DEV"))).ShouldBe(0, "it had no day");
    }

    [Theory, BothDatabases]
    public async Task Hr_gives_many_officials_a_supervisor_together(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        // Both were assigned by name to somebody who has left.
        await using (var db = organization.Database.Open())
        {
            db.Supervisions.RemoveRange(db.Supervisions.Where(s => s.StaffId == "1003" || s.StaffId == "1004"));
            foreach (var id in (string[])["1003", "1004"])
            {
                db.Supervisions.Add(
                    new Supervision
                    {
                        StaffId = id,
                        SupervisorId = AnOrganization.Lev,
                        From = new(2024, 1, 1),
                        NamedByHr = true,
                    }
                );
            }
            await db.SaveChangesAsync();
        }
        using var otto = await organization.As(AnOrganization.Otto);
        (await otto.Get("/units/vacant")).Words.ShouldContain("1 official without a supervisor", customMessage: "his units alone");
        using var noor = await organization.As(AnOrganization.Noor);
        var queue = await noor.Get("/units/vacant");
        queue.Words.ShouldContain("2 officials without a supervisor");
        queue.Words.ShouldContain("Lev Ivanov left");
        (await noor.Submit(queue, "Give them this supervisor", ("StaffId", "1002"))).Errors.ShouldBe(["Choose at least one official."]);
        (
            await noor.Submit(queue, "Give them this supervisor", ("Officials", new[] { "1003", "1004" }), ("StaffId", "1003"))
        ).Errors.ShouldBe(["Ana Muñoz can’t supervise themselves. Leave them out or choose another supervisor."]);
        var done = await noor.Submit(queue, "Give them this supervisor", ("Officials", new[] { "1003", "1004" }), ("StaffId", "1002"));
        done.Words.ShouldContain("Every official has a supervisor");
        var open = await organization.Database.Read(db =>
            db.Supervisions.Where(s => s.Until == null && s.NamedByHr).OrderBy(s => s.StaffId).ToListAsync()
        );
        open.Select(s => (s.StaffId, s.SupervisorId, s.SecondLevelId)).ShouldBe([("1003", "1002", "1001"), ("1004", "1002", "1001")]);
        // Séamus now stands above Awa: she can't be named above him.
        var circle = await noor.Submit(await noor.Get("/people/1002/supervisor"), "Name the supervisor", ("StaffId", AnOrganization.Awa));
        circle.Errors.ShouldBe([
            "Awa Diallo works under Séamus O'Connor, so Awa Diallo can’t supervise Séamus O'Connor. Choose somebody else.",
        ]);
        var tree = await noor.Submit(await noor.Get("/people/1004/supervisor"), "Follow the tree of units");
        tree.Words.ShouldContain("Thị Mai Nguyễn");
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_not_hr_has_no_queue_and_hr_of_a_unit_only_its_own(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var seamus = await organization.As(AnOrganization.Seamus);
        using var otto = await organization.As(AnOrganization.Otto);
        (await seamus.Get("/units/vacant")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await seamus.Get("/units/chief/DEV")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await otto.Get("/units/chief/DEV")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await otto.Get("/units/chief/OPS/FLEET")).Status.ShouldBe(HttpStatusCode.OK);
        (await otto.Get("/units/alternate")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await otto.Get("/people/2002/supervisor")).Status.ShouldBe(HttpStatusCode.NotFound, "nobody decides who supervises them");
    }

    [Theory, BothDatabases]
    public async Task The_heads_alternate_becomes_second_level_of_who_reports_to_the_head(Provider on)
    {
        await using var organization = await AnOrganization.On(on);
        using var noor = await organization.As(AnOrganization.Noor);
        var form = await noor.Get("/units/alternate");
        (await noor.Submit(form, "Name the alternate", ("StaffId", AnOrganization.Mai))).Errors.ShouldBe([
            "The head can’t be their own alternate. Choose somebody else.",
        ]);
        var named = await noor.Submit(form, "Name the alternate", ("StaffId", AnOrganization.Seamus));
        named.Words.ShouldContain("The alternate is named from today.");
        var awa = await organization.Database.Read(db => db.Supervisions.SingleAsync(s => s.StaffId == "1004" && s.Until == null));
        (awa.SupervisorId, awa.SecondLevelId).ShouldBe(("1001", "1002"));
    }
}
