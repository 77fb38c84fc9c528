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
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
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

    /// <summary>A reader of a file that was found to be UTF-8, its byte order mark skipped.</summary>
    public static StreamReader Open(string path) =>
        new(
            path,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: true,
            ChunkBytes
        );

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

    private static int CutAtEnd(ReadOnlySpan<byte> chunk)
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
