using System.Security.Cryptography;

namespace Fairway.Web.Hosting;

/// <summary>
/// What every answer says to the browser. Scripts are those that this answer itself names, by a number that no other has; they write no text into pages as markup. No inline
/// style, no other host, no frame.
/// </summary>
public static class Headers
{
    private static readonly object Number = new();

    public static void Apply(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'nonce-{NonceOf(http)}' 'strict-dynamic'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        // Pages are about people: nothing stays in a shared computer's cache. Assets say otherwise for themselves.
        headers.CacheControl = "no-store";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }

    /// <summary>The number of this answer's scripts: 128 bits of chance.</summary>
    public static string NonceOf(HttpContext http)
    {
        if (http.Items[Number] is not string nonce)
        {
            nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            http.Items[Number] = nonce;
        }
        return nonce;
    }

    /// <summary>For files that people attached: what somebody else wrote runs nowhere, and is read by no other page.</summary>
    public static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
