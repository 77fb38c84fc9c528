namespace Fairway.App.Privacy;

/// <summary>
/// What of each table is a person's, in one place. In the copy of their own data stand the rows about them and the texts they wrote. Where they act in somebody
/// else's record the copy says how often: that record is the other's. Nothing comes out that the pages would not show them today.
/// </summary>
public static partial class HeldTables
{
    public static IReadOnlyList<HeldTable> All { get; } =
    [
        .. OfAccounts(),
        .. OfService(),
        .. OfAppraisals(),
        .. OfUnderperformance(),
        .. OfProbation(),
        .. OfTheBoard(),
        .. OfPromotions(),
        .. OfReclassification(),
        .. OfTraining(),
        .. OfFeedback(),
        .. OfTheRest(),
    ];
}
