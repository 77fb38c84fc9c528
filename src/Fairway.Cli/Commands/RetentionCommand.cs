using System.CommandLine;
using System.Globalization;
using Fairway.App;
using Fairway.App.Files;
using Fairway.App.Privacy;
using Fairway.App.Skills;
using Fairway.Rules.Time;

namespace Fairway.Cli.Commands;

/// <summary><c>fairway retention</c>: whose records' time has come, as CSV; with <c>--delete</c> they are deleted, official by official.</summary>
internal static class RetentionCommand
{
    private static readonly Option<string> s_asOf = new("--as-of")
    {
        Description = "The day of the look, as 2026-01-01 (default: today). With --delete not a day to come.",
        HelpName = "DATE",
    };

    private static readonly Option<string?> s_official = new("--official")
    {
        Description = "Of this official alone.",
        HelpName = "STAFF_ID",
    };

    private static readonly Option<bool> s_delete = new("--delete")
    {
        Description =
            "Delete what is listed, but for what is held. It can't be taken back; the register of deletions says what was deleted.",
    };

    public static Command Command()
    {
        var command = new Command("retention", "List the records whose time has come, what holds them, and with --delete delete them.")
        {
            s_asOf,
            s_official,
            s_delete,
        };
        command.SetAction(Look);
        return command;
    }

    private static async Task<int> Look(ParseResult result, CancellationToken stop)
    {
        var today = Composition.MachineClock.GetCurrentInstant().InUtc().Date;
        var asOf = result.GetValue(s_asOf) is null ? today : StaffLists.Day(result, s_asOf);
        var (delete, only) = (result.GetValue(s_delete), result.GetValue(s_official));
        if (delete && asOf > today)
        {
            throw Stop.Usage($"--as-of {IsoDay.Text(asOf)} is still to come: what is due then is listed, and not deleted.");
        }
        var policies = Options.Policies(result);
        if (asOf < policies.Since)
        {
            throw Stop.Usage($"--as-of {IsoDay.Text(asOf)} is before the policies, which begin on {IsoDay.Text(policies.Since)}.");
        }
        var database = Options.Database(result);
        await Versions.Need(database, stop);
        await using var db = database.Open();
        var reading = new RetentionReading(db, policies);
        var deleting = new RetentionDeleting(db, reading, policies, Composition.MachineClock);
        var cases = (await reading.DueAsync(asOf, again: true, stop)).Where(c => only is null || c.StaffId == only).ToList();
        Csv.WriteRow(Console.Out, "staff_id", "last_day", "kind", "rule", "parameter", "value", "kept_until", "rows", "tables", "held_by");
        var (due, held, rows, gone) = (0, 0, 0, 0);
        foreach (var one in cases)
        {
            if (stop.IsCancellationRequested)
            {
                Screen.Say(Done("Stopped: ", gone));
                return Stop.Failed;
            }
            if (await reading.OfAsync(one.StaffId, asOf, stop) is not { } file)
            {
                continue;
            }
            Write(file);
            due += file.Due.Count > 0 ? 1 : 0;
            held += file.Due.Count > 0 && file.Held.Count > 0 ? 1 : 0;
            rows += file.Due.Sum(d => d.Rows);
            if (delete && file.Held.Count == 0)
            {
                // What has begun is brought to its end: a deletion is whole, or it isn't there.
                var done = await deleting.DeleteAsync(
                    "terminal",
                    one.StaffId,
                    asOf,
                    Guid.CreateVersion7(),
                    file.Seen,
                    CancellationToken.None
                );
                if (done is ActResult.Overtaken)
                {
                    Screen.Say($"{one.StaffId}: something changed meanwhile, nothing was deleted. The next run looks again.");
                    continue;
                }
                gone += done is ActResult.Done && file.Due.Count > 0 ? 1 : 0;
                if (file.EndsSkills)
                {
                    await EraseAsync(database, one.StaffId, stop);
                }
            }
        }
        Screen.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{due} officials with {rows} rows whose time has come by {IsoDay.Text(asOf)}, {held} of them held."
            )
        );
        if (delete)
        {
            Screen.Say(Done("", gone));
        }
        else
        {
            Screen.Say("Nothing was deleted: --delete does it.");
        }
        return 0;
    }

    /// <summary>What there was in the room of skills, and whether, is said nowhere (ADR 19).</summary>
    private static async Task EraseAsync(Database database, string staffId, CancellationToken stop)
    {
        await Versions.Need(database.Skills, stop);
        await using var skills = database.Skills.Open();
        await new SkillsErasing(skills).EraseAsync(staffId, stop);
    }

    private static void Write(RetentionFile file)
    {
        var held = string.Join(' ', file.Held.Select(h => h.By).Distinct());
        foreach (var due in file.Due)
        {
            Csv.WriteRow(
                Console.Out,
                file.StaffId,
                file.LastDay is { } day ? IsoDay.Text(day) : "",
                due.Line.Kind.ToString(),
                "CY-12",
                due.Line.Time.Parameter,
                due.Line.Value.Text,
                IsoDay.Text(due.KeptUntil),
                due.Rows.ToString(CultureInfo.InvariantCulture),
                string.Join(' ', due.Tables.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}={t.Value}"))),
                held
            );
        }
    }

    private static string Done(string before, int officials) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{before}{officials} officials’ records were deleted; the register of deletions has them (/privacy/retention)."
        );
}
