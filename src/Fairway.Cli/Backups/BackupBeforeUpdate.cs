using System.CommandLine;

namespace Fairway.Cli.Backups;

/// <summary>The backup that an update makes by itself before it changes the first table.</summary>
/// <param name="Folder">Where it goes.</param>
/// <param name="With">Key and tools.</param>
internal sealed record BackupBeforeUpdate(string Folder, BackupWith With)
{
    /// <summary>Brings the tables to this version, after a backup unless none is wanted.</summary>
    public static async Task<Versions.Change> ThenAsync(ParseResult result, Database database, CancellationToken stop)
    {
        if (BackupOptions.BeforeUpdate(result, database) is not { } before || !await Versions.IsOlder(database, stop))
        {
            return await Versions.BringUpToDate(database, stop);
        }
        // Who starts at the same time waits, and finds it done: one update makes one backup.
        using var alone = await before.AloneAsync(database, stop);
        return await Versions.BringUpToDate(database, stop, (version, ending) => before.MakeAsync(database, version, ending));
    }

    private async Task<FileStream> AloneAsync(Database database, CancellationToken stop)
    {
        for (var said = false; ; said = true)
        {
            try
            {
                Directory.CreateDirectory(Folder);
                var place = Path.Combine(Folder, database.ShortName + ".updating");
                return new FileStream(place, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (Directory.Exists(Folder))
            {
                if (!said)
                {
                    Screen.Say($"Another process updates {database.Place}. Waiting for it …");
                }
                await Task.Delay(500, stop);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw Stop.Failure(
                    $"The backup before the update can't be written to {Folder}: {exception.Message} Name another folder with --backups, or say --no-backup."
                );
            }
        }
    }

    private async Task MakeAsync(Database database, string version, CancellationToken stop)
    {
        try
        {
            var (name, last) = Name(database, version);
            var made = await BackupWriting.WriteAsync(database, name, With, last, stop);
            Screen.Say(
                made is null
                    ? $"{last} holds what stands in {database.Place} now: an update that broke off has made it. No other backup is needed."
                    : $"Before the update, {database.Place} was backed up to {name}. Delete it once you know that you don't want it back."
            );
        }
        catch (Stop stopped)
        {
            throw Stop.Failure(
                $"{stopped.Message} Without a backup {database.Place} is not updated, and is as it was. Mend that, or back it up in your own way and say --no-backup."
            );
        }
    }

    /// <summary>The first free name, and the newest one that is taken.</summary>
    private (string Free, string? Last) Name(Database database, string version)
    {
        var beginning = Path.Combine(Folder, $"{database.ShortName}-before-{version}");
        string? last = null;
        for (var number = 1; ; number++)
        {
            var name = beginning + (number == 1 ? "" : $"-{number}") + BackupWriting.Ending;
            if (!File.Exists(name))
            {
                return (name, last);
            }
            last = name;
        }
    }
}
