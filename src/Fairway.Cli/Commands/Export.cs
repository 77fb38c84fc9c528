using System.CommandLine;
using Fairway.App.Service.Files;
using Fairway.App.Service.Import;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway export DIR</c>: writes the database's staff folder, or with <c>--all</c> everything, which an import reads.</summary>
internal static class Export
{
    private static readonly Argument<DirectoryInfo> s_folder = new("DIR")
    {
        Description = "Folder to write to; it is made where it isn't there. With --all also a file that ends in .zip.",
    };

    private static readonly Option<bool> s_all = new("--all")
    {
        Description = "The organization's whole data as open files, which import --all loads into an empty installation.",
    };

    private static readonly Option<bool> s_withCredentials = new("--with-credentials")
    {
        Description = "With --all: also passwords' hashes, keys and secrets. Whoever has the files can then sign in as anybody.",
    };

    public static Command Command()
    {
        var command = new Command("export", "Write the database's staff folder, or with --all everything that it holds.")
        {
            s_folder,
            s_all,
            s_withCredentials,
        };
        command.SetAction(Write);
        return command;
    }

    private static async Task<int> Write(ParseResult result, CancellationToken stop)
    {
        var database = Options.Database(result);
        if (result.GetValue(s_all))
        {
            return await WholeExport.Write(
                database,
                result.GetValue(s_folder)!.FullName,
                Options.Policies(result).Version,
                result.GetValue(s_withCredentials),
                stop
            );
        }
        if (result.GetValue(s_withCredentials))
        {
            throw Stop.Usage("--with-credentials goes with --all: a staff folder has no credentials.");
        }
        await Versions.Need(database, stop);
        var folder = result.GetValue(s_folder)!.FullName;
        try
        {
            await using var db = database.Open();
            var today = Composition.MachineClock.GetCurrentInstant().InUtc().Date;
            await Screen.WithProgress(
                "Writing",
                async progress =>
                {
                    await StaffExport.WriteAsync(db, folder, today, Screen.Counted<ImportProgress>(progress, p => (p.Done, p.Total)));
                    return 0;
                }
            );
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Stop.Failure($"{folder} can't be written: {exception.Message}");
        }
        Screen.Say($"Wrote the staff folder {folder}.");
        return 0;
    }
}
