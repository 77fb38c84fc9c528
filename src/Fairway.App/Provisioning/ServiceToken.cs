using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>What a token opens. The list is closed: a token opens nothing that is not named here.</summary>
public static class TokenScope
{
    /// <summary>Users and groups over SCIM.</summary>
    public const string Scim = "scim";

    public static IReadOnlyList<string> All { get; } = [Scim];
}

/// <summary>
/// The key of another system to Fairway: a secret of 256 bits, of which only the hash is kept. Whoever holds the secret is that system, so that every token ends on a
/// date and can be ended before.
/// </summary>
public sealed class ServiceToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What the administrator calls the other system; it stands in the history as who acted.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, 64 hex digits. A secret that nobody chose needs no slow hash, and looking the hash up gives no time to measure.</summary>
    public required string Hash { get; init; }

    /// <summary>Of <see cref="TokenScope"/>, with spaces between.</summary>
    public required string Scopes { get; init; }

    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }

    /// <summary>The first day (UTC) on which it opens nothing any more.</summary>
    public required LocalDate Until { get; init; }

    public Guid? RevokedBy { get; set; }
    public Instant? RevokedAt { get; set; }

    /// <summary>The last day (UTC) on which it was used; null: never.</summary>
    public LocalDate? LastUsedOn { get; set; }

    /// <summary>Who stands in the history as the actor.</summary>
    public string Actor => "token " + Name;

    public bool Opens(string scope) => Scopes.Split(' ').Contains(scope, StringComparer.Ordinal);
}
