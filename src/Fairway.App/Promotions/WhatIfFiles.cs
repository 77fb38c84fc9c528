using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Promotions;

/// <summary>A what-if with everything that explains it later: as a file, and as it is saved.</summary>
/// <param name="AsOf">The day of the population.</param>
/// <param name="ReferenceDates">The exercises looked at.</param>
/// <param name="Population">The SHA-256 of the data.</param>
/// <param name="Policy">The policies in force: their version.</param>
/// <param name="Before">Every parameter under them, as it is written.</param>
/// <param name="Changed">The parameters that were tried otherwise.</param>
/// <param name="Figures">What is published.</param>
/// <param name="Names">Who gains and who loses; null where names are not asked for.</param>
public sealed record WhatIfDocument(
    LocalDate AsOf,
    ImmutableArray<LocalDate> ReferenceDates,
    string Population,
    string Policy,
    IReadOnlyDictionary<string, string> Before,
    IReadOnlyDictionary<string, string> Changed,
    WhatIfFigures Figures,
    IReadOnlyList<WhatIfMover>? Names = null
);

/// <summary>What-ifs as rows for CSV and workbooks, and as JSON.</summary>
public static class WhatIfFiles
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new DayAsIso() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>As JSON, on one line.</summary>
    public static string Json<T>(T value) => JsonSerializer.Serialize(value, s_json);

    /// <summary>From JSON that <see cref="Json{T}"/> wrote.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, s_json)!;

    /// <summary>The figures: the heading, then a row for each number; a number that is not shown is empty.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(WhatIfFigures figures, ImmutableArray<LocalDate> dates)
    {
        yield return ["part", "track", "by", "group", "within", "what", "before", "after", "count"];
        foreach (var track in figures.Tracks)
        {
            var number = (int)track.Track;
            foreach (var column in track.Columns)
            {
                yield return ["whole", number, null, null, null, Code(column), null, null, column.Count];
            }

            foreach (var table in track.Tables)
            {
                foreach (var row in table.Rows.Where(row => row.Parent is not null))
                {
                    for (var c = 0; c < row.Counts.Length; c++)
                    {
                        yield return
                        [
                            "breakdown",
                            number,
                            Lower(table.By),
                            row.Key,
                            row.Parent,
                            c == track.Columns.Length ? "total" : Code(track.Columns[c]),
                            null,
                            null,
                            row.Counts[c],
                        ];
                    }
                }
            }

            foreach (var group in track.Groups)
            {
                foreach (var wait in group.Waits)
                {
                    var what = $"{IsoDay.Text(dates[wait.From - 1])}/{IsoDay.Text(dates[wait.Until - 1])}";
                    yield return ["waiting", number, null, group.Group.Code(), null, what, wait.Before, wait.After, null];
                }
            }
        }

        var (before, after) = (figures.QuotaBefore, figures.QuotaAfter);
        yield return ["places", 1, null, null, null, "posts", before.Posts, after.Posts, null];
        yield return ["places", 1, null, null, null, "share", Plain(before.Share), Plain(after.Share), null];
        yield return ["places", 1, null, null, null, "holders", before.Holders, after.Holders, null];
        yield return ["places", 1, null, null, null, "places", before.Places, after.Places, null];
        foreach (var group in before.Groups.Concat(after.Groups).Select(g => g.Group).Distinct().Order())
        {
            yield return ["places", 1, null, group.Code(), null, "places", Of(before), Of(after), null];

            int? Of(WhatIfQuota quota) => quota.Groups.FirstOrDefault(g => g.Group == group)?.Places;
        }
    }

    /// <summary>Who gains and who loses, with a heading.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(IEnumerable<WhatIfMover> movers)
    {
        yield return ["staff_id", "track", "outcome", "before", "after"];
        foreach (var mover in movers)
        {
            yield return [mover.StaffId, (int)mover.Track, Lower(mover.Outcome), Day(mover.Before), Day(mover.After)];
        }

        static string? Day(LocalDate? day) => day is { } known ? IsoDay.Text(known) : null;
    }

    private static string Code(WhatIfColumn column) => string.Join('+', column.Outcomes.Select(Lower));

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Plain(decimal share) => share.ToString(CultureInfo.InvariantCulture);
}
