using System.Buffers.Binary;
using System.Security.Cryptography;
using Fairway.Cli.Backups;

namespace Fairway.Cli.Tests.Backups;

/// <summary>What stands around a backup: what was written comes out again or is refused, whatever is done to the file.</summary>
public sealed class BackupEnvelopeTests : IDisposable
{
    /// <summary>"FAIRWAY-BACKUP 1 AES-256-GCM" and a line end.</summary>
    private const int Line = 29;
    private const int Salt = 32;
    private const int Hash = 32;

    private static readonly byte[] s_key = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];

    private readonly string file = Path.Combine(Path.GetTempPath(), "fairway-envelope-" + Guid.NewGuid().ToString("N"));

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(400_000)]
    public void What_was_written_is_read(int length)
    {
        var contents = RandomNumberGenerator.GetBytes(length);
        foreach (var key in (byte[]?[])[null, s_key])
        {
            var written = Write(contents, key);
            Read(written, key).ShouldBe(contents);
            // Documented: docs/backup.md says how to read it without Fairway.
            Opened(written, key).ShouldBe(contents);
        }
        Write(contents, s_key).ShouldNotBe(Write(contents, s_key), "each file has a key of its own");
    }

    [Fact]
    public void A_flipped_bit_is_refused_wherever_it_is()
    {
        foreach (var key in (byte[]?[])[null, s_key])
        {
            var written = Write(RandomNumberGenerator.GetBytes(300), key);
            for (var bit = 0; bit < written.Length * 8; bit++)
            {
                var changed = (byte[])written.Clone();
                changed[bit / 8] ^= (byte)(1 << (bit % 8));
                Refused(changed, key);
            }
        }
    }

    [Fact]
    public void A_flipped_bit_is_refused_by_the_seal_where_the_hash_was_made_anew()
    {
        var written = Write(RandomNumberGenerator.GetBytes(300), s_key);
        for (var bit = 0; bit < (written.Length - Hash) * 8; bit++)
        {
            var changed = (byte[])written.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(Hashed(changed[..^Hash]), s_key);
        }
    }

    [Fact]
    public void Chunks_that_are_missing_moved_doubled_or_of_another_file_are_refused()
    {
        var contents = RandomNumberGenerator.GetBytes(3 * 65_536);
        var one = Write(contents, s_key);
        var other = Write(contents, s_key);
        var (head, chunks) = (one[..(Line + Salt)], Chunks(one));
        chunks.Count.ShouldBe(3);
        var (a, b, c) = (chunks[0], chunks[1], chunks[2]);
        Read(Put(a, b, c), s_key).ShouldBe(contents);
        Refused(Put(a, b), s_key, "the end is missing");
        Refused(Put(), s_key);
        Refused(Put(a, c), s_key);
        Refused(Put(b, a, c), s_key);
        Refused(Put(a, a, b, c), s_key);
        Refused(Put(a, b, c, c), s_key, "something stands after the end");
        Refused(Put(a, Chunks(other)[1], c), s_key);
        // The second said to be the last.
        byte[] last = [1, .. b[1..]];
        Refused(Put(a, last), s_key);
        Refused(Put(a, b, c[..^1]), s_key);

        byte[] Put(params byte[][] parts) => Hashed([.. head, .. parts.SelectMany(p => p)]);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused_and_one_with_another_key_or_none_too()
    {
        var written = Write(RandomNumberGenerator.GetBytes(70_000), s_key);
        foreach (var length in (int[])[0, 1, Line - 1, Line, Line + Hash, 1_000, 65_700, written.Length - Hash, written.Length - 1])
        {
            Refused(written[..length], s_key);
        }
        byte[] longer = [.. written, 0];
        Refused(longer, s_key);
        Refused(written, null).ShouldContain("--key-file");
        byte[] another = [1, .. s_key[1..]];
        Refused(written, another).ShouldContain("another key");
    }

    private byte[] Write(byte[] contents, byte[]? key)
    {
        using (var to = new FileStream(file, FileMode.Create))
        {
            // In pieces of any length.
            BackupEnvelope.Write(
                to,
                key,
                stream =>
                {
                    for (var at = 0; at < contents.Length; at += 1_001)
                    {
                        stream.Write(contents, at, Math.Min(1_001, contents.Length - at));
                    }
                }
            );
        }
        return File.ReadAllBytes(file);
    }

    private byte[] Read(byte[] written, byte[]? key)
    {
        File.WriteAllBytes(file, written);
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read);
        return BackupEnvelope.Read(
            from,
            key,
            stream =>
            {
                using var memory = new MemoryStream();
                stream.CopyTo(memory, 777);
                return memory.ToArray();
            }
        );
    }

    private string Refused(byte[] written, byte[]? key, string? why = null) =>
        Should.Throw<BackupRefusedException>(() => Read(written, key), why).Message;

    private static byte[] Hashed(byte[] all) => [.. all, .. SHA256.HashData(all)];

    private static List<byte[]> Chunks(byte[] written)
    {
        var chunks = new List<byte[]>();
        for (var at = Line + Salt; at < written.Length - Hash; )
        {
            var length = 5 + BinaryPrimitives.ReadInt32BigEndian(written.AsSpan(at + 1)) + 16;
            chunks.Add(written[at..(at + length)]);
            at += length;
        }
        return chunks;
    }

    /// <summary>By what the document says, with nothing of the product's.</summary>
    private static byte[] Opened(byte[] written, byte[]? key)
    {
        if (key is null)
        {
            return written[Line..^Hash];
        }
        var fileKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, written[Line..(Line + Salt)], "fairway-backup 1"u8.ToArray());
        using var aes = new AesGcm(fileKey, 16);
        var text = new MemoryStream();
        var number = 0;
        foreach (var chunk in Chunks(written))
        {
            var nonce = new byte[12];
            BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(8), number++);
            var part = new byte[chunk.Length - 21];
            aes.Decrypt(nonce, chunk.AsSpan(5, part.Length), chunk.AsSpan(5 + part.Length), part, chunk.AsSpan(0, 5));
            text.Write(part);
        }
        return text.ToArray();
    }
}
