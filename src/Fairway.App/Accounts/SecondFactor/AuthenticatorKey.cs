using Fairway.App.History;
using NodaTime;

namespace Fairway.App.Accounts.SecondFactor;

/// <summary>The secret that somebody's authenticator program shares with Fairway.</summary>
public sealed class AuthenticatorKey : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>One each: another one takes its place.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Encrypted with the installation's keys: who only reads the database can't make codes.</summary>
    public required byte[] Cipher { get; set; }

    public required Instant MadeAt { get; set; }

    /// <summary>When a first code of it was given; null: it was shown and doesn't count yet.</summary>
    public Instant? ConfirmedAt { get; set; }

    /// <summary>The step of the last code that was taken: none counts twice (RFC 6238, 5.2).</summary>
    public long LastStep { get; set; }

    public int Version { get; set; }
}

/// <summary>A code on paper for who has lost the authenticator program: each opens once.</summary>
public sealed class RecoveryCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256. A code has 80 bits of chance: nothing slower would make it harder to find.</summary>
    public required byte[] Hash { get; init; }

    public Instant? UsedAt { get; set; }
}
