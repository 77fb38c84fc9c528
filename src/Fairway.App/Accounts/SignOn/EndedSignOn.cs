using NodaTime;

namespace Fairway.App.Accounts.SignOn;

/// <summary>
/// A session that has ended before its time, so that a copy of its cookie opens nothing: one that somebody has signed out of here, or what an identity provider has told,
/// whose token counts once.
/// </summary>
public sealed class EndedSignOn
{
    /// <summary>Stands for the provider where somebody has signed out here: none has an empty name.</summary>
    public const string Here = "";

    /// <summary>The provider, as the configuration calls it, or <see cref="Here"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>The token's own id (<c>jti</c>), or the id of the session that was ended here: with the provider the key, so that a token that is sent again is known.</summary>
    public required string TokenId { get; init; }

    /// <summary>The provider's session (<c>sid</c>); null: all sessions of the account.</summary>
    public string? Session { get; init; }

    /// <summary>Whose sessions; null where the token named none, or nobody who has signed on here.</summary>
    public Guid? AccountId { get; init; }

    public required Instant At { get; init; }
}
