using Fairway.App.Archives;
using Fairway.Cli.Backups;
using Fairway.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Fairway.Cli.Tests.States;

/// <summary>
/// A backup of a database of every version of the tables, as that version's <c>fairway backup</c> wrote it, with rows in every table: in the folders beside this file.
/// <c>./fairway migrations keep</c> writes those that are missing.
/// </summary>
internal static class KeptStates
{
    private static readonly string s_folder = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "Fairway.Cli.Tests", "States")
    );

    /// <summary>Whether those that are missing are written, rather than missed.</summary>
    public static bool Keeps => Environment.GetEnvironmentVariable("FAIRWAY_KEEP_STATES") == "1";

    /// <summary>The migrations of a database, the oldest first, with their stamps.</summary>
    public static IReadOnlyList<string> Of(Provider on) =>
        Database.Choose(on == Provider.Sqlite ? "none.db" : "Host=localhost;Database=none", "").Migrations();

    /// <summary>Without the stamp, which differs from one database to the other.</summary>
    public static string Name(string migration) => migration[15..];

    public static string FileOf(Provider on, string migration) =>
        Path.Combine(s_folder, on == Provider.Sqlite ? "sqlite" : "postgres", migration + ".bin");

    /// <summary>Writes the backup of a version from this version's migrations: done once, in the version that brings the last of them.</summary>
    public static async Task KeepAsync(Provider on, string migration)
    {
        await using var made = await TheDatabase.Nothing(on);
        var database = Database.Choose(made.Connection, "");
        await MakeAsync(database, migration);
        // That of skills as it was then, if there was one.
        if (database.Skills.Migrations().LastOrDefault(m => string.CompareOrdinal(m[..14], migration[..14]) <= 0) is { } skills)
        {
            await MakeAsync(database.Skills, skills);
        }
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(on, migration))!);
        await BackupWriting.WriteAsync(database, FileOf(on, migration), new(null, null), null, CancellationToken.None);
        ForgetConnections();
    }

    /// <summary>A database of that version, not updated.</summary>
    public static async Task<TheDatabase> Restored(Provider on, string migration)
    {
        var made = await TheDatabase.Nothing(on);
        var database = Database.Choose(made.Connection, "");
        using var work = WorkFolder.For(database);
        var manifest = BackupContents.Read(FileOf(on, migration), null, work.Path);
        foreach (var (name, at) in BackupWriting.Parts(database))
        {
            if (manifest.Databases.SingleOrDefault(part => part.Name == name) is { } part)
            {
                await using var scratch = await at.UnpackAsync(work.Of(part.File), null, CancellationToken.None);
                await scratch.PutInPlaceAsync("before", CancellationToken.None);
            }
        }
        return made;
    }

    /// <summary>What a database holds and how its tables are made, by which two can be compared.</summary>
    public static async Task<(IReadOnlyList<TableFigures> Rows, IReadOnlyList<string> Schema)> Look(DatabaseAt at)
    {
        var copy = Path.Combine(Path.GetTempPath(), "fairway-look-" + Guid.NewGuid().ToString("N"));
        try
        {
            var figures = (await at.CopyAsync(copy, null, CancellationToken.None)).Figures;
            await using var db = at.ToUpdate();
            var schema = await db.Database.SqlQueryRaw<string>(at.File is null ? SchemaOnServer : SchemaInFile).ToListAsync();
            return (figures, schema);
        }
        finally
        {
            File.Delete(copy);
            ForgetConnections();
        }
    }

    public static void ForgetConnections()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task MakeAsync(DatabaseAt at, string migration)
    {
        if (at.File is { } file)
        {
            // Small pages: hundreds of tables have three rows each.
            await using var small = new SqliteConnection($"Data Source={file};Pooling=False");
            await small.OpenAsync();
            await using var command = small.CreateCommand();
            command.CommandText = "PRAGMA page_size = 512; CREATE TABLE none (none); DROP TABLE none;";
            await command.ExecuteNonQueryAsync();
        }
        await using var db = at.ToUpdate();
        await db.GetService<IMigrator>().MigrateAsync(migration);
        var migrations = db.GetService<IMigrationsAssembly>();
        var of = migrations.CreateMigration(migrations.Migrations[migration], db.Database.ProviderName!);
        var model = db.GetService<IModelRuntimeInitializer>().Initialize(of.TargetModel, designTime: true, validationLogger: null);
        await RowsOfEveryTable.FillAsync(db, model);
        ForgetConnections();
    }

    private const string SchemaInFile = """
        SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS "Value" FROM sqlite_master
        WHERE name NOT LIKE 'sqlite_%' AND name <> '__EFMigrationsLock' ORDER BY 1
        """;

    private const string SchemaOnServer = """
        SELECT line AS "Value" FROM (
          SELECT 'column ' || c.relname || '.' || a.attnum || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
              || ' ' || a.attidentity::text || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '') || coalesce(' ' || l.collname::text, '') AS line
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
              LEFT JOIN pg_collation l ON l.oid = a.attcollation
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
          UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
          UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
          UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') FROM pg_policies WHERE schemaname = 'public'
          UNION ALL SELECT 'guarded ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity
          UNION ALL SELECT 'routine ' || oid::regprocedure || ' ' || md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        ) AS lines ORDER BY line COLLATE "C"
        """;
}
