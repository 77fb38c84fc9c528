using Fairway.App.Accounts;
using Fairway.App.Policies;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>What of an exercise waits for somebody.</summary>
public enum ExerciseWaits
{
    ChooseTracks = 1,
    Form,
    ChiefForms,
    Inform,
    Score,
    Panel,
    SetQuotas,
    Decide,
    Contests,
    LateFacts,
    NextStation,
    NameMembers,
    Consent,
}

/// <summary>One thing of an exercise that waits.</summary>
/// <param name="What">Which.</param>
/// <param name="Exercise">Whose.</param>
/// <param name="Count">How many: candidates, contests, facts; null where there is nothing to count.</param>
/// <param name="Until">The last day; null where none is fixed.</param>
/// <param name="Link">Where it is done.</param>
public sealed record ExerciseWaiting(ExerciseWaits What, ExerciseKey Exercise, int? Count, LocalDate? Until, string Link);

/// <summary>
/// What running exercises ask of a reader, for their home page (PP-7): of the candidate the choice and the form, of the chief forms and the telling, of a panel
/// its points and its next step, of HR, the Director-General and the Union their acts. What nobody can do yet doesn't wait.
/// </summary>
public sealed class ExercisesWaiting(FairwayDb db, PolicyLibrary policies, IClock clock)
{
    public async Task<IReadOnlyList<ExerciseWaiting>> OfAsync(Reader reader, CancellationToken stop = default)
    {
        var waiting = new List<ExerciseWaiting>();
        var running = await OncePerModel<Queries>.Of(db).Running(db, reader.StaffId ?? "").ToListAsync(stop);
        foreach (var one in running.Where(e => Concerns(e, reader)))
        {
            if (await ExerciseAtHand.LoadAsync(db, reader, new(one.Kind, one.Year), stop) is { } at)
            {
                await AddOwnAsync(at, waiting, stop);
                await AddChiefsAsync(at, waiting, stop);
                await AddPanelsAsync(at, waiting, stop);
                await AddHeadsAsync(at, waiting, stop);
                await AddOfficesAsync(at, waiting, stop);
            }
        }
        return waiting;
    }

    /// <summary>
    /// Whether anything of it can wait for the reader at all. Everybody's home page asks this, and for most the answer is no: candidates, panels and offices are few,
    /// and chiefs have a part while forms are filled and once it is decided.
    /// </summary>
    private static bool Concerns(RunningExercise one, Reader reader) =>
        reader.Offices.Count > 0 || one.IsListed || one.SitsOnPanel || one.State is ExerciseState.Forms or ExerciseState.Decided;

    /// <summary>Asked by every home page: translated once.</summary>
    private sealed class Queries
    {
        public readonly Func<FairwayDb, string, IAsyncEnumerable<RunningExercise>> Running = EF.CompileAsyncQuery(
            (FairwayDb db, string me) =>
                db
                    .CareerExercises.Where(e => e.State != ExerciseState.Closed)
                    .OrderBy(e => e.Year)
                    .ThenBy(e => e.Kind)
                    .Select(e => new RunningExercise(
                        e.Kind,
                        e.Year,
                        e.State,
                        db.Candidacies.Any(c => c.ExerciseId == e.Id && c.StaffId == me),
                        db.PanelMembers.Any(m => m.ExerciseId == e.Id && m.StaffId == me && m.EndedAt == null)
                    ))
        );
    }

    private sealed record RunningExercise(ExerciseKind Kind, int Year, ExerciseState State, bool IsListed, bool SitsOnPanel);

    private async Task AddOwnAsync(ExerciseAtHand at, List<ExerciseWaiting> waiting, CancellationToken stop)
    {
        if (at.Own is not { Stands: true } own)
        {
            return;
        }
        var exercise = at.Exercise;
        if (own is { One: true, Two: true, Choice: null } && at.May(ExerciseAct.ChooseTracks) && IsOpen(exercise.ContestsUntil))
        {
            waiting.Add(new(ExerciseWaits.ChooseTracks, exercise.Key, null, exercise.ContestsUntil, at.Link));
        }
        if (
            own.ConsentedAt is null
            && at.May(ExerciseAct.Consent)
            && exercise.State == ExerciseState.Published
            && IsOpen(exercise.ContestsUntil)
        )
        {
            waiting.Add(new(ExerciseWaits.Consent, exercise.Key, null, exercise.ContestsUntil, at.Link));
        }
        if (
            at.May(ExerciseAct.FillForm)
            && IsOpen(exercise.FormsUntil)
            && !await SubmittedOf(exercise, FormOf.Candidate).AnyAsync(f => f.StaffId == own.StaffId, stop)
        )
        {
            waiting.Add(new(ExerciseWaits.Form, exercise.Key, null, exercise.FormsUntil, at.Link + "/form"));
        }
    }

    private async Task AddChiefsAsync(ExerciseAtHand at, List<ExerciseWaiting> waiting, CancellationToken stop)
    {
        if (at.Reports.Count == 0)
        {
            return;
        }
        var (exercise, reports) = (at.Exercise, at.Reports.ToList());
        if (at.Is(ExerciseParty.Chief) && exercise.Kind.Compares() && exercise.State == ExerciseState.Forms && IsOpen(exercise.FormsUntil))
        {
            var filled = await SubmittedOf(exercise, FormOf.Chief)
                .Where(f => reports.Contains(f.StaffId))
                .Select(f => f.StaffId)
                .ToListAsync(stop);
            Count(ExerciseWaits.ChiefForms, reports.Except(filled).Count(), exercise.FormsUntil);
        }
        if (exercise.State == ExerciseState.Decided)
        {
            var id = exercise.Id;
            var untold = await db.Candidacies.CountAsync(
                c => c.ExerciseId == id && reports.Contains(c.StaffId) && c.InformedAt == null,
                stop
            );
            Count(ExerciseWaits.Inform, untold, null);
        }

        void Count(ExerciseWaits what, int count, LocalDate? until)
        {
            if (count > 0)
            {
                waiting.Add(new(what, exercise.Key, count, until, at.Link));
            }
        }
    }

    private async Task AddPanelsAsync(ExerciseAtHand at, List<ExerciseWaiting> waiting, CancellationToken stop)
    {
        if (at.Exercise.State != ExerciseState.AtPanels)
        {
            return;
        }
        foreach (var sits in at.Memberships)
        {
            if (await PanelAtWork.LoadAsync(db, policies, at.Reader, at.Exercise.Key, sits.Group, stop) is not { } work)
            {
                continue;
            }
            var link = $"{at.Link}/panels/{sits.Group.Code()}";
            var track = work.Panel.State.TrackOf();
            if (sits.IsSecretary)
            {
                // While members score, the secretary's next step waits for them.
                var scoring = track is { } on && work.May(ExerciseAct.OpenScores) && work.Missing(on) > 0;
                if (work.Panel.State != ExerciseState.PanelClosed && !scoring)
                {
                    waiting.Add(new(ExerciseWaits.Panel, at.Exercise.Key, null, null, link));
                }
            }
            else if (track is { } judged && work.May(ExerciseAct.Score))
            {
                var mine = work.Scored(judged)
                    .Count(c =>
                        !c.IsOpened(judged)
                        && work.IsFree(sits.StaffId, c.StaffId)
                        && !work.Scores.Any(s => s.MemberId == sits.StaffId && s.CandidateId == c.StaffId && s.Track == judged)
                    );
                if (mine > 0)
                {
                    waiting.Add(new(ExerciseWaits.Score, at.Exercise.Key, mine, null, link));
                }
            }
        }
    }

    private async Task AddHeadsAsync(ExerciseAtHand at, List<ExerciseWaiting> waiting, CancellationToken stop)
    {
        if (!at.Is(ExerciseParty.DirectorGeneral))
        {
            return;
        }
        if (at.Exercise.State == ExerciseState.Opened && at.May(ExerciseAct.SetQuotas))
        {
            waiting.Add(new(ExerciseWaits.SetQuotas, at.Exercise.Key, null, null, at.Link + "/quotas"));
        }
        if (at.May(ExerciseAct.Decide))
        {
            var id = at.Exercise.Id;
            var standing = await db
                .Candidacies.AsNoTracking()
                .Where(c => c.ExerciseId == id && c.RemovedFrom == null && c.WithdrawnAt == null)
                .ToListAsync(stop);
            waiting.Add(new(ExerciseWaits.Decide, at.Exercise.Key, standing.Count(c => c.Next is not null), null, at.Link + "/decisions"));
        }
    }

    private async Task AddOfficesAsync(ExerciseAtHand at, List<ExerciseWaiting> waiting, CancellationToken stop)
    {
        var (exercise, id) = (at.Exercise, at.Exercise.Id);
        if (at.Is(ExerciseParty.HumanResources))
        {
            var contests = await db.ExerciseContests.CountAsync(c => c.ExerciseId == id && c.AnsweredAt == null, stop);
            if (contests > 0)
            {
                waiting.Add(new(ExerciseWaits.Contests, exercise.Key, contests, null, at.Link + "/contests"));
            }
            var facts = await db.LateFacts.CountAsync(f => f.ExerciseId == id && f.HandledAt == null, stop);
            if (facts > 0)
            {
                waiting.Add(new(ExerciseWaits.LateFacts, exercise.Key, facts, null, at.Link));
            }
            if (await HasNextStationAsync(exercise, stop))
            {
                waiting.Add(new(ExerciseWaits.NextStation, exercise.Key, null, null, at.Link));
            }
        }
        if (at.Is(ExerciseParty.Union) && exercise.State is ExerciseState.Published or ExerciseState.Forms)
        {
            var named = await db
                .PanelMembers.Where(m => m.ExerciseId == id && m.EndedAt == null && m.Side == PanelSide.Union)
                .Select(m => m.Group)
                .Distinct()
                .ToListAsync(stop);
            if (at.Panels.Any(p => !named.Contains(p.Group)))
            {
                waiting.Add(new(ExerciseWaits.NameMembers, exercise.Key, null, null, at.Link + "/panels"));
            }
        }
    }

    /// <summary>Whether HR can take the exercise to its next station today.</summary>
    private async Task<bool> HasNextStationAsync(CareerExercise exercise, CancellationToken stop)
    {
        var id = exercise.Id;
        return exercise.State switch
        {
            ExerciseState.QuotasSet or ExerciseState.Listed => true,
            ExerciseState.Opened => !exercise.Kind.Compares(),
            ExerciseState.Published => !IsOpen(exercise.ContestsUntil),
            ExerciseState.Forms => !IsOpen(exercise.FormsUntil),
            ExerciseState.Decided => !await db.Candidacies.AnyAsync(
                c => c.ExerciseId == id && c.RemovedFrom == null && c.WithdrawnAt == null && c.InformedAt == null,
                stop
            ),
            _ => false,
        };
    }

    private bool IsOpen(LocalDate? until) => until is { } day && !EndOfDay.HasEndedEverywhere(day, clock.GetCurrentInstant());

    private IQueryable<CandidateForm> SubmittedOf(CareerExercise exercise, FormOf of)
    {
        var id = exercise.Id;
        return db.CandidateForms.Where(f => f.ExerciseId == id && f.Of == of && f.SubmittedAt != null);
    }
}
