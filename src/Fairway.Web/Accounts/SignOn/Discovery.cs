using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>What a provider doesn't let in, and why.</summary>
/// <param name="reason">In our own words, for the log: nothing of what was sent.</param>
internal sealed class SignOnRefusedException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>A provider that doesn't answer, or not as it should.</summary>
internal sealed class ProviderUnreachableException(Exception inner) : Exception("the provider doesn't answer as it should", inner);

/// <summary>
/// A provider's metadata and keys, fetched when they are first needed and kept for half a day. A key that isn't there is looked for once more, so that a provider
/// can change its keys at any time; by our own clock, and within the request that needs it.
/// </summary>
internal sealed class Discovery(ProviderSettings provider, HttpClient backchannel, IClock clock) : IDisposable
{
    private static readonly Duration Kept = Duration.FromHours(12);

    /// <summary>Answers with unknown keys make us ask the provider no more often.</summary>
    private static readonly Duration Pause = Duration.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1);
    private volatile Known? known;

    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancel) =>
        known is { } now && clock.GetCurrentInstant() - now.At < Kept ? now.Configuration : await FetchAsync(Kept, cancel);

    /// <summary>Once more, for a key that isn't there.</summary>
    public Task<OpenIdConnectConfiguration> AgainAsync(CancellationToken cancel) => FetchAsync(Pause, cancel);

    public void Dispose() => one.Dispose();

    private async Task<OpenIdConnectConfiguration> FetchAsync(Duration unlessYounger, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var now = clock.GetCurrentInstant();
            if (known is { } there && now - there.At < unlessYounger)
            {
                return there.Configuration;
            }
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
                provider.Authority.TrimEnd('/') + "/.well-known/openid-configuration",
                new HttpDocumentRetriever(backchannel) { RequireHttps = !IsHere(provider.Authority) },
                cancel
            );
            // Discovery 1.0, 4.3: the issuer is the one that was asked, to the letter.
            if (!string.Equals(configuration.Issuer, provider.Authority, StringComparison.Ordinal))
            {
                throw new SignOnRefusedException("the metadata are of another issuer");
            }
            foreach (var endpoint in (string?[])[configuration.AuthorizationEndpoint, configuration.TokenEndpoint])
            {
                NeedSafe(endpoint);
            }
            foreach (var endpoint in (string?[])[configuration.UserInfoEndpoint, configuration.EndSessionEndpoint])
            {
                if (!string.IsNullOrEmpty(endpoint))
                {
                    NeedSafe(endpoint);
                }
            }
            known = new(configuration, now);
            return configuration;
        }
        catch (Exception unreachable) when (unreachable is not SignOnRefusedException && !cancel.IsCancellationRequested)
        {
            throw new ProviderUnreachableException(unreachable);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>A provider elsewhere can't send people or secrets to an address in the clear.</summary>
    private void NeedSafe(string? endpoint)
    {
        if (
            !Uri.TryCreate(endpoint, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && IsHere(provider.Authority)))
        )
        {
            throw new SignOnRefusedException("the metadata name an endpoint that isn't https");
        }
    }

    private static bool IsHere(string address) => new Uri(address) is { IsLoopback: true, Scheme: "http" };

    private sealed record Known(OpenIdConnectConfiguration Configuration, Instant At);
}
