using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fairway.App.Files;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Archives;

/// <summary>The database has refused rows of an archive: nothing of it stands.</summary>
public sealed class ArchiveRefusedException(RowMistake where, Exception because) : Exception(where.ToString(), because);

/// <summary>Lets a database go on counting after the numbers that a table holds; each database has its own way.</summary>
/// <param name="db">Within the transaction that is open.</param>
/// <param name="table">The table's name.</param>
/// <param name="column">The column that is counted up.</param>
/// <param name="stop">Ends it.</param>
public delegate Task CountsOn(DbContext db, string table, string column, CancellationToken stop);

/// <summary>Loads an archive that <see cref="ArchiveCheck"/> has found whole into a database that holds nothing, within the caller's transaction.</summary>
public static class ArchiveLoading
{
    /// <summary>Values in one statement: more of them save little, and are looked for by name one after the other.</summary>
    private const int MostValues = 400;

    /// <summary>The first table that holds a row; null: the database holds nothing.</summary>
    public static async Task<string?> FilledAsync(DbContext db, CancellationToken stop = default)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            foreach (var table in ArchiveModel.Of(db.Model, credentials: true))
            {
                await using var command = ArchiveRows.Command(db);
#pragma warning disable CA2100 // The name comes from the model.
                command.CommandText = $"SELECT 1 FROM {table.QuotedName} LIMIT 1";
#pragma warning restore CA2100
                if (await command.ExecuteScalarAsync(stop) is not null)
                {
                    return table.Name;
                }
            }
            return null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Fills all tables.</summary>
    /// <param name="db">With a transaction open.</param>
    /// <param name="place">Where the archive is.</param>
    /// <param name="manifest">What it says of itself.</param>
    /// <param name="shown">As for <see cref="ArchiveCheck"/>.</param>
    /// <param name="countsOn">How the database goes on counting.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="ArchiveRefusedException">The database takes a row not.</exception>
    public static async Task LoadAsync(
        DbContext db,
        ArchivePlace place,
        ArchiveManifest manifest,
        string shown,
        CountsOn countsOn,
        IProgress<(double Share, string What)>? progress = null,
        CancellationToken stop = default
    )
    {
        var tables = ArchiveModel.InOrderOfNeed(
            ArchiveModel.Of(db.Model, manifest.Credentials),
            manifest.Credentials ? [] : ArchiveModel.LeftOut(db.Model, false)
        );
        for (var i = 0; i < tables.Count; i++)
        {
            progress?.Report(((double)i / tables.Count, tables[i].Name));
            await TableAsync(db, place, tables[i], shown, stop);
            foreach (var numbered in tables[i].Columns.Where(column => column.IsNumbered))
            {
                await countsOn(db, tables[i].Name, numbered.Name, stop);
            }
        }
    }

    /// <summary>Takes all rows out again: of a database that held nothing before an import that could not be finished.</summary>
    public static async Task EmptyAsync(DbContext db, CancellationToken stop = default)
    {
        foreach (var table in ArchiveModel.InOrderOfNeed(ArchiveModel.Of(db.Model, credentials: true), []).Reverse())
        {
#pragma warning disable EF1002, EF1003 // The name comes from the model.
            foreach (var column in table.Columns.Where(column => column.RefersToOwn))
            {
                // A row that another refers to would not go, whichever comes first.
                await db.Database.ExecuteSqlRawAsync($"UPDATE {table.QuotedName} SET {ArchiveTable.Quoted(column.Name)} = NULL", stop);
            }
            await db.Database.ExecuteSqlRawAsync("DELETE FROM " + table.QuotedName, stop);
#pragma warning restore EF1002, EF1003
        }
    }

    private static async Task TableAsync(DbContext db, ArchivePlace place, ArchiveTable table, string shown, CancellationToken stop)
    {
        var atOnce = Math.Max(1, MostValues / (table.Columns.Count + table.Withheld.Count));
        using var file = place.Open(table.File) ?? throw new IOException($"{shown}{table.File} is gone.");
        var batch = new List<object?[]>(atOnce);
        var later = new List<(int Line, object?[] Values)>();
        var (first, last) = (1, 1);
        DbCommand? whole = null;
        try
        {
            var lines = ArchiveLines.Read(file, table, (line, column, what) => throw Refused(line, column, what, null));
            foreach (var (line, values) in lines)
            {
                first = batch.Count == 0 ? line : first;
                last = line;
                batch.Add(Stored(place, table, values, line, later));
                if (batch.Count == atOnce)
                {
                    whole ??= Insert(db, table, atOnce);
                    await FillAsync(whole, batch, stop);
                    batch.Clear();
                }
            }
            if (batch.Count > 0)
            {
                await using var rest = Insert(db, table, batch.Count);
                await FillAsync(rest, batch, stop);
            }
            await ReferAsync(db, table, later, line => (first, last) = (line, line), stop);
        }
        catch (DbException refused)
        {
            var lines = first == last ? "" : string.Create(CultureInfo.InvariantCulture, $" (lines {first} to {last})");
            throw Refused(first, null, $"the database doesn't take this{lines}: {refused.Message.ReplaceLineEndings(" ")}", refused);
        }
        finally
        {
            if (whole is not null)
            {
                await whole.DisposeAsync();
            }
        }

        ArchiveRefusedException Refused(int line, string? column, string what, Exception? because) =>
            new(new(shown + table.File, line, column, what), because ?? new InvalidDataException(what));
    }

    /// <summary>
    /// The row as it is inserted: contents with their bytes, and what refers to another row of the table without it, until that one is there, too.
    /// </summary>
    private static object?[] Stored(
        ArchivePlace place,
        ArchiveTable table,
        object?[] values,
        int line,
        List<(int Line, object?[] Values)> later
    )
    {
        var stored = new object?[values.Length + table.Withheld.Count];
        values.CopyTo(stored, 0);
        var refers = false;
        for (var i = 0; i < values.Length; i++)
        {
            if (table.Columns[i].Type == ArchiveType.Content && values[i] is string hash)
            {
                using var content =
                    place.Open(ArchiveWriting.Contents + hash) ?? throw new IOException($"{ArchiveWriting.Contents}{hash} is gone.");
                using var bytes = new MemoryStream();
                content.CopyTo(bytes);
                stored[i] = bytes.ToArray();
            }
            else if (table.Columns[i].RefersToOwn && values[i] is not null)
            {
                stored[i] = null;
                refers = true;
            }
        }
        if (refers)
        {
            later.Add((line, values));
        }
        for (var i = 0; i < table.Withheld.Count; i++)
        {
            stored[values.Length + i] =
                table.Withheld[i].Refill == Refill.Random ? RandomNumberGenerator.GetHexString(64, lowercase: true) : null;
        }
        return stored;
    }

    private static async Task FillAsync(DbCommand command, List<object?[]> rows, CancellationToken stop)
    {
        var at = 0;
        foreach (var value in rows.SelectMany(row => row))
        {
            command.Parameters[at++].Value = value ?? DBNull.Value;
        }
        await command.ExecuteNonQueryAsync(stop);
    }

    private static DbCommand Insert(DbContext db, ArchiveTable table, int rows)
    {
        var command = ArchiveRows.Command(db);
        command.CommandTimeout = 0;
        var columns = table.Columns.Concat(table.Withheld).ToList();
        var text = new StringBuilder(
            $"INSERT INTO {table.QuotedName} ({string.Join(", ", columns.Select(c => ArchiveTable.Quoted(c.Name)))}) VALUES "
        );
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var i = 0; i < columns.Count; i++)
            {
                text.Append(i == 0 ? "" : ", ").Append(Place(command, columns[i]));
            }
            text.Append(')');
        }
#pragma warning disable CA2100 // Names come from the model, values are parameters.
        command.CommandText = text.ToString();
#pragma warning restore CA2100
        return command;
    }

    private static async Task ReferAsync(
        DbContext db,
        ArchiveTable table,
        List<(int Line, object?[] Values)> rows,
        Action<int> at,
        CancellationToken stop
    )
    {
        if (rows.Count == 0)
        {
            return;
        }
        await using var command = ArchiveRows.Command(db);
        var key = table.Columns.Take(table.KeyLength).ToList();
        var refers = table.Columns.Where(column => column.RefersToOwn).ToList();
        var set = string.Join(", ", refers.Select(c => $"{ArchiveTable.Quoted(c.Name)} = {Place(command, c)}"));
        var where = string.Join(" AND ", key.Select(c => $"{ArchiveTable.Quoted(c.Name)} = {Place(command, c)}"));
#pragma warning disable CA2100 // As above.
        command.CommandText = $"UPDATE {table.QuotedName} SET {set} WHERE {where}";
#pragma warning restore CA2100
        var order = refers.Concat(key).Select(column => table.Columns.ToList().IndexOf(column)).ToList();
        foreach (var (line, values) in rows)
        {
            at(line);
            await FillAsync(
                command,
                [
                    [.. order.Select(i => values[i])],
                ],
                stop
            );
        }
    }

    /// <summary>A parameter's place in a statement.</summary>
    private static string Place(DbCommand command, ArchiveColumn column)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
        parameter.DbType = ArchiveValue.TypeOf(column.Type);
        command.Parameters.Add(parameter);
        // Only this type is no other's text on each database.
        return column.Type == ArchiveType.Json ? $"CAST({parameter.ParameterName} AS {column.StoreType})" : parameter.ParameterName;
    }
}
