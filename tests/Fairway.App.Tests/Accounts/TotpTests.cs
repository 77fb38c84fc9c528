using System.Security.Cryptography;
using System.Text;
using Fairway.App.Accounts.SecondFactor;
using NodaTime;

namespace Fairway.App.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B: seconds, hash, code of eight digits. Secrets are as long as the hash.</summary>
    [Theory]
    [InlineData(59, "SHA1", "94287082")]
    [InlineData(59, "SHA256", "46119246")]
    [InlineData(59, "SHA512", "90693936")]
    [InlineData(1111111109, "SHA1", "07081804")]
    [InlineData(1111111109, "SHA256", "68084774")]
    [InlineData(1111111109, "SHA512", "25091201")]
    [InlineData(1111111111, "SHA1", "14050471")]
    [InlineData(1111111111, "SHA256", "67062674")]
    [InlineData(1111111111, "SHA512", "99943326")]
    [InlineData(1234567890, "SHA1", "89005924")]
    [InlineData(1234567890, "SHA256", "91819424")]
    [InlineData(1234567890, "SHA512", "93441116")]
    [InlineData(2000000000, "SHA1", "69279037")]
    [InlineData(2000000000, "SHA256", "90698825")]
    [InlineData(2000000000, "SHA512", "38618901")]
    [InlineData(20000000000, "SHA1", "65353130")]
    [InlineData(20000000000, "SHA256", "77737706")]
    [InlineData(20000000000, "SHA512", "47863826")]
    public void Codes_are_those_of_the_standard(long seconds, string hash, string code)
    {
        var length = hash switch
        {
            "SHA1" => 20,
            "SHA256" => 32,
            _ => 64,
        };
        var secret = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1234567890", 7))[..length]);
        Totp.Code(secret, Totp.StepAt(Instant.FromUnixTimeSeconds(seconds)), 8, new HashAlgorithmName(hash)).ShouldBe(code);
    }

    /// <summary>RFC 4226, appendix D: the first ten counts.</summary>
    [Fact]
    public void Counted_codes_are_those_of_the_standard() =>
        Enumerable
            .Range(0, 10)
            .Select(count => Totp.Code(Secret, count))
            .ShouldBe(["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]);

    [Fact]
    public void The_code_of_the_step_before_and_after_counts_and_no_other()
    {
        var now = Instant.FromUnixTimeSeconds(1111111111);
        var step = Totp.StepAt(now);
        foreach (var (off, counts) in (ReadOnlySpan<(int, bool)>)[(-2, false), (-1, true), (0, true), (1, true), (2, false)])
        {
            Totp.StepOf(Secret, Totp.Code(Secret, step + off), now).ShouldBe(counts ? step + off : null);
        }
        var code = Totp.Code(Secret, step);
        Totp.StepOf(Secret, $" {code[..3]} {code[3..]} ", now).ShouldBe(step);
        foreach (var other in (string[])["", code[..5], code + "0", "٣" + code[1..]])
        {
            Totp.StepOf(Secret, other, now).ShouldBeNull();
        }
    }

    /// <summary>RFC 4648, section 10, without its padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_as_in_the_standard(string text, string written) =>
        Totp.Base32(Encoding.ASCII.GetBytes(text)).ShouldBe(written);

    [Fact]
    public void The_address_in_the_picture_names_place_and_person() =>
        Totp.Address("Fairway (example.org)", "ada@example.org", Secret)
            .ShouldBe(
                "otpauth://totp/Fairway%20%28example.org%29:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Fairway%20%28example.org%29"
            );
}
