using System.Data;
using System.Data.Common;
using Fairway.App;
using Fairway.App.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Fairway.Sqlite;

/// <summary>Fairway on one SQLite file.</summary>
public static class SqliteDatabase
{
    /// <summary>How long an act waits for another one's lock before it says that the database is busy, in seconds.</summary>
    public const int WaitsForLock = 10;

    /// <summary>Names the provider and what it needs.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="connection">A file's path, or a connection string (recognised by "Data Source=").</param>
    /// <param name="create">False where the file has to be there: one that went away must not come back empty under a running server.</param>
    public static void Configure(DbContextOptionsBuilder options, string connection, bool create = true) =>
        options
            .UseSqlite(
                ConnectionString(connection, create),
                sqlite =>
                    sqlite
                        .MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name)
                        // One parameter for a whole list: a statement's text then doesn't depend on its length, and is made once.
                        .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            )
            .AddInterceptors(Pragmas.Instance);

    /// <summary>The connection string of a file's path; a connection string keeps what it says.</summary>
    public static string ConnectionString(string connection, bool create = true)
    {
        var builder = connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase)
            ? new SqliteConnectionStringBuilder(connection)
            : new SqliteConnectionStringBuilder { DataSource = connection };
        builder.ForeignKeys = true;
        if (!create && builder.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            builder.Mode = SqliteOpenMode.ReadWrite;
        }
        if (!builder.ContainsKey("Default Timeout") || builder.DefaultTimeout == 30)
        {
            builder.DefaultTimeout = WaitsForLock;
        }
        return builder.ToString();
    }

    /// <summary>The file that a path or connection string means, with its whole path.</summary>
    public static string FileOf(string connection) =>
        Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString(connection)).DataSource);

    /// <summary>Another file in the same folder, called like this one with an ending before its extension; what else the connection string says stays.</summary>
    public static string Beside(string connection, string ending)
    {
        var builder = new SqliteConnectionStringBuilder(ConnectionString(connection));
        var file = FileOf(connection);
        builder.DataSource = Path.ChangeExtension(file, null) + ending + Path.GetExtension(file);
        return builder.ToString();
    }

    /// <summary>A transaction that shows what stands at this moment, however long it is read, and keeps nobody from writing.</summary>
    public static async Task<IAsyncDisposable> SnapshotAsync(DbContext db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        // The framework's own way would take the lock of whoever writes.
        var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(IsolationLevel.Serializable, deferred: true);
        await db.Database.UseTransactionAsync(transaction, stop);
        // It begins with what is read first.
        await db.Database.ExecuteSqlRawAsync("SELECT count(*) FROM sqlite_master", stop);
        return new Moment(db, transaction);
    }

    /// <summary>What the file says of itself.</summary>
    public static async Task<DatabaseFacts> FactsAsync(DbContext db, CancellationToken stop)
    {
        var version = await db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS \"Value\"").SingleAsync(stop);
        var bytes = await db
            .Database.SqlQueryRaw<long>("SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()")
            .SingleAsync(stop);
        return new($"SQLite {version}", bytes, GuardsRows: false);
    }

    /// <summary>What SQLite's result codes mean for people. See <c>https://www.sqlite.org/rescode.html</c>.</summary>
    public static DatabaseTrouble? TroubleOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException { SqliteErrorCode: var code, SqliteExtendedErrorCode: var extended })
            {
                return code switch
                {
                    5 or 6 => DatabaseTrouble.Busy, // BUSY, LOCKED
                    8 => DatabaseTrouble.ReadOnly,
                    3 or 14 => DatabaseTrouble.Unreachable, // PERM, CANTOPEN
                    13 => DatabaseTrouble.Full,
                    10 => DatabaseTrouble.Unreachable, // IOERR: a disk or network share that went away
                    11 or 26 => DatabaseTrouble.Damaged, // CORRUPT, NOTADB
                    19 when extended is 2067 or 1555 => DatabaseTrouble.Duplicate, // CONSTRAINT_UNIQUE, CONSTRAINT_PRIMARYKEY
                    _ => null,
                };
            }
        }
        return null;
    }

    /// <summary>The framework doesn't end a transaction that it didn't begin.</summary>
    private sealed class Moment(DbContext db, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Settings that SQLite keeps per connection. WAL lets readers read while one writes; FULL because NORMAL can lose an acknowledged
    /// commit when the power goes.
    /// </summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        private static readonly string Statements =
            $"PRAGMA busy_timeout={WaitsForLock * 1000}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Statements;
            command.ExecuteNonQuery();
            // Kept in the file: asking again costs nothing, and a file opened for reading only stays as it is.
            if (!new SqliteConnectionStringBuilder(connection.ConnectionString).Mode.Equals(SqliteOpenMode.ReadOnly))
            {
                command.CommandText = "PRAGMA journal_mode=WAL;";
                command.ExecuteScalar();
            }
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            // SQLite does no asynchronous work; the base class's way would skip the settings.
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
