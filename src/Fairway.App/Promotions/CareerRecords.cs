using Fairway.App.ReportsBoard;
using Fairway.App.Service;
using Fairway.Rules;
using Fairway.Rules.Increments;
using Fairway.Rules.Promotions;
using Fairway.Rules.Service;
using Fairway.Rules.Titularization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.App.Promotions;

/// <summary>
/// What titularization and merit increments are judged by, from the database: service, the overall ratings that the Board has received, probation, the last
/// increment. Ratings are read by the rules; who reads what follows, the asking capability decides.
/// </summary>
internal static class CareerRecords
{
    /// <summary>Records by staff id.</summary>
    /// <param name="officials">With their periods.</param>
    /// <param name="only">The one official that they are; null: many.</param>
    /// <param name="asOf">The reference date: later cycles don't count.</param>
    public static async Task<IReadOnlyDictionary<string, CareerRecord>> OfAsync(
        FairwayDb db,
        IReadOnlyCollection<Official> officials,
        string? only,
        LocalDate asOf,
        CancellationToken stop
    )
    {
        var ratings = await OverallResults.OfAllAsync(db, only, asOf, stop);
        using var judged = db.Asking.OfEverybody();
        var probations = (
            await db
                .Probations.AsNoTracking()
                .Where(p => p.EntryOnDuty <= asOf && (only == null || p.StaffId == only))
                .Select(p => new
                {
                    p.StaffId,
                    p.EndsOn,
                    p.ExtendedTo,
                })
                .ToListAsync(stop)
        ).ToLookup(p => p.StaffId, p => p.ExtendedTo ?? p.EndsOn, StringComparer.Ordinal);
        var increments = (
            await (
                from c in db.Candidacies.AsNoTracking()
                join e in db.CareerExercises on c.ExerciseId equals e.Id
                where
                    e.Kind == ExerciseKind.MeritIncrement
                    && e.ClosedOn != null
                    && c.DecisionTwo == TrackDecision.Promoted
                    && c.RemovedFrom == null
                    && c.WithdrawnAt == null
                    && (only == null || c.StaffId == only)
                select new { c.StaffId, e.EffectiveOn }
            ).ToListAsync(stop)
        ).ToLookup(i => i.StaffId, i => i.EffectiveOn!.Value, StringComparer.Ordinal);
        return officials.ToDictionary(
            o => o.StaffId,
            o => new CareerRecord(
                o.DateOfBirth,
                [
                    .. o.Periods.Select(p => new ContractPeriod(
                        new Span(p.From, p.Until),
                        p.Organization,
                        Codes.Parse<ServiceStatus>(p.Status) ?? ServiceStatus.Active,
                        p.Category ?? "",
                        p.Grade ?? "",
                        p.Contract ?? "",
                        p.Funding ?? ""
                    )),
                ],
                [.. ratings[o.StaffId].Select(r => new RatedCycle(r.CycleEnd, r.Rating))],
                Last(probations[o.StaffId]),
                Last(increments[o.StaffId].Where(day => day <= asOf.PlusDays(1)))
            ),
            StringComparer.Ordinal
        );
    }

    /// <summary>How an official stands to an exercise that does not compare.</summary>
    public static ExerciseStanding Standing(CareerRecord record, ExerciseKind kind, LocalDate asOf, PolicySet policy) =>
        kind == ExerciseKind.Titularization
            ? TitularizationEligibility.Of(record, asOf, policy.Titularization, policy.Service)
            : IncrementEligibility.Of(record, asOf, policy.Increments, policy.Service);

    private static LocalDate? Last(IEnumerable<LocalDate> days) => days.Select(day => (LocalDate?)day).Max();
}
