using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>One field as it was typed.</summary>
/// <param name="Label">What the page called it; null for fields nobody sees.</param>
public sealed record KeptField(string Name, string Value, string? Label);

/// <summary>
/// What somebody had typed when their session ended. It is encrypted under a key derived for that one account, so that no other account's page can open it, and
/// nobody reads it in the database or in a copy of it without the ring of keys.
/// </summary>
public sealed class KeptTexts(FairwayDb db, IDataProtectionProvider protection, IClock clock, IOptions<AccountsOptions> options)
{
    /// <summary>Keeps a form; null where it is too large to keep.</summary>
    /// <param name="path">The address it was sent to, with its query.</param>
    /// <param name="inPlaceOf">A kept text that was on its way back when the session ended again.</param>
    public async Task<KeptText?> KeepAsync(
        Guid accountId,
        string path,
        IReadOnlyList<KeptField> fields,
        Guid? inPlaceOf,
        CancellationToken cancel
    )
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(fields);
        if (plain.Length > options.Value.LargestKeptText || !await db.Users.AnyAsync(a => a.Id == accountId, cancel))
        {
            return null;
        }
        var kept = new KeptText
        {
            AccountId = accountId,
            Path = path,
            Cipher = ProtectorOf(accountId).Protect(Packed(plain)),
            KeptAt = clock.GetCurrentInstant(),
        };
        // The session is over: nobody asks, and only the form says whose it is.
        using var ofAccount = db.Asking.OfEverybody();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.KeptTexts.Add(kept);
        await db.SaveChangesAsync(cancel);
        if (inPlaceOf is not null)
        {
            await db.KeptTexts.Where(k => k.Id == inPlaceOf && k.AccountId == accountId).ExecuteDeleteAsync(cancel);
        }
        await db
            .KeptTexts.Where(k => k.AccountId == accountId)
            .OrderByDescending(k => k.KeptAt)
            .ThenByDescending(k => k.Id)
            .Skip(options.Value.KeptTextsEach)
            .ExecuteDeleteAsync(cancel);
        var oldest = clock.GetCurrentInstant() - Duration.FromDays(options.Value.KeptTextDays);
        await db.KeptTexts.Where(k => k.KeptAt < oldest).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return kept;
    }

    /// <summary>What waits for somebody, newest first, without its content.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Path, Instant KeptAt)>> OfAsync(Guid accountId, CancellationToken cancel)
    {
        // Asked for who is signing in as well, who asks nothing as a person before the next request.
        using var ofAccount = db.Asking.OfEverybody();
        var oldest = clock.GetCurrentInstant() - Duration.FromDays(options.Value.KeptTextDays);
        var rows = await db
            .KeptTexts.Where(k => k.AccountId == accountId && k.KeptAt >= oldest)
            .OrderByDescending(k => k.KeptAt)
            .ThenByDescending(k => k.Id)
            .Select(k => new
            {
                k.Id,
                k.Path,
                k.KeptAt,
            })
            .ToListAsync(cancel);
        return [.. rows.Select(r => (r.Id, r.Path, r.KeptAt))];
    }

    /// <summary>One of the account's own, with its fields; null where there is none or its key is gone.</summary>
    public async Task<(KeptText Text, IReadOnlyList<KeptField> Fields)?> OpenAsync(Guid accountId, Guid id, CancellationToken cancel)
    {
        var kept = await db.KeptTexts.AsNoTracking().SingleOrDefaultAsync(k => k.Id == id && k.AccountId == accountId, cancel);
        if (kept is null)
        {
            return null;
        }
        try
        {
            var fields = JsonSerializer.Deserialize<List<KeptField>>(Unpacked(ProtectorOf(accountId).Unprotect(kept.Cipher)));
            return (kept, fields ?? []);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public Task<int> DropAsync(Guid accountId, Guid id, CancellationToken cancel) =>
        db.KeptTexts.Where(k => k.Id == id && k.AccountId == accountId).ExecuteDeleteAsync(cancel);

    private IDataProtector ProtectorOf(Guid accountId) => protection.CreateProtector("Fairway.KeptText", accountId.ToString("N"));

    private static byte[] Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(plain);
        }
        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var plain = new MemoryStream();
        using var inflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        inflate.CopyTo(plain);
        return plain.ToArray();
    }
}
