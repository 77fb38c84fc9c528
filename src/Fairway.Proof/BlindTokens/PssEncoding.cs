using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Fairway.Proof.BlindTokens;

/// <summary>EMSA-PSS-ENCODE of RFC 8017, 9.1.1, with SHA-384 and MGF1 over it: what the platform does inside a signature, and blinding needs before one.</summary>
internal static class PssEncoding
{
    private const int HashLength = SHA384.HashSizeInBytes;

    /// <summary>The encoded message, as long as a number of so many bits needs.</summary>
    /// <param name="message">What is signed.</param>
    /// <param name="bits">One less than the modulus has.</param>
    /// <param name="salt">Random, and as long as the variant says; may be empty.</param>
    public static byte[] Encode(ReadOnlySpan<byte> message, int bits, ReadOnlySpan<byte> salt)
    {
        var encoded = new byte[(bits + 7) / 8];
        var masked = encoded.AsSpan(0, encoded.Length - HashLength - 1);

        var salted = new byte[8 + HashLength + salt.Length];
        SHA384.HashData(message, salted.AsSpan(8));
        salt.CopyTo(salted.AsSpan(8 + HashLength));
        var hash = SHA384.HashData(salted);

        masked[^(salt.Length + 1)] = 1;
        salt.CopyTo(masked[^salt.Length..]);
        Mask(hash, masked);
        masked[0] &= (byte)(0xFF >> ((8 * encoded.Length) - bits));

        hash.CopyTo(encoded.AsSpan(masked.Length));
        encoded[^1] = 0xBC;
        return encoded;
    }

    private static void Mask(ReadOnlySpan<byte> seed, Span<byte> into)
    {
        Span<byte> counted = stackalloc byte[HashLength + 4];
        Span<byte> block = stackalloc byte[HashLength];
        seed.CopyTo(counted);
        for (int at = 0, counter = 0; at < into.Length; counter++)
        {
            BinaryPrimitives.WriteInt32BigEndian(counted[HashLength..], counter);
            SHA384.HashData(counted, block);
            for (var i = 0; i < HashLength && at < into.Length; i++, at++)
            {
                into[at] ^= block[i];
            }
        }
    }
}
