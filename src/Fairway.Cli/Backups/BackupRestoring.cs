using Fairway.App.Archives;

namespace Fairway.Cli.Backups;

/// <summary>Puts a backup in the place of the databases, after it was restored beside them and found to hold what it says.</summary>
internal static class BackupRestoring
{
    private const string Nothing = " Nothing was changed.";

    /// <param name="database">Both databases.</param>
    /// <param name="path">The backup.</param>
    /// <param name="with">Key and tools.</param>
    /// <param name="replace">Whether it may take the place of what stands there.</param>
    /// <param name="checkOnly">Whether it is only read, restored to a scratch place and compared.</param>
    /// <param name="stop">Ends it, before anything is moved.</param>
    public static Task<int> RestoreAsync(
        Database database,
        string path,
        BackupWith with,
        bool replace,
        bool checkOnly,
        CancellationToken stop
    ) =>
        BackupWriting.Guarded(
            database,
            path,
            async () =>
            {
                if (!File.Exists(path))
                {
                    throw Stop.Usage($"{path} is not there. Name a file that ./fairway backup has written.");
                }
                using var work = WorkFolder.For(database);
                var manifest = await Task.Run(() => BackupContents.Read(path, with.Key, work.Path), stop);
                NeedKnown(database, manifest);
                if (!checkOnly && !replace)
                {
                    await NeedEmptyAsync(database, stop);
                }
                var kept = await Screen.WithProgress(
                    "Restoring",
                    progress => PutAsync(database, manifest, work, with, checkOnly, progress, stop)
                );
                foreach (var part in manifest.Databases)
                {
                    Console.Out.WriteLine(part);
                }
                if (checkOnly)
                {
                    Screen.Say(
                        $"{path} is whole: restored to a scratch database it holds what was backed up at {manifest.TakenAt}.{Nothing}"
                    );
                    return 0;
                }
                if (await Versions.BringUpToDate(database, stop) == Versions.Change.Updated)
                {
                    Screen.Say("It was of an earlier version of Fairway, and has been updated to this one.");
                }
                foreach (var (_, at) in BackupWriting.Parts(database))
                {
                    await at.MadeAsync(stop);
                }
                Screen.Say($"Restored {database.Place} as it stood at {manifest.TakenAt}, with the counts and hashes of the backup.");
                foreach (var one in kept)
                {
                    Screen.Say($"What stood there before is kept: {one}. Delete it once you know that you don't want it back.");
                }
                return 0;
            }
        );

    private static async Task<List<string>> PutAsync(
        Database database,
        BackupManifest manifest,
        WorkFolder work,
        BackupWith with,
        bool checkOnly,
        IProgress<(double Share, string What)> progress,
        CancellationToken stop
    )
    {
        var scratches = new List<ScratchDatabase>();
        try
        {
            foreach (var (name, at) in BackupWriting.Parts(database))
            {
                if (manifest.Databases.SingleOrDefault(p => p.Name == name) is { } part)
                {
                    progress.Report((0.1 + 0.4 * scratches.Count, name));
                    var scratch = await at.UnpackAsync(work.Of(part.File), with.Tools, stop);
                    scratches.Add(scratch);
                    await BackupWriting.NeedSameAsync(scratch, part, stop);
                }
            }
            var kept = new List<string>();
            if (!checkOnly)
            {
                // The organization's last: until it stands there, the whole can be done again. Nobody ends it half-way.
                var word = "before-" + BackupWriting.Moment("uuuuMMddHHmmss");
                foreach (var scratch in Enumerable.Reverse(scratches))
                {
                    if (await scratch.PutInPlaceAsync(word, CancellationToken.None) is { } was)
                    {
                        kept.Add(was);
                    }
                }
                database.Forget();
            }
            return kept;
        }
        finally
        {
            foreach (var scratch in scratches)
            {
                await scratch.DisposeAsync();
            }
        }
    }

    private static void NeedKnown(Database database, BackupManifest manifest)
    {
        if (manifest.Kind != database.Kind)
        {
            throw Stop.Usage(
                $"The backup is of {Words(manifest.Kind)}, and {database.Place} is of {Words(database.Kind)}. ./fairway export --all and import --all lead from one to the other.{Nothing}"
            );
        }
        foreach (var part in manifest.Databases)
        {
            var at = BackupWriting.Parts(database).FirstOrDefault(p => p.Name == part.Name).At;
            if (at is null || part.Migrations.Except(at.Migrations(), StringComparer.Ordinal).Any())
            {
                throw Stop.Failure(
                    $"The backup is of a later version of Fairway ({manifest.Product}, {part.Migrations.LastOrDefault()}). Restore it with that version.{Nothing}"
                );
            }
        }
    }

    private static string Words(string kind) => kind == "sqlite" ? "an SQLite file" : "PostgreSQL";

    private static async Task NeedEmptyAsync(Database database, CancellationToken stop)
    {
        foreach (var (_, at) in BackupWriting.Parts(database))
        {
            if (await at.IsFilledAsync(stop))
            {
                throw Stop.Usage(
                    $"{at.Place} is there already. Stop Fairway and say --replace: it is then kept under another name. Or name another place with --db or --data.{Nothing}"
                );
            }
        }
    }
}
