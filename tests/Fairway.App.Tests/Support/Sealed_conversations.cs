using System.Text;
using Fairway.App.Accounts;
using Fairway.App.Support;
using Fairway.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Tests.Support;

/// <summary>What Fairway takes and gives of conversations with the Mediator (SU-1).</summary>
[Trait("Rule", "SU-1")]
public sealed class Sealed_conversations
{
    private const string Key = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    private const string Other = "age1wxyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnuxxxx";
    private static readonly LocalDate s_today = new(2026, 5, 4);

    [Theory]
    [InlineData("age-encryption.org/v1\n-> X25519 {43}\n{43}\n--- {43}\n{body}", true)]
    [InlineData("age-encryption.org/v1\n-> X25519 {43}\n{43}\n-> X25519 {43}\n{43}\n--- {43}\n{body}", true)]
    [InlineData("age-encryption.org/v1\n-> X25519 {43}\n{43}\n-> q-grease a\nabc\n--- {43}\n{body}", true)]
    [InlineData("age-encryption.org/v1\n-> scrypt {22} 18\n{43}\n--- {43}\n{body}", false)]
    [InlineData("age-encryption.org/v1\n--- {43}\n{body}", false)]
    [InlineData("age-encryption.org/v1\n-> X25519 {43}\n{43}\n--- {43}\nshort", false)]
    [InlineData("age-encryption.org/v2\n-> X25519 {43}\n{43}\n--- {43}\n{body}", false)]
    [InlineData("My chief is unfair to everybody in the unit, and I can say why.", false)]
    [InlineData("", false)]
    public void Only_an_age_file_to_x25519_recipients_is_kept(string text, bool kept) =>
        AgeText
            .IsSealed(
                Convert.ToBase64String(
                    Encoding.ASCII.GetBytes(
                        text.Replace("{43}", new string('a', 43), StringComparison.Ordinal)
                            .Replace("{22}", new string('a', 22), StringComparison.Ordinal)
                            .Replace("{body}", new string('b', 32), StringComparison.Ordinal)
                    )
                )
            )
            .ShouldBe(kept);

    [Fact]
    public void Recipients_and_shares_are_recognized()
    {
        AgeText.IsRecipient(Key).ShouldBeTrue();
        AgeText.IsRecipient(Key[..^1]).ShouldBeFalse();
        AgeText.IsRecipient("AGE-SECRET-KEY-1" + new string('Q', 58)).ShouldBeFalse();
        AgeText.IsRecipient(Key + "\n").ShouldBeFalse();
        AgeText.IsRecipient(null).ShouldBeFalse();
        AgeText.IsShare(Convert.ToBase64String(new byte[32])).ShouldBeTrue();
        AgeText.IsShare(Convert.ToBase64String(new byte[31])).ShouldBeFalse();
        AgeText.IsSealed("not base64!").ShouldBeFalse();
        AgeText.IsSealed(new string('A', AgeText.LongestSealed + 4)).ShouldBeFalse();
    }

    [Theory, BothDatabases]
    public async Task A_conversation_goes_on_in_order_and_nothing_says_who_opened_it(Provider on)
    {
        await using var database = await TheDatabase.On(on);
        await using var db = database.Open();
        var clock = FixedClock.On("2026-05-04");
        var (room, conversations) = (new MediatorRoom(db, clock), new MediatorConversations(db, clock));
        Account ana = An.Account("a1").Mail("ana@example.org");
        Account leo = An.Account("l1").Mail("leo@example.org");
        db.AddRange(ana, leo, An.Office(Office.Mediator, leo.Id));
        await db.SaveChangesAsync();
        var (writer, mediator) = (Is(ana), Is(leo, new HeldOffice(Office.Mediator, null)));

        // A key is the Mediator's to make.
        var share = Convert.ToBase64String(new byte[32]);
        (await room.PublishAsync(writer, Key, share)).ShouldBe(ActResult.Missing);
        (await room.PublishAsync(mediator, "nothing", share)).ShouldBeOfType<ActResult.Refused>();
        (await room.PublishAsync(mediator, Key, share)).ShouldBe(ActResult.Ok);
        (await room.PublishAsync(mediator, Key, share)).ShouldBe(ActResult.Ok, "sent twice");
        (await room.KeysAsync(mediator)).Single().Recipient.ShouldBe(Key);
        (await room.KeysAsync(writer)).ShouldBeEmpty();

        var id = Guid.NewGuid();
        var first = new FirstMessage(id, Key, Key, Sealed('a'), Tell: false);
        Codes(await conversations.OpenAsync(writer, first with { Sealed = "plain" })).ShouldBe(["MediatorNotSealed"]);
        Codes(await conversations.OpenAsync(writer, first with { Key = Other })).ShouldBe(["MediatorKeyChanged"]);
        (await conversations.OpenAsync(writer, first)).ShouldBe(ActResult.Ok);
        (await conversations.OpenAsync(writer, first)).ShouldBe(ActResult.Ok, "the answer was lost, and it is sent again");
        (await conversations.OpenAsync(writer, first with { Sealed = Sealed('b') })).ShouldBe(ActResult.Stale, "an id is one conversation");
        (await room.WaitingAsync(mediator)).ShouldBe(1);
        (await room.WaitingAsync(writer)).ShouldBe(0);

        (await room.AnswerAsync(writer, id, 2, Sealed('c'))).ShouldBe(ActResult.Missing);
        (await room.AnswerAsync(mediator, id, 2, Sealed('c'))).ShouldBe(ActResult.Ok);
        (await room.WaitingAsync(mediator)).ShouldBe(0);
        (await conversations.WriteAsync(writer, id, 2, Sealed('d'))).ShouldBe(ActResult.Stale, "the Mediator was first");
        (await conversations.WriteAsync(writer, id, 3, Sealed('d'))).ShouldBe(ActResult.Ok);
        (await conversations.WriteAsync(writer, id, 3, Sealed('d'))).ShouldBe(ActResult.Ok);
        (await conversations.WriteAsync(writer, Guid.NewGuid(), 1, Sealed('d'))).ShouldBe(ActResult.Missing);
        (await room.ConversationsAsync(mediator)).Single().Messages.Select(m => m.FromMediator).ShouldBe([false, true, false]);
        (await room.ConversationsAsync(writer)).ShouldBeEmpty();

        db.ChangeTracker.Clear();
        var rows = (await db.MediatorConversations.SingleAsync(), await db.Outbox.Select(m => m.Kind + " " + m.To).ToListAsync());
        rows.Item1.TellAccountId.ShouldBeNull();
        rows.Item2.ShouldBe(["MediatorWritten leo@example.org", "MediatorWritten leo@example.org"]);
        (await db.History.Where(h => h.Capability == "support").Select(h => h.Act).ToListAsync()).ShouldBe(["mediator-key"]);

        (await conversations.DeleteAsync(id)).ShouldBe(ActResult.Ok);
        (await conversations.FindAsync(id)).ShouldBeNull();
        (await conversations.WriteAsync(writer, id, 4, Sealed('e'))).ShouldBe(ActResult.Missing);
    }

    private static string Sealed(char body) =>
        Convert.ToBase64String(
            Encoding.ASCII.GetBytes(
                $"age-encryption.org/v1\n-> X25519 {new string('a', 43)}\n{new string('a', 43)}\n--- {new string('a', 43)}\n{new string(body, 64)}"
            )
        );

    private static IEnumerable<string> Codes(ActResult result) => result.ShouldBeOfType<ActResult.Refused>().Refusals.Select(r => r.Code);

    private static Reader Is(Account account, params HeldOffice[] offices) =>
        new(account.Id, account.StaffId, account.DisplayName, "en", DateTimeZone.Utc, s_today, offices);
}
