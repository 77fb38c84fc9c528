using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Fairway.App.Accounts.SecondFactor;

/// <summary>
/// Time-based one-time passwords (RFC 6238, with the truncation of RFC 4226): what authenticator programs show. The framework's own generator takes neither a clock
/// nor another window than nine steps, and doesn't say which step a code was of, without which one could be used twice.
/// </summary>
public static class Totp
{
    /// <summary>Seconds that a code is shown.</summary>
    public const int Step = 30;

    public const int Digits = 6;

    /// <summary>Bytes of a new secret: as long as the hash, as RFC 4226 recommends.</summary>
    public const int SecretLength = 20;

    /// <summary>The steps before and after the present one whose codes count: clocks differ, and typing takes time (RFC 6238, 5.2).</summary>
    private const int Window = 1;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The number of the step at an instant, counted from 1970.</summary>
    public static long StepAt(Instant now) => now.ToUnixTimeSeconds() / Step;

    /// <summary>The code of a step.</summary>
    /// <param name="secret">The shared secret.</param>
    /// <param name="step">See <see cref="StepAt"/>.</param>
    /// <param name="digits">How many digits it has.</param>
    /// <param name="hash">SHA-1 is what authenticator programs take; the standard's vectors also have others.</param>
    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits, HashAlgorithmName? hash = null)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var mac = CryptographicOperations.HmacData(hash ?? HashAlgorithmName.SHA1, secret, counter);
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(mac[^1] & 0xF)) & 0x7FFF_FFFF;
        return (number % (uint)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step that a typed code is of, among those that count now; null where it is of none. Spaces in it don't matter.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string typed, Instant now)
    {
        var given = Encoding.UTF8.GetBytes(typed.Where(c => !char.IsWhiteSpace(c)).ToArray());
        long? found = null;
        for (var step = StepAt(now) - Window; step <= StepAt(now) + Window; step++)
        {
            // All are compared, each in constant time: how long it takes tells nothing.
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), given))
            {
                found = step;
            }
        }
        return found;
    }

    /// <summary>A secret as it is typed into a program that can't read the picture: base 32 (RFC 4648) without padding.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (buffer, bits) = (0, 0);
        foreach (var next in bytes)
        {
            buffer = (buffer << 8) | next;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            }
            buffer &= (1 << bits) - 1;
        }
        return bits == 0 ? text.ToString() : text.Append(Alphabet[(buffer << (5 - bits)) & 31]).ToString();
    }

    /// <summary>The address that the picture holds, in the form that authenticator programs share.</summary>
    /// <param name="issuer">Where the code is for: the host that people reach.</param>
    /// <param name="account">Whose it is, as they know it.</param>
    public static string Address(string issuer, string account, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}";
}
