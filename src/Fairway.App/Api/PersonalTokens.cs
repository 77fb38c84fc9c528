using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Api;

/// <summary>A token that has just been made, with its secret: shown once, kept nowhere.</summary>
public sealed record NewPersonalToken(PersonalToken Token, string Secret);

/// <summary>Who asks with a token of their own.</summary>
/// <param name="Reader">Its owner without any office of trust.</param>
/// <param name="ChosenLanguage">The account's; null where none was chosen.</param>
public sealed record TokenHolder(PersonalToken Token, Reader Reader, string? ChosenLanguage);

/// <summary>A token in its owner's list.</summary>
public enum TokenStanding
{
    InForce = 1,
    RunOut,
    Revoked,

    /// <summary>The account's sessions were ended, and it with them: another password, address or second factor, or a closed account.</summary>
    EndedWithSessions,
}

/// <summary>Why a personal token is not made. They come from the system's own safety, not from the framework.</summary>
public static class PersonalTokenRefusals
{
    private const string Rule = "";

    public static readonly Refusal PersonalTokenNameMissing = Refusal.Of(nameof(PersonalTokenNameMissing), "Name", Rule);
    public static readonly Refusal PersonalTokenNameTaken = Refusal.Of(nameof(PersonalTokenNameTaken), "Name", Rule);

    /// <summary>{0}: how many one account may have.</summary>
    public static Refusal PersonalTokenTooMany(int most) => Refusal.Of(nameof(PersonalTokenTooMany), null, Rule, most);
}

/// <summary>Makes, ends and recognizes the tokens that people give to programs of their own.</summary>
public sealed class PersonalTokens(
    FairwayDb db,
    Reauthentication reauthentication,
    DutyStationZones zones,
    IClock clock,
    IOptions<AccountsOptions> options
)
{
    /// <summary>With what a secret begins, so that one that was left somewhere is known for what it is.</summary>
    public const string Prefix = "fairwayme_";

    public const int LongestName = 60;

    /// <summary>Makes a token; asks again who it is, so that a session left open is no place to leave oneself a key. Its owner is told by mail.</summary>
    /// <param name="lastDay">The last day on which it opens anything.</param>
    public async Task<(NewPersonalToken? Made, IReadOnlyList<Refusal> Refusals)> MakeAsync(
        Reader by,
        string? name,
        IReadOnlyList<string> scopes,
        LocalDate? lastDay,
        string password,
        CancellationToken stop
    )
    {
        if (await reauthentication.CheckAsync(by.AccountId, password) is { } wrong)
        {
            return (null, [wrong]);
        }
        name = name?.Trim() ?? "";
        var wanted = ApiScope.Personal.Where(scopes.Contains).ToList();
        var account = await db.Users.SingleAsync(a => a.Id == by.AccountId, stop);
        var now = clock.GetCurrentInstant();
        var refusals = await RefusalsAsync(by.AccountId, name, wanted, lastDay, now.InUtc().Date, stop);
        if (refusals.Count > 0)
        {
            return (null, refusals);
        }
        var secret = Secrets.Make(Prefix);
        var token = new PersonalToken
        {
            AccountId = account.Id,
            Name = name,
            Hash = Secrets.HashOf(secret),
            Scopes = string.Join(' ', wanted),
            Stamp = Secrets.HashOf(account.SecurityStamp ?? ""),
            MadeAt = now,
            Until = lastDay!.Value.PlusDays(1),
        };
        db.PersonalTokens.Add(token);
        db.Remember(now, by.Actor, account, "PersonalTokenMade", new { token = name, scopes = token.Scopes });
        Mail.Write(db, clock, account, "PersonalTokenMade", "/account/tokens");
        await db.SaveChangesAsync(stop);
        return (new(token, secret), []);
    }

    private async Task<IReadOnlyList<Refusal>> RefusalsAsync(
        Guid account,
        string name,
        List<string> scopes,
        LocalDate? lastDay,
        LocalDate today,
        CancellationToken stop
    )
    {
        var most = options.Value.PersonalTokensEach;
        var inForce = db.PersonalTokens.Where(t => t.AccountId == account && t.RevokedAt == null && t.Until > today);
        var refusals = new List<Refusal>();
        if (name.Length == 0)
        {
            refusals.Add(PersonalTokenRefusals.PersonalTokenNameMissing);
        }
        else if (await inForce.AnyAsync(t => t.Name == name, stop))
        {
            refusals.Add(PersonalTokenRefusals.PersonalTokenNameTaken);
        }
        refusals.AddRange(TokenTerms.Refusals(scopes, lastDay, today, options.Value.LongestPersonalTokenDays));
        if (await inForce.CountAsync(stop) >= most)
        {
            refusals.Add(PersonalTokenRefusals.PersonalTokenTooMany(most));
        }
        return refusals;
    }

    /// <summary>Somebody's own tokens, the newest first.</summary>
    public async Task<IReadOnlyList<(PersonalToken Token, TokenStanding Standing)>> OfAsync(Guid account, CancellationToken stop)
    {
        var stamp = Secrets.HashOf(await db.Users.Where(a => a.Id == account).Select(a => a.SecurityStamp).SingleAsync(stop) ?? "");
        var today = clock.GetCurrentInstant().InUtc().Date;
        var rows = await db
            .PersonalTokens.AsNoTracking()
            .Where(t => t.AccountId == account)
            .OrderByDescending(t => t.MadeAt)
            .Take(100)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(t =>
                (
                    t,
                    t.RevokedAt is not null ? TokenStanding.Revoked
                    : t.Until <= today ? TokenStanding.RunOut
                    : t.Stamp != stamp ? TokenStanding.EndedWithSessions
                    : TokenStanding.InForce
                )
            ),
        ];
    }

    /// <summary>Ends a token of one's own: from its next request on it opens nothing.</summary>
    public async Task<ActResult> RevokeAsync(Reader by, Guid id, CancellationToken stop)
    {
        if (await db.PersonalTokens.SingleOrDefaultAsync(t => t.Id == id && t.AccountId == by.AccountId, stop) is not { } token)
        {
            return ActResult.Missing;
        }
        if (token.RevokedAt is null)
        {
            var now = clock.GetCurrentInstant();
            var account = await db.Users.SingleAsync(a => a.Id == by.AccountId, stop);
            token.RevokedAt = now;
            db.Remember(now, by.Actor, account, "PersonalTokenRevoked", new { token = token.Name });
            await db.SaveChangesAsync(stop);
        }
        return ActResult.Ok;
    }

    /// <summary>Whose secret it is; null where it is none, has run out, was ended, or its owner's account is closed. Notes the day.</summary>
    public async Task<TokenHolder?> FindAsync(string secret, CancellationToken stop)
    {
        var hash = Secrets.HashOf(secret);
        var today = clock.GetCurrentInstant().InUtc().Date;
        var token = await db
            .PersonalTokens.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null && t.Until > today, stop);
        if (
            token is null
            || await Readers.LoadSessionAsync(db, token.AccountId, clock, zones, cancel: stop) is not { SecurityStamp: { } stamp } session
            || Secrets.HashOf(stamp) != token.Stamp
            || await db.Users.AnyAsync(a => a.Id == token.AccountId && a.LockoutEnd == Account.Closed, stop)
        )
        {
            return null;
        }
        if (token.LastUsedOn != today)
        {
            await db.PersonalTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedOn, today), stop);
        }
        // An office waits for a second factor, which no program can show: a token is its owner and nothing more.
        return new(token, session.Reader.WithOfficesWithheld(), session.ChosenLanguage);
    }
}
