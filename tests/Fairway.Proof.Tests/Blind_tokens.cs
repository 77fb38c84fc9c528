using System.Security.Cryptography;
using Fairway.Proof.BlindTokens;

namespace Fairway.Proof.Tests;

public sealed class Blind_tokens(OneKey key) : IClassFixture<OneKey>
{
    private readonly TokenSigner _signer = key.Signer;

    [Fact]
    public void The_signer_and_the_holder_agree_and_the_platforms_ordinary_check_too()
    {
        var token = _signer.Key.NewMessage();
        var blinded = _signer.Key.Blind(token);
        var signature = _signer.Key.Finalize(token, _signer.Sign(blinded.Message)!, blinded.Inverse)!;
        _signer.Key.Verify(token, signature).ShouldBeTrue();
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(_signer.Key.Spki, out _);
        rsa.VerifyData(token, signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss).ShouldBeTrue();
        // What the signer saw is neither of them.
        blinded.Message.ShouldNotBe(signature);
        _signer.Key.Blind(token).Message.ShouldNotBe(blinded.Message, "each blinding hides anew");
    }

    [Fact]
    public void A_key_is_kept_and_published_and_stays_the_same()
    {
        using var again = TokenSigner.FromPkcs8(_signer.Pkcs8());
        again.Key.Id.ShouldBe(_signer.Key.Id);
        var published = TokenKey.FromSpki(_signer.Key.Spki).ShouldNotBeNull();
        var token = published.NewMessage();
        var blinded = published.Blind(token);
        published.Finalize(token, again.Sign(blinded.Message)!, blinded.Inverse).ShouldNotBeNull();
    }

    [Fact]
    public void A_token_of_one_key_is_none_of_another()
    {
        using var other = TokenSigner.Generate();
        var token = _signer.Key.NewMessage();
        var blinded = _signer.Key.Blind(token);
        var signature = _signer.Key.Finalize(token, _signer.Sign(blinded.Message)!, blinded.Inverse)!;
        other.Key.Verify(token, signature).ShouldBeFalse();
        // A signer that tags somebody with a key of their own is found out by the one who was tagged.
        _signer.Key.Finalize(token, other.Sign(blinded.Message) ?? new byte[384], blinded.Inverse).ShouldBeNull();
    }

    [Fact]
    public void Several_threads_may_sign_at_once()
    {
        var tokens = Enumerable.Range(0, 32).Select(_ => _signer.Key.NewMessage()).ToList();
        var made = new byte[]?[tokens.Count];
        Parallel.For(
            0,
            tokens.Count,
            i =>
            {
                var blinded = _signer.Key.Blind(tokens[i]);
                made[i] = _signer.Key.Finalize(tokens[i], _signer.Sign(blinded.Message)!, blinded.Inverse);
            }
        );
        made.ShouldAllBe(signature => signature != null);
    }

    [Fact]
    public void Only_a_number_below_the_modulus_is_signed()
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(_signer.Key.Spki, out _);
        var modulus = rsa.ExportParameters(includePrivateParameters: false).Modulus!;
        var below = (byte[])modulus.Clone();
        below[^1]--;
        _signer.Sign(modulus).ShouldBeNull();
        _signer.Sign(below).ShouldNotBeNull();
        _signer.Sign(new byte[384]).ShouldBeNull();
        _signer.Sign([]).ShouldBeNull();
        _signer.Sign(new byte[383]).ShouldBeNull();
        _signer.Sign([0, .. below]).ShouldBeNull("the same number, longer");
        _signer.Sign([.. Enumerable.Repeat((byte)0xFF, 384)]).ShouldBeNull();
    }

    [Fact]
    public void One_signature_has_one_form()
    {
        var (token, signature) = Token();
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(_signer.Key.Spki, out _);
        var modulus = TokenKey.Number(rsa.ExportParameters(includePrivateParameters: false).Modulus);
        var more = (TokenKey.Number(signature) + modulus).ToByteArray(isUnsigned: true, isBigEndian: true);
        _signer.Key.Verify(token, more).ShouldBeFalse();
        _signer.Key.Verify(token, [0, .. signature]).ShouldBeFalse();
        _signer.Key.Verify(token, signature[..^1]).ShouldBeFalse();
        _signer.Key.Verify(token, signature).ShouldBeTrue();
    }

    /// <summary>Signatures bent in one place, cut, lengthened, swapped, random, of nought, one and the modulus: none is taken and none crashes.</summary>
    [Fact]
    public void A_hundred_thousand_malformed_tokens_are_refused()
    {
        const int Inputs = 100_000;
        var (token, signature) = Token();
        var seed = new Random(9474);
        var refused = 0;
        Parallel.For(
            0,
            Inputs,
            () => 0,
            (i, _, count) =>
            {
                Random random;
                lock (seed)
                {
                    random = new Random(seed.Next());
                }
                var (message, signed) = Malformed(i, random, token, signature);
                return count + (_signer.Key.Verify(message, signed) ? 0 : 1);
            },
            count => Interlocked.Add(ref refused, count)
        );
        refused.ShouldBe(Inputs);
    }

    /// <summary>What is asked to be signed, what comes back, and keys, malformed: each kind is refused without an exception.</summary>
    [Fact]
    public void Malformed_blind_signatures_and_keys_are_refused()
    {
        var random = new Random(1);
        var token = _signer.Key.NewMessage();
        var blinded = _signer.Key.Blind(token);
        var blindSignature = _signer.Sign(blinded.Message)!;
        for (var i = 0; i < 500; i++)
        {
            _signer.Key.Finalize(token, Bent(blindSignature, random), blinded.Inverse).ShouldBeNull();
            _signer.Key.Finalize(token, blindSignature, Bent(blinded.Inverse, random)).ShouldBeNull();
            _signer.Key.Finalize(Bent(token, random), blindSignature, blinded.Inverse).ShouldBeNull();
            var spki = Bent(_signer.Key.Spki, random);
            // A bent modulus is another key, never this one.
            (TokenKey.FromSpki(spki)?.Id).ShouldNotBe(_signer.Key.Id);
        }
        TokenKey.FromSpki([]).ShouldBeNull();
        TokenKey.FromSpki([.. _signer.Key.Spki, 0]).ShouldBeNull();
        TokenKey.FromSpki(RandomNumberGenerator.GetBytes(422)).ShouldBeNull();
        using var shorter = RSA.Create(2048);
        TokenKey.FromSpki(shorter.ExportSubjectPublicKeyInfo()).ShouldBeNull();
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        TokenKey.FromSpki(curve.ExportSubjectPublicKeyInfo()).ShouldBeNull();
        Should.Throw<CryptographicException>(() => TokenSigner.FromPkcs8([1, 2, 3]));
    }

    private (byte[] Token, byte[] Signature) Token()
    {
        var token = _signer.Key.NewMessage();
        var blinded = _signer.Key.Blind(token);
        return (token, _signer.Key.Finalize(token, _signer.Sign(blinded.Message)!, blinded.Inverse)!);
    }

    private static (byte[] Message, byte[] Signature) Malformed(int kind, Random random, byte[] token, byte[] signature) =>
        (kind % 8) switch
        {
            0 => (token, Bent(signature, random)),
            1 => (Bent(token, random), signature),
            2 => (token, Bytes(random, signature.Length)),
            3 => (Bytes(random, token.Length), signature),
            4 => (token, Bytes(random, random.Next(1024))),
            5 => (token[..random.Next(token.Length)], signature),
            6 => (signature, token),
            _ => (token, Small(random, signature.Length)),
        };

    /// <summary>Another text than the given: a bit turned, something cut off or put on.</summary>
    private static byte[] Bent(byte[] given, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return given[..random.Next(given.Length)];
            case 1:
                return [.. given, (byte)random.Next(256)];
            default:
                var bent = (byte[])given.Clone();
                bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
                return bent;
        }
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Small(Random random, int length)
    {
        var bytes = new byte[length];
        bytes[^1] = (byte)random.Next(3);
        return bytes;
    }
}

/// <summary>Making a key takes half a second: the tests have one.</summary>
public sealed class OneKey : IDisposable
{
    public TokenSigner Signer { get; } = TokenSigner.Generate();

    public void Dispose() => Signer.Dispose();
}
