using Fairway.Rules.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals;

public sealed class DraftTests
{
    [Theory, BothDatabases]
    public async Task Decision_1_a_draft_is_its_authors_alone_until_it_is_shared(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Save(id, Olu, Whole());
        (await scene.Do(u => u.Drafts.LoadAsync(scene.As(Carla), id)))!.Form.ShouldBe(AgreementForm.Empty);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!.Agreement.ShouldBeNull();
        await scene.Do(u => u.Sharing.ShareAsync(scene.As(Olu), id));
        (await scene.Do(u => u.Drafts.LoadAsync(scene.As(Carla), id)))!.Form.ShouldBe(Whole());
    }

    [Theory, BothDatabases]
    public async Task The_same_part_changed_in_another_window_is_not_overwritten(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        var seen = await Seen(scene, id, AgreementSections.Objective);
        (await SaveObjective(scene, id, seen, "first")).ShouldBe(ActResult.Ok);
        (await SaveObjective(scene, id, seen, "second")).ShouldBe(ActResult.Stale);
        (await Form(scene, id)).Objective!.Text.ShouldBe("first");
        // The same text sent twice, as a double click does, is no conflict.
        (await SaveObjective(scene, id, seen, "first")).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task Different_parts_in_two_windows_are_both_kept(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        var objective = await Seen(scene, id, AgreementSections.Objective);
        var discussion = await Seen(scene, id, AgreementSections.Discussion);
        await SaveObjective(scene, id, objective, "learn");
        var day = new NodaTime.LocalDate(2026, 2, 2);
        (
            await scene.Do(u =>
                u.Drafts.SaveAsync(scene.As(Olu), id, AgreementSections.Discussion, discussion, f => f with { DiscussedOn = day })
            )
        ).ShouldBe(ActResult.Ok);
        var form = await Form(scene, id);
        (form.Objective!.Text, form.DiscussedOn).ShouldBe(("learn", day));
    }

    [Theory, BothDatabases]
    public async Task A_draft_begun_before_the_other_shared_is_brought_up_to_date_first(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        var shared = Whole();
        await scene.Save(id, Olu, shared with { Objective = shared.Objective! with { Text = "Mine" } });
        await scene.Share(id, Carla, shared with { Objective = shared.Objective! with { Text = "Hers" }, Outputs = Whole(4).Outputs });
        (await scene.Do(u => u.Sharing.ShareAsync(scene.As(Olu), id))).ShouldBe(ActResult.Stale);

        var merge = (await scene.Do(u => u.Sharing.MergeAsync(scene.As(Olu), id, _ => true)))!.Value;
        merge.Conflicts.ShouldBe([AgreementSections.Objective]);
        merge.Merged.Outputs.Length.ShouldBe(4);
        (
            await scene.Do(u =>
                u.Sharing.BringUpToDateAsync(
                    scene.As(Olu),
                    id,
                    2,
                    new HashSet<string>(StringComparer.Ordinal) { AgreementSections.Objective }
                )
            )
        ).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Sharing.ShareAsync(scene.As(Olu), id))).ShouldBe(ActResult.Ok);
        var now = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!;
        (now.Agreement!.Objective!.Text, now.Agreement.Outputs.Length).ShouldBe(("Mine", 4));
    }

    [Theory, BothDatabases]
    public async Task Each_sees_what_the_other_changed_since_they_last_looked(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!.News.ShouldBeNull();
        await scene.Share(id, Olu, Whole() with { Objective = Whole().Objective! with { Text = "Something else" } });
        for (var look = 0; look < 2; look++)
        {
            // Reloading the page does not lose the news.
            var news = (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!.News!;
            news.Since.ShouldBe(1);
            news.Changes.ShouldHaveSingleItem().Path.ShouldBe("objective.text");
        }

        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Olu), id)))!.News.ShouldBeNull();
    }

    [Theory, BothDatabases]
    public async Task A_text_of_100_000_characters_is_refused_with_its_limit(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        var seen = await Seen(scene, id, AgreementSections.Objective);
        var refused = (await SaveObjective(scene, id, seen, new string('x', 100_000))).ShouldBeOfType<ActResult.Refused>();
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("TextTooLong");
        (await SaveObjective(scene, id, seen, new string('x', Policy.TextMaximum))).ShouldBe(ActResult.Ok);
    }

    [Theory, BothDatabases]
    public async Task Sharing_twice_shares_once(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        (await scene.Do(u => u.Sharing.ShareAsync(scene.As(Olu), id))).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.FormVersions.CountAsync())).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task A_remark_sent_twice_is_written_once(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Do(u => u.Comments.CommentAsync(scene.As(Carla), id, null, "Shall we say June?"));
        await scene.Do(u => u.Comments.CommentAsync(scene.As(Carla), id, null, "Shall we say June?"));
        (await scene.Read(db => db.FormComments.CountAsync())).ShouldBe(1);
        (await scene.Do(u => u.Comments.CommentAsync(scene.As(Carla), id, null, "  "))).ShouldBeOfType<ActResult.Refused>();
    }

    [Theory, BothDatabases]
    public async Task CY2a_a_preparation_sheet_is_private_until_it_is_shared(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        var code = Policy.Preparation.Official[0].Code;
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { [code] = "I am proud of Dakar." };
        (await scene.Do(u => u.Preparations.SaveAsync(scene.As(Olu), id, 0, answers))).ShouldBe(ActResult.Ok);
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!.SharedSheets.ShouldBeEmpty();
        (await scene.Do(u => u.Preparations.LoadAsync(scene.As(Carla), id)))!.Value.Sheet.Answers.ShouldBeEmpty();
        await scene.Do(u => u.Preparations.ShareAsync(scene.As(Olu), id));
        (await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id)))!
            .SharedSheets.ShouldHaveSingleItem()
            .Sheet.Answers[code]
            .ShouldStartWith("I am");
        (
            await scene.Do(u => u.Preparations.SaveAsync(scene.As(Olu), id, 0, new Dictionary<string, string>(StringComparer.Ordinal)))
        ).ShouldBe(ActResult.Stale);
    }

    [Theory, BothDatabases]
    public async Task Decision_5_a_reading_is_recorded_once_a_reader_version_and_day(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id));
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id));
        (await scene.Read(db => db.FormReadings.CountAsync())).ShouldBe(1);
        scene.Clock.AdvanceDays(1);
        await scene.Do(u => u.Reading.LoadAsync(scene.As(Carla), id));
        (await scene.Read(db => db.FormReadings.CountAsync())).ShouldBe(2);
    }

    private static Task<string> Seen(AppraisalScene scene, Guid id, string section) =>
        scene.Do(async u => (await u.Drafts.LoadAsync(scene.As(Olu), id))!.Seen(section));

    private static Task<AgreementForm> Form(AppraisalScene scene, Guid id) =>
        scene.Do(async u => (await u.Drafts.LoadAsync(scene.As(Olu), id))!.Form);

    private static Task<ActResult> SaveObjective(AppraisalScene scene, Guid id, string seen, string text) =>
        scene.Do(u =>
            u.Drafts.SaveAsync(
                scene.As(Olu),
                id,
                AgreementSections.Objective,
                seen,
                f => f with { Objective = new DevelopmentalObjective(text, "", "") }
            )
        );
}
