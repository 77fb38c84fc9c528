using System.Security.Cryptography;

// Where there is no OpenSSL, OpenSsl.Need says so before anything else is called.
#pragma warning disable CA1416

namespace Fairway.Proof.BlindTokens;

/// <summary>
/// The private half of a group's key. It signs whatever blinded message it is given, without knowing what it signs: who may ask, and how often, is for the
/// caller. The private operation is OpenSSL's, in constant time and blinded once more against whoever measures it; no number of the private key is ever
/// computed with here. May be used from several threads.
/// </summary>
public sealed class TokenSigner : IDisposable
{
    private readonly RSAOpenSsl _rsa;
    private readonly SafeEvpPKeyHandle _handle;

    private TokenSigner(RSAOpenSsl rsa)
    {
        _rsa = rsa;
        _handle = rsa.DuplicateKeyHandle();
        Key = new TokenKey(rsa.ExportParameters(includePrivateParameters: false));
    }

    /// <summary>What is published.</summary>
    public TokenKey Key { get; }

    /// <summary>A new key; takes about half a second.</summary>
    public static TokenSigner Generate()
    {
        OpenSsl.Need();
        var rsa = new RSAOpenSsl(TokenKey.Bits);
        // The key is made at its first use.
        _ = rsa.ExportParameters(includePrivateParameters: false);
        return new TokenSigner(rsa);
    }

    /// <summary>A key that was kept as PKCS#8.</summary>
    /// <exception cref="CryptographicException">It is none.</exception>
    public static TokenSigner FromPkcs8(ReadOnlySpan<byte> pkcs8)
    {
        OpenSsl.Need();
        var rsa = new RSAOpenSsl();
        try
        {
            rsa.ImportPkcs8PrivateKey(pkcs8, out _);
            return new TokenSigner(rsa);
        }
        catch
        {
            rsa.Dispose();
            throw;
        }
    }

    internal static TokenSigner Of(RSAParameters parameters) => new(new RSAOpenSsl(parameters));

    /// <summary>The key as PKCS#8 in DER: secret.</summary>
    public byte[] Pkcs8() => _rsa.ExportPkcs8PrivateKey();

    /// <summary>Signs a blinded message.</summary>
    /// <returns>Null where it can't be a blinded message: another length, nought, or not below the modulus.</returns>
    /// <exception cref="CryptographicException">OpenSSL failed, or its answer was wrong: it is not given out.</exception>
    public byte[]? Sign(ReadOnlySpan<byte> blinded)
    {
        if (!Key.IsInRange(blinded))
        {
            return null;
        }
        var signature = OpenSsl.RawPrivate(_handle, blinded);
        return signature.Length == Key.Length && Key.Answers(signature, blinded)
            ? signature
            : throw new CryptographicException("The private key's operation gave a wrong answer.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle.Dispose();
        _rsa.Dispose();
    }
}
