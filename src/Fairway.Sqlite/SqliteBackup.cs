using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Archives;
using Microsoft.Data.Sqlite;

namespace Fairway.Sqlite;

/// <summary>Copies of a whole file while others use it, what is in one, and how one is put into the place of another.</summary>
public static class SqliteBackup
{
    private static readonly string[] s_endings = ["-wal", "-shm", ""];

    /// <summary>
    /// Copies what stands at this moment; others go on reading and writing. What has been deleted is not in the copy, as it would be in one that is made page by page.
    /// </summary>
    public static async Task<DatabaseCopy> CopyAsync(string connection, string to, CancellationToken stop)
    {
        await using (var from = new SqliteConnection(Alone(SqliteDatabase.ConnectionString(connection, create: false))))
        {
            await from.OpenAsync(stop);
            await using var copy = from.CreateCommand();
            copy.CommandText = "VACUUM INTO $to";
            copy.CommandTimeout = 0;
            copy.Parameters.AddWithValue("$to", to);
            await copy.ExecuteNonQueryAsync(stop);
        }
        await using var read = await ReadAsync(to, stop);
        return new(await MeasureAsync(read, stop), await MigrationsAsync(read, stop));
    }

    /// <summary>A copy that was taken from a backup and lies in a file of its own.</summary>
    /// <param name="file">The copy, in the folder of the database: it is moved, not copied.</param>
    /// <param name="connection">The database whose place it may take.</param>
    public static ScratchDatabase Scratch(string file, string connection) => new ScratchFile(file, connection);

    /// <summary>Whether anything is there that a restore would take the place of.</summary>
    public static bool IsFilled(string connection) => new FileInfo(SqliteDatabase.FileOf(connection)) is { Exists: true, Length: > 0 };

    private static async Task<IReadOnlyList<TableFigures>> MeasureAsync(SqliteConnection connection, CancellationToken stop)
    {
        if (await ScalarAsync(connection, "PRAGMA integrity_check", stop) is not "ok")
        {
            throw new InvalidDataException($"{connection.DataSource} is damaged.");
        }
        var figures = new List<TableFigures>();
        // The framework's lock is no content.
        foreach (
            var table in await ListAsync(
                connection,
                """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> '__EFMigrationsLock' ORDER BY name""",
                stop
            )
        )
        {
            figures.Add(await MeasureAsync(connection, table, stop));
        }
        return figures;
    }

    private static async Task<TableFigures> MeasureAsync(SqliteConnection connection, string table, CancellationToken stop)
    {
        var columns = await ListAsync(connection, $"SELECT name FROM pragma_table_info({Text(table)}) ORDER BY cid", stop);
        var key = await ListAsync(connection, $"SELECT name FROM pragma_table_info({Text(table)}) WHERE pk > 0 ORDER BY pk", stop);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        // Names come from the database itself.
#pragma warning disable CA2100
        command.CommandText = $"SELECT {Names(columns)} FROM {Name(table)} ORDER BY {Names(key.Count == 0 ? columns : key)}";
#pragma warning restore CA2100
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            for (var i = 0; i < columns.Count; i++)
            {
                Append(hash, reader.GetValue(i));
            }
            rows++;
        }
        return new(table, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>With its kind and length before it, so that no two rows are written alike.</summary>
    private static void Append(IncrementalHash hash, object value)
    {
        var (kind, bytes) = value switch
        {
            DBNull => ('n', []),
            long whole => ('i', BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(whole))),
            double real => ('r', BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(BitConverter.DoubleToInt64Bits(real)))),
            string text => ('t', Encoding.UTF8.GetBytes(text)),
            byte[] blob => ('b', blob),
            _ => throw new InvalidOperationException($"A file holds no {value.GetType()}."),
        };
        Span<byte> before = stackalloc byte[5];
        before[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(before[1..], bytes.Length);
        hash.AppendData(before);
        hash.AppendData(bytes);
    }

    private static async Task<IReadOnlyList<string>> MigrationsAsync(SqliteConnection connection, CancellationToken stop) =>
        await ScalarAsync(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'", stop) is 0L
            ? []
            : await ListAsync(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1", stop);

    private static async Task<SqliteConnection> ReadAsync(string file, CancellationToken stop)
    {
        var connection = new SqliteConnection(
            Alone(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly }.ToString())
        );
        await connection.OpenAsync(stop);
        return connection;
    }

    /// <summary>A file that is moved or deleted afterwards must not be held open by a pool.</summary>
    private static string Alone(string connection) => new SqliteConnectionStringBuilder(connection) { Pooling = false }.ToString();

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(Name));

    private static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Text(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string statement, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100
        command.CommandText = statement;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(stop);
    }

    private static async Task<List<string>> ListAsync(SqliteConnection connection, string statement, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = statement;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(stop);
        var list = new List<string>();
        while (await reader.ReadAsync(stop))
        {
            list.Add(reader.GetString(0));
        }
        return list;
    }

    private sealed class ScratchFile(string file, string connection) : ScratchDatabase
    {
        public override async Task<IReadOnlyList<TableFigures>> MeasureAsync(CancellationToken stop)
        {
            await using var read = await ReadAsync(file, stop);
            return await SqliteBackup.MeasureAsync(read, stop);
        }

        public override async Task<string?> PutInPlaceAsync(string word, CancellationToken stop)
        {
            var place = SqliteDatabase.FileOf(connection);
            SqliteConnection.ClearAllPools();
            var filled = IsFilled(connection);
            if (filled)
            {
                await NeedNobodyAsync(stop);
            }
            await using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }
            var kept = SqliteDatabase.FileOf(SqliteDatabase.Beside(connection, "-" + word));
            foreach (var ending in s_endings.Where(ending => File.Exists(place + ending)))
            {
                // What stands in a log that is left belongs to the file beside it, and must not be read into another.
                File.Move(place + ending, kept + ending);
            }
            File.Move(file, place);
            return filled ? kept : null;
        }

        public override ValueTask DisposeAsync()
        {
            Array.ForEach(s_endings, ending => File.Delete(file + ending));
            return ValueTask.CompletedTask;
        }

        /// <summary>Only who is alone can take the log away; a running Fairway holds it. A file that is too damaged to be asked is used by nobody.</summary>
        private async Task NeedNobodyAsync(CancellationToken stop)
        {
            try
            {
                await using var alone = new SqliteConnection(Alone(SqliteDatabase.ConnectionString(connection, create: false)));
                await alone.OpenAsync(stop);
                await using var ask = alone.CreateCommand();
                ask.CommandText = "PRAGMA journal_mode = DELETE";
                ask.CommandTimeout = SqliteDatabase.WaitsForLock;
                await ask.ExecuteScalarAsync(stop);
            }
            catch (SqliteException damaged) when (SqliteDatabase.TroubleOf(damaged) == App.DatabaseTrouble.Damaged) { }
        }
    }
}
