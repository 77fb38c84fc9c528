using System.Text.RegularExpressions;

namespace Fairway.App.Support;

/// <summary>
/// What the age format (age-encryption.org/v1) lets somebody see who holds no key: whether a text is a recipient, and whether bytes are a file encrypted to
/// X25519 recipients. Nothing else is kept of confidential messages: a page that went wrong can't leave plain text here.
/// </summary>
public static partial class AgeText
{
    /// <summary>The longest message taken, in characters of base64: some thirty pages.</summary>
    public const int LongestSealed = 140_000;

    public static bool IsRecipient(string? text) => text is not null && Recipient().IsMatch(text);

    /// <summary>Bytes in base64 that begin with a whole age header for one or more X25519 recipients.</summary>
    public static bool IsSealed(string? base64)
    {
        if (base64 is null || base64.Length > LongestSealed)
        {
            return false;
        }
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            && Header().Match(System.Text.Encoding.Latin1.GetString(bytes, 0, length)) is { Success: true } header
            // A nonce of 16 bytes and at least the tag of an empty text follow.
            && length - header.Length >= 32;
    }

    /// <summary>32 bytes in base64.</summary>
    public static bool IsShare(string? base64) =>
        base64 is { Length: 44 } && Convert.TryFromBase64String(base64, new byte[33], out var length) && length == 32;

    [GeneratedRegex(@"\Aage1[02-9ac-hj-np-z]{58}\z")]
    private static partial Regex Recipient();

    [GeneratedRegex(
        @"\Aage-encryption\.org/v1\n(-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n)+(-> [!-~]+-grease( [!-~]+)*\n([A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)?--- [A-Za-z0-9+/]{43}\n"
    )]
    private static partial Regex Header();
}
