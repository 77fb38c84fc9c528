using Fairway.App.Accounts;
using Fairway.App.Service;
using Fairway.Rules.Appraisals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Privacy;

/// <summary>That somebody else read a record of the reader's own on a day.</summary>
/// <param name="Label">What tells the record from others of its kind.</param>
/// <param name="Since">The day on which the record began.</param>
/// <param name="As">In which capacity, by name.</param>
/// <param name="Step">Which step of an appraisal; null: of another record.</param>
public sealed record OwnReading(
    RecordKind Kind,
    string Label,
    LocalDate Since,
    string Reader,
    string As,
    AppraisalStep? Step,
    LocalDate Day,
    Instant At
);

/// <summary>
/// The register of who read what, for the official themselves (decision 5): appraisals, cases of underperformance, and files of candidatures, once per reader,
/// version and day. A case that does not exist for the official has no readings for them.
/// </summary>
public static class OwnReadings
{
    /// <summary>The most lines of the list; the copy of one's own data has all.</summary>
    public const int Most = 200;

    /// <summary>The newest first. What the reader read of themselves is not in it.</summary>
    public static async Task<IReadOnlyList<OwnReading>> OfAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (reader.StaffId is not { } me)
        {
            return [];
        }
        var appraisals = await (
            from r in db.FormReadings.AsNoTracking()
            join a in db.Appraisals on r.AppraisalId equals a.Id
            where a.StaffId == me && r.ReaderId != me
            orderby r.At descending
            select new
            {
                r.ReaderId,
                r.As,
                r.Step,
                r.Day,
                r.At,
                a.CycleStart,
                a.CycleEnd,
                a.OpenedOn,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        var cases = await (
            from r in db.CaseReadings.AsNoTracking()
            join c in db.UnderperformanceCases.Where(Underperformance.CaseAccess.Exists(reader)) on r.CaseId equals c.Id
            where c.StaffId == me && r.ReaderId != me
            orderby r.At descending
            select new
            {
                r.ReaderId,
                r.Party,
                r.Day,
                r.At,
                c.LaunchedOn,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        var candidatures = await (
            from r in db.CandidateReadings.AsNoTracking()
            join e in db.CareerExercises on r.ExerciseId equals e.Id
            where r.CandidateId == me && r.ReaderId != me
            orderby r.At descending
            select new
            {
                r.ReaderId,
                r.Party,
                r.Day,
                r.At,
                e.Year,
                e.LaunchedOn,
            }
        )
            .Take(Most)
            .ToListAsync(stop);
        var names = await OfficialNames.OfActorsAsync(
            db,
            [.. appraisals.Select(r => r.ReaderId), .. cases.Select(r => r.ReaderId), .. candidatures.Select(r => r.ReaderId)],
            stop
        );
        return
        [
            .. appraisals
                .Select(r => new OwnReading(
                    RecordKind.Appraisal,
                    new Cycle(r.CycleStart, r.CycleEnd).Label,
                    r.OpenedOn,
                    names[r.ReaderId],
                    r.As,
                    r.Step,
                    r.Day,
                    r.At
                ))
                .Concat(
                    cases.Select(r => new OwnReading(
                        RecordKind.Case,
                        "",
                        r.LaunchedOn,
                        names[r.ReaderId],
                        r.Party.ToString(),
                        null,
                        r.Day,
                        r.At
                    ))
                )
                .Concat(
                    candidatures.Select(r => new OwnReading(
                        RecordKind.Candidature,
                        $"{r.Year}",
                        r.LaunchedOn,
                        names[r.ReaderId],
                        r.Party.ToString(),
                        null,
                        r.Day,
                        r.At
                    ))
                )
                .OrderByDescending(r => r.At)
                .Take(Most),
        ];
    }
}
