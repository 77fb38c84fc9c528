namespace Fairway.Rules.Training;

/// <summary>Why the money of a fund moved.</summary>
[Rule("LE-2")]
public enum MovementKind
{
    /// <summary>The fund was opened with it.</summary>
    Opened,

    /// <summary>The fund was raised by it.</summary>
    Raised,

    /// <summary>The fund was cut by it.</summary>
    Cut,

    /// <summary>A request was approved.</summary>
    Committed,

    /// <summary>What was committed is no longer: the training was held or cancelled.</summary>
    Released,

    /// <summary>What a training cost, as far as it was approved.</summary>
    Spent,
}

/// <summary>One movement of a fund: what was given to it counts up, what was taken from it down.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Amount">With its sign, in hundredths at the finest; never nought.</param>
public readonly record struct Movement(MovementKind Kind, decimal Amount);

/// <summary>What the movements of a fund come to. Available is their sum and nothing else.</summary>
/// <param name="Allotted">What it was given, cuts taken off.</param>
/// <param name="Committed">What is promised to trainings that are still to be paid.</param>
/// <param name="Spent">What trainings cost.</param>
[Rule("LE-2")]
public sealed record FundBalance(decimal Allotted, decimal Committed, decimal Spent)
{
    /// <summary>What can still be approved.</summary>
    public decimal Available => Allotted - Committed - Spent;

    /// <summary>The balance that follows from all movements.</summary>
    public static FundBalance Of(IEnumerable<Movement> movements)
    {
        var (allotted, committed, spent) = (0m, 0m, 0m);
        foreach (var movement in movements)
        {
            switch (movement.Kind)
            {
                case MovementKind.Opened or MovementKind.Raised or MovementKind.Cut:
                    allotted += movement.Amount;
                    break;
                case MovementKind.Committed or MovementKind.Released:
                    committed -= movement.Amount;
                    break;
                default:
                    spent -= movement.Amount;
                    break;
            }
        }
        return new FundBalance(allotted, committed, spent);
    }
}

/// <summary>A request that waits for money, as a cut looks at it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Cost">What it asks for.</param>
public readonly record struct WaitingCost(Guid Id, decimal Cost);

/// <summary>What a fund can bear, and what a cut of it stops (LE-2).</summary>
[Rule("LE-2")]
public static class FundLedger
{
    private const string Rule = "LE-2";

    /// <summary>The largest amount in one movement: beyond it stands a slip of the keyboard.</summary>
    public const decimal Largest = 100_000_000m;

    /// <summary>Whether an amount can stand in a ledger: above nought, not beyond the largest, in whole hundredths.</summary>
    public static bool IsAmount(decimal? amount) => amount is > 0 and <= Largest && decimal.Round(amount.Value, 2) == amount.Value;

    /// <summary>The movement that an approval makes; refused where the fund would go below nought.</summary>
    /// <param name="balance">The fund as it stands in the same transaction.</param>
    /// <param name="cost">What is asked for.</param>
    public static (Movement? Made, Refusal? Refused) Commit(FundBalance balance, decimal cost) =>
        cost <= balance.Available
            ? (new Movement(MovementKind.Committed, -cost), null)
            : (null, Refusal.Of(RefusalCodes.FundTooSmall, null, Rule, cost, balance.Available));

    /// <summary>The movements by which a training is paid: the promise goes, and what it cost comes, as far as it was approved.</summary>
    /// <param name="approved">What was approved.</param>
    /// <param name="actual">What it cost.</param>
    public static IReadOnlyList<Movement> Settle(decimal approved, decimal actual) =>
        Math.Min(approved, actual) is > 0 and var paid
            ? [new(MovementKind.Released, approved), new(MovementKind.Spent, -paid)]
            : [new(MovementKind.Released, approved)];

    /// <summary>The movement by which what goes beyond the approved is paid; refused where the fund would go below nought.</summary>
    public static (Movement? Made, Refusal? Refused) PayBeyond(FundBalance balance, decimal approved, decimal actual) =>
        actual - approved <= balance.Available
            ? (new Movement(MovementKind.Spent, approved - actual), null)
            : (null, Refusal.Of(RefusalCodes.FundTooSmall, null, Rule, actual - approved, balance.Available));

    /// <summary>The movement of a cut; refused where more would go than nobody was promised: an approved training is cancelled openly, or stays.</summary>
    public static (Movement? Made, Refusal? Refused) Cut(FundBalance balance, decimal by) =>
        by <= balance.Available
            ? (new Movement(MovementKind.Cut, -by), null)
            : (null, Refusal.Of(RefusalCodes.FundCutTooLarge, "Amount", Rule, by, balance.Available));

    /// <summary>Which of those who wait could no longer be approved after a cut and could before, one after the other in the order in which they asked.</summary>
    /// <param name="balance">The fund before the cut.</param>
    /// <param name="by">The cut.</param>
    /// <param name="waiting">Requests without a decision, the oldest first.</param>
    public static IReadOnlyList<Guid> StoppedBy(FundBalance balance, decimal by, IReadOnlyCollection<WaitingCost> waiting)
    {
        var before = Fits(balance.Available);
        return [.. before.Except(Fits(balance.Available - by))];

        HashSet<Guid> Fits(decimal available)
        {
            var fit = new HashSet<Guid>();
            foreach (var one in waiting)
            {
                if (one.Cost <= available)
                {
                    fit.Add(one.Id);
                    available -= one.Cost;
                }
            }
            return fit;
        }
    }
}
