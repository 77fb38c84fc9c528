using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>
/// The two joint panels until they sit (PP-8): the Administration and the Union name their members, the Administration the secretary; members step aside
/// from candidates; HR hands over the files once forms are closed.
/// </summary>
public sealed class Panels(FairwayDb db, IClock clock, PolicyLibrary policies, LateFacts late)
{
    /// <summary>Which side a reader names for; null: none. Who holds both offices names for the Administration.</summary>
    public static PanelSide? SideOf(ExerciseAtHand at) =>
        at.Is(ExerciseParty.HumanResources) ? PanelSide.Administration
        : at.Is(ExerciseParty.Union) ? PanelSide.Union
        : null;

    /// <summary>Names a member, or the secretary.</summary>
    public async Task<ActResult> NameAsync(
        Reader reader,
        ExerciseKey key,
        PromotionGroup group,
        string who,
        bool isSecretary,
        CancellationToken stop = default
    )
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || SideOf(at) is not { } side
            || group is not (PromotionGroup.GeneralService or PromotionGroup.Professionals)
        )
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.NameMember) is not { } row || at.Panel(group)?.State == ExerciseState.PanelClosed)
        {
            return at.NotNow(ExerciseAct.NameMember);
        }
        who = who.Trim();
        var id = at.Exercise.Id;
        var sitting = await db
            .PanelMembers.AsNoTracking()
            .Where(m => m.ExerciseId == id && m.Group == group && m.EndedAt == null)
            .ToListAsync(stop);
        var competing = await db
            .Candidacies.Where(c => c.ExerciseId == id && c.Group == group && c.RemovedFrom == null && c.WithdrawnAt == null)
            .Select(c => c.StaffId)
            .ToListAsync(stop);
        // A member votes with an account: who has none could not be told.
        var refusal =
            !await db.Users.AnyAsync(a => a.StaffId == who, stop) ? ExerciseRefusals.PanelMemberUnknown
            : sitting.Exists(m => m.StaffId == who) ? ExerciseRefusals.PanelMemberTwice
            : PanelConflicts.Membership(who, competing).Judgement != Judgement.Met ? ExerciseRefusals.PanelMemberCompetes
            : isSecretary && side != PanelSide.Administration ? ExerciseRefusals.PanelSecretaryOfUnion
            : isSecretary && sitting.Exists(m => m.IsSecretary) ? ExerciseRefusals.PanelSecretaryThere
            : null;
        if (refusal is not null)
        {
            return new ActResult.Refused(refusal);
        }

        var now = clock.GetCurrentInstant();
        db.PanelMembers.Add(
            new PanelMember
            {
                ExerciseId = id,
                Group = group,
                StaffId = who,
                Side = side,
                IsSecretary = isSecretary,
                NamedBy = reader.Actor,
                NamedAt = now,
            }
        );
        db.History.Add(
            at.Entry(
                now,
                "name-member",
                row.Rule,
                new
                {
                    panel = group.Code(),
                    member = who,
                    secretary = isSecretary,
                }
            )
        );
        await ExerciseMails.ToAsync(db, now, who, at.Exercise, "ExercisePanelNamed", $"/panels/{group.Code()}", stop);
        return await SaveAsync(stop);
    }

    /// <summary>Lets a member go whom one's own side had named; what they scored no longer counts.</summary>
    public async Task<ActResult> LetGoAsync(Reader reader, ExerciseKey key, Guid member, CancellationToken stop = default)
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || SideOf(at) is not { } side
            || await db.PanelMembers.SingleOrDefaultAsync(m => m.Id == member && m.ExerciseId == at.Exercise.Id, stop) is not { } sits
            || sits.Side != side
        )
        {
            return ActResult.Missing;
        }
        if (sits.EndedAt is not null)
        {
            return ActResult.Ok;
        }
        // Once scores are open a panel is not made up anew.
        var panel = at.Panel(sits.Group);
        if (
            at.Transition(ExerciseAct.NameMember) is not { } row
            || panel?.State is not (null or ExerciseState.PanelForming or ExerciseState.ScoringOne or ExerciseState.ScoringTwo)
        )
        {
            return at.NotNow(ExerciseAct.NameMember);
        }
        var now = clock.GetCurrentInstant();
        (sits.EndedAt, sits.EndedBy) = (now, reader.Actor);
        db.History.Add(at.Entry(now, "let-member-go", row.Rule, new { panel = sits.Group.Code(), member = sits.StaffId }));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>A member steps aside from a candidate, or takes that back; the candidate's file shuts for them.</summary>
    public async Task<ActResult> StepAsideAsync(
        Reader reader,
        ExerciseKey key,
        PromotionGroup group,
        string candidate,
        string reason,
        CancellationToken stop = default
    )
    {
        if (
            await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at
            || at.Membership(group) is not { IsSecretary: false } sits
            || at.Panel(group) is not { } panel
            || !await db.Candidacies.AnyAsync(c => c.ExerciseId == at.Exercise.Id && c.StaffId == candidate && c.Group == group, stop)
        )
        {
            return ActResult.Missing;
        }
        // Before the files are handed over and as long as a member scores.
        if (ExerciseWorkflow.Find(at.Exercise.Kind, panel.State, ExerciseAct.DeclareConflict, ExerciseParty.PanelMember) is not { } row)
        {
            return at.NotNow(ExerciseAct.DeclareConflict);
        }
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 1_000)
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseReasonMissing);
        }
        if (
            await db.PanelConflicts.AnyAsync(
                c => c.ExerciseId == panel.ExerciseId && c.MemberId == sits.StaffId && c.CandidateId == candidate,
                stop
            )
        )
        {
            return ActResult.Ok;
        }
        var now = clock.GetCurrentInstant();
        db.PanelConflicts.Add(
            new PanelConflict
            {
                ExerciseId = panel.ExerciseId,
                MemberId = sits.StaffId,
                CandidateId = candidate,
                Reason = reason.Trim(),
                At = now,
            }
        );
        db.PanelScores.RemoveRange(
            await db
                .PanelScores.Where(s => s.ExerciseId == panel.ExerciseId && s.MemberId == sits.StaffId && s.CandidateId == candidate)
                .ToListAsync(stop)
        );
        db.History.Add(at.Entry(now, "step-aside", row.Rule, new { panel = group.Code(), candidate }));
        return await SaveAsync(stop);
    }

    /// <summary>Hands the files to the panels: forms are closed, or all are there; each panel is joint and large enough.</summary>
    public async Task<ActResult> ConveneAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await ExerciseAtHand.LoadAsync(db, reader, key, stop) is not { } at || !at.Is(ExerciseParty.HumanResources))
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.ConvenePanels) is not { } row)
        {
            return at.NotNow(ExerciseAct.ConvenePanels);
        }
        var (exercise, now) = (at.Exercise, clock.GetCurrentInstant());
        if (exercise.FormsUntil is { } last && !EndOfDay.HasEndedEverywhere(last, now) && !await AllFormsAsync(exercise, stop))
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseWindowOpen(last));
        }
        if (await late.FindAsync(exercise, reader.Today, stop) > 0)
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseLateFactsOpen);
        }
        var quorum = policies.PolicyAt(exercise.LaunchedOn).Exercise.Quorum;
        var members = await db.PanelMembers.AsNoTracking().Where(m => m.ExerciseId == exercise.Id && m.EndedAt == null).ToListAsync(stop);
        foreach (var panel in at.Panels)
        {
            var those = members.Where(m => m.Group == panel.Group).ToList();
            var judging = those.Where(m => !m.IsSecretary).ToList();
            if (!those.Exists(m => m.IsSecretary) || judging.Select(m => m.Side).Distinct().Count() < 2)
            {
                return new ActResult.Refused(ExerciseRefusals.PanelNotJoint);
            }
            if (judging.Count < quorum)
            {
                return new ActResult.Refused(ExerciseRefusals.PanelTooSmall(judging.Count, quorum));
            }
        }

        exercise.State = row.To;
        exercise.ConvenedOn = reader.Today;
        foreach (var member in members)
        {
            await ExerciseMails.ToAsync(db, now, member.StaffId, exercise, "ExercisePanelConvened", $"/panels/{member.Group.Code()}", stop);
        }
        db.History.Add(at.Entry(now, "convene-panels", row.Rule));
        if (at.Panels.Count == 0)
        {
            // Nobody is on the list: no minutes would ever be closed.
            await PanelsDone.PassOnAsync(db, at, now, reader.Today, stop);
        }
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Whether every candidate who stands has both forms.</summary>
    private async Task<bool> AllFormsAsync(CareerExercise exercise, CancellationToken stop)
    {
        // Whether all are there: HR reads none of them.
        using var counted = db.Asking.OfEverybody();
        var id = exercise.Id;
        var missing = await db
            .Candidacies.Where(c => c.ExerciseId == id && c.RemovedFrom == null && c.WithdrawnAt == null)
            .CountAsync(
                c =>
                    !db.CandidateForms.Any(f =>
                        f.ExerciseId == id && f.StaffId == c.StaffId && f.Of == FormOf.Candidate && f.SubmittedAt != null
                    )
                    || !db.CandidateForms.Any(f =>
                        f.ExerciseId == id && f.StaffId == c.StaffId && f.Of == FormOf.Chief && f.SubmittedAt != null
                    ),
                stop
            );
        return missing == 0;
    }

    private async Task<ActResult> SaveAsync(CancellationToken stop)
    {
        try
        {
            return await db.SaveOrStaleAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Both clicks at the same moment: the other one has done it.
            db.ChangeTracker.Clear();
            return ActResult.Ok;
        }
    }
}
