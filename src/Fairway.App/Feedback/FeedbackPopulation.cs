using Fairway.Rules.Feedback;
using Fairway.Rules.Service;
using Microsoft.EntityFrameworkCore;
using Span = Fairway.Rules.Time.Span;

namespace Fairway.App.Feedback;

/// <summary>Who reported to whom (UF-3), as supervision and delegations have it.</summary>
internal static class FeedbackPopulation
{
    /// <summary>
    /// All stretches that touch the days given. Where a delegate signs (SV-5), those beneath report to the delegate while that lasts, and not to the chief.
    /// </summary>
    public static async Task<IReadOnlyList<Reporting>> OfAsync(FairwayDb db, Span days, UnitTree tree, CancellationToken stop)
    {
        var (from, until) = (days.From, days.Until);
        var supervisions = await db
            .Supervisions.AsNoTracking()
            .Where(s => (until == null || s.From < until) && (s.Until == null || s.Until > from))
            .ToListAsync(stop);
        var delegations = await db
            .Delegations.AsNoTracking()
            .Where(d => d.DelegateSigns && (until == null || d.From < until) && (d.Until == null || d.Until > from))
            .ToListAsync(stop);
        var units = delegations.SelectMany(d => tree.Within(d.UnitCode)).Select(u => u.Code).Distinct(StringComparer.Ordinal).ToList();
        var periods = (
            await db
                .ServicePeriods.AsNoTracking()
                .Where(p => units.Contains(p.UnitCode!) && (until == null || p.From < until) && (p.Until == null || p.Until > from))
                .ToListAsync(stop)
        ).ToLookup(p => p.StaffId, StringComparer.Ordinal);

        var reporting = new List<Reporting>();
        foreach (var supervision in supervisions)
        {
            List<Span> own = [new(supervision.From, supervision.Until)];
            foreach (var delegation in delegations.Where(d => d.ChiefId == supervision.SupervisorId && d.DelegateId != supervision.StaffId))
            {
                var within = tree.Within(delegation.UnitCode).Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
                foreach (var period in periods[supervision.StaffId].Where(p => within.Contains(p.UnitCode!)))
                {
                    var shared = new Span(supervision.From, supervision.Until)
                        .Intersect(new Span(delegation.From, delegation.Until))
                        ?.Intersect(new Span(period.From, period.Until));
                    if (shared is { } part)
                    {
                        reporting.Add(new Reporting(supervision.StaffId, delegation.DelegateId, part));
                        own = [.. own.SelectMany(span => Without(span, part))];
                    }
                }
            }
            reporting.AddRange(own.Select(span => new Reporting(supervision.StaffId, supervision.SupervisorId, span)));
        }
        return reporting;
    }

    /// <summary>What is left of a span before and after a part of it.</summary>
    private static IEnumerable<Span> Without(Span span, Span part)
    {
        if (!span.Overlaps(part))
        {
            yield return span;
            yield break;
        }
        if (span.From < part.From)
        {
            yield return new Span(span.From, part.From);
        }
        if (part.Until is { } end && (span.Until is null || end < span.Until))
        {
            yield return new Span(end, span.Until);
        }
    }
}
