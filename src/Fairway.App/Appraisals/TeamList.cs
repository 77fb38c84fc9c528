using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Appraisals;

/// <summary>Where an official of a team stands.</summary>
public enum TeamStanding
{
    /// <summary>What was due is not there and its day has passed.</summary>
    Late = 1,

    /// <summary>The day is near or today.</summary>
    Due,

    /// <summary>Under way.</summary>
    Current,

    /// <summary>Their cycle can be opened.</summary>
    ToOpen,

    /// <summary>Their cycle can't be opened now; <see cref="TeamRow.Opening"/> says why.</summary>
    NotReady,

    /// <summary>Open, but it still stands with an earlier supervisor.</summary>
    Elsewhere,

    /// <summary>Both have signed.</summary>
    Agreed,
}

/// <summary>One official in the list of those whom somebody appraises, or of whom they are second level.</summary>
/// <param name="Line">Their appraisal; null while there is none that the reader has a part in.</param>
/// <param name="Opening">Whether a cycle can be opened, where <paramref name="Line"/> is null.</param>
/// <param name="Due">When the supervisor's signature is due; null once it is there, and where no cycle is known.</param>
/// <param name="Days">From today to the day it is or was due; negative = past.</param>
public sealed record TeamRow(
    string StaffId,
    string Name,
    string? Grade,
    string? DutyStation,
    AppraisalLine? Line,
    OpeningState? Opening,
    TeamStanding Standing,
    LocalDate? Due,
    int Days
)
{
    public bool WaitsForMe => Standing == TeamStanding.ToOpen || Line is { WaitsForMe: true };

    /// <summary>Whether the next step is somebody else's: the official's, or the signer's where the reader only drafts.</summary>
    public bool WaitsForThem => Line is { WaitsForMe: false } && Standing != TeamStanding.Agreed;
}

/// <summary>Which of the rows a reader wants to see.</summary>
public enum TeamFilter
{
    All = 0,
    Late,
    Me,
    Them,
    Unopened,
    Agreed,
}

/// <summary>In which order.</summary>
public enum TeamOrder
{
    /// <summary>The most pressing first.</summary>
    Pressing = 0,
    Name,
    Grade,
    Due,
}

/// <summary>Everybody whom somebody appraises, as chief or delegate, and officials of whom they are second level.</summary>
public sealed class TeamList(FairwayDb db, AppraisalLines lines, Openings openings, PolicyLibrary policies)
{
    /// <summary>The reader's own team, unordered; those who have moved on but whose appraisal still stands with the reader included.</summary>
    public async Task<IReadOnlyList<TeamRow>> TeamAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is null)
        {
            return [];
        }

        var standing = (await lines.OfAsync(reader, stop)).Where(l => l.OnSupervisorsSide).ToList();
        var members = await openings.TeamAsync(reader, stop);
        // An official can have two: one of the cycle that runs, and one of an earlier cycle that was never agreed.
        var covered = standing.Select(l => l.Appraisal.Id).ToHashSet();
        var own = (await lines.OfAsync(reader, stop)).Where(l => l.IsSecondLevel).Select(l => l.Appraisal.Id).ToHashSet();
        var without = members.Where(m => m.AppraisalId is not { } id || (!covered.Contains(id) && !own.Contains(id))).ToList();
        var posts = await PostsAsync(
            [.. standing.Select(l => l.Appraisal.StaffId), .. without.Select(m => m.Facts.StaffId)],
            reader.Today,
            stop
        );
        return [.. standing.Select(l => Row(l, posts, reader.Today)), .. without.Select(m => Row(m, posts, reader.Today))];
    }

    /// <summary>Appraisals of which the reader is second level, unordered.</summary>
    public async Task<IReadOnlyList<TeamRow>> SecondLevelAsync(Reader reader, CancellationToken stop = default)
    {
        var standing = (await lines.OfAsync(reader, stop)).Where(l => l is { IsSecondLevel: true, OnSupervisorsSide: false }).ToList();
        var posts = await PostsAsync([.. standing.Select(l => l.Appraisal.StaffId)], reader.Today, stop);
        return [.. standing.Select(l => Row(l, posts, reader.Today))];
    }

    /// <summary>Whether somebody has a team or is second level of anybody: whether the page is theirs at all.</summary>
    public async Task<bool> HasOneAsync(Reader reader, CancellationToken stop = default) =>
        (await lines.OfAsync(reader, stop)).Any(l => l.OnSupervisorsSide || l.IsSecondLevel)
        || (await openings.TeamAsync(reader, stop)).Count > 0;

    public static bool Shows(TeamFilter filter, TeamRow row) =>
        filter switch
        {
            TeamFilter.Late => row.Standing == TeamStanding.Late,
            TeamFilter.Me => row.WaitsForMe,
            TeamFilter.Them => row.WaitsForThem,
            TeamFilter.Unopened => row.Line is null,
            TeamFilter.Agreed => row.Standing == TeamStanding.Agreed,
            _ => true,
        };

    public static IEnumerable<TeamRow> InOrder(IEnumerable<TeamRow> rows, TeamOrder by, bool backwards = false)
    {
        var sorted = by switch
        {
            TeamOrder.Name => rows.OrderBy(_ => 0),
            TeamOrder.Grade => rows.OrderBy(r => r.Grade, StringComparer.Ordinal),
            TeamOrder.Due => rows.OrderBy(r => r.Due ?? LocalDate.MaxIsoValue),
            _ => rows.OrderBy(r => r.Standing).ThenByDescending(r => r.WaitsForMe).ThenBy(r => r.Due ?? LocalDate.MaxIsoValue),
        };
        var ordered = sorted.ThenBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(r => r.StaffId, StringComparer.Ordinal);
        return backwards ? ordered.Reverse() : ordered;
    }

    private TeamRow Row(AppraisalLine line, Dictionary<string, (string? Grade, string? Station)> posts, LocalDate today)
    {
        var appraisal = line.Appraisal;
        var standing = line.On(today, policies.PolicyAt(today).Appraisals.DueSoon) switch
        {
            Timeliness.Agreed => TeamStanding.Agreed,
            Timeliness.Late => TeamStanding.Late,
            Timeliness.Due => TeamStanding.Due,
            _ => TeamStanding.Current,
        };
        var (grade, station) = posts.GetValueOrDefault(appraisal.StaffId);
        return new TeamRow(
            appraisal.StaffId,
            line.Official,
            grade,
            station,
            line,
            null,
            standing,
            standing == TeamStanding.Agreed || (appraisal.State.IsDelivered() && !appraisal.State.IsSettled()) ? null : line.Due,
            Period.DaysBetween(today, line.Due)
        );
    }

    private static TeamRow Row(OpeningLine line, Dictionary<string, (string? Grade, string? Station)> posts, LocalDate today)
    {
        var standing = line.State switch
        {
            OpeningState.Ready => TeamStanding.ToOpen,
            OpeningState.Open => TeamStanding.Elsewhere,
            _ => TeamStanding.NotReady,
        };
        var due = line.State is OpeningState.Ready or OpeningState.Open ? line.BeginningDue : null;
        var (grade, station) = posts.GetValueOrDefault(line.Facts.StaffId);
        return new TeamRow(
            line.Facts.StaffId,
            line.Facts.Name,
            grade,
            station,
            null,
            line.State,
            standing,
            due,
            due is { } day ? Period.DaysBetween(today, day) : 0
        );
    }

    private async Task<Dictionary<string, (string? Grade, string? Station)>> PostsAsync(
        IReadOnlyCollection<string> staffIds,
        LocalDate day,
        CancellationToken stop
    )
    {
        var wanted = staffIds.Distinct(StringComparer.Ordinal).ToList();
        var rows = await db
            .ServicePeriods.Where(ServiceOn.Day(day))
            .Where(p => wanted.Contains(p.StaffId))
            .Select(p => new
            {
                p.StaffId,
                p.Grade,
                p.DutyStation,
            })
            .ToListAsync(stop);
        return rows.DistinctBy(r => r.StaffId, StringComparer.Ordinal)
            .ToDictionary(r => r.StaffId, r => (r.Grade, r.DutyStation), StringComparer.Ordinal);
    }
}
