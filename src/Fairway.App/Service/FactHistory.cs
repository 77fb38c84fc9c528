using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>A change of one fact: when, by whom, from what, to what.</summary>
/// <param name="Actor">A name; "import" where no person acted.</param>
public sealed record FactChange(Instant At, string Actor, string? Before, string? After);

/// <summary>What one fact about an official was before, from the history.</summary>
public static class FactHistory
{
    /// <summary>The changes of a column of officials.csv, the latest first.</summary>
    public static async Task<IReadOnlyList<FactChange>> OfAsync(FairwayDb db, string staffId, string fact, CancellationToken stop = default)
    {
        var entries = await db
            .History.AsNoTracking()
            .Where(h => h.Capability == "service" && h.Subject == staffId && h.Detail != null)
            .Where(h => h.Act == "fact-corrected" || h.Act == "official-changed" || h.Act == "official-ended")
            .OrderByDescending(h => h.At)
            .Select(h => new
            {
                h.At,
                h.Actor,
                Detail = h.Detail!,
            })
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, entries.Select(e => e.Actor), stop);
        return
        [
            .. entries.SelectMany(
                e => Changes(e.Detail, fact),
                (e, change) => new FactChange(e.At, names[e.Actor], change.Before, change.After)
            ),
        ];
    }

    private static IEnumerable<(string? Before, string? After)> Changes(string detail, string fact)
    {
        using var json = JsonDocument.Parse(detail);
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Where(change => change.GetProperty("what").GetString() == fact)
                .Select(change => (change.GetProperty("before").GetString(), change.GetProperty("after").GetString())),
        ];
    }
}
