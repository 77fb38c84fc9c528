using Fairway.Rules.Training;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Training;

/// <summary>A fund within an act that moves its money: nobody else moves it until the act is saved.</summary>
public sealed class FundAtHand
{
    private readonly FairwayDb _db;
    private int _last;

    private FundAtHand(FairwayDb db, TrainingFund fund, IReadOnlyCollection<FundMovement> ledger)
    {
        _db = db;
        _last = ledger.Count == 0 ? 0 : ledger.Max(m => m.Number);
        Fund = fund;
        Balance = BalanceOf(ledger);
    }

    public TrainingFund Fund { get; }

    /// <summary>Before the act.</summary>
    public FundBalance Balance { get; }

    public static FundBalance BalanceOf(IEnumerable<FundMovement> ledger) =>
        FundBalance.Of(ledger.Select(m => new Movement(m.Kind, m.Amount)));

    /// <summary>
    /// Runs an act in one transaction that begins by counting the fund's version: on PostgreSQL its row is locked from then on, on SQLite the file. What the
    /// act then reads of the ledger is what the last act left, so that two of them never spend the same money, and none has to be tried again.
    /// </summary>
    /// <param name="db">The context; what it tracked before is let go.</param>
    /// <param name="fundId">Which fund.</param>
    /// <param name="act">Adds what it does to the context; whatever else it answers than <see cref="ActResult.Ok"/> leaves everything as it was.</param>
    /// <param name="stop">The request's end.</param>
    public static async Task<ActResult> RunAsync(FairwayDb db, Guid fundId, Func<FundAtHand, Task<ActResult>> act, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var counted = await db
            .TrainingFunds.Where(f => f.Id == fundId)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Version, f => f.Version + 1), stop);
        if (counted == 0)
        {
            return ActResult.Missing;
        }
        var fund = await db.TrainingFunds.AsNoTracking().SingleAsync(f => f.Id == fundId, stop);
        var ledger = await db.FundMovements.AsNoTracking().Where(m => m.FundId == fundId).ToListAsync(stop);
        var result = await act(new FundAtHand(db, fund, ledger));
        if (result is ActResult.Done)
        {
            result = await db.SaveOrStaleAsync(stop);
        }
        if (result is ActResult.Done)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        else
        {
            db.ChangeTracker.Clear();
        }
        return result;
    }

    /// <summary>Appends movements to the ledger.</summary>
    /// <param name="movements">In their order.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="now">When.</param>
    /// <param name="request">For which request; null: for none.</param>
    /// <param name="reason">Why, where the fund itself is changed.</param>
    /// <param name="form">The form's own id, for the one movement that a form makes.</param>
    public void Append(
        IEnumerable<Movement> movements,
        string by,
        Instant now,
        Guid? request = null,
        string? reason = null,
        Guid? form = null
    )
    {
        foreach (var movement in movements)
        {
            _db.FundMovements.Add(
                new FundMovement
                {
                    Id = form ?? Guid.CreateVersion7(),
                    FundId = Fund.Id,
                    Number = ++_last,
                    Kind = movement.Kind,
                    Amount = movement.Amount,
                    RequestId = request,
                    Reason = reason,
                    By = by,
                    At = now,
                }
            );
        }
    }
}
