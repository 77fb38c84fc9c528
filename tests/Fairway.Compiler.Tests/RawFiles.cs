using System.Buffers.Binary;
using System.Text;
using Fairway.Testing;
using Npgsql;
// The how manieth file by the time of its last change, the how manieth page of it, and how far from the page's end, from where both databases fill it: ordered as
// it was written, as far as a place shows it.
using Place = (int File, long Page, long FromEnd);

namespace Fairway.Compiler.Tests;

/// <summary>Raw files of a database: its tables and indexes, its logs, and what is left in them of what was deleted.</summary>
internal static class RawFiles
{
    private const int SqlitePage = 4096;
    private const int SqliteLogHead = 32;
    private const int SqliteFrame = 24 + SqlitePage;
    private const int PostgresPage = 8192;

    /// <summary>Names that all begin with the same, and are as long as each other; each with its number.</summary>
    internal sealed record Names(string Begin, int Length, IReadOnlyDictionary<string, int> Numbers);

    /// <summary>Those of a folder, or of the server that a connection names, which have changed since a moment: other tests have databases there too.</summary>
    public static async Task<IReadOnlyList<string>> OfServer(string connection, DateTime since)
    {
        await using var server = new NpgsqlConnection(connection);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand("SHOW data_directory", server);
        var folder = (string)(await command.ExecuteScalarAsync())!;
        // What is still only in memory would not be in the files.
        await using var checkpoint = new NpgsqlCommand("CHECKPOINT", server);
        await checkpoint.ExecuteNonQueryAsync();
        // Its log of messages stands beside its data.
        var log = Path.Combine(Path.GetDirectoryName(folder)!, "server.log");
        return [.. Of(folder, since), .. File.Exists(log) ? [log] : (string[])[]];
    }

    public static IReadOnlyList<string> Of(string folder, DateTime since) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => File.GetLastWriteTimeUtc(file) >= since)
                .OrderBy(File.GetLastWriteTimeUtc)
                .ThenBy(file => file, StringComparer.Ordinal),
        ];

    /// <summary>All files in which a database of Fairway's stands.</summary>
    public static async Task<IReadOnlyList<string>> Of(TheDatabase database, DateTime since) =>
        database.Provider == Provider.Postgres
            ? await OfServer(database.Connection, since)
            : [.. new[] { database.Connection, database.Connection + "-wal" }.Where(File.Exists)];

    /// <summary>Where something stands first, or last.</summary>
    /// <param name="files">In this order.</param>
    /// <param name="names">What is looked for.</param>
    /// <param name="last">Its last place; else its first.</param>
    /// <param name="beside">Only where this stands not further away than a row is long; empty: anywhere.</param>
    public static Dictionary<int, Place> Places(IEnumerable<string> files, Names names, bool last, ReadOnlySpan<byte> beside = default)
    {
        const int row = 80;
        var (begins, length) = (Encoding.Latin1.GetBytes(names.Begin), names.Length);
        var places = new Dictionary<int, Place>();
        var number = 0;
        foreach (var file in files)
        {
            var bytes = Read(file);
            for (var i = 0; (i = Next(bytes, begins, i)) >= 0; i += begins.Length)
            {
                if (
                    i + length > bytes.Length
                    || !names.Numbers.TryGetValue(Encoding.Latin1.GetString(bytes.AsSpan(i, length)), out var name)
                    || (!beside.IsEmpty && bytes.AsSpan(i, Math.Min(row, bytes.Length - i)).IndexOf(beside) < 0)
                )
                {
                    continue;
                }
                Keep(places, name, PlaceOf(file, number, i), last);
            }
            number++;
        }
        return places;
    }

    /// <summary>Where bytes stand first, or last, that are known by their first eight.</summary>
    public static Dictionary<int, Place> Places(IEnumerable<string> files, IReadOnlyDictionary<ulong, int> sought, bool last)
    {
        // Most places can be passed over by two bytes.
        var begin = new bool[1 << 16];
        foreach (var one in sought.Keys)
        {
            begin[(ushort)one] = true;
        }
        var places = new Dictionary<int, Place>();
        var number = 0;
        foreach (var file in files)
        {
            ReadOnlySpan<byte> bytes = Read(file);
            for (var i = 0; i + sizeof(ulong) <= bytes.Length; i++)
            {
                if (
                    begin[BinaryPrimitives.ReadUInt16LittleEndian(bytes[i..])]
                    && sought.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]), out var name)
                )
                {
                    Keep(places, name, PlaceOf(file, number, i), last);
                }
            }
            number++;
        }
        return places;
    }

    /// <summary>How often something stands in files.</summary>
    public static int Count(IEnumerable<string> files, string text)
    {
        var (count, sought) = (0, Encoding.UTF8.GetBytes(text));
        foreach (var file in files)
        {
            var bytes = Read(file);
            for (var i = 0; (i = Next(bytes, sought, i)) >= 0; i += sought.Length)
            {
                count++;
            }
        }
        return count;
    }

    private static void Keep(Dictionary<int, Place> places, int name, Place place, bool last)
    {
        if (!places.TryGetValue(name, out var known) || (last ? place.CompareTo(known) > 0 : place.CompareTo(known) < 0))
        {
            places[name] = place;
        }
    }

    private static Place PlaceOf(string file, int number, long at)
    {
        var (head, page) =
            file.EndsWith("-wal", StringComparison.Ordinal) ? (SqliteLogHead, SqliteFrame)
            : file.EndsWith(".db", StringComparison.Ordinal) ? (0, SqlitePage)
            : file.Contains("/base/", StringComparison.Ordinal) ? (0, PostgresPage)
            : (0, 1);
        return (number, (at - head) / page, -((at - head) % page));
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException)
        {
            return []; // The server deleted it in between.
        }
    }

    private static int Next(byte[] bytes, ReadOnlySpan<byte> text, int from) =>
        bytes.AsSpan(from).IndexOf(text) is >= 0 and var found ? from + found : -1;
}
