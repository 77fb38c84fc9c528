using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Archives;

/// <summary>From what an archive is made, beside the database.</summary>
/// <param name="TakenAt">When; the same for all parts of one.</param>
/// <param name="Policies">The version of the policies.</param>
public sealed record ArchiveOrigin(Instant TakenAt, string Policies)
{
    /// <summary>The product's version.</summary>
    public static string Product { get; } =
        typeof(FairwayDb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

/// <summary>Writes all that a database holds into a folder of open files.</summary>
public static class ArchiveWriting
{
    internal const string Contents = "contents/";

    /// <summary>Nobody else on the machine reads what is in an archive.</summary>
    internal const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    internal const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Writes tables, contents and manifest. What is read is what the database holds at one moment only within a transaction that shows one: the caller opens it, since
    /// each database has its own way.
    /// </summary>
    /// <param name="db">Whose tables.</param>
    /// <param name="folder">Empty, or not there.</param>
    /// <param name="origin">When, and under which policies.</param>
    /// <param name="credentials">Whether credentials go with it.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<ArchiveManifest> WriteAsync(
        DbContext db,
        string folder,
        ArchiveOrigin origin,
        bool credentials,
        IProgress<(double Share, string What)>? progress = null,
        CancellationToken stop = default
    )
    {
        MakeFolder(folder);
        MakeFolder(Path.Combine(folder, "tables"));
        var tables = ArchiveModel.Of(db.Model, credentials);
        var figures = new List<TableFigures>();
        foreach (var table in tables)
        {
            progress?.Report(((double)figures.Count / tables.Count, table.Name));
            await using var file = Create(Path.Combine(folder, table.File));
            figures.Add(await ArchiveRows.WriteAsync(db, table, file, (hash, content) => Keep(folder, hash, content), stop));
        }
        var manifest = ArchiveManifest.Of(db, tables, figures, origin, credentials);
        await using (var file = Create(Path.Combine(folder, ArchiveManifest.File)))
        {
            await JsonSerializer.SerializeAsync(file, manifest, ArchiveManifest.Json, stop);
            await file.WriteAsync("\n"u8.ToArray(), stop);
        }
        return manifest;
    }

    /// <summary>Makes a folder that only its owner opens.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnFolder);
        }
    }

    /// <summary>Makes a file that only its owner reads.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }
        return new FileStream(path, options);
    }

    /// <summary>The same content in several rows is one file.</summary>
    private static void Keep(string folder, string hash, byte[] content)
    {
        var path = Path.Combine(folder, Contents + hash);
        if (File.Exists(path))
        {
            return;
        }
        MakeFolder(Path.GetDirectoryName(path)!);
        using var file = Create(path);
        file.Write(content);
    }
}
