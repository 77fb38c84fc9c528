using Fairway.App.Api;
using Fairway.App.Service.Import;

namespace Fairway.Web.Api;

/// <summary>What happened to one kind of thing.</summary>
/// <param name="Ended">Officials whose service ended; things closed.</param>
public sealed record ApiCounts(int Added, int Changed, int Ended, int Unchanged);

/// <summary>What an import did, or would do.</summary>
/// <param name="DryRun">Whether nothing was changed.</param>
/// <param name="NothingToChange">Whether the database says already what the folder says.</param>
/// <param name="Supervision">Who supervises whom, which follows from units and chiefs.</param>
/// <param name="NotListed">Officials in service whom the folder doesn't list; left alone unless it was said to be complete.</param>
/// <param name="LeftOut">Staff ids left out with a bad row.</param>
/// <param name="Lines">What was added, changed, ended or kept: the first thousand.</param>
public sealed record ApiImported(
    bool DryRun,
    bool NothingToChange,
    ApiCounts Officials,
    ApiCounts Units,
    ApiCounts Supervision,
    ApiCounts Outcomes,
    int NotListed,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Lines
);

internal static class ApiImport
{
    private const int MostLines = 1_000;

    public static async Task<IResult> RunAsync(
        HttpContext http,
        StaffFolderImport import,
        OnceOnly once,
        FolderImport how,
        CancellationToken stop
    )
    {
        if (ApiWrites.Misses(http, ApiWrites.Zip, ApiWrites.LargestZip) is { } problem)
        {
            return problem;
        }
        if (await import.IsDemonstrationAsync(stop))
        {
            // Real people don't belong where anybody can be anybody.
            return ApiProblems.Of(ApiProblems.Conflict);
        }
        using var folder = await SentFolder.UnpackAsync(http.Request.Body, stop);
        if (folder is null)
        {
            return ApiProblems.Of(ApiProblems.Body);
        }
        if (how.DryRun)
        {
            var (answer, wrong) = await DoAsync(http, import, folder, how);
            return wrong ?? Results.Text(answer!.Body, ApiWrites.Json, System.Text.Encoding.UTF8, answer.Status);
        }
        return await ApiWrites.OnceAsync(http, once, folder.Hash, () => DoAsync(http, import, folder, how), stop);
    }

    private static async Task<(WriteAnswer? Answer, ApiProblemAnswer? Problem)> DoAsync(
        HttpContext http,
        StaffFolderImport import,
        SentFolder folder,
        FolderImport how
    )
    {
        var done = await import.RunAsync(ApiTokenHandler.CallerOf(http).Service!, folder, how);
        if (done.Report is not { } report)
        {
            return (
                null,
                ApiProblems.Of(
                    ApiProblems.Refused,
                    [.. done.Mistakes.Select(m => new ApiMistake(m.What, File: m.File, Line: m.Line, Column: m.Column))]
                )
            );
        }
        return (
            ApiWrites.Done(
                new ApiImported(
                    how.DryRun,
                    report.NothingToChange,
                    Counts(report.Officials),
                    Counts(report.Units),
                    Counts(report.Supervision),
                    Counts(report.Outcomes),
                    report.NotListed,
                    done.LeftOut,
                    [.. report.Lines.Take(MostLines)]
                )
            ),
            null
        );
    }

    private static ApiCounts Counts(ImportCounts of) => new(of.Added, of.Changed, of.Ended, of.Unchanged);
}
