using Fairway.App.Appraisals;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using static Fairway.App.Tests.Appraisals.AppraisalScene;

namespace Fairway.App.Tests.Appraisals.Lists;

public sealed class RemindersTests
{
    [Theory, BothDatabases]
    public async Task Who_is_to_write_gets_one_mail_and_it_is_recorded(Provider on)
    {
        await using var scene = await WithAccounts(on);
        var id = await scene.Open();
        var line = (await Lines(scene)).ShouldHaveSingleItem();
        (line.AppraisalId, line.Kind, line.Standing).ShouldBe((id, ReminderKind.Begin, ReminderStanding.Goes));
        (await Send(scene, Guid.NewGuid(), id)).ShouldBe(new RemindersSent(1, 0));
        (await Mails(scene)).ShouldBe(["RemindBegin"]);
        (await scene.Read(db => db.History.CountAsync(e => e.Act == "remind" && e.Rule == "NT-1" && e.Actor == Carla))).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Twice_at_once_and_sent_again_on_another_day_the_same_confirmation_is_one_act(Provider on)
    {
        await using var scene = await WithAccounts(on);
        var id = await scene.Open();
        var batch = Guid.NewGuid();
        var twice = await Task.WhenAll(Send(scene, batch, id), Send(scene, batch, id), Send(scene, batch, id));
        twice.ShouldAllBe(sent => sent == new RemindersSent(1, 0));
        scene.Clock.AdvanceDays(1);
        (await Send(scene, batch, id)).ShouldBe(new RemindersSent(1, 0));
        (await Mails(scene)).Count.ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Who_was_reminded_today_is_left_out_until_tomorrow(Provider on)
    {
        await using var scene = await WithAccounts(on);
        var id = await scene.Open();
        await Send(scene, Guid.NewGuid(), id);
        (await Lines(scene)).ShouldHaveSingleItem().Standing.ShouldBe(ReminderStanding.RemindedToday);
        (await Send(scene, Guid.NewGuid(), id)).ShouldBe(new RemindersSent(0, 1));
        scene.Clock.AdvanceDays(1);
        var line = (await Lines(scene)).ShouldHaveSingleItem();
        line.Standing.ShouldBe(ReminderStanding.Goes);
        line.Last!.Value.ToString("uuuu-MM-dd", null).ShouldBe("2026-03-02");
        (await Send(scene, Guid.NewGuid(), id)).ShouldBe(new RemindersSent(1, 0));
        (await Mails(scene)).Count.ShouldBe(2);
    }

    [Theory, BothDatabases]
    public async Task A_reminder_that_the_calendar_sent_today_counts_as_well(Provider on)
    {
        await using var scene = await WithAccounts(on);
        var id = await scene.Open();
        await scene.Add(
            new Fairway.App.Notices.Reminded
            {
                StaffId = Olu,
                Matter = $"appraisal:{id}:Beginning",
                Moment = Fairway.Rules.Notices.ReminderMoment.Before,
                On = new NodaTime.LocalDate(2026, 3, 2),
                At = scene.Clock.Now,
            }
        );
        (await Lines(scene)).ShouldHaveSingleItem().Standing.ShouldBe(ReminderStanding.RemindedToday);
        scene.Clock.AdvanceDays(1);
        (await Lines(scene)).ShouldHaveSingleItem().Standing.ShouldBe(ReminderStanding.Goes);
    }

    [Theory, BothDatabases]
    public async Task Each_turn_has_its_notice_and_whose_turn_it_is_not_gets_none(Provider on)
    {
        await using var scene = await WithAccounts(on);
        var id = await scene.Open();
        await scene.Share(id, Olu);
        // It is the chief's turn now.
        (await Lines(scene)).ShouldBeEmpty();
        (await Send(scene, Guid.NewGuid(), id)).ShouldBe(new RemindersSent(0, 1));
        await scene.Sign(id, Carla);
        (await Lines(scene)).ShouldHaveSingleItem().Kind.ShouldBe(ReminderKind.Sign);
        await scene.Sign(id, Olu);
        (await Lines(scene)).ShouldBeEmpty();
        scene.Clock.Set("2026-12-10");
        (await Lines(scene)).ShouldHaveSingleItem().Kind.ShouldBe(ReminderKind.Review);
        scene.Clock.Set("2027-12-10");
        (await Lines(scene)).ShouldHaveSingleItem().Kind.ShouldBe(ReminderKind.SelfAssess);
    }

    [Theory, BothDatabases]
    public async Task Nobody_reminds_another_chiefs_people_nor_writes_to_who_has_no_address(Provider on)
    {
        await using var scene = await AppraisalScene.On(on);
        var id = await scene.Open();
        (await Lines(scene)).ShouldHaveSingleItem().Standing.ShouldBe(ReminderStanding.NoAddress);
        (await Send(scene, Guid.NewGuid(), id)).ShouldBe(new RemindersSent(0, 1));
        foreach (var other in new[] { Sam, Stranger, Olu })
        {
            (await scene.Do(u => u.Reminders.SendAsync(scene.As(other), [id], Guid.NewGuid()))).ShouldBe(new RemindersSent(0, 1));
        }

        (await scene.Read(db => db.TeamReminders.CountAsync())).ShouldBe(0);
    }

    private static async Task<AppraisalScene> WithAccounts(Provider on)
    {
        var scene = await AppraisalScene.On(on);
        await scene.Add((Fairway.App.Accounts.Account)An.Account(Olu));
        return scene;
    }

    private static Task<IReadOnlyList<ReminderLine>> Lines(AppraisalScene scene) =>
        scene.Do(u => u.Reminders.OfAsync(scene.As(Carla), new TeamSelection()));

    private static Task<RemindersSent> Send(AppraisalScene scene, Guid batch, params Guid[] ids) =>
        scene.Do(u => u.Reminders.SendAsync(scene.As(Carla), ids, batch));

    private static Task<List<string>> Mails(AppraisalScene scene) =>
        scene.Read(db => db.Outbox.Where(m => m.Kind.StartsWith("Remind")).Select(m => m.Kind).ToListAsync());
}
