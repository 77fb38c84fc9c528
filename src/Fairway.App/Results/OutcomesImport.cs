using System.Globalization;
using Fairway.App.History;
using Fairway.App.Service.Import;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Results;

/// <summary>Brings the programme and budget's outcomes in line with outcomes.csv. Those that it doesn't list stay: outputs cite them.</summary>
internal static class OutcomesImport
{
    public static async Task<IReadOnlySet<string>> KnownKeysAsync(FairwayDb db) =>
        (await db.Outcomes.Select(o => o.Key).ToListAsync()).ToHashSet(StringComparer.Ordinal);

    public static async Task RunAsync(FairwayDb db, IReadOnlyList<OutcomeRow>? rows, ImportOptions options, ImportReport report)
    {
        if (rows is null)
        {
            return;
        }
        var known = await db.Outcomes.ToDictionaryAsync(o => o.Key, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (known.Remove(row.Key, out var outcome))
            {
                Change(db, row, outcome, options, report);
                continue;
            }
            db.Outcomes.Add(
                new Outcome
                {
                    Key = row.Key,
                    Code = row.Code,
                    Biennium = row.Biennium,
                    ParentKey = row.ParentKey,
                    Kind = row.Kind,
                    UnitCode = row.UnitCode,
                    Title = row.Title,
                    Target = row.Target,
                }
            );
            Tell(db, row.Key, "outcome-added", options);
            report.Outcomes.Added++;
            report.Say($"added outcome {row.Key}");
        }
        if (known.Count > 0)
        {
            report.Say(
                string.Create(CultureInfo.InvariantCulture, $"left alone: {known.Count} outcomes that {OutcomesFile.Name} doesn't list")
            );
        }
        await StaffImport.SaveAndForgetAsync(db);
    }

    private static void Change(FairwayDb db, OutcomeRow row, Outcome outcome, ImportOptions options, ImportReport report)
    {
        var said = (row.ParentKey, row.Kind, row.UnitCode, row.Title, row.Target);
        if (said == (outcome.ParentKey, outcome.Kind, outcome.UnitCode, outcome.Title, outcome.Target))
        {
            report.Outcomes.Unchanged++;
            return;
        }
        (outcome.ParentKey, outcome.Kind, outcome.UnitCode, outcome.Title, outcome.Target) = said;
        Tell(db, row.Key, "outcome-changed", options);
        report.Outcomes.Changed++;
        report.Say($"changed outcome {row.Key}");
    }

    private static void Tell(FairwayDb db, string key, string act, ImportOptions options) =>
        db.History.Add(
            new HistoryEntry
            {
                At = options.At,
                Actor = options.Actor,
                Capability = "results",
                Subject = key,
                Act = act,
            }
        );
}
