using Fairway.App;
using Fairway.App.Archives;
using Fairway.App.Operations;
using Fairway.Postgres;
using Fairway.Postgres.Backups;
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
            SqliteUpdate.Configure(options, _connection);
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

    /// <summary>Applies what is missing. A process that is killed meanwhile leaves each step done or not done.</summary>
    /// <param name="db">Of <see cref="ToUpdate"/>.</param>
    /// <param name="stop">Ends it.</param>
    internal Task UpdateAsync(DbContext db, CancellationToken stop) =>
        _server is null ? SqliteUpdate.RunAsync(db, stop) : db.Database.MigrateAsync(stop);

    /// <summary>The versions of the tables that this version of the product knows, in order.</summary>
    internal IReadOnlyList<string> Migrations()
    {
        using var db = ToUpdate();
        return [.. db.Database.GetMigrations()];
    }

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

    /// <summary>The kind, as a backup names it: it goes back to the same.</summary>
    internal string Kind => _server is null ? "sqlite" : "postgres";

    /// <summary>With what the name of a copy ends.</summary>
    internal string CopyEnding => _server is null ? ".db" : ".dump";

    /// <summary>What it is called, without the place.</summary>
    internal string ShortName => File is { } file ? Path.GetFileNameWithoutExtension(file) : PostgresDatabase.NameOf(_connection);

    /// <summary>Whether there is anything to back up, or to lose.</summary>
    internal Task<bool> IsFilledAsync(CancellationToken stop) =>
        _server is null ? Task.FromResult(SqliteBackup.IsFilled(_connection)) : PostgresBackup.IsFilledAsync(_owner, stop);

    /// <summary>Copies what stands at this moment into a file, and measures it at that moment, while others work on.</summary>
    internal Task<DatabaseCopy> CopyAsync(string to, string? tools, CancellationToken stop) =>
        _server is null ? SqliteBackup.CopyAsync(_connection, to, stop) : PostgresBackup.CopyAsync(_owner, to, tools, stop);

    /// <summary>Restores a copy to a scratch place, from where it can take this database's.</summary>
    /// <param name="copy">The copy; it may be moved.</param>
    /// <param name="tools">The folder of PostgreSQL's programs; null: the usual places.</param>
    /// <param name="stop">Ends it.</param>
    internal Task<ScratchDatabase> UnpackAsync(string copy, string? tools, CancellationToken stop) =>
        _server is null ? Task.FromResult(SqliteBackup.Scratch(copy, _connection)) : PostgresBackup.RestoreAsync(_owner, copy, tools, stop);

    /// <summary>A user whom the server guards rows against sees too little for a backup.</summary>
    internal void NeedOwner()
    {
        if (_owner == _connection && _server is not null && GuardedRows.AreGuarded(_server) == true)
        {
            throw Stop.Usage(
                $"The server guards the rows of {Place} against this user. A backup is made by the owner of the tables: name it with --db-owner or FAIRWAY_DB_OWNER."
            );
        }
    }

    /// <summary>What else to say where a backup or a restore fails, after the sentence about the trouble.</summary>
    internal string RightsForBackups(DatabaseTrouble trouble) =>
        (_server, trouble) switch
        {
            (null, _) => "",
            (_, DatabaseTrouble.Refused) =>
                " A backup is restored to a scratch database, for which the owner of the tables wants the right to make one: ALTER ROLE … CREATEDB gives it.",
            (_, DatabaseTrouble.Busy) => " A database is replaced while nobody is connected to it: stop Fairway first.",
            _ => "",
        };

    /// <summary>Another database stands in its place.</summary>
    internal void Forget() => _guardsRows = null;

    /// <summary>Another place of the same kind, called like this one with a word at the end.</summary>
    protected static string Beside(string connection, string word) =>
        IsPostgres(connection) ? PostgresDatabase.Beside(connection, "_" + word) : SqliteDatabase.Beside(connection, "-" + word);

    /// <summary>Whether two connections of one kind lead to one place.</summary>
    protected static bool AreOne(string one, string other) =>
        IsPostgres(one) ? PostgresDatabase.AreOne(one, other) : SqliteDatabase.FileOf(one) == SqliteDatabase.FileOf(other);

    protected static bool IsPostgres(string connection) =>
        connection.Split(';').Any(part => part.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase));
}
