using Fairway.App.Accounts;
using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Support;

/// <summary>What opens a conversation; all of it is made in the writer's browser.</summary>
/// <param name="Id">Drawn at random; who knows it can read what is encrypted and add to it.</param>
/// <param name="Key">The Mediator's key to which the message is encrypted.</param>
/// <param name="ReplyTo">The key for answers.</param>
/// <param name="Sealed">The first message.</param>
/// <param name="Tell">Whether the writer wants a mail when the Mediator answers: then, and only then, their account is kept with it.</param>
public sealed record FirstMessage(Guid Id, string? Key, string? ReplyTo, string? Sealed, bool Tell);

/// <summary>
/// Confidential conversations with the Mediator, from the side of who writes (SU-1). Everybody signed in can open one, and read or add to one whose id they
/// know. No act here stands in the history: it would say who looks for the Mediator.
/// </summary>
public sealed class MediatorConversations(FairwayDb db, IClock clock)
{
    /// <summary>The most messages of one conversation.</summary>
    public const int MostMessages = 200;

    /// <summary>Opens a conversation; sent again, it is the same one.</summary>
    public async Task<ActResult> OpenAsync(Reader reader, FirstMessage first, CancellationToken stop = default)
    {
        if (first.Id == Guid.Empty || !AgeText.IsRecipient(first.ReplyTo) || !AgeText.IsSealed(first.Sealed))
        {
            return new ActResult.Refused(SupportRefusals.MediatorNotSealed);
        }
        if (await db.MediatorConversations.AnyAsync(c => c.Id == first.Id, stop))
        {
            return await db.MediatorMessages.AnyAsync(m => m.ConversationId == first.Id && m.Sealed == first.Sealed, stop)
                ? ActResult.Ok
                : ActResult.Stale;
        }
        if (await db.MediatorKeys.OrderByDescending(k => k.Id).Select(k => k.Recipient).FirstOrDefaultAsync(stop) != first.Key)
        {
            return new ActResult.Refused(SupportRefusals.MediatorKeyChanged);
        }
        var conversation = new MediatorConversation
        {
            Id = first.Id,
            ReplyTo = first.ReplyTo!,
            OpenedOn = reader.Today,
            TellAccountId = first.Tell ? reader.AccountId : null,
        };
        conversation.Messages.Add(
            new MediatorMessage
            {
                ConversationId = first.Id,
                Number = 1,
                FromMediator = false,
                Sealed = first.Sealed!,
                On = reader.Today,
            }
        );
        db.MediatorConversations.Add(conversation);
        await TellMediatorsAsync(reader.Today, stop);
        return await SaveAsync(db, stop);
    }

    /// <summary>A conversation with all that is encrypted in it; null where there is none of this id.</summary>
    public Task<MediatorConversation?> FindAsync(Guid id, CancellationToken stop = default) =>
        db.MediatorConversations.AsNoTracking().Include(c => c.Messages.OrderBy(m => m.Number)).SingleOrDefaultAsync(c => c.Id == id, stop);

    /// <summary>Adds a message of the writer's.</summary>
    public async Task<ActResult> WriteAsync(Reader reader, Guid id, int number, string? sealedText, CancellationToken stop = default)
    {
        if (await AddAsync(db, id, number, sealedText, fromMediator: false, reader.Today, stop) is { } result)
        {
            return result;
        }
        await TellMediatorsAsync(reader.Today, stop);
        return await SaveAsync(db, stop);
    }

    /// <summary>Deletes a conversation whole, for both sides; who knows its id may, and the Mediator.</summary>
    public async Task<ActResult> DeleteAsync(Guid id, CancellationToken stop = default)
    {
        await using var whole = await db.Database.BeginTransactionAsync(stop);
        await db.MediatorMessages.Where(m => m.ConversationId == id).ExecuteDeleteAsync(stop);
        await db.MediatorConversations.Where(c => c.Id == id).ExecuteDeleteAsync(stop);
        await whole.CommitAsync(CancellationToken.None);
        return ActResult.Ok;
    }

    /// <summary>Adds the message that follows; null where it is now to be saved, else what became of it.</summary>
    internal static async Task<ActResult?> AddAsync(
        FairwayDb db,
        Guid id,
        int number,
        string? sealedText,
        bool fromMediator,
        LocalDate today,
        CancellationToken stop
    )
    {
        if (!AgeText.IsSealed(sealedText))
        {
            return new ActResult.Refused(SupportRefusals.MediatorNotSealed);
        }
        var last = await db
            .MediatorMessages.AsNoTracking()
            .Where(m => m.ConversationId == id)
            .OrderByDescending(m => m.Number)
            .FirstOrDefaultAsync(stop);
        if (last is null)
        {
            return ActResult.Missing;
        }
        if (last.Number == number && last.Sealed == sealedText)
        {
            return ActResult.Ok;
        }
        if (last.Number != number - 1)
        {
            return ActResult.Stale;
        }
        if (number > MostMessages)
        {
            return new ActResult.Refused(SupportRefusals.MediatorConversationFull);
        }
        db.MediatorMessages.Add(
            new MediatorMessage
            {
                ConversationId = id,
                Number = number,
                FromMediator = fromMediator,
                Sealed = sealedText!,
                On = today,
            }
        );
        return null;
    }

    /// <summary>Saves; where the other side was first under the same number, the page reads anew.</summary>
    internal static async Task<ActResult> SaveAsync(FairwayDb db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return ActResult.Ok;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return ActResult.Stale;
        }
    }

    private async Task TellMediatorsAsync(LocalDate today, CancellationToken stop)
    {
        var holders = await OfficesHeld.HoldersOf(db, Office.Mediator, today).Where(a => a.Email != null).ToListAsync(stop);
        foreach (var holder in holders)
        {
            Mail.Write(db, clock, holder, "MediatorWritten", "/support/mediator/room");
        }
    }
}
