using System.CommandLine;
using Fairway.Cli.Backups;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway migrate</c>: brings the database to this version's tables.</summary>
internal static class Migrate
{
    public static Command Command()
    {
        var command = new Command("migrate", "Create the database, or bring it to this version's tables after a backup.");
        BackupOptions.AddTo(command);
        command.SetAction(
            async (result, stop) =>
            {
                var database = Options.Database(result);
                Screen.Say(
                    await BackupBeforeUpdate.ThenAsync(result, database, stop) switch
                    {
                        Versions.Change.Created => $"Created {database.Place}.",
                        Versions.Change.Updated => $"Updated {database.Place} to this version.",
                        _ => $"{database.Place} is up to date.",
                    }
                );
                return 0;
            }
        );
        return command;
    }
}
