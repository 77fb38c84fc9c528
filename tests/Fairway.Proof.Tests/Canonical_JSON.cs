using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fairway.Proof.Tests;

/// <summary>RFC 8785: its own examples, its limits, and what a signature needs.</summary>
public sealed class Canonical_JSON
{
    /// <summary>Appendix B of RFC 8785: the bits of a double and how it is written.</summary>
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Numbers_are_written_as_the_RFC_lists_them(string bits, string text) =>
        Assert.Equal(
            text,
            CanonicalJson.Number(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
        );

    [Theory]
    [InlineData("7fffffffffffffff")]
    [InlineData("7ff0000000000000")]
    [InlineData("fff0000000000000")]
    public void NaN_and_infinity_have_no_form(string bits) =>
        Assert.Throws<FormatException>(() =>
            CanonicalJson.Number(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
        );

    /// <summary>The sample of section 3.2.2 and its bytes in 3.2.4.</summary>
    [Fact]
    public void The_RFCs_sample_becomes_the_RFCs_bytes()
    {
        const string sample = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50,
                          2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string bytes = """
            7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
            75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
            5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
            65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
            5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
            30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d
            """;
        var expected = Convert.FromHexString(string.Concat(bytes.Where(char.IsAsciiHexDigit)));
        using var document = JsonDocument.Parse(sample);
        Assert.Equal(expected, CanonicalJson.Utf8(document.RootElement));
    }

    /// <summary>The sample of section 3.2.3: names are ordered by UTF-16 code units, not by code points and by no culture.</summary>
    [Fact]
    public void Names_stand_in_the_RFCs_order()
    {
        const string sample = """
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;
        using var canonical = JsonDocument.Parse(CanonicalJson.Text(sample));
        Assert.Equal(
            [
                "Carriage Return",
                "One",
                "Control",
                "Latin Small Letter O With Diaeresis",
                "Euro Sign",
                "Emoji: Grinning Face",
                "Hebrew Letter Dalet With Dagesh",
            ],
            canonical.RootElement.EnumerateObject().Select(member => member.Value.GetString())
        );
    }

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("1.0", "1")]
    [InlineData("100e-2", "1")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("123456789012345678901", "123456789012345680000")]
    [InlineData("1e-400", "0")]
    public void One_number_has_one_text(string written, string canonical) => Assert.Equal(canonical, CanonicalJson.Text(written));

    [Theory]
    [InlineData("\"\\u0000\\u001f\\u007f\\u0080\\u2028\"", "\"\\u0000\\u001f\u007f\u0080\u2028\"")]
    [InlineData("\"\\b\\f\\n\\r\\t\\/\"", "\"\\b\\f\\n\\r\\t/\"")]
    [InlineData("\"\\u003cscript\\u003e&'+\"", "\"<script>&'+\"")]
    [InlineData("\"e\\u0301\"", "\"e\u0301\"")]
    [InlineData("\"\\uD83D\\uDE00\"", "\"\ud83d\ude00\"")]
    public void Strings_have_the_fewest_escapes_and_are_not_normalized(string written, string canonical) =>
        Assert.Equal(canonical, CanonicalJson.Text(written));

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "stands twice")]
    [InlineData("""{"a":1,"\u0061":2}""", "stands twice")]
    [InlineData("""{"x":{"a":1,"a":1}}""", "stands twice")]
    [InlineData("""["\ud83d"]""", "half a surrogate pair")]
    [InlineData("""["\ude00\ud83d"]""", "half a surrogate pair")]
    [InlineData("""{"\ud83d":1}""", "half a surrogate pair")]
    [InlineData("1e400", "not finite")]
    [InlineData("[NaN]", "not JSON")]
    [InlineData("[1,]", "not JSON")]
    [InlineData("// comment\n1", "not JSON")]
    [InlineData("01", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("1 2", "not JSON")]
    public void What_has_no_canonical_form_is_refused_with_the_reason(string written, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => CanonicalJson.Text(written)).Message, StringComparison.Ordinal);

    [Fact]
    public void Half_a_pair_that_stands_raw_in_the_text_is_refused() =>
        Assert.Throws<FormatException>(() => CanonicalJson.Text("[\"" + '\ud83d' + "\"]"));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Assert.Contains(
            "UTF-8",
            Assert.Throws<FormatException>(() => CanonicalJson.Text([0x22, 0xE9, 0x22])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_document_without_bottom_is_refused_and_one_of_sixty_levels_taken()
    {
        Assert.Throws<FormatException>(() => CanonicalJson.Text(new string('[', 100_000)));
        var sixty = new string('[', 60) + new string(']', 60);
        Assert.Equal(sixty, CanonicalJson.Text(sixty));
    }

    [Fact]
    public void The_hash_is_of_the_canonical_UTF8()
    {
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("""{"a":"é","b":1}""")));
        Assert.Equal(expected, CanonicalJson.Sha256Hex("""{ "b": 1.0, "a": "\u00e9" }"""));
        // Known from other tools: printf '{}' | sha256sum
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.Sha256Hex(" { } "));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    public void No_culture_changes_it(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(
                """{"I":-1.5e-7,"i":[1234567.25,"\u0001"]}""",
                CanonicalJson.Text("""{"i":[1234567.25,"\u0001"],"I":-0.00000015}""")
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
