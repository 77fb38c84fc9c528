using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Fairway.App.Archives;

namespace Fairway.Cli.Backups;

/// <summary>
/// The contents of a backup, a compressed tar file: the manifest, then the databases in its order. Without a key
/// <c>tail -c +30 FILE | head -c -32 | tar xz</c> reads it without Fairway.
/// </summary>
internal static class BackupContents
{
    /// <summary>Writes a backup beside its name, which it gets when it is whole.</summary>
    public static void Write(string path, byte[]? key, BackupManifest manifest, string folder)
    {
        var options = new FileStreamOptions
        {
            // One that a broken process has left is written over; one that is being written can't be opened.
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var file = new FileStream(path, options);
        BackupEnvelope.Write(
            file,
            key,
            contents =>
            {
                using var compressed = new GZipStream(contents, CompressionLevel.Optimal, leaveOpen: true);
                using var tar = new TarWriter(compressed, TarEntryFormat.Pax, leaveOpen: true);
                using (var json = new MemoryStream(manifest.ToJson()))
                {
                    Put(tar, BackupManifest.File, json);
                }
                foreach (var part in manifest.Databases)
                {
                    using var copy = File.OpenRead(Path.Combine(folder, part.File));
                    Put(tar, part.File, copy);
                }
            }
        );
    }

    /// <summary>Reads a backup, whole, and takes its files into a folder.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="key">Its key; null: none is at hand.</param>
    /// <param name="folder">Takes the databases' files; null: they are looked at and left.</param>
    /// <exception cref="BackupRefusedException">It is not what was written.</exception>
    public static BackupManifest Read(string path, byte[]? key, string? folder)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        try
        {
            return BackupEnvelope.Read(file, key, contents => Read(contents, folder));
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or EndOfStreamException)
        {
            throw new BackupRefusedException("What is in it can't be read: it is no backup of Fairway's.");
        }
    }

    public static string HashOf(string file)
    {
        using var bytes = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static BackupManifest Read(Stream contents, string? folder)
    {
        using var plain = new GZipStream(contents, CompressionMode.Decompress, leaveOpen: true);
        using var tar = new TarReader(plain);
        var first = tar.GetNextEntry();
        if (first is not { Name: BackupManifest.File, DataStream: { } json })
        {
            throw new BackupRefusedException("It begins with no manifest.");
        }
        var manifest = BackupManifest.Of(json);
        foreach (var part in manifest.Databases)
        {
            // Names come from the manifest and lead nowhere else.
            if (
                part.File != Path.GetFileName(part.File)
                || tar.GetNextEntry() is not { DataStream: { } bytes } entry
                || entry.Name != part.File
            )
            {
                throw new BackupRefusedException($"{part.File} is not where its manifest says.");
            }
            if (Take(bytes, folder is null ? null : Path.Combine(folder, part.File)) != (part.Bytes, part.Sha256))
            {
                throw new BackupRefusedException($"{part.File} has another hash than its manifest says.");
            }
        }
        return tar.GetNextEntry() is null ? manifest : throw new BackupRefusedException("It holds more than its manifest says.");
    }

    private static (long Bytes, string Sha256) Take(Stream from, string? to)
    {
        using var file = to is null ? null : ArchiveWriting.Create(to);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        var length = 0L;
        while (from.Read(buffer) is > 0 and var some)
        {
            hash.AppendData(buffer, 0, some);
            file?.Write(buffer, 0, some);
            length += some;
        }
        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void Put(TarWriter tar, string name, Stream content) =>
        tar.WriteEntry(
            new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = content,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                ModificationTime = DateTimeOffset.UnixEpoch,
            }
        );
}
