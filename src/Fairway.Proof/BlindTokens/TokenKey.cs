using System.Numerics;
using System.Security.Cryptography;

namespace Fairway.Proof.BlindTokens;

/// <summary>A prepared message hidden by a random factor: what goes to the signer, and what its holder needs to unhide the answer.</summary>
/// <param name="Message">For the signer, who learns nothing from it.</param>
/// <param name="Inverse">Stays with whoever blinded; with it the signer could tell the token.</param>
public sealed record Blinded(byte[] Message, byte[] Inverse);

/// <summary>
/// The public half of a group's key, and what its holders do with it: prepare, blind, finalize and verify tokens after RFC 9474, variant
/// RSABSSA-SHA384-PSS-Randomized. Nothing here is secret to the one who runs it: blinding computes on numbers that whoever makes the token knows, on
/// their own machine. The private half is for <see cref="TokenSigner"/>.
/// </summary>
public sealed class TokenKey
{
    /// <summary>Every group's key has a modulus of so many bits.</summary>
    public const int Bits = 3072;

    // What the variant prescribes: so many random bytes before the message, and a salt as long as SHA-384's result.
    private const int PrefixLength = 32;
    private const int SaltLength = 48;

    private static readonly BigInteger s_exponent = 65537;

    private readonly RSAParameters _parameters;
    private readonly BigInteger _modulus;

    internal TokenKey(RSAParameters parameters)
    {
        _parameters = new RSAParameters { Modulus = parameters.Modulus, Exponent = parameters.Exponent };
        _modulus = Number(parameters.Modulus);
        using var rsa = RSA.Create(_parameters);
        Spki = rsa.ExportSubjectPublicKeyInfo();
        Id = Convert.ToHexStringLower(SHA256.HashData(Spki));
        ModulusBits = rsa.KeySize;
    }

    /// <summary>The key as a SubjectPublicKeyInfo in DER, as every library reads it.</summary>
    public byte[] Spki { get; }

    /// <summary>The SHA-256 of <see cref="Spki"/>, as 64 lower-case hex digits.</summary>
    public string Id { get; }

    /// <summary>How long blinded messages and signatures are.</summary>
    public int Length => _parameters.Modulus!.Length;

    private int ModulusBits { get; }

    /// <summary>Reads a key that somebody else published.</summary>
    /// <returns>Null where it is none: not a SubjectPublicKeyInfo, of another size or exponent, or written in another way than the one that has an id.</returns>
    public static TokenKey? FromSpki(ReadOnlySpan<byte> spki)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(spki, out var read);
            if (read != spki.Length || rsa.KeySize != Bits)
            {
                return null;
            }
            var key = new TokenKey(rsa.ExportParameters(includePrivateParameters: false));
            return Number(key._parameters.Exponent) == s_exponent && spki.SequenceEqual(key.Spki) ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A new token's message: random, with the random prefix that the variant wants.</summary>
    public byte[] NewMessage() => Prepare(RandomNumberGenerator.GetBytes(32));

    /// <summary>The message with the variant's random prefix before it: this is what is signed.</summary>
    public byte[] Prepare(ReadOnlySpan<byte> message) => [.. RandomNumberGenerator.GetBytes(PrefixLength), .. message];

    /// <summary>Hides a prepared message from the signer.</summary>
    public Blinded Blind(ReadOnlySpan<byte> prepared)
    {
        while (true)
        {
            var factor = Number(RandomNumberGenerator.GetBytes(Length));
            // Uniform below the modulus, and invertible: for all but a vanishing part of the numbers the first try will do.
            if (factor < _modulus && factor > 1 && BigInteger.GreatestCommonDivisor(factor, _modulus).IsOne)
            {
                return Blind(prepared, RandomNumberGenerator.GetBytes(SaltLength), factor);
            }
        }
    }

    /// <summary>The same with what is otherwise random.</summary>
    internal Blinded Blind(ReadOnlySpan<byte> prepared, ReadOnlySpan<byte> salt, BigInteger factor)
    {
        var encoded = Number(PssEncoding.Encode(prepared, ModulusBits - 1, salt));
        var blinded = encoded * BigInteger.ModPow(factor, s_exponent, _modulus) % _modulus;
        return new Blinded(Bytes(blinded), Bytes(InverseOf(factor)));
    }

    /// <summary>Makes the signature of a prepared message out of that of its blinded form, and verifies it.</summary>
    /// <returns>Null where the signer did not sign, or something else than was asked for.</returns>
    public byte[]? Finalize(ReadOnlySpan<byte> prepared, ReadOnlySpan<byte> blindSignature, ReadOnlySpan<byte> inverse)
    {
        if (blindSignature.Length != Length || inverse.Length != Length)
        {
            return null;
        }
        var signature = Unblind(blindSignature, inverse);
        return Verify(prepared, signature) ? signature : null;
    }

    /// <summary>Whether this key's holder signed the prepared message: the platform's ordinary check of RSA-PSS.</summary>
    public bool Verify(ReadOnlySpan<byte> prepared, ReadOnlySpan<byte> signature)
    {
        // A number beyond the modulus would be a second form of the same signature.
        if (signature.Length != Length || Number(signature) >= _modulus || prepared.Length < PrefixLength)
        {
            return false;
        }
        using var rsa = RSA.Create(_parameters);
        return rsa.VerifyData(prepared, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss);
    }

    internal byte[] Unblind(ReadOnlySpan<byte> blindSignature, ReadOnlySpan<byte> inverse) =>
        Bytes(Number(blindSignature) * Number(inverse) % _modulus);

    /// <summary>Whether a number in bytes can be a blinded message under this key.</summary>
    internal bool IsInRange(ReadOnlySpan<byte> blinded) =>
        blinded.Length == Length && Number(blinded) is { IsZero: false } number && number < _modulus;

    /// <summary>Whether raising a blind signature to the public exponent gives the blinded message: a fault in the private operation would give the key away.</summary>
    internal bool Answers(ReadOnlySpan<byte> blindSignature, ReadOnlySpan<byte> blinded) =>
        BigInteger.ModPow(Number(blindSignature), s_exponent, _modulus) == Number(blinded);

    internal static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    /// <summary>Extended Euclid; the caller has made sure that there is an inverse.</summary>
    internal BigInteger InverseOf(BigInteger number)
    {
        var (before, now) = (_modulus, number);
        var (coefficientBefore, coefficient) = (BigInteger.Zero, BigInteger.One);
        while (!now.IsZero)
        {
            var quotient = BigInteger.DivRem(before, now, out var rest);
            (before, now) = (now, rest);
            (coefficientBefore, coefficient) = (coefficient, coefficientBefore - (quotient * coefficient));
        }
        return coefficientBefore.Sign < 0 ? coefficientBefore + _modulus : coefficientBefore;
    }

    private byte[] Bytes(BigInteger number)
    {
        var bytes = new byte[Length];
        var needed = number.GetByteCount(isUnsigned: true);
        number.TryWriteBytes(bytes.AsSpan(Length - needed), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }
}
