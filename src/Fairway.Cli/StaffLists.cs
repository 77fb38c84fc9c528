using System.CommandLine;
using Fairway.App.Files;
using Fairway.App.Policies;
using Fairway.App.Service.Files;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.Cli;

/// <summary>What commands share that read a staff folder and write a list of everybody in it; they need no database.</summary>
internal static class StaffLists
{
    public static Option<DirectoryInfo> Staff { get; } =
        new("--staff")
        {
            Description = "Staff folder: officials.csv, service.csv and, where it is there, exceptions.csv.",
            HelpName = "DIR",
            Required = true,
        };

    public static Option<FileInfo?> Out { get; } =
        new("--out")
        {
            Description = "Write to a file, which keeps what it holds until all is written (default: standard output).",
            HelpName = "FILE",
        };

    public static Option<bool> SkipInvalid { get; } =
        new("--skip-invalid") { Description = "Leave out, whole, every official with a bad row, and say which." };

    /// <summary>The folder, as an import on this day would judge it; its mistakes end the command.</summary>
    public static async Task<StaffColumns> Read(ParseResult result, Lazy<PolicyLibrary> policies, CancellationToken stop)
    {
        var today = Composition.MachineClock.GetCurrentInstant().InUtc().Date;
        var folder = result.GetValue(Staff)!.FullName;
        var skip = result.GetValue(SkipInvalid);
        var reading = await Screen.WithProgress(
            "Reading the staff folder",
            progress => Task.Run(() => StaffColumnsReader.Read(folder, Grades, skip, share => progress.Report((share, ""))), stop)
        );
        if (reading.Columns is not { } staff)
        {
            throw StaffMistakes.Stop(reading.Mistakes, reading.MistakeCount, "nothing was written");
        }
        StaffMistakes.SayLeftOut(reading.LeftOut);
        return staff;

        GradeScale Grades() => policies.Value.PolicyAt(today).Service.Grades;
    }

    /// <summary>Writes the list to where <c>--out</c> says.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="what">What can't be written, where it can't: <c>The obligations</c>.</param>
    /// <param name="write">Writes, and tells how far it is; returns how many rows there were.</param>
    public static Task<long> Write(ParseResult result, string title, string what, Func<Stream, Action<double>, Task<long>> write) =>
        Screen.WithProgress(
            title,
            async progress =>
            {
                await using var standard = result.GetValue(Out) is null ? Console.OpenStandardOutput() : null;
                using var file = standard is null ? Create(result.GetValue(Out)!.FullName) : null;
                try
                {
                    var rows = await write(standard ?? file!.Bytes, share => progress.Report((share, "")));
                    file?.Complete();
                    return rows;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw Stop.Failure($"{what} can't be written: {exception.Message}");
                }
            }
        );

    /// <summary>A day of the command line.</summary>
    public static LocalDate Day(ParseResult result, Option<string> option)
    {
        var text = result.GetValue(option)!;
        if (text.Length != 10 || IsoDay.Parse(text) is not { } day)
        {
            throw Stop.Usage($"{option.Name}: '{text}' is no date; dates are written 2026-12-31.");
        }
        return day.Year is >= 1900 and <= 2199 ? day : throw Stop.Usage($"{option.Name}: the year {day.Year} can't be meant.");
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
}
