using System.CommandLine;
using Fairway.Cli.Backups;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway backup PATH</c>: both databases as one file, while Fairway runs; restored to a scratch place and compared before it gets its name.</summary>
internal static class Backup
{
    private static readonly Argument<string> s_path = new("PATH")
    {
        Description = "File to write, or a folder that is there and gets one called after the database and the moment.",
    };

    public static Command Command()
    {
        var command = new Command("backup", "Back up both databases into one file, and prove it by restoring it to a scratch place.")
        {
            s_path,
            BackupOptions.KeyFile,
            BackupOptions.Tools,
        };
        command.SetAction(
            async (result, stop) =>
            {
                var database = Options.Database(result);
                var with = BackupOptions.With(result);
                var path = PathOf(result.GetValue(s_path)!, database);
                if (!await BackupWriting.Guarded(database, path, () => database.IsFilledAsync(stop)))
                {
                    throw Stop.Failure(
                        $"There is no Fairway database at {database.Place}: nothing was backed up. --db or --data names another place."
                    );
                }
                var made = await BackupWriting.WriteAsync(database, path, with, null, stop);
                foreach (var part in made!.Databases)
                {
                    Console.Out.WriteLine(part);
                }
                Screen.Say($"Wrote {path}. Restored to a scratch database, it holds what stood there at {made.TakenAt}.");
                Screen.Say(
                    with.Key is null
                        ? "It is not encrypted and holds everything, keys included: guard it like the database. --key-file encrypts it."
                        : "It is encrypted. Without its key nobody can restore it: keep the key in another place than the backups."
                );
                return 0;
            }
        );
        return command;
    }

    private static string PathOf(string named, Database database)
    {
        var path = Path.GetFullPath(named);
        if (Directory.Exists(path))
        {
            var moment = BackupWriting.Moment("uuuu-MM-dd'T'HHmmss'Z'");
            path = Path.Combine(path, $"{database.ShortName}-{moment}{BackupWriting.Ending}");
        }
        return File.Exists(path) ? throw Stop.Usage($"{path} is there already. Name another file, or a folder.") : path;
    }
}
