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

    /// <summary>The Independent Review Group of the case's unit; empty while there is no appeal.</summary>
    public required IReadOnlyList<ReviewMember> Group { get; init; }

    /// <summary>The grades that can be recommended and decided; empty where there is no result.</summary>
    public required IReadOnlyList<string> OpenGrades { get; init; }

    public LocalDate? ReviewDue => Case is { AppealedOn: { } day, RecommendedOn: null } ? ReclassificationDays.ReviewDue(day, Rules) : null;

    public LocalDate? DecisionDue =>
        Case is { RecommendedOn: { } day, DecidedOn: null } ? ReclassificationDays.DecisionDue(day, Rules) : null;

    /// <summary>What can be done now against the result, or against the decision that took its place.</summary>
    public IReadOnlyList<Rules.Underperformance.Redress> Remedies =>
        Case.DecidedOn is not null ? Rules.DecisionRemedies
        : Case.State == ReclassificationState.Raised ? [.. Rules.Remedies.Where(way => way.Code != ReclassificationPolicy.ReviewGroup)]
        : Rules.Remedies;

    public LocalDate? ResultDue => Case is { ReceivedOn: not null, ResultOn: null } ? Case.ResultDue(Rules) : null;

    public LocalDate? RemediesUntil =>
        Case.DecidedOn is { } decided ? ReclassificationDays.DecisionRemediesUntil(decided, Rules)
        : Case is { ResultOn: { } day, AppealedOn: null } ? ReclassificationDays.RemediesUntil(day, Rules)
        : null;

    /// <summary>What was said with these acts, in the order of time.</summary>
    public IEnumerable<ReclassificationStep> Of(params ReclassificationAct[] acts) => Steps.Where(s => acts.Contains(s.Act));
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
        var examined = await ReviewGroups.CasesOfAsync(db, reader, stop);
        var ids = access
            .Asked()
            .Select(c => c.Id)
            .Union(access.OfOther().Select(c => c.Id))
            .Union(access.OfHr().Select(c => c.Id))
            .Union(access.OfDecider().Select(c => c.Id))
            .Union(db.Reclassifications.Where(c => examined.Contains(c.Id)).Select(c => c.Id));
        var rows = await db
            .Reclassifications.AsNoTracking()
            .Where(c => ids.Contains(c.Id))
            .OrderByDescending(c => c.BegunOn)
            .ThenByDescending(c => c.Id)
            .Take(Most)
            .ToListAsync(stop);
        var names = await OfficialNames.OfAsync(db, rows.Select(c => c.StaffId), stop);
        var waits = await Awaited(access, reader, examined).ToListAsync(stop);
        return [.. rows.Select(c => new ReclassificationLine(c, names[c.StaffId], DueOf(c), waits.Contains(c.Id)))];
    }

    /// <summary>How many wait for the reader's next step: their own draft, one to evaluate, an appeal to examine or to decide.</summary>
    public async Task<int> WaitingAsync(Reader reader, CancellationToken stop = default) =>
        // Everybody's home page asks this. Who holds no office has a request of their own, or none.
        reader.Offices.Count > 0
        || await OncePerModel<Queries>.Of(db).HasPart(db, reader.StaffId ?? "", reader.Today, stop)
            ? await Awaited(new ReclassificationAccess(db, reader), reader, await ReviewGroups.CasesOfAsync(db, reader, stop))
                .CountAsync(stop)
            : 0;

    /// <summary>Translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, LocalDate, CancellationToken, Task<bool>> HasPart = EF.CompileAsyncQuery(
            (FairwayDb db, string me, LocalDate today, CancellationToken stop) =>
                db
                    .Reclassifications.Where(c => c.StaffId == me || c.RequestedBy == me)
                    .Select(c => c.Id)
                    .Concat(
                        from s in db.Supervisions
                        join c in db.Reclassifications on s.StaffId equals c.StaffId
                        where s.SupervisorId == me && s.From <= today && (s.Until == null || today < s.Until)
                        where c.ExerciseId != null && c.State == ReclassificationState.Draft
                        select c.Id
                    )
                    .Any()
        );
    }

    private LocalDate? DueOf(ReclassificationCase of)
    {
        var rules = policies.PolicyAt(of.PolicyDay).Reclassification;
        return of.State switch
        {
            ReclassificationState.Received or ReclassificationState.InEvaluation => of.ResultDue(rules),
            ReclassificationState.Appealed or ReclassificationState.InReview => ReclassificationDays.ReviewDue(of.AppealedOn!.Value, rules),
            ReclassificationState.Recommended => ReclassificationDays.DecisionDue(of.RecommendedOn!.Value, rules),
            _ => null,
        };
    }

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
        var present = of.ReceivedOn is not null
            ? await descriptions.SingleOrDefaultAsync(d => d.Id == of.PresentId, stop)
            : await descriptions.SingleOrDefaultAsync(
                d => d.UnitCode == of.UnitCode && d.Post == of.Post && d.State == JobState.InForce,
                stop
            );
        var steps = await db
            .ReclassificationSteps.AsNoTracking()
            // Why somebody stepped aside is between them and the record.
            .Where(s => s.CaseId == id && s.Act != ReclassificationAct.StepAside)
            .OrderBy(s => s.At)
            .ThenBy(s => s.Id)
            .ToListAsync(stop);
        return new ReclassificationView(at)
        {
            Rules = policies.PolicyAt(of.PolicyDay).Reclassification,
            // Where nobody has written anything yet it begins with the present one.
            Description = of.DescriptionId is { } written
                ? await descriptions.SingleAsync(d => d.Id == written, stop)
                : ReclassificationRequests.AttachedTo(of.UnitCode, of.Post, present, reader, of.PolicyVersion),
            Present = present,
            Steps = steps,
            Group = of.AppealedOn is null ? [] : await ReviewGroups.OfAsync(db, of, reader.Today, stop),
            OpenGrades = ReclassificationAppeals.OpenTo(of, policies.PolicyAt(of.PolicyDay).Service.Grades),
            Names = await OfficialNames.OfActorsAsync(
                db,
                [of.StaffId, of.RequestedBy, of.EvaluatorId, of.ReporterId, .. steps.Select(s => s.AuthorId)],
                stop
            ),
        };
    }

    private IQueryable<Guid> Awaited(ReclassificationAccess access, Reader reader, IReadOnlyList<Guid> examined)
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
            )
            .Union(
                db.Reclassifications.Where(c =>
                        examined.Contains(c.Id)
                        && (
                            c.State == ReclassificationState.Appealed
                            || (c.State == ReclassificationState.InReview && c.ReporterId == actor)
                        )
                    )
                    .Select(c => c.Id)
            )
            .Union(access.OfDecider().Where(c => c.State == ReclassificationState.Recommended).Select(c => c.Id));
    }
}
