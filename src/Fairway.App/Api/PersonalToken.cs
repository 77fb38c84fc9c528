using NodaTime;

namespace Fairway.App.Api;

/// <summary>
/// The key of a program that somebody lets ask in their name: 256 random bits, of which only the hash is kept. It opens less than its owner's session, never more,
/// and no office of trust.
/// </summary>
public sealed class PersonalToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }

    /// <summary>What its owner calls the program.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, 64 hex digits: nobody chose it, so that a slow hash adds nothing.</summary>
    public required string Hash { get; init; }

    /// <summary>Of <see cref="ApiScope.Personal"/>, with spaces between.</summary>
    public required string Scopes { get; init; }

    /// <summary>SHA-256 of the account's stamp when it was made: what ends all sessions ends the token as well, and for good.</summary>
    public required string Stamp { get; init; }

    public required Instant MadeAt { get; init; }

    /// <summary>The first day (UTC) on which it opens nothing any more.</summary>
    public required LocalDate Until { get; init; }

    public Instant? RevokedAt { get; set; }

    /// <summary>The last day (UTC) on which it was used; null: never.</summary>
    public LocalDate? LastUsedOn { get; set; }

    public bool Opens(string scope) => Scopes.Split(' ').Contains(scope, StringComparer.Ordinal);
}
