namespace Fairway.Rules.Results;

/// <summary>What a line of the programme and budget is (RB-1), with its code in <c>outcomes.csv</c>.</summary>
[Rule("RB-1")]
public enum OutcomeKind
{
    /// <summary>An organizational outcome: <c>outcome</c>.</summary>
    Outcome,

    /// <summary>An output of the programme and budget under an outcome: <c>output</c>.</summary>
    Output,

    /// <summary>What an outcome is measured by: <c>indicator</c>.</summary>
    Indicator,

    /// <summary>What a department or unit is expected to achieve under an outcome: <c>unit-outcome</c>.</summary>
    UnitOutcome,
}

/// <summary>The codes by which files name outcome kinds, and what an appraisal's output may link to.</summary>
public static class OutcomeKinds
{
    /// <summary>The code in <c>outcomes.csv</c>.</summary>
    public static string Code(this OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Outcome => "outcome",
            OutcomeKind.Output => "output",
            OutcomeKind.Indicator => "indicator",
            OutcomeKind.UnitOutcome => "unit-outcome",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>Reads a code; null if it is none.</summary>
    public static OutcomeKind? Parse(string code) =>
        code switch
        {
            "outcome" => OutcomeKind.Outcome,
            "output" => OutcomeKind.Output,
            "indicator" => OutcomeKind.Indicator,
            "unit-outcome" => OutcomeKind.UnitOutcome,
            _ => null,
        };

    /// <summary>Whether an official's output can serve it (RB-2): every result can be served; an indicator only measures one.</summary>
    [Rule("RB-2")]
    public static bool CanBeServed(this OutcomeKind kind) => kind != OutcomeKind.Indicator;
}
