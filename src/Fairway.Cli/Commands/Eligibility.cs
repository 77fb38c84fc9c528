using System.CommandLine;
using Fairway.App.Files;
using Fairway.App.Promotions;
using Fairway.App.Service.Files;

namespace Fairway.Cli.Commands;

/// <summary>
/// <c>fairway eligibility</c>: who of a staff folder is eligible for a personal promotion as of a day, and from when on; or the findings of
/// one official. It needs no database.
/// </summary>
internal static class Eligibility
{
    private static readonly Option<string> s_asOf = new("--as-of")
    {
        Description = "The reference date, as 2025-12-31.",
        HelpName = "DATE",
        Required = true,
    };

    private static readonly Option<FileInfo?> s_policy = new("--policy")
    {
        Description = "Parameters to try: JSON with keys of policies/ilo/promotion.json, each with its value.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> s_set = new("--set")
    {
        Description =
            "One parameter, over --policy; may be given several times, a later one counts. Lists with commas: promotion.fundings=RB,TC.",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string> s_format = new("--format")
    {
        Description = "csv, or json with all findings, one official a line.",
        HelpName = "csv|json",
        DefaultValueFactory = _ => "csv",
    };

    private static readonly Option<string?> s_explain = new("--explain")
    {
        Description = "Print the findings of one official instead: service counted, rates, credit, threshold, sources.",
        HelpName = "STAFF_ID",
    };

    public static Command Command()
    {
        s_format.AcceptOnlyFromAmong("csv", "json");
        var command = new Command("eligibility", "List who of a staff folder is eligible for a personal promotion, and from when on.")
        {
            StaffLists.Staff,
            s_asOf,
            s_policy,
            s_set,
            s_format,
            StaffLists.Out,
            s_explain,
            StaffLists.SkipInvalid,
        };
        command.SetAction(List);
        return command;
    }

    private static async Task<int> List(ParseResult result, CancellationToken stop)
    {
        var asOf = StaffLists.Day(result, s_asOf);
        var policies = Options.Policies(result);
        var settings = new PromotionSettings();
        if (result.GetValue(s_policy) is { } policy)
        {
            settings.SetFrom(policy.FullName, asOf);
        }
        foreach (var setting in result.GetValue(s_set)!)
        {
            settings.Set(setting);
        }
        if (settings.Mistakes.Count > 0)
        {
            throw Stop.Usage($"the parameters can't be used:{Environment.NewLine}{string.Join(Environment.NewLine, settings.Mistakes)}");
        }
        var staff = await StaffLists.Read(result, policies, stop);
        var file = new EligibilityFile(staff, asOf, settings.PolicyOn(policies, asOf));
        var json = result.GetValue(s_format) == "json";
        if (result.GetValue(s_explain) is { } staffId)
        {
            await Explain(result, staff, file, staffId.Trim(), json);
            return 0;
        }
        var rows = await StaffLists.Write(
            result,
            "Judging eligibility",
            "The list",
            (into, progress) => json ? file.WriteJsonAsync(into, progress, stop) : file.WriteAsync(into, progress, stop)
        );
        Screen.Say($"{rows} officials.");
        return 0;
    }

    private static Task<long> Explain(ParseResult result, StaffColumns staff, EligibilityFile file, string staffId, bool json)
    {
        var place = staff.PlaceOf(staffId);
        if (place < 0)
        {
            throw Stop.Usage($"--explain: '{staffId}' is not in officials.csv, or was left out.");
        }
        return StaffLists.Write(
            result,
            "Explaining",
            "The findings",
            async (into, _) =>
            {
                if (json)
                {
                    file.WriteJson(place, into);
                    return 1;
                }
                await using var text = new StreamWriter(into, Csv.Encoding, leaveOpen: true) { NewLine = "\n" };
                foreach (var line in EligibilityWords.Lines(staffId, file.Explain(place)))
                {
                    await text.WriteLineAsync(line);
                }
                return 1;
            }
        );
    }
}
