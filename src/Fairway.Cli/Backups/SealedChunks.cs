using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Fairway.Cli.Backups;

/// <summary>
/// Sealed contents: 32 random bytes, then chunks. Each is a byte that is 1 for the last one and 0 before, the length of the text in four bytes, the text under AES-256-GCM,
/// and the tag of 16 bytes. The key is drawn from the installation's and the random bytes by HKDF, so that no two files have one; the nonce is the number of the chunk, so that
/// none can be left out or moved; byte and length are under the tag, so that none but the last can be the end.
/// </summary>
internal static class SealedChunks
{
    public const int KeyLength = 32;
    public const int SaltLength = 32;
    public const int HeadLength = 5;
    public const int TagLength = 16;

    /// <summary>The longest text of a chunk.</summary>
    public const int Longest = 1 << 16;

    public static AesGcm Cipher(byte[] key, byte[] salt) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyLength, salt, "fairway-backup 1"u8.ToArray()), TagLength);

    public static byte[] Nonce(long number)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        return nonce;
    }
}

/// <summary>Seals what is written to it.</summary>
public sealed class SealingStream : OneWayStream
{
    private readonly Stream to;
    private readonly AesGcm cipher;
    private readonly byte[] text = new byte[SealedChunks.Longest];
    private int length;
    private long number;

    public SealingStream(Stream to, byte[] key)
    {
        this.to = to;
        var salt = RandomNumberGenerator.GetBytes(SealedChunks.SaltLength);
        cipher = SealedChunks.Cipher(key, salt);
        to.Write(salt);
    }

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (length == text.Length)
            {
                Put(last: false);
            }
            var some = Math.Min(buffer.Length, text.Length - length);
            buffer[..some].CopyTo(text.AsSpan(length));
            length += some;
            buffer = buffer[some..];
        }
    }

    /// <summary>Writes the last chunk. What is not finished can't be opened.</summary>
    public void Finish() => Put(last: true);

    protected override void Dispose(bool disposing)
    {
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(text);
        base.Dispose(disposing);
    }

    private void Put(bool last)
    {
        Span<byte> head = stackalloc byte[SealedChunks.HeadLength];
        head[0] = last ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], length);
        var hidden = new byte[length];
        Span<byte> tag = stackalloc byte[SealedChunks.TagLength];
        cipher.Encrypt(SealedChunks.Nonce(number++), text.AsSpan(0, length), hidden, tag, head);
        to.Write(head);
        to.Write(hidden);
        to.Write(tag);
        length = 0;
    }
}

/// <summary>Opens what was sealed; whatever was changed is refused at its chunk.</summary>
public sealed class OpeningStream : OneWayStream
{
    private readonly Stream from;
    private readonly AesGcm cipher;
    private byte[] text = [];
    private int at;
    private long number;
    private bool ended;

    public OpeningStream(Stream from, byte[] key)
    {
        this.from = from;
        cipher = SealedChunks.Cipher(key, Take(SealedChunks.SaltLength));
    }

    public override bool CanRead => true;

    public override int Read(Span<byte> buffer)
    {
        while (at == text.Length && !ended)
        {
            Next();
        }
        var some = Math.Min(buffer.Length, text.Length - at);
        text.AsSpan(at, some).CopyTo(buffer);
        at += some;
        return some;
    }

    /// <summary>Reads to the end, also what nobody wanted any more: only then is it known that nothing is missing.</summary>
    public void Finish()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (Read(rest) > 0) { }
    }

    protected override void Dispose(bool disposing)
    {
        cipher.Dispose();
        base.Dispose(disposing);
    }

    private void Next()
    {
        var head = Take(SealedChunks.HeadLength);
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1));
        if (head[0] > 1 || length is < 0 or > SealedChunks.Longest)
        {
            throw Changed();
        }
        var hidden = Take(length);
        var tag = Take(SealedChunks.TagLength);
        text = new byte[length];
        try
        {
            cipher.Decrypt(SealedChunks.Nonce(number), hidden, tag, text, head);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw number == 0 ? new BackupRefusedException("It was sealed with another key, or changed by somebody.") : Changed();
        }
        number++;
        at = 0;
        ended = head[0] == 1;
        if (ended && from.ReadByte() >= 0)
        {
            throw Changed();
        }
    }

    private byte[] Take(int length)
    {
        var taken = new byte[length];
        return from.ReadAtLeast(taken, length, throwOnEndOfStream: false) == length ? taken : throw Changed();
    }

    private static BackupRefusedException Changed() =>
        new("It was changed by somebody after it was written: the seal of a part is not right. Don't use it.");
}
