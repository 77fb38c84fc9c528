using System.Diagnostics;
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
        var folder = Path.Combine(Root(), "tests", "Fairway.Proof.Tests", "js");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "canonicalize")))
        {
            await Run("npm", folder, "", "ci", "--no-audit", "--no-fund");
        }
        var random = new Random(8785);
        var documents = Enumerable.Range(0, Documents).Select(_ => Document(random)).ToList();
        var input = string.Concat(documents.Select(document => JsonSerializer.Serialize(document) + "\n"));
        var output = await Run("node", folder, input, "canonical.mjs");
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

    private static async Task<string> Run(string program, string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Started(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)} in {folder} ended with {process.ExitCode}: {await errors}"
        );
        return await output;
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail(
                $"{start.FileName} was not found. This test compares with another implementation in Node: install Node 20 or later with npm."
            );
            throw;
        }
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Fairway.slnx")))
        {
            at = at.Parent;
        }
        return at?.FullName ?? throw new InvalidOperationException("This test runs in a checkout.");
    }
}
