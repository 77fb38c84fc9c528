using Fairway.App.Policies;
using Fairway.Rules;
using Fairway.Rules.Sources;
using NodaTime;

namespace Fairway.App.Tests.Policies;

[Trait("Rule", "SV-1")]
[Trait("Rule", "CY-1")]
[Trait("Rule", "CY-2")]
[Trait("Rule", "CY-4")]
[Trait("Rule", "CY-5")]
[Trait("Rule", "CY-6")]
[Trait("Rule", "CY-10")]
[Trait("Rule", "CY-12")]
[Trait("Rule", "PR-1")]
[Trait("Rule", "PR-2")]
[Trait("Rule", "PR-5")]
public sealed class Library_as_shipped
{
    private static readonly PolicyLibrary Library = PolicyLibrary.Load(PolicyLibrary.Shipped);
    private static readonly PolicySet Policy = Library.PolicyAt(new(2026, 1, 1));

    [Fact]
    public void It_loads_without_a_mistake_and_says_which_version_it_is() =>
        Assert.Matches(@"^ILO PMF 2009-07-22 · 2026-01-01 · [0-9a-f]{12}$", Library.Version);

    [Fact]
    public void Its_numbers_are_the_rulebooks()
    {
        var policy = Policy.Appraisals;
        Assert.Equal(Period.FromMonths(24), policy.CycleLength);
        Assert.Equal(new(2010, 1, 1), policy.CycleAnchor);
        Assert.Equal(Period.FromMonths(6), policy.CycleMinimum);
        Assert.Equal(Period.FromMonths(3), policy.BeginningDueAfterStart);
        Assert.Equal(Period.FromMonths(12), policy.MidTermDueAfterStart);
        Assert.Equal(new(3, 5), policy.Outputs);
        Assert.Equal(new(3, 5), policy.Competencies);
        Assert.Equal(Period.FromDays(8), policy.CommentsWindow);
        Assert.Equal(Period.FromDays(30), policy.NoSurprisesLead);
        Assert.Equal(Period.FromDays(14), policy.HandoverDue);
        Assert.False(Policy.Service.CountsUnpaidLeave);
        Assert.True(Policy.Service.DelegateMaySign);
        var probation = Policy.Probation;
        Assert.Equal(
            [24, 1, 6, 12, 18, 20, 21, 18, 9, 3],
            new[]
            {
                probation.Length,
                probation.BeginningDueAfterEntry,
                probation.FirstMidTermDueAfterEntry,
                probation.AppraisalDueAfterEntry,
                probation.SecondMidTermDueAfterEntry,
                probation.InputDueAfterEntry,
                probation.ReportDueAfterEntry,
                probation.InputOpensAfterEntry,
                probation.BetweenReports,
                probation.WarningLead,
            }.Select(period => period.Months)
        );
        Assert.Equal((3, 5), (probation.InputsMinimum, probation.InputsMaximum));
        Assert.Equal(["confirm", "extend", "not-confirm"], probation.Recommendations.Select(one => one.Code));
        Assert.Equal(new(Period.FromMonths(6), Period.FromMonths(12)), Policy.TechnicalCooperation);
    }

    [Fact]
    public void The_last_grade_of_each_category_is_its_highest() =>
        Assert.Equal(
            ["G7", "NOE", "P5", "D2"],
            Policy.Service.Grades.All.Where(grade => grade.IsHighestInCategory).Select(grade => grade.Code)
        );

    [Fact]
    public void Scales_run_from_lowest_to_highest()
    {
        var ratings = Policy.Appraisals.Ratings;
        Assert.Equal(["partially-met", "fully-met", "exceeded"], ratings.Outputs.Select(rating => rating.Code));
        Assert.Equal(["partially-met", "fully-met", "exceeded"], ratings.Competencies.Select(rating => rating.Code));
        Assert.Equal(["does-not-fully-meet", "fully-meets", "consistently-exceeds"], ratings.Overall.Select(rating => rating.Code));
    }

    [Fact]
    public void Nine_core_competencies_have_three_or_four_indicators_each_and_are_marked_as_ours()
    {
        Assert.Equal(9, Policy.Appraisals.Catalogue.All.Length);
        Assert.All(Policy.Appraisals.Catalogue.All, competency => Assert.InRange(competency.Indicators.Length, 3, 4));
        Assert.All(Library.Find("competencies.catalogue")!.Values, value => Assert.True(value.Source.IsAssumption));
    }

    [Fact]
    public void Every_value_has_a_source_that_a_reader_can_open()
    {
        foreach (var value in Library.Parameters.SelectMany(parameter => parameter.Values))
        {
            Assert.True(value.Source.IsAssumption ? value.Source.Note!.Es.Length > 20 : value.Source.Provision.Length > 0);
            Assert.Equal(value.Source.IsAssumption, value.Source.Instrument == Instruments.Assumption);
            Assert.NotEmpty(value.Text);
        }
    }

    [Fact]
    public void French_keeps_its_punctuation_on_the_line()
    {
        var texts = Library.Parameters.SelectMany(p => p.Values.Select(v => v.Source.Note?.Fr).Append(p.Name.Fr)).OfType<string>();
        Assert.All(
            texts.Concat(Policy.Appraisals.Accountabilities.All.Select(q => q.Text.Fr)),
            text => Assert.DoesNotMatch(@"[^\u00A0][;:?!»]|«[^\u00A0]", text)
        );
    }

    [Fact]
    public void A_day_before_the_framework_has_no_policy() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Library.PolicyAt(Library.Since.PlusDays(-1)));

    [Fact]
    public void The_first_day_of_the_framework_has_one() => Assert.Equal(Library.Since, Library.PolicyAt(Library.Since).AsOf);
}
