using System.Text.RegularExpressions;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Tests.Cases;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>Counts and dates are in cases/appraisals; here stands every field and what a hand-made request may send.</summary>
[Trait("Rule", "CY-2")]
[Trait("Rule", "CY-2b")]
[Trait("Rule", "RB-2")]
public sealed class Agreement_before_it_is_signed
{
    private static readonly LocalDate Today = new(2026, 3, 18);

    [Fact]
    public void A_complete_agreement_can_be_signed()
    {
        Assert.Empty(Signing(An.Agreement()));
        Assert.Empty(Signing(An.Agreement(), isManager: true));
    }

    [Fact]
    public void An_empty_one_can_be_shared_and_is_told_everything_it_lacks()
    {
        Assert.Empty(AgreementCheck.ForSharing(AgreementForm.Empty, An.Policy()));
        Assert.Equal(
            [
                "Outputs",
                "Competencies",
                "Objective.Text",
                "Objective.Actions",
                "Accountabilities[0].Expectation",
                "Accountabilities[1].Expectation",
                "DiscussedOn",
            ],
            Signing(AgreementForm.Empty, isManager: true).Select(refusal => refusal.Field)
        );
    }

    [Theory]
    [InlineData("Outputs[2].Title", RefusalCodes.OutputTitleMissing, "CY-2")]
    [InlineData("Outputs[2].Measure", RefusalCodes.OutputMeasureMissing, "CY-2")]
    [InlineData("Outputs[2].Timeline", RefusalCodes.OutputTimelineMissing, "CY-2")]
    [InlineData("Outputs[2].Resources", RefusalCodes.OutputResourcesMissing, "CY-2")]
    [InlineData("Outputs[2].Outcome", RefusalCodes.OutputLinkMissing, "RB-2")]
    [InlineData("Competencies[2].IndicatorsOfSuccess", RefusalCodes.CompetencyIndicatorsMissing, "CY-2")]
    [InlineData("Competencies[2].WhyNeeded", RefusalCodes.CompetencyReasonMissing, "CY-2")]
    [InlineData("Objective.Text", RefusalCodes.ObjectiveMissing, "CY-2")]
    [InlineData("Objective.Actions", RefusalCodes.ObjectiveActionsMissing, "CY-2")]
    [InlineData("Accountabilities[1].Expectation", RefusalCodes.AccountabilityMissing, "CY-2")]
    public void A_field_left_empty_is_named_with_its_rule(string field, string code, string rule)
    {
        var refusal = Assert.Single(Signing(Edits.With(An.Agreement(), field, ""), isManager: true));
        Assert.Equal((code, field, rule), (refusal.Code, refusal.Field, refusal.Rule));
    }

    [Fact]
    public void The_support_for_the_objective_may_stay_empty() =>
        Assert.Empty(Signing(Edits.With(An.Agreement(), "Objective.Support", "")));

    [Fact]
    public void Readers_count_from_one() => Assert.Equal([3], Signing(Edits.With(An.Agreement(), "Outputs[2].Title", ""))[0].Args);

    [Fact]
    public void A_competency_that_the_catalogue_lacks_is_refused() =>
        Assert.Equal([RefusalCodes.CompetencyUnknown], Codes(Signing(Edits.With(An.Agreement(), "Competencies[0].Code", "telepathy"))));

    [Fact]
    public void Three_times_the_same_competency_are_one()
    {
        var form = Edits.With(Edits.With(An.Agreement(), "Competencies[0].Code", "competency-3"), "Competencies[1].Code", "competency-3");
        Assert.Equal(
            [RefusalCodes.CompetenciesTooFew, RefusalCodes.CompetencyRepeated, RefusalCodes.CompetencyRepeated],
            Codes(Signing(form))
        );
    }

    [Fact]
    public void A_managerial_question_that_is_not_asked_is_refused()
    {
        var form = An.Agreement() with { Accountabilities = [.. An.Agreement().Accountabilities, new("weather", "Sun")] };
        Assert.Equal([RefusalCodes.AccountabilityUnknown], Codes(Signing(form, isManager: true)));
    }

    [Fact]
    public void Every_text_has_a_limit_and_is_named_by_its_field()
    {
        var policy = An.Policy() with { TextMaximum = 20 };
        var form = new AgreementForm
        {
            Outputs = [new(Guid.Empty, Long(), Long(), Long(), Long(), Long(), null)],
            Competencies = [new(Long(), Long(), Long())],
            Objective = new(Long(), Long(), Long()),
            Accountabilities = [new(Long(), Long())],
        };
        var refusals = AgreementCheck.ForSharing(form, policy);
        Assert.Equal(13, refusals.Count);
        Assert.Equal(13, refusals.Select(refusal => refusal.Field).Distinct().Count());
        Assert.All(refusals, refusal => Assert.Equal([21, 20], refusal.Args));

        static string Long() => new('x', 21);
    }

    [Theory]
    // Escaped, since an attribute's text is UTF-8 and holds no half characters.
    [InlineData(@"\ud83d\ude00 fine", true)]
    [InlineData(@"broken \ud83d", false)]
    [InlineData(@"\ude00 broken", false)]
    [InlineData(@"\ud83d\ud83d\ude00", false)]
    [InlineData(@"<script>alert(1)</script> \u0000 \u202e", true)]
    public void Half_a_character_is_refused_and_a_script_is_text(string escaped, bool taken)
    {
        var form = Edits.With(An.Agreement(), "Outputs[0].Title", Regex.Unescape(escaped));
        Assert.Equal(taken ? [] : [RefusalCodes.TextNotUnicode], Codes(AgreementCheck.ForSharing(form, An.Policy())));
    }

    [Fact]
    public void A_list_without_end_and_an_output_sent_twice_are_refused()
    {
        var many = An.Agreement() with { Outputs = [.. Enumerable.Range(1, 51).Select(An.Output)] };
        Assert.Equal([RefusalCodes.TooManyEntries], Codes(AgreementCheck.ForSharing(many, An.Policy())));
        var twice = An.Agreement() with { Outputs = [An.Output(1), An.Output(2), An.Output(1)] };
        Assert.Equal([RefusalCodes.OutputRepeated], Codes(AgreementCheck.ForSharing(twice, An.Policy())));
    }

    [Fact]
    public void What_can_not_be_shared_can_not_be_signed()
    {
        var form = Edits.With(An.Agreement(), "Outputs[0].Title", new string('x', 10_001));
        Assert.Equal(AgreementCheck.ForSharing(form, An.Policy()), Signing(form));
    }

    [Fact]
    public void Two_forms_that_say_the_same_are_equal_whatever_arrays_hold_them()
    {
        Assert.Equal(An.Agreement(), An.Agreement());
        Assert.Equal(An.Agreement().GetHashCode(), An.Agreement().GetHashCode());
        Assert.Equal(
            AgreementForm.Empty,
            new AgreementForm
            {
                Outputs = default,
                Competencies = default,
                Accountabilities = default,
            }
        );
        Assert.NotEqual(An.Agreement(), An.Agreement() with { Outputs = [.. An.Agreement().Outputs.Reverse()] });
        Assert.NotEqual(An.Agreement(), An.Agreement() with { DiscussedOn = null });
        Assert.False(
            An.Agreement().Outputs.Equals(An.Agreement().Outputs),
            "Arrays alone compare by reference, which is why the record doesn't."
        );
    }

    private static IReadOnlyList<Refusal> Signing(AgreementForm form, bool isManager = false) =>
        AgreementCheck.ForSigning(form, An.Policy(), isManager, Today);

    private static IEnumerable<string> Codes(IEnumerable<Refusal> refusals) => refusals.Select(refusal => refusal.Code);
}
