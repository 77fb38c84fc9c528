using Fairway.App.Accounts;
using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Support;

/// <summary>What everybody signed in sees of the Mediator.</summary>
/// <param name="Names">Who holds the office today.</param>
/// <param name="Key">The newest public key; null: none was made yet.</param>
/// <param name="Channels">How the Mediator is reached otherwise; null: nothing was written.</param>
public sealed record MediatorSeen(IReadOnlyList<string> Names, string? Key, MediatorChannels? Channels)
{
    /// <summary>Whether a confidential message can be written: somebody is there who holds the office and a key.</summary>
    public bool Receives => Names.Count > 0 && Key is not null;
}

/// <summary>The Mediator's own room: keys, channels, all conversations (SU-1). For everybody else it does not exist.</summary>
public sealed class MediatorRoom(FairwayDb db, IClock clock)
{
    public static bool IsOf(Reader reader) => reader.Holds(Office.Mediator);

    public async Task<MediatorSeen> SeenAsync(Reader reader, CancellationToken stop = default) =>
        new(
            await OfficesHeld.HoldersOf(db, Office.Mediator, reader.Today).Select(a => a.DisplayName).Order().ToListAsync(stop),
            (await NewestAsync(stop))?.Recipient,
            await db.MediatorChannels.AsNoTracking().SingleOrDefaultAsync(stop)
        );

    /// <summary>All keys, the newest first, with the share that is kept here.</summary>
    public async Task<IReadOnlyList<MediatorKey>> KeysAsync(Reader reader, CancellationToken stop = default) =>
        IsOf(reader) ? await db.MediatorKeys.AsNoTracking().OrderByDescending(k => k.Id).ToListAsync(stop) : [];

    /// <summary>Publishes a key that was made in the Mediator's browser, with Fairway's share of it. Twice is once.</summary>
    public async Task<ActResult> PublishAsync(Reader reader, string? recipient, string? share, CancellationToken stop = default)
    {
        if (!IsOf(reader))
        {
            return ActResult.Missing;
        }
        if (!AgeText.IsRecipient(recipient) || !AgeText.IsShare(share))
        {
            return new ActResult.Refused(SupportRefusals.MediatorNotSealed);
        }
        if (await db.MediatorKeys.AnyAsync(k => k.Recipient == recipient, stop))
        {
            return ActResult.Ok;
        }
        var now = clock.GetCurrentInstant();
        db.MediatorKeys.Add(
            new MediatorKey
            {
                Recipient = recipient!,
                Share = share!,
                MadeBy = reader.AccountId,
                MadeAt = now,
            }
        );
        db.History.Add(SupportHistory.Entry(now, reader, recipient!, "mediator-key"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Writes how the Mediator is reached without Fairway.</summary>
    public async Task<ActResult> ChannelsAsync(Reader reader, MediatorChannels text, CancellationToken stop = default)
    {
        if (!IsOf(reader))
        {
            return ActResult.Missing;
        }
        if (string.IsNullOrWhiteSpace(text.Telephone) && string.IsNullOrWhiteSpace(text.Email))
        {
            return new ActResult.Refused(SupportRefusals.SupportUnreachable);
        }
        var channels = await db.MediatorChannels.SingleOrDefaultAsync(stop);
        if ((channels?.Version ?? 0) != text.Version)
        {
            return ActResult.Stale;
        }
        if (channels is null)
        {
            db.MediatorChannels.Add(channels = new MediatorChannels());
        }
        channels.Telephone = text.Telephone.Trim();
        channels.Email = text.Email.Trim();
        channels.Place = text.Place.Trim();
        channels.Hours = text.Hours.Trim();
        db.History.Add(SupportHistory.Entry(clock.GetCurrentInstant(), reader, "mediator", "mediator-channels"));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>All conversations with their messages, those that wait for an answer first.</summary>
    public async Task<IReadOnlyList<MediatorConversation>> ConversationsAsync(Reader reader, CancellationToken stop = default)
    {
        if (!IsOf(reader))
        {
            return [];
        }
        var all = await db.MediatorConversations.AsNoTracking().Include(c => c.Messages.OrderBy(m => m.Number)).ToListAsync(stop);
        return [.. all.OrderBy(c => c.Messages[^1].FromMediator).ThenByDescending(c => c.Messages[^1].On).ThenBy(c => c.Id)];
    }

    /// <summary>How many conversations wait for the Mediator.</summary>
    public async Task<int> WaitingAsync(Reader reader, CancellationToken stop = default) =>
        IsOf(reader)
            ? await db.MediatorConversations.CountAsync(c => !c.Messages.OrderByDescending(m => m.Number).First().FromMediator, stop)
            : 0;

    /// <summary>Answers. Who chose to be told is told that something waits, and not what.</summary>
    public async Task<ActResult> AnswerAsync(Reader reader, Guid id, int number, string? sealedText, CancellationToken stop = default)
    {
        if (!IsOf(reader))
        {
            return ActResult.Missing;
        }
        var result = await MediatorConversations.AddAsync(db, id, number, sealedText, fromMediator: true, reader.Today, stop);
        if (result is not null)
        {
            return result;
        }
        var tell = await (
            from c in db.MediatorConversations
            join a in db.Users on c.TellAccountId equals a.Id
            where c.Id == id && a.Email != null
            select a
        ).SingleOrDefaultAsync(stop);
        if (tell is not null)
        {
            Mail.Write(db, clock, tell, "MediatorAnswered", "/support/mediator");
        }
        return await MediatorConversations.SaveAsync(db, stop);
    }

    /// <summary>The newest key.</summary>
    private Task<MediatorKey?> NewestAsync(CancellationToken stop) =>
        db.MediatorKeys.AsNoTracking().OrderByDescending(k => k.Id).FirstOrDefaultAsync(stop);
}
