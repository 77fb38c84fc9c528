using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;

namespace Fairway.App.Reclassification;

/// <summary>A job in a list.</summary>
/// <param name="Incumbents">How many hold it today.</param>
/// <param name="InForce">The version that counts; null: none.</param>
/// <param name="Proposed">The version that is proposed; null: none.</param>
/// <param name="Keeps">Whether the reader keeps it.</param>
public sealed record JobLine(string UnitCode, string Post, int Incumbents, Guid? InForce, Guid? Proposed, bool Keeps);

/// <summary>A version as one reader sees it.</summary>
public sealed record JobView(JobDescription Description, IReadOnlySet<JobParty> Parties)
{
    /// <summary>The version before it, which it is compared with; null: it is the first.</summary>
    public required JobDescription? Before { get; init; }

    /// <summary>All versions that the reader sees, the newest first.</summary>
    public required IReadOnlyList<JobDescription> Versions { get; init; }

    public required IReadOnlyList<JobComment> Comments { get; init; }
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Why it can't come into force today; null: nothing stands against it.</summary>
    public required Refusal? NotYet { get; init; }

    public string NameOf(string? who) => who is null ? "" : Names.GetValueOrDefault(who, who);

    public bool May(JobAct act) => JobWorkflow.From(Description.State, Parties).Any(row => row.Act == act);
}

/// <summary>Jobs and their descriptions (RG-1).</summary>
public sealed class JobReading(FairwayDb db)
{
    /// <summary>The reader's own job, and those that they keep, by unit and post; a page of them.</summary>
    public async Task<(IReadOnlyList<JobLine> Lines, int Total)> ListAsync(
        Reader reader,
        int skip,
        int take,
        CancellationToken stop = default
    )
    {
        var (me, today) = (reader.StaffId ?? "", reader.Today);
        var (ofAll, units) = (reader.HrUnits is null, reader.HrUnits?.ToList() ?? []);
        var serving = db.ServicePeriods.Where(ServiceOn.Day(today)).Where(p => p.UnitCode != null && p.Post != null);
        var mine = serving.Where(p => p.StaffId == me);
        var team = serving.Where(p =>
            db.Supervisions.Any(s =>
                s.StaffId == p.StaffId && s.SupervisorId == me && s.From <= today && (s.Until == null || today < s.Until)
            )
        );
        var jobs = serving
            .Where(p =>
                ofAll
                || units.Contains(p.UnitCode!)
                || mine.Any(o => o.UnitCode == p.UnitCode && o.Post == p.Post)
                || team.Any(o => o.UnitCode == p.UnitCode && o.Post == p.Post)
            )
            .GroupBy(p => new { p.UnitCode, p.Post })
            .Select(g => new
            {
                g.Key.UnitCode,
                g.Key.Post,
                Incumbents = g.Select(p => p.StaffId).Distinct().Count(),
                Own = g.Count(p => p.StaffId == me),
            });
        var total = await jobs.CountAsync(stop);
        var rows = await jobs.OrderByDescending(j => j.Own)
            .ThenBy(j => j.UnitCode)
            .ThenBy(j => j.Post)
            .Skip(skip)
            .Take(take)
            .ToListAsync(stop);
        var codes = rows.Select(r => r.UnitCode!).Distinct(StringComparer.Ordinal).ToList();
        var known = (
            await db
                .JobDescriptions.Where(d => codes.Contains(d.UnitCode) && (d.State == JobState.InForce || d.State == JobState.Proposed))
                .Select(d => new
                {
                    d.Id,
                    d.UnitCode,
                    d.Post,
                    d.State,
                })
                .ToListAsync(stop)
        ).ToDictionary(d => (d.UnitCode, d.Post, d.State), d => (Guid?)d.Id);
        return (
            [
                .. rows.Select(r => new JobLine(
                    r.UnitCode!,
                    r.Post!,
                    r.Incumbents,
                    known.GetValueOrDefault((r.UnitCode!, r.Post!, JobState.InForce)),
                    known.GetValueOrDefault((r.UnitCode!, r.Post!, JobState.Proposed)),
                    r.Own == 0
                )),
            ],
            total
        );
    }

    /// <summary>Whether the reader keeps a job, with the text of its version in force to start from.</summary>
    public async Task<(bool Keeps, JobDescription? InForce)> ToProposeAsync(
        Reader reader,
        string unit,
        string post,
        CancellationToken stop = default
    ) =>
        (
            (await JobAccess.PartiesAsync(db, reader, unit, post, stop)).Contains(JobParty.Keeper)
                && await db.Units.AnyAsync(u => u.Code == unit, stop),
            await db
                .JobDescriptions.AsNoTracking()
                .Include(d => d.Duties)
                .SingleOrDefaultAsync(d => d.UnitCode == unit && d.Post == post && d.State == JobState.InForce, stop)
        );

    /// <summary>Null where the version does not exist for the reader.</summary>
    public async Task<JobView?> FindAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        var all = db.JobDescriptions.AsNoTracking().Where(d => d.State != JobState.Attached);
        if (await all.Include(d => d.Duties).SingleOrDefaultAsync(d => d.Id == id, stop) is not { } of)
        {
            return null;
        }
        var parties = await JobAccess.PartiesAsync(db, reader, of.UnitCode, of.Post, stop);
        if (parties.Count == 0 && of.State is not (JobState.InForce or JobState.Replaced))
        {
            return null;
        }
        var versions = await all.Where(d => d.UnitCode == of.UnitCode && d.Post == of.Post)
            .OrderByDescending(d => d.Number)
            .ToListAsync(stop);
        var before = versions.Find(d => d.Number < of.Number && d.State is JobState.InForce or JobState.Replaced && d.Id != of.Id);
        // What people in the job said of it is theirs and the keepers'.
        var comments =
            parties.Count == 0
                ? []
                : await db
                    .JobComments.AsNoTracking()
                    .Where(c => c.DescriptionId == id)
                    .OrderBy(c => c.At)
                    .ThenBy(c => c.Id)
                    .ToListAsync(stop);
        var holders = of.State == JobState.Proposed ? await JobAccess.IncumbentsAsync(db, reader, of.UnitCode, of.Post, stop) : [];
        return new JobView(of, parties)
        {
            Before = before is null ? null : await all.Include(d => d.Duties).SingleAsync(d => d.Id == before.Id, stop),
            Versions = [.. versions.Where(d => parties.Count > 0 || d.State is JobState.InForce or JobState.Replaced)],
            Comments = comments,
            Names = await OfficialNames.OfActorsAsync(
                db,
                [.. versions.Select(d => d.AuthorId), .. comments.Select(c => c.AuthorId), .. comments.Select(c => c.AnsweredBy)],
                stop
            ),
            NotYet =
                of.State == JobState.Proposed
                    ? JobCheck.IntoForce(of.CommentsUntil!.Value, holders.Count, comments.Count(c => c.Answer is null), reader.Today)
                    : null,
        };
    }
}
