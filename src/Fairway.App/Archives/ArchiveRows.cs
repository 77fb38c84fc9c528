using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fairway.App.Archives;

/// <summary>How many rows a table has, and the hash of all of them: of an archive and of a database alike.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many.</param>
/// <param name="Sha256">Of the lines that its rows are written as, in the order of the key; 64 lower-case hexadecimal digits.</param>
public sealed record TableFigures(string Table, long Rows, string Sha256);

/// <summary>Reads the rows of a database as an archive's lines, one after the other.</summary>
public static class ArchiveRows
{
    /// <summary>
    /// The figures of what a database holds, as an archive made of it now would have them. What copies a database can compare them before and after; a transaction that is
    /// open on the connection is looked into.
    /// </summary>
    /// <param name="db">Whose tables.</param>
    /// <param name="credentials">Whether credentials count.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<IReadOnlyList<TableFigures>> MeasureAsync(
        DbContext db,
        bool credentials,
        IProgress<(double Share, string What)>? progress = null,
        CancellationToken stop = default
    )
    {
        var tables = ArchiveModel.Of(db.Model, credentials);
        var figures = new List<TableFigures>();
        foreach (var table in tables)
        {
            progress?.Report(((double)figures.Count / tables.Count, table.Name));
            figures.Add(await WriteAsync(db, table, Stream.Null, null, stop));
        }
        return figures;
    }

    /// <summary>One hash over all tables' figures.</summary>
    public static string Sha256(IEnumerable<TableFigures> figures)
    {
        var lines = figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Sha256} {f.Rows} {f.Table}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    internal static async Task<TableFigures> WriteAsync(
        DbContext db,
        ArchiveTable table,
        Stream to,
        Action<string, byte[]>? keep,
        CancellationToken stop
    )
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = Command(db);
            // Names come from the model, the condition from the list of credentials: nothing that anybody typed.
#pragma warning disable CA2100
            command.CommandText =
                $"SELECT {string.Join(", ", table.Columns.Select(c => ArchiveTable.Quoted(c.Name)))} FROM {table.QuotedName}"
                + (table.Rows is null ? "" : $" WHERE {table.Rows}")
                + $" ORDER BY {string.Join(", ", table.Columns.Take(table.KeyLength).Select(c => ArchiveTable.Quoted(c.Name)))}";
#pragma warning restore CA2100
            // A table of millions takes its time.
            command.CommandTimeout = 0;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var line = new ArchiveLine();
            var rows = 0L;
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, stop);
            while (await reader.ReadAsync(stop))
            {
                line.Fill(reader, table, keep);
                hash.AppendData(line.Written.Span);
                await to.WriteAsync(line.Written, stop);
                rows++;
            }
            return new(table.Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A command in the transaction that is open, where one is.</summary>
    internal static DbCommand Command(DbContext db)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
