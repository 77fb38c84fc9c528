using System.Data.Common;
using Fairway.App.Archives;
using Fairway.Postgres.Backups;
using NodaTime.Text;

namespace Fairway.Cli.Backups;

/// <summary>With what backups are made and read.</summary>
/// <param name="Key">32 bytes; null: they are not encrypted.</param>
/// <param name="Tools">The folder of PostgreSQL's programs; null: the usual places.</param>
internal sealed record BackupWith(byte[]? Key, string? Tools);

/// <summary>Makes a backup of both databases and proves it: restored to a scratch place, it holds what they held at that moment.</summary>
internal static class BackupWriting
{
    public static string Ending => ".fairway";

    /// <summary>This moment, for a name.</summary>
    public static string Moment(string pattern) =>
        InstantPattern.CreateWithInvariantCulture(pattern).Format(Composition.MachineClock.GetCurrentInstant());

    /// <summary>What a database is called in a backup.</summary>
    public static IReadOnlyList<(string Name, DatabaseAt At)> Parts(Database database) =>
        [("organization", database), ("skills", database.Skills)];

    /// <param name="database">Both databases; one that isn't there yet is left out.</param>
    /// <param name="path">The file, which isn't there.</param>
    /// <param name="with">Key and tools.</param>
    /// <param name="unlessAs">An earlier backup: where that holds the same, no other is made.</param>
    /// <param name="stop">Ends it; nothing is left then.</param>
    /// <returns>What is in it; null where the earlier one holds the same.</returns>
    public static Task<BackupManifest?> WriteAsync(
        Database database,
        string path,
        BackupWith with,
        string? unlessAs,
        CancellationToken stop
    ) =>
        Guarded<BackupManifest?>(
            database,
            path,
            () =>
                Screen.WithProgress<BackupManifest?>(
                    "Backing up",
                    async progress =>
                    {
                        using var work = WorkFolder.For(database);
                        var manifest = await CopyAsync(database, work, with, progress, stop);
                        if (unlessAs is not null && HoldsTheSame(unlessAs, with, manifest))
                        {
                            return null;
                        }
                        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                        var unfinished = path + ".unfinished";
                        try
                        {
                            progress.Report((0.5, Path.GetFileName(path)));
                            await Task.Run(() => BackupContents.Write(unfinished, with.Key, manifest, work.Path), stop);
                            foreach (var part in manifest.Databases)
                            {
                                File.Delete(work.Of(part.File));
                            }
                            progress.Report((0.7, "restoring it to compare"));
                            var read = await Task.Run(() => BackupContents.Read(unfinished, with.Key, work.Path), stop);
                            await CompareAsync(database, read, work, with, stop);
                            File.Move(unfinished, path);
                            return manifest;
                        }
                        finally
                        {
                            File.Delete(unfinished);
                        }
                    }
                )
        );

    /// <summary>Restores the parts of a backup to scratch places and compares them with what its manifest says.</summary>
    private static async Task CompareAsync(
        Database database,
        BackupManifest manifest,
        WorkFolder work,
        BackupWith with,
        CancellationToken stop
    )
    {
        foreach (var part in manifest.Databases)
        {
            // As the owner of the organization's database: who owns that of skills needn't be able to make another.
            await using var scratch = await database.UnpackAsync(work.Of(part.File), with.Tools, stop);
            await NeedSameAsync(scratch, part, stop);
        }
    }

    /// <summary>Refuses a restored database that holds something else than its backup says.</summary>
    public static async Task NeedSameAsync(ScratchDatabase scratch, BackupManifest.Part part, CancellationToken stop)
    {
        var figures = await scratch.MeasureAsync(stop);
        var differ = figures
            .Except(part.Tables)
            .Select(f => f.Table)
            .Union(part.Tables.Except(figures).Select(f => f.Table), StringComparer.Ordinal)
            .ToList();
        if (differ.Count > 0)
        {
            throw new BackupRefusedException(
                $"Restored to a scratch database, {part.Name} does not hold what was backed up: {string.Join(", ", differ.Take(10))} {(differ.Count == 1 ? "differs" : "differ")}."
            );
        }
    }

    /// <summary>Says what went wrong with a backup in one sentence.</summary>
    public static async Task<T> Guarded<T>(Database database, string path, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (BackupRefusedException refused)
        {
            throw Stop.Failure($"{path} is refused. {refused.Message}");
        }
        catch (PostgresToolsException tools)
        {
            throw Stop.Failure(tools.Message);
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception) + database.RightsForBackups(trouble));
        }
        catch (DbException other)
        {
            throw Stop.Failure($"{database.Place}: {other.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Stop.Failure($"{path}: {exception.Message}");
        }
    }

    private static async Task<BackupManifest> CopyAsync(
        Database database,
        WorkFolder work,
        BackupWith with,
        IProgress<(double Share, string What)> progress,
        CancellationToken stop
    )
    {
        var takenAt = Composition.MachineClock.GetCurrentInstant();
        var parts = new List<BackupManifest.Part>();
        foreach (var (name, at) in Parts(database))
        {
            if (!await at.IsFilledAsync(stop))
            {
                continue;
            }
            at.NeedOwner();
            progress.Report((0.1 + 0.3 * parts.Count, name));
            var file = name + database.CopyEnding;
            var copy = await at.CopyAsync(work.Of(file), with.Tools, stop);
            parts.Add(
                new(name, file, new FileInfo(work.Of(file)).Length, BackupContents.HashOf(work.Of(file)), copy.Migrations, copy.Figures)
            );
        }
        return new()
        {
            Format = BackupManifest.FormatName,
            Edition = BackupManifest.CurrentEdition,
            Product = ArchiveOrigin.Product,
            TakenAt = InstantPattern.General.Format(takenAt),
            Kind = database.Kind,
            Databases = parts,
        };
    }

    private static bool HoldsTheSame(string earlier, BackupWith with, BackupManifest now)
    {
        try
        {
            var read = BackupContents.Read(earlier, with.Key, null);
            return read.Databases.Count == now.Databases.Count
                && read.Databases.Zip(now.Databases).All(pair => pair.First.HoldsTheSameAs(pair.Second));
        }
        catch (Exception exception) when (exception is BackupRefusedException or IOException or UnauthorizedAccessException)
        {
            // Not one that could be used again.
            return false;
        }
    }
}
