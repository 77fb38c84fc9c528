using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Service;

/// <summary>What waits for HR partners in people and units: counts, each from the units they serve.</summary>
public static class ServiceWaiting
{
    /// <summary>Questions of fact without an answer (decision 7), and since when the oldest waits.</summary>
    public static async Task<(int Count, Instant? Oldest)> FactQuestionsAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (!reader.Holds(Office.HrPartner))
        {
            return (0, null);
        }

        var open = db.FactQuestions.Where(q => q.AnsweredAt == null && q.StaffId != reader.StaffId);
        if (reader.HrUnits is { } served)
        {
            var units = served.ToList();
            var day = reader.Today;
            open = open.Where(q =>
                db.ServicePeriods.Any(p =>
                    p.StaffId == q.StaffId && p.From <= day && (p.Until == null || day < p.Until) && units.Contains(p.UnitCode!)
                )
            );
        }

        var raised = await open.Select(q => q.RaisedAt).ToListAsync(stop);
        return raised.Count == 0 ? (0, null) : (raised.Count, raised.Min());
    }

    /// <summary>Units in which nobody is responsible chief today (decision 12).</summary>
    public static Task<int> VacantChiefsAsync(FairwayDb db, Reader reader, CancellationToken stop = default)
    {
        if (!reader.Holds(Office.HrPartner))
        {
            return Task.FromResult(0);
        }

        var day = reader.Today;
        var vacant = db.Units.Where(u =>
            !db.Chieftaincies.Any(c => c.UnitCode == u.Code && c.From <= day && (c.Until == null || day < c.Until))
        );
        if (reader.HrUnits is { } served)
        {
            var units = served.ToList();
            vacant = vacant.Where(u => units.Contains(u.Code));
        }

        return vacant.CountAsync(stop);
    }
}
