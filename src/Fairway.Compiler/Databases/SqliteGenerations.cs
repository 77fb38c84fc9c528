using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Fairway.Compiler.Databases;

/// <summary>Files beside each other: compiler-0007.db is the seventh.</summary>
public sealed class SqliteGenerations : Generations
{
    private const int WaitsForLock = 10;

    private readonly string _folder;
    private readonly string _name;
    private int _number;

    /// <param name="file">As the operator names it: compiler.db, of which the generations take name and folder.</param>
    public SqliteGenerations(string file)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        _name = Path.GetFileNameWithoutExtension(file);
        Place = Path.Combine(_folder, _name + "-….db");
    }

    public override string Place { get; }

    public override string Bytes => "BLOB";

    public override string InOrderOfKeys => "WITHOUT ROWID";

    public override string? AfterAnswers => null;

    private string Current => FileOf(_number);

    private string Coming => Path.Combine(_folder, _name + ".new");

    public override Task<IReadOnlyList<string>> TracesAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);

    public override Task<bool> FindAsync(CancellationToken stop)
    {
        OwnFolder.Make(_folder);
        var there = Directory.EnumerateFiles(_folder, _name + "-*.db").Select(NumberOf).Where(number => number > 0).Order().ToList();
        _number = there.LastOrDefault();
        foreach (var old in there.Where(number => number != _number))
        {
            Delete(FileOf(old));
        }
        Delete(Coming);
        return Task.FromResult(_number > 0);
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken stop)
    {
        var connection = new SqliteConnection(ConnectionString(Current, SqliteOpenMode.ReadWrite, pooling: true));
        await connection.OpenAsync(stop);
        await Execute(connection, "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA journal_mode=WAL;");
        return connection;
    }

    public override async Task<IReadOnlyList<string>> RenewAsync(Func<DbConnection, Task> fill, CancellationToken stop)
    {
        Delete(Coming);
        await using (var coming = new SqliteConnection(ConnectionString(Coming, SqliteOpenMode.ReadWriteCreate, pooling: false)))
        {
            await coming.OpenAsync(stop);
            // It stands only once it is whole: a journal beside it would serve nothing.
            await Execute(coming, "PRAGMA synchronous=FULL; PRAGMA journal_mode=OFF; PRAGMA temp_store=MEMORY;");
            await fill(coming);
        }
        var old = Current;
        stop.ThrowIfCancellationRequested();
        File.Move(Coming, FileOf(++_number));
        using (var pooled = new SqliteConnection(ConnectionString(old, SqliteOpenMode.ReadWrite, pooling: true)))
        {
            SqliteConnection.ClearPool(pooled);
        }
        Delete(old);
        return [];
    }

    private static async Task Execute(SqliteConnection connection, string statements)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statements;
        await command.ExecuteNonQueryAsync();
    }

    private static string ConnectionString(string file, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = pooling,
            DefaultTimeout = WaitsForLock,
        }.ToString();

    /// <summary>Overwritten first, so that a file system that writes in place keeps nothing of it.</summary>
    private static void Delete(string file)
    {
        foreach (var part in (string[])[file + "-wal", file + "-shm", file + "-journal", file])
        {
            if (!File.Exists(part))
            {
                continue;
            }
            using (var stream = new FileStream(part, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                var nothing = new byte[1 << 16];
                for (var left = stream.Length; left > 0; left -= nothing.Length)
                {
                    stream.Write(nothing, 0, (int)Math.Min(left, nothing.Length));
                }
                stream.Flush(flushToDisk: true);
            }
            File.Delete(part);
        }
    }

    private string FileOf(int number) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{_name}-{number:0000}.db"));

    private int NumberOf(string file) =>
        int.TryParse(
            Path.GetFileNameWithoutExtension(file).AsSpan(_name.Length + 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
}
