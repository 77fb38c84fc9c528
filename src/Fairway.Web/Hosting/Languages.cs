using System.Globalization;
using Fairway.Web.Components;

namespace Fairway.Web.Hosting;

/// <summary>In which language a request is answered: the account's, else the one chosen by the links, else what the browser prefers.</summary>
public static class Languages
{
    public const string Cookie = "fairway-language";

    /// <summary>Over https the name says that it is this host's alone, as that of every other cookie does.</summary>
    private static string CookieOf(HttpContext http) => http.Request.IsHttps ? "__Host-" + Cookie : Cookie;

    /// <summary>The claim that carries the account's language.</summary>
    public const string Claim = "language";

    public static string Of(HttpContext http)
    {
        // A program says with each request in which language it wants to be answered, and carries no cookie.
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return Preferred(http) ?? http.User.FindFirst(Claim)?.Value ?? "en";
        }
        if (http.User.FindFirst(Claim)?.Value is { } own && Words.Languages.Contains(own))
        {
            return own;
        }
        if (http.Request.Cookies[CookieOf(http)] is { } chosen && Words.Languages.Contains(chosen))
        {
            return chosen;
        }
        return Preferred(http) ?? "en";
    }

    private static string? Preferred(HttpContext http)
    {
        foreach (var preferred in http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1))
        {
            var language = preferred.Value.ToString().Split('-')[0].ToLowerInvariant();
            if (Words.Languages.Contains(language))
            {
                return language;
            }
        }
        return null;
    }

    /// <summary>Forms are parsed in the invariant culture (numbers and days have one form); sentences are in the reader's.</summary>
    public static void Use(string language)
    {
        CultureInfo.CurrentUICulture = Words.CultureFor(language);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    }

    /// <summary>/language?to=fr&amp;back=/people keeps the choice for a year and goes back.</summary>
    public static async Task<IResult> Choose(HttpContext http, string? to, string? back, FairwayWebOptions options)
    {
        if (to is not null && Words.Languages.Contains(to))
        {
            http.Response.Cookies.Append(
                CookieOf(http),
                to,
                new CookieOptions
                {
                    MaxAge = TimeSpan.FromDays(365),
                    HttpOnly = true,
                    Path = "/",
                    IsEssential = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = http.Request.IsHttps,
                }
            );
            if (http.User.Identity?.IsAuthenticated == true && options.LanguageChosen is { } chosen)
            {
                await chosen(http, to);
            }
        }
        return Results.LocalRedirect(IsLocal(back) ? "~" + back : "~/");
    }

    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.Any(char.IsControl);
}
