using Microsoft.AspNetCore.Authentication.OAuth;
using NodaTime;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>What the handler of one provider needs.</summary>
internal sealed class SignOnHandlerOptions : OAuthOptions
{
    public ProviderSettings Provider { get; set; } = null!;

    /// <summary>Where people reach Fairway: the provider sends them back there.</summary>
    public Uri PublicUrl { get; set; } = null!;

    public Discovery Discovery { get; set; } = null!;

    public SignedTokens Tokens { get; set; } = null!;

    public IClock Clock { get; set; } = null!;

    /// <summary>The framework wants endpoints and a secret written down; ours come from discovery, and a client may have no secret.</summary>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Provider);
        ArgumentNullException.ThrowIfNull(PublicUrl);
        ArgumentException.ThrowIfNullOrEmpty(ClientId);
    }
}
