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
    private static readonly Option<string?> s_explain = new("--explain")
    {
        Description = "Print the findings of one official instead: service counted, rates, credit, threshold, sources.",
        HelpName = "STAFF_ID",
    };

    public static Command Command()
    {
        var command = new Command("eligibility", "List who of a staff folder is eligible for a personal promotion, and from when on.")
        {
            StaffLists.Staff,
            PromotionOptions.AsOf,
            PromotionOptions.Policy,
            PromotionOptions.Set,
            PromotionOptions.Format("csv, or json with all findings, one official a line."),
            StaffLists.Out,
            s_explain,
            StaffLists.SkipInvalid,
        };
        command.SetAction(List);
        return command;
    }

    private static async Task<int> List(ParseResult result, CancellationToken stop)
    {
        var policies = Options.PoliciesMeanwhile(result);
        var asOf = StaffLists.Day(result, PromotionOptions.AsOf);
        var settings = PromotionOptions.Settings(result, asOf);
        var staff = await StaffLists.Read(result, policies, stop);
        var file = new EligibilityFile(staff, asOf, settings.PolicyOn(policies.Value, asOf));
        var json = PromotionOptions.IsJson(result);
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
