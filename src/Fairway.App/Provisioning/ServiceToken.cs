using Fairway.App.Api;
using NodaTime;

namespace Fairway.App.Provisioning;

/// <summary>What a token opens. The list is closed: a token opens nothing that is not named here.</summary>
public static class TokenScope
{
    /// <summary>Users and groups over SCIM.</summary>
    public const string Scim = "scim";

    /// <summary>The staff folder over the API; waits for a second person, since who writes the staff file names the chiefs.</summary>
    public const string StaffImport = ApiScope.StaffImport;

    /// <summary>What is published to everybody, over the API.</summary>
    public const string Published = ApiScope.Published;

    public static IReadOnlyList<string> All { get; } = [Scim, StaffImport, Published];
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

    /// <summary>Who confirmed it, another than who made it; null: nobody yet, or it needs nobody.</summary>
    public Guid? ConfirmedBy { get; set; }
    public Instant? ConfirmedAt { get; set; }

    public Guid? RevokedBy { get; set; }
    public Instant? RevokedAt { get; set; }

    /// <summary>The last day (UTC) on which it was used; null: never.</summary>
    public LocalDate? LastUsedOn { get; set; }

    /// <summary>Who stands in the history as the actor.</summary>
    public string Actor => "token " + Name;

    /// <summary>Whether it opens nothing until a second person has confirmed it.</summary>
    public bool Waits => ConfirmedAt is null && Opens(TokenScope.StaffImport);

    public bool Opens(string scope) => Scopes.Split(' ').Contains(scope, StringComparer.Ordinal);
}
