using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.App.Service;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>A request in a list.</summary>
/// <param name="Official">Who holds the post, by name.</param>
/// <param name="Due">The day by which the result is due; null where none is awaited.</param>
/// <param name="Waits">Whether its next step is the reader's.</param>
public sealed record ReclassificationLine(ReclassificationCase Case, string Official, LocalDate? Due, bool Waits);

/// <summary>A request as one reader sees it.</summary>
public sealed record ReclassificationView(ReclassificationAtHand At)
{
    /// <summary>The parameters by which it runs: those of the day of the request.</summary>
    public required ReclassificationPolicy Rules { get; init; }

    public required JobDescription Description { get; init; }

    /// <summary>The description in force when it was sent, or now while it is not; null: none.</summary>
    public required JobDescription? Present { get; init; }

    public required IReadOnlyList<ReclassificationStep> Steps { get; init; }
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public ReclassificationCase Case => At.Case;

    public string NameOf(string? who) => who is null ? "" : Names.GetValueOrDefault(who, who);

    public LocalDate? ResultDue =>
        Case is { ReceivedOn: { } received, ResultOn: null } ? ReclassificationDays.ResultDue(received, Rules) : null;

    public LocalDate? RemediesUntil => Case.ResultOn is { } day ? ReclassificationDays.RemediesUntil(day, Rules) : null;
}

/// <summary>Lists of requests for reclassification, and one in full. It asks for jobs, grades and names, and for nothing about how anybody works.</summary>
public sealed class ReclassificationReading(FairwayDb db, PolicyLibrary policies)
{
    /// <summary>The most lines of a list.</summary>
    public const int Most = 500;

    /// <summary>All requests that exist for the reader, the newest first.</summary>
    public async Task<IReadOnlyList<ReclassificationLine>> ListAsync(Reader reader, CancellationToken stop = default)
    {
        var access = new ReclassificationAccess(db, reader);
        var ids = access.Asked().Select(c => c.Id).Union(access.OfOther().Select(c => c.Id)).Union(access.OfHr().Select(c => c.Id));
        var rows = await db
            .Reclassifications.AsNoTracking()
            .Where(c => ids.Contains(c.Id))
            .OrderByDescending(c => c.BegunOn)
            .ThenByDescending(c => c.Id)
            .Take(Most)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, rows.Select(c => c.StaffId), stop);
        var waits = await Awaited(access, reader).ToListAsync(stop);
        return
        [
            .. rows.Select(c => new ReclassificationLine(
                c,
                names[c.StaffId],
                ReclassificationStates.Awaited.Contains(c.State)
                    ? ReclassificationDays.ResultDue(c.ReceivedOn!.Value, policies.PolicyAt(c.ReceivedOn.Value).Reclassification)
                    : null,
                waits.Contains(c.Id)
            )),
        ];
    }

    /// <summary>How many wait for the reader's next step: their own draft, one to take on, one to evaluate.</summary>
    public Task<int> WaitingAsync(Reader reader, CancellationToken stop = default) =>
        Awaited(new ReclassificationAccess(db, reader), reader).CountAsync(stop);

    /// <summary>Those for whom the reader can begin a request: staff id and name, themselves first.</summary>
    public async Task<IReadOnlyList<(string StaffId, string Name)>> AskedForAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var team = await new ReclassificationAccess(db, reader).AskedFor().ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, [me, .. team], stop);
        return
        [
            (me, names[me]),
            .. team.Where(who => who != me).Select(who => (who, names[who])).OrderBy(one => one.Item2, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Null where the request does not exist for the reader.</summary>
    public async Task<ReclassificationView?> FindAsync(Reader reader, Guid id, CancellationToken stop = default)
    {
        if (await ReclassificationAtHand.LoadAsync(db, reader, id, stop) is not { } at)
        {
            return null;
        }
        var of = at.Case;
        var descriptions = db.JobDescriptions.AsNoTracking().Include(d => d.Duties);
        var steps = await db
            .ReclassificationSteps.AsNoTracking()
            .Where(s => s.CaseId == id)
            .OrderBy(s => s.At)
            .ThenBy(s => s.Id)
            .ToListAsync(stop);
        return new ReclassificationView(at)
        {
            Rules = policies.PolicyAt(of.PolicyDay).Reclassification,
            Description = await descriptions.SingleAsync(d => d.Id == of.DescriptionId, stop),
            Present = of.ReceivedOn is not null
                ? await descriptions.SingleOrDefaultAsync(d => d.Id == of.PresentId, stop)
                : await descriptions.SingleOrDefaultAsync(
                    d => d.UnitCode == of.UnitCode && d.Post == of.Post && d.State == JobState.InForce,
                    stop
                ),
            Steps = steps,
            Names = await OfficialNames.OfActorsAsync(
                db,
                [of.StaffId, of.RequestedBy, of.EvaluatorId, .. steps.Select(s => s.AuthorId)],
                stop
            ),
        };
    }

    private static IQueryable<Guid> Awaited(ReclassificationAccess access, Reader reader)
    {
        var actor = reader.Actor;
        return access
            .Asked()
            .Where(c => c.State == ReclassificationState.Draft)
            .Select(c => c.Id)
            .Union(
                access
                    .OfHr()
                    .Where(c =>
                        c.State == ReclassificationState.Received
                        || (c.State == ReclassificationState.InEvaluation && c.EvaluatorId == actor)
                    )
                    .Select(c => c.Id)
            );
    }
}
