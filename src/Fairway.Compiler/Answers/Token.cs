using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Fairway.Compiler.Answers;

/// <summary>What lets somebody answer, as the form sends it: a token with its signature, or a code for those without JavaScript.</summary>
public abstract record Token
{
    private const int MessageLength = 64;
    private const int SignatureLength = 384;
    private const int LongestText = 1200;
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int CodeLength = 20;

    private Token() { }

    /// <summary>Under which it is kept, and which its holder finds on the list of counted tokens.</summary>
    public abstract byte[] Hash { get; }

    /// <summary>A blind token: message and signature.</summary>
    public sealed record Signed(byte[] Message, byte[] Signature) : Token
    {
        public override byte[] Hash { get; } = SHA256.HashData(Message);
    }

    /// <summary>A code from the shuffled batch.</summary>
    public sealed record Code(string Characters) : Token
    {
        public override byte[] Hash { get; } = SHA256.HashData(Encoding.UTF8.GetBytes("code " + Characters));
    }

    /// <summary>Reads what somebody pasted; null where it is neither.</summary>
    public static Token? Read(string? text)
    {
        if (text is null || text.Length > LongestText)
        {
            return null;
        }
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var code = plain.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (code.Length == CodeLength)
        {
            return code.All(Alphabet.Contains) ? new Code(code) : null;
        }
        var bytes = new byte[MessageLength + SignatureLength];
        return Base64Url.IsValid(plain) && Base64Url.TryDecodeFromChars(plain, bytes, out var written) && written == bytes.Length
            ? new Signed(bytes[..MessageLength], bytes[MessageLength..])
            : null;
    }

    /// <summary>A signed token as text, which a file, a printed sheet or an address's fragment carries.</summary>
    public static string Text(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Base64Url.EncodeToString([.. message, .. signature]);

    /// <summary>A new code, in groups of four.</summary>
    public static string NewCode() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, CodeLength).Chunk(4).Select(four => new string(four)));
}
