using Fairway.Rules.Appraisals;
using NodaTime;

namespace Fairway.Rules.Tests.Appraisals;

/// <summary>What is missing before a self-assessment is submitted and an assessment is signed.</summary>
[Trait("Rule", "CY-4")]
[Trait("Rule", "CY-5")]
[Trait("Rule", "CY-10")]
public sealed class End_of_the_cycle
{
    private static readonly LocalDate Today = new(2027, 12, 10);
    private static readonly AssessedCycle Cycle = AssessedCycle.Of(An.Agreement(), null, ofManager: false);
    private static readonly AssessedCycle OfManager = AssessedCycle.Of(An.Agreement(), null, ofManager: true);

    [Fact]
    public void A_self_assessment_speaks_of_each_output_each_competency_and_the_objective()
    {
        Assert.Empty(Codes(EndCheck.ForSubmitting(Self(), Cycle, An.Policy())));
        Assert.Equal(
            [
                "SelfOutputMissing",
                "SelfOutputMissing",
                "SelfOutputMissing",
                "SelfCompetencyMissing",
                "SelfCompetencyMissing",
                "SelfCompetencyMissing",
                "SelfObjectiveMissing",
            ],
            Codes(EndCheck.ForSubmitting(SelfAssessment.Empty, Cycle, An.Policy()))
        );
    }

    [Fact]
    public void Challenges_lessons_and_a_wish_for_the_career_may_stay_empty() =>
        Assert.Empty(
            EndCheck.ForSubmitting(
                Self().With(new SelfAssessedOutput(An.Output(1).Id, "Done", "", "")) with
                {
                    Career = "",
                },
                Cycle,
                An.Policy()
            )
        );

    [Fact]
    public void An_extra_criterion_is_answered_in_words_by_both()
    {
        var cycle = Cycle with { Criteria = [new("a", "Safety on mission", ""), new("b", "Archives", "")] };
        Assert.Equal(["CriterionAnswerMissing", "CriterionAnswerMissing"], Codes(EndCheck.ForSubmitting(Self(), cycle, An.Policy())));
        var self = Self() with { Criteria = [new("a", "Two trainings"), new("b", " ")] };
        Assert.Equal(["CriterionAnswerMissing"], Codes(EndCheck.ForSubmitting(self, cycle, An.Policy())));
        Assert.Equal(
            ["CriterionAnswerMissing", "CriterionAnswerMissing"],
            Codes(EndCheck.ForSigning(Whole(), cycle, An.Policy(), [], Today))
        );
        var answered = Whole() with { Criteria = [new("b", "In order"), new("a", "As agreed")] };
        Assert.Empty(EndCheck.ForSigning(answered, cycle, An.Policy(), [], Today));
    }

    [Fact]
    public void Only_managers_answer_the_managerial_questions()
    {
        Assert.Equal(
            ["AccountabilityAnswerMissing", "AccountabilityAnswerMissing"],
            Codes(EndCheck.ForSubmitting(Self(), OfManager, An.Policy()))
        );
        Assert.Equal(
            ["AccountabilityAnswerMissing"],
            Codes(EndCheck.ForSubmitting(Self() with { Accountabilities = [new("results", "Three of three")] }, OfManager, An.Policy()))
        );
    }

    [Fact]
    public void An_assessment_rates_and_says_why_of_every_part() =>
        Assert.Equal(
            [
                "OutputRatingMissing",
                "OutputAssessmentMissing",
                "OutputRatingMissing",
                "OutputAssessmentMissing",
                "OutputRatingMissing",
                "OutputAssessmentMissing",
                "CompetencyRatingMissing",
                "CompetencyAssessmentMissing",
                "CompetencyRatingMissing",
                "CompetencyAssessmentMissing",
                "CompetencyRatingMissing",
                "CompetencyAssessmentMissing",
                "ObjectiveAssessmentMissing",
                "CareerWordMissing",
                "OverallRatingMissing",
                "OverallTextMissing",
                "DiscussionMissing",
            ],
            Missing(Assessment.Empty)
        );

    [Fact]
    public void A_whole_assessment_can_be_signed() => Assert.Empty(Missing(Whole()));

    [Fact]
    public void A_rating_that_is_not_on_the_scale_is_not_kept()
    {
        Assert.Equal(["RatingUnknown"], Codes(Whole().WithOutput(Rated(1, "brilliant")).Unkeepable(An.Policy())));
        Assert.Equal(
            ["RatingUnknown"],
            Codes((Whole() with { Overall = new OverallRating("exceeded", "On the wrong scale", "") }).Unkeepable(An.Policy()))
        );
        Assert.Empty(Whole().Unkeepable(An.Policy()));
    }

    [Fact]
    public void An_odd_overall_rating_stands_with_its_reason()
    {
        var odd = Whole() with { Overall = new OverallRating("does-not-fully-meet", "I think so", "") };
        Assert.Equal(["OddnessUnexplained"], Missing(odd));
        Assert.Empty(Missing(odd with { Overall = odd.Overall with { OddnessReason = "Two complaints that no output shows" } }));
    }

    [Fact]
    public void A_surprise_is_explained_for_the_part_it_is_about()
    {
        var low = Whole().WithOutput(Rated(2, "partially-met"));
        Assert.Equal(["SurpriseUnexplained"], Missing(low));
        Assert.Empty(Missing(low.WithOutput(Rated(2, "partially-met") with { Surprise = "It came out in December" })));
        Assert.Empty(Missing(low, Raised(2, Today.PlusDays(-30))));
        Assert.Equal(["SurpriseUnexplained"], Missing(low, Raised(2, Today.PlusDays(-29))));
        Assert.Equal(["SurpriseUnexplained"], Missing(low, Raised(1, Today.PlusDays(-90))));
    }

    [Fact]
    public void A_withdrawn_output_is_not_assessed()
    {
        var review = ReviewForm.Empty.With(new OutputReview(An.Output(3).Id, "", "", OutputFate.Withdrawn, null, "Dropped"));
        var cycle = AssessedCycle.Of(An.Agreement(), review, false);
        var assessment = Whole() with { Outputs = Whole().Outputs.RemoveAt(2) };
        Assert.Empty(EndCheck.ForSigning(assessment, cycle, An.Policy(), [], Today));
    }

    [Theory]
    [Trait("Rule", "CY-7")]
    [InlineData(false, false, true, false, false, "")]
    [InlineData(true, false, true, false, false, "of-a-chief")]
    [InlineData(false, true, true, false, false, "objection")]
    [InlineData(false, false, false, false, false, "not-signed-by-official")]
    [InlineData(false, false, true, true, false, "delegate-signed")]
    [InlineData(false, false, true, false, true, "overall-sits-oddly")]
    [InlineData(true, true, false, true, true, "of-a-chief objection overall-sits-oddly not-signed-by-official delegate-signed")]
    public void The_second_level_acts_for_each_of_these_reasons_and_no_other(
        bool manager,
        bool objected,
        bool signed,
        bool delegateSigned,
        bool odd,
        string reasons
    ) =>
        Assert.Equal(
            reasons,
            string.Join(
                ' ',
                SecondLevelReview.Reasons(new(manager, objected, signed, delegateSigned, odd)).Select(finding => finding.Reason)
            )
        );

    [Theory]
    [InlineData("2027-09-29", false)]
    [InlineData("2027-09-30", true)]
    [InlineData("2028-01-15", true)]
    public void The_end_opens_three_months_before_the_last_day(string today, bool open)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(today).Value;
        var cycle = new Cycle(new(2026, 1, 1), new(2027, 12, 31));
        Assert.Equal(open, EndOpening.Check(cycle, day, An.Policy()).Judgement == Judgement.Met);
    }

    private static SelfAssessment Self() =>
        new()
        {
            Outputs = [.. Enumerable.Range(1, 3).Select(n => new SelfAssessedOutput(An.Output(n).Id, "Done", "The bank", "Ask earlier"))],
            Competencies = [.. Enumerable.Range(1, 3).Select(n => new CodedText($"competency-{n}", "In Lima"))],
            Objective = "Both courses",
            Career = "A field post",
        };

    private static Assessment Whole() =>
        new()
        {
            Outputs = [.. Enumerable.Range(1, 3).Select(n => Rated(n, "fully-met"))],
            Competencies = [.. Enumerable.Range(1, 3).Select(n => new Assessed($"competency-{n}", "fully-met", "Seen in Lima", ""))],
            Objective = "Well used",
            Career = "Ready for a field post",
            Overall = new OverallRating("fully-meets", "All delivered", ""),
            DiscussedOn = new(2027, 12, 9),
        };

    private static Assessed Rated(int nth, string rating) => new(An.Output(nth).Id.ToString(), rating, "Against its measure", "");

    private static Raised Raised(int nth, LocalDate on) => new(AgreementSections.OfOutput(An.Output(nth).Id), on, RaisedIn.Journal, "ben");

    private static IEnumerable<string> Missing(Assessment assessment, params Raised[] raised) =>
        Codes(EndCheck.ForSigning(assessment, Cycle, An.Policy(), raised, Today));

    private static IEnumerable<string> Codes(IEnumerable<Refusal> refusals) => refusals.Select(refusal => refusal.Code);
}
