using Fairway.App.Accounts;
using Fairway.App.Notices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Promotions.Exercise;

/// <summary>Notices of an exercise (NT-1), by the outbox, in the act's own transaction. None says who is promoted or refused.</summary>
internal static class ExerciseMails
{
    /// <summary>To an official.</summary>
    public static Task<bool> ToAsync(
        FairwayDb db,
        Instant now,
        string staffId,
        CareerExercise exercise,
        string kind,
        string page,
        CancellationToken stop,
        params object[] args
    ) => Mail.ToOfficialAsync(db, now, staffId, kind, ExerciseAtHand.LinkOf(exercise) + page, stop, [NameOf(exercise), .. args]);

    /// <summary>The exercise as a mail names it.</summary>
    public static MailWord NameOf(CareerExercise exercise) => new("ExerciseName." + exercise.Kind, exercise.Year);

    /// <summary>A part of what is broadcast: each kind has its own words.</summary>
    public static string Text(string language, CareerExercise exercise, string what, string part, LocalDate? until) =>
        Mail.Text(language, $"{what}.{exercise.Kind}.{part}", until is { } day ? [exercise.Year, day] : [exercise.Year]);

    /// <summary>To those who hold an office of the whole organization today and are in the staff file.</summary>
    public static async Task ToOfficeAsync(
        FairwayDb db,
        Instant now,
        Office office,
        LocalDate today,
        CareerExercise exercise,
        string kind,
        string page,
        CancellationToken stop,
        params object[] args
    )
    {
        var holders = await (
            from g in db.OfficeGrants.AsNoTracking().InForce(today)
            join a in db.Users on g.AccountId equals a.Id
            where g.Office == office && g.UnitCode == null && a.StaffId != null
            select a.StaffId
        )
            .Distinct()
            .ToListAsync(stop);
        foreach (var holder in holders)
        {
            await ToAsync(db, now, holder, exercise, kind, page, stop, args);
        }
    }

    /// <summary>To HR of the whole organization, which runs the exercise.</summary>
    public static Task ToHrAsync(
        FairwayDb db,
        Instant now,
        LocalDate today,
        CareerExercise exercise,
        string kind,
        CancellationToken stop,
        params object[] args
    ) => ToOfficeAsync(db, now, Office.HrPartner, today, exercise, kind, "", stop, args);
}
