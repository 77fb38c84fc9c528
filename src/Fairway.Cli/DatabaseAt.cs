using Fairway.App;
using Fairway.Postgres;
using Fairway.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>One place where tables stand, and all that differs between the two providers: nothing else names one.</summary>
public abstract class DatabaseAt
{
    /// <summary>The PostgreSQL server's connection string; null on a file.</summary>
    private readonly string? _server;

    private readonly string _connection;

    /// <param name="connection"><c>Host=…</c> means PostgreSQL, anything else an SQLite file.</param>
    protected DatabaseAt(string connection)
    {
        _connection = connection;
        if (IsPostgres(connection))
        {
            _server = connection;
            Place = PostgresDatabase.PlaceOf(connection);
            TroubleOf = PostgresDatabase.TroubleOf;
        }
        else
        {
            File = SqliteDatabase.FileOf(connection);
            Place = File;
            TroubleOf = SqliteDatabase.TroubleOf;
        }
    }

    /// <summary>Where it is, as a sentence names it; never with a password.</summary>
    public string Place { get; }

    /// <summary>The SQLite file with its whole path; null on PostgreSQL.</summary>
    public string? File { get; }

    public DatabaseTroubleOf TroubleOf { get; }

    public void Configure(DbContextOptionsBuilder options) => Configure(options, create: false);

    protected void Configure(DbContextOptionsBuilder options, bool create)
    {
        if (_server is not null)
        {
            PostgresDatabase.Configure(options, _server);
        }
        else
        {
            SqliteDatabase.Configure(options, _connection, create);
        }
    }

    /// <summary>A context on tables that may not be there yet.</summary>
    internal abstract DbContext ToUpdate();

    /// <summary>What is done once, when it has been made.</summary>
    internal virtual Task MadeAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>What else to say where the server refuses to make it; null: nothing.</summary>
    internal virtual string? Unmade => null;

    /// <summary>Waits until nobody else updates a PostgreSQL database's tables, and keeps others waiting; null on a file, which has its own lock.</summary>
    internal Task<IAsyncDisposable?> AloneAsync(CancellationToken stop) =>
        _server is null ? Task.FromResult<IAsyncDisposable?>(null) : PostgresDatabase.AloneAsync(_server, stop);

    /// <summary>Another place of the same kind, called like this one with a word at the end.</summary>
    protected static string Beside(string connection, string word) =>
        IsPostgres(connection) ? PostgresDatabase.Beside(connection, "_" + word) : SqliteDatabase.Beside(connection, "-" + word);

    /// <summary>Whether two connections of one kind lead to one place.</summary>
    protected static bool AreOne(string one, string other) =>
        IsPostgres(one) ? PostgresDatabase.AreOne(one, other) : SqliteDatabase.FileOf(one) == SqliteDatabase.FileOf(other);

    protected static bool IsPostgres(string connection) =>
        connection.Split(';').Any(part => part.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase));
}
