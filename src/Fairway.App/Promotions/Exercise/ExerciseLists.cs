using Fairway.App.Accounts;
using Fairway.App.Notices;
using Fairway.App.Policies;
using Fairway.Rules.Promotions;
using Fairway.Rules.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>The list of an exercise (PP-7): computed and frozen by HR, published as a draft, closed once the window is over and every contest is answered.</summary>
public sealed class ExerciseLists(FairwayDb db, IClock clock, PolicyLibrary policies, LateFacts late)
{
    /// <summary>Computes the list from the records as they stand; as often as needed before it is published.</summary>
    public async Task<ActResult> ComputeAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, key, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.ComputeList) is not { } row)
        {
            return at.NotNow(ExerciseAct.ComputeList);
        }
        var now = clock.GetCurrentInstant();
        await new ListCorrection(db, policies).ComputeAsync(at.Exercise, reader.Actor, now, stop);
        at.Exercise.State = row.To;
        db.History.Add(at.Entry(now, "compute-list", row.Rule, new { version = at.Exercise.ListVersion }));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Publishes the draft list: everybody is told that it is there, each candidate what they can choose.</summary>
    public async Task<ActResult> PublishAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, key, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Exercise.State == ExerciseState.Published)
        {
            return ActResult.Ok;
        }
        if (at.Transition(ExerciseAct.PublishList) is not { } row)
        {
            return at.NotNow(ExerciseAct.PublishList);
        }
        var (exercise, now) = (at.Exercise, clock.GetCurrentInstant());
        var list = await db.ExerciseLists.SingleAsync(l => l.ExerciseId == exercise.Id && l.Number == exercise.ListVersion, stop);
        list.PublishedAt = now;
        exercise.State = row.To;
        exercise.PublishedOn = reader.Today;
        exercise.ContestsUntil = reader.Today + policies.PolicyAt(exercise.LaunchedOn).Exercise.ContestWindow;
        var candidates = await db.Candidacies.Where(c => c.ExerciseId == exercise.Id).ToListAsync(stop);
        // Where being on the list tells a rating, the mail doesn't tell it (NT-1).
        var (listed, page) = exercise.Kind.Compares() ? ("ExerciseListed", "") : ("ExerciseResult", "/own");
        foreach (var candidate in candidates)
        {
            await ExerciseMails.ToAsync(db, now, candidate.StaffId, exercise, listed, page, stop, exercise.ContestsUntil);
        }
        await ExerciseNotices.PublishAsync(db, clock, reader, exercise, "List", exercise.ContestsUntil, stop);
        await PanelsFollow.AfterListAsync(db, exercise, now, stop);
        db.History.Add(at.Entry(now, "publish-list", row.Rule, new { version = exercise.ListVersion, hash = list.Hash }));
        return await db.SaveOrStaleAsync(stop);
    }

    /// <summary>Closes contests and choices; where there are forms, those who stand are asked for theirs, their chiefs too.</summary>
    public async Task<ActResult> CloseAsync(Reader reader, ExerciseKey key, CancellationToken stop = default)
    {
        if (await LoadAsync(reader, key, stop) is not { } at)
        {
            return ActResult.Missing;
        }
        if (at.Transition(ExerciseAct.CloseList) is not { } row)
        {
            return at.NotNow(ExerciseAct.CloseList);
        }
        var (exercise, now) = (at.Exercise, clock.GetCurrentInstant());
        if (!EndOfDay.HasEndedEverywhere(exercise.ContestsUntil!.Value, now))
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseWindowOpen(exercise.ContestsUntil.Value));
        }
        if (await db.ExerciseContests.AnyAsync(c => c.ExerciseId == exercise.Id && c.AnsweredAt == null, stop))
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseContestsOpen);
        }
        if (await late.FindAsync(exercise, reader.Today, stop) > 0)
        {
            return new ActResult.Refused(ExerciseRefusals.ExerciseLateFactsOpen);
        }

        exercise.State = row.To;
        exercise.ListClosedOn = reader.Today;
        var standing = await db
            .Candidacies.AsNoTracking()
            .Where(c => c.ExerciseId == exercise.Id && c.RemovedFrom == null && c.WithdrawnAt == null)
            .Select(c => c.StaffId)
            .ToListAsync(stop);
        if (exercise.Kind.Compares())
        {
            await AskForFormsAsync(exercise, standing, reader.Today, now, stop);
        }
        db.History.Add(at.Entry(now, "close-list", row.Rule, new { candidates = standing.Count }));
        return await db.SaveOrStaleAsync(stop);
    }

    private async Task AskForFormsAsync(
        CareerExercise exercise,
        IReadOnlyCollection<string> standing,
        LocalDate today,
        Instant now,
        CancellationToken stop
    )
    {
        exercise.FormsUntil = today + policies.PolicyAt(exercise.LaunchedOn).Exercise.FormsWindow;
        foreach (var candidate in standing)
        {
            await ExerciseMails.ToAsync(db, now, candidate, exercise, "ExerciseFormDue", "/form", stop, exercise.FormsUntil);
        }
        foreach (var chief in (await CandidateChiefs.OfAsync(db, standing, today, stop)).Values.Distinct(StringComparer.Ordinal))
        {
            await ExerciseMails.ToAsync(db, now, chief, exercise, "ExerciseChiefFormDue", "", stop, exercise.FormsUntil);
        }
    }

    private async Task<ExerciseAtHand?> LoadAsync(Reader reader, ExerciseKey key, CancellationToken stop) =>
        await ExerciseAtHand.LoadAsync(db, reader, key, stop) is { } at && at.Is(ExerciseParty.HumanResources) ? at : null;
}

/// <summary>What is broadcast to everybody: the draft list, and the names of those promoted (PP-7, NT-1).</summary>
internal static class ExerciseNotices
{
    public static async Task PublishAsync(
        FairwayDb db,
        IClock clock,
        Reader reader,
        CareerExercise exercise,
        string what,
        LocalDate? until,
        CancellationToken stop
    )
    {
        var officials = await Service.Selection.InServiceAsync(db, Service.SelectedBy.Everybody, null, null, reader.Today, stop);
        var ids = officials.ToHashSet(StringComparer.Ordinal);
        var accounts = (await db.Users.AsNoTracking().Where(a => a.StaffId != null && a.Email != null).ToListAsync(stop))
            .Where(a => !a.IsClosed && ids.Contains(a.StaffId!))
            .ToList();
        var broadcast = new Broadcast
        {
            Id = Guid.CreateVersion7(),
            AuthorId = reader.AccountId,
            PublishedAt = clock.GetCurrentInstant(),
            To = Service.SelectedBy.Everybody,
            TitleEn = Text("en", "Title"),
            TextEn = Text("en", "Text"),
            TitleFr = Text("fr", "Title"),
            TextFr = Text("fr", "Text"),
            TitleEs = Text("es", "Title"),
            TextEs = Text("es", "Text"),
            Officials = officials.Count,
            Mails = accounts.Count,
        };
        db.Broadcasts.Add(broadcast);
        foreach (var account in accounts)
        {
            Mail.WriteBroadcast(db, clock, account, broadcast);
        }

        string Text(string language, string part) => ExerciseMails.Text(language, exercise, $"Exercise{what}Published", part, until);
    }
}
