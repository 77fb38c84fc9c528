using System.Globalization;
using System.Text;
using Fairway.App.Accounts;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

namespace Fairway.Web.Hosting;

/// <summary>Where somebody who has found a weakness tells of it: /.well-known/security.txt (RFC 9116).</summary>
public static class SecurityText
{
    public const string Path = "/.well-known/security.txt";

    /// <summary>The standard wants less than a year. It is written anew each day, so that it never runs out while Fairway runs.</summary>
    public static readonly Period Lasts = Period.FromDays(180);

    /// <remarks>It asks for what it needs itself: pages can be served without accounts, and a clock.</remarks>
    public static IResult Give(HttpContext http, FairwayWebOptions web)
    {
        if (web.SecurityContact is not { } contact)
        {
            return Results.NotFound();
        }
        var accounts = http.RequestServices.GetRequiredService<IOptions<AccountsOptions>>().Value;
        var clock = http.RequestServices.GetRequiredService<IClock>();
        var until = clock.GetCurrentInstant().InUtc().Date.Plus(Lasts).AtMidnight().InUtc().ToInstant();
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Contact: {contact.AbsoluteUri}\n")
            .Append(CultureInfo.InvariantCulture, $"Expires: {InstantPattern.General.Format(until)}\n")
            .Append("Preferred-Languages: en, fr, es\n");
        // A web address in it begins with https (RFC 9116, 2.5.2); on this machine alone there is none.
        if (accounts.Https)
        {
            text.Append(CultureInfo.InvariantCulture, $"Canonical: {new Uri(accounts.PublicUrl, Path).AbsoluteUri}\n");
        }
        if (web.SecurityPolicy is { } policy)
        {
            text.Append(CultureInfo.InvariantCulture, $"Policy: {policy.AbsoluteUri}\n");
        }
        return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }
}
