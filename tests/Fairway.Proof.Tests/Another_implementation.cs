using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fairway.Proof.Tests;

/// <summary>The same random documents through the npm package `canonicalize`, by one of the RFC's authors, in Node: every text must be the same.</summary>
public sealed class Another_implementation
{
    private const int Documents = 600;

    [Fact]
    public async Task Agrees_on_every_random_document()
    {
        var random = new Random(8785);
        var documents = Enumerable.Range(0, Documents).Select(_ => Document(random)).ToList();
        var input = string.Concat(documents.Select(document => JsonSerializer.Serialize(document) + "\n"));
        var output = await Node.Run("canonical.mjs", input);
        var theirs = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<string>(line)!)
            .ToList();
        Assert.Equal(Documents, theirs.Count);
        for (var i = 0; i < Documents; i++)
        {
            Assert.Equal(theirs[i], CanonicalJson.Text(documents[i]));
        }
    }

    [Fact]
    public void A_canonical_text_is_its_own_canonical_text()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var canonical = CanonicalJson.Text(Document(random));
            Assert.Equal(canonical, CanonicalJson.Text(canonical));
        }
    }

    [Fact]
    public void Every_double_reads_back_as_itself()
    {
        var random = new Random(2);
        for (var i = 0; i < 200_000; i++)
        {
            var number = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(number))
            {
                Assert.Equal(number, double.Parse(CanonicalJson.Number(number), CultureInfo.InvariantCulture));
                Assert.Equal(-number, double.Parse(CanonicalJson.Number(-number), CultureInfo.InvariantCulture));
            }
        }
    }

    private static string Document(Random random)
    {
        var text = new StringBuilder();
        Value(text, random, depth: 0);
        return text.ToString();
    }

    private static void Value(StringBuilder text, Random random, int depth)
    {
        Blank(text, random);
        switch (random.Next(depth < 5 ? 7 : 4))
        {
            case 0:
                text.Append(((string[])["null", "true", "false"])[random.Next(3)]);
                break;
            case 1 or 2:
                text.Append(Number(random));
                break;
            case 3:
                text.Append(Quoted(Word(random), random));
                break;
            case 4:
                Several(text, random, '[', ']', () => Value(text, random, depth + 1));
                break;
            default:
                var names = new HashSet<string>(StringComparer.Ordinal);
                Several(
                    text,
                    random,
                    '{',
                    '}',
                    () =>
                    {
                        var name = Word(random);
                        while (!names.Add(name))
                        {
                            name += (char)('a' + random.Next(26));
                        }
                        Blank(text, random);
                        text.Append(Quoted(name, random));
                        Blank(text, random);
                        text.Append(':');
                        Value(text, random, depth + 1);
                    }
                );
                break;
        }
        Blank(text, random);
    }

    private static void Several(StringBuilder text, Random random, char open, char close, Action item)
    {
        text.Append(open);
        var count = random.Next(6);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }
            item();
        }
        Blank(text, random);
        text.Append(close);
    }

    private static string Number(Random random)
    {
        var number = random.Next(5) switch
        {
            0 => random.Next(-1000, 1000),
            1 => Math.ScaleB(random.NextDouble(), random.Next(-80, 80)),
            2 => random.NextInt64(-(1L << 53), 1L << 53),
            3 => Math.Round(random.NextDouble() * 1000, random.Next(0, 5)),
            _ => BitConverter.Int64BitsToDouble(random.NextInt64()),
        };
        number = double.IsFinite(number) ? number : 0;
        var formats = (string[])["R", "E20", "G17", "E3"];
        return number.ToString(formats[random.Next(formats.Length)], CultureInfo.InvariantCulture);
    }

    // Code points of every kind that order or escape differently: controls, quotes, Latin, the ends of the BMP, beyond it.
    private static string Word(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(6); i > 0; i--)
        {
            var point = random.Next(7) switch
            {
                0 => random.Next(0x20),
                1 => "\"\\/<>&'".ElementAt(random.Next(7)),
                2 or 3 => random.Next(0x20, 0x7F),
                4 => random.Next(0x7F, 0xD800),
                5 => random.Next(0xE000, 0x10000),
                _ => random.Next(0x10000, 0x110000),
            };
            text.Append(char.ConvertFromUtf32(point));
        }
        return text.ToString();
    }

    private static string Quoted(string word, Random random)
    {
        var text = new StringBuilder("\"");
        foreach (var c in word)
        {
            var mustEscape = c is '"' or '\\' or < ' ';
            // Surrogates are escaped one by one, as some writers do, only where both of a pair are: all or none.
            text.Append(mustEscape || (!char.IsSurrogate(c) && random.Next(4) == 0) ? $"\\u{(int)c:X4}" : c.ToString());
        }
        return text.Append('"').ToString();
    }

    private static void Blank(StringBuilder text, Random random)
    {
        if (random.Next(5) == 0)
        {
            text.Append(" \t\r\n"[random.Next(4)]);
        }
    }
}
