using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Fairway.App.Accounts;

/// <summary>What is counted by where it comes from.</summary>
public enum AttemptKind
{
    /// <summary>Asking about check codes, and for tokens of upward feedback by a voucher.</summary>
    Check = 1,

    /// <summary>Wrong names, passwords, codes and passkeys, whosever account they were meant for.</summary>
    SignIn,

    /// <summary>Asking for a link to a new password.</summary>
    Forgotten,

    /// <summary>Tokens of other systems that open nothing.</summary>
    Token,
}

/// <summary>How often one address may try something.</summary>
/// <param name="Most">So many times.</param>
/// <param name="Within">Counted from the first.</param>
public sealed record AttemptLimit(int Most, Duration Within);

/// <summary>How often somebody at one address has tried something within its time. It goes when the time is over and another address tries.</summary>
public sealed class AttemptCount
{
    public required AttemptKind Kind { get; init; }

    /// <summary>A hash of the address, so that a copy of the database is no list of who came from where.</summary>
    public required byte[] Origin { get; init; }

    public required Instant Since { get; init; }
    public required int Count { get; init; }
}

/// <summary>
/// Counts attempts by address, in the database: all nodes count together, and a restart forgets nothing. Wrong passwords of one account are counted with the account,
/// wherever they come from (<see cref="Reauthentication"/>).
/// </summary>
public sealed class Attempts(FairwayDb db, IClock clock, IOptions<AccountsOptions> options)
{
    /// <summary>Counts one more.</summary>
    /// <returns>How long to wait where there were too many, this one included; null: go on.</returns>
    public async Task<Duration?> CountAsync(AttemptKind kind, string address, CancellationToken stop = default)
    {
        var (limit, now) = (options.Value.AttemptLimits[kind], clock.GetCurrentInstant());
        var (name, origin, over, at) = (
            kind.ToString(),
            OriginOf(address),
            InstantAsMicroseconds.Of(now - limit.Within),
            InstantAsMicroseconds.Of(now)
        );
        // One statement, so that of two at the same moment each counts; its text is the same on both databases.
        var counted = (
            await db
                .Database.SqlQuery<Counted>(
                    $"""
                    INSERT INTO accounts_attempts ("Kind", "Origin", "Since", "Count") VALUES ({name}, {origin}, {at}, 1)
                    ON CONFLICT ("Kind", "Origin") DO UPDATE SET
                      "Count" = CASE WHEN accounts_attempts."Since" <= {over} THEN 1 ELSE accounts_attempts."Count" + 1 END,
                      "Since" = CASE WHEN accounts_attempts."Since" <= {over} THEN {at} ELSE accounts_attempts."Since" END
                    RETURNING "Count", "Since"
                    """
                )
                .ToListAsync(stop)
        )[0];
        if (counted.Count == 1)
        {
            var since = now - limit.Within;
            await db.AttemptCounts.Where(a => a.Kind == kind && a.Since <= since).ExecuteDeleteAsync(stop);
        }
        return counted.Count > limit.Most ? Left(counted.Since, at, limit) : null;
    }

    /// <summary>How long to wait before the next; null: now.</summary>
    public async Task<Duration?> WaitAsync(AttemptKind kind, string address, CancellationToken stop = default)
    {
        var (limit, now, origin) = (options.Value.AttemptLimits[kind], clock.GetCurrentInstant(), OriginOf(address));
        var since = now - limit.Within;
        var counted = await db
            .AttemptCounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Kind == kind && a.Origin == origin && a.Since > since, stop);
        return counted is not null && counted.Count >= limit.Most
            ? Left(InstantAsMicroseconds.Of(counted.Since), InstantAsMicroseconds.Of(now), limit)
            : null;
    }

    private static Duration Left(long since, long now, AttemptLimit limit) =>
        limit.Within - Duration.FromNanoseconds(1000L * (now - since));

    private static byte[] OriginOf(string address) => SHA256.HashData(Encoding.UTF8.GetBytes("attempts " + address))[..16];

    private sealed record Counted(int Count, long Since);
}
