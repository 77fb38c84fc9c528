using System.Globalization;
using System.Security.Claims;
using Fairway.App.Accounts;
using Fairway.App.Accounts.SignOn;
using Fairway.Web.Components;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Fairway.Web.Accounts.SignOn;

/// <summary>How a session came about, which it keeps to its end.</summary>
/// <param name="Claims">What the cookie carries beside the account and its stamp.</param>
/// <param name="IdToken">For signing out at the provider; null: none, or too long for a cookie.</param>
public sealed record SessionOrigin(IReadOnlyList<Claim> Claims, string? IdToken)
{
    public static readonly SessionOrigin Password = new([], null);

    /// <summary>Where the ticket holds the token.</summary>
    public const string TokenItem = "id_token";

    /// <summary>A cookie holds no more than four thousand bytes, and is sent with each request.</summary>
    private const int LongestToken = 2000;

    internal static SessionOrigin Of(ProviderSettings provider, Proof proof, Instant now)
    {
        var claims = new List<Claim> { new(AccountPrincipal.Provider, provider.Id), new(AccountPrincipal.OpenedAt, Milliseconds(now)) };
        if (proof.Factor)
        {
            claims.Add(new(AccountPrincipal.Factor, nameof(SessionFactor.Provider)));
        }
        if (proof.Session is not null)
        {
            claims.Add(new(AccountPrincipal.ProviderSession, proof.Session));
        }
        claims.AddRange(
            provider.Offices.Where(o => o.Value.Overlaps(proof.Groups)).Select(o => new Claim(AccountPrincipal.Shown, o.Key.ToString()))
        );
        return new(claims, proof.IdToken.Length <= LongestToken ? proof.IdToken : null);
    }

    internal static string Milliseconds(Instant at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    internal static Instant? At(string? milliseconds) =>
        long.TryParse(milliseconds, CultureInfo.InvariantCulture, out var at) ? Instant.FromUnixTimeMilliseconds(at) : null;
}

/// <summary>What happens to who comes back from a provider.</summary>
internal static class Arrival
{
    /// <summary>Opens the session, asks for the second factor, or takes the confirmation; where it can't be, the sign-in page says why.</summary>
    public static async Task ArriveAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var options = (SignOnHandlerOptions)context.Options;
        var proof = context.Properties!.GetParameter<Proof>(SignOnHandler.Proved)!;
        var items = context.Properties.Items;
        context.HandleResponse();
        items.TryGetValue(SignOnHandler.Back, out var back);
        var services = http.RequestServices;
        var signOns = services.GetRequiredService<SignOns>();
        var signingIn = services.GetRequiredService<SigningIn>();
        var origin = SessionOrigin.Of(options.Provider, proof, options.Clock.GetCurrentInstant());
        if (items.TryGetValue(SignOnHandler.Confirms, out var confirms))
        {
            await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
            if (
                http.ReaderIfAny() is not { } reader
                || reader.AccountId.ToString() != confirms
                || !await signOns.IsOfAsync(reader.AccountId, proof.Person.Provider, proof.Person.Subject, http.RequestAborted)
            )
            {
                Log(http, options.Provider, "somebody else confirmed");
                await TellAsync(http, "Other", context.Properties);
                return;
            }
            await signingIn.ConfirmAsync(reader.AccountId, origin, http.RequestAborted);
            Send(http, LocalAddress.Is(back) ? "~" + back : "~/");
            return;
        }
        var (account, refusal) = await signOns.FindAsync(proof.Person, http.RequestAborted);
        if (account is null)
        {
            Log(http, options.Provider, refusal!.Code);
            Send(http, "~/account/sign-in?trouble=" + refusal.Code);
            return;
        }
        Send(http, await signingIn.GoOnAsync(account, back, origin, http.RequestAborted));
    }

    /// <summary>The person said no there.</summary>
    public static Task DeniedAsync(AccessDeniedContext context)
    {
        context.HandleResponse();
        return TellAsync(context.HttpContext, "Denied", context.Properties);
    }

    /// <summary>The answer is not one to open a session with.</summary>
    public static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        var provider = ((SignOnHandlerOptions)context.Options).Provider;
        // The framework's own failures are about state and correlation; our own words never hold what was sent.
        var (trouble, reason) = context.Failure switch
        {
            ProviderUnreachableException unreachable => ("Unreachable", unreachable.InnerException!.GetType().Name),
            SignOnRefusedException refused => ("Refused", refused.Message),
            _ => ("Expired", "the answer is to nothing that was asked in this browser"),
        };
        Log(context.HttpContext, provider, reason);
        return TellAsync(context.HttpContext, trouble, context.Properties);
    }

    /// <summary>The sentence on why it didn't work; null: none of ours.</summary>
    public static string? Sentence(Words words, string? trouble) =>
        trouble switch
        {
            "Unreachable" or "Refused" or "Denied" or "Expired" or "NoPasswords" or "Other" => words["Account.SignOn.Trouble." + trouble],
            nameof(AccountRefusals.SignOnUnknown) => words.Refusal(AccountRefusals.SignOnUnknown),
            nameof(AccountRefusals.SignOnOfAnother) => words.Refusal(AccountRefusals.SignOnOfAnother),
            nameof(AccountRefusals.SignOnClosed) => words.Refusal(AccountRefusals.SignOnClosed),
            _ => null,
        };

    /// <summary>Where it is said: on the page that sends to the provider, for who confirms and is signed in; else where one signs in.</summary>
    private static async Task TellAsync(HttpContext http, string trouble, AuthenticationProperties? asked)
    {
        if (asked?.Items.ContainsKey(SignOnHandler.Confirms) == true)
        {
            await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
            if (http.ReaderIfAny() is not null)
            {
                asked.Items.TryGetValue(SignOnHandler.Back, out var back);
                Send(http, $"~/account/confirm?trouble={trouble}{(back is null ? "" : "&back=" + Uri.EscapeDataString(back))}");
                return;
            }
        }
        Send(http, "~/account/sign-in?trouble=" + trouble);
    }

    /// <summary>For who runs Fairway: which provider and why, nothing of anybody.</summary>
    public static void Log(HttpContext http, ProviderSettings provider, string reason) =>
        http
            .RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger("Fairway.SignOn")
            .LogWarning("Signing on with {Provider} was refused: {Reason}.", provider.Id, reason);

    private static void Send(HttpContext http, string to) => http.Response.Redirect(http.Request.PathBase + to[1..]);
}
