namespace Fairway.App.Privacy;

/// <summary>
/// What of each table is a person's, in one place. In the copy of their own data stand the rows about them and the texts they wrote. Where they act in somebody
/// else's record the copy says how often: that record is the other's. Nothing comes out that the pages would not show them today.
/// </summary>
public static partial class HeldTables
{
    // Why tables stay when somebody's file goes.
    private const string TheOffices = "who held an office of trust, granted by whom, is everybody's to see and verified as such";
    private const string TheProducts = "of the installation, of nobody";
    private const string OfADay = "gone after a day by itself";
    private const string ForMany = "written for many";
    private const string TheStaffFile =
        "the organization's staff file owns it: names stand in others' records, and service is what all times are counted from";
    private const string TheRounds = "published keys and sizes of groups, on which others' invitations hang";
    private const string OfUnits = "of a unit";
    private const string OfNobodyByName = "names nobody (ADR 18)";
    private const string TheRegister = "the register of concerns is everybody's, and verified step by step";
    private const string TheFigures = "figures, which name no candidate and no official";
    private const string TheMinutes = "minutes: who sat and what was decided for many";
    private const string TheExercises = "the exercise as it was for everybody, its frozen lists with their check sums";
    private const string OfJobs = "of a job, not of a person";
    private const string TheLedger = "the ledger's arithmetic: sums and numbers without a gap";
    private const string TheRecordOfIt = "what was held back and what was deleted has to be known afterwards";

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
