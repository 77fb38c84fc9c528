using System.CommandLine;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway migrate</c>: brings the database to this version's tables.</summary>
internal static class Migrate
{
    public static Command Command()
    {
        var command = new Command("migrate", "Create the database, or bring it to this version's tables.");
        command.SetAction(
            async (result, stop) =>
            {
                var database = Options.Database(result);
                Screen.Say(
                    await Versions.BringUpToDate(database, stop) switch
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
