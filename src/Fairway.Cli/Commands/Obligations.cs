using System.CommandLine;
using Fairway.App.Appraisals;
using Fairway.App.Files;
using Fairway.App.Service.Files;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway obligations</c>: what falls due for everybody of a staff folder within a window of days. It needs no database.</summary>
internal static class Obligations
{
    private static readonly Option<DirectoryInfo> s_staff = new("--staff")
    {
        Description = "Staff folder: officials.csv and service.csv.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> s_from = new("--from")
    {
        Description = "The window's first day, as 2026-01-01.",
        HelpName = "DATE",
        Required = true,
    };

    private static readonly Option<string> s_to = new("--to")
    {
        Description = "The window's last day, inclusive.",
        HelpName = "DATE",
        Required = true,
    };

    private static readonly Option<FileInfo?> s_out = new("--out")
    {
        Description = "Write to a file, which keeps what it holds until all is written (default: standard output).",
        HelpName = "FILE",
    };

    private static readonly Option<bool> s_skipInvalid = new("--skip-invalid")
    {
        Description = "Leave out, whole, every official with a bad row, and say which.",
    };

    public static Command Command()
    {
        var command = new Command("obligations", "List what falls due for everybody of a staff folder, as CSV.")
        {
            s_staff,
            s_from,
            s_to,
            s_out,
            s_skipInvalid,
        };
        command.SetAction(List);
        return command;
    }

    private static async Task<int> List(ParseResult result, CancellationToken stop)
    {
        var from = Day(result, s_from);
        var to = Day(result, s_to);
        if (to < from)
        {
            throw Stop.Usage($"--to {IsoDay.Text(to)} is before --from {IsoDay.Text(from)}.");
        }
        var policies = Options.Policies(result);
        // As an import on this day would judge the folder.
        var today = Composition.MachineClock.GetCurrentInstant().InUtc().Date;
        var grades = policies.PolicyAt(today).Service.Grades;
        var folder = result.GetValue(s_staff)!.FullName;
        var reading = await Screen.WithProgress(
            "Reading the staff folder",
            progress =>
                Task.Run(
                    () => StaffColumnsReader.Read(folder, grades, result.GetValue(s_skipInvalid), share => progress.Report((share, ""))),
                    stop
                )
        );
        if (reading.Columns is not { } staff)
        {
            throw StaffMistakes.Stop(reading.Mistakes, reading.MistakeCount, "nothing was written");
        }
        StaffMistakes.SayLeftOut(reading.LeftOut);
        var rows = await Screen.WithProgress(
            "Listing obligations",
            async progress =>
            {
                await using var standard = result.GetValue(s_out) is null ? Console.OpenStandardOutput() : null;
                using var file = standard is null ? Create(result.GetValue(s_out)!.FullName) : null;
                try
                {
                    var count = await ObligationsFile.WriteAsync(
                        staff,
                        policies,
                        from,
                        to,
                        standard ?? file!.Bytes,
                        share => progress.Report((share, "")),
                        stop
                    );
                    file?.Complete();
                    return count;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw Stop.Failure($"The obligations can't be written: {exception.Message}");
                }
            }
        );
        Screen.Say($"{rows} obligations of {staff.Count} officials.");
        return 0;
    }

    private static UnfinishedFile Create(string path)
    {
        try
        {
            return new UnfinishedFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Stop.Failure($"{path} can't be written: {exception.Message}");
        }
    }

    private static LocalDate Day(ParseResult result, Option<string> option)
    {
        var text = result.GetValue(option)!;
        if (text.Length != 10 || IsoDay.Parse(text) is not { } day)
        {
            throw Stop.Usage($"{option.Name}: '{text}' is no date; dates are written 2026-12-31.");
        }
        return day.Year is >= 1900 and <= 2199 ? day : throw Stop.Usage($"{option.Name}: the year {day.Year} can't be meant.");
    }
}
