using Fairway.Rules.Probation;
using Fairway.Testing;
using Fairway.Web.Tests.Home;
using Microsoft.EntityFrameworkCore;
using static Fairway.Web.Tests.Home.HomeScene;

namespace Fairway.Web.Tests.Probation;

public sealed class ProbationPagesTests
{
    [Theory, BothDatabases]
    public async Task A_probation_from_naming_a_colleague_to_the_report_that_confirms(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var id = await ProbationWorld.Begin(scene);
        using var pio = await scene.As(Pio);
        var colleagues = await pio.Follow(await pio.Follow(await pio.Get("/probation"), "Your probation"), "Name colleagues");
        var found = await pio.Submit(colleagues, "Search", ("Who", "smith"));
        var named = await pio.Submit(found, "Name this person", ("Name", Ben));
        named.Words.ShouldContain("Proposed: the other side is asked");
        using var cleo = await scene.As(Cleo);
        var agreed = await cleo.Submit(await cleo.Get($"/probation/{id}/colleagues"), "Agree to Ben Smith");
        agreed.Words.ShouldContain("Named: input is awaited");

        using var ben = await scene.As(Ben);
        (await ben.Get("/")).Words.ShouldContain("Your input on Pio Bruno is asked for");
        var form = await ben.Follow(await ben.Get("/probation"), "Input on Pio Bruno");
        form.Words.ShouldContain("This is not anonymous. Pio Bruno reads what you write, with your name");
        (await ben.Submit(form, "Give my input")).Errors.ShouldBe(["Say what goes well, or what could be better."]);
        // It was due two months ago, and the report waits for it (CY-8). What was typed stays.
        form.Words.ShouldContain("This step is signed 60 days after it was due.");
        var unsaid = await ben.Submit(form, "Give my input", ("Strengths", "Careful with <figures>"), ("Improve", "Ask sooner"));
        unsaid.Errors.ShouldBe(["This step is late. Say why, and whose delay it was: it never voids the report."]);
        unsaid.Document.QuerySelector("[name='Strengths']")!.TextContent.Trim().ShouldBe("Careful with <figures>");
        unsaid.Document.QuerySelector("[name='Improve']")!.TextContent.Trim().ShouldBe("Ask sooner");
        var given = await ben.Submit(unsaid, "Give my input", ("Late.Whose", "Colleague"), ("Late.Cause", "On mission"));
        given.Words.ShouldContain("Your input is given.");

        var read = await pio.Get($"/probation/{id}");
        read.Words.ShouldContain("Input of Ben Smith");
        read.Words.ShouldContain("Whose delay: a colleague who gives input.");
        read.Words.ShouldContain("On mission");
        read.Words.ShouldContain("Careful with <figures>");
        var commented = await pio.Submit(await pio.Follow(read, "Comment on the input of Ben Smith"), "Add", ("Text", "I will"));
        commented.Words.ShouldContain("I will");

        var report = await cleo.Follow(await cleo.Get($"/probation/{id}"), "Write the report");
        var saved = await cleo.Submit(report, "Save the recommendation", ("Recommendation", "confirm"), ("Reasons", "All was delivered"));
        saved.Words.ShouldContain("Saved. Sign it when it is ready.");
        (await pio.Get($"/probation/{id}")).Words.ShouldNotContain("All was delivered");
        (await cleo.Get($"/probation/{id}/sign")).Words.ShouldContain("There are 1 inputs where 3 are asked for.");
        await cleo.Submit(
            await cleo.Get($"/probation/{id}/report"),
            "Save the recommendation",
            ("Recommendation", "confirm"),
            ("FewBecause", "Two colleagues left")
        );
        var sign = await cleo.Get($"/probation/{id}/sign");
        (await cleo.Submit(sign, "Sign", ("Password", "wrong"))).Errors.Count.ShouldBe(1);
        var late = await cleo.Submit(sign, "Sign", ("Late.Cause", "Waited for <input>"), ("Password", AccountBuilder.Password));
        late.Errors.ShouldBe(["This step is late. Say why, and whose delay it was: it never voids the report."]);
        late.Document.QuerySelector("[name='Late.Cause']")!.TextContent.Trim().ShouldBe("Waited for <input>");
        var signed = await cleo.Submit(late, "Sign", ("Late.Whose", "Colleague"), ("Password", AccountBuilder.Password));
        signed.Words.ShouldContain("All was delivered");
        signed.Words.ShouldContain("Waited for <input>");

        var official = await pio.Follow(await pio.Get($"/probation/{id}"), "Read and sign the report");
        await pio.Submit(official, "Sign", ("Comments", "Thank you all"), ("Password", AccountBuilder.Password));
        using var zoe = await scene.As(Zoe);
        (await zoe.Get($"/probation/{id}")).Words.ShouldContain("Thank you all");
        var item = await scene.Read(db => db.BoardItems.Select(i => i.Id).SingleAsync());
        var board = await zoe.Get($"/board/items/{item}");
        board.Words.ShouldContain("Probationary report: due 1 February 2026, late. Whose delay: a colleague who gives input.");
        board.Words.ShouldContain("Waited for <input>");
        using var hr = await scene.As(Xavi);
        var decide = await hr.Follow(await hr.Get($"/probation/{id}"), "Record what became of it");
        var undecided = await hr.Submit(decide, "Record it");
        undecided.Heading.ShouldBe("What became of the probation of Pio Bruno");
        undecided.Errors.ShouldBe(["Choose what became of probation."]);
        await hr.Submit(decide, "Record it", ("Decision", "confirm"), ("Text", "As the Board advised"));
        (await pio.Get($"/probation/{id}")).Words.ShouldContain("As the Board advised");
        (await scene.Read(db => db.Probations.Select(c => c.State).SingleAsync())).ShouldBe(ProbationState.Decided);
    }

    [Theory, BothDatabases]
    public async Task A_non_confirmation_without_a_warning_is_stopped_until_HR_and_the_chair_say_why(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var id = await ProbationWorld.Begin(scene);
        using var cleo = await scene.As(Cleo);
        var saved = await cleo.Submit(
            await cleo.Get($"/probation/{id}/report"),
            "Save the recommendation",
            ("Recommendation", "not-confirm"),
            ("Reasons", "Objectives were missed"),
            ("FewBecause", "Nobody was named")
        );
        saved.Words.ShouldContain("Not met. The official was not warned.");
        (await cleo.Get($"/probation/{id}/sign")).Words.ShouldContain("A guard is not met.");
        await cleo.Submit(saved, "Ask HR and the Board’s chair");
        using var hr = await scene.As(Xavi);
        var page = await hr.Get($"/probation/{id}/override");
        (await hr.Submit(page, "Say so")).Errors.ShouldBe(["Choose what you say."]);
        (await hr.Submit(page, "Say so", ("Say", "override"))).Errors.ShouldBe(["Write something."]);
        await hr.Submit(page, "Say so", ("Say", "override"), ("Text", "It was said at every check-in"));
        using var yan = await scene.As(Yan);
        await yan.Submit(await yan.Get($"/probation/{id}/override"), "Say so", ("Say", "override"), ("Text", "The journal shows it"));
        using var pio = await scene.As(Pio);
        var official = await pio.Get($"/probation/{id}");
        official.Words.ShouldContain("It was said at every check-in");
        official.Words.ShouldContain("The journal shows it");
        official.Words.ShouldNotContain("Objectives were missed");
        await cleo.Submit(
            await cleo.Get($"/probation/{id}/sign"),
            "Sign",
            ("Late.Whose", "Organization"),
            ("Late.Cause", "Two offices were asked"),
            ("Password", AccountBuilder.Password)
        );
        (await pio.Get($"/probation/{id}")).Words.ShouldContain("Objectives were missed");
    }

    [Theory, BothDatabases]
    public async Task A_warning_is_read_and_answered(Provider on)
    {
        await using var scene = await HomeScene.On(on);
        var id = await ProbationWorld.Begin(scene);
        using var cleo = await scene.As(Cleo);
        var warn = await cleo.Get($"/probation/{id}/warn");
        (await cleo.Submit(warn, "Tell the official")).Errors.ShouldBe(["Write something."]);
        await cleo.Submit(warn, "Tell the official", ("Text", "Two reports are late"));
        await cleo.Submit(warn, "Tell the official", ("Text", "Two reports are late"));
        using var pio = await scene.As(Pio);
        var read = await pio.Get($"/probation/{id}");
        read.Words.ShouldContain("Two reports are late");
        var answered = await pio.Submit(await pio.Follow(read, "Answer the warning"), "Add", ("Text", "The data came late"));
        answered.Words.ShouldContain("The data came late");
        (await scene.Read(db => db.ProbationWarnings.CountAsync())).ShouldBe(1);
    }
}
