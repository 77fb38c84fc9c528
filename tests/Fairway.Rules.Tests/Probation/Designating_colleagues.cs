using Fairway.Rules.Probation;
using static Fairway.Rules.Probation.DesignationMode;

namespace Fairway.Rules.Tests.Probation;

public class Designating_colleagues
{
    private static readonly ProbationPolicy s_policy = An.PolicySet().Probation;

    [Theory]
    [InlineData(0, 5)]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    [InlineData(6, 0)]
    public void Together_up_to_five_stand_whoever_proposed_them(int standing, int left)
    {
        var names = Names((NamedBy.Official, standing));
        Assert.Equal(left, Designation.Left(Together, NamedBy.Official, names, s_policy));
        Assert.Equal(left, Designation.Left(Together, NamedBy.Supervisor, names, s_policy));
        Assert.Equal(0, Designation.Left(Together, NamedBy.Hr, names, s_policy));
    }

    [Fact]
    public void Where_they_do_not_agree_each_names_half_and_HR_the_odd_one()
    {
        Assert.Equal((2, 1), (Designation.Half(s_policy), Designation.Odd(s_policy)));
        var names = Names((NamedBy.Official, 2), (NamedBy.Supervisor, 1));
        Assert.Equal(0, Designation.Left(Halves, NamedBy.Official, names, s_policy));
        Assert.Equal(1, Designation.Left(Halves, NamedBy.Supervisor, names, s_policy));
        Assert.Equal(1, Designation.Left(Halves, NamedBy.Hr, names, s_policy));
        Assert.Equal(0, Designation.Odd(s_policy with { InputsMaximum = 4 }));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Three_are_enough(int designated, bool enough) => Assert.Equal(enough, Designation.IsEnough(designated, s_policy));

    [Fact]
    public void A_proposal_is_no_designation_until_the_other_agrees()
    {
        Assert.False(Designation.IsDesignated(Together, new(NamedBy.Official, false)));
        Assert.True(Designation.IsDesignated(Together, new(NamedBy.Official, true)));
        Assert.True(Designation.IsDesignated(Halves, new(NamedBy.Official, false)));
    }

    [Fact]
    public void Codes_of_recommendations_are_read_as_they_are_written()
    {
        Assert.All(Enum.GetValues<Recommendation>(), one => Assert.Equal(one, Recommendations.Parse(one.Code())));
        Assert.Null(Recommendations.Parse("dismiss"));
    }

    private static List<StandingName> Names(params (NamedBy By, int Count)[] of) =>
        [.. of.SelectMany(names => Enumerable.Repeat(new StandingName(names.By, false), names.Count))];
}
