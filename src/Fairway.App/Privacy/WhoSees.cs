using Fairway.App.Accounts;
using Fairway.App.Appraisals;
using Fairway.App.Policies;
using Fairway.App.Probation;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Reclassification;
using Fairway.App.Training;
using Fairway.App.Underperformance;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Promotions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>A kind of record of which its official learns who sees it.</summary>
public enum RecordKind
{
    Appraisal = 1,
    Probation,
    Case,
    Candidature,
    Reclassification,
    Training,
    Coaching,
}

/// <summary>One of the reader's own records.</summary>
/// <param name="Label">What tells it from others of its kind: a cycle, a year, a title.</param>
/// <param name="Day">The day on which it began.</param>
public sealed record OwnRecord(RecordKind Kind, Guid Id, string Label, LocalDate Day);

/// <summary>Somebody who sees a record.</summary>
/// <param name="As">In which capacities, by name.</param>
/// <param name="Parts">What of it, by name.</param>
/// <param name="Rule">The rule by which; null: it follows from the access rules of Fairway itself (ADR 7).</param>
/// <param name="HasAccount">False: they could, and have no account to sign in with.</param>
public sealed record Seeing(string Who, string Name, IReadOnlyList<string> As, IReadOnlyList<string> Parts, string? Rule, bool HasAccount);

/// <summary>
/// Who can see a record of the reader's own, in which capacity and how much of it: found by asking, for everybody who might, the same access rules that guard
/// the record's pages (ADR 7). Nothing of it is written by hand but the rule that each capacity rests on.
/// </summary>
public sealed class WhoSees(FairwayDb db, PolicyLibrary policies, IClock clock, DutyStationZones zones, CandidateFiles candidates)
{
    /// <summary>The reader's own records, the newest first.</summary>
    public async Task<IReadOnlyList<OwnRecord>> RecordsAsync(Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var appraisals = await db.Appraisals.AsNoTracking().Where(a => a.StaffId == me).ToListAsync(stop);
        var probations = await db.Probations.AsNoTracking().Where(p => p.StaffId == me).ToListAsync(stop);
        var cases = await db
            .UnderperformanceCases.AsNoTracking()
            .Where(CaseAccess.Exists(reader))
            .Where(c => c.StaffId == me)
            .ToListAsync(stop);
        var candidacies = await (
            from c in db.Candidacies.AsNoTracking()
            where c.StaffId == me
            join e in db.CareerExercises on c.ExerciseId equals e.Id
            select e
        ).ToListAsync(stop);
        var access = new ReclassificationAccess(db, reader);
        var requests = await access.Asked().Union(access.OfOther()).Where(c => c.StaffId == me).ToListAsync(stop);
        var trainings = await db.TrainingRequests.AsNoTracking().Where(r => r.StaffId == me).ToListAsync(stop);
        var coaching = await db.CoachingRequests.AsNoTracking().Where(r => r.StaffId == me).ToListAsync(stop);
        return
        [
            .. appraisals
                .Select(a => new OwnRecord(RecordKind.Appraisal, a.Id, new Cycle(a.CycleStart, a.CycleEnd).Label, a.OpenedOn))
                .Concat(probations.Select(p => new OwnRecord(RecordKind.Probation, p.Id, "", p.OpenedOn)))
                .Concat(cases.Select(c => new OwnRecord(RecordKind.Case, c.Id, "", c.LaunchedOn)))
                .Concat(candidacies.Select(e => new OwnRecord(RecordKind.Candidature, e.Id, $"{e.Year}", e.LaunchedOn)))
                .Concat(requests.Select(r => new OwnRecord(RecordKind.Reclassification, r.Id, r.Post, r.BegunOn)))
                .Concat(trainings.Select(r => new OwnRecord(RecordKind.Training, r.Id, r.Title, r.AskedOn)))
                .Concat(coaching.Select(r => new OwnRecord(RecordKind.Coaching, r.Id, "", r.AskedAt.InZone(reader.Zone).Date)))
                .OrderByDescending(r => r.Day)
                .ThenBy(r => r.Kind)
                .ThenBy(r => r.Id),
        ];
    }

    /// <summary>Everybody who sees a record of the reader's own today; null where it is not theirs, or does not exist for them.</summary>
    public async Task<IReadOnlyList<Seeing>?> OfAsync(Reader reader, RecordKind kind, Guid id, CancellationToken stop = default)
    {
        if (!(await RecordsAsync(reader, stop)).Any(r => r.Kind == kind && r.Id == id))
        {
            return null;
        }
        // Each is asked as the one they are; the official is told who sees, and nothing that only the others see.
        using var asEach = db.Asking.OfEverybody();
        var seeing = new List<Seeing>();
        foreach (var (person, hasAccount) in await new MightSee(db, clock, zones).OfAsync(reader, kind, id, stop))
        {
            if (await SeenAsync(person, reader.StaffId!, kind, id, stop) is { Parts.Count: > 0 } seen)
            {
                seeing.Add(new(person.Actor, person.DisplayName, seen.As, seen.Parts, RuleOf(kind, seen.As), hasAccount));
            }
            db.ChangeTracker.Clear();
        }
        return [.. seeing.OrderByDescending(s => s.Who == reader.Actor).ThenBy(s => s.Name, StringComparer.CurrentCulture)];
    }

    private sealed record Seen(IReadOnlyList<string> As, IReadOnlyList<string> Parts)
    {
        public static Seen Of<TParty>(IEnumerable<TParty> parties, params IEnumerable<string?> parts)
            where TParty : struct, Enum => new([.. parties.Order().Select(p => p.ToString())], [.. parts.OfType<string>()]);
    }

    /// <summary>What one person sees of a record, by the access rules of its capability; null: it doesn't exist for them.</summary>
    private async Task<Seen?> SeenAsync(Reader person, string official, RecordKind kind, Guid id, CancellationToken stop)
    {
        switch (kind)
        {
            case RecordKind.Appraisal:
                return await AppraisalCase.LoadAsync(db, person, id, stop) is { } appraisal
                    ? Seen.Of(
                        appraisal.Parties,
                        [
                            "Process",
                            .. Enum.GetValues<AppraisalStep>().Where(appraisal.MayRead).Select(step => step.ToString()),
                            appraisal.IsParty || appraisal.Part is not null ? "Journal" : null,
                        ]
                    )
                    : null;
            case RecordKind.Probation:
                return await ProbationFile.LoadAsync(db, policies, person, id, stop) is { } probation
                    ? Seen.Of(
                        probation.Parties,
                        "Process",
                        ProbationAccess.MayReadInput(probation.Case, probation.Parties) ? "Input" : null,
                        ProbationAccess.MayReadRecommendation(probation.Case, probation.Parties) ? "Recommendation" : null
                    )
                    : null;
            case RecordKind.Case:
                return await CaseAtHand.LoadAsync(db, person, id, stop) is { } at
                    ? Seen.Of(at.Parties, "Whole", CaseAccess.MayReadNotes(at.Parties) ? "Notes" : null)
                    : null;
            case RecordKind.Candidature:
                return await candidates.PartyAsync(person, id, official, stop) is { } party
                    ? Seen.Of<ExerciseParty>([party], "Whole")
                    : null;
            case RecordKind.Reclassification:
                return await ReclassificationAtHand.LoadAsync(db, person, id, stop) is { } request
                    ? Seen.Of(request.Parties, "Whole")
                    : null;
            case RecordKind.Training:
                return await TrainingAtHand.LoadAsync(db, policies, person, id, stop) is { } training
                    ? Seen.Of(training.Parties, "Whole")
                    : null;
            default:
                return person.StaffId == official ? new(["Official"], ["Whole"])
                    : Support.Coaching.MayAnswer(person) ? new(["HrPartner"], ["Whole"])
                    : null;
        }
    }

    /// <summary>The rule that a capacity rests on.</summary>
    private static string? RuleOf(RecordKind kind, IReadOnlyList<string> capacities) =>
        (kind, capacities[0]) switch
        {
            (RecordKind.Appraisal, "Supervisor" or "StandIn") => "SV-4",
            (RecordKind.Appraisal, "Delegate" or "SigningDelegate") => "SV-5",
            (RecordKind.Appraisal, "SecondLevel") => "CY-7",
            (RecordKind.Appraisal, "FormerSupervisor" or "LaterSupervisor") => "CY-9",
            (RecordKind.Appraisal or RecordKind.Case or RecordKind.Probation, "BoardMember" or "BoardSecretary") => "BD-1",
            (RecordKind.Appraisal, "Official") => "CY-2",
            (RecordKind.Probation, "BoardChair") => "PR-4",
            (RecordKind.Probation, _) => "PR-2",
            (RecordKind.Case, "HrPartner") => "UP-3",
            (RecordKind.Case, _) => "UP-1",
            (RecordKind.Candidature, _) => "FA-4",
            (RecordKind.Reclassification, _) => "RG-1",
            (RecordKind.Training, _) => "LE-2",
            (RecordKind.Coaching, _) => "SU-1",
            _ => null,
        };
}
