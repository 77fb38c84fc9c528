using System.Text.Json;
using Fairway.App.Archives;

namespace Fairway.Cli.Backups;

/// <summary>What <c>manifest.json</c> says of a backup: from what it is, and what is in it.</summary>
public sealed record BackupManifest
{
    public const string File = "manifest.json";
    public const string FormatName = "fairway-backup";
    public const int CurrentEdition = 1;

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NewLine = "\n",
    };

    public required string Format { get; init; }
    public required int Edition { get; init; }

    /// <summary>The product's version.</summary>
    public required string Product { get; init; }

    /// <summary>The instant at which it was begun, in UTC.</summary>
    public required string TakenAt { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c>: a backup goes back to where it is from.</summary>
    public required string Kind { get; init; }

    public required IReadOnlyList<Part> Databases { get; init; }

    /// <param name="Name">Of the database: <c>organization</c> or <c>skills</c>.</param>
    /// <param name="File">Its file in the backup.</param>
    /// <param name="Bytes">The length of the file.</param>
    /// <param name="Sha256">Of the file.</param>
    /// <param name="Migrations">The versions of its tables, the newest last.</param>
    /// <param name="Tables">Rows and hash of each table, as they are read from the database that the file is restored to.</param>
    public sealed record Part(
        string Name,
        string File,
        long Bytes,
        string Sha256,
        IReadOnlyList<string> Migrations,
        IReadOnlyList<TableFigures> Tables
    )
    {
        /// <summary>One line about it.</summary>
        public override string ToString() =>
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Name}: {Tables.Count} tables, {Tables.Sum(t => t.Rows)} rows, sha256 {ArchiveRows.Sha256(Tables)}"
            );

        /// <summary>Whether two databases hold the same, in tables of the same version.</summary>
        public bool HoldsTheSameAs(Part other) =>
            Name == other.Name && Migrations.SequenceEqual(other.Migrations, StringComparer.Ordinal) && Tables.SequenceEqual(other.Tables);
    }

    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, s_json), (byte)'\n'];

    /// <exception cref="BackupRefusedException">It says something that this version doesn't understand.</exception>
    public static BackupManifest Of(Stream json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<BackupManifest>(json, s_json);
            return read is { Format: FormatName, Edition: CurrentEdition, Databases.Count: > 0 }
                ? read
                : throw new BackupRefusedException("Its manifest is of a later form than this version of Fairway reads.");
        }
        catch (JsonException)
        {
            throw new BackupRefusedException("Its manifest is not one of Fairway's.");
        }
    }
}
