using System.Security.Cryptography;
using System.Text.Json;
using Fairway.App.Files;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Archives;

/// <summary>What was found in an archive before anything is done with it.</summary>
/// <param name="Manifest">Null where it can't be used.</param>
/// <param name="Mistakes">The first hundred, each with file and line.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record ArchiveFound(ArchiveManifest? Manifest, IReadOnlyList<RowMistake> Mistakes, int Count);

/// <summary>Reads an archive through, and says whether this version can load all of it: files, hashes, counts, columns and every value.</summary>
public static class ArchiveCheck
{
    /// <summary>Reads all of it and changes nothing.</summary>
    /// <param name="db">A context of the database that it is for; the database itself needn't be there.</param>
    /// <param name="place">Where the archive is.</param>
    /// <param name="shown">What its files are called before in sentences: <c>skills/</c>; empty for the organization's own.</param>
    /// <param name="notIts">Beginnings of names that belong to another part.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it.</param>
    public static ArchiveFound Read(
        DbContext db,
        ArchivePlace place,
        string shown = "",
        IReadOnlyList<string>? notIts = null,
        IProgress<(double Share, string What)>? progress = null,
        CancellationToken stop = default
    )
    {
        var mistakes = new RowMistakes();
        void Wrong(string file, int line, string? column, string what) => mistakes.Add(new(shown + file, line, column, what));
        if (ManifestOf(place, Wrong) is not { } manifest || !Fits(db, manifest, Wrong))
        {
            return new(null, mistakes.First, mistakes.Count);
        }
        var tables = ArchiveModel.Of(db.Model, manifest.Credentials);
        var expected = new HashSet<string>(StringComparer.Ordinal) { ArchiveManifest.File };
        foreach (var (table, said) in tables.Zip(manifest.Tables))
        {
            stop.ThrowIfCancellationRequested();
            progress?.Report(((double)(expected.Count - 1) / tables.Count, table.Name));
            expected.Add(table.File);
            Table(place, table, said, expected, Wrong);
        }
        if (ArchiveRows.Sha256(manifest.Tables.Select(t => new TableFigures(t.Name, t.Rows, t.Sha256))) != manifest.Sha256)
        {
            Wrong(
                ArchiveManifest.File,
                1,
                "sha256",
                "it isn't the hash over the tables' hashes and counts. Take the file from the original again."
            );
        }
        foreach (
            var name in place.Names.Where(name =>
                !expected.Contains(name) && !(notIts ?? []).Any(n => name.StartsWith(n, StringComparison.Ordinal))
            )
        )
        {
            Wrong(name, 1, null, "the archive has no such file. Take it away: what it holds would not be imported.");
        }
        return new(mistakes.Count == 0 ? manifest : null, mistakes.First, mistakes.Count);
    }

    private static ArchiveManifest? ManifestOf(ArchivePlace place, Action<string, int, string?, string> wrong)
    {
        using var file = place.Open(ArchiveManifest.File);
        if (file is null)
        {
            wrong(
                ArchiveManifest.File,
                1,
                null,
                "it is missing. Name the folder or ZIP file that ./fairway export --all has written, whole."
            );
            return null;
        }
        try
        {
            if (JsonSerializer.Deserialize<ArchiveManifest>(file, ArchiveManifest.Json) is { } manifest)
            {
                return manifest;
            }
            wrong(ArchiveManifest.File, 1, null, "it says nothing. Take it from the original again.");
        }
        catch (JsonException mistake)
        {
            wrong(
                ArchiveManifest.File,
                (int)(mistake.LineNumber ?? 0) + 1,
                null,
                "it can't be read as a manifest from here on. Take it from the original again."
            );
        }
        return null;
    }

    /// <summary>Whether it is of this version's tables; if not, nothing else is looked at.</summary>
    private static bool Fits(DbContext db, ArchiveManifest manifest, Action<string, int, string?, string> wrong)
    {
        void Wrong(string member, string what) => wrong(ArchiveManifest.File, 1, member, what);
        if (manifest.Format != ArchiveManifest.FormatName || manifest.Edition != ArchiveManifest.CurrentEdition)
        {
            Wrong(
                "edition",
                $"“{manifest.Format}” {manifest.Edition} is not what this version reads ({ArchiveManifest.FormatName} {ArchiveManifest.CurrentEdition}). "
                    + $"Import it with the version that it names: {manifest.Product}."
            );
            return false;
        }
        var migration = ArchiveManifest.MigrationOf(db);
        if (manifest.Migration != migration)
        {
            Wrong(
                "migration",
                $"its tables are those of “{manifest.Migration}” (Fairway {manifest.Product}), this version's those of “{migration}”. "
                    + "Import it with the version that wrote it, then bring that database here with ./fairway migrate."
            );
            return false;
        }
        var fits = true;
        var tables = ArchiveModel.Of(db.Model, manifest.Credentials);
        foreach (var name in manifest.Tables.Select(t => t.Name).Except(tables.Select(t => t.Name), StringComparer.Ordinal))
        {
            Wrong("tables", $"this version has no table {name}.");
            fits = false;
        }
        foreach (var table in tables)
        {
            if (manifest.Tables.FirstOrDefault(t => t.Name == table.Name) is not { } said)
            {
                Wrong("tables", $"the table {table.Name} is missing.");
                fits = false;
                continue;
            }
            var own = table.Columns.Select(ArchiveManifest.ColumnOf).ToList();
            if (!said.Columns.Select(c => (c.Name, c.Type, c.Nullable)).SequenceEqual(own.Select(c => (c.Name, c.Type, c.Nullable))))
            {
                Wrong("tables", $"{table.Name} has other columns than this version's: {Difference(said.Columns, own)}");
                fits = false;
            }
        }
        if (fits && !manifest.Tables.Select(t => t.Name).SequenceEqual(tables.Select(t => t.Name)))
        {
            Wrong("tables", "a table stands twice, or not in the order of names.");
            fits = false;
        }
        return fits;
    }

    private static string Difference(IReadOnlyList<ArchiveManifest.Column> said, List<ArchiveManifest.Column> own)
    {
        var missing = own.Select(c => c.Name).Except(said.Select(c => c.Name), StringComparer.Ordinal).ToList();
        var more = said.Select(c => c.Name).Except(own.Select(c => c.Name), StringComparer.Ordinal).ToList();
        return missing.Count + more.Count == 0 ? "their order or their types differ."
            : missing.Count == 0 ? $"{string.Join(", ", more)} too many."
            : more.Count == 0 ? $"{string.Join(", ", missing)} missing."
            : $"{string.Join(", ", missing)} missing, {string.Join(", ", more)} too many.";
    }

    private static void Table(
        ArchivePlace place,
        ArchiveTable table,
        ArchiveManifest.Table said,
        HashSet<string> expected,
        Action<string, int, string?, string> wrong
    )
    {
        using var file = place.Open(table.File);
        if (file is null)
        {
            wrong(table.File, 1, null, "it is missing. Take it from the original again.");
            return;
        }
        using var hashed = new HashingStream(file);
        var rows = 0L;
        var read = ArchiveLines.Read(hashed, table, (line, column, what) => wrong(table.File, line, column, what));
        foreach (var (line, values) in read)
        {
            rows++;
            for (var i = 0; i < values.Length; i++)
            {
                if (table.Columns[i].Type == ArchiveType.Content && values[i] is string hash)
                {
                    Content(place, hash, expected, what => wrong(table.File, line, table.Columns[i].Name, what));
                }
            }
        }
        if (hashed.Finish() != said.Sha256)
        {
            wrong(
                table.File,
                1,
                null,
                $"it is not the file that was exported: its SHA-256 is not that of manifest.json, which counts {said.Rows} rows ({rows} can be read). Take it from the original again."
            );
        }
        else if (rows != said.Rows)
        {
            wrong(table.File, 1, null, $"it has {rows} rows, and manifest.json counts {said.Rows}. Take both from the original again.");
        }
    }

    private static void Content(ArchivePlace place, string hash, HashSet<string> expected, Action<string> wrong)
    {
        var name = ArchiveWriting.Contents + hash;
        if (!expected.Add(name))
        {
            return;
        }
        using var file = place.Open(name);
        if (file is null)
        {
            wrong($"{name} is missing. Take it from the original again.");
        }
        else if (Convert.ToHexStringLower(SHA256.HashData(file)) != hash)
        {
            wrong($"{name} was changed or damaged: its SHA-256 is not its name. Take it from the original again.");
        }
    }
}
