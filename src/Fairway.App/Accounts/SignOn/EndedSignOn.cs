using NodaTime;

namespace Fairway.App.Accounts.SignOn;

/// <summary>A logout that an identity provider has told: sessions it opened end with their next request. Its token counts once.</summary>
public sealed class EndedSignOn
{
    /// <summary>The provider, as the configuration calls it.</summary>
    public required string Provider { get; init; }

    /// <summary>The token's own id (<c>jti</c>): with the provider the key, so that a token that is sent again is known.</summary>
    public required string TokenId { get; init; }

    /// <summary>The provider's session (<c>sid</c>); null: all sessions of the account.</summary>
    public string? Session { get; init; }

    /// <summary>Whose sessions; null where the token named none, or nobody who has signed on here.</summary>
    public Guid? AccountId { get; init; }

    public required Instant At { get; init; }
}
