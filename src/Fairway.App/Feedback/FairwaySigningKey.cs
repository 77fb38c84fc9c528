using System.Security.Cryptography;
using Fairway.App.History;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Feedback;

/// <summary>The key with which this Fairway signs its lists of groups: made at first need, kept encrypted, the same on all nodes.</summary>
internal static class FairwaySigningKey
{
    private const string Kept = "feedback-signing-key";

    public static async Task<ECDsa> LoadAsync(FairwayDb db, IDataProtectionProvider protection, CancellationToken stop)
    {
        var protector = protection.CreateProtector("Fairway.FeedbackList");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var setting = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == Kept, stop);
        if (setting is null)
        {
            var made = new Setting { Key = Kept, Value = Convert.ToBase64String(protector.Protect(key.ExportPkcs8PrivateKey())) };
            db.Settings.Add(made);
            try
            {
                await db.SaveChangesAsync(stop);
                return key;
            }
            catch (DbUpdateException)
            {
                // Another node was quicker: its key is everybody's.
                db.Entry(made).State = EntityState.Detached;
                setting = await db.Settings.AsNoTracking().SingleAsync(s => s.Key == Kept, stop);
            }
        }
        key.ImportPkcs8PrivateKey(protector.Unprotect(Convert.FromBase64String(setting.Value)), out _);
        return key;
    }
}
