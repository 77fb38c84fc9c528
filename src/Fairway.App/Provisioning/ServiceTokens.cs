using Fairway.App.Accounts;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>A token that has just been made, with its secret: shown once, kept nowhere.</summary>
public sealed record NewToken(ServiceToken Token, string Secret);

/// <summary>Why a token is not made. They come from the system's own safety, not from the framework.</summary>
public static class ProvisioningRefusals
{
    private const string Rule = "";

    public static readonly Refusal TokenNameMissing = Refusal.Of(nameof(TokenNameMissing), "Name", Rule);
    public static readonly Refusal TokenNameTaken = Refusal.Of(nameof(TokenNameTaken), "Name", Rule);
    public static readonly Refusal TokenConfirmOwn = Refusal.Of(nameof(TokenConfirmOwn), null, Rule);
}

/// <summary>Makes, ends and recognizes the tokens of other systems. Administrators make them; each is told as an act of theirs in the history.</summary>
public sealed class ServiceTokens(FairwayDb db, Reauthentication reauthentication, IClock clock, IOptions<AccountsOptions> options)
{
    /// <summary>With what a secret begins, so that one that was left somewhere is known for what it is.</summary>
    public const string Prefix = "fairway_";

    public const int LongestName = 60;

    public static bool MayMake(Reader reader) => reader.Holds(Office.Administrator);

    /// <summary>Makes a token; asks for the password again, so that a session left open is no place to leave oneself a key.</summary>
    /// <param name="lastDay">The last day on which it opens anything.</param>
    public async Task<(NewToken? Made, IReadOnlyList<Refusal> Refusals)> MakeAsync(
        Reader by,
        string? name,
        IReadOnlyList<string> scopes,
        LocalDate? lastDay,
        string password,
        CancellationToken stop
    )
    {
        if (!MayMake(by))
        {
            throw new InvalidOperationException("Only an administrator makes a token: the page asks first.");
        }
        if (await reauthentication.CheckAsync(by.AccountId, password) is { } wrong)
        {
            return (null, [wrong]);
        }
        name = name?.Trim() ?? "";
        var wanted = TokenScope.All.Where(scopes.Contains).ToList();
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var refusals = new List<Refusal>();
        if (name.Length == 0)
        {
            refusals.Add(ProvisioningRefusals.TokenNameMissing);
        }
        else if (await InForce(db, today).AnyAsync(t => t.Name == name, stop))
        {
            refusals.Add(ProvisioningRefusals.TokenNameTaken);
        }
        refusals.AddRange(TokenTerms.Refusals(wanted, lastDay, today, options.Value.LongestTokenDays));
        if (refusals.Count > 0)
        {
            return (null, refusals);
        }
        var secret = Secrets.Make(Prefix);
        var token = new ServiceToken
        {
            Name = name,
            Hash = Secrets.HashOf(secret),
            Scopes = string.Join(' ', wanted),
            MadeBy = by.AccountId,
            MadeAt = now,
            Until = lastDay!.Value.PlusDays(1),
        };
        db.ServiceTokens.Add(token);
        db.Told(
            clock,
            by.Actor,
            token.Id,
            "TokenMade",
            new
            {
                token = name,
                scopes = token.Scopes,
                until = token.Until.ToString("uuuu-MM-dd", null),
            }
        );
        await db.SaveChangesAsync(stop);
        return (new(token, secret), []);
    }

    /// <summary>Ends a token: from its next request on it opens nothing.</summary>
    public async Task<ActResult> RevokeAsync(Reader by, Guid id, CancellationToken stop)
    {
        if (!MayMake(by) || await db.ServiceTokens.SingleOrDefaultAsync(t => t.Id == id, stop) is not { } token)
        {
            return ActResult.Missing;
        }
        if (token.RevokedAt is null)
        {
            (token.RevokedAt, token.RevokedBy) = (clock.GetCurrentInstant(), by.AccountId);
            db.Told(clock, by.Actor, token.Id, "TokenRevoked", new { token = token.Name });
            await db.SaveChangesAsync(stop);
        }
        return ActResult.Ok;
    }

    /// <summary>
    /// Confirms a token that waits for a second person: who may grant offices and didn't make it. Who writes the staff file says who is whose chief, and so who reads
    /// which appraisal.
    /// </summary>
    public async Task<ActResult> ConfirmAsync(Reader by, Guid id, CancellationToken stop)
    {
        if (!OfficesOfTrust.MayGrant(by) || await db.ServiceTokens.SingleOrDefaultAsync(t => t.Id == id, stop) is not { } token)
        {
            return ActResult.Missing;
        }
        if (token.MadeBy == by.AccountId)
        {
            return new ActResult.Refused(ProvisioningRefusals.TokenConfirmOwn);
        }
        if (token.Waits)
        {
            (token.ConfirmedAt, token.ConfirmedBy) = (clock.GetCurrentInstant(), by.AccountId);
            db.Told(clock, by.Actor, token.Id, "TokenConfirmed", new { token = token.Name });
            await db.SaveChangesAsync(stop);
        }
        return ActResult.Ok;
    }

    /// <summary>The token of a secret; null where it is none, has run out or was ended. Notes the day.</summary>
    public async Task<ServiceToken?> FindAsync(string secret, CancellationToken stop)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }
        var hash = Secrets.HashOf(secret);
        var today = clock.GetCurrentInstant().InUtc().Date;
        var token = await InForce(db, today).AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, stop);
        if (token is { Waits: true })
        {
            return null;
        }
        if (token is not null && token.LastUsedOn != today)
        {
            await db.ServiceTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedOn, today), stop);
        }
        return token;
    }

    /// <summary>Tokens that open something on a day.</summary>
    public static IQueryable<ServiceToken> InForce(FairwayDb db, LocalDate day) =>
        db.ServiceTokens.Where(t => t.RevokedAt == null && t.Until > day);
}
