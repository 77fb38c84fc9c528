using Fairway.App;
using Fairway.Postgres;
using Fairway.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli;

/// <summary>The database that was chosen, and all that differs between the two providers: nothing else names one.</summary>
public sealed class Database
{
    private const string DefaultFile = "fairway.db";

    private readonly Action<DbContextOptionsBuilder, bool> _configure;

    /// <summary>The PostgreSQL server's connection string; null on a file.</summary>
    private readonly string? _server;

    private Database(
        string place,
        string? file,
        string? server,
        Action<DbContextOptionsBuilder, bool> configure,
        DatabaseTroubleOf troubleOf
    )
    {
        _server = server;
        Place = place;
        File = file;
        _configure = configure;
        TroubleOf = troubleOf;
    }

    /// <summary>Where it is, as a sentence names it; never with a password.</summary>
    public string Place { get; }

    /// <summary>The SQLite file with its whole path; null on PostgreSQL.</summary>
    public string? File { get; }

    public DatabaseTroubleOf TroubleOf { get; }

    /// <summary>
    /// <c>Host=…</c> means PostgreSQL, anything else an SQLite file; nothing said means <c>fairway.db</c> in the data folder.
    /// </summary>
    /// <param name="connection">What <c>--db</c> or FAIRWAY_DB says.</param>
    /// <param name="dataFolder">Where the file stands if nothing is said.</param>
    public static Database Choose(string? connection, string dataFolder)
    {
        if (string.IsNullOrWhiteSpace(connection))
        {
            connection = Path.Combine(dataFolder, DefaultFile);
        }
        if (IsPostgres(connection))
        {
            return new Database(
                PostgresDatabase.PlaceOf(connection),
                null,
                connection,
                (options, _) => PostgresDatabase.Configure(options, connection),
                PostgresDatabase.TroubleOf
            );
        }
        var file = SqliteDatabase.FileOf(connection);
        return new Database(
            file,
            file,
            null,
            (options, create) => SqliteDatabase.Configure(options, connection, create),
            SqliteDatabase.TroubleOf
        );
    }

    /// <summary>Where a compiler that is started beside a demonstration has its own folder: next to the file, else in the data folder.</summary>
    /// <param name="dataFolder">As for <see cref="Choose"/>.</param>
    internal string CompilerFolder(string dataFolder) =>
        File is not { } file ? Path.Combine(dataFolder, "compiler")
        : Path.GetFileName(file) == DefaultFile ? Path.Combine(Path.GetDirectoryName(file)!, "compiler")
        : Path.ChangeExtension(file, null) + "-compiler";

    public void Configure(DbContextOptionsBuilder options) => _configure(options, false);

    /// <summary>Waits until nobody else updates a PostgreSQL database's tables, and keeps others waiting; null on a file, which has its own lock.</summary>
    internal Task<IAsyncDisposable?> AloneAsync(CancellationToken stop) =>
        _server is null ? Task.FromResult<IAsyncDisposable?>(null) : PostgresDatabase.AloneAsync(_server, stop);

    /// <summary>A context outside the web's services: for imports and exports.</summary>
    public FairwayDb Open() => Open(create: false);

    /// <summary>The same where the database may not be there yet.</summary>
    internal FairwayDb OpenOrCreate() => Open(create: true);

    private FairwayDb Open(bool create)
    {
        var options = new DbContextOptionsBuilder<FairwayDb>();
        _configure(options, create);
        return new FairwayDb(options.Options);
    }

    private static bool IsPostgres(string connection) =>
        connection.Split(';').Any(part => part.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase));
}
