using System.Collections.Concurrent;
using Fairway.App;
using Fairway.App.Skills;
using Fairway.Cli;
using Fairway.Postgres;
using Fairway.Postgres.Rows;
using Fairway.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fairway.Testing;

/// <summary>
/// A real database of a test's own, fresh and migrated, gone when the test is over. Copied from a template that is made once a run:
/// <c>await using var database = await TheDatabase.On(Provider.Postgres);</c>
/// </summary>
public sealed class TheDatabase : IAsyncDisposable
{
    private static readonly string? s_server = Environment.GetEnvironmentVariable("FAIRWAY_TEST_POSTGRES");
    private static readonly string s_folder = MakeFolder();
    private static readonly ConcurrentDictionary<(Provider, string), Lazy<Task<string>>> s_templates = new();
    private static readonly SemaphoreSlim s_copying = new(1, 1);

    static TheDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => DropTemplates();

    private TheDatabase(Provider provider, string connection)
    {
        Provider = provider;
        Connection = connection;
    }

    /// <summary>Whether there is a PostgreSQL to test on.</summary>
    public static bool HasPostgres => !string.IsNullOrEmpty(s_server);

    public Provider Provider { get; }

    /// <summary>As <c>--db</c> takes it: a file's path, or <c>Host=…</c> with the user who owns the tables.</summary>
    public string Connection { get; }

    /// <summary>The product's own way in: on PostgreSQL by a user who owns nothing, against whom the server guards rows.</summary>
    public string ForProduct => Provider == Provider.Sqlite ? Connection : AsProduct(Connection);

    /// <summary>A fresh database with the tables of this version and nothing in them.</summary>
    public static Task<TheDatabase> On(Provider provider) => From(provider, "empty", _ => Task.CompletedTask);

    /// <summary>A copy of a database that is filled once a run. The name says what is in it.</summary>
    public static async Task<TheDatabase> From(Provider provider, string name, Func<FairwayDb, Task> fill)
    {
        var template = await s_templates.GetOrAdd((provider, name), _ => new Lazy<Task<string>>(() => MakeTemplate(provider, fill))).Value;
        return new TheDatabase(provider, await Copy(provider, template));
    }

    /// <summary>No tables, nor even a file: what a first start finds.</summary>
    public static async Task<TheDatabase> Nothing(Provider provider) => new(provider, await Create(provider));

    /// <summary>Where the room of skills has its own beside this one.</summary>
    public SkillsDatabase Skills => Cli.Database.Choose(Connection, "").Skills;

    /// <summary>The same with an empty database of the room of skills beside it, as <c>./fairway run</c> makes one: most tests need none.</summary>
    public async Task<TheDatabase> WithSkills()
    {
        var template = await s_templates
            .GetOrAdd((Provider, "skills, empty"), on => new Lazy<Task<string>>(() => MakeSkillsTemplate(on.Item1)))
            .Value;
        await Copy(Provider, template, SkillsConnection);
        return this;
    }

    private string SkillsConnection =>
        Provider == Provider.Sqlite
            ? Path.ChangeExtension(Connection, null) + "-skills.db"
            : PostgresDatabase.Beside(Connection, "_skills");

    /// <summary>A context of its own, as each request has.</summary>
    public FairwayDb Open() => Open(Provider, Connection);

    /// <summary>Adds rows and saves them.</summary>
    public async Task Add(params object[] rows)
    {
        await using var db = Open();
        db.AddRange(rows.Select(row => row is IBuilds builder ? builder.Built : row));
        await db.SaveChangesAsync();
    }

    /// <summary>Reads with a context of its own: what a later request would see.</summary>
    public async Task<T> Read<T>(Func<FairwayDb, Task<T>> query)
    {
        await using var db = Open();
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        // Where a server or the command line has made it, it goes with the test too.
        await Drop(Provider, SkillsConnection);
        await Drop(Provider, Connection);
    }

    /// <summary>
    /// In memory where the machine has room for it there: each commit waits for its disk, and nothing that is tested here outlives the run.
    /// </summary>
    private static string MakeFolder()
    {
        const string memory = "/dev/shm";
        const long room = 2L << 30;
        return Directory.Exists(memory) && new DriveInfo(memory).AvailableFreeSpace > room
            ? Directory.CreateDirectory(Path.Combine(memory, "fairway-databases-" + Guid.NewGuid().ToString("N"))).FullName
            : Directory.CreateTempSubdirectory("fairway-databases-").FullName;
    }

    private static FairwayDb Open(Provider provider, string connection)
    {
        var options = new DbContextOptionsBuilder<FairwayDb>().EnableSensitiveDataLogging();
        Configure(options, provider, connection);
        return new FairwayDb(options.Options);
    }

    private static void Configure(DbContextOptionsBuilder options, Provider provider, string connection)
    {
        if (provider == Provider.Sqlite)
        {
            SqliteDatabase.Configure(options, connection);
        }
        else
        {
            PostgresDatabase.Configure(options, connection);
        }
    }

    private static async Task<string> MakeTemplate(Provider provider, Func<FairwayDb, Task> fill)
    {
        var connection = await Create(provider);
        await using (var db = Open(provider, connection))
        {
            // A mapping at work has no migration yet, and its tests want to run all the same; `check` insists on one.
            if (db.Database.HasPendingModelChanges())
            {
                await db.Database.EnsureCreatedAsync();
            }
            else
            {
                await db.Database.MigrateAsync();
            }
        }
        if (provider == Provider.Postgres)
        {
            await s_product.Value;
            await GuardedRows.ApplyAsync(connection, ProductUser, CancellationToken.None);
        }
        await using (var db = Open(provider, connection))
        {
            await fill(db);
        }
        // A template must not be in use: a file that is not checkpointed copies in part, a server refuses.
        ClearPool(provider, connection);
        return connection;
    }

    private static async Task<string> MakeSkillsTemplate(Provider provider)
    {
        var connection = await Create(provider);
        var options = new DbContextOptionsBuilder<SkillsDb>();
        Configure(options, provider, connection);
        await using (var db = new SkillsDb(options.Options))
        {
            if (db.Database.HasPendingModelChanges())
            {
                await db.Database.EnsureCreatedAsync();
            }
            else
            {
                await db.Database.MigrateAsync();
            }
        }
        if (provider == Provider.Postgres)
        {
            await s_product.Value;
            await GuardedRows.LetInAsync(connection, ProductUser, CancellationToken.None);
        }
        ClearPool(provider, connection);
        return connection;
    }

    /// <summary>The product's user on the test server, made once.</summary>
    private const string ProductUser = "fairway_product";

    private static readonly Lazy<Task> s_product = new(() =>
        OnServer(
            $"""
            DO $$ BEGIN
              CREATE ROLE {ProductUser} LOGIN PASSWORD '{ProductUser}';
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """
        )
    );

    private static string AsProduct(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { Username = ProductUser, Password = ProductUser }.ToString();

    private static async Task<string> Create(Provider provider)
    {
        var name = "fairway_" + Guid.NewGuid().ToString("N");
        if (provider == Provider.Sqlite)
        {
            return Path.Combine(s_folder, name + ".db");
        }
        await OnServer($"CREATE DATABASE {name}");
        return OnPostgres(name);
    }

    private static async Task<string> Copy(Provider provider, string template)
    {
        var name = "fairway_" + Guid.NewGuid().ToString("N");
        var to = provider == Provider.Sqlite ? Path.Combine(s_folder, name + ".db") : OnPostgres(name);
        await Copy(provider, template, to);
        return to;
    }

    private static async Task Copy(Provider provider, string template, string to)
    {
        if (provider == Provider.Sqlite)
        {
            File.Copy(template, to);
            return;
        }
        await s_copying.WaitAsync();
        try
        {
            await OnServer(
                $"CREATE DATABASE {new NpgsqlConnectionStringBuilder(to).Database} TEMPLATE {new NpgsqlConnectionStringBuilder(template).Database}"
            );
        }
        finally
        {
            s_copying.Release();
        }
    }

    private static async Task Drop(Provider provider, string connection)
    {
        ClearPool(provider, connection);
        if (provider == Provider.Sqlite)
        {
            foreach (var ending in (string[])["", "-wal", "-shm"])
            {
                File.Delete(connection + ending);
            }
        }
        else
        {
            await OnServer($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
        }
    }

    private static void ClearPool(Provider provider, string connection)
    {
        if (provider == Provider.Sqlite)
        {
            // The test's connections, and those of a server on the same file.
            foreach (var create in (bool[])[true, false])
            {
                using var one = new SqliteConnection(SqliteDatabase.ConnectionString(connection, create));
                SqliteConnection.ClearPool(one);
            }
        }
        else
        {
            foreach (var user in (string[])[connection, AsProduct(connection)])
            {
                using var one = new NpgsqlConnection(PostgresDatabase.ConnectionString(user));
                NpgsqlConnection.ClearPool(one);
            }
        }
    }

    private static void DropTemplates()
    {
        // A server that was started for this run goes with its databases: dropping them one after another can outlast the time that an exit has.
        var isPrivate = Environment.GetEnvironmentVariable("FAIRWAY_TEST_POSTGRES_PRIVATE") == "1";
        foreach (var ((provider, _), template) in s_templates)
        {
            if (!isPrivate && provider == Provider.Postgres && template.Value.IsCompletedSuccessfully)
            {
                try
                {
                    Drop(provider, template.Value.Result).GetAwaiter().GetResult();
                }
                catch (NpgsqlException)
                {
                    // The private server has gone before us, and the template with it.
                }
            }
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(s_folder, recursive: true);
    }

    private static string OnPostgres(string database) =>
        new NpgsqlConnectionStringBuilder(s_server) { Database = database, MaxPoolSize = 20 }.ToString();

    private static async Task OnServer(string statement)
    {
        await using var connection = new NpgsqlConnection(
            s_server ?? throw new InvalidOperationException("FAIRWAY_TEST_POSTGRES names no server.")
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
