using System.Buffers;
using System.Text.Unicode;

namespace Fairway.App.Files;

/// <summary>A part of a file that begins and ends with whole records.</summary>
/// <param name="From">Its first byte.</param>
/// <param name="Until">The first byte no longer in it.</param>
/// <param name="Line">The physical line (from 1) on which it begins.</param>
internal readonly record struct CsvPart(long From, long Until, int Line);

/// <summary>Into how many parts a file is cut.</summary>
/// <param name="Most">At most so many.</param>
/// <param name="Smallest">None of fewer bytes: a small file is read in one piece.</param>
public readonly record struct CsvCutting(int Most, long Smallest)
{
    /// <summary>A part for each processor.</summary>
    public static CsvCutting Usual => new(Environment.ProcessorCount, 1 << 22);
}

/// <summary>
/// Cuts a large CSV file where records end, so that each processor reads a part. A line's end is a record's end where the quotation marks before
/// it are even in number; where they are not because of a wrong one, whoever reads the part in which it stands finds it. Of a file that is not
/// plainly UTF-8 text with ordinary line ends no parts are made: it is read in one piece, by who says what is wrong with it.
/// </summary>
internal static class CsvParts
{
    private const int ChunkBytes = 1 << 18;

    /// <summary>The parts in their order, about as large as each other; none where the file is to be read in one piece.</summary>
    public static IReadOnlyList<CsvPart> Of(string path, CsvCutting cutting)
    {
        var length = new FileInfo(path).Length;
        var wanted = (int)Math.Min(cutting.Most, length / cutting.Smallest);
        if (wanted < 2)
        {
            return [];
        }
        var cuts = Cuts(path, length, wanted);
        var seen = new Seen?[cuts.Count - 1];
        Parallel.For(0, seen.Length, part => seen[part] = Look(path, cuts[part], cuts[part + 1]));
        var parts = new List<CsvPart>();
        var (line, inQuotes) = (1, false);
        for (var part = 0; part < seen.Length; part++)
        {
            if (seen[part] is not var (feeds, quotes))
            {
                return [];
            }
            if (inQuotes)
            {
                parts[^1] = parts[^1] with { Until = cuts[part + 1] };
            }
            else
            {
                parts.Add(new(cuts[part], cuts[part + 1], line));
            }
            line += feeds;
            inQuotes ^= (quotes & 1) != 0;
        }
        return parts.Count > 1 ? parts : [];
    }

    /// <summary>What a part has of line ends and quotation marks.</summary>
    private sealed record Seen(int Feeds, int Quotes);

    /// <summary>Where the parts begin, and the file's end.</summary>
    private static List<long> Cuts(string path, long length, int wanted)
    {
        using var file = Utf8Text.Open(path);
        Span<byte> buffer = new byte[CsvRecords.LongestRecord];
        var cuts = new List<long> { 0 };
        for (var part = 1; part < wanted; part++)
        {
            file.Position = length / wanted * part;
            var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var feed = buffer[..read].IndexOf((byte)'\n');
            var cut = (length / wanted * part) + feed + 1;
            if (feed >= 0 && cut > cuts[^1] && cut < length)
            {
                cuts.Add(cut);
            }
        }
        cuts.Add(length);
        return cuts;
    }

    /// <summary>Null where something is not plain.</summary>
    private static Seen? Look(string path, long from, long until)
    {
        using var file = Utf8Text.Open(path);
        file.Position = from;
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var (feeds, quotes, held) = (0, 0, 0);
            for (var left = until - from; left > 0; )
            {
                var read = file.Read(buffer, held, (int)Math.Min(left, ChunkBytes - held));
                if (read == 0)
                {
                    return null;
                }
                left -= read;
                var chunk = buffer.AsSpan(0, held + read);
                // A letter may be cut by the chunk's end, and a line's end too: such bytes wait for the rest.
                var whole = chunk[..(chunk.Length - (left == 0 ? 0 : Math.Max(Utf8Text.CutAtEnd(chunk), chunk[^1] == '\r' ? 1 : 0)))];
                if (!Utf8.IsValid(whole) || whole.Contains((byte)0) || HasReturnAlone(whole))
                {
                    return null;
                }
                feeds += whole.Count((byte)'\n');
                quotes += whole.Count((byte)'"');
                held = chunk.Length - whole.Length;
                chunk[whole.Length..].CopyTo(buffer);
            }
            return new(feeds, quotes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool HasReturnAlone(ReadOnlySpan<byte> text)
    {
        for (int at; (at = text.IndexOf((byte)'\r')) >= 0; text = text[(at + 2)..])
        {
            if (at + 1 == text.Length || text[at + 1] != '\n')
            {
                return true;
            }
        }
        return false;
    }
}
