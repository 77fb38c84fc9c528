using System.Security.Cryptography;
using System.Text;

namespace Fairway.Cli.Backups;

/// <summary>A backup is not what was written; the message is a sentence for the person at the terminal.</summary>
public sealed class BackupRefusedException(string sentence) : Exception(sentence);

/// <summary>
/// What stands around the contents of a backup: a line that says what follows, the contents, plain or sealed with a key, and the SHA-256 of all before it. Whatever is
/// changed in a file is refused before anything of it is used: by the hash where it was damaged, by the seal where somebody has made the hash anew.
/// </summary>
public static class BackupEnvelope
{
    private const string Plain = "FAIRWAY-BACKUP 1 plain      \n";
    private const string Sealed = "FAIRWAY-BACKUP 1 AES-256-GCM\n";

    /// <summary>Writes one; the file is on the disk when it returns.</summary>
    /// <param name="file">Open for writing, empty.</param>
    /// <param name="key">32 bytes; null: not sealed.</param>
    /// <param name="contents">Writes the contents.</param>
    public static void Write(FileStream file, byte[]? key, Action<Stream> contents)
    {
        using var hashed = new HashedStream(file);
        hashed.Write(Encoding.ASCII.GetBytes(key is null ? Plain : Sealed));
        if (key is null)
        {
            contents(hashed);
        }
        else
        {
            using var seal = new SealingStream(hashed, key);
            contents(seal);
            seal.Finish();
        }
        file.Write(hashed.Hash());
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads one, after its hash was found to be right.</summary>
    /// <param name="file">Open for reading.</param>
    /// <param name="key">32 bytes; null: none is at hand.</param>
    /// <param name="read">Reads the contents. What it has read counts only once this has returned.</param>
    /// <exception cref="BackupRefusedException">It is damaged, changed, none at all, or sealed with another key.</exception>
    public static T Read<T>(FileStream file, byte[]? key, Func<Stream, T> read)
    {
        var line = new byte[Plain.Length];
        if (file.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length || !line.AsSpan().StartsWith("FAIRWAY-BACKUP "u8))
        {
            throw new BackupRefusedException("It is no backup of Fairway's, or its beginning is damaged.");
        }
        NeedHash(file);
        var kind = Encoding.ASCII.GetString(line);
        if (kind is not (Plain or Sealed))
        {
            throw new BackupRefusedException("It is of a later form than this version of Fairway reads.");
        }
        if (kind == Sealed && key is null)
        {
            throw new BackupRefusedException("It is encrypted: name its key with --key-file or FAIRWAY_BACKUP_KEY.");
        }
        file.Position = line.Length;
        using var contents = new PartStream(file, file.Length - SHA256.HashSizeInBytes - line.Length);
        if (kind == Plain)
        {
            return read(contents);
        }
        using var opened = new OpeningStream(contents, key!);
        var result = read(opened);
        opened.Finish();
        return result;
    }

    private static void NeedHash(FileStream file)
    {
        var length = file.Length - SHA256.HashSizeInBytes;
        file.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        while (file.Position < length)
        {
            var some = file.Read(buffer, 0, (int)Math.Min(buffer.Length, length - file.Position));
            hash.AppendData(buffer, 0, some);
        }
        var said = new byte[SHA256.HashSizeInBytes];
        if (
            length < 0
            || file.ReadAtLeast(said, said.Length, throwOnEndOfStream: false) < said.Length
            || !said.SequenceEqual(hash.GetHashAndReset())
        )
        {
            throw new BackupRefusedException(
                "It is damaged: its hash is not that of what it holds. Take another copy of it, or another backup."
            );
        }
    }

    /// <summary>Hashes what is written through it.</summary>
    private sealed class HashedStream(Stream to) : OneWayStream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override bool CanWrite => true;

        public byte[] Hash() => hash.GetHashAndReset();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            to.Write(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            hash.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>So many bytes of a stream, and then its end.</summary>
    private sealed class PartStream(Stream from, long length) : OneWayStream
    {
        private long left = length;

        public override bool CanRead => true;

        public override int Read(Span<byte> buffer)
        {
            var read = from.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
            left -= read;
            return read;
        }
    }
}
