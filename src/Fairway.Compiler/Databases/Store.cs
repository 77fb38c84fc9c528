using System.Data.Common;
using Fairway.Compiler.Groups;

namespace Fairway.Compiler.Databases;

/// <summary>One answer as it is kept: the hash of its token and what was said, as long as every other. There is no column for when or in which order.</summary>
public sealed record KeptAnswer(string Group, byte[] Token, byte[] Sealed);

/// <summary>All that the compiler keeps. Statements are the same on both databases.</summary>
public sealed class Store(Generations generations) : IDisposable
{
    private const int AtOnce = 64;

    // Whoever reads or adds holds one place, a close holds all.
    private readonly SemaphoreSlim _places = new(AtOnce, AtOnce);
    private readonly SemaphoreSlim _closing = new(1, 1);

    public string Place => generations.Place;

    /// <summary>Makes the first database, or finds the current one.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        var traces = await generations.TracesAsync(stop);
        if (traces.Count > 0)
        {
            throw new StoreException(string.Join(" ", traces));
        }
        if (!await generations.FindAsync(stop))
        {
            await generations.RenewAsync(MakeTables, stop);
        }
    }

    /// <summary>A setting's value; null if there is none.</summary>
    public async Task<string?> SettingAsync(string name, CancellationToken stop = default) =>
        (await Read("SELECT value FROM settings WHERE name = @name", row => row.GetString(0), stop, ("name", name))).SingleOrDefault();

    /// <summary>Keeps a setting that was not there.</summary>
    public Task<int> AddSettingAsync(string name, string value, CancellationToken stop = default) =>
        Execute("INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING", stop, ("name", name), ("value", value));

    /// <summary>The lists that Fairway signed, each whole.</summary>
    public Task<List<string>> ListsAsync(CancellationToken stop = default) =>
        Read("SELECT text FROM lists ORDER BY hash", row => row.GetString(0), stop);

    /// <summary>Keeps a list, and the hashes of the codes of its groups.</summary>
    public async Task AddListAsync(string hash, string text, IEnumerable<(string Group, byte[] Code)> codes, CancellationToken stop)
    {
        await _places.WaitAsync(stop);
        try
        {
            await using var connection = await generations.OpenAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            await Execute(connection, "INSERT INTO lists (hash, text) VALUES (@hash, @text)", stop, ("hash", hash), ("text", text));
            await AddCodesAsync(connection, codes, stop);
            await transaction.CommitAsync(CancellationToken.None);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>New codes for groups, in place of all that they had.</summary>
    public async Task ReplaceCodesAsync(IEnumerable<(string Group, byte[] Code)> codes, CancellationToken stop)
    {
        await _places.WaitAsync(stop);
        try
        {
            var all = codes.ToList();
            await using var connection = await generations.OpenAsync(stop);
            await using var transaction = await connection.BeginTransactionAsync(stop);
            foreach (var group in all.Select(c => c.Group).Distinct(StringComparer.Ordinal))
            {
                await Execute(connection, "DELETE FROM codes WHERE group_id = @group", stop, ("group", group));
            }
            await AddCodesAsync(connection, all, stop);
            await transaction.CommitAsync(CancellationToken.None);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>In the order of their hashes: not in that in which they were drawn.</summary>
    private static async Task AddCodesAsync(DbConnection connection, IEnumerable<(string Group, byte[] Code)> codes, CancellationToken stop)
    {
        foreach (var (group, code) in codes.OrderBy(c => Convert.ToHexString(c.Code), StringComparer.Ordinal))
        {
            await Execute(connection, "INSERT INTO codes (group_id, code) VALUES (@group, @code)", stop, ("group", group), ("code", code));
        }
    }

    public async Task<bool> HasCodeAsync(string group, byte[] code, CancellationToken stop) =>
        (
            await Read("SELECT 1 FROM codes WHERE group_id = @group AND code = @code", _ => true, stop, ("group", group), ("code", code))
        ).Count > 0;

    /// <summary>
    /// Keeps an answer; false where its token has been spent, or the group has closed meanwhile: one that waited while a close was at work must not be kept
    /// beside a report that does not count it.
    /// </summary>
    public async Task<bool> AddAnswerAsync(KeptAnswer answer, CancellationToken stop) =>
        await Execute(
            """
            INSERT INTO answers (group_id, token, sealed) SELECT @group, @token, @sealed
            WHERE NOT EXISTS (SELECT 1 FROM reports WHERE group_id = @group) ON CONFLICT DO NOTHING
            """,
            stop,
            ("group", answer.Group),
            ("token", answer.Token),
            ("sealed", answer.Sealed)
        ) == 1;

    /// <summary>A group's signed report; null before the close.</summary>
    public async Task<string?> ReportAsync(string group, CancellationToken stop = default) =>
        (await Read("SELECT text FROM reports WHERE group_id = @group", row => row.GetString(0), stop, ("group", group))).SingleOrDefault();

    /// <summary>The groups that have closed.</summary>
    public Task<List<string>> ClosedAsync(CancellationToken stop = default) =>
        Read("SELECT group_id FROM reports ORDER BY group_id", row => row.GetString(0), stop);

    /// <summary>
    /// Closes groups: reads their answers, keeps the reports that are made of them, and writes everything anew in the order of tokens.
    /// </summary>
    /// <param name="due">Which groups, of those that have no report.</param>
    /// <param name="compile">Makes the signed report of a group's answers and earlier reports.</param>
    /// <param name="stop">Heeded until the new database takes the old one's place.</param>
    /// <returns>How many were closed, and what the operator still has to do.</returns>
    public async Task<(int Closed, IReadOnlyList<string> Left)> CloseAsync(
        IReadOnlyCollection<Group> due,
        Func<Group, IReadOnlyList<KeptAnswer>, IReadOnlyDictionary<string, string>, string> compile,
        CancellationToken stop
    )
    {
        await _closing.WaitAsync(stop);
        var held = 0;
        try
        {
            for (; held < AtOnce; held++)
            {
                await _places.WaitAsync(stop);
            }
            await using var current = await generations.OpenAsync(stop);
            var reports = (
                await Read(current, "SELECT group_id, text FROM reports", row => (Id: row.GetString(0), Text: row.GetString(1)), stop)
            ).ToDictionary(r => r.Id, r => r.Text, StringComparer.Ordinal);
            var open = due.Where(group => !reports.ContainsKey(group.Id)).ToList();
            if (open.Count == 0)
            {
                return (0, []);
            }
            var answers = await Read(
                current,
                "SELECT group_id, token, sealed FROM answers ORDER BY token",
                row => new KeptAnswer(row.GetString(0), (byte[])row[1], (byte[])row[2]),
                stop
            );
            // Earlier cycles first, so that a report knows those before it even if both close now.
            foreach (var group in open.OrderBy(g => g.Closes))
            {
                reports.Add(group.Id, compile(group, [.. answers.Where(a => a.Group == group.Id)], reports));
            }
            var left = await generations.RenewAsync(fresh => Copy(current, fresh, answers, reports, stop), stop);
            return (open.Count, left);
        }
        finally
        {
            if (held > 0)
            {
                _places.Release(held);
            }
            _closing.Release();
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _closing.Dispose();
    }

    private async Task Copy(
        DbConnection current,
        DbConnection fresh,
        List<KeptAnswer> answers,
        Dictionary<string, string> reports,
        CancellationToken stop
    )
    {
        await MakeTables(fresh);
        await using var transaction = await fresh.BeginTransactionAsync(stop);
        foreach (var (name, value) in await Pairs(current, "SELECT name, value FROM settings ORDER BY name", stop))
        {
            await Execute(fresh, "INSERT INTO settings (name, value) VALUES (@name, @value)", stop, ("name", name), ("value", value));
        }
        foreach (var (hash, text) in await Pairs(current, "SELECT hash, text FROM lists ORDER BY hash", stop))
        {
            await Execute(fresh, "INSERT INTO lists (hash, text) VALUES (@hash, @text)", stop, ("hash", hash), ("text", text));
        }
        var codes = await Read(
            current,
            "SELECT group_id, code FROM codes ORDER BY code",
            row => (Group: row.GetString(0), Code: (byte[])row[1]),
            stop
        );
        foreach (var (group, code) in codes)
        {
            await Execute(fresh, "INSERT INTO codes (group_id, code) VALUES (@group, @code)", stop, ("group", group), ("code", code));
        }
        foreach (var answer in answers)
        {
            await Execute(
                fresh,
                "INSERT INTO answers (group_id, token, sealed) VALUES (@group, @token, @sealed)",
                stop,
                ("group", answer.Group),
                ("token", answer.Token),
                ("sealed", answer.Sealed)
            );
        }
        foreach (var (group, text) in reports.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            await Execute(fresh, "INSERT INTO reports (group_id, text) VALUES (@group, @text)", stop, ("group", group), ("text", text));
        }
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task MakeTables(DbConnection fresh)
    {
        foreach (
            var statement in (string?[])
                [
                    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
                    "CREATE TABLE lists (hash TEXT PRIMARY KEY, text TEXT NOT NULL)",
                    $"CREATE TABLE codes (code {generations.Bytes} PRIMARY KEY, group_id TEXT NOT NULL) {generations.InOrderOfKeys}",
                    $"CREATE TABLE answers (token {generations.Bytes} PRIMARY KEY, group_id TEXT NOT NULL, sealed {generations.Bytes} NOT NULL) {generations.InOrderOfKeys}",
                    generations.AfterAnswers,
                    "CREATE TABLE reports (group_id TEXT PRIMARY KEY, text TEXT NOT NULL)",
                ]
        )
        {
            if (statement is not null)
            {
                await Execute(fresh, statement, CancellationToken.None);
            }
        }
    }

    private static Task<List<(string, string)>> Pairs(DbConnection connection, string query, CancellationToken stop) =>
        Read(connection, query, row => (row.GetString(0), row.GetString(1)), stop);

    private async Task<List<T>> Read<T>(
        string query,
        Func<DbDataReader, T> of,
        CancellationToken stop,
        params (string Name, object Value)[] parameters
    )
    {
        await _places.WaitAsync(stop);
        try
        {
            await using var connection = await generations.OpenAsync(stop);
            return await Read(connection, query, of, stop, parameters);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<int> Execute(string statement, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        await _places.WaitAsync(stop);
        try
        {
            await using var connection = await generations.OpenAsync(stop);
            return await Execute(connection, statement, stop, parameters);
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task<List<T>> Read<T>(
        DbConnection connection,
        string query,
        Func<DbDataReader, T> of,
        CancellationToken stop,
        params (string Name, object Value)[] parameters
    )
    {
        await using var command = Command(connection, query, parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(of(reader));
        }
        return rows;
    }

    private static async Task<int> Execute(
        DbConnection connection,
        string statement,
        CancellationToken stop,
        params (string Name, object Value)[] parameters
    )
    {
        await using var command = Command(connection, statement, parameters);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private static DbCommand Command(DbConnection connection, string text, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}

/// <summary>The database can't be used; the message says to the operator what to do.</summary>
public sealed class StoreException(string message) : Exception(message);
