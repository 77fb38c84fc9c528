using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Fairway.Compiler.Databases;

/// <summary>
/// Databases of one server: the one that the operator names is only connected to; answers are in compiler_0007, the seventh. The user may create
/// databases, and best is the server's administrator: then a close also has the server's log of changes begin anew.
/// </summary>
public sealed class PostgresGenerations : Generations
{
    private readonly string _server;
    private readonly string _name;
    private int _number;

    public PostgresGenerations(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "fairway-compiler" };
        _name = builder.Database ?? builder.Username ?? "compiler";
        _server = builder.ToString();
        Place = $"database \"{_name}_…\" on {builder.Host}:{builder.Port}";
    }

    public override string Place { get; }

    public override string Bytes => "BYTEA";

    public override string InOrderOfKeys => "";

    // Compressed, an answer's length would show in the file.
    public override string? AfterAnswers => "ALTER TABLE answers ALTER COLUMN sealed SET STORAGE EXTERNAL";

    private string Coming => _name + "_new";

    public override async Task<IReadOnlyList<string>> TracesAsync(CancellationToken stop)
    {
        var traces = new List<string>();
        await using var server = await ServerAsync(stop);
        foreach (
            var (setting, keeps, sentence) in ((string, Func<string, bool>, string)[])
                [
                    ("track_commit_timestamp", value => value == "on", "it would keep when each answer came"),
                    ("log_statement", value => value is "all" or "mod", "it would log when each answer came"),
                    ("log_min_duration_statement", value => value == "0", "it would log when each answer came"),
                    ("archive_mode", value => value != "off", "it would copy the order of answers to an archive"),
                    ("wal_recycle", value => value != "off", "files of its log would keep old contents; set it to off"),
                ]
        )
        {
            await using var command = new NpgsqlCommand($"SHOW {setting}", server);
            if (await command.ExecuteScalarAsync(stop) is string value && keeps(value))
            {
                traces.Add($"PostgreSQL's {setting} is {value}: {sentence}.");
            }
        }
        return traces;
    }

    public override async Task<bool> FindAsync(CancellationToken stop)
    {
        await using var server = await ServerAsync(stop);
        var there = new List<int>();
        await using (var command = new NpgsqlCommand("SELECT datname FROM pg_database", server))
        await using (var reader = await command.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                var name = reader.GetString(0);
                if (
                    name.StartsWith(_name + "_", StringComparison.Ordinal)
                    && int.TryParse(name.AsSpan(_name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                )
                {
                    there.Add(number);
                }
            }
        }
        _number = there.Order().LastOrDefault();
        foreach (var old in there.Where(number => number != _number))
        {
            await Drop(server, NameOf(old), stop);
        }
        await Drop(server, Coming, stop);
        return _number > 0;
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken stop)
    {
        var connection = new NpgsqlConnection(To(NameOf(_number)));
        await connection.OpenAsync(stop);
        return connection;
    }

    public override async Task<IReadOnlyList<string>> RenewAsync(Func<DbConnection, Task> fill, CancellationToken stop)
    {
        await using var server = await ServerAsync(stop);
        await Drop(server, Coming, stop);
        await Execute(server, $"CREATE DATABASE \"{Coming}\"", stop);
        await using (var coming = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(To(Coming)) { Pooling = false }.ToString()))
        {
            await coming.OpenAsync(stop);
            await fill(coming);
        }
        var old = NameOf(_number);
        await Execute(server, $"ALTER DATABASE \"{Coming}\" RENAME TO \"{NameOf(_number + 1)}\"", stop);
        _number++;
        using (var pooled = new NpgsqlConnection(To(old)))
        {
            NpgsqlConnection.ClearPool(pooled);
        }
        await Drop(server, old, CancellationToken.None);
        return await ForgetLog(server);
    }

    /// <summary>The server's log of changes has each answer in the order of coming: a new file is begun, and what is no longer needed goes.</summary>
    private static async Task<IReadOnlyList<string>> ForgetLog(NpgsqlConnection server)
    {
        try
        {
            await Execute(server, "SELECT pg_switch_wal()", CancellationToken.None);
            await Execute(server, "CHECKPOINT", CancellationToken.None);
            await Execute(server, "SELECT pg_switch_wal()", CancellationToken.None);
            await Execute(server, "CHECKPOINT", CancellationToken.None);
            return [];
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return
            [
                "This user may not have PostgreSQL begin its log of changes anew: until an administrator runs SELECT pg_switch_wal() and CHECKPOINT, twice, it keeps the order of answers.",
            ];
        }
    }

    private async Task<NpgsqlConnection> ServerAsync(CancellationToken stop)
    {
        var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString());
        await server.OpenAsync(stop);
        return server;
    }

    private static Task Drop(NpgsqlConnection server, string name, CancellationToken stop) =>
        Execute(server, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", stop);

    private static async Task Execute(NpgsqlConnection server, string statement, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(statement, server) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(stop);
    }

    private string To(string database) => new NpgsqlConnectionStringBuilder(_server) { Database = database }.ToString();

    private string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{_name}_{number:0000}");
}
