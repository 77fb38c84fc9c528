using System.Security.Cryptography;
using System.Text;
using Fairway.App.Service;
using Fairway.App.Service.Files;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Time;
using NodaTime;

namespace Fairway.App.Promotions;

/// <summary>Somebody of a population.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Sex">As the staff file has it.</param>
/// <param name="Record">What they are judged by.</param>
public sealed record WhatIfOfficial(string StaffId, string? Sex, RecordOfService Record)
{
    /// <summary>From a staff folder.</summary>
    public static WhatIfOfficial Of(OfficialRow row)
    {
        var official = row.ToOfficial();
        official.Periods.AddRange(row.Service.Select(period => period.ToPeriod(row.StaffId)));
        return Of(official, row.Exceptions.Select(exception => exception.DecidedOn));
    }

    /// <summary>From the database.</summary>
    internal static WhatIfOfficial Of(Official official, IEnumerable<LocalDate> exceptions) =>
        new(official.StaffId, official.Sex, RecordsOfService.Of(official, exceptions));
}

/// <summary>Somebody for whom a track opens earlier, later or not any more: for those who may see names.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Track">The track.</param>
/// <param name="Outcome">What becomes of them.</param>
/// <param name="Before">The first reference date under the policy that is compared with; null: none of those looked at.</param>
/// <param name="After">Under the policy that is tried.</param>
public sealed record WhatIfMover(string StaffId, PromotionTrack Track, WhatIfOutcome Outcome, LocalDate? Before, LocalDate? After);

/// <summary>What came of trying a policy.</summary>
/// <param name="Population">The SHA-256 of everything that was judged, so that it can be told later whether the data were the same.</param>
/// <param name="Lines">Everybody in service, as they were counted.</param>
/// <param name="StaffIds">Who they are, in the same order.</param>
/// <param name="QuotaBefore">The places under the policy that is compared with.</param>
/// <param name="QuotaAfter">Under the policy that is tried.</param>
/// <param name="Movers">Everybody who gains or loses, by staff id and track.</param>
public sealed record WhatIfAnswer(
    string Population,
    IReadOnlyList<WhatIfLine> Lines,
    IReadOnlyList<string> StaffIds,
    WhatIfQuota QuotaBefore,
    WhatIfQuota QuotaAfter,
    IReadOnlyList<WhatIfMover> Movers
)
{
    /// <summary>What of it is published.</summary>
    /// <param name="exercises">How many exercises were looked at.</param>
    /// <param name="least">The smallest group that is shown.</param>
    /// <param name="earlier">What was published before of the same population, compared with the same policy, and who moved by it.</param>
    public WhatIfFigures Publish(
        int exercises,
        int least,
        IReadOnlyList<(WhatIfFigures Figures, IReadOnlyList<WhatIfMover> Movers)> earlier
    ) => WhatIfFigures.Of(Lines, exercises, (QuotaBefore, QuotaAfter), least, [.. earlier.Select(e => Earlier(e.Figures, e.Movers))]);

    private WhatIfEarlier Earlier(WhatIfFigures figures, IReadOnlyList<WhatIfMover> movers)
    {
        var moved = movers.ToDictionary(m => (m.StaffId, m.Track), m => m.Outcome);
        return new(figures, On(PromotionTrack.One), On(PromotionTrack.Two));

        List<WhatIfOutcome> On(PromotionTrack track) =>
            [.. StaffIds.Select(id => moved.GetValueOrDefault((id, track), WhatIfOutcome.Unchanged))];
    }
}

/// <summary>A population under the policies in force and under others (PP-11): for the pages and for <c>fairway what-if</c> alike.</summary>
/// <param name="exercises">The exercises looked at.</param>
/// <param name="before">The policies in force.</param>
/// <param name="after">Those that are tried.</param>
/// <param name="posts">Established posts; null: as many as staff serve on regular-budget posts.</param>
public sealed class WhatIfQuestion(WhatIfExercises exercises, PolicySet before, PolicySet after, int? posts)
{
    /// <summary>How many exercises are looked at if nobody says otherwise.</summary>
    public const int UsualExercises = 10;

    /// <summary>Judges everybody.</summary>
    /// <param name="officials">In any order.</param>
    /// <param name="progress">Told how many were judged.</param>
    public WhatIfAnswer Ask(IEnumerable<WhatIfOfficial> officials, Action<int>? progress = null)
    {
        var rule = new WhatIf(exercises, new(before.Promotions, before.Service), new(after.Promotions, after.Service));
        var regions = before.Service.DutyStations.ToDictionary(s => s.Name, s => s.Region, StringComparer.Ordinal);
        var lines = new List<WhatIfLine>();
        var ids = new List<string>();
        var movers = new List<WhatIfMover>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var judged = 0;
        foreach (var official in officials.OrderBy(o => o.StaffId, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Text(official)));
            progress?.Invoke(++judged);
            if (rule.Of(official.Record, official.Sex, station => regions.GetValueOrDefault(station, WhatIfTraits.Unknown)) is not { } line)
            {
                continue;
            }

            lines.Add(line);
            ids.Add(official.StaffId);
            foreach (var track in Enum.GetValues<PromotionTrack>())
            {
                if (line.On(track) is { Outcome: not WhatIfOutcome.Unchanged } change)
                {
                    movers.Add(new(official.StaffId, track, change.Outcome, Date(change.Before), Date(change.After)));
                }
            }
        }

        return new(
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            lines,
            ids,
            WhatIfQuota.Of(lines, posts, before.Promotions),
            WhatIfQuota.Of(lines, posts, after.Promotions),
            movers
        );
    }

    private LocalDate? Date(int nth) => nth == 0 ? null : exercises.ReferenceDates[nth - 1];

    /// <summary>Everything of an official that is judged or counted by, on a line of its own.</summary>
    private static string Text(WhatIfOfficial official)
    {
        var record = official.Record;
        var text = new StringBuilder().AppendJoin(
            '\t',
            official.StaffId,
            official.Sex,
            IsoDay.Text(record.DateOfBirth),
            record.PersonalPromotionOn is { } on ? IsoDay.Text(on) : "",
            string.Join(' ', record.MobilityExceptions.Order().Select(IsoDay.Text))
        );
        foreach (var p in record.Periods.OrderBy(p => p.Span.From))
        {
            text.Append('\t')
                .AppendJoin('|', p.Span, p.Organization, p.Status.Code(), p.Category, p.Grade, p.Funding, p.DutyStation, p.Population);
        }

        return text.Append('\n').ToString();
    }
}
