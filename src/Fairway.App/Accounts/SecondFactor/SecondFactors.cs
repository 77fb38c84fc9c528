using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Notices;
using Fairway.Rules;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts.SecondFactor;

/// <summary>A key that is being set up, as its owner sees it.</summary>
/// <param name="Secret">In base 32, to type.</param>
/// <param name="Address">The same as an address for the picture.</param>
public sealed record NewKey(string Secret, string Address);

/// <summary>A passkey, as its owner knows it.</summary>
/// <param name="Id">The credential's id, in base 64 for addresses.</param>
/// <param name="Name">What the owner called it.</param>
public sealed record PasskeyLine(string Id, string Name, Instant MadeAt);

/// <summary>What somebody's second factor is.</summary>
/// <param name="Since">When the authenticator program was set up; null: there is none.</param>
/// <param name="CodesLeft">Recovery codes that still open.</param>
/// <param name="Passkeys">The oldest first.</param>
public sealed record FactorState(Instant? Since, int CodesLeft, IReadOnlyList<PasskeyLine> Passkeys)
{
    public bool IsThere => Since is not null || Passkeys.Count > 0;
}

/// <summary>
/// The second factor of an account with a password: an authenticator program or passkeys, and ten codes on paper. Who has set one up can't come in without it; offices
/// of trust wait until a session has shown one (docs/adr: second factor).
/// </summary>
public sealed class SecondFactors(
    FairwayDb db,
    UserManager<Account> users,
    Reauthentication reauthentication,
    IDataProtectionProvider protection,
    IClock clock,
    IOptions<AccountsOptions> options
)
{
    public const int RecoveryCodes = 10;

    /// <summary>What the secret of a program is encrypted for.</summary>
    public const string KeyPurpose = "Fairway.AuthenticatorKey";

    private readonly IDataProtector protector = protection.CreateProtector(KeyPurpose);

    /// <summary>Whether a password alone doesn't open this account.</summary>
    public Task<bool> IsNeededAsync(Guid accountId, CancellationToken cancel) =>
        db.Users.AnyAsync(
            a =>
                a.Id == accountId
                && (
                    db.AuthenticatorKeys.Any(k => k.AccountId == accountId && k.ConfirmedAt != null)
                    || db.UserPasskeys.Any(p => p.UserId == accountId)
                ),
            cancel
        );

    public async Task<FactorState> StateAsync(Guid accountId, CancellationToken cancel)
    {
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == accountId).ToListAsync(cancel);
        return new(
            await db.AuthenticatorKeys.Where(k => k.AccountId == accountId).Select(k => k.ConfirmedAt).SingleOrDefaultAsync(cancel),
            await db.RecoveryCodes.CountAsync(c => c.AccountId == accountId && c.UsedAt == null, cancel),
            [
                .. passkeys
                    .Select(p => new PasskeyLine(
                        Base64Url.EncodeToString(p.CredentialId),
                        p.Data.Name ?? "",
                        Instant.FromDateTimeOffset(p.Data.CreatedAt)
                    ))
                    .OrderBy(p => p.MadeAt),
            ]
        );
    }

    /// <summary>
    /// The key that waits for its first code, made where there is none: the same however often the page is opened, since it may have been scanned already. Null where
    /// one is in use.
    /// </summary>
    public async Task<NewKey?> PrepareAsync(Guid accountId, CancellationToken cancel)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancel);
        var key = await db.AuthenticatorKeys.SingleOrDefaultAsync(k => k.AccountId == accountId, cancel);
        if (key?.ConfirmedAt is not null)
        {
            return null;
        }
        if (key is null)
        {
            var made = RandomNumberGenerator.GetBytes(Totp.SecretLength);
            key = new()
            {
                AccountId = accountId,
                Cipher = protector.Protect(made),
                MadeAt = clock.GetCurrentInstant(),
            };
            db.AuthenticatorKeys.Add(key);
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                // The page was opened twice in one moment: the other's key counts.
                db.ChangeTracker.Clear();
                key = await db.AuthenticatorKeys.SingleAsync(k => k.AccountId == accountId, cancel);
            }
        }
        var secret = protector.Unprotect(key.Cipher);
        var issuer = options.Value.PublicUrl.IsLoopback ? "Fairway" : $"Fairway ({options.Value.PublicUrl.Host})";
        return new(Totp.Base32(secret), Totp.Address(issuer, account.Email ?? account.DisplayName, secret));
    }

    /// <summary>
    /// Sets the key up with the password and a first code. All other sessions end; the caller opens this one anew, with the factor.
    /// </summary>
    /// <returns>The recovery codes, to be shown this once; or why not.</returns>
    public async Task<(ActResult Result, IReadOnlyList<string> Codes)> ConfirmAsync(
        Guid accountId,
        string password,
        string code,
        CancellationToken cancel
    )
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancel);
        if (await reauthentication.CheckAsync(account, password) is { } refusal)
        {
            return (new ActResult.Refused(refusal), []);
        }
        var key = await db.AuthenticatorKeys.SingleOrDefaultAsync(k => k.AccountId == accountId, cancel);
        if (key is null or { ConfirmedAt: not null })
        {
            return (ActResult.Stale, []);
        }
        if (Totp.StepOf(protector.Unprotect(key.Cipher), code, clock.GetCurrentInstant()) is not { } step)
        {
            return (new ActResult.Refused(AccountRefusals.CodeWrong), []);
        }
        var codes = await IsNeededAsync(accountId, cancel) ? [] : await NewCodesAsync(accountId, cancel);
        key.ConfirmedAt = clock.GetCurrentInstant();
        key.LastStep = step;
        return (await ChangedAsync(account, account.Actor(), "SecondFactorSet"), codes);
    }

    /// <summary>Adds a passkey that the account's browser has just made, after the password was checked.</summary>
    /// <returns>As <see cref="ConfirmAsync"/>; no codes where there were some.</returns>
    public async Task<(ActResult Result, IReadOnlyList<string> Codes)> AddPasskeyAsync(
        Account account,
        UserPasskeyInfo passkey,
        CancellationToken cancel
    )
    {
        var codes = await IsNeededAsync(account.Id, cancel) ? [] : await NewCodesAsync(account.Id, cancel);
        Tell(account, account.Actor(), "PasskeyAdded");
        // The framework saves the whole context with each of the two; the stamp ends other sessions.
        var added = await users.AddOrUpdatePasskeyAsync(account, passkey);
        return (
            added.Succeeded && (await users.UpdateSecurityStampAsync(account)).Succeeded ? ActResult.Ok : ActResult.Stale,
            added.Succeeded ? codes : []
        );
    }

    /// <summary>Takes one of one's own passkeys away.</summary>
    public async Task<ActResult> RemovePasskeyAsync(Guid accountId, string password, string id, CancellationToken cancel)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancel);
        if (await reauthentication.CheckAsync(account, password) is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }
        var mine = await db.UserPasskeys.Where(p => p.UserId == accountId).ToListAsync(cancel);
        if (mine.Find(p => Base64Url.EncodeToString(p.CredentialId) == id) is not { } passkey)
        {
            return ActResult.Missing;
        }
        db.UserPasskeys.Remove(passkey);
        if (mine.Count == 1 && !await db.AuthenticatorKeys.AnyAsync(k => k.AccountId == accountId && k.ConfirmedAt != null, cancel))
        {
            await RemoveCodesAsync(accountId, cancel);
        }
        return await ChangedAsync(account, account.Actor(), "PasskeyRemoved");
    }

    /// <summary>Checks a code of the program or of the paper when somebody signs in. Wrong ones count towards the pause, as wrong passwords do.</summary>
    /// <returns>Null where it is right; else why not.</returns>
    public async Task<Refusal?> CheckAsync(Account account, string typed, CancellationToken cancel)
    {
        if (account.IsClosed)
        {
            return AccountRefusals.CodeWrong;
        }
        if (await users.IsLockedOutAsync(account))
        {
            return Paused;
        }
        if (await TakeAsync(account, typed, cancel))
        {
            if (account.AccessFailedCount > 0)
            {
                await users.ResetAccessFailedCountAsync(account);
            }
            return null;
        }
        await users.AccessFailedAsync(account);
        return await users.IsLockedOutAsync(account) ? Paused : AccountRefusals.CodeWrong;
    }

    /// <summary>New recovery codes in place of the old ones.</summary>
    public async Task<(ActResult Result, IReadOnlyList<string> Codes)> RenewCodesAsync(
        Guid accountId,
        string password,
        CancellationToken cancel
    )
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancel);
        if (await reauthentication.CheckAsync(account, password) is { } refusal)
        {
            return (new ActResult.Refused(refusal), []);
        }
        if (!await IsNeededAsync(accountId, cancel))
        {
            return (ActResult.Missing, []);
        }
        var codes = await NewCodesAsync(accountId, cancel);
        Tell(account, account.Actor(), "RecoveryCodesNew");
        return (await db.SaveOrStaleAsync(cancel), codes);
    }

    /// <summary>Takes one's own authenticator program away. Where no passkey is left either, offices of trust wait until there is another factor.</summary>
    public async Task<ActResult> RemoveAsync(Guid accountId, string password, CancellationToken cancel)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancel);
        if (await reauthentication.CheckAsync(account, password) is { } refusal)
        {
            return new ActResult.Refused(refusal);
        }
        var key = await db.AuthenticatorKeys.SingleOrDefaultAsync(k => k.AccountId == accountId && k.ConfirmedAt != null, cancel);
        if (key is null)
        {
            return ActResult.Missing;
        }
        db.AuthenticatorKeys.Remove(key);
        if (!await db.UserPasskeys.AnyAsync(p => p.UserId == accountId, cancel))
        {
            await RemoveCodesAsync(accountId, cancel);
        }
        return await ChangedAsync(account, account.Actor(), "SecondFactorGone");
    }

    /// <summary>
    /// Takes away all factors of somebody who has lost program, passkeys and codes. Who does it comes no nearer to getting in, as the password stays; the person is told.
    /// </summary>
    public async Task<ActResult> ResetAsync(Reader by, Invitations invitations, Guid accountId, CancellationToken cancel)
    {
        if (
            await invitations.Of(by).SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account
            || !await IsNeededAsync(accountId, cancel)
        )
        {
            return ActResult.Missing;
        }
        if (account.Id == by.AccountId)
        {
            return new ActResult.Refused(AccountRefusals.AccountOneself);
        }
        db.AuthenticatorKeys.RemoveRange(await db.AuthenticatorKeys.Where(k => k.AccountId == accountId).ToListAsync(cancel));
        db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(p => p.UserId == accountId).ToListAsync(cancel));
        await RemoveCodesAsync(accountId, cancel);
        return await ChangedAsync(account, by.Actor, "SecondFactorGone");
    }

    /// <summary>A recovery code as it is compared: people leave out hyphens, and type in either case.</summary>
    internal static string Plain(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private async Task<bool> TakeAsync(Account account, string typed, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var key = await db
            .AuthenticatorKeys.AsNoTracking()
            .SingleOrDefaultAsync(k => k.AccountId == account.Id && k.ConfirmedAt != null, cancel);
        if (key is not null && Totp.StepOf(protector.Unprotect(key.Cipher), typed, now) is { } step)
        {
            // One statement, so that of two who give the same code in one moment one comes in.
            return await db
                    .AuthenticatorKeys.Where(k => k.Id == key.Id && k.LastStep < step)
                    .ExecuteUpdateAsync(k => k.SetProperty(x => x.LastStep, step), cancel) == 1;
        }
        var hash = HashOf(typed);
        if (
            await db
                .RecoveryCodes.Where(c => c.AccountId == account.Id && c.Hash == hash && c.UsedAt == null)
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now), cancel) != 1
        )
        {
            return false;
        }
        Tell(account, account.Actor(), "RecoveryCodeUsed");
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<IReadOnlyList<string>> NewCodesAsync(Guid accountId, CancellationToken cancel)
    {
        await RemoveCodesAsync(accountId, cancel);
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Totp.Base32(RandomNumberGenerator.GetBytes(10))).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { AccountId = accountId, Hash = HashOf(code) }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(part => new string(part))))];
    }

    private async Task RemoveCodesAsync(Guid accountId, CancellationToken cancel) =>
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == accountId).ToListAsync(cancel));

    /// <summary>Sessions opened before end: they showed another factor, or none. All of it is saved in the framework's one save.</summary>
    private async Task<ActResult> ChangedAsync(Account account, string actor, string act)
    {
        Tell(account, actor, act);
        return (await users.UpdateSecurityStampAsync(account)).Succeeded ? ActResult.Ok : ActResult.Stale;
    }

    private void Tell(Account account, string actor, string act)
    {
        Mail.Write(db, clock, account, act, "/account/second-factor");
        db.Remember(clock, actor, account, act);
    }

    private static byte[] HashOf(string typed) => SHA256.HashData(Encoding.UTF8.GetBytes(Plain(typed)));

    private Refusal Paused => AccountRefusals.CodePaused((int)Math.Ceiling(options.Value.Pause.TotalMinutes));
}
