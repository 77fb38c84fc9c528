using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fairway.App.Archives;

/// <summary>What <c>manifest.json</c> says of an archive: from what it is, and what is in it.</summary>
public sealed record ArchiveManifest
{
    public const string File = "manifest.json";

    /// <summary>The format's name.</summary>
    public const string FormatName = "fairway-archive";

    /// <summary>The format's edition, counted up where a reader of the one before would misread it.</summary>
    public const int CurrentEdition = 1;

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        NewLine = "\n",
    };

    public required string Format { get; init; }
    public required int Edition { get; init; }

    /// <summary>The product's version.</summary>
    public required string Product { get; init; }

    /// <summary>The name of the newest migration: which tables there are.</summary>
    public required string Migration { get; init; }

    /// <summary>The policies that the product was run with.</summary>
    public required string Policies { get; init; }

    /// <summary>The instant of the archive, in UTC: the same in all parts of one.</summary>
    public required string TakenAt { get; init; }

    /// <summary>Whether credentials are in it.</summary>
    public required bool Credentials { get; init; }

    /// <summary>What was left out, and what it is.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>Over all tables' hashes, counts and names.</summary>
    public required string Sha256 { get; init; }

    /// <param name="Name">The table's name.</param>
    /// <param name="File">Its file in the archive.</param>
    /// <param name="Rows">How many lines it has.</param>
    /// <param name="Sha256">Of the file.</param>
    /// <param name="Meaning">What a row is.</param>
    /// <param name="Key">The columns by which the rows are ordered, and of which no two rows have the same.</param>
    /// <param name="Columns">In the order in which a line has them.</param>
    public sealed record Table(
        string Name,
        string File,
        long Rows,
        string Sha256,
        string? Meaning,
        IReadOnlyList<string> Key,
        IReadOnlyList<Column> Columns
    );

    /// <param name="Name">The column's name.</param>
    /// <param name="Type">Of <see cref="ArchiveType"/>, in lower case.</param>
    /// <param name="Nullable">Whether <c>null</c> can stand there.</param>
    /// <param name="RefersTo">Table and column that it is found in.</param>
    /// <param name="Values">The names that it can have.</param>
    /// <param name="Meaning">What it is, where its name doesn't say all.</param>
    public sealed record Column(string Name, string Type, bool Nullable, string? RefersTo, IReadOnlyList<string>? Values, string? Meaning);

    internal static ArchiveManifest Of(
        DbContext db,
        IReadOnlyList<ArchiveTable> tables,
        IReadOnlyList<TableFigures> figures,
        ArchiveOrigin origin,
        bool credentials
    ) =>
        new()
        {
            Format = FormatName,
            Edition = CurrentEdition,
            Product = ArchiveOrigin.Product,
            Migration = MigrationOf(db),
            Policies = origin.Policies,
            TakenAt = ArchiveLine.Instants.Format(origin.TakenAt),
            Credentials = credentials,
            LeftOut = LeftOutOf(db.Model, credentials),
            Tables =
            [
                .. tables.Zip(
                    figures,
                    (table, figure) =>
                        new Table(
                            table.Name,
                            table.File,
                            figure.Rows,
                            figure.Sha256,
                            table.Meaning,
                            [.. table.Columns.Take(table.KeyLength).Select(c => c.Name)],
                            [.. table.Columns.Select(ColumnOf)]
                        )
                ),
            ],
            Sha256 = ArchiveRows.Sha256(figures),
        };

    /// <summary>The newest migration of this version without its stamp, which is the same for both databases.</summary>
    internal static string MigrationOf(DbContext db)
    {
        var id = db.Database.GetMigrations().Last();
        return id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
    }

    internal static Column ColumnOf(ArchiveColumn column) =>
        new(
            column.Name,
            JsonNamingPolicy.CamelCase.ConvertName(column.Type.ToString()),
            column.Nullable,
            column.RefersTo,
            column.Values.Count == 0 ? null : column.Values,
            column.Meaning
        );

    private static IReadOnlyList<LeftOut> LeftOutOf(IModel model, bool credentials)
    {
        if (credentials)
        {
            return [];
        }
        var known = model.GetRelationalModel().Tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Credential
                .All.Where(c => known.Contains(c.Table))
                .Select(c => new LeftOut(
                    c.Table,
                    c.Column,
                    c.Column is not null ? null
                        : c.Kept is null ? "all"
                        : "some",
                    c.Why
                )),
        ];
    }
}

/// <param name="Table">From which table.</param>
/// <param name="Column">The column; null: rows.</param>
/// <param name="Rows"><c>all</c> or <c>some</c>; null: a column.</param>
/// <param name="What">What it is.</param>
public sealed record LeftOut(string Table, string? Column, string? Rows, string What);
