using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using Fairway.Proof.BlindTokens;

namespace Fairway.Proof.Tests;

/// <summary>The four vectors of RFC 9474, Appendix A, in this code and in the browser's, and tokens that the two make together.</summary>
public sealed class The_vectors_of_RFC_9474
{
    /// <summary>Tokens that the browser hides: a tenth of a second each.</summary>
    private const int CrossRuns = 100;

    /// <summary>Tokens that this code hides and the browser finishes.</summary>
    private const int OursFinishedThere = 25;

    [Fact]
    public void Hold_here()
    {
        var appendix = Appendix.Read();
        using var signer = TokenSigner.Of(appendix.Key);
        appendix.Vectors.Count.ShouldBe(4);
        foreach (var vector in appendix.Vectors)
        {
            byte[] prepared = [.. vector.Prefix, .. appendix.Message];
            var blinded = signer.Key.Blind(prepared, vector.Salt, signer.Key.InverseOf(TokenKey.Number(vector.Inverse)));
            blinded.Message.ShouldBe(vector.Blinded, vector.Name);
            blinded.Inverse.ShouldBe(vector.Inverse, vector.Name);
            signer.Sign(blinded.Message).ShouldBe(vector.BlindSignature, vector.Name);
            signer.Key.Unblind(vector.BlindSignature, blinded.Inverse).ShouldBe(vector.Signature, vector.Name);
            if (vector.Salt.Length > 0)
            {
                // The salt of the variant that tokens have; the other is not for this check to take.
                signer.Key.Verify(prepared, vector.Signature).ShouldBeTrue(vector.Name);
                signer.Key.Finalize(prepared, vector.BlindSignature, vector.Inverse).ShouldBe(vector.Signature, vector.Name);
            }
            else
            {
                signer.Key.Verify(prepared, vector.Signature).ShouldBeFalse(vector.Name);
            }
        }
    }

    [Fact]
    public async Task Hold_in_the_browsers_code()
    {
        var appendix = Appendix.Read();
        using var signer = TokenSigner.Of(appendix.Key);
        var answers = await Ask(
            new
            {
                ask = "vectors",
                spki = Hex(signer.Key.Spki),
                message = Hex(appendix.Message),
                vectors = appendix.Vectors.Select(v => new
                {
                    name = v.Name,
                    prefix = Hex(v.Prefix),
                    salt = Hex(v.Salt),
                    factor = Hex(Factor(signer.Key, v.Inverse)),
                    blindSignature = Hex(v.BlindSignature),
                }),
            }
        );
        answers.GetArrayLength().ShouldBe(4);
        foreach (var (vector, answer) in appendix.Vectors.Zip(answers.EnumerateArray()))
        {
            Bytes(answer, "blinded").ShouldBe(vector.Blinded, vector.Name);
            Bytes(answer, "inverse").ShouldBe(vector.Inverse, vector.Name);
            Bytes(answer, "signature").ShouldBe(vector.Signature, vector.Name);
        }
    }

    /// <summary>The browser blinds, this code signs, both finish; this code blinds, the browser finishes.</summary>
    [Fact]
    public async Task The_browser_and_this_code_make_tokens_together()
    {
        using var signer = TokenSigner.Generate();
        var key = signer.Key;
        var theirs = (
            await Ask(
                new
                {
                    ask = "blind",
                    spki = Hex(key.Spki),
                    count = CrossRuns,
                }
            )
        ).EnumerateArray().Select(made => (Token: Bytes(made, "prepared"), Inverse: Bytes(made, "inverse"), Signed: signer.Sign(Bytes(made, "blinded"))!)).ToList();
        var ours = Enumerable
            .Range(0, OursFinishedThere)
            .Select(_ =>
            {
                var token = key.NewMessage();
                var blinded = key.Blind(token);
                return (Token: token, blinded.Inverse, Signed: signer.Sign(blinded.Message)!);
            })
            .ToList();
        // The last is signed wrongly, and the browser's code has to notice.
        var tokens = theirs.Concat(ours).Append((ours[0].Token, ours[0].Inverse, Signed: ours[1].Signed)).ToList();
        var finished = await Ask(
            new
            {
                ask = "finish",
                spki = Hex(key.Spki),
                tokens = tokens.Select(t => new
                {
                    prepared = Hex(t.Token),
                    inverse = Hex(t.Inverse),
                    blindSignature = Hex(t.Signed),
                }),
            }
        );
        var signatures = finished.EnumerateArray().Select(s => s.GetString()).ToList();
        signatures.Count.ShouldBe(CrossRuns + OursFinishedThere + 1);
        for (var i = 0; i < CrossRuns + OursFinishedThere; i++)
        {
            key.Verify(tokens[i].Token, Convert.FromHexString(signatures[i].ShouldNotBeNull())).ShouldBeTrue();
            Hex(key.Finalize(tokens[i].Token, tokens[i].Signed, tokens[i].Inverse)!).ShouldBe(signatures[i]);
        }
        signatures[^1].ShouldBeNull();
    }

    private static byte[] Factor(TokenKey key, byte[] inverse)
    {
        var factor = key.InverseOf(TokenKey.Number(inverse)).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[key.Length - factor.Length], .. factor];
    }

    private static async Task<JsonElement> Ask(object asked) =>
        JsonSerializer.Deserialize<JsonElement>(await Node.Run("tokens.mjs", JsonSerializer.Serialize(asked)));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static byte[] Bytes(JsonElement answer, string name) => Convert.FromHexString(answer.GetProperty(name).GetString()!);

    private sealed record Vector(
        string Name,
        byte[] Prefix,
        byte[] Salt,
        byte[] Inverse,
        byte[] Blinded,
        byte[] BlindSignature,
        byte[] Signature
    );

    private sealed record Appendix(RSAParameters Key, byte[] Message, IReadOnlyList<Vector> Vectors)
    {
        public static Appendix Read()
        {
            using var file = typeof(Appendix).Assembly.GetManifestResourceStream("rfc9474.json")!;
            var json = JsonSerializer.Deserialize<JsonElement>(file);
            return new Appendix(
                KeyOf(Bytes(json, "p"), Bytes(json, "q"), Bytes(json, "e")),
                Bytes(json, "message"),
                [
                    .. json.GetProperty("vectors")
                        .EnumerateArray()
                        .Select(v => new Vector(
                            v.GetProperty("name").GetString()!,
                            Bytes(v, "prefix"),
                            Bytes(v, "salt"),
                            Bytes(v, "inverse"),
                            Bytes(v, "blinded"),
                            Bytes(v, "blindSignature"),
                            Bytes(v, "signature")
                        )),
                ]
            );
        }

        private static RSAParameters KeyOf(byte[] p, byte[] q, byte[] e)
        {
            var (first, second, exponent) = (TokenKey.Number(p), TokenKey.Number(q), TokenKey.Number(e));
            var d = Inverse(exponent, (first - 1) * (second - 1));
            var length = p.Length + q.Length;
            return new RSAParameters
            {
                Modulus = Padded(first * second, length),
                Exponent = e,
                D = Padded(d, length),
                P = p,
                Q = q,
                DP = Padded(d % (first - 1), p.Length),
                DQ = Padded(d % (second - 1), q.Length),
                InverseQ = Padded(Inverse(second, first), p.Length),
            };
        }

        private static BigInteger Inverse(BigInteger number, BigInteger modulus)
        {
            var (before, now, x, y) = (modulus, number % modulus, BigInteger.Zero, BigInteger.One);
            while (!now.IsZero)
            {
                var quotient = before / now;
                (before, now) = (now, before - (quotient * now));
                (x, y) = (y, x - (quotient * y));
            }
            return (x + modulus) % modulus;
        }

        private static byte[] Padded(BigInteger number, int length)
        {
            var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
            return [.. new byte[length - bytes.Length], .. bytes];
        }
    }
}
