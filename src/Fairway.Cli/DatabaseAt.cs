using Fairway.App;
using Fairway.App.Archives;
using Fairway.App.Operations;
using Fairway.Postgres;
using Fairway.Postgres.Rows;
using Fairway.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>One place where tables stand, and all that differs between the two providers: nothing else names one.</summary>
public abstract class DatabaseAt
{
    /// <summary>The PostgreSQL server's connection string; null on a file.</summary>
    private readonly string? _server;

    private readonly string _connection;

    /// <summary>On PostgreSQL, whoever owns the tables and updates them; the same connection where nobody else is named.</summary>
    private readonly string _owner;

    private bool? _guardsRows;

    /// <param name="connection"><c>Host=…</c> means PostgreSQL, anything else an SQLite file.</param>
    /// <param name="owner">Connection of the user who owns the tables on PostgreSQL, into whichever database; null: the same user.</param>
    protected DatabaseAt(string connection, string? owner)
    {
        _connection = connection;
        _owner = owner is null || !IsPostgres(connection) ? connection : PostgresDatabase.As(owner, connection);
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

    /// <summary>
    /// Whether the server guards rows against the product's user (ADR 29): on PostgreSQL, where that is not the owner of the tables. Where it can't be asked, it is told
    /// who asks all the same.
    /// </summary>
    public bool GuardsRows => _server is not null && (_guardsRows ?? (_guardsRows = GuardedRows.AreGuarded(_server)) ?? true);

    public void Configure(DbContextOptionsBuilder options)
    {
        if (_server is not null)
        {
            PostgresDatabase.Configure(options, _server, GuardsRows);
        }
        else
        {
            SqliteDatabase.Configure(options, _connection, create: false);
        }
    }

    /// <summary>The same as the owner of the tables, who may make them.</summary>
    protected void ConfigureToUpdate(DbContextOptionsBuilder options)
    {
        if (_server is not null)
        {
            PostgresDatabase.Configure(options, _owner, updates: true);
        }
        else
        {
            SqliteDatabase.Configure(options, _connection, create: true);
        }
    }

    /// <summary>After the tables are this version's: who may do what in them, where the server decides that.</summary>
    /// <param name="changed">Whether the tables were made or updated just now.</param>
    /// <param name="stop">Ends the waiting.</param>
    internal async Task GuardAsync(bool changed, CancellationToken stop)
    {
        if (_server is null)
        {
            return;
        }
        var current = !changed && await AreCurrentAsync(_server, stop);
        if (_owner != _connection || (!current && !GuardsRows))
        {
            await GuardAsync(_owner, PostgresDatabase.UserOf(_server), stop);
            _guardsRows = null;
        }
        else if (!current && !changed)
        {
            throw Stop.Failure(
                $"The rules by which the server guards the rows of {Place} are of another version: run ./fairway migrate with --db-owner, or as the owner of the tables."
            );
        }
    }

    /// <summary>Whether the server guards rows by this version's rules.</summary>
    protected abstract Task<bool> AreCurrentAsync(string connection, CancellationToken stop);

    /// <param name="owner">Connection of the owner.</param>
    /// <param name="user">The product's user.</param>
    /// <param name="stop">Ends the waiting.</param>
    protected abstract Task GuardAsync(string owner, string? user, CancellationToken stop);

    /// <summary>A context on tables that may not be there yet.</summary>
    internal abstract DbContext ToUpdate();

    /// <summary>What is done once, when it has been made.</summary>
    internal virtual Task MadeAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>What else to say where the server refuses to make it; null: nothing.</summary>
    internal virtual string? Unmade => null;

    /// <summary>Waits until nobody else updates a PostgreSQL database's tables, and keeps others waiting; null on a file, which has its own lock.</summary>
    internal Task<IAsyncDisposable?> AloneAsync(CancellationToken stop) =>
        _server is null ? Task.FromResult<IAsyncDisposable?>(null) : PostgresDatabase.AloneAsync(_owner, stop);

    /// <summary>A transaction that shows what stands at this moment, and keeps nobody from writing.</summary>
    public Task<IAsyncDisposable> SnapshotAsync(DbContext db, CancellationToken stop) =>
        _server is null ? SqliteDatabase.SnapshotAsync(db, stop) : PostgresDatabase.SnapshotAsync(db, stop);

    /// <summary>What it says of itself, for whoever keeps it running.</summary>
    public Task<DatabaseFacts> FactsAsync(DbContext db, CancellationToken stop) =>
        _server is null ? SqliteDatabase.FactsAsync(db, stop) : PostgresDatabase.FactsAsync(db, GuardsRows, stop);

    /// <summary>How it goes on counting after rows that came with their numbers; a file does so by itself.</summary>
    public CountsOn CountsOn => _server is null ? (_, _, _, _) => Task.CompletedTask : PostgresDatabase.CountOnAsync;

    /// <summary>Another place of the same kind, called like this one with a word at the end.</summary>
    protected static string Beside(string connection, string word) =>
        IsPostgres(connection) ? PostgresDatabase.Beside(connection, "_" + word) : SqliteDatabase.Beside(connection, "-" + word);

    /// <summary>Whether two connections of one kind lead to one place.</summary>
    protected static bool AreOne(string one, string other) =>
        IsPostgres(one) ? PostgresDatabase.AreOne(one, other) : SqliteDatabase.FileOf(one) == SqliteDatabase.FileOf(other);

    protected static bool IsPostgres(string connection) =>
        connection.Split(';').Any(part => part.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase));
}
