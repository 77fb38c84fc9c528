using System.Data.Common;
using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Privacy;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Service;
using Fairway.App.Transparency;
using Fairway.Rules;
using Fairway.Rules.Privacy;
using Fairway.Rules.Promotions;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using static Fairway.App.Tests.Privacy.RetentionScene;

namespace Fairway.App.Tests.Privacy;

[Trait("Rule", "CY-12")]
public sealed class Deleting_what_is_due
{
    private static readonly LocalDate s_due = KeptUntil.PlusDays(1);

    [Theory, BothDatabases]
    public async Task Nothing_is_due_on_the_last_day_and_all_of_it_on_the_next(Provider on)
    {
        await using var scene = await On(on);
        var file = (await scene.File(KeptUntil))!;
        file.LastDay.ShouldBe(new LocalDate(2016, 2, 29));
        file.Due.ShouldNotContain(d => d.Line.Kind == RetentionKind.Appraisals);
        (await scene.Do(Hr(KeptUntil), u => u.Reading.DueAsync(KeptUntil)))
            .Single()
            .Kinds.ShouldNotContain(RetentionKind.Appraisals, "the account is due long since, and the file is not");
        (await scene.Do(Hr(KeptUntil), u => u.Reading.ComingAsync(KeptUntil))).Single().DueOn.ShouldBe(s_due);

        file = (await scene.File(s_due))!;
        var appraisals = file.Due.Single(d => d.Line.Kind == RetentionKind.Appraisals);
        appraisals.KeptUntil.ShouldBe(KeptUntil);
        appraisals.Tables.ShouldBe(
            new Dictionary<string, int>
            {
                ["appraisals_appraisals"] = 1,
                ["appraisals_readings"] = 1,
                ["appraisals_versions"] = 1,
            },
            ignoreOrder: true
        );
        (await scene.Count<Appraisal>()).ShouldBe(2, "a dry run deletes nothing");

        (await scene.Delete(s_due)).ShouldBe(ActResult.Ok);
        (await scene.Read(db => db.Appraisals.Select(a => a.Id).ToListAsync())).ShouldBe([scene.Supervised.Id]);
        (await scene.Read(db => db.FormVersions.Select(v => v.SharedBy).ToListAsync())).ShouldBe(
            [Lea],
            "what she shared of another's stays"
        );
        (await scene.Count<Account>()).ShouldBe(0);
        (await scene.File(s_due))!.Due.ShouldBeEmpty();
        (await scene.Do(Hr(s_due), u => u.Reading.DueAsync(s_due))).ShouldBeEmpty();

        var log = await scene.Read(db => db.Set<RetentionDeletion>().ToListAsync());
        log.ShouldAllBe(d => d.StaffId == Lea && d.By == Hana && d.Rule == "CY-12");
        log.Select(d => d.Act).Distinct().Count().ShouldBe(1);
        var said = log.Single(d => d.Kind == RetentionKind.Appraisals);
        (said.Parameter, said.Value, said.Rows, said.KeptUntil).ShouldBe(("file.retention", "P120M", 3, KeptUntil));
        JsonSerializer.Deserialize<Dictionary<string, int>>(said.Tables)!["appraisals_versions"].ShouldBe(1);
        log.ShouldNotContain(d => d.Kind == RetentionKind.Skills, "of the room of skills nothing stands here");
        var entry = await scene.Read(db => db.History.SingleAsync(e => e.Act == "delete-retained"));
        (entry.Actor, entry.Subject, entry.Rule, entry.PolicyVersion).ShouldBe((Hana, Lea, "CY-12", RetentionScene.Policies.Version));
    }

    [Theory, BothDatabases]
    public async Task Who_came_back_is_in_service_and_is_counted_from_the_next_separation(Provider on)
    {
        await using var scene = await On(on);
        await scene.Read(async db =>
        {
            var first = await db.ServicePeriods.AsNoTracking().SingleAsync(p => p.StaffId == Lea);
            db.ServicePeriods.Add(
                new ServicePeriod
                {
                    StaffId = Lea,
                    From = new LocalDate(2020, 1, 1),
                    Until = new LocalDate(2026, 3, 2),
                    Organization = first.Organization,
                    Status = first.Status,
                }
            );
            return await db.SaveChangesAsync();
        });
        (await scene.File(s_due))!.LastDay.ShouldBeNull("2 March is the first day no longer in service");
        (await scene.File(s_due))!.Due.ShouldBeEmpty();
        (await scene.Delete(s_due)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe(RefusalCodes.RetentionNothingDue);
        var later = new LocalDate(2036, 3, 1);
        (await scene.File(later))!.LastDay.ShouldBe(new LocalDate(2026, 3, 1));
        (await scene.File(later))!.Due.ShouldNotContain(d => d.Line.Kind == RetentionKind.Appraisals);
        (await scene.File(later.PlusDays(1)))!.Due.ShouldContain(d => d.Line.Kind == RetentionKind.Appraisals);
    }

    [Theory, BothDatabases]
    public async Task A_hold_and_an_open_contest_keep_all_of_it(Provider on)
    {
        await using var scene = await On(on);
        var (id, day) = (Guid.CreateVersion7(), s_due);
        (await scene.Do(Reader("2001", day), u => u.Holds.PutAsync(Reader("2001", day), id, Lea, "Curious"))).ShouldBe(ActResult.Missing);
        var unit = new HeldOffice(Office.HrPartner, new HashSet<string> { "ENT" });
        (await scene.Do(Reader(Hana, day, unit), u => u.Holds.PutAsync(Reader(Hana, day, unit), id, Lea, "Of one unit"))).ShouldBe(
            ActResult.Missing
        );
        (await scene.Do(Hr(day), u => u.Holds.PutAsync(Hr(day), id, Lea, " ")))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe(RefusalCodes.RetentionReasonMissing);
        (await scene.Do(Hr(day), u => u.Holds.PutAsync(Hr(day), id, "0", "Nobody")))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe(RefusalCodes.RetentionOfficialUnknown);
        for (var twice = 0; twice < 2; twice++)
        {
            (await scene.Do(Hr(day), u => u.Holds.PutAsync(Hr(day), id, Lea, "Complaint before the Tribunal"))).ShouldBe(ActResult.Ok);
        }
        (await scene.Count<RetentionHold>()).ShouldBe(1);
        (await scene.File(s_due))!.Held.Single().Hold!.Reason.ShouldBe("Complaint before the Tribunal");
        await Held();
        (await scene.Do(Hr(day), u => u.Holds.LiftAsync(Hr(day), id, ""))).ShouldBeOfType<ActResult.Refused>();
        (await scene.Do(Hr(day), u => u.Holds.LiftAsync(Hr(day), id, "Judgment given"))).ShouldBe(ActResult.Ok);

        var exercise = new CareerExercise
        {
            Kind = ExerciseKind.PersonalPromotion,
            Year = 2015,
            AsOf = new LocalDate(2015, 1, 1),
            PolicyVersion = "v",
            LaunchedOn = new LocalDate(2015, 1, 5),
            OpenedBy = Hana,
            State = ExerciseState.Closed,
        };
        var contest = new ExerciseContest
        {
            Id = Guid.CreateVersion7(),
            ExerciseId = exercise.Id,
            Kind = ContestKind.LeftOff,
            ById = Olu,
            AboutId = Lea,
            ListVersion = 1,
            Text = "She was left off",
            At = Instant.FromUtc(2015, 2, 1, 9, 0),
        };
        await scene.Add(exercise, contest);
        (await scene.File(s_due))!.Held.Single().By.ShouldBe(HeldBy.Contest);
        await Held();
        await scene.Read(db =>
            db.ExerciseContests.ExecuteUpdateAsync(c => c.SetProperty(x => x.AnsweredAt, Instant.FromUtc(2015, 3, 1, 9, 0)))
        );
        (await scene.Delete(s_due)).ShouldBe(ActResult.Ok);
        (await scene.Count<ExerciseContest>()).ShouldBe(1, "it is Olu's");
        var hold = await scene.Read(db => db.Set<RetentionHold>().SingleAsync());
        (hold.PutBy, hold.LiftedBy, hold.LiftReason).ShouldBe((Hana, Hana, "Judgment given"));
        (await scene.Read(db => db.History.Where(e => e.Capability == "privacy").Select(e => e.Act).ToListAsync())).ShouldBe(
            ["hold", "lift-hold", "delete-retained"],
            ignoreOrder: true
        );

        async Task Held()
        {
            (await scene.Delete(s_due)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe(RefusalCodes.RetentionHeld);
            (await scene.Count<Appraisal>()).ShouldBe(2);
            (await scene.Count<Account>()).ShouldBe(1, "not even what was due long since");
        }
    }

    [Theory, BothDatabases]
    public async Task It_is_done_once_and_not_where_it_has_changed(Provider on)
    {
        await using var scene = await On(on);
        var (form, seen) = (Guid.CreateVersion7(), (await scene.File(s_due))!.Seen);
        (await scene.Delete(s_due, form, confirmed: false))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals.Single()
            .Code.ShouldBe(RefusalCodes.RetentionNotConfirmed);
        var auditor = Reader("9002", s_due, new HeldOffice(Office.Auditor, null));
        (await scene.Do(auditor, u => u.Deleting.DeleteAsync(auditor, Lea, form, seen, true))).ShouldBe(ActResult.Missing);
        await scene.Add(An.Appraisal(Lea, Carla, cycle: 2012));
        (await scene.Delete(s_due, form, seen)).ShouldBe(ActResult.Stale, "somebody looks at another list than what is there");
        (await scene.Count<Appraisal>()).ShouldBe(3);
        (await scene.Delete(s_due, form)).ShouldBe(ActResult.Ok);
        var log = await scene.Count<RetentionDeletion>();
        (await scene.Delete(s_due, form, seen)).ShouldBe(ActResult.Ok, "the same form sent twice");
        (await scene.Delete(s_due)).ShouldBeOfType<ActResult.Refused>().Refusals.Single().Code.ShouldBe(RefusalCodes.RetentionNothingDue);
        (await scene.Count<RetentionDeletion>()).ShouldBe(log);
    }

    [Theory, BothDatabases]
    public async Task Interrupted_it_leaves_everything_and_is_done_by_the_next(Provider on)
    {
        await using var scene = await On(on);
        var seen = (await scene.File(s_due))!.Seen;
        await Should.ThrowAsync<Exception>(() =>
            scene.Do(
                Hr(s_due),
                u => u.Deleting.DeleteAsync(Hr(s_due), Lea, Guid.CreateVersion7(), seen, true),
                new PullsThePlug("DELETE FROM appraisals_appraisals")
            )
        );
        (await scene.File(s_due))!.Seen.ShouldBe(seen);
        (await scene.Count<FormVersion>()).ShouldBe(2);
        (await scene.Count<RetentionDeletion>()).ShouldBe(0);
        (await scene.Delete(s_due, seen: seen)).ShouldBe(ActResult.Ok);
        (await scene.Count<FormVersion>()).ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Of_those_in_service_old_mails_go_and_nothing_else(Provider on)
    {
        await using var scene = await On(on);
        var account = An.Account(Olu).Build();
        await scene.Add(account);
        // Kept until 2 March 2026 each; the younger a day longer.
        await scene.Add(Mail(2024, 3, 2), Mail(2024, 3, 3), Mail(2024, 3, 2, sent: false));
        (await scene.File(new LocalDate(2026, 3, 2), Olu))!.Due.ShouldBeEmpty();
        var due = new LocalDate(2026, 3, 3);
        var file = (await scene.File(due, Olu))!;
        file.LastDay.ShouldBeNull();
        file.Due.Single().Tables.ShouldBe(new Dictionary<string, int> { ["notices_outbox"] = 1 });
        (await scene.Do(Hr(due), u => u.Reading.DueAsync(due))).ShouldContain(c => c.StaffId == Olu);
        (await scene.Delete(due, of: Olu)).ShouldBe(ActResult.Ok);
        (await scene.Count<OutboxMessage>()).ShouldBe(2);
        (await scene.Read(db => db.Set<RetentionDeletion>().SingleAsync())).CountedFrom.ShouldBe(new LocalDate(2024, 3, 2));
        (await scene.Read(db => db.Users.CountAsync(a => a.StaffId == Olu))).ShouldBe(1);

        OutboxMessage Mail(int year, int month, int day, bool sent = true)
        {
            var at = Instant.FromUtc(year, month, day, 23, 0);
            return new()
            {
                To = "olu@example.org",
                AccountId = account.Id,
                Kind = "k",
                Language = "en",
                Subject = "s",
                Body = "b",
                WrittenAt = at,
                SentAt = sent ? at : null,
            };
        }
    }

    [Theory, BothDatabases]
    public async Task The_account_of_who_held_an_office_is_emptied_and_the_office_stays(Provider on)
    {
        await using var scene = await On(on);
        var account = await scene.Read(db => db.Users.Select(a => a.Id).SingleAsync());
        await scene.Add(An.Office(Office.BoardMember, account, from: "2014-01-01", until: "2015-01-01"));
        (await scene.Delete(s_due)).ShouldBe(ActResult.Ok);
        var left = await scene.Read(db => db.Users.SingleAsync());
        (left.DisplayName, left.StaffId, left.Email, left.NormalizedEmail, left.PasswordHash).ShouldBe((Lea, null, null, null, null));
        left.IsClosed.ShouldBeTrue();
        (await scene.Count<OfficeGrant>()).ShouldBe(1);
        (await Verified(scene)).ShouldBeTrue();
        (await scene.File(s_due))!.Due.ShouldBeEmpty();
    }

    private static Task<bool> Verified(RetentionScene scene) =>
        scene.Read(async db => (await new Integrity(db, FixedClock.On("2026-03-02")).VerifyAsync("test")).Whole);

    /// <summary>The server is gone just before a statement.</summary>
    private sealed class PullsThePlug(string before) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) =>
            command.CommandText.Replace("\"", "", StringComparison.Ordinal).Contains(before, StringComparison.Ordinal)
                ? throw new InvalidOperationException("The plug is pulled.")
                : new(result);
    }
}
