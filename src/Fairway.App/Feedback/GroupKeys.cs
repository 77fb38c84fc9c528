using System.Security.Cryptography;
using Fairway.Proof.BlindTokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Feedback;

/// <summary>
/// The keys of groups: made one after the other in the time of the notice (200 take two minutes of a processor), kept encrypted while tokens can be fetched, and
/// destroyed at T1. From then on nobody can make a token, nor ask the key what it signed.
/// </summary>
public sealed class GroupKeys(FairwayDb db, IDataProtectionProvider protection, IClock clock)
{
    /// <summary>Makes the key of one group that has none; false where all have one.</summary>
    public async Task<bool> MakeNextAsync(CancellationToken stop = default)
    {
        var without = await Wanting().Select(g => g.Id).ToListAsync(stop);
        if (without.Count == 0)
        {
            return false;
        }
        // Any of them: two nodes at work seldom take the same one, and where they do the first to be kept counts.
        var id = without[RandomNumberGenerator.GetInt32(without.Count)];
        using var signer = await Task.Run(TokenSigner.Generate, stop);
        await KeepAsync(id, signer, stop);
        return true;
    }

    /// <summary>Gives a group its key, where it has none yet.</summary>
    public async Task KeepAsync(Guid groupId, TokenSigner signer, CancellationToken stop = default)
    {
        var (keyId, spki) = (signer.Key.Id, signer.Key.Spki);
        var cipher = ProtectorOf(groupId).Protect(signer.Pkcs8());
        await db
            .FeedbackGroups.Where(g => g.Id == groupId && g.KeyId == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(g => g.KeyId, keyId).SetProperty(g => g.PublicKey, spki).SetProperty(g => g.PrivateKey, cipher),
                stop
            );
    }

    /// <summary>The private half, to sign with; null where it is not made yet, or destroyed.</summary>
    public TokenSigner? Open(FeedbackGroup group) =>
        group.PrivateKey is { } cipher ? TokenSigner.FromPkcs8(ProtectorOf(group.Id).Unprotect(cipher)) : null;

    /// <summary>Destroys the private keys of rounds in which fetching is over, with the codes that nobody drew and all that was kept to repeat an answer.</summary>
    /// <returns>Of how many rounds.</returns>
    public async Task<int> DestroyAsync(CancellationToken stop = default)
    {
        var now = clock.GetCurrentInstant();
        var rounds = await db.FeedbackRounds.Where(r => r.KeysDestroyedAt == null).ToListAsync(stop);
        var destroyed = 0;
        foreach (var round in rounds.Where(r => r.Epochs.HasIssued(now)))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            round.KeysDestroyedAt = now;
            db.History.Add(FeedbackForming.EntryOf(round, now, "keys-destroyed", "UF-4"));
            if (await db.SaveOrStaleAsync(stop) is not ActResult.Done)
            {
                db.ChangeTracker.Clear();
                return destroyed;
            }
            var groups = db.FeedbackGroups.Where(g => g.RoundId == round.Id);
            var ids = groups.Select(g => g.Id);
            await groups.ExecuteUpdateAsync(set => set.SetProperty(g => g.PrivateKey, (byte[]?)null), stop);
            await db
                .FeedbackRespondents.Where(r => ids.Contains(r.GroupId))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.BlindedHash, (byte[]?)null), stop);
            await db.FeedbackCodes.Where(c => ids.Contains(c.GroupId)).ExecuteDeleteAsync(stop);
            await transaction.CommitAsync(CancellationToken.None);
            destroyed++;
        }
        return destroyed;
    }

    private IQueryable<FeedbackGroup> Wanting() =>
        from g in db.FeedbackGroups.AsNoTracking()
        join r in db.FeedbackRounds on g.RoundId equals r.Id
        where g.KeyId == null && r.KeysDestroyedAt == null
        select g;

    private IDataProtector ProtectorOf(Guid groupId) => protection.CreateProtector("Fairway.FeedbackKey", groupId.ToString("N"));
}
