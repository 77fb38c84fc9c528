using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training.Council;

/// <summary>A fund as the Council reads it.</summary>
/// <param name="Allotted">What it was given, cuts taken off: the organization's own act, and told as it stands today.</param>
public sealed record CouncilFund(string Unit, string UnitCode, int Biennium, string Currency, decimal Allotted, PublishedUse Use)
{
    /// <summary>What was free on the day of the figures, by what it has been given since.</summary>
    public decimal? Free => Allotted - Use.Used;
}

/// <summary>The use of funds as it may be told to who reads no requests (LE-2): the Council's room, the Union's and the auditor's, and the yearly report.</summary>
internal static class CouncilFunds
{
    /// <summary>Every fund, the newest biennium first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="day">The day of reading.</param>
    /// <param name="least">The smallest group that is shown.</param>
    /// <param name="until">The last day of which anything is told, for what must read the same ever after; null: as it stands.</param>
    /// <param name="stop">The request's end.</param>
    public static async Task<IReadOnlyList<CouncilFund>> OnAsync(
        FairwayDb db,
        LocalDate day,
        int least,
        LocalDate? until,
        CancellationToken stop
    )
    {
        var funds = await db.TrainingFunds.AsNoTracking().Where(f => until == null || f.OpenedOn <= until).ToListAsync(stop);
        var units = await db.Units.Select(u => new { u.Code, u.Name }).ToDictionaryAsync(u => u.Code, u => u.Name, stop);
        // Sums of funds, with those alone whom a sum may count apart from others.
        using var counted = db.Asking.OfEverybody();
        var ledger = (
            await (
                from m in db.FundMovements.AsNoTracking()
                from r in db.TrainingRequests.Where(r => r.Id == m.RequestId).DefaultIfEmpty()
                select new
                {
                    m.FundId,
                    m.Kind,
                    m.Amount,
                    m.At,
                    StaffId = (string?)r!.StaffId,
                }
            ).ToListAsync(stop)
        ).Select(m => (m.FundId, Use: new UseMovement(m.StaffId, m.At.InUtc().Date, new Movement(m.Kind, m.Amount)))).Where(m => until is null || m.Use.Day <= until).ToLookup(m => m.FundId, m => m.Use);
        return
        [
            .. funds
                .Select(f => new CouncilFund(
                    units.GetValueOrDefault(f.UnitCode, f.UnitCode),
                    f.UnitCode,
                    f.Biennium,
                    f.Currency,
                    FundBalance.Of(ledger[f.Id].Select(m => m.Movement)).Allotted,
                    FundUse.Of([.. ledger[f.Id]], day, least)
                ))
                .OrderByDescending(f => f.Biennium)
                .ThenBy(f => f.Unit, StringComparer.CurrentCulture),
        ];
    }
}
