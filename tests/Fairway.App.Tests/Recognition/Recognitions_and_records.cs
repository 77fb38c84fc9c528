using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Recognition;
using Fairway.Rules;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Recognition;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Recognition;

/// <summary>Carla supervises Olu in U; Pat is a colleague there, Hana HR partner of U; Xia works elsewhere (RC-1).</summary>
[Trait("Rule", "RC-1")]
public sealed class Recognitions_and_records
{
    private const string Olu = "1001";
    private const string Carla = "1002";
    private const string Pat = "1003";
    private const string Hana = "1004";
    private const string Xia = "1005";

    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly FixedClock s_clock = FixedClock.On("2026-05-04");
    private static readonly string s_competency = s_policies.PolicyAt(new(2026, 5, 4)).Appraisals.Catalogue.All[0].Code;

    [Theory, BothDatabases]
    public async Task What_is_recognised_stands_in_the_record_as_the_official_wishes_until_the_end_is_signed(Provider on)
    {
        await using var database = await TheDatabase.From(on, "recognition", Fill);
        var id = await Give(database, Carla, Olu, RecognitionAudience.ThemAlone);
        var appraisal = await database.Read(db => db.Appraisals.Select(a => a.Id).SingleAsync());
        (await Record(database, appraisal)).ShouldBeEmpty("nobody else puts it there");
        (await Keep(database, Carla, id, true)).ShouldBe(ActResult.Missing);
        (await Keep(database, Olu, id, true)).ShouldBe(ActResult.Ok);
        var line = (await Record(database, appraisal)).ShouldHaveSingleItem();
        (line.Author, line.Given.Receivers.Single().BySupervisor).ShouldBe(("Carla Ibarra", true));
        (await Keep(database, Olu, id, false)).ShouldBe(ActResult.Ok);
        (await Record(database, appraisal)).ShouldBeEmpty();
        (await Keep(database, Olu, id, true)).ShouldBe(ActResult.Ok);
        await using (var db = database.Open())
        {
            (await db.Appraisals.SingleAsync()).State = AppraisalState.EndSignedBySupervisor;
            await db.SaveChangesAsync();
        }
        (await Keep(database, Olu, id, false))
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals[0]
            .Code.ShouldBe(RefusalCodes.RecognitionRecordSigned);
        (await Record(database, appraisal)).Count.ShouldBe(1);
    }

    [Theory, BothDatabases]
    public async Task Each_reads_what_is_for_everybody_and_what_they_gave_or_received(Provider on)
    {
        await using var database = await TheDatabase.From(on, "recognition", Fill);
        var alone = await Give(database, Carla, Olu, RecognitionAudience.ThemAlone);
        var open = await Give(database, Xia, Olu, RecognitionAudience.Everybody);
        (await Reads(database, Hana)).ShouldBe([open]);
        (await Reads(database, Pat)).ShouldBe([open]);
        (await Reads(database, Olu)).ShouldBe([open, alone], ignoreOrder: true);
        (await Withdraw(Pat, open, "x")).ShouldBe(ActResult.Missing);
        (await Withdraw(Hana, alone, "x")).ShouldBe(ActResult.Missing, "HR doesn't read it");
        (await Withdraw(Hana, open, " ")).ShouldBeOfType<ActResult.Refused>();
        (await Withdraw(Hana, open, "It names somebody's illness")).ShouldBe(ActResult.Ok);
        (await Reads(database, Pat)).ShouldBeEmpty();
        (await Reads(database, Xia, "given")).ShouldBe([open]);

        Task<ActResult> Withdraw(string who, Guid id, string reason) =>
            Do(
                database,
                async u =>
                    await u.Recognitions.WithdrawAsync(
                        As(who),
                        id,
                        await database.Read(db => db.Recognitions.Where(r => r.Id == id).Select(r => r.Version).SingleAsync()),
                        reason
                    )
            );
    }

    [Theory, BothDatabases]
    public async Task A_team_is_told_but_for_who_recognises_it_and_nobody_recognises_themselves(Provider on)
    {
        await using var database = await TheDatabase.From(on, "recognition", Fill);
        var form = Guid.CreateVersion7();
        (await Given(form)).ShouldBe(ActResult.Ok);
        (await Given(form)).ShouldBe(ActResult.Ok, "the same form sent twice");
        (await database.Read(db => db.Recognitions.SelectMany(r => r.Receivers).Select(r => r.StaffId).ToListAsync())).ShouldBe(
            [Olu, Carla, Hana],
            ignoreOrder: true
        );
        (await database.Read(db => db.Outbox.CountAsync(m => m.Kind == "Recognised"))).ShouldBe(3);
        (
            await Do(
                database,
                u =>
                    u.Recognitions.GiveAsync(
                        As(Olu),
                        Guid.CreateVersion7(),
                        new(Olu, null, "Olu"),
                        RecognitionAudience.Everybody,
                        RecognitionTie.Competency,
                        s_competency,
                        "I did"
                    )
            )
        )
            .ShouldBeOfType<ActResult.Refused>()
            .Refusals[0]
            .Code.ShouldBe(RefusalCodes.RecognitionOneself);

        Task<ActResult> Given(Guid under) =>
            Do(
                database,
                u =>
                    u.Recognitions.GiveAsync(
                        As(Pat),
                        under,
                        new(null, "U", "U"),
                        RecognitionAudience.Everybody,
                        RecognitionTie.Competency,
                        s_competency,
                        "The tables came out on time"
                    )
            );
    }

    [Theory, BothDatabases]
    public async Task A_reward_is_approved_by_somebody_else_than_who_proposed_or_receives_it(Provider on)
    {
        await using var database = await TheDatabase.From(on, "recognition", Fill);
        var (id, alone) = (
            await Give(database, Pat, Olu, RecognitionAudience.Everybody),
            await Give(database, Carla, Olu, RecognitionAudience.ThemAlone)
        );
        var form = Guid.CreateVersion7();
        (await Propose(Pat, id)).ShouldBe(ActResult.Missing, "Pat supervises nobody");
        (await Propose(Carla, alone)).ShouldBe(ActResult.Missing, "whoever approves could not read it");
        (await Propose(Carla, id)).ShouldBe(ActResult.Ok);
        (await Decide(Carla)).ShouldBe(ActResult.Missing);
        (await Decide(Olu)).ShouldBe(ActResult.Missing);
        (await Do(database, u => u.Reading.FindAsync(As(Olu), id)))!.Rewards.ShouldBeEmpty("what is not approved is not theirs to read");
        (await Decide(Hana, approves: false)).ShouldBeOfType<ActResult.Refused>("a refusal has reasons");
        (await Decide(Hana)).ShouldBe(ActResult.Ok);
        (await Do(database, u => u.Reading.FindAsync(As(Olu), id)))!
            .Rewards.ShouldHaveSingleItem()
            .Reward.State.ShouldBe(RewardState.Approved);

        Task<ActResult> Propose(string who, Guid of) =>
            Do(database, u => u.Rewards.ProposeAsync(As(who), of, form, "letter", "Three nights"));

        Task<ActResult> Decide(string who, bool approves = true) =>
            Do(database, u => u.Rewards.DecideAsync(As(who), id, form, approves, ""));
    }

    private static async Task<Guid> Give(TheDatabase database, string by, string to, RecognitionAudience audience)
    {
        var form = Guid.CreateVersion7();
        (
            await Do(
                database,
                u =>
                    u.Recognitions.GiveAsync(
                        As(by),
                        form,
                        new(to, null, to),
                        audience,
                        RecognitionTie.Competency,
                        s_competency,
                        "The tables came out on time"
                    )
            )
        ).ShouldBe(ActResult.Ok);
        return form;
    }

    private static Task<ActResult> Keep(TheDatabase database, string who, Guid id, bool keeps) =>
        Do(database, u => u.Recognitions.KeepAsync(As(who), id, keeps));

    private static Task<IReadOnlyList<RecognitionLine>> Record(TheDatabase database, Guid appraisal) =>
        database.Read(db => RecognitionReading.OfRecordAsync(db, appraisal));

    private static async Task<IReadOnlyList<Guid>> Reads(TheDatabase database, string who, string? mine = null) =>
        [.. (await Do(database, u => u.Reading.ListAsync(As(who), null, mine))).Select(l => l.Given.Id)];

    private static async Task<T> Do<T>(TheDatabase database, Func<Uses, Task<T>> act)
    {
        await using var db = database.Open();
        var recognitions = new Recognitions(db, s_clock, s_policies);
        var rewards = new Rewards(db, s_clock, s_policies, recognitions);
        return await act(new Uses(recognitions, rewards, new RecognitionReading(db, s_policies, recognitions, rewards)));
    }

    private static Reader As(string who) =>
        new(
            Guid.CreateVersion7(),
            who,
            who,
            "en",
            DateTimeZone.Utc,
            new LocalDate(2026, 5, 4),
            who == Hana ? [new(Office.HrPartner, new HashSet<string> { "U" })] : []
        );

    private static async Task Fill(FairwayDb db)
    {
        db.AddRange(A.Unit("U"), A.Unit("E"), A.Chief("U", is_: Carla), A.Supervision(Olu, Carla), A.Supervision(Pat, Hana));
        db.Add(An.Appraisal(Olu, Carla, null, "U"));
        foreach (var (who, unit) in ((string, string)[])[(Olu, "U"), (Carla, "U"), (Pat, "U"), (Hana, "U"), (Xia, "E")])
        {
            db.Add(An.Official(who).Named(who == Carla ? "Carla" : "Olu", who == Carla ? "Ibarra" : "Adeyemi").InUnit(unit).Build());
            db.Add((Account)An.Account(who).Named(who));
        }
        await db.SaveChangesAsync();
    }

    private sealed record Uses(Recognitions Recognitions, Rewards Rewards, RecognitionReading Reading);
}
