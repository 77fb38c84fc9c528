using System.CommandLine;
using Fairway.Cli.Backups;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway restore FILE</c>: puts a backup back, or with <c>--check</c> only says whether it could be.</summary>
internal static class Restore
{
    private static readonly Argument<FileInfo> s_file = new("FILE") { Description = "Backup that ./fairway backup or an update has made." };

    private static readonly Option<bool> s_replace = new("--replace")
    {
        Description = "Take the place of the databases that stand there; they are kept under another name. Stop Fairway first.",
    };

    private static readonly Option<bool> s_check = new("--check")
    {
        Description = "Only read it, restore it to a scratch place and compare; nothing is changed.",
    };

    public static Command Command()
    {
        var command = new Command("restore", "Put a backup in the place of the databases, after it was restored beside them and compared.")
        {
            s_file,
            s_replace,
            s_check,
            BackupOptions.KeyFile,
            BackupOptions.Tools,
        };
        command.SetAction(
            (result, stop) =>
                BackupRestoring.RestoreAsync(
                    Options.Database(result),
                    result.GetValue(s_file)!.FullName,
                    BackupOptions.With(result),
                    result.GetValue(s_replace),
                    result.GetValue(s_check),
                    stop
                )
        );
        return command;
    }
}
