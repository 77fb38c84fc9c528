using Fairway.Rules;

namespace Fairway.App.Training;

/// <summary>Refusals of use cases that no rule gives: sentences Refusals.&lt;code&gt;.</summary>
public static class TrainingRefusals
{
    private const string Rule = "LE-2";

    /// <summary>No fund is open for the official's unit or one above it in biennium {0}.</summary>
    public static Refusal FundNone(string biennium) => Refusal.Of(nameof(FundNone), "StartsOn", Rule, biennium);

    public static readonly Refusal TrainingObjectiveMissing = Refusal.Of(nameof(TrainingObjectiveMissing), "Need", Rule);

    public static readonly Refusal FundUnitUnknown = Refusal.Of(nameof(FundUnitUnknown), "Unit", Rule);

    /// <summary>There is one already for biennium {0}.</summary>
    public static Refusal FundOpenAlready(string biennium) => Refusal.Of(nameof(FundOpenAlready), "Biennium", Rule, biennium);

    /// <summary>A meeting has no day, or one to come.</summary>
    public static readonly Refusal CouncilDayWrong = Refusal.Of(nameof(CouncilDayWrong), "MetOn", Rule);

    public static readonly Refusal FundBienniumWrong = Refusal.Of(nameof(FundBienniumWrong), "Biennium", Rule);
}
