using Fairway.App.Accounts;
using Fairway.App.History;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>A mail that could not be sent, as the administrator sees it: to whom and when, never what it says (decision 13).</summary>
public sealed record UnsentMail(Guid Id, string To, string Kind, Instant WrittenAt, int Attempts);

/// <summary>
/// Mails that no attempt has brought to their reader, for the administrator: to be tried again, say after the address or the server was put
/// right, or given up.
/// </summary>
public sealed class UnsentMails(FairwayDb db, IClock clock)
{
    public const int PageSize = 50;

    public static bool MayRead(Reader reader) => reader.Holds(Office.Administrator);

    /// <summary>Mails that are still to be sent.</summary>
    public static IQueryable<OutboxMessage> WaitingIn(FairwayDb db) =>
        db.Outbox.Where(m => m.SentAt == null && m.GivenUpAt == null && !m.Weekly && m.Attempts < Delivery.MostAttempts);

    /// <summary>Mails that no attempt has brought to their reader, and that nobody has given up.</summary>
    public static IQueryable<OutboxMessage> UnsentIn(FairwayDb db) =>
        db.Outbox.Where(m => m.SentAt == null && m.GivenUpAt == null && m.Attempts >= Delivery.MostAttempts);

    /// <summary>The oldest first; null for who may not know of them.</summary>
    public async Task<(int Total, IReadOnlyList<UnsentMail> Mails)?> PageAsync(Reader reader, int page, CancellationToken stop = default)
    {
        if (!MayRead(reader))
        {
            return null;
        }
        var mails = await UnsentIn(db)
            .AsNoTracking()
            .OrderBy(m => m.WrittenAt)
            .ThenBy(m => m.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(m => new UnsentMail(m.Id, m.To, m.Kind, m.WrittenAt, m.Attempts))
            .ToListAsync(stop);
        return (await UnsentIn(db).CountAsync(stop), mails);
    }

    /// <summary>How many there are; 0 for who may not know of them.</summary>
    public Task<int> CountAsync(Reader reader, CancellationToken stop = default) =>
        MayRead(reader) ? UnsentIn(db).CountAsync(stop) : Task.FromResult(0);

    /// <summary>Lets a mail be tried again from the beginning. Asked twice, or of one that has gone meanwhile, it changes nothing more.</summary>
    public Task<ActResult> TryAgainAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        ChangeAsync(reader, id, "try-mail-again", message => message.Attempts = 0, stop);

    /// <summary>Gives a mail up: it stays on record, unsent.</summary>
    public Task<ActResult> GiveUpAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        ChangeAsync(reader, id, "give-mail-up", message => message.GivenUpAt = clock.GetCurrentInstant(), stop);

    private async Task<ActResult> ChangeAsync(Reader reader, Guid id, string act, Action<OutboxMessage> change, CancellationToken stop)
    {
        if (!MayRead(reader) || !await db.Outbox.AnyAsync(m => m.Id == id, stop))
        {
            return ActResult.Missing;
        }
        if (await UnsentIn(db).SingleOrDefaultAsync(m => m.Id == id, stop) is not { } message)
        {
            return ActResult.Ok;
        }
        change(message);
        db.History.Add(
            new HistoryEntry
            {
                At = clock.GetCurrentInstant(),
                Actor = reader.Actor,
                Capability = "notices",
                Subject = id.ToString(),
                Act = act,
                Rule = "NT-1",
            }
        );
        return await db.SaveOrStaleAsync(stop);
    }
}
