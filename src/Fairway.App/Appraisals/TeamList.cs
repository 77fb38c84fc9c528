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

    /// <summary>HR leaves them out of the cycle.</summary>
    Excluded,
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
    string? UnitCode,
    AppraisalLine? Line,
    OpeningState? Opening,
    TeamStanding Standing,
    LocalDate? Due,
    int Days
)
{
    public bool WaitsForMe => Standing == TeamStanding.ToOpen || Line is { WaitsForMe: true };

    /// <summary>The step that is worked on; of who has no appraisal yet, the beginning.</summary>
    public AppraisalStep Step => Line?.Working ?? AppraisalStep.Beginning;

    /// <summary>Whose turn it is; null: nobody's now.</summary>
    public TeamTurn? Turn =>
        WaitsForMe ? TeamTurn.Me
        : Line is null || Standing is TeamStanding.Agreed or TeamStanding.Excluded ? null
        : Line.Next is NextStep.Prepare or NextStep.Read or NextStep.SignAsOfficial or NextStep.SelfAssess ? TeamTurn.Official
        : TeamTurn.Other;
}

/// <summary>Whose turn it is, seen by the reader.</summary>
public enum TeamTurn
{
    Me = 1,

    /// <summary>The official's.</summary>
    Official,

    /// <summary>Somebody else's: who signs where the reader doesn't, or the second level.</summary>
    Other,
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
        var without = await openings.UnbegunAsync(reader, stop);
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
        || (await openings.UnbegunAsync(reader, stop)).Count > 0;

    private TeamRow Row(AppraisalLine line, Dictionary<string, Post> posts, LocalDate today)
    {
        var appraisal = line.Appraisal;
        var standing = appraisal.ExcludedAt is not null
            ? TeamStanding.Excluded
            : line.On(today, policies.PolicyAt(today).Appraisals.DueSoon) switch
            {
                Timeliness.Agreed => TeamStanding.Agreed,
                Timeliness.Late => TeamStanding.Late,
                Timeliness.Due => TeamStanding.Due,
                _ => TeamStanding.Current,
            };
        var post = posts.GetValueOrDefault(appraisal.StaffId) ?? Post.None;
        return new TeamRow(
            appraisal.StaffId,
            line.Official,
            post.Grade,
            post.Station,
            post.Unit ?? appraisal.UnitCode,
            line,
            null,
            standing,
            standing is TeamStanding.Agreed or TeamStanding.Excluded || (appraisal.State.IsDelivered() && !appraisal.State.IsSettled())
                ? null
                : line.Due,
            Period.DaysBetween(today, line.Due)
        );
    }

    private static TeamRow Row(OpeningLine line, Dictionary<string, Post> posts, LocalDate today)
    {
        var standing = line.State switch
        {
            OpeningState.Ready => TeamStanding.ToOpen,
            OpeningState.Open => TeamStanding.Elsewhere,
            OpeningState.Excluded => TeamStanding.Excluded,
            _ => TeamStanding.NotReady,
        };
        var due = line.State is OpeningState.Ready or OpeningState.Open ? line.BeginningDue : null;
        var post = posts.GetValueOrDefault(line.Facts.StaffId) ?? Post.None;
        return new TeamRow(
            line.Facts.StaffId,
            line.Facts.Name,
            post.Grade,
            post.Station,
            post.Unit ?? line.Facts.UnitCode,
            null,
            line.State,
            standing,
            due,
            due is { } day ? Period.DaysBetween(today, day) : 0
        );
    }

    private async Task<Dictionary<string, Post>> PostsAsync(IReadOnlyCollection<string> staffIds, LocalDate day, CancellationToken stop)
    {
        if (staffIds.Count == 0)
        {
            return [];
        }

        var wanted = staffIds.Distinct(StringComparer.Ordinal).ToList();
        var rows = await OncePerModel<Queries>.Of(db).Posts(db, wanted, day).ToListAsync(stop);
        return rows.Where(r => ServiceOn.Counts(r.Organization, r.Status))
            .DistinctBy(r => r.StaffId, StringComparer.Ordinal)
            .ToDictionary(r => r.StaffId, r => new Post(r.Grade, r.DutyStation, r.UnitCode), StringComparer.Ordinal);
    }

    private sealed class Queries
    {
        public readonly Func<FairwayDb, List<string>, LocalDate, IAsyncEnumerable<Served>> Posts = EF.CompileAsyncQuery(
            (FairwayDb db, List<string> staffIds, LocalDate day) =>
                db
                    .ServicePeriods.Where(p => staffIds.Contains(p.StaffId) && p.From <= day && (p.Until == null || p.Until > day))
                    .Select(p => new Served(p.StaffId, p.Organization, p.Status, p.Grade, p.DutyStation, p.UnitCode))
        );
    }

    private sealed record Served(string StaffId, string Organization, string Status, string? Grade, string? DutyStation, string? UnitCode);

    private sealed record Post(string? Grade, string? Station, string? Unit)
    {
        public static readonly Post None = new(null, null, null);
    }
}
