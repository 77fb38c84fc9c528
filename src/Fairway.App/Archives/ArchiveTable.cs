using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fairway.App.Archives;

/// <summary>What a value of an archive is, whichever database it came from.</summary>
public enum ArchiveType
{
    /// <summary>A JSON string.</summary>
    Text = 1,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number of up to 64 bits.</summary>
    Integer,

    /// <summary>A decimal number, exact.</summary>
    Amount,

    /// <summary>A UUID in lower case.</summary>
    Id,

    /// <summary><c>2026-12-31</c>.</summary>
    Day,

    /// <summary><c>2026-12-31T23:59:59.000000Z</c>: UTC, to the microsecond.</summary>
    Instant,

    /// <summary>The same to a tenth of a microsecond, as the framework of sign-in counts.</summary>
    FineInstant,

    /// <summary>Bytes in base64.</summary>
    Bytes,

    /// <summary>The SHA-256 of a file in <c>contents/</c>, which is called by it.</summary>
    Content,

    /// <summary>A JSON value in its canonical form (RFC 8785).</summary>
    Json,
}

/// <summary>A column of an archive's table.</summary>
public sealed record ArchiveColumn
{
    public required string Name { get; init; }
    public required ArchiveType Type { get; init; }

    /// <summary>Whether <c>null</c> stands where there is no value.</summary>
    public required bool Nullable { get; init; }

    /// <summary>Table and column that a value is found in; null: it refers to none.</summary>
    public string? RefersTo { get; init; }

    /// <summary>The names that it can have; empty: it isn't one of a list.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What the model says of it; null: its name says all.</summary>
    public string? Meaning { get; init; }

    /// <summary>The column's type in this database.</summary>
    internal string StoreType { get; init; } = "";

    /// <summary>Between the number that is stored and the amount that is meant.</summary>
    internal ValueConverter? Converter { get; init; }

    /// <summary>What an object that is kept as JSON is made of; null: it is none.</summary>
    internal ArchiveJson? Json { get; init; }

    /// <summary>Whether the database counts it up by itself for a new row.</summary>
    internal bool IsNumbered { get; init; }

    /// <summary>Whether it refers to another row of its own table.</summary>
    internal bool RefersToOwn { get; init; }

    /// <summary>What an import puts where the archive has left it out.</summary>
    internal Refill Refill { get; init; }
}

/// <summary>A table of the model as an archive holds it: rows in the order of the key, each a line of JSON.</summary>
public sealed record ArchiveTable
{
    public required string Name { get; init; }

    /// <summary>The key's columns first, the others by name.</summary>
    public required IReadOnlyList<ArchiveColumn> Columns { get; init; }

    /// <summary>How many of the columns are the key.</summary>
    public required int KeyLength { get; init; }

    /// <summary>What the model says of a row; null: nothing.</summary>
    public string? Meaning { get; init; }

    /// <summary>Columns that are left out with credentials.</summary>
    public IReadOnlyList<ArchiveColumn> Withheld { get; init; } = [];

    /// <summary>Tables that must be filled before this one.</summary>
    internal IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What every row that is written meets, in SQL; null: all are.</summary>
    internal string? Rows { get; init; }

    internal string File => $"tables/{Name}.jsonl";

    internal string QuotedName => Quoted(Name);

    internal static string Quoted(string name) => $"\"{name}\"";
}
