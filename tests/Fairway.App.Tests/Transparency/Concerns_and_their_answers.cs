using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Transparency;
using Fairway.Rules.Transparency;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Transparency;

/// <summary>Olu raises, Una is of the Union, Hana and Henri are HR of the whole, Bo is the Board's secretary (FA-2).</summary>
[Trait("Rule", "FA-2")]
public sealed class Concerns_and_their_answers
{
    private const string Olu = "1001";
    private const string Una = "1002";
    private const string Hana = "1003";
    private const string Henri = "1004";
    private const string Bo = "1005";
    private const string Pat = "1006";

    private static readonly PolicyLibrary s_policies = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly ConcernText s_text = new(ProcessKind.Appraisals, "cy-2", "Forms are long", "They take a day");

    [Theory, BothDatabases]
    public async Task A_concern_is_answered_asked_again_answered_and_closed(Provider on)
    {
        await using var database = await TheDatabase.From(on, "concerns", Fill);
        var clock = FixedClock.On("2026-05-04");
        var id = Guid.CreateVersion7();
        (await Raise(Olu, ConcernNaming.ByName)).ShouldBe(ActResult.Ok);
        (await Raise(Olu, ConcernNaming.ByName)).ShouldBe(ActResult.Ok, "the same form sent twice");
        (await Waits(Hana), await Waits(Bo), await Waits(Olu)).ShouldBe((1, 0, 0));
        (await Mails("ConcernRaised")).ShouldBe(2);
        var shown = (await Do(u => u.Reading.FindAsync(As(Pat), id)))!;
        (shown.Line.RaisedBy, shown.At.Concern.Rule, shown.At.Concern.DueOn).ShouldBe(("Olu Adeyemi", "CY-2", new LocalDate(2026, 6, 3)));

        // Passed on to the Board, the time runs on; HR answers no more.
        (
            await Act(Hana, (u, v) => u.Concerns.PassOnAsync(As(Hana), id, v, ConcernBody.HumanResources, "x"))
        ).ShouldBeOfType<ActResult.Refused>();
        (await Act(Hana, (u, v) => u.Concerns.PassOnAsync(As(Hana), id, v, ConcernBody.ReportsBoard, "It sets the forms"))).ShouldBe(
            ActResult.Ok
        );
        (await Answer(Hana)).ShouldBe(ActResult.Missing);
        (await Waits(Hana), await Waits(Bo)).ShouldBe((0, 1));
        clock.AdvanceDays(31);
        (await Answer(Bo, null)).ShouldBeOfType<ActResult.Refused>("an answer says what becomes of it");
        (await Act(Bo, (u, v) => u.Concerns.AnswerAsync(As(Bo, clock), id, v - 1, ConcernOutcome.Followed, "x"))).ShouldBe(ActResult.Stale);
        (await Answer(Bo)).ShouldBe(ActResult.Ok);
        var late = (await Do(u => u.Reading.FindAsync(As(Pat), id)))!.Steps.Last().Step;
        (late.Day > late.DueOn).ShouldBeTrue("the register shows that it came late");
        (await Waits(Olu)).ShouldBe(1);
        (await Act(Pat, (u, v) => u.Concerns.CloseAsync(As(Pat), id, v))).ShouldBe(ActResult.Missing);
        (await Act(Bo, (u, v) => u.Concerns.CloseAsync(As(Bo), id, v))).ShouldBe(ActResult.Missing, "who answers can't close");

        (await Act(Olu, (u, v) => u.Concerns.AskAgainAsync(As(Olu, clock), id, v, "And in the field?"))).ShouldBe(ActResult.Ok);
        (await Answer(Bo)).ShouldBe(ActResult.Ok);
        (await Act(Olu, (u, v) => u.Concerns.AskAgainAsync(As(Olu), id, v, "Once more"))).ShouldBeOfType<ActResult.Refused>();
        clock.AdvanceDays(60);
        (await Daily()).ShouldBe(0, "the sixtieth day is open everywhere");
        clock.AdvanceDays(2);
        (await Daily()).ShouldBe(1);
        (await database.Read(db => db.Concerns.Select(c => c.State).SingleAsync())).ShouldBe(ConcernState.Closed);
        (await database.Read(db => db.Outbox.AnyAsync(m => m.Body.Contains("Forms") || m.Body.Contains("Olu")))).ShouldBeFalse();

        Task<ActResult> Raise(string who, ConcernNaming naming) => Do(u => u.Concerns.RaiseAsync(As(who), id, naming, s_text, ""));
        Task<ActResult> Answer(string who, ConcernOutcome? outcome = ConcernOutcome.InPart) =>
            Act(who, (u, v) => u.Concerns.AnswerAsync(As(who, clock), id, v, outcome, "Two pages go"));
        Task<ActResult> Act(string who, Func<Uses, int, Task<ActResult>> act) =>
            Do(async u => await act(u, await database.Read(db => db.Concerns.Where(c => c.Id == id).Select(c => c.Version).SingleAsync())));
        Task<int> Waits(string who) => Do(u => u.Reading.WaitingAsync(As(who)));
        Task<int> Mails(string kind) => database.Read(db => db.Outbox.CountAsync(m => m.Kind == kind));
        async Task<int> Daily()
        {
            await using var db = database.Open();
            return await DailyConcerns.RunAsync(db, clock, s_policies);
        }
        Task<T> Do<T>(Func<Uses, Task<T>> act) => Using(database, clock, act);
    }

    [Theory, BothDatabases]
    public async Task What_comes_through_the_Union_stands_there_without_the_name(Provider on)
    {
        await using var database = await TheDatabase.From(on, "concerns", Fill);
        var clock = FixedClock.On("2026-05-04");
        var (id, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        (await Do(u => u.Concerns.RaiseAsync(As(Pat), other, ConcernNaming.ByUnion, s_text, ""))).ShouldBe(ActResult.Missing);
        (await Do(u => u.Concerns.RaiseAsync(As(Olu), id, ConcernNaming.ThroughUnion, s_text, ""))).ShouldBe(ActResult.Ok);
        (await Reads(Pat), await Reads(Hana), await Reads(Olu), await Reads(Una)).ShouldBe((0, 0, 1, 1));
        (await Do(u => u.Concerns.AnswerAsync(As(Hana), id, 1, ConcernOutcome.Followed, "x"))).ShouldBe(ActResult.Missing);
        (await Do(u => u.Concerns.ShowAsync(As(Olu), id, 1, "T", "x"))).ShouldBe(ActResult.Missing);
        (await Do(u => u.Concerns.ShowAsync(As(Una), id, 1, "Forms", "Staff say that they take a day"))).ShouldBe(ActResult.Ok);

        // Nobody but the two learns the name or the first words.
        foreach (var who in (string[])[Pat, Hana, Bo])
        {
            var view = (await Do(u => u.Reading.FindAsync(As(who), id)))!;
            (view.Line.RaisedBy, view.SeesReceived).ShouldBe((null, false));
            view.Steps.ShouldAllBe(s => s.Author == null);
            (view.At.Concern.Title, view.At.Concern.Text).ShouldBe(("Forms", "Staff say that they take a day"));
        }
        (await Do(u => u.Reading.FindAsync(As(Una), id)))!.At.Concern.Received.ShouldBe("Forms are long\n\nThey take a day");
        (await Do(u => u.Reading.ListAsync(As(Pat), "day FÓRMS"))).Count.ShouldBe(1);
        (await Do(u => u.Reading.ListAsync(As(Pat), "long"))).ShouldBeEmpty("what was received is not searched");
        (await Do(u => u.Concerns.AnswerAsync(As(Hana), id, 2, ConcernOutcome.NotFollowed, "No"))).ShouldBe(ActResult.Ok);
        (await database.Read(db => db.Outbox.Where(m => m.Kind == "ConcernAnswered").Select(m => m.To).ToListAsync())).ShouldBe(
            [Address(Olu), Address(Una)],
            ignoreOrder: true
        );

        // What the Union keeps back stays between the two; nobody answers their own.
        (await Do(u => u.Concerns.RaiseAsync(As(Olu), other, ConcernNaming.ThroughUnion, s_text, ""))).ShouldBe(ActResult.Ok);
        (await Do(u => u.Concerns.DeclineAsync(As(Una), other, 1, " "))).ShouldBeOfType<ActResult.Refused>();
        (await Do(u => u.Concerns.DeclineAsync(As(Una), other, 1, "It names somebody"))).ShouldBe(ActResult.Ok);
        (await Reads(Pat), await Reads(Olu)).ShouldBe((1, 2));
        var own = Guid.CreateVersion7();
        (await Do(u => u.Concerns.RaiseAsync(As(Hana), own, ConcernNaming.ByName, s_text, ""))).ShouldBe(ActResult.Ok);
        (await Do(u => u.Concerns.AnswerAsync(As(Hana), own, 1, ConcernOutcome.Followed, "x"))).ShouldBe(ActResult.Missing);
        (await Do(u => u.Concerns.AnswerAsync(As(Henri), own, 1, ConcernOutcome.Followed, "x"))).ShouldBe(ActResult.Ok);

        async Task<int> Reads(string who) => (await Do(u => u.Reading.ListAsync(As(who)))).Count;
        Task<T> Do<T>(Func<Uses, Task<T>> act) => Using(database, clock, act);
    }

    private static async Task<T> Using<T>(TheDatabase database, FixedClock clock, Func<Uses, Task<T>> act)
    {
        await using var db = database.Open();
        return await act(new Uses(new Concerns(db, clock, s_policies), new ConcernReading(db, s_policies)));
    }

    private static Reader As(string who, FixedClock? clock = null) =>
        new(
            s_accounts[who],
            who,
            who,
            "en",
            DateTimeZone.Utc,
            clock?.Now.InUtc().Date ?? new LocalDate(2026, 5, 4),
            who switch
            {
                Una => [new(Office.Union, null)],
                Hana or Henri => [new(Office.HrPartner, null)],
                Bo => [new(Office.BoardSecretary, null)],
                _ => [],
            }
        );

    private static readonly Dictionary<string, Guid> s_accounts = ((string[])[Olu, Una, Hana, Henri, Bo, Pat]).ToDictionary(
        who => who,
        _ => Guid.CreateVersion7()
    );

    private static string Address(string who) => $"{who}@example.org";

    private static async Task Fill(FairwayDb db)
    {
        db.Add(A.Unit("U"));
        foreach (var who in s_accounts.Keys)
        {
            db.Add(An.Official(who).Named(who == Olu ? "Olu" : "Pat", who == Olu ? "Adeyemi" : "Mensah").InUnit("U").Build());
            Account account = An.Account(who).Named(who).Mail(Address(who));
            db.Add(account);
            if (As(who).Offices is [var held])
            {
                db.Add(An.Office(held.Office, account.Id));
            }
        }
        await db.SaveChangesAsync();
    }

    private sealed record Uses(Concerns Concerns, ConcernReading Reading);
}
