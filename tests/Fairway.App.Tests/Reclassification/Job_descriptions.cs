using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.App.Tests.Reclassification.ReclassificationScene;

namespace Fairway.App.Tests.Reclassification;

[Trait("Rule", "RG-1")]
public sealed class Job_descriptions
{
    [Theory, BothDatabases]
    public async Task A_new_description_comes_into_force_after_comments_and_their_answers(Provider on)
    {
        await using var scene = await On(on);
        var first = await scene.Proposed();
        (await scene.Database.Read(db => db.Outbox.CountAsync(m => m.Kind == "JobProposed"))).ShouldBe(2);
        (await Comment(Xia)).ShouldBe(ActResult.Missing);
        (await Comment(Carla)).ShouldBe(ActResult.Missing, "she doesn’t hold the job");
        (await Comment(Olu)).ShouldBe(ActResult.Ok);
        (await IntoForce(Olu)).ShouldBe(ActResult.Missing);
        Code(await IntoForce(Carla)).ShouldBe(RefusalCodes.JobCommentsUnanswered);
        var comment = await scene.Database.Read(db => db.JobComments.Select(c => c.Id).SingleAsync());
        Code(await Answer(" ")).ShouldBe(RefusalCodes.JobTextMissing);
        (await Answer("It is a tenth of the time")).ShouldBe(ActResult.Ok);
        (await Answer("Another answer")).ShouldBe(ActResult.Stale, "an answer stands");
        Code(await IntoForce(Carla)).ShouldBe(RefusalCodes.JobCommentsOpen);
        scene.Clock.Now = scene.Clock.Now.Plus(NodaTime.Duration.FromDays(22));
        Code(await Comment(Pia)).ShouldBe(RefusalCodes.JobCommentsClosed);
        (await IntoForce(Carla)).ShouldBe(ActResult.Ok);
        var second = await scene.Proposed(Hana, "Runs the unit’s files");
        var view = (await scene.Jobs((_, reading) => reading.FindAsync(scene.As(Olu), second)))!;
        (view.Description.Number, view.Before!.Id, view.Versions.Count).ShouldBe((2, first, 2));

        Task<ActResult> Comment(string who) =>
            scene.Jobs((jobs, _) => jobs.CommentAsync(scene.As(who), first, Guid.CreateVersion7(), "Drafting is more than that"));
        Task<ActResult> Answer(string text) => scene.Jobs((jobs, _) => jobs.AnswerAsync(scene.As(Carla), first, comment, text));
        async Task<ActResult> IntoForce(string who)
        {
            var version = await scene.VersionOfJob(first);
            return await scene.Jobs((jobs, _) => jobs.BringIntoForceAsync(scene.As(who), first, version));
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_proposed_is_read_by_those_in_the_job_and_its_keepers_and_what_is_in_force_by_everybody(Provider on)
    {
        await using var scene = await On(on);
        (await scene.Jobs((jobs, _) => jobs.ProposeAsync(scene.As(Olu), Guid.CreateVersion7(), "U", Post, Text()))).ShouldBe(
            ActResult.Missing
        );
        (await scene.Jobs((jobs, _) => jobs.ProposeAsync(scene.As(Xia), Guid.CreateVersion7(), "U", Post, Text()))).ShouldBe(
            ActResult.Missing
        );
        var id = await scene.Proposed();
        Code(await scene.Jobs((jobs, _) => jobs.ProposeAsync(scene.As(Hana), Guid.CreateVersion7(), "U", Post, Text())))
            .ShouldBe("JobProposedAlready");
        (await Readers()).ShouldBe([Olu, Pia, Carla, Hana, Ines]);
        await using (var db = scene.Database.Open())
        {
            (await db.JobDescriptions.SingleAsync()).State = JobState.InForce;
            await db.SaveChangesAsync();
        }
        (await Readers()).ShouldBe([Olu, Pia, Carla, Hana, Ines, Xia]);
        (await scene.Jobs((_, reading) => reading.ListAsync(scene.As(Olu), 0, 50))).Lines.ShouldHaveSingleItem().InForce.ShouldBe(id);
        (await scene.Jobs((_, reading) => reading.ListAsync(scene.As(Carla), 0, 50))).Lines.Select(l => l.Keeps).ShouldBe([false, true]);
        (await scene.Jobs((_, reading) => reading.ListAsync(scene.As(Hana), 0, 50))).Total.ShouldBe(3);

        async Task<List<string>> Readers()
        {
            var readers = new List<string>();
            foreach (var who in (string[])[Olu, Pia, Carla, Hana, Ines, Xia])
            {
                if (await scene.Jobs((_, reading) => reading.FindAsync(scene.As(who), id)) is not null)
                {
                    readers.Add(who);
                }
            }
            return readers;
        }
    }

    private static string Code(ActResult result) => result.ShouldBeOfType<ActResult.Refused>().Refusals[0].Code;
}
