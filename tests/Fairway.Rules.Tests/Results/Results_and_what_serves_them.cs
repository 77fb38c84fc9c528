using Fairway.Rules.Results;

namespace Fairway.Rules.Tests.Results;

[Trait("Rule", "RB-1")]
[Trait("Rule", "RB-2")]
public sealed class Results_and_what_serves_them
{
    private static readonly OutcomeNode[] Lines =
    [
        new("A", null, OutcomeKind.Outcome),
        new("A.1", "A", OutcomeKind.Output),
        new("A.i", "A", OutcomeKind.Indicator),
        new("A.HRD", "A", OutcomeKind.UnitOutcome),
        new("B", null, OutcomeKind.Outcome),
        new("C", "GONE", OutcomeKind.Outcome),
    ];

    [Fact]
    public void An_output_that_serves_a_line_serves_those_above_it() => Assert.Equal(["A.1", "B", "C"], Served.ByNobody(Lines, ["A.HRD"]));

    [Fact]
    public void Without_outputs_everything_but_indicators_is_served_by_nobody() =>
        Assert.Equal(["A", "A.1", "A.HRD", "B", "C"], Served.ByNobody(Lines, []));

    [Fact]
    public void A_link_to_nowhere_serves_nothing() => Assert.Equal(5, Served.ByNobody(Lines, ["Z"]).Count);

    [Fact]
    public void A_circle_of_parents_is_walked_once() =>
        Assert.Empty(Served.ByNobody([new("A", "B", OutcomeKind.Outcome), new("B", "A", OutcomeKind.Outcome)], ["A"]));

    [Fact]
    public void Every_kind_has_a_code_that_reads_back()
    {
        Assert.All(Enum.GetValues<OutcomeKind>(), kind => Assert.Equal(kind, OutcomeKinds.Parse(kind.Code())));
        Assert.Null(OutcomeKinds.Parse("Outcome"));
    }
}
