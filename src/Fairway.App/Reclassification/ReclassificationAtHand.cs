using Fairway.App.Accounts;
using Fairway.App.History;
using Fairway.App.Notices;
using Fairway.App.Reclassification.Exercises;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Reclassification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Reclassification;

/// <summary>
/// One request as one reader may act on it: what a page may offer and what an act may do both come from the workflow's table, so that they cannot differ.
/// </summary>
/// <param name="Exercise">The exercise that it belongs to; null: none.</param>
public sealed record ReclassificationAtHand(
    Reader Reader,
    ReclassificationCase Case,
    IReadOnlySet<ReclassificationParty> Parties,
    ReclassificationExercise? Exercise
)
{
    /// <summary>Null where the request does not exist for the reader.</summary>
    public static async Task<ReclassificationAtHand?> LoadAsync(FairwayDb db, Reader reader, Guid id, CancellationToken stop = default)
    {
        var access = new ReclassificationAccess(db, reader);
        var parties = new HashSet<ReclassificationParty>();
        foreach (
            var (party, cases) in ((ReclassificationParty, IQueryable<ReclassificationCase>)[])
                [
                    (ReclassificationParty.Requester, access.Asked()),
                    (ReclassificationParty.Other, access.OfOther()),
                    (ReclassificationParty.Hr, access.OfHr()),
                ]
        )
        {
            if (parties.Count == 0 && await cases.AnyAsync(c => c.Id == id, stop))
            {
                parties.Add(party);
            }
        }
        if (parties.Count == 0 && (await ReviewGroups.CasesOfAsync(db, reader, stop)).Contains(id))
        {
            parties.Add(ReclassificationParty.GroupMember);
        }
        if (parties.Count == 0 && await access.OfDecider().AnyAsync(c => c.Id == id, stop))
        {
            parties.Add(ReclassificationParty.Decider);
        }
        if (parties.Count == 0)
        {
            return null;
        }
        var of = await db
            .Reclassifications.Include(c => c.Answers)
            .Include(c => c.Levels)
            .AsSplitQuery()
            .SingleAsync(c => c.Id == id, stop);
        if (parties.Contains(ReclassificationParty.Hr) && of.EvaluatorId == reader.Actor)
        {
            parties.Add(ReclassificationParty.Evaluator);
        }
        // Who reports speaks for the group, and not beside it.
        if (of.ReporterId == reader.Actor && parties.Remove(ReclassificationParty.GroupMember))
        {
            parties.Add(ReclassificationParty.Reporter);
        }
        if (of.ExerciseId is not null && of.StaffId == reader.StaffId)
        {
            parties.Add(ReclassificationParty.Holder);
        }
        var exercise = of.ExerciseId is null
            ? null
            : await db.ReclassificationExercises.AsNoTracking().SingleAsync(e => e.Id == of.ExerciseId, stop);
        return new ReclassificationAtHand(reader, of, parties, exercise);
    }

    /// <summary>What the reader may do now.</summary>
    public IReadOnlySet<ReclassificationAct> ActsNow { get; } =
        ReclassificationWorkflow
            .From(Case.State, Parties)
            .Select(row => row.Act)
            .Where(act =>
                act switch
                {
                    // Nobody takes on what they have taken on.
                    ReclassificationAct.TakeOn => !Parties.Contains(ReclassificationParty.Evaluator),
                    // What an exercise asks lapses or is left unchanged: nobody takes it back for both.
                    ReclassificationAct.Withdraw => Case.State != ReclassificationState.Draft || Exercise is null,
                    ReclassificationAct.Resume => Exercise is { State: ReclassificationExerciseState.Open } of
                        && Reader.Today <= of.QuestionnairesUntil,
                    _ => true,
                }
            )
            .ToHashSet();

    public bool May(ReclassificationAct act) => ActsNow.Contains(act);

    /// <summary>What stands against an act on the request as it was shown; null: nothing does.</summary>
    public ActResult? Against(ReclassificationAct act, int version) =>
        May(act)
            ? Case.Version == version
                ? null
                : ActResult.Stale
            : ReclassificationWorkflow.Table.Any(row => row.Act == act && Parties.Contains(row.Party))
                ? new ActResult.Refused(Refusal.Of(RefusalCodes.JobNotNow, null, "RG-1"))
                : ActResult.Missing;

    public static string LinkOf(Guid id) => $"/reclassification/{id}";

    /// <summary>Moves the request along the table's row for the act, with the step, the history entry and what was said.</summary>
    internal void Move(FairwayDb db, ReclassificationAct act, string text, Instant now)
    {
        var row = ReclassificationWorkflow.From(Case.State, Parties).First(r => r.Act == act);
        Record(db, Case, Reader, row, text, now);
        Case.State = row.To;
        db.Entry(Case).State = EntityState.Modified;
    }

    internal static void Record(
        FairwayDb db,
        ReclassificationCase of,
        Reader reader,
        ReclassificationTransition row,
        string text,
        Instant now
    )
    {
        db.ReclassificationSteps.Add(
            new ReclassificationStep
            {
                CaseId = of.Id,
                Act = row.Act,
                AuthorId = reader.Actor,
                Text = JobDescription.Plain(text),
                Language = reader.Language,
                At = now,
            }
        );
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Actor = reader.Actor,
                Capability = "reclassification",
                Subject = of.Id.ToString(),
                Act = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(row.Act.ToString()),
                Rule = row.Rule,
                PolicyVersion = of.PolicyVersion,
            }
        );
    }

    /// <summary>Writes to official and chief, but not to who acts.</summary>
    internal static async Task TellPartiesAsync(
        FairwayDb db,
        ReclassificationCase of,
        Reader reader,
        string kind,
        Instant now,
        CancellationToken stop
    )
    {
        foreach (var who in (await PartiesAsync(db, of, reader.Today, stop)).Where(who => who != reader.StaffId))
        {
            await Mail.ToOfficialAsync(db, now, who, kind, LinkOf(of.Id), stop);
        }
    }

    /// <summary>Official and chief of the day.</summary>
    internal static async Task<IReadOnlyList<string>> PartiesAsync(
        FairwayDb db,
        ReclassificationCase of,
        LocalDate today,
        CancellationToken stop
    ) =>
        [
            of.StaffId,
            .. await db
                .Supervisions.Where(s => s.StaffId == of.StaffId && s.From <= today && (s.Until == null || today < s.Until))
                .Select(s => s.SupervisorId)
                .ToListAsync(stop),
        ];

    /// <summary>Those who could evaluate: HR partners of the unit that are no party. Staff ids.</summary>
    internal static async Task<IReadOnlyList<string>> EvaluatorsAsync(
        FairwayDb db,
        ReclassificationCase of,
        LocalDate today,
        CancellationToken stop
    ) => EvaluatorsOf(await HrPartners.LoadAsync(db, today, stop), of, await PartiesAsync(db, of, today, stop));

    /// <summary>The same where partners and parties are known.</summary>
    internal static IReadOnlyList<string> EvaluatorsOf(UnitHolders partners, ReclassificationCase of, IReadOnlyList<string> parties) =>
        [.. partners.Of(of.UnitCode).Select(p => p.StaffId).OfType<string>().Where(who => who != of.RequestedBy && !parties.Contains(who))];
}
