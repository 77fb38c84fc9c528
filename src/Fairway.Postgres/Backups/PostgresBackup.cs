using System.Data;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Archives;
using Npgsql;

namespace Fairway.Postgres.Backups;

/// <summary>Copies of a whole database while others use it, what is in one, and how one is put into the place of another.</summary>
public static class PostgresBackup
{
    /// <summary>Dumps what stands at one moment and measures it in the same snapshot.</summary>
    /// <param name="connection">Of the owner of the tables, whom no policy for rows binds; whoever is bound by one is refused rather than given less.</param>
    /// <param name="to">The file.</param>
    /// <param name="tools">The folder of pg_dump; null: the usual places.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<DatabaseCopy> CopyAsync(string connection, string to, string? tools, CancellationToken stop)
    {
        await using var moment = await OpenAsync(connection, stop);
        var found = PostgresTools.Find(tools, moment.PostgreSqlVersion.Major);
        var tables = await ListAsync(moment, Tables, stop);
        await using var transaction = await moment.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await RunAsync(moment, "SET TRANSACTION READ ONLY", stop);
        if (tables.Count > 0)
        {
            // An update on another node waits until all is read, instead of changing tables between dump and measure.
            await RunAsync(moment, $"LOCK TABLE {string.Join(", ", tables.Select(Name))} IN ACCESS SHARE MODE", stop);
        }
        var snapshot = (string)(await ScalarAsync(moment, "SELECT pg_export_snapshot()", stop))!;
        await found.DumpAsync(connection, snapshot, to, stop);
        return new(await MeasureAsync(moment, stop), await MigrationsAsync(moment, stop));
    }

    /// <summary>Whether the database is there and has tables that a restore would take the place of.</summary>
    public static async Task<bool> IsFilledAsync(string connection, CancellationToken stop)
    {
        try
        {
            await using var open = await OpenAsync(connection, stop);
            return await ScalarAsync(open, $"SELECT EXISTS ({Tables})", stop) is true;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    /// <summary>Restores a dump into a database of its own on the same server.</summary>
    /// <param name="owner">Who makes it, and the database whose place it may take.</param>
    /// <param name="file">The dump.</param>
    /// <param name="tools">The folder of pg_restore; null: the usual places.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<ScratchDatabase> RestoreAsync(string owner, string file, string? tools, CancellationToken stop)
    {
        var name = PostgresDatabase.NameOf(owner);
        // A name has 63 bytes at most.
        var beginning = name[..Math.Min(name.Length, 40)] + "_scratch_";
        var scratch = beginning + Guid.NewGuid().ToString("N")[..12];
        int version;
        await using (var server = await OpenAsync(In(owner, "postgres"), stop))
        {
            version = server.PostgreSqlVersion.Major;
            await DropLeftAsync(server, beginning, stop);
            await RunAsync(server, $"CREATE DATABASE {Name(scratch)} TEMPLATE template0", stop);
        }
        var restored = new Scratch(owner, scratch, await OpenAsync(In(owner, scratch), stop));
        try
        {
            await PostgresTools.Find(tools, version).RestoreAsync(In(owner, scratch), file, stop);
            return restored;
        }
        catch
        {
            await restored.DisposeAsync();
            throw;
        }
    }

    private const string Tables =
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY relname COLLATE \"C\"";

    /// <summary>Those of processes that broke: who is at one holds a connection to it, and the server refuses to drop it.</summary>
    private static async Task DropLeftAsync(NpgsqlConnection server, string beginning, CancellationToken stop)
    {
        var left = await ListAsync(
            server,
            "SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND pg_get_userbyid(datdba) = current_user",
            stop,
            beginning
        );
        foreach (var name in left)
        {
            try
            {
                await RunAsync(server, $"DROP DATABASE IF EXISTS {Name(name)}", stop);
            }
            catch (PostgresException inUse) when (inUse.SqlState is PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.InvalidCatalogName)
            { }
        }
    }

    private static async Task<IReadOnlyList<TableFigures>> MeasureAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        // Values are read as the server writes them, which these decide.
        await RunAsync(
            connection,
            "SET row_security = off; SET datestyle = 'ISO'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC'; SET extra_float_digits = 1; SET bytea_output = 'hex'",
            stop
        );
        var figures = new List<TableFigures>();
        foreach (var table in await ListAsync(connection, Tables, stop))
        {
            // The server hashes each row and puts them in order, so that neither the order on its disk nor a file of megabytes matters.
            await using var command = new NpgsqlCommand(
                $"SELECT sha256(convert_to(the_row::text, 'UTF8')) FROM {Name(table)} AS the_row ORDER BY 1",
                connection
            );
            command.CommandTimeout = 0;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var rows = 0L;
            await using var reader = await command.ExecuteReaderAsync(stop);
            while (await reader.ReadAsync(stop))
            {
                hash.AppendData(reader.GetFieldValue<byte[]>(0));
                rows++;
            }
            figures.Add(new(table, rows, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }
        return figures;
    }

    private static async Task<IReadOnlyList<string>> MigrationsAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await ScalarAsync(connection, "SELECT to_regclass('\"__EFMigrationsHistory\"') IS NULL", stop) is true
            ? []
            : await ListAsync(
                connection,
                "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\" COLLATE \"C\"",
                stop
            );

    private static async Task<NpgsqlConnection> OpenAsync(string connection, CancellationToken stop)
    {
        var open = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(PostgresDatabase.ConnectionString(connection)) { Pooling = false }.ToString()
        );
        try
        {
            await open.OpenAsync(stop);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    private static string In(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database }.ToString();

    private static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection,
        string statement,
        CancellationToken stop,
        string? value = null
    )
    {
        await using var command = new NpgsqlCommand(statement, connection);
        if (value is not null)
        {
            command.Parameters.Add(new() { Value = value });
        }
        return await command.ExecuteScalarAsync(stop);
    }

    private static async Task<List<string>> ListAsync(
        NpgsqlConnection connection,
        string statement,
        CancellationToken stop,
        string? value = null
    )
    {
        await using var command = new NpgsqlCommand(statement, connection);
        if (value is not null)
        {
            command.Parameters.Add(new() { Value = value });
        }
        await using var reader = await command.ExecuteReaderAsync(stop);
        var list = new List<string>();
        while (await reader.ReadAsync(stop))
        {
            list.Add(reader.GetString(0));
        }
        return list;
    }

    /// <param name="owner">Who made it, and the database whose place it may take.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="held">Keeps it from being taken for one that was left.</param>
    private sealed class Scratch(string owner, string name, NpgsqlConnection held) : ScratchDatabase
    {
        private bool inPlace;

        public override Task<IReadOnlyList<TableFigures>> MeasureAsync(CancellationToken stop) => PostgresBackup.MeasureAsync(held, stop);

        public override async Task<string?> PutInPlaceAsync(string word, CancellationToken stop)
        {
            var place = PostgresDatabase.NameOf(owner);
            var kept = KeptAs(place, word.Replace('-', '_'));
            await using var server = await OpenAsync(In(owner, "postgres"), stop);
            var stands = await ScalarAsync(server, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", stop, place) is true;
            var filled = stands && await IsFilledAsync(owner, stop);
            var shut = stands && await ScalarAsync(server, IsShut, stop, place) is true;
            NpgsqlConnection.ClearAllPools();
            if (shut)
            {
                // Whom the other was closed to must not get in by a new name.
                await RunAsync(server, $"REVOKE CONNECT, TEMPORARY ON DATABASE {Name(name)} FROM PUBLIC", stop);
            }
            await held.DisposeAsync();
            if (stands)
            {
                // Refused while anybody is connected, such as a running Fairway.
                await RunAsync(server, $"ALTER DATABASE {Name(place)} RENAME TO {Name(kept)}", stop);
            }
            try
            {
                await RunAsync(server, $"ALTER DATABASE {Name(name)} RENAME TO {Name(place)}", CancellationToken.None);
            }
            catch when (stands)
            {
                await RunAsync(server, $"ALTER DATABASE {Name(kept)} RENAME TO {Name(place)}", CancellationToken.None);
                throw;
            }
            inPlace = true;
            if (stands && !filled)
            {
                await RunAsync(server, $"DROP DATABASE {Name(kept)}", CancellationToken.None);
            }
            return filled ? $"the database \"{kept}\"" : null;
        }

        public override async ValueTask DisposeAsync()
        {
            await held.DisposeAsync();
            if (!inPlace)
            {
                await using var server = await OpenAsync(In(owner, "postgres"), CancellationToken.None);
                await RunAsync(server, $"DROP DATABASE IF EXISTS {Name(name)} WITH (FORCE)", CancellationToken.None);
            }
        }

        /// <summary>A name has 63 bytes at most, and two databases whose long names begin alike must not be kept under one.</summary>
        private static string KeptAs(string place, string word) =>
            Encoding.UTF8.GetByteCount(place) + 1 + word.Length <= 63
                ? $"{place}_{word}"
                : $"fairway_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..12]}_{word}";

        private const string IsShut = """
            SELECT NOT EXISTS (SELECT FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0 AND privilege_type = 'CONNECT')
            FROM pg_database WHERE datname = $1
            """;
    }
}
