using System.Text.Json;
using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Notices;

/// <summary>Who a broadcast would reach now.</summary>
/// <param name="Officials">In service today and selected.</param>
/// <param name="Mails">Those of them with an account, to whom a mail goes.</param>
public sealed record Reach(int Officials, int Mails);

/// <summary>
/// Notices to many (NT-1): an HR partner writes to everybody or a selection, within the units they serve; sees the text and the count first,
/// then publishes. What was published stays on the page of notices for those who were addressed.
/// </summary>
public sealed class Broadcasts(FairwayDb db, IClock clock, PolicyLibrary policies)
{
    public const int PageSize = 20;

    public static bool MayWrite(Reader reader) => ServiceAccess.IsHr(reader);

    /// <summary>What speaks against sending it, and whom it would reach; null for who may not write one.</summary>
    public async Task<(IReadOnlyList<Refusal> Refusals, Reach Reach)?> PreviewAsync(
        Reader reader,
        BroadcastText text,
        CancellationToken stop = default
    )
    {
        if (!MayWrite(reader))
        {
            return null;
        }
        var refusals = await RefusalsAsync(reader, text, stop);
        return refusals.Count > 0 ? (refusals, new Reach(0, 0)) : await ReachedAsync(reader, text, stop);
    }

    /// <summary>Publishes: once, however often the form is sent.</summary>
    /// <param name="form">The form's own id.</param>
    /// <param name="counted">How many officials the preview said: if it is another number by now, nothing is sent.</param>
    public async Task<ActResult> PublishAsync(Reader reader, Guid form, BroadcastText text, int counted, CancellationToken stop = default)
    {
        if (!MayWrite(reader))
        {
            return ActResult.Missing;
        }
        if (await db.Broadcasts.AnyAsync(b => b.Id == form && b.AuthorId == reader.AccountId, stop))
        {
            return ActResult.Ok;
        }
        var refusals = await RefusalsAsync(reader, text, stop);
        if (refusals.Count > 0)
        {
            return new ActResult.Refused(refusals);
        }
        var officials = await SelectedAsync(reader, text, stop);
        if (officials.Count != counted)
        {
            return new ActResult.Refused(NoticeRefusals.BroadcastCountChanged(officials.Count));
        }

        var accounts = await AccountsAsync(officials, stop);
        var now = clock.GetCurrentInstant();
        var broadcast = new Broadcast
        {
            Id = form == Guid.Empty ? Guid.CreateVersion7() : form,
            AuthorId = reader.AccountId,
            PublishedAt = now,
            To = text.To!.Value,
            Of = text.Of,
            Within = reader.HrUnits is { } units ? JsonSerializer.Serialize(units.Order(StringComparer.Ordinal)) : null,
            TitleEn = text.TitleEn,
            TextEn = text.TextEn,
            TitleFr = text.TitleFr,
            TextFr = text.TextFr,
            TitleEs = text.TitleEs,
            TextEs = text.TextEs,
            Officials = officials.Count,
            Mails = accounts.Count,
        };
        db.Broadcasts.Add(broadcast);
        foreach (var account in accounts)
        {
            Mail.WriteBroadcast(db, clock, account, broadcast);
        }
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = reader.Actor,
                Capability = "notices",
                Subject = broadcast.Id.ToString(),
                Act = "broadcast",
                Rule = "NT-1",
                Detail = JsonSerializer.Serialize(new { officials = officials.Count, mails = accounts.Count }),
            }
        );
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Both clicks at the same moment: the other one has published it.
            db.ChangeTracker.Clear();
            if (await db.Broadcasts.AnyAsync(b => b.Id == form && b.AuthorId == reader.AccountId, stop))
            {
                return ActResult.Ok;
            }
            throw;
        }
    }

    /// <summary>
    /// Those published to the reader, the newest first: found by the mail that was written to them; who writes broadcasts sees their own and,
    /// without limit of units, all.
    /// </summary>
    public async Task<(int Total, IReadOnlyList<Broadcast> Notices)> PageAsync(Reader reader, int page, CancellationToken stop = default)
    {
        var of = Of(reader);
        var notices = await of.OrderByDescending(b => b.PublishedAt)
            .ThenBy(b => b.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(stop);
        return (await of.CountAsync(stop), notices);
    }

    /// <summary>One of those; null where it was not published to the reader.</summary>
    public Task<Broadcast?> FindAsync(Reader reader, Guid id, CancellationToken stop = default) =>
        Of(reader).SingleOrDefaultAsync(b => b.Id == id, stop);

    private IQueryable<Broadcast> Of(Reader reader)
    {
        var (me, all) = (reader.AccountId, MayWrite(reader) && ServiceAccess.IsHrOfAll(reader));
        var notices = db.Broadcasts.AsNoTracking();
        return all ? notices : notices.Where(b => b.AuthorId == me || db.Outbox.Any(m => m.AccountId == me && m.BroadcastId == b.Id));
    }

    private async Task<IReadOnlyList<Refusal>> RefusalsAsync(Reader reader, BroadcastText text, CancellationToken stop)
    {
        var refusals = new List<Refusal>();
        if (text.To is not { } to)
        {
            refusals.Add(NoticeRefusals.BroadcastAudienceMissing);
        }
        else if (!await Selection.IsKnownAsync(db, to, text.Of, reader.HrUnits, policies.PolicyAt(reader.Today).Service, stop))
        {
            refusals.Add(NoticeRefusals.BroadcastOfUnknown);
        }
        else if ((await SelectedAsync(reader, text, stop)).Count == 0)
        {
            refusals.Add(NoticeRefusals.BroadcastToNobody);
        }
        (string Field, string Value)[] texts =
        [
            (nameof(text.TitleEn), text.TitleEn),
            (nameof(text.TextEn), text.TextEn),
            (nameof(text.TitleFr), text.TitleFr),
            (nameof(text.TextFr), text.TextFr),
            (nameof(text.TitleEs), text.TitleEs),
            (nameof(text.TextEs), text.TextEs),
        ];
        refusals.AddRange(texts.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => NoticeRefusals.BroadcastTextMissing(t.Field)));
        return refusals;
    }

    private Task<IReadOnlyList<string>> SelectedAsync(Reader reader, BroadcastText text, CancellationToken stop) =>
        Selection.InServiceAsync(db, text.To!.Value, text.Of, reader.HrUnits, reader.Today, stop);

    private async Task<(IReadOnlyList<Refusal>, Reach)> ReachedAsync(Reader reader, BroadcastText text, CancellationToken stop)
    {
        var officials = await SelectedAsync(reader, text, stop);
        return ([], new Reach(officials.Count, (await AccountsAsync(officials, stop)).Count));
    }

    private async Task<IReadOnlyList<Account>> AccountsAsync(IReadOnlyList<string> officials, CancellationToken stop)
    {
        var ids = officials.ToHashSet(StringComparer.Ordinal);
        var accounts = await db.Users.AsNoTracking().Where(a => a.StaffId != null && a.Email != null).ToListAsync(stop);
        return [.. accounts.Where(a => !a.IsClosed && ids.Contains(a.StaffId!))];
    }
}
