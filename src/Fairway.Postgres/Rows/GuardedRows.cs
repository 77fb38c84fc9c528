using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Fairway.Postgres.Rows;

/// <summary>
/// The policies of row-level security: one file for each capability beside this one, put into force by the owner of the tables whenever they have changed. They hold
/// for whoever neither owns the tables nor is let past them by the server, which is what the product's own user is to be.
/// </summary>
public static class GuardedRows
{
    private const string Table = "appraisals_appraisals";

    /// <summary>All policies, as they are run: what they say in common first.</summary>
    internal static string Script { get; } = ReadScript();

    private static string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    /// <summary>Whether the server guards rows against the user of this connection.</summary>
    /// <returns>Null where the server can't be asked, or has no tables of ours.</returns>
    public static bool? AreGuarded(string connection)
    {
        try
        {
            using var asked = new NpgsqlConnection(PostgresDatabase.ConnectionString(connection));
            asked.Open();
            using var command = new NpgsqlCommand($"SELECT row_security_active(to_regclass('{Table}'))", asked);
            return command.ExecuteScalar() as bool?;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    /// <summary>Puts the policies into force and lets the product's user work under them; where they already are, nothing is done.</summary>
    /// <param name="owner">Connection of the user who owns the tables.</param>
    /// <param name="user">The product's user; null or the owner itself: nobody is let in.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task ApplyAsync(string owner, string? user, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(PostgresDatabase.ConnectionString(owner));
        await connection.OpenAsync(stop);
        if (await MarkAsync(connection, stop) != Mark)
        {
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await RunAsync(connection, Script, stop);
            await RunAsync(connection, $"COMMENT ON FUNCTION rows_asking(text) IS '{Mark}'", stop);
            await transaction.CommitAsync(stop);
        }
        await LetInAsync(connection, user, stop);
    }

    /// <summary>Whether the policies in force are those of this version.</summary>
    public static async Task<bool> AreCurrentAsync(string connection, CancellationToken stop)
    {
        await using var asked = new NpgsqlConnection(PostgresDatabase.ConnectionString(connection));
        await asked.OpenAsync(stop);
        return await MarkAsync(asked, stop) == Mark;
    }

    private static async Task<string?> MarkAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await ScalarAsync(connection, "SELECT obj_description(to_regproc('rows_asking'), 'pg_proc')", stop) as string;

    /// <summary>Lets the product's user read and write the tables of a database that has no policies: that of skills.</summary>
    public static async Task LetInAsync(string owner, string? user, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(PostgresDatabase.ConnectionString(owner));
        await connection.OpenAsync(stop);
        await LetInAsync(connection, user, stop);
    }

    private static async Task LetInAsync(NpgsqlConnection connection, string? user, CancellationToken stop)
    {
        if (user is null || await ScalarAsync(connection, "SELECT current_user", stop) as string == user)
        {
            return;
        }
        var who = "\"" + user.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        var database = "\"" + connection.Database.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        await RunAsync(
            connection,
            $"""
            GRANT CONNECT ON DATABASE {database} TO {who};
            GRANT USAGE ON SCHEMA public TO {who};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {who};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {who};
            REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {who};
            """,
            stop
        );
        if (await ScalarAsync(connection, "SELECT to_regclass('history_entries')::text", stop) is string)
        {
            // What has happened is appended to, and never written over.
            await RunAsync(connection, $"REVOKE UPDATE ON history_entries FROM {who}", stop);
        }
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string statement, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(stop);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static string ReadScript()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var script = new StringBuilder();
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            script.Append(reader.ReadToEnd()).Append('\n');
        }
        return script.ToString();
    }
}
