using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Fairway.App.Files;

/// <summary>
/// Looks whether a file is UTF-8 text before a line of it is believed. A file in another encoding would otherwise be read
/// with wrong letters in people's names, and nobody would notice until they read a certificate.
/// </summary>
internal static class Utf8Text
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>The first line that is not UTF-8 text, with what it seems to be; null where the whole file is.</summary>
    public static (int Line, string What)? FirstFault(string path)
    {
        using var stream = Open(path);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            return FirstFault(stream, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A file's bytes from their beginning.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);

    /// <summary>ASCII's blanks, as <see cref="string.Trim()"/> takes them off.</summary>
    public static ReadOnlySpan<byte> Blanks => " \t\n\v\f\r"u8;

    /// <summary>Whether a text may begin with one of Unicode's other blanks: U+0085, 00A0, 1680, 2000–200A, 2028, 2029, 202F, 205F, 3000.</summary>
    public static bool MayBeginBlank(ReadOnlySpan<byte> text) =>
        text switch
        {
            [0xC2, 0x85 or 0xA0, ..] or [0xE1, 0x9A, ..] or [0xE2, 0x80 or 0x81, ..] or [0xE3, 0x80, ..] => true,
            _ => false,
        };

    /// <summary>Whether it may end with one.</summary>
    public static bool MayEndBlank(ReadOnlySpan<byte> text) =>
        text[^1] >= 0x80 && (MayBeginBlank(text[Math.Max(0, text.Length - 2)..]) || MayBeginBlank(text[Math.Max(0, text.Length - 3)..]));

    private static (int Line, string What)? FirstFault(FileStream stream, byte[] buffer)
    {
        var line = 1;
        var held = 0;
        var first = true;
        while (true)
        {
            var read = stream.Read(buffer, held, ChunkBytes - held);
            var chunk = buffer.AsSpan(0, held + read);
            if (first && ByteOrderMark(chunk) is { } other)
            {
                return (1, $"this file is {other}; save it as UTF-8");
            }
            first = false;
            if (read == 0)
            {
                return held == 0 ? null : (line, NotUtf8);
            }
            // A letter may be cut by the chunk's end: its bytes wait for the rest.
            var whole = chunk[..(chunk.Length - CutAtEnd(chunk))];
            if (!Utf8.IsValid(whole))
            {
                return (line + LinesBeforeFault(whole), NotUtf8);
            }
            var nul = whole.IndexOf((byte)0);
            if (nul >= 0)
            {
                return (
                    line + whole[..nul].Count((byte)'\n'),
                    "there is a NUL character: this file is not text, or is UTF-16; save it as UTF-8"
                );
            }
            line += whole.Count((byte)'\n');
            held = chunk.Length - whole.Length;
            chunk[whole.Length..].CopyTo(buffer);
        }
    }

    private const string NotUtf8 = "this line is not UTF-8 (the file may be in a Windows or Latin-1 encoding); save the file as UTF-8";

    private static string? ByteOrderMark(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
            _ => null,
        };

    /// <summary>How many bytes at the end begin a letter that is not there whole.</summary>
    public static int CutAtEnd(ReadOnlySpan<byte> chunk)
    {
        for (var back = 1; back <= Math.Min(3, chunk.Length); back++)
        {
            var b = chunk[^back];
            if (b >= 0xC0)
            {
                var needed = b switch
                {
                    >= 0xF0 => 4,
                    >= 0xE0 => 3,
                    _ => 2,
                };
                return back < needed ? back : 0;
            }
            if (b < 0x80)
            {
                return 0;
            }
        }
        return 0;
    }

    private static int LinesBeforeFault(ReadOnlySpan<byte> chunk)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(chunk[at..], out _, out var used) == OperationStatus.Done)
        {
            at += used;
        }
        return chunk[..at].Count((byte)'\n');
    }
}
