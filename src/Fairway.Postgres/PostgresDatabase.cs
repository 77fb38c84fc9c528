using System.Data;
using System.Net.Sockets;
using Fairway.App;
using Fairway.App.Operations;
using Fairway.Postgres.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Fairway.Postgres;

/// <summary>Fairway on a PostgreSQL server.</summary>
public static class PostgresDatabase
{
    /// <summary>The advisory lock that whoever updates the tables holds; any number that nothing else in the database uses.</summary>
    private const int UpdatingLock = 1_252_009;

    /// <summary>How long one statement may take, in seconds.</summary>
    private const int StatementLimit = 30;

    /// <summary>How long another's update is waited for, in seconds.</summary>
    private const int WaitsForUpdate = 120;

    /// <summary>
    /// Names the provider and what it needs. Nothing is tried again on its own: a transaction that failed in the middle is answered with
    /// a sentence and done again by the person, since only they know whether it still holds.
    /// </summary>
    /// <param name="options">The context's options.</param>
    /// <param name="connection">A connection string as Npgsql takes it: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <param name="guarded">Whether the server guards rows against this user, and is to be told who asks.</param>
    /// <param name="updates">Whether tables are made or changed, which takes as long as it takes.</param>
    public static void Configure(DbContextOptionsBuilder options, string connection, bool guarded = false, bool updates = false)
    {
        options
            .UseNpgsql(
                Patient(ConnectionString(connection), updates),
                npgsql => npgsql.MigrationsAssembly(typeof(PostgresDatabase).Assembly.GetName().Name)
            )
            .ReplaceService<IModelCustomizer, OrderedByBytes>()
            .AddInterceptors(CommitsTold.Instance);
        if (guarded)
        {
            options.AddInterceptors(RowGuard.Instance);
        }
    }

    /// <summary>
    /// The driver's own time limit would hold for commits as well, and one that is given up stands or not. So the server limits statements, which it does for all but
    /// the commit itself, and the driver waits.
    /// </summary>
    private static string Patient(string connection, bool updates)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (builder.ContainsKey("Command Timeout"))
        {
            return connection;
        }
        builder.CommandTimeout = 0;
        if (!updates && builder.Options?.Contains("statement_timeout", StringComparison.Ordinal) != true)
        {
            builder.Options = $"{builder.Options} -c statement_timeout={StatementLimit}s".Trim();
        }
        return builder.ToString();
    }

    /// <summary>The connection string with the waiting times that a page can afford, where it names none.</summary>
    public static string ConnectionString(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!builder.ContainsKey("Timeout"))
        {
            builder.Timeout = 5;
        }
        if (!builder.ContainsKey("Tcp Keepalive"))
        {
            // A server that is gone is seen by the network, also while a commit is waited for.
            builder.TcpKeepAlive = true;
            (builder.TcpKeepAliveTime, builder.TcpKeepAliveInterval) = (10, 5);
        }
        if (string.IsNullOrEmpty(builder.ApplicationName))
        {
            builder.ApplicationName = "fairway";
        }
        return builder.ToString();
    }

    /// <summary>
    /// Two starts at once on one database: the second waits here until the first has brought it up to date. The framework's own lock is let go between two
    /// migrations. This one goes with its connection, also that of a process that broke; null where there is no database yet.
    /// </summary>
    public static async Task<IAsyncDisposable?> AloneAsync(string connection, CancellationToken stop)
    {
        var alone = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString(connection)) { Pooling = false }.ToString());
        try
        {
            await alone.OpenAsync(stop);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({UpdatingLock})", alone);
            command.CommandTimeout = WaitsForUpdate;
            await command.ExecuteNonQueryAsync(stop);
            return alone;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await alone.DisposeAsync();
            return null;
        }
        catch
        {
            await alone.DisposeAsync();
            throw;
        }
    }

    /// <summary>A transaction that shows what stands at this moment, however long it is read, and keeps nobody from writing.</summary>
    public static async Task<IAsyncDisposable> SnapshotAsync(DbContext db, CancellationToken stop)
    {
        var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await db.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY", stop);
        // It begins with what is read first.
        await db.Database.ExecuteSqlRawAsync("SELECT 1", stop);
        return transaction;
    }

    /// <summary>Rows that came with numbers of their own have not moved the counter: the next new row would have one of theirs.</summary>
    public static Task CountOnAsync(DbContext db, string table, string column, CancellationToken stop)
    {
        // Names of the model, not what anybody typed.
        var set =
            $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), (SELECT COALESCE(max(\"{column}\"), 0) + 1 FROM \"{table}\"), false)";
#pragma warning disable EF1002, EF1003
        return db.Database.ExecuteSqlRawAsync(set, stop);
#pragma warning restore EF1002, EF1003
    }

    /// <summary>What the server says of itself and of the database.</summary>
    /// <param name="db">A context on it.</param>
    /// <param name="guarded">Whether it guards rows against this user.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<DatabaseFacts> FactsAsync(DbContext db, bool guarded, CancellationToken stop)
    {
        var version = await db.Database.SqlQueryRaw<string>("SELECT current_setting('server_version') AS \"Value\"").SingleAsync(stop);
        var bytes = await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(stop);
        return new($"PostgreSQL {version}", bytes, guarded);
    }

    /// <summary>Another database on the same server, by the same user, called like this one with an ending.</summary>
    public static string Beside(string connection, string ending)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        builder.Database = NameOf(builder) + ending;
        return builder.ToString();
    }

    /// <summary>Another user's way into the database of a connection.</summary>
    /// <param name="user">A connection string that names the user.</param>
    /// <param name="connection">The database, on the same server.</param>
    public static string As(string user, string connection) =>
        new NpgsqlConnectionStringBuilder(user) { Database = NameOf(new NpgsqlConnectionStringBuilder(connection)) }.ToString();

    /// <summary>Who signs in with a connection; null: whom the environment names.</summary>
    public static string? UserOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Username;

    /// <summary>Whether two connection strings lead into one database, whoever signs in.</summary>
    public static bool AreOne(string one, string other)
    {
        var (a, b) = (new NpgsqlConnectionStringBuilder(one), new NpgsqlConnectionStringBuilder(other));
        return (a.Host, a.Port, NameOf(a)) == (b.Host, b.Port, NameOf(b));
    }

    /// <summary>Nobody but its owner, and whom the owner lets in by name, connects to a database any more.</summary>
    public static async Task ShutAsync(string connection, CancellationToken stop)
    {
        var name = NameOf(new NpgsqlConnectionStringBuilder(connection)).Replace("\"", "\"\"", StringComparison.Ordinal);
        await using var owner = new NpgsqlConnection(ConnectionString(connection));
        await owner.OpenAsync(stop);
        await using var command = new NpgsqlCommand($"REVOKE CONNECT, TEMPORARY ON DATABASE \"{name}\" FROM PUBLIC", owner);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Where a connection string leads, without its password: for sentences.</summary>
    public static string PlaceOf(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        return $"database \"{NameOf(builder)}\" on {builder.Host}:{builder.Port}";
    }

    /// <summary>As the server does: no database named means the one that is called like the user.</summary>
    public static string NameOf(string connection) => NameOf(new NpgsqlConnectionStringBuilder(connection));

    private static string NameOf(NpgsqlConnectionStringBuilder builder) => builder.Database ?? builder.Username ?? Environment.UserName;

    /// <summary>What PostgreSQL's and the network's errors mean for people.</summary>
    public static DatabaseTrouble? TroubleOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is PostgresException { SqlState: var state })
            {
                return OfState(state);
            }
            if (inner is SocketException or TimeoutException or EndOfStreamException or NpgsqlException { InnerException: null })
            {
                // The connection could not be made, or broke. A commit that broke so may stand or not: the page reloads and shows which.
                return DatabaseTrouble.Unreachable;
            }
        }
        return null;
    }

    private static DatabaseTrouble? OfState(string state) =>
        state switch
        {
            PostgresErrorCodes.UniqueViolation => DatabaseTrouble.Duplicate,
            PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled => DatabaseTrouble.Busy,
            PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ObjectInUse => DatabaseTrouble.Busy,
            PostgresErrorCodes.ReadOnlySqlTransaction => DatabaseTrouble.ReadOnly,
            PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => DatabaseTrouble.Full,
            PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification
            or PostgresErrorCodes.InsufficientPrivilege => DatabaseTrouble.Refused,
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => DatabaseTrouble.Damaged,
            // 57P01–57P03: the server is going down, broke, or is starting up. Class 08: the connection.
            _ when state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal) =>
                DatabaseTrouble.Unreachable,
            _ => null,
        };
}
