using System.CommandLine;
using Fairway.App.Appraisals;
using Fairway.Rules.Time;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway obligations</c>: what falls due for everybody of a staff folder within a window of days. It needs no database.</summary>
internal static class Obligations
{
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

    public static Command Command()
    {
        var command = new Command("obligations", "List what falls due for everybody of a staff folder, as CSV.")
        {
            StaffLists.Staff,
            s_from,
            s_to,
            StaffLists.Out,
            StaffLists.SkipInvalid,
        };
        command.SetAction(List);
        return command;
    }

    private static async Task<int> List(ParseResult result, CancellationToken stop)
    {
        var policies = Options.PoliciesMeanwhile(result);
        var from = StaffLists.Day(result, s_from);
        var to = StaffLists.Day(result, s_to);
        if (to < from)
        {
            throw Stop.Usage($"--to {IsoDay.Text(to)} is before --from {IsoDay.Text(from)}.");
        }
        var staff = await StaffLists.Read(result, policies, stop);
        var rows = await StaffLists.Write(
            result,
            "Listing obligations",
            "The obligations",
            (into, progress) => ObligationsFile.WriteAsync(staff, policies.Value, from, to, into, progress, stop)
        );
        Screen.Say($"{rows} obligations of {staff.Count} officials.");
        return 0;
    }
}
