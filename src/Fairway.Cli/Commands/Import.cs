using System.CommandLine;
using Fairway.App.History;
using Fairway.App.Service.Files;
using Fairway.App.Service.Import;
using Microsoft.EntityFrameworkCore;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway import DIR</c>: brings the database in line with a staff folder, all of it or nothing.</summary>
internal static class Import
{
    private static readonly Argument<DirectoryInfo> s_folder = new("DIR")
    {
        Description =
            "Staff folder: officials.csv and service.csv; units.csv, exceptions.csv and outcomes.csv where wanted. With --all what export --all has written.",
    };

    private static readonly Option<bool> s_all = new("--all")
    {
        Description = "Load an organization's whole data, as export --all has written it, into an empty installation.",
    };

    private static readonly Option<bool> s_dryRun = new("--dry-run")
    {
        Description = "Say what would be added, changed and ended; change nothing.",
    };

    private static readonly Option<bool> s_complete = new("--complete")
    {
        Description = "The folder lists everybody: officials it does not list have left.",
    };

    private static readonly Option<bool> s_skipInvalid = new("--skip-invalid")
    {
        Description = "Leave out, whole, every official with a bad row, and say which.",
    };

    public static Command Command()
    {
        var command = new Command("import", "Load a staff folder: people, service, units, chiefs, outcomes; or with --all everything.")
        {
            s_folder,
            s_all,
            s_dryRun,
            s_complete,
            s_skipInvalid,
        };
        command.SetAction(Load);
        return command;
    }

    private static async Task<int> Load(ParseResult result, CancellationToken stop)
    {
        var database = Options.Database(result);
        if (result.GetValue(s_all))
        {
            if (result.GetValue(s_complete) || result.GetValue(s_skipInvalid))
            {
                throw Stop.Usage("--complete and --skip-invalid are for a staff folder; with --all everything is loaded, or nothing.");
            }
            return await WholeImport.Load(database, result.GetValue(s_folder)!.FullName, result.GetValue(s_dryRun), stop);
        }
        var policies = Options.Policies(result);
        var now = Composition.MachineClock.GetCurrentInstant();
        var today = now.InUtc().Date;
        var options = new ImportOptions
        {
            DryRun = result.GetValue(s_dryRun),
            Complete = result.GetValue(s_complete),
            Today = today,
            At = now,
        };
        var state = await Versions.StateOf(database, stop);
        if (state != Versions.State.Current && options.DryRun)
        {
            throw Stop.Failure(
                $"{database.Place} is not there yet, or of an earlier version: a dry run has nothing to compare with. ./fairway migrate makes it."
            );
        }
        if (state == Versions.State.Older)
        {
            // An update makes a backup first, which an import has no options for.
            await Versions.Need(database, stop);
        }
        var grades = policies.PolicyAt(today).Service.Grades;
        if (state == Versions.State.Missing)
        {
            // Read before anything is made: a folder with mistakes leaves no empty database behind.
            Read(
                result,
                new StaffFolderOptions
                {
                    Grades = grades,
                    Today = today,
                    SkipInvalid = result.GetValue(s_skipInvalid),
                }
            );
        }
        await Versions.BringUpToDate(database, stop);
        try
        {
            return await Into(database, result, options, grades, stop);
        }
        catch (Exception exception) when (database.TroubleOf(exception) is { } trouble)
        {
            throw Stop.Failure(Troubles.Sentence(trouble, database, exception) + " Nothing was imported.");
        }
    }

    private static async Task<int> Into(
        Database database,
        ParseResult result,
        ImportOptions options,
        Rules.Service.GradeScale grades,
        CancellationToken stop
    )
    {
        await using var db = database.Open();
        if (await db.Settings.AnyAsync(s => s.Key == Setting.Demonstration, stop))
        {
            Screen.Say("This database holds the demonstration, which anybody can enter as anybody: don't import real people into it.");
        }
        var reading = Read(
            result,
            await StaffImport.ReadingOptionsAsync(db, grades, options.Today, result.GetValue(s_skipInvalid), options.Complete)
        );
        StaffMistakes.SayLeftOut(reading.LeftOut);
        var report = await Screen.WithProgress(
            options.DryRun ? "Comparing" : "Importing",
            progress => StaffImport.RunAsync(db, reading.Folder!, options, Screen.Counted<ImportProgress>(progress, p => (p.Done, p.Total)))
        );
        foreach (var line in report.Lines)
        {
            Console.WriteLine(line);
        }
        Console.WriteLine($"officials: {report.Officials}{(report.NotListed > 0 ? $", {report.NotListed} in service not listed" : "")}");
        Console.WriteLine($"units: {report.Units}");
        Console.WriteLine($"supervision: {report.Supervision}");
        Console.WriteLine($"outcomes: {report.Outcomes}");
        Screen.Say(
            report.NothingToChange ? "Nothing to change."
            : options.DryRun ? "That is what an import would do; nothing was changed."
            : "Imported."
        );
        return 0;
    }

    /// <summary>The folder; its mistakes end the command, each with file, line and column.</summary>
    private static StaffFolderReading Read(ParseResult result, StaffFolderOptions options)
    {
        var reading = StaffFolder.Read(result.GetValue(s_folder)!.FullName, options);
        if (reading.Folder is not null)
        {
            return reading;
        }
        throw StaffMistakes.Stop(reading.Mistakes, reading.MistakeCount, "nothing was imported");
    }
}
