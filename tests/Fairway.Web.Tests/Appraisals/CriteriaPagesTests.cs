using Fairway.App.Accounts;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Appraisals;

public sealed class CriteriaPagesTests
{
    [Theory, BothDatabases]
    public async Task Hr_sees_whom_a_criterion_concerns_before_it_is_added_and_the_form_shows_it(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        await scene.Grant(Office.HrPartner, Xavi, "ENT");
        using var hr = await scene.As(Xavi);
        var form = await hr.Follow(await hr.Get("/appraisals/criteria"), "Add a criterion");
        var empty = await hr.Submit(form, "See whom it would concern");
        empty.Errors.ShouldBe(
            ["Give it a title.", "Say what is meant.", "Choose a unit that you look after.", "Say why."],
            ignoreOrder: true
        );
        (string, object?)[] typed =
        [
            ("Input.Title", "Safety <on> mission"),
            ("Input.Description", "Trained, and followed"),
            ("Input.Category", "P"),
            ("Input.Unit", "ENT"),
            ("Input.Reason", "A circular."),
        ];
        var preview = await hr.Submit(empty, "See whom it would concern", typed);
        preview.Words.ShouldContain("Ada Okonkwo");
        preview.Words.ShouldNotContain("Ben Smith");
        preview.Words.ShouldNotContain("Zoe Zimmer");
        (await scene.Read(db => db.ExtraCriteria.CountAsync())).ShouldBe(0);
        var added = await hr.Submit(preview, "Add it");
        added.Words.ShouldContain("Safety <on> mission");
        await hr.Submit(preview, "Add it");
        (await scene.Read(db => db.ExtraCriteria.CountAsync())).ShouldBe(1);

        using var ada = await scene.As(Ada);
        var opened = await ada.Submit(await ada.Get("/appraisals"), "Open my cycle 2026–27");
        opened.Words.ShouldContain("Extra criteria Safety <on> mission Trained, and followed");
        using var ben = await scene.As(Ben);
        var his = await ben.Submit(await ben.Get("/appraisals"), "Open my cycle 2026–27");
        his.Words.ShouldNotContain("Safety <on> mission");

        var again = await hr.Get("/appraisals/criteria");
        (await hr.Submit(again, "End it")).Errors.ShouldBe(["Say why."]);
        (await hr.Submit(again, "End it", ("Reason", "Withdrawn."))).Words.ShouldContain("The criterion is ended.");
        (await ada.Get(opened.Address)).Words.ShouldContain("Safety <on> mission");
    }
}
